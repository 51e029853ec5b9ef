"""Longest: the row in which a text with merge fields becomes longest."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.cells.values import usable_text
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import MergeField, MergeText, header_index, header_key
from flowiq_desktop.core.text.utf16 import units
from flowiq_desktop.texts import mark

_BLOCK = 5000
"""Rows between two yields: a few milliseconds of work."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest filled text of a sheet.

    Attributes:
        length: its characters.
        index: position of the row, from 0; -1 when all are alike or there is none.
        units: the most units of UTF-16 that a row has, in which an emoji counts two.
        units_index: position of that row, in the same way.
    """

    length: int
    index: int = -1
    units: int = 0
    units_index: int = -1


def longest_filled(sheet: Sheet, text: str) -> Generator[Progress, None, Longest]:
    """Find the row in which the text, its merge fields filled, is longest."""
    parsed = MergeText.parse(text)
    plain = [part for part in parsed.parts if isinstance(part, str)]
    fixed, fixed_units = sum(map(len, plain)), sum(map(units, plain))
    columns = _columns(sheet.headers, parsed.fields)
    if not columns:
        return Longest(fixed, -1, fixed_units)
    best = _Best()
    for start in range(0, len(sheet), _BLOCK):
        yield Progress(mark("Measuring texts"), start, len(sheet))
        for index in range(start, min(start + _BLOCK, len(sheet))):
            row = sheet.row(index)
            best.take(index, [usable_text(row[column]) or spare for column, spare in columns])
    return best.found(fixed, fixed_units)


def longest_cell(sheet: Sheet, column: int) -> Generator[Progress, None, Longest]:
    """Find the row with the longest cell of a column."""
    best = _Best()
    for start in range(0, len(sheet), _BLOCK):
        yield Progress(mark("Measuring texts"), start, len(sheet))
        for index in range(start, min(start + _BLOCK, len(sheet))):
            best.take(index, [sheet.cell(index, column)])
    return best.found(0, 0)


class _Best:
    """The longest so far, in characters and in units of UTF-16."""

    def __init__(self) -> None:
        self._length = self._units = self._index = self._units_index = -1

    def take(self, index: int, texts: Sequence[str]) -> None:
        """Look at the texts that a row puts in."""
        length = sum(map(len, texts))
        if length > self._length:
            self._length, self._index = length, index
        # No text has more than two units a character: most rows need not be counted anew.
        if length * 2 > self._units and (wide := sum(map(units, texts))) > self._units:
            self._units, self._units_index = wide, index

    def found(self, fixed: int, fixed_units: int) -> Longest:
        """The longest, with what every row has besides."""
        length, wide = fixed + max(0, self._length), fixed_units + max(0, self._units)
        return Longest(length, self._index, wide, self._units_index)


def _columns(headers: Sequence[str], fields: Sequence[MergeField]) -> tuple[tuple[int, str], ...]:
    """Column and fallback of each field that the sheet has."""
    index = header_index(headers)
    known = ((index.get(header_key(field.column)), field) for field in fields)
    return tuple((column, field.fallback or "") for column, field in known if column is not None)
