"""Holds in the journal: rows that wait for a person, because sending them may be a second time."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, SENT_STATES
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import read_facts, written
from flowiq_desktop.journal.engine.server_clock import sent_at
from flowiq_desktop.journal.engine.sql import columns_of, one_of, read
from flowiq_desktop.journal.people import looked_rows, stopped_rows
from flowiq_desktop.journal.tables import accounts, deleted_fingerprints
from flowiq_desktop.journal.tables.campaigns import reopen
from flowiq_desktop.journal.tables.contacts import by_template
from flowiq_desktop.journal.tables.decisions import PERSON, SEND_AGAIN, note
from flowiq_desktop.journal.tables.deleted_fingerprints import RELEASED
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.journal.tables.moved_rows import INSTEAD, hold_moved
from flowiq_desktop.journal.tables.records import Repeat
from flowiq_desktop.journal.tables.spellings import OTHERWISE_WRITTEN, otherwise_stored

Facts = Mapping[str, object]


class _RepeatRow(NamedTuple):
    id: int
    ended: str
    sure: int
    server_date: str


class _WaitingRow(NamedTuple):
    id: int
    number: str
    endpoint: str
    body: bytes


class _HeldRow(NamedTuple):
    id: int
    number: str
    reason: str
    facts: str


_REPEATS_ALIKE = f"""
SELECT d.id AS id, o.ended AS ended, o.state IN {one_of(SENT_STATES)} AS sure,
    coalesce((
        SELECT told.server_date FROM attempt told
        WHERE told.delivery = o.id ORDER BY told.k DESC LIMIT 1
    ), '') AS server_date
FROM delivery d
JOIN campaign mine ON mine.id = d.campaign AND mine.kind = 'campaign'
CROSS JOIN delivery o
    ON {{same}} AND o.number <> '' AND o.campaign <> d.campaign
JOIN campaign theirs
    ON theirs.id = o.campaign AND theirs.kind = 'campaign' AND theirs.practice = mine.practice
WHERE d.campaign = :campaign AND d.id > :after AND d.id <= :last
    AND d.state IN {one_of(CLAIMABLE_STATES)}
    AND {MAY_HAVE_ARRIVED.format(delivery="o.id")}
    AND NOT EXISTS (
        SELECT 1 FROM decision x
        WHERE {RELEASED} AND (julianday(x.made) >= julianday(o.ended)
            OR julianday(o.ended) > julianday(:now))
    )
"""  # noqa: S608 - constant conditions
_REPEATS = _REPEATS_ALIKE.format(same="o.number = d.number AND o.body_sha256 = d.body_sha256")
_REPEATS_OTHERWISE = _REPEATS_ALIKE.format(same="o.number = :number AND o.body_sha256 = :digest")
_WAITING_OTHERWISE = f"""
SELECT {columns_of(_WaitingRow, "d")} FROM delivery d
WHERE d.campaign = :campaign AND d.id > :after AND d.id <= :last
    AND d.state IN {one_of(CLAIMABLE_STATES)} AND d.body IS NOT NULL AND {OTHERWISE_WRITTEN}
"""  # noqa: S608 - a constant condition


class Duplicates:
    """Finds rows that may be sent a second time, holds them back, and lets them go."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def repeats(self, campaign: int, after: int, last: int, since: datetime) -> list[Repeat]:
        """Waiting deliveries between two ids that another campaign has sent since then."""
        now = self._now()
        return self._writer.run(lambda db: repeats(db, campaign, after, last, since, now))

    def hold(self, reason: str, why: Iterable[tuple[int, Facts]]) -> None:
        """Hold waiting deliveries back for a reason; each comes with its own facts."""
        self._writer.run(lambda db: hold(db, reason, why))

    def release(self, campaign: int, reason: str = "") -> int:
        """Put deliveries held for a reason (or any) back to READY, as the person asks; how many."""
        return self._writer.run(lambda db: release(db, campaign, reason, self._now()))


def repeats(
    connection: sqlite3.Connection,
    campaign: int,
    after: int,
    last: int,
    since: datetime,
    now: datetime,
) -> list[Repeat]:
    """Waiting deliveries whose message another campaign has sent to the same person, or may have.

    The person is the same however their number is written (`core.phone.identity`).
    A deleted campaign counts as well, by what is remembered of it.
    Practice campaigns are compared only with practice campaigns, test messages with nothing. A
    delivery that a person has released, or wants sent again, is not among them, unless the other
    one went out after they said so: nobody has asked them about that.

    Args:
        connection: inside a transaction.
        campaign: whose deliveries.
        after: only ids above this.
        last: only ids up to this.
        since: what ended before this moment does not count.
        now: what ended later than this was recorded by a clock that was ahead. Nobody can say
            whether a decision came after it, and the decision must count, or the row could never
            go.
    """
    deleted = deleted_fingerprints.repeats(connection, campaign, after, last, since, now)
    found: dict[int, Repeat] = {}
    for repeat in deleted:
        found[repeat.delivery] = _both(found.get(repeat.delivery, repeat), repeat)
    asked = {
        "campaign": campaign,
        "after": after,
        "last": last,
        "now": now.isoformat(timespec="milliseconds"),
        **deleted_fingerprints.WHICH_DECISIONS,
    }
    rows = list(read(_RepeatRow, connection.execute(_REPEATS, asked)))
    for row in [*rows, *_otherwise_written(connection, asked)]:
        when = sent_at(row.ended, row.server_date)
        if when is None or when >= since:
            repeat = Repeat(delivery=row.id, when=when, sure=bool(row.sure))
            found[row.id] = _both(found.get(row.id, repeat), repeat)
    return sorted(found.values(), key=lambda repeat: repeat.delivery)


def _otherwise_written(
    connection: sqlite3.Connection, asked: Mapping[str, object]
) -> Iterator[_RepeatRow]:
    """The same, where the other campaign has the number in another spelling."""
    for row in list(read(_WaitingRow, connection.execute(_WAITING_OTHERWISE, asked))):
        for to, digest in otherwise_stored(row.number, row.endpoint, row.body):
            this = {"after": row.id - 1, "last": row.id, "number": to, "digest": digest}
            yield from read(_RepeatRow, connection.execute(_REPEATS_OTHERWISE, {**asked, **this}))


def _both(one: Repeat, other: Repeat) -> Repeat:
    """Of two messages like the waiting one: the later moment, and the greater certainty."""
    moments = [repeat.when for repeat in (one, other) if repeat.when is not None]
    when = max(moments, default=None)
    return Repeat(delivery=one.delivery, when=when, sure=one.sure or other.sure)


def hold(connection: sqlite3.Connection, reason: str, why: Iterable[tuple[int, Facts]]) -> None:
    """Hold waiting deliveries back for a reason; each comes with its own facts."""
    connection.executemany(
        "UPDATE delivery SET state = 'held', reason = ?, facts = ?"  # noqa: S608 - constant states
        f" WHERE id = ? AND state IN {one_of(CLAIMABLE_STATES)}",
        ((reason, written(facts), delivery) for delivery, facts in why),
    )


def release(connection: sqlite3.Connection, campaign: int, reason: str, now: datetime) -> int:
    """A person wants held rows sent all the same: HELD becomes READY; returns how many.

    Those of people who do not want messages stay held, whatever they were held for; so do those of
    people whom FlowIQ was found, on this day, not to be allowed to write to, and of those to whom a
    template goes instead, unless that is what they were held for.

    Args:
        connection: inside a transaction.
        campaign: whose rows.
        reason: only the rows that are held for this; "" means all but those of a template, which
            have to be asked about by themselves.
        now: when the person said so.
    """
    asked = {"campaign": campaign, "reason": reason, "instead": INSTEAD}
    cursor = connection.execute(
        "SELECT id, number, reason, facts FROM delivery"
        " WHERE campaign = :campaign AND state = 'held'"
        " AND (reason = :reason OR :reason = '' AND reason <> :instead)",
        asked,
    )
    account = accounts.latest(connection, campaign)
    held = [
        row
        for row in list(read(_HeldRow, cursor))
        if not stopped_rows.keep_held(connection, row.id, row.number)
        and not looked_rows.keep_held(connection, row.id, account, now)
        and not by_template.keep_held(connection, row.id, account)
    ]
    for row in held:
        evidence = {"held for": row.reason, "facts": read_facts(row.facts)}
        note(connection, [row.id], PERSON, SEND_AGAIN, evidence, now)
    connection.executemany(
        "UPDATE delivery SET state = 'ready', reason = '', facts = '{}' WHERE id = ?",
        ((row.id,) for row in held),
    )
    # What was held for one reason may have another, about which nobody has been asked.
    others = {row.id for row in held if row.reason != INSTEAD}
    waiting = len(held) - hold_moved(connection, campaign, now, others)
    if waiting:
        reopen(connection, campaign)
    return waiting
