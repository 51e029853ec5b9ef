"""Carried stops: the stop list of a journal that was set aside, on its way into the new one.

It lies beside the journal as a file of its own, is taken up in one transaction when a journal is
opened there, and is removed after that. Taking it up twice changes nothing.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from flowiq_desktop.core.reach.stop_list import StopEntry, StopReason, StopScope, person_of
from flowiq_desktop.journal.engine.facts import written
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.people.stop_list import salt_of
from flowiq_desktop.system.durable_file import write_file
from flowiq_desktop.texts import say

FILE_NAME = "people-who-do-not-want-messages.json"


def carry(folder: Path, salt: bytes, people: Iterable[tuple[bytes, StopEntry]]) -> int:
    """Write the list beside the journal; how many it holds. Raises OSError."""
    rows = [
        {
            "person": person.hex(),
            "number": entry.number,
            "scope": entry.scope,
            "reason": entry.reason,
            "added": entry.added.isoformat(),
            "practice": entry.practice,
            "facts": dict(entry.facts),
        }
        for person, entry in people
    ]
    if rows:
        text = json.dumps({"salt": salt.hex(), "people": rows})
        write_file(folder / FILE_NAME, [text.encode()])
    return len(rows)


def carried(folder: Path) -> str:
    """What is waiting to be taken up, or "".

    Raises:
        JournalError: it is there and cannot be read.
    """
    file = folder / FILE_NAME
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if text:
            _read(text)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise JournalError(
            say("The list of people who do not want messages cannot be read ({why}).", why=fault),
            say("Nothing was sent. Check the rights to the file {name}.", name=file),
        ) from fault
    return text


def take_up(connection: sqlite3.Connection, text: str) -> None:
    """Put everybody on this journal's list, inside a transaction.

    People without a number are known by the salt of their fingerprints: a list that is empty takes
    that salt over; into another one, only those with a number go.
    """
    salt, people = _read(text)
    if salt and not connection.execute("SELECT 1 FROM stop_list LIMIT 1").fetchone():
        connection.execute("UPDATE stop_salt SET salt = ?", (salt,))
    own = salt_of(connection)
    connection.executemany(
        "INSERT OR IGNORE INTO stop_list (person, number, scope, practice, reason, added, facts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                person_of(own, row["number"]) if row["number"] else bytes.fromhex(row["person"]),
                row["number"],
                row["scope"],
                bool(row["practice"]),
                row["reason"],
                row["added"],
                written(row["facts"]),
            )
            for row in people
            if row["number"] or salt == own
        ),
    )


def _read(text: str) -> tuple[bytes, list[dict[str, Any]]]:
    """The salt and the people; ValueError, KeyError or TypeError for anything else."""
    told = json.loads(text)
    for row in told["people"]:
        bytes.fromhex(row["person"])
        StopScope(row["scope"])
        StopReason(row["reason"])
        datetime.fromisoformat(row["added"])
        if not isinstance(row["number"], str) or not isinstance(row["facts"], dict):
            raise TypeError(row)
        bool(row["practice"])
    return bytes.fromhex(told["salt"]), told["people"]


def taken_up(folder: Path) -> None:
    """Everybody is on the journal's list: the file is not needed any more."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)
