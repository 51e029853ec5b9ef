"""Notices, while a sheet's XML is searched, whether a cell may stand in it twice.

A damaged workbook may hold two rows of one number or two cells of one reference; calamine gives the
last of them alone. Nearly every sheet has its cells in rising order, which is proved here in a
hundredth of the time that reading it takes; of any other, `repeated_cells` finds out.
"""

import re
from itertools import pairwise
from operator import lt
from string import ascii_uppercase

_ROW_SIGN = b"w"
_NO_LETTERS = bytes(set(range(256)) - set(ascii_uppercase.encode()) - set(_ROW_SIGN))


class CellOrder:
    """Follows the pieces of a sheet, each of which ends where a row does.

    Attributes:
        is_doubtful: whether a cell may have been met twice.
    """

    def __init__(self, prefix: bytes) -> None:
        """Take the namespace prefix of the sheet's elements, with its colon."""
        name = re.escape(prefix)
        self.is_doubtful = False
        self._first = re.compile(
            b"<" + name + rb"row[^>]*>\s*<" + name + rb'c r="[A-Z]+([0-9]{1,9})"'
        )
        self._cell = re.compile(b"<" + name + rb'c r="([A-Z]+[0-9]+)"')
        self._known: set[bytes] = set()
        self._last = -1

    def see(self, chunk: bytes) -> None:
        """Look at the next piece."""
        if self.is_doubtful:
            return
        numbers = [*map(int, self._first.findall(chunk))]
        rises = all(map(lt, [self._last, *numbers], numbers))
        self.is_doubtful = not (rises and self._is_each_once(chunk, len(numbers)))
        self._last = numbers[-1] if numbers else self._last

    def _is_each_once(self, chunk: bytes, rows: int) -> bool:
        columns = [*filter(None, chunk.translate(None, _NO_LETTERS).split(_ROW_SIGN))]
        if len(columns) == rows:  # and letters of texts have not parted any
            new = set(columns) - self._known
            if all(map(_rises, new)):
                self._known |= new
                return True
        cells = self._cell.findall(chunk)
        return len(set(cells)) == len(cells)


def _rises(columns: bytes) -> bool:
    """Whether the columns of a row, of one letter each, come in their order."""
    return all(one < other for one, other in pairwise(columns))
