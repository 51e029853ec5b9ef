"""Finds what parts the columns of a text where no usual sign does: `^`, `~`, `::`, several blanks.

Such a sign is believed only where it cuts every line into as many cells, and phone numbers out of
the lines that are none themselves: a list cut wrongly is worse than one that is not cut.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from flowiq_desktop.core.phone.likeness import phone_digits, phone_digits_within
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.separators.cut_lines import (
    BLANKS,
    GAP,
    LEAST_LINES,
    MOST_SIGNS,
    can_be_rows,
    first_lines,
    have_headings,
    have_phones,
    rows_of,
)
from flowiq_desktop.spreadsheet.separators.wider_separators import wider_separator
from flowiq_desktop.texts import Phrase, phrase

_RUN = re.compile(r' ?(?:[^\w\s"\0-\x1f\ufffd]|_)+ ?')
_SURELY = frozenset("^~¦§¬|")
"""Believed without headings: nobody writes them within a name, a number or an address."""
_USUAL = frozenset(",;\t|")
"""Two of them beside each other part columns as surely."""
_IN_NUMBERS = frozenset("+-./()#* ")
"""Stand within phone numbers and dates as well."""
_MOST_TITLES = 6
"""Lines above the table that nothing parts."""


def rare_separator(text: str, usual: str) -> str:
    """What parts the columns of a text better than the usual sign does; "" where nothing does.

    Args:
        text: the beginning of the file.
        usual: the best of the signs that programs put between columns.
    """
    lines = first_lines(text)
    if not can_be_rows(lines):
        return ""
    wider = wider_separator(lines, usual)
    if wider or have_phones(rows_of(lines, usual)):
        return wider
    found = next((sign for sign in _candidates(lines) if _is_separator(lines, sign)), "")
    return (wider_separator(lines, found) or found) if len(found) == 1 else found


def glued_note(text: str) -> tuple[Phrase, ...]:
    """What to say of lines that nothing parts although they hold phone numbers among words."""
    lines = first_lines(text)
    glued = [line for line in lines if not phone_digits(line) and phone_digits_within(line)]
    if len(glued) * 2 < len(lines) or len(glued) < LEAST_LINES:
        return ()
    return (
        phrase(
            "Nothing was found that parts the columns of this file, so each line is one cell, such "
            "as “{line}”. Save the list with a comma or a semicolon between its columns.",
            line=shown_name(shortened(glued[0].strip(), 60)),
        ),
    )


def _candidates(lines: Sequence[str]) -> Iterator[str]:
    """What may be between the cells of the first lines, the longest first."""
    first = lines[:_MOST_TITLES]
    if any(map(GAP.search, first)):
        yield BLANKS
    runs = [run for line in first for run in _RUN.findall(line)]
    every = dict.fromkeys([*runs, *(run.strip(" ") for run in runs), *"".join(runs)])
    yield from sorted((it for it in every if it.strip() and len(it) <= MOST_SIGNS), key=_order)


def _order(sign: str) -> tuple[int, bool]:
    return -len(sign), sign in _IN_NUMBERS


def _is_separator(lines: Sequence[str], sign: str) -> bool:
    every = rows_of(lines, sign)
    rows = list(dropwhile(lambda row: len(row) == 1, every))
    if len(every) - len(rows) >= _MOST_TITLES or len({*map(len, rows)}) != 1:
        return False
    if len(rows) < LEAST_LINES or not have_phones(rows):
        return False
    if sign == BLANKS or not _SURELY.isdisjoint(sign) or (sign[1:] and _USUAL.issuperset(sign)):
        return True
    within = re.compile(rf"\d{re.escape(sign)}\d")
    return have_headings(rows[0]) and not (
        _IN_NUMBERS.issuperset(sign) and any(map(within.search, lines))
    )
