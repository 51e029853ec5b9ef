"""Stopped rows: nothing goes to people who do not want messages, whenever their row's turn comes.

Looked at in the transaction that lets a row wait or begins its attempt, by the list as it is then.
"""

import sqlite3
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, HOLDABLE_STATES
from flowiq_desktop.core.reach.stop_list import (
    HELD_FOR,
    NewStop,
    StopReason,
    StopScope,
    person_of,
)
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import written
from flowiq_desktop.journal.engine.sql import one_of, read, read_one
from flowiq_desktop.journal.people.stop_list import add, salt_of


class _ListedRow(NamedTuple):
    scope: str
    reason: str


class _RefusedRow(NamedTuple):
    number: str
    campaign: str
    practice: int


class _WaitingRow(NamedTuple):
    id: int
    number: str


_LISTED = """
SELECT s.scope AS scope, s.reason AS reason
FROM delivery d JOIN campaign c ON c.id = d.campaign
JOIN stop_list s ON s.person = :person AND s.practice <= c.practice
    AND (s.scope = 'everything' OR d.category = 'marketing')
WHERE d.id = :delivery ORDER BY s.scope, s.practice LIMIT 1
"""
_WAITING = f"""
SELECT id, number FROM delivery
WHERE campaign = ? AND id > ? AND id <= ? AND state IN {one_of(CLAIMABLE_STATES)}
"""  # noqa: S608 - constant states


class StoppedRows:
    """Holds back the rows of people who do not want messages."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def hold(self, campaign: int, after: int, last: int) -> int:
        """Hold back the waiting ones between two ids; how many those are."""
        return self._writer.run(lambda db: hold_between(db, campaign, after, last))

    def hold_one(self, delivery: int) -> bool:
        """The same for one row whose turn it is; False when its person is on no list any more."""
        return self._writer.run(lambda db: hold_one(db, delivery))


class Listed(NamedTuple):
    """Why a row's person must not get its message.

    Attributes:
        held_for: the reason of the row, a code of `flowiq.reasons`.
        facts: what its words mention.
    """

    held_for: str
    facts: dict[str, object]


def listed(connection: sqlite3.Connection, delivery: int, number: str) -> Listed | None:
    """Whether the person of a row is on the list for its message, and why."""
    return listed_as(connection, delivery, person_of(salt_of(connection), number))


def listed_as(connection: sqlite3.Connection, delivery: int, person: bytes) -> Listed | None:
    """The same where their fingerprint is known already."""
    asked = {"delivery": delivery, "person": person}
    row = read_one(_ListedRow, connection.execute(_LISTED, asked))
    return None if row is None else Listed(HELD_FOR[StopScope(row.scope)], {"why": row.reason})


def hold_between(connection: sqlite3.Connection, campaign: int, after: int, last: int) -> int:
    """Hold back the waiting rows between two ids whose people are on the list; how many."""
    if connection.execute("SELECT 1 FROM stop_list LIMIT 1").fetchone() is None:
        return 0
    rows = list(read(_WaitingRow, connection.execute(_WAITING, (campaign, after, last))))
    return sum(hold_one(connection, row.id, row.number) for row in rows)


def hold_one(connection: sqlite3.Connection, delivery: int, number: str = "") -> bool:
    """Hold one waiting row back if its person is on the list; whether they are."""
    if not number:
        (number,) = connection.execute(
            "SELECT number FROM delivery WHERE id = ?", (delivery,)
        ).fetchone()
    why = listed(connection, delivery, number)
    if why is None:
        return False
    cursor = connection.execute(
        "UPDATE delivery SET state = 'held', reason = ?, facts = ?"  # noqa: S608 - constant states
        f" WHERE id = ? AND state IN {one_of(HOLDABLE_STATES)}",
        (why.held_for, written(why.facts), delivery),
    )
    return cursor.rowcount > 0


def keep_held(connection: sqlite3.Connection, delivery: int, number: str) -> bool:
    """Whether a held row stays held for this; it then says so, whatever it was held for before."""
    why = listed(connection, delivery, number)
    if why is None:
        return False
    connection.execute(
        "UPDATE delivery SET reason = ?, facts = ? WHERE id = ? AND state = 'held'",
        (why.held_for, written(why.facts), delivery),
    )
    return True


def note_refusal(connection: sqlite3.Connection, delivery: int, now: datetime) -> None:
    """WhatsApp says that a person stopped marketing: from now on none goes to them."""
    row = read_one(
        _RefusedRow,
        connection.execute(
            "SELECT d.number AS number, c.name AS campaign, c.practice AS practice"
            " FROM delivery d JOIN campaign c ON c.id = d.campaign WHERE d.id = ?",
            (delivery,),
        ),
    )
    if row is not None and row.number:
        facts = {"campaign": row.campaign}
        scope, practice = StopScope.MARKETING, bool(row.practice)
        add(connection, [NewStop(row.number, StopReason.REFUSED, scope, facts, practice)], now)
