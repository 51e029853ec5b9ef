"""TextColumns: rows of texts that are held by columns.

A column is what nearly everything is asked of: all its texts are looked at together, in a
fraction of the time that a look at each row takes. A row of eight cells as an object of its own
would take more memory than its cells' places in their columns.
"""

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from typing import Self, TypeVar, overload

from flowiq_desktop.core.packed_texts import growing

_Value = TypeVar("_Value")

Row = tuple[str, ...]

_ROWS_AT_ONCE = 500
"""Few enough that their cells stay in the processor's cache while they are turned."""


class TextColumns(Sequence[Row]):
    """Rows of texts; each is put together when it is asked for.

    Args:
        columns: all of one length; they never change from here on.
        count: how many rows there are, for those without columns.

    Raises:
        ValueError: they are of different lengths.
    """

    __slots__ = ("_count", "columns")

    def __init__(self, columns: Iterable[Sequence[str]], count: int) -> None:
        self.columns = tuple(columns)
        self._count = count
        if any(len(column) != count for column in self.columns):
            raise ValueError("columns of different lengths")

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], width: int | None = None) -> Self:
        """Rows, which are all as wide as the first, or as `width` says where there may be none."""
        if isinstance(rows, cls):
            return rows
        if not rows:
            return cls([[] for _ in range(width or 0)], 0)
        columns = [growing(len(rows)) for _ in rows[0]]
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            turned = zip(*rows[start : start + _ROWS_AT_ONCE], strict=True)
            for column, cells in zip(columns, turned, strict=True):
                column.extend(cells)
        return cls(columns, len(rows))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "TextColumns": ...
    def __getitem__(self, index: int | slice) -> "Row | TextColumns":
        if isinstance(index, slice):
            count = len(range(*index.indices(self._count)))
            return TextColumns([column[index] for column in self.columns], count)
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return tuple([column[index] for column in self.columns])

    def __iter__(self) -> Iterator[Row]:
        return zip(*self.columns, strict=True) if self.columns else iter([()] * self._count)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextColumns) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment] # as lists have none

    def __repr__(self) -> str:
        return f"TextColumns.of({[*self]!r})"

    def at(self, indexes: Sequence[int]) -> "TextColumns":
        """The rows at some positions."""
        if isinstance(indexes, range) and indexes.step == 1:
            return self[indexes.start : indexes.stop]
        picked = ([*map(column.__getitem__, indexes)] for column in self.columns)
        return TextColumns(picked, len(indexes))

    def with_columns(self, more: Iterable[Sequence[str]]) -> "TextColumns":
        """The rows with further columns behind theirs."""
        return TextColumns((*self.columns, *more), self._count)


def put_all(column: MutableSequence[_Value], indexes: Sequence[int], values: list[_Value]) -> None:
    """Put values into a column at these positions; consecutive ones are put there as a whole."""
    if isinstance(indexes, range) and indexes.step == 1:
        column[indexes.start : indexes.stop] = values
        return
    for index, value in zip(indexes, values, strict=True):
        column[index] = value
