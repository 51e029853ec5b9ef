"""Database: opens the journal's file so that what it confirms survives a power cut."""

import os
import sqlite3
from pathlib import Path

from flowiq_desktop.journal.engine.integrity import check_rows
from flowiq_desktop.journal.engine.migrate import check_version, migrate
from flowiq_desktop.journal.engine.planted import refuse_planted
from flowiq_desktop.journal.errors import JournalError, disk_full
from flowiq_desktop.system.regular_file import is_free, is_regular
from flowiq_desktop.texts import say

_WANTED = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: WAL with NORMAL loses committed intents in a power cut
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
}
_SYNCED = ("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud")


def open_database(path: Path) -> sqlite3.Connection:
    """Open or create the journal: one connection, exclusively locked, checked, up to date.

    The folder becomes 0700 and the file 0600 whatever the umask. The connection is meant for one
    thread at a time and does not begin transactions by itself.

    Raises:
        JournalError: another window has it open, it is damaged (and says so by `damaged`), or its
            folder is not suitable.
    """
    _check_folder(path.parent)
    _refuse_stand_ins(path)
    connection = None
    try:
        _make_private(path)
        connection = sqlite3.connect(
            path, timeout=0.2, isolation_level=None, check_same_thread=False
        )
        _prepare(connection)
        check_version(connection)
        refuse_planted(connection)
        migrate(connection, path)
        check_rows(connection)
    except sqlite3.Error as fault:
        if connection is not None:
            connection.close()
        raise _in_words(fault, path) from fault
    except UnicodeDecodeError as fault:
        # SQLite's sentence quotes what is damaged, and that need not be text.
        if connection is not None:
            connection.close()
        raise _damaged("its tables cannot be read", path) from fault
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection


def _check_folder(folder: Path) -> None:
    synced = next((name for name in _SYNCED if name in str(folder).casefold()), "")
    if synced:
        raise JournalError(
            say(
                "The list of sent messages lies in a folder that is synchronised with the internet."
            ),
            say("Choose a folder on this computer: two copies could send the same message twice."),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)
    except OSError as fault:
        raise JournalError(
            say(
                "The folder for the list of sent messages cannot be used ({why}).",
                why=fault.strerror,
            ),
            say("Check that you may write to it."),
        ) from fault


def _refuse_stand_ins(path: Path) -> None:
    """What is written must end up in the journal itself, not where a link in its place leads."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        file = path.with_name(path.name + suffix)
        if not is_free(file) and not is_regular(file):
            raise JournalError(
                say(
                    "{name} in the folder {folder} is not a file of its own, but a link, a folder"
                    " or a pipe.",
                    name=file.name,
                    folder=path.parent,
                ),
                say(
                    "Move it away. If the list of sent messages lies elsewhere, put that file"
                    " itself in its place."
                ),
            )


def _make_private(path: Path) -> None:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.close(handle)
        if os.name == "posix":
            path.chmod(0o600)
    except OSError as fault:
        raise JournalError(
            say("The list of sent messages cannot be opened ({why}).", why=fault.strerror),
            say("Check that you may write to its folder, and that the disk is not full."),
        ) from fault


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    # The first write takes the exclusive lock: a second window is refused here, not later.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    for name, wanted in _WANTED.items():
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            raise JournalError(
                say(
                    "The disk does not offer what is needed to keep the list of sent messages safe."
                ),
                say(
                    "Use a folder on this computer's own disk ({name} is {found}).",
                    name=name,
                    found=found,
                ),
            )
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict.splitlines()[-1])  # the bits above it say which file


def _in_words(fault: sqlite3.Error, path: Path) -> JournalError:
    if "locked" in str(fault):
        return JournalError(
            say("FlowIQ Desktop is already open with this list of sent messages."),
            say("Use that window, or close it first."),
        )
    if "full" in str(fault):
        return disk_full(path.parent)
    if isinstance(fault, sqlite3.OperationalError) and not _lacks_its_tables(fault):
        return JournalError(
            say("The list of sent messages cannot be read or written ({fault}).", fault=fault),
            say("Nothing was sent. Check the disk and the rights to its folder, then start again."),
        )
    return _damaged(str(fault), path)


def _lacks_its_tables(fault: sqlite3.Error) -> bool:
    """The tables' own description is damaged: "no such table", "no such column"."""
    return str(fault).startswith("no such ")


def _damaged(why: str, path: Path) -> JournalError:
    return JournalError(
        say("The list of sent messages is damaged ({why}).", why=why),
        say(
            "Nothing was sent. Keep the file {name} and ask for help before sending again.",
            name=path.name,
        ),
        damaged=True,
    )
