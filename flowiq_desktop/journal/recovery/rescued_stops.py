"""Rescued stops: the people on the stop list of a damaged journal, as far as they can be read.

A number and its fingerprint vouch for one another. Where they do not agree, one of them is damaged
and nobody can tell which: both are taken along, because a message too few does less harm than one
to somebody who asked for none.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.reach.stop_list import StopEntry, StopReason, StopScope, person_of
from flowiq_desktop.journal.recovery.page_reader import RowRanges

_MOST_EVER = 10_000_000
_SALT_BYTES = 32


class _StopRow(NamedTuple):
    """What the table has; in a damaged file, something else may stand in any of them."""

    id: int
    person: object
    number: object
    scope: object
    practice: object
    reason: object
    added: object
    facts: object


@dataclass(frozen=True, slots=True)
class RescuedStops:
    """What is left of a stop list.

    Attributes:
        there: whether the journal had one; journals of earlier versions have none.
        salt: of the fingerprints; b"" when it cannot be read, and then numbers alone count.
        people: fingerprint and entry of everybody who could be read.
        whole: whether every part of the list could be read.
    """

    there: bool = False
    salt: bytes = b""
    people: tuple[tuple[bytes, StopEntry], ...] = ()
    whole: bool = True


def rescued_stops(connection: sqlite3.Connection) -> RescuedStops:
    """Read the list; never raises because of damage."""
    reader = RowRanges(connection, "stop_list NOT INDEXED", _StopRow)
    if not reader.is_there:
        return RescuedStops()
    salt = _salt(connection)
    rows = reader.read(1, _highest(connection))
    people = [pair for row in rows for pair in _people(row, salt)]
    whole = reader.whole and bool(salt) and len({e.id for _, e in people}) == len(rows)
    return RescuedStops(True, salt, tuple(people), whole)


def _people(row: _StopRow, salt: bytes) -> Iterator[tuple[bytes, StopEntry]]:
    with suppress(ValueError, AttributeError, TypeError):
        entry = _entry(row)
        own = person_of(salt, entry.number) if salt and entry.number else b""
        if entry.number and own == row.person:
            yield own, entry
            return
        if entry.number:
            yield own, entry
        if isinstance(row.person, bytes) and len(row.person) == _SALT_BYTES and salt:
            yield row.person, _entry(row._replace(number=b""))


def _entry(row: _StopRow) -> StopEntry:
    """Raises ValueError, AttributeError or TypeError for what is none."""
    facts = json.loads(row.facts)  # type: ignore[arg-type] # whatever stands there
    return StopEntry(
        row.id,
        row.number.decode(),  # type: ignore[attr-defined]
        StopScope(row.scope.decode()),  # type: ignore[attr-defined]
        StopReason(row.reason.decode()),  # type: ignore[attr-defined]
        datetime.fromisoformat(row.added.decode()),  # type: ignore[attr-defined]
        facts if isinstance(facts, dict) else {},
        row.practice == 1,
    )


def _salt(connection: sqlite3.Connection) -> bytes:
    try:
        (salt,) = connection.execute("SELECT salt FROM stop_salt WHERE only_one = 1").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        return b""
    return salt if isinstance(salt, bytes) and len(salt) == _SALT_BYTES else b""


def _highest(connection: sqlite3.Connection) -> int:
    highest = 0
    for question in ("SELECT max(id) FROM stop_list", "SELECT max(rowid) FROM stop_list"):
        with suppress(sqlite3.DatabaseError, TypeError):
            (found,) = connection.execute(question).fetchone()
            if isinstance(found, int) and found <= _MOST_EVER:
                highest = max(highest, found)
    return highest or _MOST_EVER // 100
