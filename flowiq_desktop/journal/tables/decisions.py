"""Decisions in the journal: who decided what, when, and on what evidence. Never changed."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.engine.commit_queue import Writer

READ_BACK = "read-back"
"""Who decided when a look into the conversation did."""
PERSON = "person"
SEND_AGAIN = Choice.SEND_AGAIN.value
"""A person wants a message sent although it may have been sent before."""
TRY_AGAIN = "try again"
"""A person wants a message sent that was refused or given up, so that nobody has it."""
NOTHING_SEEN = "not seen"
"""A look that did not show the message: it settles nothing, but is half of a "no trace"."""


class Decisions:
    """Reads when deliveries were looked for in their conversations."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def last_looks(self, campaign: int) -> dict[int, datetime]:
        """When each unsure delivery was last looked for in its conversation, if it ever was."""
        return self._writer.run(lambda db: last_looks(db, campaign))

    def unseen_since(self, delivery: int, ended: datetime) -> list[datetime]:
        """When a delivery was looked for and not seen, since that moment."""
        return self._writer.run(lambda db: unseen_since(db, delivery, ended))


def note(
    connection: sqlite3.Connection,
    deliveries: Iterable[int],
    who: str,
    verdict: str,
    evidence: Mapping[str, object],
    now: datetime,
) -> None:
    """Add one decision for each of the deliveries, in the transaction of the change itself."""
    text, moment = json.dumps(evidence), now.isoformat(timespec="milliseconds")
    connection.executemany(
        "INSERT INTO decision (delivery, made, who, verdict, evidence, attempts)"
        " SELECT id, ?, ?, ?, ?, attempts FROM delivery WHERE id = ?",
        ((moment, who, verdict, text, delivery) for delivery in deliveries),
    )


def last_looks(connection: sqlite3.Connection, campaign: int) -> dict[int, datetime]:
    """When each unsure delivery was last looked for in its conversation, if it ever was."""
    rows = connection.execute(
        "SELECT x.delivery, x.made FROM decision x JOIN delivery d ON d.id = x.delivery"
        " WHERE d.campaign = ? AND d.state = 'unknown' AND x.who = ? ORDER BY x.id",
        (campaign, READ_BACK),
    )
    return {delivery: datetime.fromisoformat(made) for delivery, made in rows}


def unseen_since(connection: sqlite3.Connection, delivery: int, ended: datetime) -> list[datetime]:
    """When the delivery was looked for and not seen, since its last attempt ended."""
    rows = connection.execute(
        "SELECT made FROM decision WHERE delivery = ? AND who = ? AND verdict = ? ORDER BY id",
        (delivery, READ_BACK, NOTHING_SEEN),
    )
    moments = (datetime.fromisoformat(made) for (made,) in rows)
    return [moment for moment in moments if moment >= ended]
