"""How large a sheet may be, and what is said about a larger one."""

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.errors import SheetError
from flowiq_desktop.texts import say

MAX_ROWS = 1_048_576
"""Rows of an Excel sheet, its headers included."""
MAX_COLUMNS = 1_000
LONG_GAP = 1_000
"""Rows below this many blank ones are read like all others, and reported."""
MAX_AREA = 30_000_000
"""Cells, blank ones included, that fit into memory (24 bytes each): 26 columns of MAX_ROWS."""


def too_many_columns(columns: int) -> SheetError:
    """For a table, or a lonely cell, beyond the last column that can be read."""
    return SheetError(
        say(
            "The sheet reaches to column {column}: {columns:,} columns.",
            column=column_letter(columns - 1),
            columns=columns,
        ),
        say(
            "At most {limit:,} can be read. Delete the columns after the table, even "
            "those that look blank, and save the file.",
            limit=MAX_COLUMNS,
        ),
    )


def too_many_rows() -> SheetError:
    """For a table with more rows than an Excel sheet has."""
    return SheetError(
        say("The file has more than {limit:,} rows.", limit=MAX_ROWS),
        say("Split it into several files and send them one after the other."),
    )


def check_area(rows: int, columns: int) -> None:
    """Raise SheetError when a sheet's last row and column span more than memory holds."""
    if rows * columns > MAX_AREA:
        raise SheetError(
            say(
                "The sheet reaches to cell {column}{row}, too far to be read.",
                column=column_letter(columns - 1),
                row=rows,
            ),
            say(
                "Delete the rows and columns after the table, even those that look "
                "blank, and save the file."
            ),
        )


def too_large_inside() -> SheetError:
    """For an old workbook with more records than its kind of file can hold."""
    return SheetError(
        say("The workbook is too large to be read."),
        say("Save it from Excel as .xlsx, and open that file here."),
    )
