"""Migrate: named steps that bring a journal up to date, each in one transaction.

A new journal takes all of them in one: nothing in it is worth keeping between two steps, and each
commit waits for the disk.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from flowiq_desktop.journal.engine import migrations as steps
from flowiq_desktop.journal.engine.old_sentences import old_detail, old_facts
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.texts import say

_BEFORE = ".before-"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step.

    Attributes:
        name: recorded in the file; it never changes.
        statements: SQL.
        functions: what the statements call by name, for what SQL cannot say.
    """

    name: str
    statements: str
    functions: Mapping[str, Callable[..., str]] = field(default_factory=dict)


def _step(name: str, **functions: Callable[..., str]) -> Migration:
    script = files(steps).joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return Migration(name, script, functions)


MIGRATIONS: tuple[Migration, ...] = (
    _step("0001_first_tables"),
    _step("0002_settling_holds_and_copies"),
    _step("0003_remembering_after_deletion"),
    _step("0004_accounts"),
    _step("0005_messages_missing_from_the_list"),
    _step("0006_trying_again_by_decision"),
    _step("0007_endpoint_of_a_message"),
    _step("0008_reasons_and_facts", old_facts=old_facts, old_detail=old_detail),
    _step("0009_looks"),
    _step("0010_send_times"),
    _step("0011_contacts_on_the_way"),
    _step("0012_people_who_do_not_want_messages"),
    _step("0013_templates"),
    _step("0014_moved_to_a_template"),
    _step("0015_erasing_a_person"),
    _step("0016_rows_of_a_draft_moved"),
    _step("0017_what_it_costs"),
    _step("0018_consent_withdrawn"),
    _step("0019_careful_start"),
    _step("0020_asked_to_start"),
)


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Apply the steps that the file does not have yet; it is copied first when it has data.

    Raises:
        JournalError: the file was written by a newer version of the program.
        sqlite3.Error: a step failed; the file is as it was before that step, or empty still.
    """
    check_version(connection, migrations)
    applied = _applied(connection)
    waiting = [migration for migration in migrations if migration.name not in applied]
    if waiting and applied:
        _copy(connection, path, waiting[0].name)
        for migration in waiting:
            _apply(connection, [migration])
    elif waiting:
        _apply(connection, waiting)


def check_version(
    connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Raise JournalError when the file was written by a newer version of the program."""
    applied = _applied(connection)
    if applied - {migration.name for migration in migrations}:
        raise JournalError(
            say("The list of sent messages was written by a newer version of this program."),
            say("Install the newest version; nothing has been changed."),
        )


def remove_copies(path: Path) -> None:
    """Remove the copies made before earlier steps: they hold the same people as the file did.

    Raises:
        JournalError: one cannot be removed.
    """
    for copy in path.parent.glob(f"{path.name}{_BEFORE}*"):
        try:
            copy.unlink()
        except OSError as fault:
            raise JournalError(
                say(
                    "An older copy of the list, {name}, cannot be removed; the campaign is still"
                    " there.",
                    name=copy.name,
                ),
                say("Close whatever has it open, then delete again."),
            ) from fault


def _applied(connection: sqlite3.Connection) -> set[str]:
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    if not exists:
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM migration")}


def _copy(connection: sqlite3.Connection, path: Path, name: str) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = path.with_name(f"{path.name}{_BEFORE}{name}")
    try:
        shutil.copyfile(path, copy)
        copy.chmod(0o600)
    except OSError as fault:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)
        raise JournalError(
            say(
                "The list of sent messages could not be copied before its update ({why}).",
                why=fault.strerror,
            ),
            say(
                "Free some space on the disk that holds {folder}, then start the program again.",
                folder=path.parent,
            ),
        ) from fault


def _apply(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied TEXT) STRICT"
        )
        for migration in migrations:
            run_statements(connection, migration)
            connection.execute(
                "INSERT INTO migration VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ'))",
                (migration.name,),
            )
        connection.execute("COMMIT")
    except BaseException:
        # When a disk fails at the end of a transaction, SQLite has undone it already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def run_statements(connection: sqlite3.Connection, migration: Migration) -> None:
    """Do what a step does, in the transaction that is open, if any."""
    for name, function in migration.functions.items():
        connection.create_function(name, -1, function, deterministic=True)
    for statement in _statements_of(migration.statements):
        connection.execute(statement)


@cache
def _statements_of(script: str) -> tuple[str, ...]:
    """A step's script, cut where SQLite itself says that a statement is complete."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return tuple(statements)
