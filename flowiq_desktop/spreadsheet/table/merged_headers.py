"""Merged headers: text merged down from the headers, or from above them, is nobody's value.

Merged cells show their text in each row that they span. That is right for cells that begin below
the headers, such as a family's name; those that begin in the header row or above name a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class MergedDown:
    """A merged cell that spans rows: numbers of its first and last row, and its column from 0."""

    first: int
    last: int
    column: int


def without_headers(
    rows: Sequence[Row], numbers: Sequence[int], header: int, merged: Sequence[MergedDown]
) -> tuple[Sequence[Row], Sequence[int]]:
    """The rows below the headers, without what reaches into them from above.

    Args:
        rows: the rows below the header row.
        numbers: their numbers in the spreadsheet.
        header: the number of the header row.
        merged: the merged cells of the sheet that span rows.

    Returns:
        The rows and their numbers; a row that shows nothing but headers is part of the headers.
    """
    reaching = [cell for cell in merged if cell.first <= header < cell.last]
    if not reaching:
        return rows, numbers
    lowest = max(cell.last for cell in reaching)
    kept_rows: list[Row] = []
    kept_numbers: list[int] = []
    for row, number in zip(rows, numbers, strict=True):
        if number <= lowest:
            blank = {cell.column for cell in reaching if number <= cell.last}
            row = tuple("" if at in blank else text for at, text in enumerate(row))  # noqa: PLW2901 - it stays the row
            if not "".join(row).strip():
                continue
        kept_rows.append(row)
        kept_numbers.append(number)
    return kept_rows, kept_numbers
