"""CheckedTableModel: rows of the checked spreadsheet, with what is wrong in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from flowiq_desktop.core.columns.name_columns import columns_of_names
from flowiq_desktop.services.preparing.check import RowState
from flowiq_desktop.texts import say
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.check.row_findings import RowFindings, findings_of
from flowiq_desktop.ui.steps.check.shown_rows import ShownRows
from flowiq_desktop.ui.widgets.cell_text import in_cell
from flowiq_desktop.ui.widgets.plain_words import tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QIcon

    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

Index = QModelIndex | QPersistentModelIndex

PROBLEM_ROLE = Qt.ItemDataRole.UserRole
"""The `Problem` of a cell, or None; the delegate marks the cell by it."""
_SINGLE_INSERTS = 50
"""Rows inserted one by one up to here; beyond, one new order is cheaper for every view."""
_MANY = 1000
"""Changed rows beyond which finding their lines costs more than painting all visible ones."""
_SEEN_ROWS = 512
"""Verdicts kept: several screens full, so that painting asks once per row."""


class CheckColumn(IntEnum):
    """The columns in front of the spreadsheet's own."""

    STATE = 0
    PROBLEM = 1


FIRST_CELL = len(CheckColumn)
"""Where the spreadsheet's own columns begin."""


class CheckedTableModel(QAbstractTableModel):
    """Shows chosen rows of the draft's checked sheet; cells can be edited.

    It holds only the rows' positions. A row that an edit has fixed stays where it is until other
    rows are chosen or sorted, so that the person sees what the edit did.

    Signals:
        sort_wanted: a column of the table, or -1, and whether its last row comes first.
    """

    sort_wanted = Signal(int, bool)

    def __init__(
        self, draft: CampaignDraft, icon: Callable[[str], QIcon], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._icon = icon
        self._checked: CheckedSheet | None = None
        self._rows = ShownRows()
        self._names: tuple[int, ...] = ()
        self._notes: Mapping[int, str] = {}
        self._grows = False
        self._findings = lru_cache(_SEEN_ROWS)(self._find)
        draft.rows_changed.connect(self._on_rows_changed)

    def show_rows(
        self,
        rows: Sequence[int],
        notes: Mapping[int, str] | None = None,
        grows: bool = False,
        in_order: bool = True,
    ) -> None:
        """Show these positions of the draft's checked sheet.

        Args:
            rows: positions, each once.
            notes: for some rows, why they are shown, where no problem says it.
            grows: whether rows that an edit gives a problem are to be added.
            in_order: whether the positions ascend; otherwise the person sorted them.
        """
        self.beginResetModel()
        self._checked = self._draft.checked
        shown = rows if self._checked is not None else ()
        self._rows = ShownRows(shown, in_order=in_order)
        self._names = self._places_of_names()
        self._notes = notes or {}
        self._grows = grows
        self._findings.cache_clear()
        self.endResetModel()

    def columns_of_who(self) -> tuple[int, ...]:
        """The columns that say who a row is: its state, then what names a person."""
        return (CheckColumn.STATE, *self._names)

    def sheet_index(self, row: int) -> int:
        """The position in the sheet of a line of the table."""
        return self._rows[row]

    def line_of(self, sheet_index: int) -> int:
        """The line that shows this position of the sheet, or -1."""
        return self._rows.line_of(sheet_index)

    def findings(self, row: int) -> RowFindings:
        """The verdict on the row in a line of the table."""
        return self._findings(self._rows[row])

    def next_problem(self, row: int, step: int) -> int:
        """The nearest line after `row` (before it for step -1) that is to fix or to look at, or -1.

        The search does not wrap around: the person is told that there is no further one.
        """
        if self._checked is None:
            return -1
        if not self._rows.in_order:
            return self._next_line(self._checked, row, step)
        noted = self._checked.rows_with_problems()
        if row >= len(self._rows):
            here = len(self._checked.sheet)
        else:
            here = self._rows[row] if row >= 0 else -1
        start = bisect_right(noted, here) if step > 0 else bisect_left(noted, here) - 1
        for place in range(start, len(noted) if step > 0 else -1, step):
            line = self.line_of(noted[place])
            if line >= 0 and self._checked.state(noted[place]) is not RowState.LEFT_OUT:
                return line
        return -1

    def _next_line(self, checked: CheckedSheet, row: int, step: int) -> int:
        """The same where rows are sorted: line by line."""
        for line in range(max(-1, row) + step, len(self._rows) if step > 0 else -1, step):
            index = self._rows[line]
            if checked.is_noted(index) and checked.state(index) is not RowState.LEFT_OUT:
                return line
        return -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() or self._checked is None:
            return 0
        return FIRST_CELL + len(self._checked.sheet.headers)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Pass on what a click on a header, or its key, asks for; -1 is the sheet's own order."""
        self.sort_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and index.column() >= FIRST_CELL
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = index.column()
        if column == CheckColumn.STATE:
            return self._state_data(index.row(), role)
        if column == CheckColumn.PROBLEM:
            return self._problem_data(index.row(), role)
        return self._cell_data(index.row(), column - FIRST_CELL, role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._checked is None:
            return False
        row, column = self._rows[index.row()], index.column() - FIRST_CELL
        if column < 0 or self._checked.cell(row, column) == str(value):
            return False
        self._draft.fix_cell(row, column, str(value))
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self._checked is None:
            return None
        sheet = self._checked.sheet
        if orientation is Qt.Orientation.Vertical:
            return str(sheet.row_numbers[self._rows[section]])
        if section < FIRST_CELL:
            return (self.tr("State"), self.tr("Problem"))[section]
        return in_cell(sheet.headers[section - FIRST_CELL])

    # -- what one cell says -------------------------------------------------------------------

    def _state_data(self, row: int, role: int) -> object:
        found = self.findings(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.state_word(found)
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(found.icon)
        return None

    def state_word(self, found: RowFindings) -> str:
        """The state in a word or two."""
        if found.look:
            return self.tr("Ready, worth a look")
        return (self.tr("Ready"), self.tr("To fix"), self.tr("Left out"))[found.state]

    def _problem_data(self, row: int, role: int) -> object:
        problems = self.findings(row).problems
        note = self._notes.get(self._rows[row], "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                first = problems[0].message if problems else note[:1].upper() + note[1:]
                more = len(problems) - 1
                return say("{first} (and {n:,} more)", first=first, n=more) if more > 0 else first
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(note, *map(_sentence, problems)) or None
        return None

    def _cell_data(self, row: int, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_cell(self._text(row, column))
            case Qt.ItemDataRole.EditRole:
                return self._text(row, column)
        problem = self.findings(row).cells.get(column)
        if role == PROBLEM_ROLE or problem is None:
            return problem
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(_sentence(problem))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return _sentence(problem)
        return None

    def _places_of_names(self) -> tuple[int, ...]:
        names = columns_of_names(self._checked.sheet) if self._checked is not None else ()
        return tuple(FIRST_CELL + at for at in names)

    def _text(self, row: int, column: int) -> str:
        return self._checked.cell(self._rows[row], column) if self._checked else ""

    def _find(self, sheet_index: int) -> RowFindings:
        if self._checked is None:
            raise RuntimeError("No row is shown before a check.")
        return findings_of(self._checked, sheet_index)

    # -- changes ------------------------------------------------------------------------------

    def say_anew(self) -> None:
        """Let views ask again for what is in words; an editor that is open keeps its text."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, FIRST_CELL - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, FIRST_CELL - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _on_rows_changed(self, changed: frozenset[int]) -> None:
        if self._checked is None or self._checked is not self._draft.checked:
            return
        self._findings.cache_clear()
        if self._grows:
            self._insert(self._missing(self._checked, changed))
        last = self.columnCount() - 1
        for first, end in self._lines_of(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last), [])

    def _lines_of(self, changed: frozenset[int]) -> list[tuple[int, int]]:
        """Stretches of lines to paint again; for a great many rows, all: few are visible."""
        if len(changed) > _MANY:
            return [(0, len(self._rows) - 1)] if self._rows else []
        return _runs(sorted(line for index in changed if (line := self.line_of(index)) >= 0))

    def _missing(self, checked: CheckedSheet, changed: frozenset[int]) -> list[int]:
        """Rows with a problem since the edit that the table does not show."""
        if len(changed) > _MANY:
            many = changed.intersection(checked.rows_to_look_at())
            return sorted(many.difference(self._rows)) if many else []
        left_out = checked.edits.left_out
        noted = (i for i in changed if i not in left_out and checked.is_noted(i))
        return sorted(index for index in noted if self.line_of(index) < 0)

    def _insert(self, missing: list[int]) -> None:
        if len(missing) > _SINGLE_INSERTS:
            self._insert_many(missing)
            return
        for index in missing:
            line = self._rows.place_for(index)
            self.beginInsertRows(QModelIndex(), line, line)
            self._rows.insert(line, index)
            self.endInsertRows()

    def _insert_many(self, missing: list[int]) -> None:
        """Insert rows at once; unlike a reset, this leaves the current cell and an open editor."""
        self.layoutAboutToBeChanged.emit()
        before, held = self._rows, self.persistentIndexList()
        in_order = before.in_order
        self._rows = ShownRows(before.with_more(missing), in_order=in_order)
        lines = (self.line_of(before[each.row()]) for each in held)
        moved = [self.index(at, each.column()) for at, each in zip(lines, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def _sentence(problem: Problem) -> str:
    return f"{problem.message} {problem.advice}"


def _runs(lines: list[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of neighbouring lines."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return runs
