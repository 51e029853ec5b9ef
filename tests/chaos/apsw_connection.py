"""ApswConnection: a simulated disk behind the few methods of sqlite3 that the journal uses."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import apsw

from tests.chaos.simulated_disk import SimulatedDisk, SimulatedVfs

_FILE = "journal"
_NAMES = count()

Values = tuple[Any, ...] | dict[str, Any]


class ApswConnection:
    """One connection to the one file of a disk; faults come out as sqlite3 would raise them."""

    def __init__(self, disk: SimulatedDisk) -> None:
        self._disk = disk
        name = f"simulated-{next(_NAMES)}"
        self._vfs = SimulatedVfs(name, disk)
        with _sqlite3_faults():
            self._connection = apsw.Connection(_FILE, vfs=name)
        self._columns: tuple[tuple[str, ...], ...] = ()
        self._connection.exec_trace = self._note_columns

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    def execute(self, statement: str, values: Values = ()) -> "ApswCursor":
        """Run one statement."""
        with _sqlite3_faults():
            cursor = self._connection.execute(statement, values)
        return ApswCursor(self._connection, cursor, self._columns)

    def executemany(self, statement: str, rows: Iterable[Values]) -> "ApswCursor":
        """Run one statement for each row of values."""
        with _sqlite3_faults():
            cursor = self._connection.executemany(statement, rows)
        return ApswCursor(self._connection, cursor, self._columns)

    def create_function(
        self, name: str, narg: int, func: Callable[..., str], *, deterministic: bool = False
    ) -> None:
        """Let statements call a function of Python's."""
        with _sqlite3_faults():
            self._connection.create_scalar_function(name, func, narg, deterministic=deterministic)

    def _note_columns(self, cursor: apsw.Cursor, _statement: str, _values: object) -> bool:
        """Called by apsw before the first row is read: after the last it no longer tells."""
        self._columns = tuple(cursor.get_description())
        return True

    def close(self) -> None:
        """Close the file, even when the disk no longer answers."""
        with suppress(apsw.Error):
            self._disk.let_go()
            self._connection.close(True)
        # The power may have gone just then; sqlite3 does not report that either.
        self._disk.let_go()
        self._connection.close(True)


class ApswCursor:
    """The result of a statement."""

    def __init__(
        self,
        connection: apsw.Connection,
        cursor: apsw.Cursor,
        columns: tuple[tuple[str, ...], ...],
    ) -> None:
        self._cursor = cursor
        self.description = columns
        self.lastrowid = connection.last_insert_rowid()
        self.rowcount = connection.changes()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self._cursor, None)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self._cursor)


@contextmanager
def _sqlite3_faults() -> Iterator[None]:
    try:
        yield
    except apsw.ConstraintError as fault:
        raise sqlite3.IntegrityError(str(fault)) from fault
    except (apsw.CorruptError, apsw.NotADBError) as fault:
        raise sqlite3.DatabaseError(str(fault)) from fault
    except apsw.Error as fault:
        raise sqlite3.OperationalError(str(fault) or "disk I/O error") from fault
