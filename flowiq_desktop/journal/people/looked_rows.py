"""Looked rows: a row is held back when a look shows that its message would be wrong or in vain.

Looked at in the transaction that begins its attempt, by the latest look at its person through the
account that sends. Nothing is stored of a person for that beyond the look itself.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, HOLDABLE_STATES
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.core.reach.turned_away import (
    SET_IN_FLOWIQ,
    Turn,
    why_turned_away,
)
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.server_clock import last_told
from flowiq_desktop.journal.engine.sql import one_of, read, read_one
from flowiq_desktop.journal.people.looks import any_look, look_at


class _Row(NamedTuple):
    id: int
    number: str
    endpoint: str
    created: str
    practice: int


_ROWS = """
SELECT d.id AS id, d.number AS number, d.endpoint AS endpoint, c.created AS created,
    c.practice AS practice
FROM delivery d JOIN campaign c ON c.id = d.campaign AND c.kind = 'campaign'
"""
"""A message to one's own phone goes out now, and is no broadcast."""
_WAITING = (
    f"{_ROWS} WHERE d.campaign = ? AND d.id > ? AND d.id <= ?"
    f" AND d.state IN {one_of(CLAIMABLE_STATES)}"
)
_RELEASED = """
SELECT max(made) FROM decision
WHERE delivery = ? AND verdict = ? AND json_extract(evidence, '$."held for"') = ?
"""


class LookedRows:
    """Holds back rows by what looks have shown.

    Args:
        writer: of the journal.
        now: the wall clock.
    """

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def any(self, account: bytes) -> bool:
        """Whether anybody was ever looked at through this account."""
        return self._writer.run(lambda db: any_look(db, account))

    def hold(self, campaign: int, after: int, last: int, account: bytes) -> int:
        """Hold back the waiting rows between two ids of whom a look says so; how many."""
        return self._writer.run(
            lambda db: hold_between(db, campaign, (after, last), account, self._now())
        )

    def hold_one(self, delivery: int, run: str) -> bool:
        """The same for one row whose turn it is in a run; False when nothing is against it."""
        return self._writer.run(lambda db: _hold_one(db, delivery, run, self._now()))


def turned_away_in(connection: sqlite3.Connection, delivery: int, run: str, now: datetime) -> str:
    """Why a row is not to be sent in a run, a code of `flowiq.reasons`, or ""."""
    return turned_away(connection, delivery, account_of(connection, run), now)


def turned_away(
    connection: sqlite3.Connection, delivery: int, account: bytes, now: datetime
) -> str:
    """The same through an account."""
    row = read_one(_Row, connection.execute(f"{_ROWS} WHERE d.id = ?", (delivery,)))
    return _why(connection, row, account, now) if row else ""


def hold_between(
    connection: sqlite3.Connection,
    campaign: int,
    between: tuple[int, int],
    account: bytes,
    now: datetime,
) -> int:
    """Hold back the waiting rows between two ids of whom a look says so; how many."""
    rows = list(read(_Row, connection.execute(_WAITING, (campaign, *between))))
    found = ((row.id, _why(connection, row, account, now)) for row in rows)
    return sum(_hold(connection, delivery, reason) for delivery, reason in found if reason)


def keep_held(connection: sqlite3.Connection, delivery: int, account: bytes, now: datetime) -> bool:
    """Whether a held row stays held although a person releases it, because FlowIQ is set so.

    It then says so, whatever it was held for before.
    """
    reason = turned_away(connection, delivery, account, now)
    if reason not in SET_IN_FLOWIQ:
        return False
    connection.execute(
        "UPDATE delivery SET reason = ?, facts = '{}' WHERE id = ? AND state = 'held'",
        (reason, delivery),
    )
    return True


def _hold_one(connection: sqlite3.Connection, delivery: int, run: str, now: datetime) -> bool:
    reason = turned_away_in(connection, delivery, run, now)
    return bool(reason) and _hold(connection, delivery, reason)


def _hold(connection: sqlite3.Connection, delivery: int, reason: str) -> bool:
    cursor = connection.execute(
        "UPDATE delivery SET state = 'held', reason = ?, facts = '{}'"  # noqa: S608 - constant states
        f" WHERE id = ? AND state IN {one_of(HOLDABLE_STATES & CLAIMABLE_STATES)}",
        (reason, delivery),
    )
    return cursor.rowcount > 0


def _why(connection: sqlite3.Connection, row: _Row, account: bytes, now: datetime) -> str:
    look = look_at(connection, account, row.number) if row.number and account else None
    if look is None:
        return ""

    def released(reason: str) -> datetime | None:
        asked = (row.id, Choice.SEND_AGAIN.value, reason)
        (made,) = connection.execute(_RELEASED, asked).fetchone()
        return datetime.fromisoformat(made) if made else None

    turn = Turn(
        datetime.fromisoformat(row.created),
        now,
        None if row.practice else last_told(connection),
        row.endpoint == SEND_WHATSAPP,
        released,
    )
    return why_turned_away(look, turn)


def account_of(connection: sqlite3.Connection, run: str) -> bytes:
    """The account of a run, or b"" when none was recorded."""
    row = connection.execute("SELECT account FROM run WHERE id = ?", (run,)).fetchone()
    return bytes(row[0]) if row else b""
