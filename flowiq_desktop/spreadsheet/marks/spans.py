"""Spans: rows or columns of a sheet, such as those that are hidden, as a file tells them."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_LAST = 0xFFFF_FFFF


class Spans:
    """Runs of rows or columns, counted from 0, in any order; a run may be told twice.

    A file may hide every second row of a million, so that a run takes eight bytes; one that hides a
    million rows at once takes no more.
    """

    def __init__(self) -> None:
        self._firsts = array("I")
        self._lasts = array("I")

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._firsts)

    def add(self, first: int, count: int = 1) -> None:
        """Take a run; what follows the last one is put together with it."""
        last = min(first + count - 1, _LAST)
        if first < 0 or last < first:
            return
        if self._firsts and self._firsts[-1] <= first <= self._lasts[-1] + 1:
            self._lasts[-1] = max(last, self._lasts[-1])
            return
        self._firsts.append(first)
        self._lasts.append(last)

    def places(self, numbers: Sequence[int]) -> frozenset[int]:
        """Where in `numbers`, which rise and count from 0, those of the runs stand."""
        found: list[int] = []
        seen = 0
        for first, last in sorted(zip(self._firsts, self._lasts, strict=True)):
            begin = max(seen, bisect_left(numbers, first))
            seen = max(seen, bisect_right(numbers, last))
            found.extend(range(begin, seen))
        return frozenset(found)
