"""StopListModel: people who do not want messages, as a table; what is visible is read then."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from flowiq_desktop.services.reach.stop_texts import (
    number_words,
    reason_words,
    scope_words,
    since_words,
    why_words,
)
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.titled_table_model import Index, TitledTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flowiq_desktop.core.reach.stop_list import StopEntry


class Column(IntEnum):
    """What each column shows."""

    NUMBER = 0
    SCOPE = 1
    WHY = 2
    SINCE = 3


class StopListModel(TitledTableModel):
    """One row per entry, in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[StopEntry] = ()

    def show(self, entries: Sequence[StopEntry]) -> None:
        """Show these entries, in this order."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> StopEntry | None:
        """The entry in a row, or None outside the list."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @override
    def count_lines(self) -> int:
        return len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_cell(_text(entry, Column(index.column())))
        return tip(why_words(entry)) if role == Qt.ItemDataRole.ToolTipRole else None

    @override
    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Phone number"),
            self.tr("Does not want"),
            self.tr("Why"),
            self.tr("Since"),
        )


def _text(entry: StopEntry, column: Column) -> str:
    match column:
        case Column.NUMBER:
            return number_words(entry)
        case Column.SCOPE:
            return scope_words(entry)
        case Column.WHY:
            return reason_words(entry)
    return since_words(entry)
