"""Planted code: whether anything would run in the file that this program did not put there.

A trigger or a view is code that travels with the file: it would change rows, or answers, behind the
program's back. Tables are not compared by their text, which SQLite itself may rewrite.
"""

import sqlite3
from collections.abc import Sequence

from flowiq_desktop.journal.engine.migrate import MIGRATIONS, Migration, run_statements

_RUNS = (
    "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    " OR sql LIKE 'CREATE VIRTUAL%'"
)


def refuse_planted(
    connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Raise sqlite3.DatabaseError, which names it, when somebody else's code would run.

    It must be called before anything is written. A file written by an older version holds what the
    steps up to that version make, so all of that is known.
    """
    found = _running(connection)
    if found and (planted := sorted(found - _known(migrations))):
        raise sqlite3.DatabaseError(f"{planted[0][0]!r} was not put there by this program")


def _known(migrations: Sequence[Migration]) -> set[tuple[str, str]]:
    """Names and texts of what runs, after each of the steps."""
    known: set[tuple[str, str]] = set()
    scratch = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for migration in migrations:
            run_statements(scratch, migration)
            known |= _running(scratch)
    finally:
        scratch.close()
    return known


def _running(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    rows = connection.execute(_RUNS)
    return {(str(name), " ".join(str(sql).split())) for name, sql in rows}
