"""Texts that stand beside the values of a sheet, as the program that saved it showed them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Area:
    """Cells side by side that all show the same text, in one band of rows."""

    row: int
    rows: int
    column: int
    columns: int
    text: str


class ShownTexts:
    """What cells show, added from the top row to the bottom one; rows and columns count from 0.

    A text that a file repeats is kept once, however many rows and columns it fills.
    """

    def __init__(self) -> None:
        self._rows: dict[int, array[int]] = {}
        self._texts: dict[int, list[str]] = {}
        self._areas: list[_Area] = []
        self._bands: list[int] = []

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._rows or self._areas)

    def add(self, row: int, column: int, text: str) -> None:
        """Take the text of one cell."""
        rows = self._rows.get(column)
        if rows is None:
            rows = self._rows[column] = array("I")
            self._texts[column] = []
        rows.append(row)
        self._texts[column].append(text)

    def repeat(self, row: int, rows: int, column: int, columns: int, text: str) -> None:
        """Take a text that stands in several rows or columns; such bands of rows are disjoint."""
        self._areas.append(_Area(row, rows, column, columns, text))
        self._bands.append(row)

    def reach(self, start: int, count: int) -> bool:
        """Whether any of these rows has such a text."""
        if any(self._areas_in(start, start + count)):
            return True
        places = ((rows, bisect_left(rows, start)) for rows in self._rows.values())
        return any(at < len(rows) and rows[at] < start + count for rows, at in places)

    def has(self, row: int, column: int) -> bool:
        """Whether this cell has such a text."""
        rows = self._rows.get(column, ())
        at = bisect_left(rows, row)
        return (at < len(rows) and rows[at] == row) or any(
            area.column <= column < area.column + area.columns
            for area in self._areas_in(row, row + 1)
        )

    def whole(self, column: int, start: int, count: int) -> list[str] | None:
        """The texts of a column from row `start` on, if each of these rows has its own."""
        rows = self._rows.get(column)
        if rows is None:
            return None
        first = bisect_left(rows, start)
        if first + count > len(rows) or rows[first + count - 1] != start + count - 1:
            return None
        return self._texts[column][first : first + count]

    def fill(self, columns: list[Sequence[str]], start: int, count: int) -> None:
        """Put the texts of rows `start` and below into the columns, which begin with that row."""
        end = start + count
        for index, rows in self._rows.items():
            first, last = bisect_left(rows, start), bisect_left(rows, end)
            if first == last or index >= len(columns):
                continue
            texts = self._texts[index]
            if last - first == count:
                columns[index] = texts[first:last]
                continue
            column = _writable(columns, index)
            for at in range(first, last):
                column[rows[at] - start] = texts[at]
        for area in self._areas_in(start, end):
            first, last = max(area.row, start) - start, min(area.row + area.rows, end) - start
            for index in range(area.column, min(area.column + area.columns, len(columns))):
                _writable(columns, index)[first:last] = [area.text] * (last - first)

    def _areas_in(self, start: int, end: int) -> Iterator[_Area]:
        """The areas that have a row in this range; only the last band above it can reach it."""
        at = bisect_left(self._bands, start)
        if at:
            at = bisect_left(self._bands, self._bands[at - 1])
        for area in self._areas[at : bisect_left(self._bands, end)]:
            if area.row + area.rows > start:
                yield area


def _writable(columns: list[Sequence[str]], index: int) -> list[str]:
    column = columns[index]
    if not isinstance(column, list):
        column = columns[index] = list(column)
    return column
