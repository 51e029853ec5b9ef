"""RowFindings: what the check says about one row, in the table's words and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flowiq_desktop.core.text.merge_fields import header_key
from flowiq_desktop.services.preparing.check import CheckedSheet, RowState

if TYPE_CHECKING:
    from flowiq_desktop.core.problems import Problem


@dataclass(frozen=True, slots=True)
class RowFindings:
    """One row's verdict.

    Attributes:
        state: what will happen with the row.
        problems: what is wrong, what blocks first.
        cells: the problem of each column of the sheet that has one.
    """

    state: RowState
    problems: tuple[Problem, ...]
    cells: dict[int, Problem]

    @property
    def look(self) -> bool:
        """Whether the row is ready and still worth a look."""
        return self.state is RowState.READY and bool(self.problems)

    @property
    def icon(self) -> str:
        """Name of the icon that stands for the state."""
        if self.look:
            return "warning"
        return ("ok", "error", "leave-out")[self.state]


def findings_of(checked: CheckedSheet, index: int) -> RowFindings:
    """The verdict on the row at this position; problems of the mapping stand in for none."""
    state = checked.state(index)
    problems = tuple(sorted(checked.problems(index), key=lambda problem: not problem.blocks))
    if not problems and state is RowState.TO_FIX:
        problems = checked.mapping_problems
    cells: dict[int, Problem] = {}
    for problem in problems:
        column = column_of_problem(checked, problem)
        if column is not None:
            cells.setdefault(column, problem)
    return RowFindings(state, problems, cells)


def column_of_problem(checked: CheckedSheet, problem: Problem) -> int | None:
    """The column in which a problem can be fixed, or None when that is not in the sheet."""
    named = problem.facts.get("column")
    if isinstance(named, str):
        wanted = header_key(named)
        headers = checked.sheet.headers
        return next((i for i, header in enumerate(headers) if header_key(header) == wanted), None)
    column = checked.column_of(problem.field)
    if column is None and isinstance(instead := problem.facts.get("instead"), str):
        return checked.column_of(instead)
    return column
