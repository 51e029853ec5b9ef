"""Finding rows by their number or by a text in one of their cells."""

from collections.abc import Callable, Generator, Sequence
from itertools import chain

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts import mark

_BLOCK = 1000


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
    if (number := plain_digits(wanted)).isdecimal():
        numbers = sheet.row_numbers
        found = next((i for i in order if str(numbers[i]) == number), None)
        if found is not None:
            return found
    return next((i for i in order if any(wanted in cell.casefold() for cell in row(i))), None)


def rows_with(
    sheet: Sheet, row: Callable[[int], Sequence[str]], rows: Sequence[int], text: str
) -> Generator[Progress, None, list[int]]:
    """Those of the rows that have this row number, or this text in a cell.

    Args:
        sheet: for its row numbers.
        row: the cells of a row by its position, with the person's changes in them.
        rows: positions to look at.
        text: what was typed.
    """
    wanted = text.strip().casefold()
    number = plain_digits(wanted)
    found: list[int] = []
    for place, index in enumerate(rows):
        if place % _BLOCK == 0:
            yield Progress(mark("Looking through the rows"), place, len(rows))
        if wanted in "\n".join(row(index)).casefold() or number == str(sheet.row_numbers[index]):
            found.append(index)
    return found
