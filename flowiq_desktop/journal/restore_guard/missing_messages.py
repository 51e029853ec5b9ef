"""Missing messages: what was sent from this computer but is not in its journal.

A journal that is new, or an older copy, cannot tell whether a new campaign repeats what it has
forgotten. As long as that is possible, each new campaign is held back until a person has looked.
"""

import math
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import written
from flowiq_desktop.journal.engine.server_clock import last_told

MATTERS_FOR = timedelta(days=30)
"""How long a message counts as a repeat, from the moment when messages are found missing."""
OLDER_COPY = "older_copy"
"""The reason why rows are held back in a copy, and in a new campaign while messages are missing."""


class Sign(StrEnum):
    """What shows that a journal does not know everything that was sent.

    OLDER: it is an older copy of itself. ELSEWHERE: it was copied from another place. MISSING:
    messages are missing from it, and what waits in a new campaign may be among them.
    """

    OLDER = "older"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class CopyWarning:
    """Why something could go out a second time.

    Attributes:
        sign: what shows it; None when an old journal's words for it are not known any more.
        messages: at most how many were sent without the journal's knowledge; 0 when unknown.
        days: for how many more days new campaigns are held back because of it, or 0.
    """

    sign: Sign | None
    messages: int = 0
    days: int = 0

    def facts(self) -> dict[str, object]:
        """What is kept with each row that is held back for it."""
        counted = {"messages": self.messages} if self.messages else {}
        return {"sign": str(self.sign), **counted}

    @classmethod
    def of(cls, facts: Mapping[str, object]) -> "CopyWarning":
        """The warning that a held row was given."""
        sign, messages = facts.get("sign"), facts.get("messages")
        known = next((each for each in Sign if each == sign), None)
        return cls(known, messages if isinstance(messages, int) else 0)


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


def warning(connection: sqlite3.Connection, now: datetime) -> CopyWarning | None:
    """What is missing, and for how long that matters; None when nothing is."""
    count, until = _read(connection, now)
    if not count:
        return None
    return CopyWarning(Sign.MISSING, count, math.ceil((until - now) / timedelta(days=1)))


def hold_new(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """Hold back what waits in a new campaign while messages are missing: it may be among them.

    This excludes a message to the person's own phone, which nobody could release.
    """
    if _read(connection, now).missing:
        connection.execute(
            "UPDATE delivery SET state = 'held', reason = ?, facts = ? WHERE state = 'ready'"
            " AND campaign = (SELECT id FROM campaign WHERE id = ? AND kind = 'campaign')",
            (OLDER_COPY, written(CopyWarning(Sign.MISSING).facts()), campaign),
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
