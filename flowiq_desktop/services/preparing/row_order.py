"""Row order: which of the rows to show, and in which order; found in the background."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import merge

from flowiq_desktop.core.columns.sorting import SortKey, sort_keys
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.preparing.checked_sheet import BLOCK, CheckedSheet
from flowiq_desktop.services.preparing.row_search import rows_with
from flowiq_desktop.services.preparing.verdicts import RowState
from flowiq_desktop.texts import mark

__all__ = ["Order", "Verdict", "arranged"]

_SORTED_AT_ONCE = 2000
"""Rows: few enough that nobody notices that Python lets nobody else in meanwhile."""


class Verdict(Enum):
    """What rows can be sorted by besides their own columns."""

    STATE = "state"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Order:
    """By what rows are sorted.

    Attributes:
        by: a column's position, or a verdict.
        descending: whether the last comes first; blank cells are last either way.
    """

    by: int | Verdict
    descending: bool = False


def arranged(
    checked: CheckedSheet, rows: Sequence[int], text: str, order: Order | None
) -> Generator[Progress, None, Sequence[int]]:
    """Those of the rows that hold a text, in the order that is wished.

    Rows that compare alike stay in the sheet's order.

    Args:
        checked: the sheet.
        rows: positions, in the sheet's order.
        text: what to look for in the cells or as a row number; "" for all rows.
        order: None leaves the sheet's order.
    """
    if text.strip():
        rows = yield from rows_with(checked.sheet, checked.row, rows, text)
    if order is None:
        return rows
    return (yield from _sorted(rows, _key_of(checked, order.by), descending=order.descending))


def _key_of(checked: CheckedSheet, by: int | Verdict) -> Callable[[int], SortKey | None]:
    if by is Verdict.STATE:
        return lambda index: _state(checked, index)
    if isinstance(by, Verdict):
        return lambda index: _problem(checked, index)
    cells = checked.column(by)
    key = sort_keys(checked.sheet.distinct(by), checked.country)
    return lambda index: key(cells[index])


def _state(checked: CheckedSheet, index: int) -> SortKey:
    """What has to be fixed first, then what is worth a look, what is ready, what is left out."""
    state = checked.state(index)
    if state is RowState.READY:
        return (0, 1.0 if checked.problems(index) else 2.0, "")
    return (0, 0.0 if state is RowState.TO_FIX else 3.0, "")


def _problem(checked: CheckedSheet, index: int) -> SortKey | None:
    problems = checked.problems(index)
    if not problems:
        return None
    first = min(problems, key=lambda problem: not problem.blocks)
    return (int(not first.blocks), 0.0, first.message)


def _sorted(
    rows: Sequence[int], key: Callable[[int], SortKey | None], *, descending: bool
) -> Generator[Progress, None, list[int]]:
    """Sort in pieces and merge these, as one long sort would hold up the window."""
    keyed: list[tuple[SortKey, int]] = []
    blank: list[int] = []
    pieces: list[list[tuple[SortKey, int]]] = []
    for place, index in enumerate(rows):
        if place % BLOCK == 0:
            yield Progress(mark("Sorting the rows"), place, len(rows))
        found = key(index)
        if found is None:
            blank.append(index)
            continue
        keyed.append((found, index))
        if len(keyed) == _SORTED_AT_ONCE:
            pieces.append(sorted(keyed, key=_first, reverse=descending))
            keyed = []
    pieces.append(sorted(keyed, key=_first, reverse=descending))
    result: list[int] = []
    for place, (_key, index) in enumerate(merge(*pieces, key=_first, reverse=descending)):
        if place % BLOCK == 0:
            yield Progress(mark("Sorting the rows"), place, len(rows))
        result.append(index)
    return result + blank


def _first(entry: tuple[SortKey, int]) -> SortKey:
    return entry[0]
