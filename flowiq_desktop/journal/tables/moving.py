"""Moving in the journal: rows of one campaign go on as templates in another one, never in both.

The old rows are called off and the new campaign is frozen in one commit: a crash leaves the one or
the other, and nobody can get both messages. A row moves only when it is proved that nobody has its
message: it was never tried, every try is proved unsent, or WhatsApp refused it because the person
has not written for a day. A row that is held back because their 24 hours are over may move, too.
What may have arrived never moves.
"""

import json
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, NOT_SENT_STATES, CampaignState
from flowiq_desktop.core.reach.turned_away import WINDOW_CLOSED
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.restore_guard.missing_messages import hold_new
from flowiq_desktop.journal.tables.campaigns import counts, freeze, set_state
from flowiq_desktop.journal.tables.decisions import PERSON, note
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.journal.tables.moved_rows import follow
from flowiq_desktop.texts import say

MOVED = "moved_to_template"
"""Why an old row is called off, a code of `flowiq.reasons`; also what its decision is called."""
NEEDS_TEMPLATE = frozenset({"meta_131047", "meta_470"})
"""WhatsApp's refusals of people who have not written for a day: a template reaches them."""


class _MovableRow(NamedTuple):
    id: int
    row_number: int
    number: str
    cells: str
    refused: int


@dataclass(frozen=True, slots=True)
class Movable:
    """A row that may go on as a template.

    Attributes:
        refused: only a template reaches its person: WhatsApp refused it, or it is held back because
            their 24 hours are over. Else it waits for its turn.
    """

    id: int
    row_number: int
    number: str
    cells: tuple[str, ...]
    refused: bool


_MOVABLE = f"""
SELECT d.id AS id, d.row_number AS row_number, d.number AS number, d.cells AS cells,
    d.state NOT IN {one_of(CLAIMABLE_STATES)} AS refused
FROM delivery d
WHERE d.campaign = :campaign AND d.body IS NOT NULL
    AND (
        d.state IN {one_of(CLAIMABLE_STATES)}
        OR d.state IN {one_of(NOT_SENT_STATES)} AND d.reason IN {one_of(NEEDS_TEMPLATE)}
        OR d.state = 'held' AND d.reason = '{WINDOW_CLOSED}'
    )
    AND NOT {MAY_HAVE_ARRIVED.format(delivery="d.id")}
ORDER BY d.id
"""  # noqa: S608 - constant conditions


class Moving:
    """Finds the rows that may go on as templates, and moves them."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def movable(self, campaign: int) -> list[Movable]:
        """The rows of a campaign that may move, in the sheet's order."""
        return self._writer.run(lambda db: movable(db, campaign))

    def move(self, campaign: int, rows: Collection[int], into: int) -> None:
        """Call off these rows of a campaign and freeze the draft that sends them as templates.

        Args:
            campaign: whose rows; nobody is sending it.
            rows: their ids.
            into: the draft, with a row for each of them.

        Raises:
            JournalError: one of them may not move any more, or the journal cannot be written;
                nothing has changed then.
        """
        self._writer.run(lambda db: move(db, campaign, rows, into, self._now()))


def movable(connection: sqlite3.Connection, campaign: int) -> list[Movable]:
    """The rows of a campaign that may move, in the sheet's order."""
    rows = read(_MovableRow, connection.execute(_MOVABLE, {"campaign": campaign}))
    return [
        Movable(row.id, row.row_number, row.number, tuple(json.loads(row.cells)), bool(row.refused))
        for row in rows
    ]


def move(
    connection: sqlite3.Connection,
    campaign: int,
    rows: Collection[int],
    into: int,
    now: datetime,
) -> None:
    """The same, inside a transaction."""
    wanted = set(rows)
    if wanted - {row.id for row in movable(connection, campaign)}:
        raise JournalError(
            say("A row was sent or changed meanwhile, so nothing was moved."),
            say("Look at the results again."),
        )
    note(connection, sorted(wanted), PERSON, MOVED, {"into": into}, now)
    connection.executemany(
        "UPDATE delivery SET state = 'cancelled', reason = ?, facts = '{}' WHERE id = ?",
        [(MOVED, identity) for identity in sorted(wanted)],
    )
    new = connection.execute(
        "SELECT id FROM delivery WHERE campaign = ? ORDER BY id", (into,)
    ).fetchall()
    follow(connection, zip(sorted(wanted), (identity for (identity,) in new), strict=True))
    # A decision keeps the new campaign from being removed as one that nobody has touched.
    note(connection, [identity for (identity,) in new], PERSON, MOVED, {"from": campaign}, now)
    hold_new(connection, into, now)
    freeze(connection, into)
    if not any(counts(connection, campaign).get(state) for state in CLAIMABLE_STATES):
        set_state(connection, campaign, CampaignState.PAUSED)
        set_state(connection, campaign, CampaignState.DONE)
