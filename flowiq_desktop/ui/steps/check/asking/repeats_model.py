"""RepeatsModel: rows of people who are in the list more than once, each with a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.services.preparing.repeat_choice import Repeated

Index = QModelIndex | QPersistentModelIndex
_ROW, _NUMBER, _CELLS = range(3)


class RepeatsModel(QAbstractTableModel):
    """A tick keeps the row; in the beginning those that are not left out have one.

    Attributes:
        kept: positions of the rows with a tick.

    Signals:
        ticked: a tick was set or taken away.
    """

    ticked = Signal()

    def __init__(
        self, checked: CheckedSheet, repeated: Repeated, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._checked = checked
        self._rows = repeated.rows
        self.kept = set(self._rows) - checked.edits.left_out

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(("row", "number", "cells"))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can = index.isValid() and index.column() == _ROW
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _ROW:
            return Qt.CheckState.Checked if row in self.kept else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        keep = Qt.CheckState(value) is Qt.CheckState.Checked
        (self.kept.add if keep else self.kept.discard)(row)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Row"), self.tr("Number"), self.tr("What is in it"))[section]

    def _words(self, row: int, column: int) -> str:
        if column == _ROW:
            return number(self._checked.sheet.row_numbers[row])
        if column == _NUMBER:
            return in_cell(self._checked.numbers[row])
        return in_cell(" · ".join(cell for cell in self._checked.row(row) if cell.strip()))
