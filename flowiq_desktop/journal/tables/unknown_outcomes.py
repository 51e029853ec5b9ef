"""Unknown outcomes in the journal: what becomes of deliveries whose outcome nobody knows.

Each change is one transaction, takes effect only while the delivery is still UNKNOWN, and leaves a
decision with its evidence behind.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import LONGEST_HOLD, Choice
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.people.stopped_rows import listed
from flowiq_desktop.journal.tables.campaigns import reopen
from flowiq_desktop.journal.tables.correspondence import FIELDS, with_attempts
from flowiq_desktop.journal.tables.decisions import PERSON, READ_BACK, note
from flowiq_desktop.journal.tables.deleted_fingerprints import was_sent_since
from flowiq_desktop.journal.tables.deliveries import is_taken
from flowiq_desktop.journal.tables.records import ReconciliationRecord

_STATE_AFTER = {
    Choice.LEAVE: DeliveryState.SETTLED,
    Choice.TREAT_AS_SENT: DeliveryState.TREATED_AS_SENT,
    Choice.SEND_AGAIN: DeliveryState.READY,
}
_REASON_AFTER = {Choice.LEAVE: "left_unsure", Choice.TREAT_AS_SENT: "treated_as_sent"}

_LISTED_LATE = LONGEST_HOLD + timedelta(hours=1)
"""How much later than it was sent a message may be listed, plus an hour for a wrong clock."""


class UnknownOutcomes:
    """Lists the deliveries nobody is sure of, and notes what becomes of them."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def of(self, campaign: int) -> list[ReconciliationRecord]:
        """The deliveries nobody is sure of, in the sheet's order."""
        return self._writer.run(lambda db: unsure(db, campaign))

    def confirm(self, delivery: int, message_id: str, evidence: Mapping[str, object]) -> bool:
        """UNKNOWN becomes SENT_CONFIRMED, with the evidence; False when it may not."""
        return self._writer.run(lambda db: confirm(db, delivery, message_id, evidence, self._now()))

    def note_reading(
        self, delivery: int, verdict: str, reason: str, evidence: Mapping[str, object]
    ) -> bool:
        """Record a look into the conversation that settled nothing; whether it is still unsure."""
        return self._writer.run(
            lambda db: note_reading(db, delivery, verdict, reason, evidence, self._now())
        )

    def decide(self, campaign: int, choice: Choice, rows: Collection[int] | None) -> int:
        """A person's decision about unsure rows, or about all of them; how many it was made for."""
        return self._writer.run(lambda db: decide(db, campaign, choice, rows, self._now()))


def unsure(connection: sqlite3.Connection, campaign: int) -> list[ReconciliationRecord]:
    """The deliveries nobody is sure of, in the sheet's order."""
    rows = connection.execute(
        f"SELECT {FIELDS} FROM delivery d WHERE d.campaign = ? AND d.state = 'unknown'"  # noqa: S608 - constant column names
        " ORDER BY d.id",
        (campaign,),
    )
    return with_attempts(connection, rows)


def confirm(
    connection: sqlite3.Connection,
    delivery: int,
    message_id: str,
    evidence: Mapping[str, object],
    now: datetime,
) -> bool:
    """An entry of the history proves it: UNKNOWN becomes SENT_CONFIRMED; whether it did.

    An id that another delivery has proves nothing and changes nothing. Nor does an entry that may
    be the same message of a campaign deleted since: what that one sent is no longer known.
    """
    if is_taken(connection, message_id) or _may_be_a_deleted_one(connection, delivery):
        return False
    cursor = connection.execute(
        "UPDATE delivery SET state = 'sent_confirmed', reason = '', facts = '{}',"
        " message_id = ? WHERE id = ? AND state = 'unknown'",
        (message_id, delivery),
    )
    if cursor.rowcount:
        note(connection, [delivery], READ_BACK, "sent", evidence, now)
    return bool(cursor.rowcount)


def _may_be_a_deleted_one(connection: sqlite3.Connection, delivery: int) -> bool:
    rows = connection.execute(
        "SELECT began FROM attempt WHERE delivery = ? AND verdict = 'unknown'", (delivery,)
    )
    began = min((datetime.fromisoformat(moment) for (moment,) in rows), default=None)
    return began is not None and was_sent_since(connection, delivery, began - _LISTED_LATE)


def note_reading(
    connection: sqlite3.Connection,
    delivery: int,
    verdict: str,
    reason: str,
    evidence: Mapping[str, object],
    now: datetime,
) -> bool:
    """Record a look that settled nothing, with the reason to show from now on.

    Args:
        connection: inside a transaction.
        delivery: which one.
        verdict: NOTHING_SEEN, or the finding.
        reason: a code of `flowiq.reasons`, or "" to keep the present one.
        evidence: what was read.
        now: when.

    Returns:
        Whether the delivery is still one that nobody is sure of.
    """
    cursor = connection.execute(
        "UPDATE delivery SET reason = CASE :reason WHEN '' THEN reason ELSE :reason END"
        " WHERE id = :delivery AND state = 'unknown'",
        {"delivery": delivery, "reason": reason},
    )
    if cursor.rowcount:
        note(connection, [delivery], READ_BACK, verdict, evidence, now)
    return bool(cursor.rowcount)


def decide(
    connection: sqlite3.Connection,
    campaign: int,
    choice: Choice,
    rows: Collection[int] | None,
    now: datetime,
) -> int:
    """A person's decision about unsure rows: all of them, or those with these row numbers.

    Nothing is sent again to people who do not want messages: their rows stay unsure.

    Returns:
        How many rows it was made for; a row that is no longer unsure is not among them.
    """
    chosen = connection.execute(
        "SELECT id, reason, number FROM delivery"
        " WHERE campaign = :campaign AND state = 'unknown'"
        " AND (:rows IS NULL OR row_number IN (SELECT value FROM json_each(:rows)))",
        {"campaign": campaign, "rows": None if rows is None else json.dumps(sorted(rows))},
    ).fetchall()
    if choice is Choice.SEND_AGAIN:
        chosen = [row for row in chosen if not listed(connection, row[0], row[2])]
    for delivery, reason, _number in chosen:
        note(connection, [delivery], PERSON, choice, {"unsure for": reason}, now)
    connection.executemany(
        "UPDATE delivery SET state = ?, reason = ?, facts = '{}'"
        " WHERE id = ? AND state = 'unknown'",
        (
            (_STATE_AFTER[choice], _REASON_AFTER.get(choice, reason), delivery)
            for delivery, reason, _number in chosen
        ),
    )
    if chosen and choice is Choice.SEND_AGAIN:
        reopen(connection, campaign)
    return len(chosen)
