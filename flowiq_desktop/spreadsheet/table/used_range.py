"""The used range of a workbook's sheet, with every cell at its own row and column.

calamine returns cells from the first used column on, but rows from the sheet's first row. All that
is known about cells from elsewhere (formats, error texts, merged cells, column letters) counts from
A1, so this is the one place that knows where the range begins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from flowiq_desktop.spreadsheet.formats.cell_text import CellValue
from flowiq_desktop.spreadsheet.guards.limits import check_area
from flowiq_desktop.spreadsheet.reading.worker_book import MergedRange, WorkerSheet

_BLOCK_ROWS = 4_000


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of a sheet.

    Attributes:
        row: the first row, from 0.
        column: the column of each row's first value, from 0; those before it are blank.
        values: the rows, all of the same length.
    """

    row: int
    column: int
    values: Sequence[Sequence[CellValue]]


class UsedRange:
    """The cells of a sheet, block after block.

    Attributes:
        rows: how many rows the sheet has, counted from row 1.
        merged: its merged cells, by positions in the sheet.
    """

    def __init__(self, sheet: WorkerSheet) -> None:
        """Take a sheet; raises SheetError when its last cell lies too far away to be held."""
        self._sheet = sheet
        self._column = sheet.start[1] if sheet.start else 0
        self.rows = sheet.end[0] + 1 if sheet.end else 0
        self.merged: Sequence[MergedRange] = sheet.merged_cell_ranges
        check_area(self.rows, sheet.end[1] + 1 if sheet.end else 0)

    def blocks(self, most: int | None = None) -> Iterator[Block]:
        """The rows from row 1 down to row `most`."""
        rows, done = islice(self._sheet.iter_rows(), most), 0
        while values := list(islice(rows, _BLOCK_ROWS)):
            yield Block(done, self._column, values)
            done += len(values)
