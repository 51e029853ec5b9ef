"""Correspondence: what a person's conversation may show of the messages in the journal.

Each message comes with those of its attempts that may have sent it, and with the clocks they went
by, so that an entry of the conversation can be told to be this message and no other.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS, SENT_STATES, DeliveryState
from flowiq_desktop.core.phone.identity import spellings
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import columns_of, one_of, read
from flowiq_desktop.journal.tables.records import AttemptTimes, ReconciliationRecord

_NEARBY = 200
"""How many attempts away the answer may be whose date gives the clock's offset."""

_ATTEMPTS = f"""
SELECT mine.delivery AS delivery, mine.began AS began, mine.ended AS ended,
    mine.accepted AS accepted, near.ended AS answered, near.server_date AS server_date,
    coalesce(run.account, x'') AS account
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


class MessageRow(NamedTuple):
    """What `FIELDS` reads of a delivery."""

    id: int
    row_number: int
    number: str
    message_type: str
    body: bytes
    state: str
    reason: str
    message_id: str
    cells: str
    wording: str


class _AttemptRow(NamedTuple):
    delivery: int
    began: str
    ended: str
    accepted: int
    answered: str | None
    server_date: str | None
    account: bytes


FIELDS = columns_of(MessageRow, "d")
"""Columns of a delivery `d`, for `with_attempts`."""


class Correspondence:
    """Reads what may stand in people's conversations."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def sent_to(self, number: str, practice: bool) -> list[ReconciliationRecord]:
        """Everything that one person certainly got, from any campaign."""
        return self._writer.run(lambda db: sent_to(db, number, practice))

    def maybe_sent_to(self, number: str, practice: bool) -> list[ReconciliationRecord]:
        """Every message to one person with attempts that may have sent it, from any campaign."""
        return self._writer.run(lambda db: maybe_sent_to(db, number, practice))

    def accepted_examples(
        self, campaign: int, message_type: str, most: int
    ) -> list[ReconciliationRecord]:
        """The latest messages of a type that FlowIQ accepted in a campaign."""
        return self._writer.run(lambda db: accepted_examples(db, campaign, message_type, most))


def sent_to(
    connection: sqlite3.Connection, number: str, practice: bool
) -> list[ReconciliationRecord]:
    """Everything that one person got, certainly or on somebody's word; test messages included.

    It does not matter how their number was written: FlowIQ lists it all in one conversation.
    """
    rows = connection.execute(
        f"SELECT {FIELDS} FROM delivery d JOIN campaign c ON c.id = d.campaign"  # noqa: S608 - constant column names
        " WHERE d.number IN (SELECT value FROM json_each(?)) AND d.number <> ''"
        " AND c.practice = ?"
        f" AND d.state IN {one_of(SENT_STATES)} ORDER BY d.id",
        (json.dumps(spellings(number)), practice),
    )
    return with_attempts(connection, rows)


def maybe_sent_to(
    connection: sqlite3.Connection, number: str, practice: bool
) -> list[ReconciliationRecord]:
    """Every message to one person with an attempt that may have sent it; only those attempts.

    It does not matter what became of it later: a message that was left unsure, was sent again or
    was accepted at another attempt may be listed once for each of these attempts.
    """
    rows = connection.execute(
        f"SELECT {FIELDS} FROM delivery d JOIN campaign c ON c.id = d.campaign"  # noqa: S608 - constant column names
        " WHERE d.number IN (SELECT value FROM json_each(?)) AND d.number <> ''"
        " AND c.practice = ? ORDER BY d.id",
        (json.dumps(spellings(number)), practice),
    )
    messages = list(read(MessageRow, rows))
    times = _attempt_times(connection, [row.id for row in messages])
    doubts = ([attempt for attempt in times[row.id] if not attempt.accepted] for row in messages)
    return [_record(row, doubt) for row, doubt in zip(messages, doubts, strict=True) if doubt]


def accepted_examples(
    connection: sqlite3.Connection, campaign: int, message_type: str, most: int
) -> list[ReconciliationRecord]:
    """The latest messages of a type that FlowIQ accepted in a campaign: they must be listed."""
    rows = connection.execute(
        f"SELECT {FIELDS} FROM delivery d"  # noqa: S608 - constant column names
        " WHERE d.campaign = ? AND d.state = 'accepted' AND d.message_type = ?"
        " ORDER BY d.id DESC LIMIT ?",
        (campaign, message_type, most),
    )
    return with_attempts(connection, rows)


def with_attempts(
    connection: sqlite3.Connection, rows: sqlite3.Cursor
) -> list[ReconciliationRecord]:
    """With the attempts that explain its state: those that were accepted, or the unknown ones.

    Args:
        connection: inside a transaction.
        rows: `FIELDS` of deliveries.
    """
    messages = list(read(MessageRow, rows))
    times = _attempt_times(connection, [row.id for row in messages])
    return [
        _record(
            row, [a for a in times[row.id] if a.accepted is (row.state == DeliveryState.ACCEPTED)]
        )
        for row in messages
    ]


def _record(row: MessageRow, attempts: Collection[AttemptTimes]) -> ReconciliationRecord:
    return ReconciliationRecord(
        id=row.id,
        row_number=row.row_number,
        number=row.number,
        message_type=row.message_type,
        body=row.body,
        state=DeliveryState(row.state),
        reason=row.reason,
        message_id=row.message_id,
        cells=tuple(json.loads(row.cells)),
        attempts=tuple(attempts),
        wording=row.wording,
    )


def _attempt_times(
    connection: sqlite3.Connection, deliveries: list[int]
) -> defaultdict[int, list[AttemptTimes]]:
    """The attempts that may have sent each delivery, with the nearest answer of the same run."""
    asked = {"deliveries": json.dumps(deliveries), "nearby": _NEARBY}
    times: defaultdict[int, list[AttemptTimes]] = defaultdict(list)
    for row in read(_AttemptRow, connection.execute(_ATTEMPTS, asked)):
        times[row.delivery].append(
            AttemptTimes(
                began=datetime.fromisoformat(row.began),
                ended=datetime.fromisoformat(row.ended),
                accepted=bool(row.accepted),
                answered=datetime.fromisoformat(row.answered) if row.answered else None,
                server_date=row.server_date or "",
                account=bytes(row.account),
            )
        )
    return times
