"""What a person's changes to a sheet are called, beside Undo and Redo."""

from collections.abc import Sequence

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts import say, say_count


def cell(sheet: Sheet, index: int, column: int) -> str:
    """One cell was written."""
    return say("{column} in row {row}", column=sheet.headers[column], row=sheet.row_numbers[index])


def alike(sheet: Sheet, rows: int, column: int) -> str:
    """Cells that read the same were written."""
    header = sheet.headers[column]
    return say_count("{column} in 1 row", "{column} in {n} rows", rows, column=header)


def left_out(sheet: Sheet, rows: Sequence[int]) -> str:
    """Rows were left out."""
    if len(rows) == 1:
        return say("row {row} left out", row=sheet.row_numbers[rows[0]])
    return say_count("1 row left out", "{n} rows left out", len(rows))


def put_back(sheet: Sheet, rows: Sequence[int]) -> str:
    """Rows that were left out will be sent after all."""
    if len(rows) == 1:
        return say("row {row} put back", row=sheet.row_numbers[rows[0]])
    return say_count("1 row put back", "{n} rows put back", len(rows))
