"""FailingConnection: SQLite's own connection, whose next commits fail as a test wishes."""

import sqlite3
from enum import Enum
from pathlib import Path
from typing import Any

from flowiq_desktop.journal.engine.connection import open_database


class DiskFault(Enum):
    """What a commit that writes something meets."""

    FULL = "the disk is full: nothing is written"
    BROKEN = "the disk fails: nothing is written"
    BROKEN_LATE = "the disk fails, and yet everything is written"


class FailingConnection:
    """Passes everything on, apart from the commits that are to fail.

    Attributes:
        fault: what the next writing commits meet; None when the disk is well.
    """

    def __init__(self, path: Path) -> None:
        self._connection = open_database(path)
        self._before = 0
        self.fault: DiskFault | None = None

    def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
        """Run one statement."""
        if statement.startswith("BEGIN"):
            self._before = self._connection.total_changes
        if statement == "COMMIT" and self._connection.total_changes != self._before:
            self._fail()
        return self._connection.execute(statement, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def _fail(self) -> None:
        if self.fault is DiskFault.FULL:
            raise sqlite3.OperationalError("database or disk is full")
        if self.fault is DiskFault.BROKEN_LATE:
            self._connection.execute("COMMIT")
        if self.fault is not None:
            raise sqlite3.OperationalError("disk I/O error")
