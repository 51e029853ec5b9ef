"""Lines of a text, of which some may be put back and read again."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

_MOST_AGAIN = 2_000_000
"""Lines that are put back at most, so that no file makes its reading take longer and longer."""


class LineSource:
    """Iterates over lines, and remembers those that were taken for the record being read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._left = _MOST_AGAIN

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._taken.append(line)
        return line

    def taken(self) -> list[str]:
        """The lines since this was asked last."""
        taken, self._taken = self._taken, []
        return taken

    def put_back(self, lines: Sequence[str]) -> bool:
        """Have lines read again; False, and nothing done, once that has been done too often."""
        self._left -= len(lines)
        if self._left < 0:
            return False
        self._again.extendleft(reversed(lines))
        return True
