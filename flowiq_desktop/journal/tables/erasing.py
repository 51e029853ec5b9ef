"""Erasing: everything about one person leaves the journal; what became of their rows stays.

What must remain names nobody: a salted fingerprint of each message that may have arrived, for
thirty days, so that it is not sent twice, and one of the person on the stop list, so that they stay
on it.
"""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.columns.synonyms import names_a_person
from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, DeliveryState
from flowiq_desktop.core.phone.identity import spellings, whatsapp_identity
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, person_of
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.migrate import remove_copies
from flowiq_desktop.journal.engine.sql import columns_of, read
from flowiq_desktop.journal.people import stop_list
from flowiq_desktop.journal.people.started import keep_started_of_row
from flowiq_desktop.journal.tables.costs import keep_erased
from flowiq_desktop.journal.tables.deleted_fingerprints import keep_fingerprints_of

_CLEARED = dict.fromkeys((*CLAIMABLE_STATES, DeliveryState.HELD), "cancelled") | {
    DeliveryState.UNKNOWN: "settled"
}
"""What can still become of a row is decided first: it is not sent, or left unsure."""


class _PersonRow(NamedTuple):
    id: int
    campaign: int
    row_number: int
    state: str
    cells: str


@dataclass(frozen=True, slots=True)
class ErasedRows:
    """What was erased.

    Attributes:
        rows: row numbers of the person, by the fingerprint of the spreadsheet they were in.
        count: how many rows of campaigns that were.
        waiting: how many of them were still to be sent, and are not any more.
        unsure: how many nobody is sure of, and nobody can find out about any more.
        on_stop_list: whether the person is on the stop list, by a fingerprint alone.
    """

    rows: dict[str, set[int]]
    count: int
    waiting: int
    unsure: int
    on_stop_list: bool


@dataclass(frozen=True, slots=True)
class PersonInRows:
    """Where the journal has a person, before they are erased.

    Attributes:
        rows: row numbers of theirs, by the fingerprint of the spreadsheet they are in.
        names: what they are called there: the cells of columns that hold names.
    """

    rows: dict[str, set[int]]
    names: frozenset[str]


class Erasing:
    """Erases one person from the journal; the copies that migrations made go as well."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def find(self, number: str) -> PersonInRows:
        """Where a person is and what they are called there; other files are searched for it."""
        return self._writer.run(lambda db: find(db, number))

    def erase(self, number: str, *, stop: bool) -> ErasedRows:
        """Erase a person, in one transaction that leaves nothing of them behind in the file.

        Args:
            number: theirs, `+` and digits.
            stop: put them on the stop list, too.

        Raises:
            JournalError: the journal cannot be written, or an older copy cannot be removed.
        """
        remove_copies(self._writer.path)
        erased = self._writer.run(lambda db: erase(db, number, stop, self._now()), private=True)
        self._writer.run(lambda _db: None)  # done when nothing is left behind
        return erased


def find(connection: sqlite3.Connection, number: str) -> PersonInRows:
    """The same inside a transaction."""
    sources: dict[str, set[int]] = {}
    names: set[str] = set()
    for row in _rows(connection, number):
        source, headers = connection.execute(
            "SELECT source_sha256, headers FROM campaign WHERE id = ?", (row.campaign,)
        ).fetchone()
        sources.setdefault(source, set()).add(row.row_number)
        for header, cell in zip(json.loads(headers), json.loads(row.cells), strict=False):
            if names_a_person(header) and cell.strip():
                names.add(cell.strip())
    return PersonInRows(sources, frozenset(names))


def erase(connection: sqlite3.Connection, number: str, stop: bool, now: datetime) -> ErasedRows:
    """The same inside a transaction; nothing of theirs may be on its way."""
    rows = _rows(connection, number)
    if any(row.state == DeliveryState.SENDING for row in rows):
        raise sqlite3.IntegrityError("a message to them is on its way")
    sources: dict[str, set[int]] = {}
    for campaign in {row.campaign for row in rows}:
        keep_fingerprints_of(
            connection, campaign, [r.id for r in rows if r.campaign == campaign], now
        )
        (source,) = connection.execute(
            "SELECT source_sha256 FROM campaign WHERE id = ?", (campaign,)
        ).fetchone()
        numbers = {row.row_number for row in rows if row.campaign == campaign}
        sources.setdefault(source, set()).update(numbers)
    keep_erased(connection, (row.id for row in rows))
    for row in rows:
        keep_started_of_row(connection, row.id, now)
        _erase_row(connection, row)
    connection.execute("DELETE FROM look WHERE person = ?", (whatsapp_identity(number),))
    return ErasedRows(
        sources,
        len(rows),
        sum(row.state in CLAIMABLE_STATES for row in rows),
        sum(row.state == DeliveryState.UNKNOWN for row in rows),
        _forget_on_stop_list(connection, number, stop, now),
    )


def _rows(connection: sqlite3.Connection, number: str) -> list[_PersonRow]:
    return [
        row
        for written in spellings(number)
        for row in read(
            _PersonRow,
            connection.execute(
                f"SELECT {columns_of(_PersonRow, 'd')} FROM delivery d WHERE d.number = ?",  # noqa: S608 - constant names
                (written,),
            ),
        )
    ]


def _erase_row(connection: sqlite3.Connection, row: _PersonRow) -> None:
    if becomes := _CLEARED.get(DeliveryState(row.state)):
        connection.execute("UPDATE delivery SET state = ? WHERE id = ?", (becomes, row.id))
    for table in ("attempt", "decision", "contact_creation", "contact_by_template"):
        connection.execute(f"DELETE FROM {table} WHERE delivery = ?", (row.id,))  # noqa: S608 - constant names
    blank = json.dumps([""] * len(json.loads(row.cells)))
    connection.execute(
        "UPDATE delivery SET cells = ?, number = '', body = NULL, body_sha256 = NULL,"
        " wording = '', reason = 'erased', facts = '{}', detail = '', message_id = ''"
        " WHERE id = ?",
        (blank, row.id),
    )


def _forget_on_stop_list(
    connection: sqlite3.Connection, number: str, stop: bool, now: datetime
) -> bool:
    if stop:
        stop_list.add(connection, [NewStop(number, StopReason.BY_HAND)], now)
    person = person_of(stop_list.salt_of(connection), number)
    cursor = connection.execute(
        "UPDATE stop_list SET number = '', facts = '{}' WHERE person = ?", (person,)
    )
    connection.execute("UPDATE stop_removal SET note = '' WHERE person = ?", (person,))
    return cursor.rowcount > 0
