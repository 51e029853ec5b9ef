"""Stop list in the journal: who does not want messages, and that nothing goes to them."""

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.phone.identity import spellings
from flowiq_desktop.core.reach.stop_list import (
    NewStop,
    StopEntry,
    StopLookup,
    StopReason,
    StopScope,
    person_of,
)
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import read_facts, written
from flowiq_desktop.journal.engine.sql import columns_of, read


class _EntryRow(NamedTuple):
    id: int
    number: str
    scope: str
    reason: str
    added: str
    facts: str
    practice: int


class _PersonRow(NamedTuple):
    person: bytes
    id: int
    number: str
    scope: str
    reason: str
    added: str
    facts: str
    practice: int


_SELECT = f"SELECT {columns_of(_EntryRow, 's')} FROM stop_list s"  # noqa: S608 - constant names
_COUNTING = (
    f"SELECT {columns_of(_PersonRow, 's')} FROM stop_list s"  # noqa: S608 - constant names
    " WHERE practice <= ? ORDER BY scope, practice"
)

_ASKED_AGAIN = """
SELECT max(asked_to_start) FROM look WHERE number = ? AND account NOT IN (
    SELECT r.account FROM run r JOIN campaign c ON c.id = r.campaign WHERE c.practice = ?
)
"""
"""What somebody said to the practice FlowIQ is no word of theirs."""


class StopList:
    """Puts people on the list, takes them off as a person decides, and finds them."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def add(self, people: Iterable[NewStop]) -> int:
        """Put people on the list; how many were not on it yet. Who is on it stays as they are."""
        rows = list(people)
        return self._writer.run(lambda db: add(db, rows, self._now()))

    def remove(self, ids: Collection[int], note: str = "") -> int:
        """Take people off, as a person decides; how many were on it. It stays on record."""
        return self._writer.run(lambda db: remove(db, ids, note, self._now()))

    def count(self) -> int:
        """How many entries there are."""
        return self._writer.run(lambda db: int(db.execute(_COUNT).fetchone()[0]))

    def find(self, text: str = "") -> Sequence[int]:
        """The entries with these digits or words in them, the latest first."""
        return self._writer.run(lambda db: find(db, text))

    def entries(self, ids: Collection[int]) -> list[StopEntry]:
        """These entries, in the order of the ids; those taken off since are missing."""
        return self._writer.run(lambda db: entries(db, ids))

    def lookup(self, *, practice: bool) -> StopLookup:
        """Everybody on the list who counts for a practice campaign, or for a real one."""
        return self._writer.run(lambda db: lookup(db, practice))

    def on_it(self, number: str) -> list[StopEntry]:
        """Every entry about one person."""
        return self._writer.run(lambda db: entries_of(db, number))

    def last_removed(self, numbers: Collection[str]) -> dict[str, datetime]:
        """When a person last took one of these people off, for those who ever were."""
        return self._writer.run(lambda db: last_removed(db, numbers))


_COUNT = "SELECT count(*) FROM stop_list"


def add(connection: sqlite3.Connection, people: Iterable[NewStop], now: datetime) -> int:
    """Put people on the list; how many were not on it yet.

    Whoever is on it stays as they are: somebody who was erased stays without a number.
    """
    salt = salt_of(connection)
    cursor = connection.executemany(
        "INSERT INTO stop_list (person, number, scope, practice, reason, added, facts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, scope, practice) DO NOTHING",
        (
            (
                person_of(salt, new.number),
                new.number,
                new.scope,
                new.practice,
                new.reason,
                now.isoformat(timespec="seconds"),
                written(new.facts),
            )
            for new in people
        ),
    )
    return max(0, cursor.rowcount)


def remove(connection: sqlite3.Connection, ids: Collection[int], note: str, now: datetime) -> int:
    """A person takes people off the list; how many were on it."""
    chosen = {"ids": json.dumps(list(ids)), "note": note, "now": now.isoformat(timespec="seconds")}
    connection.execute(
        "INSERT INTO stop_removal (entry, person, scope, practice, reason, added, removed, note)"
        " SELECT id, person, scope, practice, reason, added, :now, :note FROM stop_list"
        " WHERE id IN (SELECT value FROM json_each(:ids))",
        chosen,
    )
    cursor = connection.execute(
        "DELETE FROM stop_list WHERE id IN (SELECT value FROM json_each(:ids))", chosen
    )
    return cursor.rowcount


def find(connection: sqlite3.Connection, text: str) -> list[int]:
    """The ids of the entries with these digits or words in them, the latest first."""
    wanted = text.strip()
    # A zero or two before a number are dialled at home or abroad; the list has + instead.
    digits = re.sub("^0{1,2}", "", "".join(filter(str.isdecimal, wanted)))
    words = json.dumps(wanted)[1:-1]
    rows = connection.execute(
        "SELECT id FROM stop_list WHERE :text = ''"
        " OR (:digits <> '' AND number LIKE :number) OR facts LIKE :words ESCAPE '!'"
        " ORDER BY id DESC",
        {
            "text": wanted,
            "digits": digits,
            "number": f"%{digits}%",
            "words": f"%{_escaped(words)}%",
        },
    )
    return [identity for (identity,) in rows]


def entries(connection: sqlite3.Connection, ids: Collection[int]) -> list[StopEntry]:
    """These entries, in the order of the ids."""
    rows = connection.execute(
        f"{_SELECT} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - constant names
        (json.dumps(list(ids)),),
    )
    found = {row.id: _with_wish(connection, _entry(row)) for row in list(read(_EntryRow, rows))}
    return [found[identity] for identity in ids if identity in found]


def entries_of(connection: sqlite3.Connection, number: str) -> list[StopEntry]:
    """Every entry about one person."""
    person = person_of(salt_of(connection), number)
    rows = connection.execute(f"{_SELECT} WHERE person = ? ORDER BY scope, practice", (person,))
    found = [_entry(row) for row in read(_EntryRow, rows)]
    return [_with_wish(connection, entry) for entry in found]


def lookup(connection: sqlite3.Connection, practice: bool) -> StopLookup:
    """Everybody on the list who counts for a practice campaign, or for a real one."""
    found: dict[bytes, tuple[StopEntry, ...]] = {}
    for row in read(_PersonRow, connection.execute(_COUNTING, (practice,))):
        found[row.person] = (*found.get(row.person, ()), _entry(_EntryRow(*row[1:])))
    return StopLookup(salt_of(connection), found)


def last_removed(connection: sqlite3.Connection, numbers: Collection[str]) -> dict[str, datetime]:
    """When a person last took one of these people off, for those who ever were on it."""
    salt, found = salt_of(connection), {}
    for number in numbers:
        (removed,) = connection.execute(
            "SELECT max(removed) FROM stop_removal WHERE person = ?", (person_of(salt, number),)
        ).fetchone()
        if removed is not None:
            found[number] = datetime.fromisoformat(removed)
    return found


def _with_wish(connection: sqlite3.Connection, entry: StopEntry) -> StopEntry:
    """With when somebody who answered that they want no messages asked for them again since."""
    if entry.reason is not StopReason.ANSWERED or not entry.number:
        return entry
    said = (
        connection.execute(_ASKED_AGAIN, (number, not entry.practice)).fetchone()[0]
        for number in spellings(entry.number)
    )
    moments = [datetime.fromisoformat(moment) for moment in said if moment]
    again = max(moments, default=None)
    later = again is not None and again > _answered(entry)
    return replace(entry, wants_again=again) if later else entry


def _answered(entry: StopEntry) -> datetime:
    """When they said no: by FlowIQ's clock, as what they said later is."""
    try:
        return datetime.fromisoformat(str(entry.facts.get("answered", "")))
    except ValueError:
        return entry.added


def salt_of(connection: sqlite3.Connection) -> bytes:
    """The salt of the list's fingerprints."""
    (salt,) = connection.execute("SELECT salt FROM stop_salt WHERE only_one = 1").fetchone()
    return bytes(salt)


def _entry(row: _EntryRow) -> StopEntry:
    return StopEntry(
        row.id,
        row.number,
        StopScope(row.scope),
        StopReason(row.reason),
        datetime.fromisoformat(row.added),
        read_facts(row.facts),
        bool(row.practice),
    )


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
