"""Longest: the row in which a text with merge fields becomes longest."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.cells.values import usable_text
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import MergeField, MergeText, header_index, header_key
from flowiq_desktop.texts import mark

_BLOCK = 5000
"""Rows between two yields: a few milliseconds of work."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest filled text of a sheet.

    Attributes:
        length: its characters.
        index: position of the row, from 0; -1 when all are alike or there is none.
    """

    length: int
    index: int = -1


def longest_filled(sheet: Sheet, text: str) -> Generator[Progress, None, Longest]:
    """Find the row in which the text, its merge fields filled, is longest."""
    parsed = MergeText.parse(text)
    fixed = sum(len(part) for part in parsed.parts if isinstance(part, str))
    columns = _columns(sheet.headers, parsed.fields)
    if not columns:
        return Longest(fixed)
    best = Longest(-1)
    for start in range(0, len(sheet), _BLOCK):
        yield Progress(mark("Measuring texts"), start, len(sheet))
        for index in range(start, min(start + _BLOCK, len(sheet))):
            row = sheet.row(index)
            length = sum(len(usable_text(row[column])) or spare for column, spare in columns)
            if length > best.length:
                best = Longest(length, index)
    return Longest(fixed + max(0, best.length), best.index)


def longest_cell(sheet: Sheet, column: int) -> Generator[Progress, None, Longest]:
    """Find the row with the longest cell of a column."""
    best = Longest(0, 0 if len(sheet) else -1)
    for start in range(0, len(sheet), _BLOCK):
        yield Progress(mark("Measuring texts"), start, len(sheet))
        for index in range(start, min(start + _BLOCK, len(sheet))):
            length = len(sheet.cell(index, column))
            if length > best.length:
                best = Longest(length, index)
    return best


def _columns(headers: Sequence[str], fields: Sequence[MergeField]) -> tuple[tuple[int, int], ...]:
    """Column and length of the fallback of each field that the sheet has."""
    index = header_index(headers)
    known = ((index.get(header_key(field.column)), field) for field in fields)
    return tuple(
        (column, len(field.fallback or "")) for column, field in known if column is not None
    )
