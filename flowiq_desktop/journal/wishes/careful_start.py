"""Careful starts in the journal: which campaigns begin so, how far it is, and their first rows."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import (
    NOT_SENT_STATES,
    SENT_STATES,
    UNSURE_STATES,
    CampaignState,
    DeliveryState,
)
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import read_facts, written
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.tables.campaigns import set_state


class CarefulState(StrEnum):
    """How far a careful start is.

    ASKED: it paused with what became of the first messages; whoever continues has decided.
    """

    WISHED = "wished"
    ASKED = "asked"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class FirstRow:
    """One of the first messages of a campaign that came to an end.

    Attributes:
        number: whose.
        state: what came of it.
        began: when its last attempt began, by this computer's clock.
    """

    number: str
    state: DeliveryState
    began: datetime


class _FirstRow(NamedTuple):
    number: str
    state: str
    began: str


_FIRST = f"""
SELECT d.number AS number, d.state AS state, a.began AS began
FROM delivery d
JOIN attempt a ON a.delivery = d.id AND a.k = d.attempts
JOIN attempt f ON f.delivery = d.id AND f.k = 1
WHERE d.campaign = ? AND d.state IN {one_of(SENT_STATES | NOT_SENT_STATES | UNSURE_STATES)}
ORDER BY f.id LIMIT ?
"""  # noqa: S608 - constant states


class CarefulStarts:
    """Keeps the wish, and what came of it, across restarts."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def wish(self, campaign: int) -> None:
        """A campaign is to begin carefully; one whose careful start is over goes on as it is."""
        self._writer.run(lambda db: _wish(db, campaign))

    def state(self, campaign: int) -> CarefulState | None:
        """How far it is; None where nobody wished it.

        Raises:
            JournalError: it cannot be read, so nobody knows whether the rest may go.
        """
        return self._writer.run(lambda db: _state(db, campaign))

    def facts(self, campaign: int) -> Mapping[str, object]:
        """What became of the first messages when it was last written down."""
        return self._writer.run(lambda db: _facts(db, campaign))

    def pause(self, campaign: int, reason: str, facts: Mapping[str, object]) -> None:
        """The campaign pauses for it: both are on disk, or neither is."""
        self._writer.run(lambda db: _pause(db, campaign, reason, facts))

    def end(self, campaign: int) -> None:
        """The rest may go, by what became of the first messages or by the person's word."""
        self._writer.run(lambda db: _put(db, campaign, CarefulState.OVER))

    def first(self, campaign: int, most: int) -> list[FirstRow]:
        """The first messages that were tried and came to an end, whichever run sent them."""
        return self._writer.run(lambda db: first_rows(db, campaign, most))


def first_rows(connection: sqlite3.Connection, campaign: int, most: int) -> list[FirstRow]:
    """The first messages that were tried and came to an end."""
    found = read(_FirstRow, connection.execute(_FIRST, (campaign, most)))
    return [
        FirstRow(row.number, DeliveryState(row.state), datetime.fromisoformat(row.began))
        for row in found
    ]


def _wish(connection: sqlite3.Connection, campaign: int) -> None:
    connection.execute(
        "INSERT INTO careful_start (campaign, state) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (campaign, CarefulState.WISHED),
    )


def _state(connection: sqlite3.Connection, campaign: int) -> CarefulState | None:
    row = connection.execute(
        "SELECT state FROM careful_start WHERE campaign = ?", (campaign,)
    ).fetchone()
    return CarefulState(*row) if row else None


def _facts(connection: sqlite3.Connection, campaign: int) -> Mapping[str, object]:
    row = connection.execute(
        "SELECT facts FROM careful_start WHERE campaign = ?", (campaign,)
    ).fetchone()
    return read_facts(*row) if row else {}


def _pause(
    connection: sqlite3.Connection, campaign: int, reason: str, facts: Mapping[str, object]
) -> None:
    connection.execute(
        "UPDATE careful_start SET facts = ? WHERE campaign = ?", (written(facts), campaign)
    )
    _put(connection, campaign, CarefulState.ASKED)
    set_state(connection, campaign, CampaignState.PAUSED, reason)


def _put(connection: sqlite3.Connection, campaign: int, state: CarefulState) -> None:
    connection.execute("UPDATE careful_start SET state = ? WHERE campaign = ?", (state, campaign))
