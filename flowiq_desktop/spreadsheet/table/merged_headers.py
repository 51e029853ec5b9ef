"""Merged headers: text merged down from the headers, or from above them, is nobody's value.

Merged cells show their text in each row that they span. That is right for cells that begin below
the headers, such as a family's name; those that begin in the header row or above name a column.
"""

from collections.abc import Sequence

Row = Sequence[str]
_Position = tuple[int, int]
MergedRange = tuple[_Position, _Position]


def without_headers(
    rows: Sequence[Row], numbers: Sequence[int], header: int, merged: Sequence[MergedRange]
) -> tuple[Sequence[Row], Sequence[int]]:
    """The rows below the headers, without what reaches into them from above.

    Args:
        rows: the rows below the header row.
        numbers: their numbers in the spreadsheet.
        header: the number of the header row.
        merged: the first and the last row and column of each merged cell, from 0.

    Returns:
        The rows and their numbers; a row that shows nothing but headers is part of the headers.
    """
    reaching = [it for it in merged if it[0][0] < header <= it[1][0]]
    if not reaching:
        return rows, numbers
    last_rows = {first[1]: last[0] + 1 for first, last in sorted(reaching, key=lambda it: it[1])}
    lowest = max(last_rows.values())
    kept_rows: list[Row] = []
    kept_numbers: list[int] = []
    for row, number in zip(rows, numbers, strict=True):
        if number <= lowest:
            blank = {column for column, last in last_rows.items() if number <= last}
            row = tuple("" if at in blank else text for at, text in enumerate(row))  # noqa: PLW2901 - it stays the row
            if not "".join(row).strip():
                continue
        kept_rows.append(row)
        kept_numbers.append(number)
    return kept_rows, kept_numbers
