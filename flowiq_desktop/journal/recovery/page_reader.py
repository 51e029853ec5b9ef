"""RowRanges: reads a damaged table by ranges of ids, so that a bad page costs only its own rows."""

import sqlite3
from typing import Generic, Literal, NamedTuple, TypeVar

Row = TypeVar("Row", bound=NamedTuple)


class RowRanges(Generic[Row]):
    """The rows of one table.

    Args:
        connection: gives texts as bytes.
        table: its name, with `NOT INDEXED` or `INDEXED BY` where that matters.
        row: what a row becomes; its fields are the columns, `id` the first of them.

    Attributes:
        whole: whether everything asked for so far could be read.
    """

    def __init__(self, connection: sqlite3.Connection, table: str, row: type[Row]) -> None:
        self._connection = connection
        self._row = row
        columns = ", ".join(row._fields)
        self._sql = f"SELECT {columns} FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id "  # noqa: S608 - constant names
        self.whole = self._is_there()

    @property
    def is_there(self) -> bool:
        """Whether the table has all of these columns, as far as that can be read."""
        return bool(self._sql)

    def read(self, low: int, high: int) -> list[Row]:
        """Every row between two ids that can be read, in the order of their ids, each once."""
        found: dict[int, Row] = {}
        spans = [(low, high)] if self._sql else []
        while spans:
            left = self._gap(*spans.pop(), found)
            if left is None:
                continue
            self.whole = False
            first, last = left
            if first < last:
                middle = (first + last) // 2
                spans += [(first, middle), (middle + 1, last)]
        return [found[identity] for identity in sorted(found)]

    def _is_there(self) -> bool:
        try:
            self._connection.execute(self._sql, (0, 0)).close()
        except sqlite3.OperationalError:  # no such table, no such column
            self._sql = ""
            return False
        except sqlite3.DatabaseError:
            return False
        return True

    def _gap(self, low: int, high: int, found: dict[int, Row]) -> tuple[int, int] | None:
        """Read from both ends; what is left between them, or None when nothing is."""
        upwards = self._walk(low, high, "ASC", found)
        if upwards is None:
            return None
        if low == high:
            return low, high
        downwards = self._walk(upwards + 1, high, "DESC", found)
        return None if downwards is None else (upwards + 1, downwards - 1)

    def _walk(
        self, low: int, high: int, order: Literal["ASC", "DESC"], found: dict[int, Row]
    ) -> int | None:
        """Read one direction; None when the end was reached, or the last id before a bad page."""
        last = low - 1 if order == "ASC" else high + 1
        # A damaged page may lead in circles, but there cannot be more rows than ids.
        limit = f"{order} LIMIT {high - low + 1}"
        try:
            for identity, *rest in self._connection.execute(self._sql + limit, (low, high)):
                if low <= identity <= high:
                    last = identity
                    found.setdefault(last, self._row(identity, *rest))
        except sqlite3.DatabaseError:
            return last
        return None
