"""Missing messages: what was sent from this computer but is not in its journal.

A journal that is new, or an older copy, cannot tell whether a new campaign repeats what it has
forgotten. As long as that is possible, each new campaign is held back until a person has looked.
"""

import math
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.tables.server_clock import last_told

MATTERS_FOR = timedelta(days=30)
"""How long a message counts as a repeat, from the moment when messages are found missing."""
OLDER_COPY = "older_copy"
"""The reason why rows are held back in a copy, and in a new campaign while messages are missing."""
MAY_BE_MISSING = (
    "Some messages that were sent are missing from the list, and this may be one of them; held"
    " back."
)


class _Gap(NamedTuple):
    missing: int
    until: datetime


class Missing:
    """Says how many messages are missing, as long as that matters."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def count(self) -> int:
        """How many messages, at most, are missing and may have been sent lately."""
        return self._writer.run(lambda db: _read(db, self._now()).missing)

    def acknowledge(self) -> None:
        """A person knows of it: new campaigns are no longer held back for what is missing."""
        self._writer.run(lambda db: _acknowledge(db, self._now()))


def note(connection: sqlite3.Connection, more: int, now: datetime) -> None:
    """Record that at most this many messages are missing besides those already known of.

    A clock that is behind must not end the wait early: FlowIQ's latest word counts as well.
    """
    until = (max(now, last_told(connection) or now) + MATTERS_FOR).astimezone(UTC)
    connection.execute(
        "UPDATE installation SET missing = ?, missing_until = ?",
        (_read(connection, now).missing + more, until.isoformat(timespec="seconds")),
    )


def words(connection: sqlite3.Connection, now: datetime) -> str:
    """What is missing and what follows from that; "" when nothing is missing that matters."""
    count, until = _read(connection, now)
    if not count:
        return ""
    noun = "message that was sent is" if count == 1 else "messages that were sent are"
    days = math.ceil((until - now) / timedelta(days=1))
    return (
        f"This list of sent messages is new or an older copy: up to {count:,} {noun} not in it. The"
        f" same spreadsheet could go out twice, so for {days} more {'day' if days == 1 else 'days'}"
        " each new campaign is held back until you let it go."
    )


def hold_new(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """Hold back what waits in a new campaign while messages are missing: it may be among them.

    This excludes a message to the person's own phone, which nobody could release.
    """
    if _read(connection, now).missing:
        connection.execute(
            "UPDATE delivery SET state = 'held', reason = ?, problem = ? WHERE state = 'ready'"
            " AND campaign = (SELECT id FROM campaign WHERE id = ? AND kind = 'campaign')",
            (OLDER_COPY, MAY_BE_MISSING, campaign),
        )


def _acknowledge(connection: sqlite3.Connection, now: datetime) -> None:
    connection.execute(
        "UPDATE installation SET missing = 0, missing_until = '', acknowledged = ?",
        (now.isoformat(timespec="seconds"),),
    )


def _read(connection: sqlite3.Connection, now: datetime) -> _Gap:
    """How many messages are missing that matter, and until when they do."""
    count, text = connection.execute("SELECT missing, missing_until FROM installation").fetchone()
    until = datetime.fromisoformat(text) if text else now
    return _Gap(count if now < until else 0, until)
