"""Guesses which row of a table holds its headers."""

import re
from collections import Counter
from collections.abc import Sequence

_LOOKED_AT = 100
"""Rows that the guess goes by; titles, notes and group names above headers are far fewer."""
_MOST_ABOVE = 25
_LEAST_COVER = 0.5
_BETTER = 0.1
"""How much more of the table a later row must name; rows of people fill more than a header row
that has a gap, so such a row must also be words throughout."""
_LEAST_WORDS = 0.7
_LONGEST_HEADER = 200
_NOT_A_HEADER = re.compile(
    r"""\s*(?:'?\+?[\d\s().,/:-]*\d[\d\s().,/:-]*%?   # a number, date, time or phone number
    |https?://.*|[^@\s]+@[^@\s]+\.\w+                  # an address
    |TRUE|FALSE|\#N/A|\#REF!|wamid\..*)\s*""",
    re.VERBOSE | re.DOTALL,
)


def guess_header_row(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> int:
    """The number of the row that looks most like headers; 0 when none does.

    Headers are mostly words, all different, and stand over the columns that the rows below fill.
    Of rows that fit alike the first one wins.

    Args:
        rows: the rows of the table that are not blank, from the top.
        numbers: their numbers in the spreadsheet.
    """
    sample = rows[:_LOOKED_AT]
    best, best_cover = 0, 0.0
    for index, row in enumerate(sample[:_MOST_ABOVE]):
        cover = _cover(row, sample[index + 1 :], is_only=len(sample) == 1)
        needed = max(_LEAST_COVER, best_cover + _BETTER)
        if cover >= needed and _is_wordy(row, 1.0 if best else _LEAST_WORDS):
            best, best_cover = numbers[index], cover
    return best


def _cover(row: Sequence[str], below: Sequence[Sequence[str]], *, is_only: bool) -> float:
    """The share of filled cells below that stand under a filled cell of this row."""
    if not below:
        return float(is_only)
    filled = Counter(at for other in below for at, cell in enumerate(other) if cell.strip())
    named = {at for at, cell in enumerate(row) if cell.strip()}
    return sum(filled[at] for at in named) / max(1, filled.total())


def _is_wordy(row: Sequence[str], least: float) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    words = [cell for cell in cells if not _NOT_A_HEADER.fullmatch(cell)]
    different = len({cell.casefold() for cell in cells})
    short = all(len(cell) <= _LONGEST_HEADER for cell in cells)
    return short and min(len(words), different) >= len(cells) * least
