"""The cells of a sheet that have comments."""

_MOST = 100_000
"""Cells that are counted; no list has so many, and a file may claim millions."""


class CellComments:
    """Cells with comments, notes or threads; rows and columns count from 0."""

    def __init__(self) -> None:
        self._cells: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        """How many cells have some."""
        return len(self._cells)

    def add(self, row: int, column: int) -> None:
        """Take a cell; one that has several counts once."""
        if len(self._cells) < _MOST:
            self._cells.add((row, column))

    def cells(self) -> list[tuple[int, int]]:
        """The cells by row and column, from the top."""
        return sorted(self._cells)
