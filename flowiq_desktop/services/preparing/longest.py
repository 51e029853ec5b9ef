"""Longest: the row in which a text with merge fields becomes longest."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from flowiq_desktop.core.cells.values import usable_text
from flowiq_desktop.core.columns.deciding import is_met
from flowiq_desktop.core.columns.sources import ChoiceSource
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text.merge_fields import MergeText, header_index, header_key
from flowiq_desktop.core.text.utf16 import units
from flowiq_desktop.texts import mark

_BLOCK = 5000
"""Rows between two yields: a few milliseconds of work."""

Take = Callable[[int, Sequence[str]], None]


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
    shape = _Shape(sheet.headers, text)
    if not shape.differs:
        return Longest(shape.length, -1, shape.units)
    best = _Best()
    yield from _each_row(sheet, lambda index, row: best.take(index, shape.values(row)))
    return best.found(shape.length, shape.units)


def longest_of_each(
    sheet: Sheet, source: ChoiceSource
) -> Generator[Progress, None, dict[str | None, Longest]]:
    """Find for each text that a column chooses from the row in which it is longest.

    Returns:
        By the `choice_key` of its value, None for all others; a text that no row gets has none.
    """
    column = header_index(sheet.headers).get(header_key(source.header))
    if column is None:
        return {}
    known = _Shapes(sheet.headers, source)
    best: dict[str | None, _Best] = {}

    def take(index: int, row: Sequence[str]) -> None:
        key, shape = known.of(row[column])
        if shape is not None:
            found = best.setdefault(key, _Best())
            found.take(index, shape.values(row), shape.length, shape.units)

    yield from _each_row(sheet, take)
    return {key: found.found(0, 0) for key, found in best.items()}


def longest_cell(sheet: Sheet, column: int) -> Generator[Progress, None, Longest]:
    """Find the row with the longest cell of a column."""
    best = _Best()
    yield from _each_row(sheet, lambda index, row: best.take(index, [row[column]]))
    return best.found(0, 0)


def _each_row(sheet: Sheet, take: Take) -> Generator[Progress, None, None]:
    for start in range(0, len(sheet), _BLOCK):
        yield Progress(mark("Measuring texts"), start, len(sheet))
        block = range(start, min(start + _BLOCK, len(sheet)))
        for index, row in zip(block, sheet.rows_at(block), strict=True):
            take(index, row)


class _Best:
    """The longest so far, in characters and in units of UTF-16."""

    def __init__(self) -> None:
        self._length = self._units = self._index = self._units_index = -1

    def take(self, index: int, texts: Sequence[str], length: int = 0, wide: int = 0) -> None:
        """Look at the texts that a row puts in, beside so many characters and units of its own."""
        put_in = sum(map(len, texts))
        if length + put_in > self._length:
            self._length, self._index = length + put_in, index
        # No text has more than two units a character: most rows need not be counted anew.
        if wide + put_in * 2 > self._units and (new := wide + sum(map(units, texts))) > self._units:
            self._units, self._units_index = new, index

    def found(self, fixed: int, fixed_units: int) -> Longest:
        """The longest, with what every row has besides."""
        length, wide = fixed + max(0, self._length), fixed_units + max(0, self._units)
        return Longest(length, self._index, wide, self._units_index)


class _Shape:
    """What of a text is the same in every row, and what each row puts in.

    Attributes:
        length, units: of what is the same, in characters and in units of UTF-16.
        columns: column and fallback of each field that the sheet has.
        differs: whether rows differ at all.
    """

    def __init__(self, headers: Sequence[str], text: str) -> None:
        parsed, index = MergeText.parse(text), header_index(headers)
        plain = [part for part in parsed.parts if isinstance(part, str)]
        self._index, self._parsed = index, parsed
        if parsed.conditions:  # what is the same in every row depends on the row
            plain = []
        self.length, self.units = sum(map(len, plain)), sum(map(units, plain))
        known = ((index.get(header_key(field.column)), field) for field in parsed.fields)
        self.columns = tuple((at, field.fallback or "") for at, field in known if at is not None)
        self.differs = bool(self.columns or parsed.conditions)

    def values(self, row: Sequence[str]) -> list[str]:
        """What the row puts in."""
        if self._parsed.conditions:
            filled, _ = self._parsed.fill(
                lambda column: usable_text(self._cell(row, column)),
                lambda condition: is_met(condition, self._cell(row, condition.column)),
            )
            return [filled]
        return [usable_text(row[column]) or spare for column, spare in self.columns]

    def _cell(self, row: Sequence[str], column: str) -> str:
        place = self._index.get(header_key(column))
        return "" if place is None else row[place]


class _Shapes:
    """The texts that a column chooses from, found by its cells."""

    def __init__(self, headers: Sequence[str], source: ChoiceSource) -> None:
        written = ((choice_key(value), text) for value, text in source.texts if text.strip())
        self._texts = {key: _Shape(headers, text) for key, text in written}
        self._spare = _Shape(headers, source.otherwise) if source.otherwise.strip() else None

    def of(self, cell: str) -> tuple[str | None, _Shape | None]:
        """The text of a row with this cell, and whose it is; no text when it has none."""
        key = choice_key(usable_text(cell))
        own = self._texts.get(key)
        return (None, self._spare) if own is None else (key, own)
