"""UnsureRowsModel: the messages nobody is sure of, with a tick for those to decide about."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)

from flowiq_desktop.services.reconciliation.texts import FOUND, finding_words
from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import clock, short_day
from flowiq_desktop.ui.language.words import spoken
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.send_texts import excerpt
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tooltip
from flowiq_desktop.ui.widgets.titled_table_model import Index, TitledTableModel

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from flowiq_desktop.services.reconciliation.service import RowFinding, UnsureRow
    from flowiq_desktop.ui.language.words import Words


class UnsureColumn(IntEnum):
    """What each column shows."""

    ROW = 0
    PERSON = 1
    NUMBER = 2
    MESSAGE = 3
    WHEN = 4
    KNOWN = 5


class UnsureRowsModel(TitledTableModel):
    """One line per message. A settled line stays, so that its outcome can be seen.

    Signals:
        ticks_changed: different lines are ticked, or can be ticked.
    """

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[UnsureRow] = []
        self._lines: dict[int, int] = {}
        self._open: set[int] = set()
        self._ticked: set[int] = set()
        self._found: dict[int, Words] = {}

    # -- what there is ----------------------------------------------------------------------

    @property
    def open_rows(self) -> frozenset[int]:
        """Row numbers of the spreadsheet that are still unsure."""
        return frozenset(self._open)

    @property
    def ticked(self) -> frozenset[int]:
        """Those of them that are ticked."""
        return frozenset(self._ticked)

    def unsure_row(self, line: int) -> UnsureRow | None:
        """The message in a line, or None outside the list."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def found(self, row: UnsureRow) -> str:
        """What was found about a message, or decided, in words; "" before anybody looked."""
        if row.row_number in self._found:
            return spoken(self._found[row.row_number])
        if row.looked_at is None:
            return ""
        return say(
            "No proof found on {day} at {time}.",
            day=short_day(row.looked_at),
            time=clock(row.looked_at),
        )

    # -- changes ----------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[UnsureRow], ticked: Collection[int]) -> None:
        """Show these messages, some of them ticked."""
        self.beginResetModel()
        self._rows = list(rows)
        self._lines = {row.row_number: line for line, row in enumerate(rows)}
        self._open = set(self._lines)
        self._ticked = self._open & set(ticked)
        self._found = {}
        self.endResetModel()
        self.ticks_changed.emit()

    def refresh(self, rows: Sequence[UnsureRow]) -> None:
        """Take over what is known about the messages now; a missing one was found."""
        known = {row.row_number: row for row in rows}
        if not known.keys() <= self._lines.keys():
            self.show_rows(rows, self._ticked)
            return
        for number in self._open - known.keys():
            self._found.setdefault(number, partial(say, FOUND))
        self._rows = [known.get(row.row_number, row) for row in self._rows]
        self._open &= known.keys()
        self._ticked &= self._open
        self._tell(UnsureColumn.ROW, UnsureColumn.KNOWN)
        self.ticks_changed.emit()

    def show_findings(self, findings: Sequence[RowFinding]) -> None:
        """Show what a look found."""
        self._found |= {row.row_number: partial(finding_words, row) for row in findings}
        self._tell(UnsureColumn.KNOWN, UnsureColumn.KNOWN)

    def show_decision(self, rows: Collection[int], words: Words) -> None:
        """Show what was decided about some messages."""
        self._found |= dict.fromkeys(rows, words)
        self._tell(UnsureColumn.KNOWN, UnsureColumn.KNOWN)

    def tick_all(self, on: bool) -> None:
        """Tick every message that is open, or none."""
        self._ticked = set(self._open) if on else set()
        self._tell(UnsureColumn.ROW, UnsureColumn.ROW)
        self.ticks_changed.emit()

    def flip(self, lines: Collection[int]) -> None:
        """Tick these lines, or untick them when all of them are ticked."""
        numbers = {self._rows[line].row_number for line in lines} & self._open
        if numbers <= self._ticked:
            self._ticked -= numbers
        else:
            self._ticked |= numbers
        self._tell(UnsureColumn.ROW, UnsureColumn.ROW)
        self.ticks_changed.emit()

    def _tell(self, first: UnsureColumn, last: UnsureColumn) -> None:
        if self._rows:
            bottom = len(self._rows) - 1
            self.dataChanged.emit(self.index(0, first), self.index(bottom, last))

    # -- what Qt asks -----------------------------------------------------------------------

    @override
    def count_lines(self) -> int:
        return len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = self.unsure_row(index.row()) if index.isValid() else None
        if row and index.column() == UnsureColumn.ROW and row.row_number in self._open:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.unsure_row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = UnsureColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return in_cell(self._text(row, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._text(row, column))
        if role == Qt.ItemDataRole.CheckStateRole and column is UnsureColumn.ROW:
            return self._tick(row.row_number)
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.unsure_row(index.row()) if index.isValid() else None
        tickable = row is not None and row.row_number in self._open
        if row is None or not tickable or role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._ticked.add if on else self._ticked.discard)(row.row_number)
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    @override
    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("Row"),
            self.tr("Person"),
            self.tr("Number"),
            self.tr("Message"),
            self.tr("When"),
            self.tr("What is known"),
        )

    def _tick(self, number: int) -> Qt.CheckState | None:
        """Whether a line is ticked; a settled one has no box."""
        if number not in self._open:
            return None
        return Qt.CheckState.Checked if number in self._ticked else Qt.CheckState.Unchecked

    def _text(self, row: UnsureRow, column: UnsureColumn) -> str:
        match column:
            case UnsureColumn.ROW:
                return str(row.row_number)
            case UnsureColumn.PERSON:
                return row.name
            case UnsureColumn.NUMBER:
                return row.number
            case UnsureColumn.MESSAGE:
                return excerpt(row.message_type, row.body, wording=row.wording)
            case UnsureColumn.WHEN:
                return say("{day} {time}", day=short_day(row.ended), time=clock(row.ended))
        return self.found(row) or row.sentence
