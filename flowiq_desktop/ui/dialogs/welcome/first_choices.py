"""FirstChoices: what the program should know of the person before the first campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from flowiq_desktop.services.preparing.country import default_country
from flowiq_desktop.services.preparing.load import countries
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.choosers.country_chooser import CountryChooser
from flowiq_desktop.ui.widgets.choosers.language_chooser import LanguageChooser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.account.preferences import Preferences

_LONGEST_NAME = 60


class FirstChoices(QWidget):
    """Language, country and the name of the school; each can be left as it is.

    Signals:
        language_chosen: the code of another language, to be spoken at once; "" for the system's.
    """

    language_chosen = Signal(str)

    def __init__(
        self, choices: Preferences, languages: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Show what is known.

        Args:
            choices: what was chosen before.
            languages: codes of the languages that the program speaks.
            parent: the dialog.
        """
        super().__init__(parent)
        self.language = LanguageChooser(languages)
        self.country = CountryChooser(countries())
        self.name = QLineEdit(choices.own_name)
        self._labels = {part: QLabel() for part in (self.language, self.country, self.name)}
        self._build_layout()
        self.language.show_language(choices.language)
        self.country.show_country(default_country(choices))
        keep_translated(self, self._say)
        self.language.activated.connect(self._on_language)

    def take(self, choices: Preferences) -> None:
        """Put into the choices what was entered."""
        choices.language = self.language.chosen()
        choices.own_name = self.name.text().strip()
        if (country := self.country.currentData()) not in (None, default_country(choices)):
            choices.country = country

    @Slot()
    def _on_language(self) -> None:
        self.language_chosen.emit(self.language.chosen())

    def _say(self) -> None:
        for part, text in (
            (self.language, self.tr("&Language")),
            (self.country, self.tr("Country of your &numbers")),
            (self.name, self.tr("Name of your &school, clinic or shop")),
        ):
            self._labels[part].setText(text)
            part.setAccessibleName(text.replace("&", ""))
        self.name.setPlaceholderText(self.tr("stands below the practice message"))

    def _build_layout(self) -> None:
        self.name.setObjectName("own_name")
        self.name.setMaxLength(_LONGEST_NAME)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        for part, label in self._labels.items():
            label.setBuddy(part)
            form.addRow(label, part)
