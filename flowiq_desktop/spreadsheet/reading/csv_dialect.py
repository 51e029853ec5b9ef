"""Finds out which character separates the columns of a text file."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from itertools import dropwhile, islice

from flowiq_desktop.core.phone.likeness import phone_digits
from flowiq_desktop.spreadsheet.quotes.line_cells import line_cells, plain_cells
from flowiq_desktop.spreadsheet.separators.control_signs import visible
from flowiq_desktop.spreadsheet.separators.cut_lines import BLANKS
from flowiq_desktop.texts import Text, mark, phrase

SEPARATORS = {",": mark("commas"), ";": mark("semicolons"), "\t": mark("tabs"), "|": mark("bars")}
"""The characters that are tried, and what each is called."""

_ARABIC = "\u060c\u061b"
"""Arabic's comma and semicolon: typed by hand, since no program saves a list with them."""
_DECLARED = re.compile(r'"?sep=(.)\1*"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_RECORDS = 100
_TWO = 2
_LEAST_SHARE = 0.7
"""Below this, the character is more likely part of the text in a single column."""
_EVERYWHERE = 0.9
"""Characters other than commas hardly occur in so many records unless they separate."""


def declared_separator(text: str) -> tuple[str, int]:
    """What a first line `sep=;` names, and the length of that line; ("", 0) without one."""
    found = _DECLARED.match(text)
    return (found[1], found.end()) if found else ("", 0)


def guess_separator(sample: str, ending: str) -> str:
    """The character that cuts the first records most evenly into cells.

    Among equals the comma comes last: it may stand in amounts and in names.

    Args:
        sample: the file's beginning.
        ending: the file's ending, which decides when none fits: ".tsv" and ".tab" have tabs.
    """
    usual = "\t" if ending.lower() in {".tsv", ".tab"} else ","
    sizes = {separator: _sizes(sample, separator) for separator in SEPARATORS}
    scores = {separator: _score(sizes[separator]) for separator in SEPARATORS}
    best = max(scores, key=lambda sign: (*scores[sign], sign == usual != ",", sign != ","))
    if scores[best][0] >= _LEAST_SHARE:
        return best
    rarer = [sign for sign in SEPARATORS if sign != "," and _is_everywhere(sizes[sign])]
    if len(rarer) == 1:
        return rarer[0]
    arabic = {sign: _score(_sizes(sample, sign)) for sign in _ARABIC if sign in sample}
    typed = max(arabic, key=arabic.__getitem__, default=usual)
    return typed if typed in arabic and arabic[typed][0] >= _LEAST_SHARE else usual


def separator_called(separator: str) -> Text:
    """What a person calls a separator, in the plural."""
    if separator == BLANKS:
        return mark("several blanks")
    return SEPARATORS.get(separator) or phrase("“{sign}”", sign=visible(separator))


def usual_width(sample: str, separator: str) -> int:
    """How many cells most of the first records have; 1 when there are none."""
    counts = Counter(size for size in _sizes(sample, separator) if size)
    return max(counts, key=lambda size: (counts[size], size)) if counts else 1


def wrapping_separator(sample: str, separators: Iterable[str] = SEPARATORS) -> str:
    """The separator within lines that are each wholly in quotation marks; "" for other files.

    A program that saves a list as a single column writes `"Zoe, +27821234567, a"`. A real
    single column has no phone numbers among other words in half of its lines.
    """
    lines = [line for line in io.StringIO(sample, newline="") if line.strip()][:_RECORDS]
    inner = [_unwrapped(line) for line in lines]
    if len(lines) < _TWO or not all(inner):
        return ""
    for separator in separators:
        rows = [line_cells(line, separator) or [] for line in inner]
        widths = set(map(len, rows))
        if len(widths) == 1 and widths.pop() > 1 and sum(map(_has_phone, rows)) * 2 >= len(rows):
            return separator
    return ""


def _has_phone(cells: Iterable[str]) -> bool:
    return any(phone_digits(cell) for cell in cells)


def _unwrapped(line: str) -> str:
    """What stands in a line that is one cell in quotation marks; "" for other lines."""
    record = next(csv.reader([line], delimiter="\0"), [""])
    cell = record[0] if len(record) == 1 and line.startswith('"') else ""
    return cell if line.rstrip("\r\n ") == '"' + cell.replace('"', '""') + '"' else ""


def _sizes(sample: str, separator: str) -> list[int]:
    """How many cells each of the first records has when this character separates them.

    Where quotation marks are not as they should be, lines that are right by themselves count.
    A blank before a mark is none of the cell's, as where the records are read.
    """
    reader = csv.reader(
        io.StringIO(sample, newline=""),
        delimiter=separator,
        skipinitialspace=bool(re.search(f'{re.escape(separator)} +"', sample)),
        strict=True,
    )
    sizes: list[int] = []
    with suppress(csv.Error):
        for record in islice(reader, _RECORDS):
            sizes += [len(record)] if record else []
        return sizes
    single = [_line_size(line, separator) for line in io.StringIO(sample, newline="")]
    return max(sizes, [size for size in single if size][:_RECORDS], key=len)


def _line_size(line: str, separator: str) -> int:
    cells = line_cells(line, separator) or plain_cells(line, separator)
    return len(cells) if line.strip() else 0


def _score(sizes: list[int]) -> tuple[float, int]:
    """The share of records with the commonest number of cells above 1, and that number."""
    counts = Counter(size for size in sizes if size > 1)
    if not counts:
        return 0.0, 0
    size, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return count / len(sizes), size


def _is_everywhere(sizes: list[int]) -> bool:
    """Whether nearly every record below the titles has it, however ragged they are."""
    table = list(dropwhile(lambda size: size == 1, sizes))
    return len(table) > 1 and sum(size > 1 for size in table) >= len(table) * _EVERYWHERE
