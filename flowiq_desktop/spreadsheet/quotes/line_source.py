"""Lines of a text, of which some may be put back and read again."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

_MOST_AGAIN = 2_000_000
"""Lines that are put back at most, so that no file makes its reading take longer and longer."""


class LineSource:
    """Lines, of which those that were taken for the record being read are remembered.

    Each iteration goes on where the one before it ended, with what was put back meanwhile.

    Attributes:
        taken: the lines of the record being read; whoever has read it clears them.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.taken: list[str] = []
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._left = _MOST_AGAIN

    def __iter__(self) -> Iterator[str]:
        while self._again:
            line = self._again.popleft()
            self.taken.append(line)
            yield line
        for line in self._lines:
            self.taken.append(line)
            yield line

    def put_back(self, lines: Sequence[str]) -> bool:
        """Have lines read again; False, and nothing done, once that has been done too often."""
        self._left -= len(lines)
        if self._left < 0:
            return False
        self._again.extendleft(reversed(lines))
        return True
