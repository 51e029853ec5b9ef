"""Ranges of cells as workbooks write them: "A4:F104"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from flowiq_desktop.core.sheet import column_letter

_DIGITS = "0123456789"
_MOST_LETTERS = 3
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class CellRange:
    """A range: rows from 1, columns from 0, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )

    @property
    def is_one_cell(self) -> bool:
        """Whether it is a single cell."""
        first, last = (self.first_row, self.first_column), (self.last_row, self.last_column)
        return first == last

    def wider(self, last_column: int) -> "CellRange":
        """The same rows, up to another column."""
        return CellRange(self.first_row, self.first_column, self.last_row, last_column)

    def __str__(self) -> str:
        first = f"{column_letter(self.first_column)}{self.first_row}"
        return f"{first}:{column_letter(self.last_column)}{self.last_row}"


def place_of(text: str) -> tuple[int, int] | None:
    """Row (from 1) and column (from 0) of a cell such as "B7"; None for anything else."""
    found = _PLACE.fullmatch(text)
    return (int(found[2]), _index(found[1])) if found is not None else None


def column_of(text: str) -> int | None:
    """The column (from 0) of a cell such as "B7", the quick way; None for anything else."""
    letters = text.rstrip(_DIGITS)
    is_column = letters.isascii() and letters.isalpha() and len(letters) <= _MOST_LETTERS
    return _index(letters) if is_column else None


def range_of(text: str) -> CellRange | None:
    """A range such as "A4:F104", or a single cell; None for anything else."""
    first, _, last = text.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return None
    return CellRange(*start, *end)


@lru_cache(20_000)
def _index(letters: str) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
