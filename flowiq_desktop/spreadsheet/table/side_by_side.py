"""Notices two lists side by side on one sheet, which are read as one table."""

import re
from collections.abc import Iterator, Sequence

from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.table.table import Table
from flowiq_desktop.texts import Phrase, phrase

_AGAIN = re.compile(r"(.+) \([0-9]{1,3}\)", re.DOTALL)
"""A heading that stood there before, as `unique_headers` makes it."""
_LEAST = 2
"""Columns of a list; one alone beside others is a remark."""
_LEAST_ROWS = 2
_FILLED = 0.9
"""Of a list, so many rows hold something; of columns that may be left blank, fewer."""


def side_by_side_note(table: Table) -> tuple[Phrase, ...]:
    """What to say where a blank column parts what looks like two lists.

    They look so if a heading comes again behind it, or if one of them ends above the other.
    """
    groups = [group for group in _groups(table.columns) if len(group) >= _LEAST]
    if len(groups) < _LEAST or not len(table.sheet.row_numbers):
        return ()
    first, *others = groups
    for group in others:
        if _repeats(table.sheet.headers, first, group) or _ends_apart(table, first, group):
            return (
                phrase(
                    "Two lists seem to stand side by side. The second one, from “{first}” to "
                    "“{last}”, was read as further columns of the same rows, and a message goes to "
                    "one number of each row: to reach the people of both, put the second list "
                    "below the first one.",
                    first=shown_name(table.sheet.headers[group[0]]),
                    last=shown_name(table.sheet.headers[group[-1]]),
                ),
            )
    return ()


def _groups(columns: Sequence[int]) -> Iterator[list[int]]:
    """The places of columns that stand beside one another in the file."""
    group: list[int] = []
    for place, column in enumerate(columns):
        if group and column != columns[place - 1] + 1:
            yield group
            group = []
        group.append(place)
    yield group


def _repeats(headers: Sequence[str], first: Sequence[int], group: Sequence[int]) -> bool:
    names = {headers[at].casefold() for at in first}
    again = (_AGAIN.fullmatch(headers[at]) for at in group)
    return any(found is not None and found[1].casefold() in names for found in again)


def _ends_apart(table: Table, first: Sequence[int], group: Sequence[int]) -> bool:
    """Whether one of the two ends above the other, and both are filled down to their ends."""
    last = table.sheet.row(len(table.sheet.row_numbers) - 1)
    is_filled = [any(last[at].strip() for at in places) for places in (first, group)]
    return is_filled[0] != is_filled[1] and all(_is_whole(table, it) for it in (first, group))


def _is_whole(table: Table, places: Sequence[int]) -> bool:
    """Whether hardly a row is blank down to the last one with something in these columns."""
    columns = [table.sheet.column(at) for at in places]
    filled = [any(map(str.strip, cells)) for cells in zip(*columns, strict=True)]
    end = max((at for at, is_filled in enumerate(filled, 1) if is_filled), default=0)
    return end >= _LEAST_ROWS and sum(filled) >= _FILLED * end
