"""Settings: country of numbers, theme, and pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.services.preparing.country import country_in_sentence, default_country
from flowiq_desktop.services.preparing.load import countries
from flowiq_desktop.services.sending.limits.texts import WHERE_PRICES_COME_FROM
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.moments import day
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.choosers.country_chooser import CountryChooser
from flowiq_desktop.ui.widgets.choosers.language_chooser import LanguageChooser
from flowiq_desktop.ui.widgets.number_box import connections_box, rate_box
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.prices import PriceService

_SIZE = (480, 0)
_THEMES = {
    "system": mark("As the computer says"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "contrast": mark("High contrast"),
}


_KEPT_DAYS = (0, 30, 90, 180, 365)
"""How long past sends may be kept; 0 is for good."""


class SettingsDialog(TaskDialog):
    """Choices that are remembered.

    Signals:
        applied: they are saved, and may have changed.
    """

    applied = Signal()

    def __init__(
        self,
        preferences: PreferenceStore,
        prices: PriceService,
        languages: Sequence[str] = (),
        open_country: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the choices.

        Args:
            preferences: what was chosen before.
            prices: what the person says that a message costs.
            languages: codes of the languages that the program speaks.
            open_country: that of the spreadsheet that is open, if any.
            parent: the window.
        """
        super().__init__("settings_dialog", lambda: say("Settings"), _SIZE, parent)
        self._preferences, self._open_country, self._prices = preferences, open_country, prices
        self.country = CountryChooser(countries())
        self.language, self.theme = LanguageChooser(languages), Chooser()
        self.rate = rate_box("settings_rate")
        self.connections = connections_box("settings_connections")
        self.keep = Chooser()
        self.currency, self.price = QLineEdit(), QLineEdit()
        self._about_price, self._wrong = PlainLabel(role="small"), PlainLabel(role="strong")
        self.cancel_button = QPushButton()
        self.save_button = QPushButton()
        self._heading = PlainLabel(role="title")
        self._hint = PlainLabel(role="hint")
        self._labels = {widget: QLabel() for widget in self._inputs()}
        self._fill()
        self._build_layout()
        keep_translated(self, self._say)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)

    def _inputs(self) -> tuple[QWidget, ...]:
        return (
            *(self.language, self.country, self.theme, self.rate, self.connections, self.keep),
            *(self.currency, self.price),
        )

    @Slot()
    def _on_save(self) -> None:
        choices = self._preferences.current
        try:
            self._prices.keep(self.price.text(), self.currency.text())
        except AppError as fault:
            self._wrong.show_if_any(f"{fault.message} {fault.advice}")
            self.show_part(self._wrong)
            self.price.setFocus()
            return
        if self.country.currentData() not in (None, default_country(choices)):
            choices.country = self.country.currentData()
        choices.theme = self.theme.currentData()
        choices.language = self.language.chosen()
        choices.rate_per_minute = self.rate.value()
        choices.connections = self.connections.value()
        choices.keep_days = self.keep.currentData()
        self._preferences.keep()
        self.applied.emit()
        self.accept()

    def _fill(self) -> None:
        choices = self._preferences.current
        for value in _THEMES:
            self.theme.addItem("", value)
        self.language.show_language(choices.language)
        self.country.show_country(default_country(choices))
        self.theme.setCurrentIndex(max(0, self.theme.findData(choices.theme)))
        self.rate.setValue(choices.rate_per_minute)
        self.connections.setValue(choices.connections)
        for days in sorted({*_KEPT_DAYS, choices.keep_days}):
            self.keep.addItem("", days)
        self.keep.setCurrentIndex(self.keep.findData(choices.keep_days))
        self.currency.setText(choices.currency)
        self.price.setText(self._prices.shown())

    def _say(self) -> None:
        self._heading.setText(self.tr("Settings"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.save_button.setText(self.tr("&Save"))
        for place, looks in enumerate(_THEMES.values()):
            self.theme.setItemText(place, say(looks))
        for widget, text in (
            (self.language, self.tr("&Language")),
            (self.country, self.tr("&Country of numbers")),
            (self.theme, self.tr("Colou&rs")),
            (self.rate, self.tr("Messages a &minute")),
            (self.connections, self.tr("Sent at the same &time")),
            (self.keep, self.tr("&Delete past sends")),
            (self.currency, self.tr("Currenc&y of prices")),
            (self.price, self.tr("&Price of a message")),
        ):
            self._labels[widget].setText(text)
            widget.setAccessibleName(text.replace("&", ""))
        for place in range(self.keep.count()):
            days = self.keep.itemData(place)
            after = say_count("After 1 day", "After {n} days", days)
            self.keep.setItemText(place, after if days else self.tr("Never"))
        self.currency.setPlaceholderText(self.tr("such as R or ZAR"))
        self.price.setPlaceholderText(self.tr("such as 0.45"))
        entered = self._prices.free_form().on
        when = say("Entered on {day}.", day=day(entered)) if entered else ""
        template = self.tr(
            "For messages without a template. The price of a template is entered where it is saved."
        )
        self._about_price.setText(" ".join(filter(None, (template, when))))
        self._about_price.setToolTip(tip(say(WHERE_PRICES_COME_FROM)))
        self._say_country()

    def _say_country(self) -> None:
        help_text = self.tr(
            "For phone numbers without a country code, in spreadsheets opened from now on."
        )
        self.country.setToolTip(tip(help_text))
        self.country.setAccessibleDescription(help_text)
        if self._open_country:
            keeps = self.tr(
                "The spreadsheet that is open keeps {country}. Change it on Recipients."
            )
            self._hint.setText(keeps.format(country=country_in_sentence(self._open_country)))

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        self.country.setObjectName("country_box")
        self.theme.setObjectName("theme_box")
        self.keep.setObjectName("keep_box")
        self.currency.setObjectName("settings_currency")
        self.price.setObjectName("settings_price")
        self._wrong.setObjectName("settings_wrong")
        self._wrong.hide()
        for widget, label in self._labels.items():
            label.setBuddy(widget)
            form.addRow(label, widget)
        form.addRow("", self._about_price)
        form.addRow(self._wrong)
        if self._open_country:
            self._hint.setObjectName("settings_open_country")
            form.insertRow(2, "", self._hint)
        self.cancel_button.setObjectName("cancel_settings_button")
        self.save_button.setObjectName("save_settings_button")
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        say_role(self.save_button, "primary")
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)
        column = self.body
        column.addWidget(self._heading)
        column.addLayout(form)
        column.addStretch(1)
