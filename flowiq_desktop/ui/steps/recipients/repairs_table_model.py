"""RepairsTableModel: phone numbers that are read differently from how they are written."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.services.preparing.check import Repair

Index = QModelIndex | QPersistentModelIndex


class RepairColumn(IntEnum):
    """What each column says about a repair."""

    ROW = 0
    WAS = 1
    BECOMES = 2
    REASON = 3


class RepairsTableModel(QAbstractTableModel):
    """One line per repaired number: was, becomes, why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repairs: Sequence[Repair] = ()

    def show_repairs(self, repairs: Sequence[Repair]) -> None:
        """Show other repairs."""
        self.beginResetModel()
        self._repairs = repairs
        self.endResetModel()

    def row_of_sheet(self, row: int) -> int:
        """The position in the sheet of the repair in this line."""
        return self._repairs[row].index

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._repairs)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(RepairColumn)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        repair = self._repairs[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == RepairColumn.REASON:
            return tooltip(repair.reason)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match RepairColumn(index.column()):
            case RepairColumn.ROW:
                return str(repair.row_number)
            case RepairColumn.WAS:
                return in_cell(repair.was)
            case RepairColumn.BECOMES:
                return repair.becomes
            case RepairColumn.REASON:
                return repair.reason

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Row"), self.tr("Was"), self.tr("Becomes"), self.tr("Why"))[section]
