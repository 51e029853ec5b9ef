"""Decisions in the journal: who decided what, when, and on what evidence. Never changed."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from flowiq_desktop.core.reconciliation.evidence import Choice

READ_BACK = "read-back"
"""Who decided when a look into the conversation did."""
PERSON = "person"
SEND_AGAIN = Choice.SEND_AGAIN.value
"""A person wants a message sent although it may have been sent before."""
TRY_AGAIN = "try again"
"""A person wants a message sent that was refused or given up, so that nobody has it."""


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
