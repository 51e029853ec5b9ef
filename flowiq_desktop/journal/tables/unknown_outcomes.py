"""Unknown outcomes in the journal: what becomes of deliveries whose outcome nobody knows.

Each change is one transaction, takes effect only while the delivery is still UNKNOWN, and leaves a
decision with its evidence behind.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS, SENT_STATES, DeliveryState
from flowiq_desktop.core.phone.identity import spellings
from flowiq_desktop.core.reconciliation.evidence import LONGEST_HOLD, Choice
from flowiq_desktop.journal.engine.sql import one_of
from flowiq_desktop.journal.tables.campaigns import reopen
from flowiq_desktop.journal.tables.decisions import PERSON, READ_BACK, note
from flowiq_desktop.journal.tables.deleted_fingerprints import was_sent_since
from flowiq_desktop.journal.tables.deliveries import is_taken
from flowiq_desktop.journal.tables.records import AttemptTimes, SettlingRecord

NOTHING_SEEN = "not seen"
"""A look that did not show the message: it settles nothing, but is half of a "no trace"."""

_STATE_AFTER = {
    Choice.LEAVE: DeliveryState.SETTLED,
    Choice.TREAT_AS_SENT: DeliveryState.TREATED_AS_SENT,
    Choice.SEND_AGAIN: DeliveryState.READY,
}
_REASON_AFTER = {Choice.LEAVE: "left_unsure", Choice.TREAT_AS_SENT: "treated_as_sent"}

_LISTED_LATE = LONGEST_HOLD + timedelta(hours=1)
"""How much later than it was sent a message may be listed, plus an hour for a wrong clock."""

_NEARBY = 200
"""How many attempts away the answer may be whose date gives the clock's offset."""

_ATTEMPTS = f"""
SELECT mine.delivery, mine.began, mine.ended, mine.accepted, near.ended, near.server_date,
    coalesce(run.account, x'')
FROM (
    SELECT a.delivery, a.k, a.run, a.began, a.ended,
        a.verdict = 'accepted' AND a.reason <> 'duplicate_id' AS accepted,
        coalesce(
            (SELECT max(b.id) FROM attempt b WHERE b.id BETWEEN a.id - :nearby AND a.id
                AND b.run = a.run AND b.server_date <> ''),
            (SELECT min(b.id) FROM attempt b WHERE b.id BETWEEN a.id AND a.id + :nearby
                AND b.run = a.run AND b.server_date <> '')
        ) AS nearest
    FROM attempt a
    WHERE a.delivery IN (SELECT value FROM json_each(:deliveries))
        AND a.verdict IN {one_of(POSSIBLE_VERDICTS)} AND a.ended IS NOT NULL
) mine LEFT JOIN attempt near ON near.id = mine.nearest LEFT JOIN run ON run.id = mine.run
ORDER BY mine.delivery, mine.k
"""  # noqa: S608 - constant states

_FIELDS = (
    "d.id, d.row_number, d.number, d.message_type, d.body, d.state, d.reason, d.message_id, d.cells"
)


def unsure(connection: sqlite3.Connection, campaign: int) -> list[SettlingRecord]:
    """The deliveries nobody is sure of, in the sheet's order."""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM delivery d WHERE d.campaign = ? AND d.state = 'unknown'"  # noqa: S608 - constant column names
        " ORDER BY d.id",
        (campaign,),
    ).fetchall()
    return _with_attempts(connection, rows)


def sent_to(connection: sqlite3.Connection, number: str, practice: bool) -> list[SettlingRecord]:
    """Everything that one person got, certainly or on somebody's word; test messages included.

    It does not matter how their number was written: FlowIQ lists it all in one conversation.
    """
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM delivery d JOIN campaign c ON c.id = d.campaign"  # noqa: S608 - constant column names
        " WHERE d.number IN (SELECT value FROM json_each(?)) AND d.number <> ''"
        " AND c.practice = ?"
        f" AND d.state IN {one_of(SENT_STATES)} ORDER BY d.id",
        (json.dumps(spellings(number)), practice),
    ).fetchall()
    return _with_attempts(connection, rows)


def doubtful_to(
    connection: sqlite3.Connection, number: str, practice: bool
) -> list[SettlingRecord]:
    """Every message to one person with an attempt that may have sent it; only those attempts.

    It does not matter what became of it later: a message that was left unsure, was sent again or
    was accepted at another attempt may be listed once for each of these attempts.
    """
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM delivery d JOIN campaign c ON c.id = d.campaign"  # noqa: S608 - constant column names
        " WHERE d.number IN (SELECT value FROM json_each(?)) AND d.number <> ''"
        " AND c.practice = ? ORDER BY d.id",
        (json.dumps(spellings(number)), practice),
    ).fetchall()
    times = _attempt_times(connection, [row[0] for row in rows])
    doubts = ([attempt for attempt in times[row[0]] if not attempt.accepted] for row in rows)
    return [_record(row, doubt) for row, doubt in zip(rows, doubts, strict=True) if doubt]


def accepted_examples(
    connection: sqlite3.Connection, campaign: int, message_type: str, most: int
) -> list[SettlingRecord]:
    """The latest messages of a type that FlowIQ accepted in a campaign: they must be listed."""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM delivery d"  # noqa: S608 - constant column names
        " WHERE d.campaign = ? AND d.state = 'accepted' AND d.message_type = ?"
        " ORDER BY d.id DESC LIMIT ?",
        (campaign, message_type, most),
    ).fetchall()
    return _with_attempts(connection, rows)


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
        "UPDATE delivery SET state = 'sent_confirmed', reason = '', problem = '', advice = '',"
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


def decide(
    connection: sqlite3.Connection,
    campaign: int,
    choice: Choice,
    rows: Collection[int] | None,
    now: datetime,
) -> int:
    """A person's decision about unsure rows: all of them, or those with these row numbers.

    Returns:
        How many rows it was made for; a row that is no longer unsure is not among them.
    """
    chosen = connection.execute(
        "SELECT id, reason FROM delivery WHERE campaign = :campaign AND state = 'unknown'"
        " AND (:rows IS NULL OR row_number IN (SELECT value FROM json_each(:rows)))",
        {"campaign": campaign, "rows": None if rows is None else json.dumps(sorted(rows))},
    ).fetchall()
    for delivery, reason in chosen:
        note(connection, [delivery], PERSON, choice, {"unsure for": reason}, now)
    connection.executemany(
        "UPDATE delivery SET state = ?, reason = ?, problem = '', advice = ''"
        " WHERE id = ? AND state = 'unknown'",
        (
            (_STATE_AFTER[choice], _REASON_AFTER.get(choice, reason), delivery)
            for delivery, reason in chosen
        ),
    )
    if chosen and choice is Choice.SEND_AGAIN:
        reopen(connection, campaign)
    return len(chosen)


def _with_attempts(
    connection: sqlite3.Connection, rows: Collection[tuple[Any, ...]]
) -> list[SettlingRecord]:
    """With the attempts that explain its state: those that were accepted, or the unknown ones."""
    times = _attempt_times(connection, [row[0] for row in rows])
    return [
        _record(row, [a for a in times[row[0]] if a.accepted is (row[5] == DeliveryState.ACCEPTED)])
        for row in rows
    ]


def _record(row: tuple[Any, ...], attempts: Collection[AttemptTimes]) -> SettlingRecord:
    identity, row_number, number, kind, body, state, reason, message_id, cells = row
    return SettlingRecord(
        identity,
        row_number,
        number,
        kind,
        body,
        DeliveryState(state),
        reason,
        message_id,
        tuple(json.loads(cells)),
        tuple(attempts),
    )


def _attempt_times(
    connection: sqlite3.Connection, deliveries: list[int]
) -> defaultdict[int, list[AttemptTimes]]:
    """The attempts that may have sent each delivery, with the nearest answer of the same run."""
    asked = {"deliveries": json.dumps(deliveries), "nearby": _NEARBY}
    rows = connection.execute(_ATTEMPTS, asked)
    times: defaultdict[int, list[AttemptTimes]] = defaultdict(list)
    for delivery, began, ended, accepted, answered, server_date, account in rows:
        times[delivery].append(
            AttemptTimes(
                datetime.fromisoformat(began),
                datetime.fromisoformat(ended),
                bool(accepted),
                datetime.fromisoformat(answered) if answered else None,
                server_date or "",
                bytes(account),
            )
        )
    return times
