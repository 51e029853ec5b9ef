"""The used range of a workbook's sheet, with every cell at its own row and column.

calamine returns cells from the first used column on, but rows from the sheet's first row. All that
is known about cells from elsewhere (formats, error texts, merged cells, column letters) counts from
A1, so this is the one place that knows where the range begins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flowiq_desktop.spreadsheet.guards.limits import check_area
from flowiq_desktop.spreadsheet.reading.worker_book import Column, MergedRange, WorkerSheet


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of a sheet.

    Attributes:
        row: the first row, from 0.
        count: how many rows.
        column: the column of each row's first value, from 0; those before it are blank.
        columns: the values of each column from there on.
    """

    row: int
    count: int
    column: int
    columns: Sequence[Column]


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
        done = 0
        for columns in self._sheet.blocks():
            held = len(columns[0])
            count = held if most is None else min(held, most - done)
            if count:
                cut = columns if count == held else [column[:count] for column in columns]
                yield Block(done, count, self._column, cut)
            done += count
            if done == most:
                return
