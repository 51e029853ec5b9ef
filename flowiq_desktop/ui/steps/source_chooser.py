"""SourceChooser: whether a field is written here for everybody, or taken from a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser

if TYPE_CHECKING:
    from collections.abc import Sequence

_BY_VALUE = "\0"
"""Stands for no column: a text for each value of one is written. No header has such a sign."""
_FEWEST_CHARACTERS = 12
_WIDEST = 264


class SourceChooser(Chooser):
    """A first choice that means no column, then one choice per column.

    Signals:
        column_chosen: the header the person chose, or "" for the first choice.
        by_value_chosen: a column is to choose among texts; only where that is offered.
    """

    column_chosen = Signal(str)
    by_value_chosen = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, has_by_value: bool = False
    ) -> None:
        super().__init__(parent)
        self._own = ("", _BY_VALUE) if has_by_value else ("",)
        self.setObjectName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)
        self._first = ""
        self._headers: Sequence[str] = ()
        self.offer(())
        self.activated.connect(self._on_activated)

    def name_it(self, first: str, label: str) -> None:
        """Name the chooser, and its choices in the language in use; the choice made is kept.

        Args:
            first: the choice that means no column.
            label: what the column is for.
        """
        self._first = first
        self.setAccessibleName(say("Where {label} comes from", label=label))
        for place in range(self.count()):
            self.setItemText(place, self._text_of(str(self.itemData(place))))

    def offer(self, headers: Sequence[str]) -> None:
        """Offer these columns; the choice made is kept where it still exists."""
        before, self._headers = str(self.currentData() or ""), headers
        self.clear()
        for header in (*self._own, *headers):
            self.addItem(self._text_of(header), header)
        self.setCurrentIndex(max(0, self.findData(before)))

    def header(self) -> str:
        """The header chosen, or ""."""
        return "" if self.is_by_value() else str(self.currentData() or "")

    def is_by_value(self) -> bool:
        """Whether a column chooses among texts."""
        return bool(self.currentData() == _BY_VALUE)

    def show_by_value(self) -> None:
        """Show that a column chooses among texts, where that is offered."""
        self.setCurrentIndex(max(0, self.findData(_BY_VALUE)))

    def show_header(self, header: str) -> None:
        """Show a choice made elsewhere; a column that is gone is offered as such."""
        place = self.findData(header)
        if place < 0:
            self.addItem(self._text_of(header), header)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def _text_of(self, header: str) -> str:
        if not header:
            return self._first
        if header == _BY_VALUE:
            return self.tr("Text by language or class")
        if header in self._headers:
            return say("Column: {column}", column=cut(header))
        return say("{column} (not in this spreadsheet)", column=cut(header))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        if self.is_by_value():
            self.by_value_chosen.emit()
        else:
            self.column_chosen.emit(str(self.itemData(index) or ""))
