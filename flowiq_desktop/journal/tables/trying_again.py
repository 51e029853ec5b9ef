"""Trying again in the journal: rows that were not sent wait again, because a person said so.

What was refused or given up is proved unsent, so nobody can get its message twice. Even so, it
comes back only by a decision recorded for this very attempt; the file's triggers demand it.
"""

import json
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import NOT_SENT_STATES, DeliveryState
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.people.stopped_rows import listed
from flowiq_desktop.journal.restore_guard.missing_messages import OLDER_COPY
from flowiq_desktop.journal.tables.campaigns import reopen
from flowiq_desktop.journal.tables.decisions import PERSON, TRY_AGAIN, note
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED


class _ChosenRow(NamedTuple):
    id: int
    number: str
    reason: str
    known_to_copy: int
    copied_facts: str


_CHOSEN = f"""
SELECT d.id AS id, d.number AS number, d.reason AS reason,
    (SELECT max(a.id) FROM attempt a WHERE a.delivery = d.id) <= copy.copied_attempt
        AS known_to_copy,
    copy.copied_facts AS copied_facts
FROM delivery d CROSS JOIN installation copy
WHERE d.campaign = :campaign AND d.state IN {one_of(NOT_SENT_STATES)}
    AND d.body IS NOT NULL AND :reason IN ('', d.reason) AND :state IN ('', d.state)
    AND (:rows IS NULL OR d.row_number IN (SELECT value FROM json_each(:rows)))
    AND NOT {MAY_HAVE_ARRIVED.format(delivery="d.id")}
ORDER BY d.id
"""  # noqa: S608 - a constant condition


@dataclass(frozen=True, slots=True)
class PutBack:
    """What became of rows that a person wants tried again.

    Attributes:
        ready: how many are now waiting to be sent.
        held: how many are held back, because the journal is a copy and knows nothing of what the
            other one has sent since.
        stopped: how many stay as they are, because their people do not want messages.
    """

    ready: int
    held: int
    stopped: int = 0


class TryingAgain:
    """Lets rows that were not sent wait again."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def put_back(
        self,
        campaign: int,
        reason: str = "",
        state: DeliveryState | None = None,
        rows: Collection[int] | None = None,
    ) -> PutBack:
        """Rows that were refused or given up wait to be sent again, as a person asks.

        Never one that somebody may have received: neither an unsure row nor one of which an earlier
        attempt may have arrived.

        Args:
            campaign: whose rows.
            reason: only those that were not sent for this reason; "" means any.
            state: only the refused ones (REJECTED) or those given up (GAVE_UP); None means both.
            rows: only those with these row numbers; None means all.

        Raises:
            JournalError: the journal cannot be written.
        """
        asked = {
            "campaign": campaign,
            "reason": reason,
            "state": state.value if state else "",
            "rows": None if rows is None else json.dumps(sorted(rows)),
        }
        return self._writer.run(lambda db: put_back(db, asked, self._now()))


def put_back(connection: sqlite3.Connection, asked: dict[str, object], now: datetime) -> PutBack:
    """The same, inside a transaction; `asked` has campaign, reason, state and rows."""
    found = list(read(_ChosenRow, connection.execute(_CHOSEN, asked)))
    chosen = [row for row in found if not listed(connection, row.id, row.number)]
    for row in chosen:
        note(connection, [row.id], PERSON, TRY_AGAIN, {"not sent for": row.reason}, now)
    held = [(OLDER_COPY, row.copied_facts, row.id) for row in chosen if row.known_to_copy]
    ready = [(row.id,) for row in chosen if not row.known_to_copy]
    connection.executemany(
        "UPDATE delivery SET state = 'held', reason = ?, facts = ? WHERE id = ?",
        held,
    )
    connection.executemany("UPDATE delivery SET state = 'ready' WHERE id = ?", ready)
    if ready:
        reopen(connection, int(str(asked["campaign"])))
    return PutBack(len(ready), len(held), len(found) - len(chosen))
