"""Finds what parts the columns of a text where no usual sign does: `^`, `~`, `::`, several blanks.

Such a sign is believed only where it cuts every line into as many cells, and phone numbers out of
the lines that are none themselves: a list cut wrongly is worse than one that is not cut.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import dropwhile

from flowiq_desktop.core.phone.likeness import phone_digits, phone_digits_within
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.shown_name import shown_name
from flowiq_desktop.spreadsheet.quotes.line_cells import line_cells
from flowiq_desktop.texts import Phrase, phrase

BLANKS = "  "
"""Stands for two blanks or more, as a separator; blanks at the ends of a line part nothing."""
UNIT = "\x1f"
"""Stands within a line for a separator of several signs, since csv takes one alone."""
MOST_SIGNS = 5
_GAP = re.compile(r"(?<=\S)  +(?=\S)")
_RUN = re.compile(r' ?(?:[^\w\s"\0-\x1f\ufffd]|_)+ ?')
_LINE_END = re.compile(r"\r\n|\r|\n")
_DIGIT = re.compile(r"\d")
_SURELY = frozenset("^~¦§¬|")
"""Believed without headings: nobody writes them within a name, a number or an address."""
_IN_NUMBERS = frozenset("+-./()#* ")
"""Stand within phone numbers and dates as well."""
_LINES = 100
_LEAST_LINES = 2
_MOST_TITLES = 6
"""Lines above the table that nothing parts."""
_LONGEST = 2_000
"""Letters of a line; what is longer is prose."""


def rare_separator(text: str, usual: str) -> str:
    """What parts the columns of a text better than the usual sign does; "" where nothing does.

    Args:
        text: the beginning of the file.
        usual: the best of the signs that programs put between columns.
    """
    lines = _first_lines(text)
    if len(lines) < _LEAST_LINES or max(map(len, lines)) > _LONGEST:
        return ""
    if _has_phones(_rows(lines, usual)):
        return ""
    return next((sign for sign in _candidates(lines) if _is_separator(lines, sign)), "")


def parts_all(text: str, separator: str) -> bool:
    """Whether every line of a text that is not blank is cut into as many cells."""
    counts = {line.count(UNIT) for line in parted(_LINE_END.split(text), separator) if line.strip()}
    return len(counts) == 1


def parted(lines: Iterable[str], separator: str) -> Iterable[str]:
    """The lines with one sign in place of a separator of several; others as they are."""
    if len(separator) <= 1:
        return lines
    if separator == BLANKS:
        return (_GAP.sub(UNIT, line) for line in lines)
    return (line.replace(separator, UNIT) for line in lines)


def one_sign(separator: str) -> str:
    """The sign between the cells of `parted` lines."""
    return separator if len(separator) <= 1 else UNIT


def glued_note(text: str) -> tuple[Phrase, ...]:
    """What to say of lines that nothing parts although they hold phone numbers among words."""
    lines = _first_lines(text)
    glued = [line for line in lines if not phone_digits(line) and phone_digits_within(line)]
    if len(glued) * 2 < len(lines) or len(glued) < _LEAST_LINES:
        return ()
    return (
        phrase(
            "Nothing was found that parts the columns of this file, so each line is one cell, such "
            "as “{line}”. Save the list with a comma or a semicolon between its columns.",
            line=shown_name(shortened(glued[0].strip(), 60)),
        ),
    )


def _first_lines(text: str) -> list[str]:
    return [line.strip(" ") for line in _LINE_END.split(text) if line.strip()][:_LINES]


def _candidates(lines: Sequence[str]) -> Iterator[str]:
    """What may be between the cells of the first lines, the longest first."""
    first = lines[:_MOST_TITLES]
    if any(map(_GAP.search, first)):
        yield BLANKS
    runs = [run for line in first for run in _RUN.findall(line)]
    every = dict.fromkeys([*runs, *(run.strip() for run in runs), *"".join(runs)])
    yield from sorted((it for it in every if it.strip() and len(it) <= MOST_SIGNS), key=_order)


def _order(sign: str) -> tuple[int, bool]:
    return -len(sign), sign in _IN_NUMBERS


def _rows(lines: Sequence[str], sign: str) -> list[list[str]]:
    """The cells of the lines; a cell in quotation marks may have several."""
    own = one_sign(sign)
    with suppress(csv.Error):
        return list(
            csv.reader((f"{it}\n" for it in parted(lines, sign)), delimiter=own, strict=True)
        )
    return [line_cells(line, own) or [] for line in parted(lines, sign)]


def _is_separator(lines: Sequence[str], sign: str) -> bool:
    every = _rows(lines, sign)
    rows = list(dropwhile(lambda row: len(row) == 1, every))
    if len(every) - len(rows) >= _MOST_TITLES or len({*map(len, rows)}) != 1:
        return False
    if len(rows) < _LEAST_LINES or not _has_phones(rows):
        return False
    if sign == BLANKS or not _SURELY.isdisjoint(sign):
        return True
    has_headings = all(map(str.strip, rows[0])) and not any(map(_DIGIT.search, rows[0]))
    within = re.compile(rf"\d{re.escape(sign)}\d")
    return has_headings and not (_IN_NUMBERS.issuperset(sign) and any(map(within.search, lines)))


def _has_phones(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one column holds phone numbers in half of the rows below the first."""
    width = max(map(len, rows), default=0)
    for at in range(width):
        count = sum(at < len(row) and phone_digits(row[at]) > 0 for row in rows[1:])
        if count * 2 >= len(rows) - 1:
            return True
    return False
