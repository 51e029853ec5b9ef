"""How large a sheet may be, and what is said about a larger one."""

from flowiq_desktop.core.sheet import column_letter
from flowiq_desktop.spreadsheet.errors import SheetError

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
        f"The sheet reaches to column {column_letter(columns - 1)}: {columns:,} columns.",
        f"At most {MAX_COLUMNS:,} can be read. Delete the columns after the table, even those "
        "that look blank, and save the file.",
    )


def too_many_rows() -> SheetError:
    """For a table with more rows than an Excel sheet has."""
    return SheetError(
        f"The file has more than {MAX_ROWS:,} rows.",
        "Split it into several files and send them one after the other.",
    )


def check_area(rows: int, columns: int) -> None:
    """Raise SheetError when a sheet's last row and column span more than memory holds."""
    if rows * columns > MAX_AREA:
        raise SheetError(
            f"The sheet reaches to cell {column_letter(columns - 1)}{rows}, too far to be read.",
            "Delete the rows and columns after the table, even those that look blank, and save "
            "the file.",
        )
