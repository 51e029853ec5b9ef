"""Choosing columns: columns with so few values that each can have a text of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from flowiq_desktop.core.cells.values import usable_text
from flowiq_desktop.core.columns.sources import ChoiceSource
from flowiq_desktop.core.columns.synonyms import words_of
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.conditional.choice_key import choice_key
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.core.vocabulary.word_parts import single_words

MOST_VALUES = 20
"""More texts than that nobody writes; empty cells count as a value."""
_GLANCE = 500
"""Rows that show of nearly every other column that it has too many values."""
_LANGUAGE = single_words("language")
"""What a column of languages is called."""


@dataclass(frozen=True, slots=True)
class ChoosingValue:
    """One value of such a column.

    Attributes:
        value: as it is written first; "" for cells that hold nothing.
        rows: how many rows have it.
    """

    value: str
    rows: int


def choosing_values(sheet: Sheet, header: str) -> tuple[ChoosingValue, ...]:
    """The values of a column in the order they come up; none where it has too many, or is gone."""
    column = header_index(sheet.headers).get(header_key(header))
    if column is None or len({_key(row[column]) for row in islice(sheet, _GLANCE)}) > MOST_VALUES:
        return ()
    found: dict[str, ChoosingValue] = {}
    for cell, count in sheet.distinct(column).items():
        known = found.get(_key(cell), ChoosingValue(usable_text(cell), 0))
        found[_key(cell)] = ChoosingValue(known.value, known.rows + count)
        if len(found) > MOST_VALUES:
            return ()
    return tuple(found.values())


def choosing_columns(sheet: Sheet) -> tuple[str, ...]:
    """The headers of the columns that can choose: those with two values or some more."""
    return tuple(header for header in sheet.headers if len(choosing_values(sheet, header)) > 1)


def likeliest_of(sheet: Sheet, columns: Sequence[str]) -> str:
    """The one to begin with: named like a language, or else with the fewest values; "" of none."""
    named = (header for header in columns if words_of(header) & _LANGUAGE)
    few = sorted(columns, key=lambda header: len(choosing_values(sheet, header)))
    return next(named, next(iter(few), ""))


def first_row_with(sheet: Sheet, header: str, value: str) -> int | None:
    """The position of the first row whose cell has this value; None when there is none."""
    wanted = choice_key(value)
    return _first(sheet, header, lambda key: key == wanted)


def first_row_of_others(sheet: Sheet, source: ChoiceSource) -> int | None:
    """The position of the first row that takes the text for all others; None when none does."""
    own = {choice_key(value) for value, text in source.texts if text.strip()}
    return _first(sheet, source.header, lambda key: key not in own)


def _first(sheet: Sheet, header: str, fits: Callable[[str], bool]) -> int | None:
    column = header_index(sheet.headers).get(header_key(header))
    if column is None:
        return None
    wanted = {cell for cell in sheet.distinct(column) if fits(_key(cell))}
    return next((index for index, row in enumerate(sheet) if row[column] in wanted), None)


def _key(cell: str) -> str:
    return choice_key(usable_text(cell))
