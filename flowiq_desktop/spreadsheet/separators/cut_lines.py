"""Cuts lines at a separator of one sign, of several, or of blanks; csv takes one sign alone."""

import csv
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress

from flowiq_desktop.core.phone.likeness import phone_digits
from flowiq_desktop.spreadsheet.quotes.line_cells import line_cells

BLANKS = "  "
"""Stands for two blanks or more, as a separator; blanks at the ends of a line part nothing."""
UNIT = "\x1f"
"""Stands within a line for a separator of several signs."""
MOST_SIGNS = 5
LEAST_LINES = 2
LONGEST = 2_000
"""Letters of a line; what is longer is prose."""
GAP = re.compile(r"(?<=\S)  +(?=\S)")
LINE_END = re.compile(r"\r\n|\r|\n")
_LINES = 100


def parts_all(text: str, separator: str) -> bool:
    """Whether every line of a text that is not blank is cut into as many cells."""
    counts = {line.count(UNIT) for line in parted(LINE_END.split(text), separator) if line.strip()}
    return len(counts) == 1


def parted(lines: Iterable[str], separator: str) -> Iterable[str]:
    """The lines with one sign in place of a separator of several; others as they are."""
    if len(separator) <= 1:
        return lines
    if separator == BLANKS:
        return (GAP.sub(UNIT, line) for line in lines)
    return (line.replace(separator, UNIT) for line in lines)


def one_sign(separator: str) -> str:
    """The sign between the cells of `parted` lines."""
    return separator if len(separator) <= 1 else UNIT


def first_lines(text: str) -> list[str]:
    """Lines that are not blank, down from the first."""
    return [line for line in LINE_END.split(text) if line.strip()][:_LINES]


def can_be_rows(lines: Sequence[str]) -> bool:
    """Whether some lines are enough, and none is too long, to look for what parts them."""
    return len(lines) >= LEAST_LINES and max(map(len, lines)) <= LONGEST


def rows_of(lines: Sequence[str], sign: str) -> list[list[str]]:
    """The cells of the lines; a cell in quotation marks may have several."""
    own = one_sign(sign)
    with suppress(csv.Error):
        return list(
            csv.reader((f"{it}\n" for it in parted(lines, sign)), delimiter=own, strict=True)
        )
    return [line_cells(line, own) or [] for line in parted(lines, sign)]


def have_phones(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one column holds phone numbers in half of the rows below the first."""
    width = max(map(len, rows), default=0)
    for at in range(width):
        count = sum(at < len(row) and phone_digits(row[at]) > 0 for row in rows[1:])
        if count * 2 >= len(rows) - 1:
            return True
    return False


def have_headings(row: Sequence[str]) -> bool:
    """Whether the first row may be headings: no digits and no blank cell."""
    return all(map(str.strip, row)) and not any(sign.isdigit() for cell in row for sign in cell)
