"""Finds separators of several signs of which a usual one is a part: `|~|`, `;|;`, `@|`.

Lines cut at the usual sign alone would have columns of nothing but `~`, or `@` at the end of names.
"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from flowiq_desktop.spreadsheet.separators.cut_lines import (
    LEAST_LINES,
    MOST_SIGNS,
    have_headings,
    have_phones,
    rows_of,
)

_USUAL = frozenset(",;\t|")
_SURELY = frozenset("^~¦§¬|")
"""Nobody writes them at the ends of names, numbers or addresses."""
_MIRRORED = str.maketrans("()[]{}<>", ")(][}{><")
_LEAST_MIRRORED = 3
_MOST_TITLES = 6


def wider_separator(lines: Sequence[str], usual: str) -> str:
    """The separator of several signs that parts lines better than a usual one within it does.

    Args:
        lines: not blank ones, down from the first.
        usual: the sign that cuts phone numbers out of them.

    Returns:
        The longest; "" where the usual sign is the separator.
    """
    return next((sign for sign in _candidates(lines, usual) if _parts(lines, sign, usual)), "")


def _candidates(lines: Sequence[str], usual: str) -> Iterator[str]:
    """What stands around the usual sign in the last of the lines, which is no title."""
    line = lines[-1]
    found = set()
    for at in (at for at, sign in enumerate(line) if sign == usual):
        for begin in range(max(0, at - MOST_SIGNS + 1), at + 1):
            ends = range(at + 1, begin + MOST_SIGNS + 1)
            found |= {line[begin:end] for end in ends if _are_signs(line[begin:end])}
    yield from sorted(found - {usual}, key=lambda sign: (-len(sign), sign))


def _are_signs(text: str) -> bool:
    return not any(sign.isalnum() or sign in ' "' for sign in text)


def _parts(lines: Sequence[str], sign: str, usual: str) -> bool:
    """Whether a wider sign parts all rows alike, and the usual one not as well."""
    rows = _table(rows_of(lines, sign))
    if len(rows) < LEAST_LINES or len({*map(len, rows)}) != 1 or not have_phones(rows):
        return False
    if _is_around_cells(lines, sign, usual):
        return False
    within = any(usual in cell for row in rows for cell in row)
    if within or {usual}.issuperset(sign):
        widths = {*map(len, _table(rows_of(lines, usual)))}
        return len(widths) > 1 and have_headings(rows[0])
    return _is_closed(sign, usual) or have_headings(rows[0])


def _table(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows below the titles; none where there would be too many titles."""
    table = [*dropwhile(lambda row: len(row) == 1, rows)]
    return table if len(rows) - len(table) < _MOST_TITLES else []


def _is_closed(sign: str, usual: str) -> bool:
    """Whether a wider sign is a separator even where no headings show it."""
    others = sign.replace(usual, "")
    if not _SURELY.isdisjoint(others) or _USUAL.issuperset(others):
        return True
    return len(sign) >= _LEAST_MIRRORED and sign == sign[::-1].translate(_MIRRORED)


def _is_around_cells(lines: Sequence[str], sign: str, usual: str) -> bool:
    """Whether what is around the usual sign is around the cells: 'Anna','Cape Town'."""
    before, _, after = sign.partition(usual)
    line = lines[-1]
    return bool(before or after) and line.startswith(after) and line.endswith(before)
