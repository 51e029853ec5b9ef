"""ResultsModel: the rows of a campaign by position; what becomes visible is asked for."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from flowiq_desktop.services.results.table import ResultStatus, SortBy
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tooltip
from flowiq_desktop.ui.widgets.titled_table_model import Index, TitledTableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QIcon

    from flowiq_desktop.services.results.table import ResultLine

_PAGE = 100
_PAGES_HELD = 60


class ResultColumn(IntEnum):
    """What each column shows."""

    ROW = 0
    NAME = 1
    NUMBER = 2
    OUTCOME = 3
    WHY = 4
    ADVICE = 5


SORT_OF = {
    ResultColumn.ROW: SortBy.ROW,
    ResultColumn.NAME: SortBy.NAME,
    ResultColumn.NUMBER: SortBy.NUMBER,
    ResultColumn.OUTCOME: SortBy.OUTCOME,
    ResultColumn.WHY: SortBy.WHY,
    ResultColumn.ADVICE: SortBy.ADVICE,
}


class ResultsModel(TitledTableModel):
    """Holds positions of rows, and the pages that were read. Lines not read yet are blank.

    Signals:
        wanted: positions (`list[int]`) of rows that are visible and not read.
    """

    wanted = Signal(object)

    def __init__(
        self, icon: Callable[[ResultStatus], QIcon], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ids: Sequence[int] = ()
        self._pages: dict[int, list[ResultLine | None]] = {}
        self._fresh: set[int] = set()
        self._missing: set[int] = set()
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._on_ask)

    @property
    def ids(self) -> Sequence[int]:
        """The positions of all rows, in order."""
        return self._ids

    def show_rows(self, ids: Sequence[int]) -> None:
        """Show the rows at these positions; the same ones again keep the selection."""
        if list(ids) == list(self._ids):
            self.refresh()
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._fresh.clear()
        self._missing.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Read again what is visible: rows may have another outcome now."""
        self._fresh.clear()
        if self._ids:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1)
            )

    def say_anew(self) -> None:
        """Let views ask again for the titles and for every line that is visible."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.refresh()

    def take(self, lines: Sequence[ResultLine]) -> None:
        """Take rows that were read."""
        by_id = {line.id: line for line in lines}
        for page in sorted(self._missing):
            ids = self._ids[page * _PAGE : (page + 1) * _PAGE]
            if not by_id.keys() & set(ids):
                continue
            self._missing.discard(page)
            self._fresh.add(page)
            self._pages.pop(page, None)
            self._pages[page] = [by_id.get(identity) for identity in ids]
            first, last = page * _PAGE, page * _PAGE + len(ids) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        for oldest in list(self._pages)[:-_PAGES_HELD]:
            del self._pages[oldest]
            self._fresh.discard(oldest)

    def line(self, row: int) -> ResultLine | None:
        """The row in a line of the table, or None while it is not read."""
        page = row // _PAGE
        if page not in self._fresh and page not in self._missing:
            self._missing.add(page)
            self._ask.start(0)
        held = self._pages.get(page)
        return held[row % _PAGE] if held and row % _PAGE < len(held) else None

    @Slot()
    def _on_ask(self) -> None:
        places: list[int] = []
        for page in sorted(self._missing):
            places += self._ids[page * _PAGE : (page + 1) * _PAGE]
        if places:
            self.wanted.emit(places)

    # -- what Qt asks -----------------------------------------------------------------------

    @override
    def count_lines(self) -> int:
        return len(self._ids)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        line = self.line(index.row())
        if line is None:
            return None
        column = ResultColumn(index.column())
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(line.status) if column is ResultColumn.OUTCOME else None
        text = text_of(line)[column]
        return in_cell(text) if role == Qt.ItemDataRole.DisplayRole else tooltip(text)

    @override
    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Row"),
            self.tr("Name"),
            self.tr("Number"),
            self.tr("Outcome"),
            self.tr("Why"),
            self.tr("What to do"),
        )


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.DecorationRole,
)


def text_of(line: ResultLine) -> tuple[str, ...]:
    """The texts of a row, in the order of the columns."""
    return (
        str(line.row_number),
        line.name,
        line.number,
        line.status.word,
        line.why,
        line.advice,
    )
