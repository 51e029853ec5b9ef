"""Finds control characters that part the columns and the records of a text.

Databases put U+0001 or U+001F between columns, since nobody writes them within a cell, and some
U+001E instead of line ends, so that a cell may have lines. Such a sign is believed where phone
numbers are cut out by it; where it is not, bytes that are no letters are what a binary file has.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from flowiq_desktop.spreadsheet.separators.cut_lines import (
    LEAST_LINES,
    LINE_END,
    MOST_SIGNS,
    can_be_rows,
    first_lines,
    have_phones,
    rows_of,
)
from flowiq_desktop.spreadsheet.separators.rare_separators import rare_separator

_USUAL = ",;\t|"
_CONTROLS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_NEARLY_ALL = 0.9
_MOST_KINDS = 4
"""Control characters of a text that are looked at, the commonest; a binary file has all of them."""
_MOST_RUNS = 10
_ENDS_OF_RECORDS = "\u2029\u2028\x85\x1c\x1d\x1e"
"""Made for it (the last of them as record separator), so that usual signs may be between columns;
the last are tried first."""
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")


@dataclass(frozen=True, slots=True)
class ControlSigns:
    """The control characters of a text that mean something; "" for none.

    Attributes:
        record: at the end of each record, instead of a line's end.
        column: between its columns.
    """

    record: str
    column: str


def control_signs(text: str) -> ControlSigns:
    """What control characters part a text.

    Args:
        text: the beginning of the file.
    """
    signs = [sign for sign, _ in Counter(_CONTROLS.findall(text)).most_common(_MOST_KINDS)]
    if not signs:
        return ControlSigns("", "")
    if record := _beside_line_ends(text, signs):
        return ControlSigns(record, _column(first_lines(_by_lines(text, record)), signs))
    made_for_it = sorted(signs, key=_ENDS_OF_RECORDS.rfind, reverse=True)
    ways = [_way(text, record, signs) for record in ("", *made_for_it)]
    return max(ways, key=lambda way: way[0])[1]


def without_signs(text: str) -> str:
    """A text without the control characters that part it, and so what is left of a binary file."""
    found = control_signs(text)
    return text.translate(dict.fromkeys(map(ord, found.record + found.column)))


def visible(separator: str) -> str:
    """A separator as it can be read: control characters by their numbers, as in U+001F."""
    return _CONTROLS.sub(lambda found: f"U+{ord(found[0]):04X}", separator)


def with_line_ends(content: bytes, codec: str, record: str) -> bytes:
    """The content with a line for each record; what ends a line within one becomes that sign.

    Args:
        content: the file.
        codec: of its letters.
        record: the sign at the end of each record.
    """
    if record.isascii() and not codec.lower().startswith(_WIDE):
        text = content.decode("latin-1")
        return _by_lines(text, record).encode("latin-1")
    return _by_lines(content.decode(codec, "replace"), record).encode(codec)


def _by_lines(text: str, record: str) -> str:
    """A text with a line's end where it has a record's end, and the other way round."""
    records = re.sub(rf"{re.escape(record)}(?:\r\n|\r|\n)", record, text).split(record)
    return "\n".join(record.join(LINE_END.split(it)) for it in records)


def _beside_line_ends(text: str, signs: Sequence[str]) -> str:
    """The sign that stands at the end of nearly every line and nowhere else; "" for none."""
    lines = LINE_END.split(text)[:-1]
    for sign in signs:
        ends = sum(line.endswith(sign) for line in lines)
        if ends >= LEAST_LINES and text.count(sign) <= ends + 1 and _is_most(ends, len(lines)):
            return sign
    return ""


def _way(text: str, record: str, signs: Sequence[str]) -> tuple[int, ControlSigns]:
    """How well a sign ends records (`""`: lines are records), and what parts columns then.

    3 where all rows have as many cells, 2 where they have below titles, 1 where phone numbers are
    cut out, 0 for no table.
    """
    lines = first_lines(_by_lines(text, record) if record else text)
    if not can_be_rows(lines):
        return 0, ControlSigns("", "")
    column = _column(lines, [sign for sign in signs if sign != record])
    rows = _table(lines, column or _other(lines))
    widths = {*map(len, rows)}
    if not have_phones(rows) or len(rows) < LEAST_LINES:
        return 0, ControlSigns("", "")
    if len(widths) == 1 and widths != {1}:
        return 2 + (len(rows) == len(lines)), ControlSigns(record, column)
    is_likely = bool(column) or widths == {1} or record in _ENDS_OF_RECORDS
    return int(is_likely), ControlSigns(record, column)


def _column(lines: Sequence[str], signs: Sequence[str]) -> str:
    """The sign that cuts phone numbers out of nearly all lines, into the most cells; "" for none.

    Rows may have fewer cells than others: nobody writes such a sign within a cell.
    """
    if not signs or not can_be_rows(lines):
        return ""
    cells = {sign: _cells(lines, sign) for sign in [*signs, *_of_several(lines[-1], signs)]}
    return max(filter(cells.get, cells), key=lambda sign: (cells[sign], len(sign)), default="")


def _of_several(line: str, signs: Sequence[str]) -> list[str]:
    """What may be a separator of several signs, from the line of a row."""
    runs = re.findall(f"[{re.escape(''.join(signs))}]{{2,}}", line)[:_MOST_RUNS]
    sizes = range(2, MOST_SIGNS + 1)
    pieces = (run[at : at + size] for run in runs for size in sizes for at in range(size))
    return [*dict.fromkeys(piece for piece in pieces if len({*piece}) > 1)]


def _cells(lines: Sequence[str], sign: str) -> int:
    """How many cells such a sign cuts lines into; 0 where it parts no table."""
    rows = _table(lines, sign)
    parted = sum(len(row) > 1 for row in rows)
    if len(rows) < LEAST_LINES or not _is_most(parted, len(rows)) or not have_phones(rows):
        return 0
    return sum(map(len, rows))


def _other(lines: Sequence[str]) -> str:
    """Another sign that cuts phone numbers out of lines; of single columns, one that does not."""
    usual = (sign for sign in _USUAL if have_phones(_table(lines, sign)))
    found = next(usual, _USUAL[0])
    return rare_separator("\n".join(lines), found) or found


def _table(lines: Sequence[str], sign: str) -> list[list[str]]:
    """The rows below the titles, of which a single column has none."""
    rows = rows_of(lines, sign)
    return [*dropwhile(lambda row: len(row) == 1, rows)] or rows


def _is_most(count: int, of: int) -> bool:
    return count >= _NEARLY_ALL * of
