"""Cells as files name them: "B7", "B2:B9"."""

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")


@dataclass(frozen=True, slots=True)
class Area:
    """Cells between two corners, both of them included; rows and columns count from 0."""

    row: int
    column: int
    last_row: int
    last_column: int


def one_cell(row: int, column: int) -> Area:
    """An area of one cell."""
    return Area(row, column, row, column)


def area_of(reference: str) -> Area | None:
    """The cells that a reference names; None for what is none."""
    first, _, last = reference.partition(":")
    begin, end = _place(first), _place(last or first)
    if begin is None or end is None:
        return None
    rows, columns = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])


def _place(text: str) -> tuple[int, int] | None:
    found = _PLACE.match(text)
    if found is None or int(found[2]) == 0:
        return None
    return int(found[2]) - 1, column_index(found[1])


def column_index(letters: str) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
