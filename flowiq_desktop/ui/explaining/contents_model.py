"""ContentsModel: the pages of the manual that are listed, for a list and for a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from flowiq_desktop.ui.qt_override import override

if TYPE_CHECKING:
    from collections.abc import Mapping

    AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ContentsModel(QAbstractListModel):
    """One line for each page, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._lines: tuple[str, ...] = ()

    def show_pages(self, lines: Mapping[str, str]) -> None:
        """List these pages: for each name, what its line says."""
        self.beginResetModel()
        self._names, self._lines = tuple(lines), tuple(lines.values())
        self.endResetModel()

    def name(self, row: int) -> str:
        """The page in a line; "" for none."""
        return self._names[row] if 0 <= row < len(self._names) else ""

    def row_of(self, name: str) -> int:
        """The line of a page; -1 where it is not listed."""
        return self._names.index(name) if name in self._names else -1

    @override
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._lines[index.row()] if role == Qt.ItemDataRole.DisplayRole else None
