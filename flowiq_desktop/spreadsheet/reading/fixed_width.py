"""Notices text files whose columns are parted by nothing but blanks, each of a fixed width."""

from collections.abc import Sequence

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts import Phrase, phrase

_MOST_LINES = 200
_LEAST_LINES = 3
_LEAST_GAP = 2
"""Blanks between columns in each line; one alone may stand between first and last names."""
_LONGEST = 2_000


def fixed_width_note(sheet: Sheet, sample: str) -> tuple[Phrase, ...]:
    """What to say of a table of one column in whose lines blanks stand below one another.

    Args:
        sheet: the table, as it was read.
        sample: the beginning of the file.
    """
    if len(sheet.headers) > 1:
        return ()
    lines = [line.rstrip()[:_LONGEST] for line in sample.splitlines()[:_MOST_LINES]]
    if not _has_gap([line for line in lines if line]):
        return ()
    return (
        phrase(
            "The columns of this file seem to be parted by blanks alone (fixed width), so each "
            "line is read as one cell. Open the file in a spreadsheet program with “Fixed width” "
            "for its columns (in Excel: Data, From Text), save it as CSV, and open that file here."
        ),
    )


def _has_gap(lines: Sequence[str]) -> bool:
    """Whether all lines are blank at the same places, and most have words on both sides."""
    if len(lines) < _LEAST_LINES:
        return False
    end = sorted(map(len, lines))[len(lines) // 2]
    gap = 0
    for place, signs in enumerate(zip(*(line[:end].ljust(end) for line in lines), strict=True)):
        is_blank = all(map(str.isspace, signs))
        if not is_blank and gap >= _LEAST_GAP and place > gap:
            return True
        gap = gap + 1 if is_blank else 0
    return False
