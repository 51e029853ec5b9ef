"""SheetTableModel: the spreadsheet as it was read."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tooltip

Index = QModelIndex | QPersistentModelIndex
_EMPTY = Sheet("", (), (), ())
_SEEN_AT_A_GLANCE = 20
"""Characters that the narrowest column shows."""


class SheetTableModel(QAbstractTableModel):
    """Shows any `Sheet` with the spreadsheet's own row numbers beside it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = _EMPTY

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another sheet, or none."""
        self.beginResetModel()
        self._sheet = sheet or _EMPTY
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sheet)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sheet.headers)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._sheet.cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_cell(text)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(text) if len(text) > _SEEN_AT_A_GLANCE else None
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return in_cell(self._sheet.headers[section])
        return str(self._sheet.row_numbers[section])
