"""CountryChooser: the country of numbers that have no country code; typing finds one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_CHARACTERS = 16


class CountryChooser(QComboBox):
    """All countries by name.

    Signals:
        country_chosen: the two-letter country.
    """

    country_chosen = Signal(str)

    def __init__(self, countries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("country")
        self.setAccessibleName(self.tr("Country of numbers without a country code"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(_FEWEST_CHARACTERS)
        for code, name in countries:
            self.addItem(name, code)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Choose a country"))
            edit.setObjectName("country_name")
            edit.editingFinished.connect(self._on_editing_finished)
        completer.activated.connect(self._on_completed)
        self.activated.connect(self._on_activated)
        self._shown = ""
        self.show_country("")

    def show_country(self, code: str) -> None:
        """Show a country; none for a code that is not known."""
        self._shown = code
        self.setCurrentIndex(self.findData(code))
        if self.currentIndex() < 0:
            self.clearEditText()

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self._choose(place)

    @Slot(str)
    def _on_completed(self, name: str) -> None:
        self._choose(self.findText(name, Qt.MatchFlag.MatchFixedString))

    @Slot()
    def _on_editing_finished(self) -> None:
        """Take a name that was typed out; leave no half-typed one standing."""
        place = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            self._choose(place)
        else:
            self.show_country(self._shown)

    def _choose(self, place: int) -> None:
        code = str(self.itemData(place) or "")
        if code and code != self._shown:
            self._shown = code
            self.country_chosen.emit(code)
