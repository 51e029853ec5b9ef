"""Deliveries in the journal: an attempt begins before a byte leaves, and is settled after."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.spared import not_before
from flowiq_desktop.core.delivery.states import (
    CANCELLABLE_STATES,
    CLAIMABLE_STATES,
    NOT_SENT_STATES,
    STATE_AFTER,
    DeliveryState,
    Outcome,
    check_transition,
)
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND
from flowiq_desktop.core.reach.stop_list import STOPPED_MARKETING
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.disk_reserve import Reserve
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.errors import JournalError, disk_full
from flowiq_desktop.journal.people.recipients import may_be_written_to
from flowiq_desktop.journal.people.stopped_rows import note_refusal
from flowiq_desktop.journal.tables.contacts.by_template import note_before
from flowiq_desktop.journal.tables.contacts.on_the_way import settle_interrupted_contacts
from flowiq_desktop.journal.tables.delivery_records import delivery_block
from flowiq_desktop.journal.tables.frozen import is_frozen
from flowiq_desktop.journal.tables.may_have_arrived import may_have_arrived
from flowiq_desktop.journal.tables.records import BegunAttempt, DeliveryRecord, Waiting

_BLOCK = 2000


class _FrozenRow(NamedTuple):
    number: str
    endpoint: str
    body: bytes | None
    body_sha256: bytes
    attempts: int


class Deliveries:
    """Takes each message from its intent to its outcome, and reads what became of them.

    Args:
        writer: of the journal.
        now: the wall clock.
        reserve: room on the disk for the answers of what is in flight.
        counted: told after each intent that is on disk.
    """

    def __init__(
        self,
        writer: Writer,
        now: Callable[[], datetime],
        reserve: Reserve,
        counted: Callable[[], None],
    ) -> None:
        self._writer = writer
        self._now = now
        self._reserve = reserve
        self._counted = counted

    def of(self, campaign: int) -> Iterator[DeliveryRecord]:
        """All deliveries in the sheet's order, fetched in blocks so that sending goes on."""
        after = 0
        while True:
            after, block = self._block(campaign, after)
            if not block:
                return
            yield from block

    def id_range(self, campaign: int) -> tuple[int, int]:
        """The ids of a campaign's first and last delivery; (0, -1) when it has none."""
        return self._writer.run(lambda db: id_range(db, campaign))

    def waiting(self, campaign: int) -> list[Waiting]:
        """The deliveries that may be sent, in the sheet's order."""
        return self._writer.run(lambda db: waiting(db, campaign))

    def begin_attempt(self, delivery: int, run: str) -> BegunAttempt:
        """Make the intent of one attempt durable; only then may its bytes leave.

        Refused on a disk without room for the reserve: its answer might find none either.
        """
        begun = self._writer.run(lambda db: self._begin_attempt(db, delivery, run))
        self._counted()
        return begun

    def settle(
        self, begun: BegunAttempt, outcome: Outcome, state: DeliveryState | None = None
    ) -> DeliveryState:
        """Make the outcome of an attempt durable; returns the state of its delivery."""
        return self._writer.run(
            lambda db: settle(db, begun, outcome, self._now(), state), vital=True
        )

    def settle_late(
        self, begun: BegunAttempt, outcome: Outcome, state: DeliveryState | None
    ) -> bool:
        """Store an outcome that found no room before; False when it is not wanted any more.

        Its campaign may have been deleted meanwhile, or its attempt called unsure.
        """

        def work(db: sqlite3.Connection) -> bool:
            waited_for = is_open(db, begun)
            if waited_for:
                settle(db, begun, outcome, self._now(), state)
            return waited_for

        return self._writer.run(work, vital=True)

    def settle_and_begin_next(
        self, begun: BegunAttempt, outcome: Outcome, following: int, run: str
    ) -> tuple[DeliveryState, BegunAttempt | None]:
        """The outcome of one attempt and the intent of the next, durable in one commit.

        Both are on disk or neither is: the next message's bytes leave only after the outcome of
        this one is safe, at the cost of one fsync instead of two. When the next one cannot be
        begun, or the id is another message's, the outcome is stored alone and the intent is None.
        """

        def work(db: sqlite3.Connection) -> tuple[DeliveryState, BegunAttempt | None]:
            state = settle(db, begun, outcome, self._now())
            if state is not DeliveryState.ACCEPTED:
                return state, None
            return state, self._begin_attempt(db, following, run)

        try:
            both = self._writer.run(work)
        except (sqlite3.IntegrityError, JournalError):
            # The next one may not be sent: that must not cost this one its outcome.
            return self.settle(begun, outcome), None
        if both[1] is not None:
            self._counted()
        return both

    def settle_abandoned(self, campaign: int) -> int:
        """What this campaign has in flight while nobody sends it becomes UNKNOWN; how many."""
        return self._writer.run(lambda db: settle_abandoned(db, campaign, self._now()), vital=True)

    def cancel_test(self, campaign: int) -> int:
        """Cancel what is still waiting of a test message; 0 for any other campaign."""
        return self._writer.run(lambda db: cancel_tests(db, campaign))

    def _begin_attempt(self, db: sqlite3.Connection, delivery: int, run: str) -> BegunAttempt:
        if not self._reserve.ready():
            raise disk_full(self._writer.folder)
        return begin_attempt(db, delivery, run, self._now())

    def _block(self, campaign: int, after: int) -> tuple[int, list[DeliveryRecord]]:
        return self._writer.run(lambda db: delivery_block(db, campaign, after, _BLOCK))


def waiting(connection: sqlite3.Connection, campaign: int) -> list[Waiting]:
    """The deliveries that may be sent, in the sheet's order."""
    rows = connection.execute(
        "SELECT id, number, template, reason, ended FROM delivery"  # noqa: S608 - constant states
        f" WHERE campaign = ? AND state IN {one_of(CLAIMABLE_STATES)} ORDER BY id",
        (campaign,),
    )
    return [
        Waiting(identity, number, template=template, not_before=not_before(reason, ended))
        for identity, number, template, reason, ended in rows
    ]


def id_range(connection: sqlite3.Connection, campaign: int) -> tuple[int, int]:
    """The ids of a campaign's first and last delivery; (0, -1) when it has none."""
    first, last = connection.execute(
        "SELECT min(id), max(id) FROM delivery WHERE campaign = ?", (campaign,)
    ).fetchone()
    return (0, -1) if first is None else (first, last)


def begin_attempt(
    connection: sqlite3.Connection, delivery: int, run: str, now: datetime
) -> BegunAttempt:
    """Write the intent of one attempt: READY or RETRY becomes SENDING.

    Raises:
        sqlite3.IntegrityError: the delivery may not be sent; nothing has been written then.
        PersonBusyError: another one to the same person is under way, perhaps of another campaign.
        PersonStoppedError: it is not to go to them. Nothing has been written then either.
        sqlite3.DatabaseError: the message is damaged, or goes to an endpoint that this program
            does not know: the file can no longer be trusted.
    """
    cursor = connection.execute(
        "SELECT number, endpoint, body, body_sha256, attempts FROM delivery WHERE id = ?",
        (delivery,),
    )
    (frozen,) = read(_FrozenRow, cursor)
    body = frozen.body
    if body is None or not is_frozen(frozen.endpoint, body, frozen.body_sha256):
        raise sqlite3.DatabaseError(f"message {delivery} is not what was frozen")
    person = may_be_written_to(connection, delivery, frozen.number, run, now)
    note_before(connection, delivery, run, now)
    k = frozen.attempts + 1
    cursor = connection.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, person)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (delivery, k, frozen.number, run, frozen.body_sha256, _text(now), person),
    )
    connection.execute(
        "UPDATE delivery SET state = 'sending', attempts = ?, ended = '' WHERE id = ?",
        (k, delivery),
    )
    return BegunAttempt(int(cursor.lastrowid or 0), delivery, k, body, frozen.endpoint, run)


def settle(
    connection: sqlite3.Connection,
    begun: BegunAttempt,
    outcome: Outcome,
    now: datetime,
    state: DeliveryState | None = None,
) -> DeliveryState:
    """Write what came of an attempt, and the delivery's state after it.

    An id that another delivery already has proves nothing: the outcome becomes UNKNOWN. So does
    the end of a message of which an earlier attempt may have arrived.

    Args:
        connection: inside a transaction.
        begun: the attempt.
        outcome: classified.
        now: when it was known.
        state: the state to take when the verdict alone does not say (READY or GAVE_UP after
            NOT_SENT).

    Returns:
        The state that was written.

    Raises:
        TransitionError: `state` is none that may follow SENDING.
    """
    after = state or STATE_AFTER[outcome.verdict]
    reason, message_id = outcome.reason, outcome.message_id
    if message_id and is_taken(connection, message_id):
        after, reason, message_id = DeliveryState.UNKNOWN, "duplicate_id", ""
    connection.execute(
        "UPDATE attempt SET ended = ?, verdict = ?, reason = ?, status = ?, message_id = ?,"
        " answer = ?, server_date = ?, alike = ? WHERE id = ?",
        (
            _text(now),
            outcome.verdict,
            reason,
            outcome.status,
            outcome.message_id,
            outcome.answer,
            outcome.server_date,
            outcome.alike,
            begun.id,
        ),
    )
    ends = after in NOT_SENT_STATES or reason == CONTACT_NOT_FOUND
    if ends and may_have_arrived(connection, begun.delivery):
        # A person let it be sent again: the failure of this attempt says nothing about the one
        # before. Nobody is made a contact for its sake.
        after, reason = DeliveryState.UNKNOWN, "tried_again"
    check_transition(DeliveryState.SENDING, after)
    connection.execute(
        "UPDATE delivery SET state = ?, reason = ?, detail = ?, message_id = ?, ended = ?"
        " WHERE id = ?",
        (after, reason, outcome.detail, message_id, _text(now), begun.delivery),
    )
    if outcome.reason == STOPPED_MARKETING:
        note_refusal(connection, begun.delivery, now)
    return after


def is_open(connection: sqlite3.Connection, begun: BegunAttempt) -> bool:
    """Whether this very attempt is there and has no outcome yet."""
    found = connection.execute(
        "SELECT 1 FROM attempt WHERE id = ? AND delivery = ? AND run = ? AND ended IS NULL",
        (begun.id, begun.delivery, begun.run),
    )
    return found.fetchone() is not None


def settle_interrupted(connection: sqlite3.Connection, now: datetime) -> int:
    """Everything in flight becomes UNKNOWN, as its run is dead; returns how many that were."""
    moment = _text(now)
    connection.execute(
        "UPDATE attempt SET ended = ?, verdict = 'unknown', reason = 'crashed' WHERE ended IS NULL",
        (moment,),
    )
    cursor = connection.execute(
        "UPDATE delivery SET state = 'unknown', reason = 'crashed', ended = ?"
        " WHERE state = 'sending'",
        (moment,),
    )
    settle_interrupted_contacts(connection, now)
    connection.execute(
        "UPDATE campaign SET state = 'paused', paused_for = 'crashed' WHERE state = 'running'"
    )
    return cursor.rowcount


def settle_abandoned(connection: sqlite3.Connection, campaign: int, now: datetime) -> int:
    """What one campaign has in flight becomes UNKNOWN, after its sender ended with a fault.

    Called only while nobody is sending the campaign; returns how many that were.
    """
    moment = _text(now)
    connection.execute(
        "UPDATE attempt SET ended = ?, verdict = 'unknown', reason = 'crashed' WHERE ended IS NULL"
        " AND delivery IN (SELECT id FROM delivery WHERE campaign = ? AND state = 'sending')",
        (moment, campaign),
    )
    cursor = connection.execute(
        "UPDATE delivery SET state = 'unknown', reason = 'crashed', ended = ?"
        " WHERE campaign = ? AND state = 'sending'",
        (moment, campaign),
    )
    settle_interrupted_contacts(connection, now, campaign)
    return cursor.rowcount


def cancel_tests(connection: sqlite3.Connection, campaign: int | None = None) -> int:
    """Cancel what is waiting of one test message, or of all of them; returns how many that were.

    No list shows test messages, so none of them may go on waiting.
    """
    cursor = connection.execute(
        "UPDATE delivery SET state = 'cancelled'"  # noqa: S608 - constant states
        " WHERE campaign IN ("
        "  SELECT id FROM campaign WHERE kind = 'test' AND (:one IS NULL OR id = :one))"
        f" AND state IN {one_of(CANCELLABLE_STATES - {DeliveryState.REJECTED})}",
        {"one": campaign},
    )
    return cursor.rowcount


def is_taken(connection: sqlite3.Connection, message_id: str) -> bool:
    """Whether a delivery was accepted under this id already."""
    # Said twice, because the index holds only rows that have an id: without the second condition
    # SQLite does not use it, and reads the whole table for every answer.
    row = connection.execute(
        "SELECT 1 FROM delivery WHERE message_id = ? AND message_id <> ''", (message_id,)
    ).fetchone()
    return row is not None


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
