"""Puts the addresses of links together from the cells that their formulas take."""

from collections.abc import Sequence

from flowiq_desktop.spreadsheet.marks.sheet_marks import SheetMarks
from flowiq_desktop.spreadsheet.reading.worker_book import MergedRange


def compute_links(
    marks: SheetMarks,
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    merged: Sequence[MergedRange],
) -> None:
    """Compute the links of a sheet whose rows were read.

    Args:
        marks: what is known of the sheet.
        rows: the rows that are not blank, each from column A on.
        numbers: their numbers in the sheet.
        merged: its merged cells, of which a formula sees the first alone.
    """
    if marks.links.are_computed:
        return
    places = {number - 1: place for place, number in enumerate(numbers)}
    tall = {first[1] for first, last in merged if last[0] > first[0]}

    def text_of(row: int, column: int) -> str | None:
        """What a formula sees in a cell; None where the cell shows its value in another way."""
        if column in tall or row in marks.texts.get(column, ()):
            return None
        if row in marks.styles.get(column, ()) or marks.shown.has(row, column):
            return None
        cells = rows[places[row]] if row in places else ()
        return cells[column] if 0 <= column < len(cells) else ""

    marks.links.compute(text_of)
