"""SourceChooser: whether a field is written here for everybody, or taken from a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from flowiq_desktop.ui.widgets.cell_text import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_CHARACTERS = 12
_WIDEST = 248


class SourceChooser(QComboBox):
    """A first choice that means no column, then one choice per column.

    Signals:
        column_chosen: the header the person chose, or "" for the first choice.
    """

    column_chosen = Signal(str)

    def __init__(self, name: str, first: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Where {label} comes from").format(label=label))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)
        self._first = first
        self._pattern = self.tr("Column: {column}")
        self.offer(())
        self.activated.connect(self._on_activated)

    def offer(self, headers: Sequence[str]) -> None:
        """Offer these columns; the choice made is kept where it still exists."""
        before = self.header()
        self.clear()
        self.addItem(self._first, "")
        for header in headers:
            self.addItem(self._pattern.format(column=cut(header)), header)
        self.setCurrentIndex(max(0, self.findData(before)))

    def header(self) -> str:
        """The header chosen, or ""."""
        return str(self.currentData() or "")

    def show_header(self, header: str) -> None:
        """Show a choice made elsewhere; a column that is gone is offered as such."""
        place = self.findData(header)
        if place < 0:
            self.addItem(
                self.tr("{column} (not in this spreadsheet)").format(column=cut(header)), header
            )
            place = self.count() - 1
        self.setCurrentIndex(place)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.column_chosen.emit(str(self.itemData(index) or ""))
