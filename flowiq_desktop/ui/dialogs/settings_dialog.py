"""Settings: country of numbers, theme, and pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QPushButton,
    QWidget,
)

from flowiq_desktop.services.preparing.country import country_in_sentence, default_country
from flowiq_desktop.services.preparing.load import countries
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.country_chooser import CountryChooser
from flowiq_desktop.ui.widgets.number_box import connections_box, rate_box
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.account.preferences import PreferenceStore

_SIZE = (480, 0)


class SettingsDialog(TaskDialog):
    """Choices that are remembered.

    Signals:
        applied: they are saved, and may have changed.
    """

    applied = Signal()

    def __init__(
        self, preferences: PreferenceStore, open_country: str = "", parent: QWidget | None = None
    ) -> None:
        """Show the choices; `open_country` is that of the spreadsheet that is open, if any."""
        super().__init__("settings_dialog", self.tr("Settings"), _SIZE, parent)
        self._preferences, self._open_country = preferences, open_country
        self.country = CountryChooser(countries())
        self.theme = QComboBox()
        self.rate = rate_box("settings_rate")
        self.connections = connections_box("settings_connections")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.save_button = QPushButton(self.tr("&Save"))
        self._fill()
        self._build_layout()
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)

    @Slot()
    def _on_save(self) -> None:
        choices = self._preferences.current
        if self.country.currentData() not in (None, default_country(choices)):
            choices.country = self.country.currentData()
        choices.theme = self.theme.currentData()
        choices.rate_per_minute = self.rate.value()
        choices.connections = self.connections.value()
        self._preferences.keep()
        self.applied.emit()
        self.accept()

    def _fill(self) -> None:
        choices = self._preferences.current
        for value, text in (
            ("system", self.tr("As the computer says")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, value)
        self.country.show_country(default_country(choices))
        self.theme.setCurrentIndex(max(0, self.theme.findData(choices.theme)))
        self.rate.setValue(choices.rate_per_minute)
        self.connections.setValue(choices.connections)

    def _build_layout(self) -> None:
        form = QFormLayout()
        help_text = self.tr(
            "For phone numbers without a country code, in spreadsheets opened from now on."
        )
        self.country.setToolTip(tip(help_text))
        self.country.setAccessibleDescription(help_text)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        for label, widget, name in (
            (self.tr("&Country of numbers"), self.country, "country_box"),
            (self.tr("&Looks"), self.theme, "theme_box"),
            (self.tr("Messages a &minute"), self.rate, "settings_rate"),
            (self.tr("On their way at &once"), self.connections, "settings_connections"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label.replace("&", ""))
            form.addRow(label, widget)
        if self._open_country:
            keeps = self.tr(
                "The spreadsheet that is open keeps {country}. Change it on Recipients."
            )
            country = country_in_sentence(self._open_country)
            hint = PlainLabel(keeps.format(country=country), "hint")
            hint.setObjectName("settings_open_country")
            form.insertRow(1, "", hint)
        self.cancel_button.setObjectName("cancel_settings_button")
        self.save_button.setObjectName("save_settings_button")
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        say_role(self.save_button, "primary")
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)
        column = self.body
        column.addWidget(PlainLabel(self.tr("Settings"), "title"))
        column.addLayout(form)
        column.addStretch(1)
