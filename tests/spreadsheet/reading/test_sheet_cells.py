"""Merged cells that span rows show their text in each, wherever a block of rows ends."""

from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.spreadsheet.marks.cell_styles import CellStyles
from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.reading.sheet_cells import SheetCells
from flowiq_desktop.spreadsheet.reading.worker_book import MergedRange
from flowiq_desktop.spreadsheet.table.used_range import Block
from tests.examples import examples

ROWS, COLUMNS = 30, 3
HEIGHTS = st.lists(st.integers(1, 9), max_size=20)


def _merged(heights: list[int], column: int) -> list[MergedRange]:
    """Cells below one another, from the second row on."""
    ranges, row = [], 1
    for height in heights:
        ranges.append(((row, column), (row + height - 1, column)))
        row += height
    return ranges


def _shown(merged: list[MergedRange], size: int) -> list[list[str]]:
    cells = SheetCells(SheetMarks(), CellStyles(), merged)
    shown: list[list[str]] = [[] for _ in range(COLUMNS)]
    for start in range(0, ROWS, size):
        count = min(size, ROWS - start)
        values = [[f"{at}.{row}" for row in range(start, start + count)] for at in range(COLUMNS)]
        for whole, part in zip(
            shown, cells.texts(Block(start, count, 0, values)).columns, strict=True
        ):
            whole.extend(part)
    return shown


@settings(max_examples=examples(300), deadline=None)
@given(HEIGHTS, HEIGHTS, st.integers(1, ROWS))
def test_each_row_shows_the_first_ones_text(left: list[int], right: list[int], size: int) -> None:
    merged = [*_merged(left, 0), *_merged(right, 2), ((0, 7), (9, 7))]
    expected = [[f"{at}.{row}" for row in range(ROWS)] for at in range(COLUMNS)]
    for (row, at), (last, _) in merged:
        if at < COLUMNS:
            reach = expected[at][row : last + 1]
            expected[at][row : last + 1] = [reach[0] if reach else ""] * len(reach)
    assert _shown(merged, size) == expected


def test_a_hundred_thousand_that_overlap_are_as_one() -> None:
    """As a damaged file may have them; each was filled in again for every block."""
    merged = [((1, 0), (ROWS, 0))] * 100_000
    assert _shown(merged, 1)[0] == ["0.0", *["0.1"] * (ROWS - 1)]
