"""Finding a row by its number or by a text in one of its cells."""

from collections.abc import Callable, Sequence
from itertools import chain

from flowiq_desktop.core.sheet import Sheet


def find_row(
    sheet: Sheet, row: Callable[[int], Sequence[str]], text: str, start: int = 0
) -> int | None:
    """The next row with this row number or text, from `start` on and then from the top.

    Args:
        sheet: for its row numbers.
        row: the cells of a row by its position, with the person's changes in them.
        text: what was typed; an exact row number comes before any cell.
        start: position to begin at.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    size = len(sheet)
    order = list(chain(range(start, size), range(min(start, size))))
    if wanted.isdecimal():
        numbers = sheet.row_numbers
        found = next((i for i in order if str(numbers[i]) == wanted), None)
        if found is not None:
            return found
    return next((i for i in order if any(wanted in cell.casefold() for cell in row(i))), None)
