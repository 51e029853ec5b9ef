"""ShownRows: which position of the sheet each line of the table shows."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence


class ShownRows:
    """Positions line by line, in the sheet's order or sorted otherwise.

    Args:
        rows: positions in the sheet, each once.
        in_order: whether they ascend; then a line is found without a list of all of them.
    """

    def __init__(self, rows: Sequence[int] = (), *, in_order: bool = True) -> None:
        self._rows = rows
        self.in_order = in_order
        self._lines: dict[int, int] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __getitem__(self, line: int) -> int:
        return self._rows[line]

    def line_of(self, index: int) -> int:
        """The line that shows this position of the sheet, or -1."""
        if not self.in_order:
            if self._lines is None:
                self._lines = {index: line for line, index in enumerate(self._rows)}
            return self._lines.get(index, -1)
        line = bisect_left(self._rows, index)
        return line if line < len(self._rows) and self._rows[line] == index else -1

    def place_for(self, index: int) -> int:
        """The line at which a position that is not shown yet belongs.

        Sorted rows get it at their end: what a person looks at does not move.
        """
        return bisect_left(self._rows, index) if self.in_order else len(self._rows)

    def insert(self, line: int, index: int) -> None:
        """Show a position in this line, in front of what was there."""
        self._rows = [*self._rows[:line], index, *self._rows[line:]]
        self._lines = None

    def with_more(self, more: Iterable[int]) -> list[int]:
        """All of these and more, as `insert` would have put them."""
        rows = [*self._rows, *more]
        return sorted(rows) if self.in_order else rows
