"""Deleted fingerprints: what deleted campaigns sent, as fingerprints that name nobody.

Whoever deletes a campaign wants its people gone from this computer, not its messages sent a second
time. So a salted hash of each message stays as long as repeats are looked for, and no longer.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, SENT_STATES
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.server_clock import last_told, sent_at
from flowiq_desktop.journal.engine.sql import one_of, read, read_one
from flowiq_desktop.journal.restore_guard.missing_messages import OLDER_COPY
from flowiq_desktop.journal.tables.decisions import SEND_AGAIN
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.journal.tables.records import Repeat
from flowiq_desktop.journal.tables.spellings import Stored, otherwise_stored


class _SentRow(NamedTuple):
    number: str
    body_sha256: bytes
    ended: str
    sure: int
    server_date: str


class _WaitingRow(NamedTuple):
    id: int
    number: str
    endpoint: str
    body: bytes | None
    body_sha256: bytes
    released: float | None


class _Known(NamedTuple):
    ended: str
    sure: int


_SENT = f"""
SELECT d.number AS number, d.body_sha256 AS body_sha256, d.ended AS ended,
    d.state IN {one_of(SENT_STATES)} AS sure,
    coalesce((
        SELECT told.server_date FROM attempt told
        WHERE told.delivery = d.id ORDER BY told.k DESC LIMIT 1
    ), '') AS server_date
FROM delivery d JOIN campaign c ON c.id = d.campaign
WHERE d.campaign = :campaign AND c.kind = 'campaign' AND d.number <> ''
    AND d.body_sha256 IS NOT NULL
    AND (:ids IS NULL OR d.id IN (SELECT value FROM json_each(:ids)))
    AND {MAY_HAVE_ARRIVED.format(delivery="d.id")}
"""  # noqa: S608 - a constant condition

RELEASED = """x.delivery = d.id AND x.verdict = :released
    AND coalesce(json_extract(x.evidence, '$."held for"'), '') <> :unasked"""
"""A condition in SQL on a decision `x` about a delivery `d`: that it may be sent a second time.

Whoever releases a row that was held because messages are missing from the journal was not asked
about the messages that are in it.
"""
WHICH_DECISIONS = {"released": SEND_AGAIN, "unasked": OLDER_COPY}

_WAITING = f"""
SELECT d.id AS id, d.number AS number, d.endpoint AS endpoint, d.body AS body,
    d.body_sha256 AS body_sha256,
    (SELECT max(julianday(x.made)) FROM decision x WHERE {RELEASED}) AS released
FROM delivery d JOIN campaign c ON c.id = d.campaign
WHERE d.campaign = :campaign AND c.kind = 'campaign' AND d.id > :after AND d.id <= :last
    AND d.state IN {one_of(CLAIMABLE_STATES)}
"""  # noqa: S608 - a constant condition


class DeletedFingerprints:
    """Lets go of what deleted campaigns sent, once it is old enough."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def forget(self, after: timedelta) -> int:
        """Forget what deleted campaigns sent longer ago than that; returns how many messages."""
        return self._writer.run(lambda db: forget(db, after, self._now()))


def keep_fingerprints(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """Keep a fingerprint of every message that a campaign sent, or may have sent."""
    keep_fingerprints_of(connection, campaign, None, now)


def keep_fingerprints_of(
    connection: sqlite3.Connection, campaign: int, ids: Iterable[int] | None, now: datetime
) -> None:
    """The same for some of its rows; None means all."""
    salt = _salt(connection, campaign)
    asked = {"campaign": campaign, "ids": None if ids is None else json.dumps(list(ids))}
    rows = list(read(_SentRow, connection.execute(_SENT, asked)))
    connection.executemany(
        "INSERT INTO remembered VALUES (?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET"
        " ended = max(ended, excluded.ended), sure = max(sure, excluded.sure)",
        (
            (
                _fingerprint(salt, row.number, row.body_sha256),
                _utc(sent_at(row.ended, row.server_date) or now),
                row.sure,
            )
            for row in rows
        ),
    )


def repeats(
    connection: sqlite3.Connection,
    campaign: int,
    after: int,
    last: int,
    since: datetime,
    now: datetime,
) -> Iterable[Repeat]:
    """Waiting deliveries between two ids that a deleted campaign has sent, or may have sent.

    As with `duplicates.repeats`: practice is compared with practice alone, and what a person has
    released since is not among them.
    """
    if connection.execute("SELECT 1 FROM remembered LIMIT 1").fetchone() is None:
        return
    salt = _salt(connection, campaign)
    asked = {"campaign": campaign, "after": after, "last": last, **WHICH_DECISIONS}
    for row in list(read(_WaitingRow, connection.execute(_WAITING, asked))):
        for stored in _as_stored(row.number, row.endpoint, row.body, row.body_sha256):
            cursor = connection.execute(
                "SELECT ended, sure FROM remembered WHERE fingerprint = ? AND ended >= ?"
                " AND (? IS NULL OR julianday(ended) > ? AND ended <= ?)",
                (_fingerprint(salt, *stored), _utc(since), row.released, row.released, _utc(now)),
            )
            if found := read_one(_Known, cursor):
                ended = datetime.fromisoformat(found.ended).astimezone(now.tzinfo)
                yield Repeat(delivery=row.id, when=ended, sure=bool(found.sure))


def was_sent_since(connection: sqlite3.Connection, delivery: int, since: datetime) -> bool:
    """Whether a deleted campaign has sent this very message to the same person since, or may have.

    Args:
        connection: inside a transaction.
        delivery: one with a number and a body.
        since: what ended before that does not count.
    """
    campaign, *message = connection.execute(
        "SELECT campaign, number, endpoint, body, body_sha256 FROM delivery WHERE id = ?",
        (delivery,),
    ).fetchone()
    salt = _salt(connection, campaign)
    known = "SELECT 1 FROM remembered WHERE fingerprint = ? AND ended >= ?"
    return any(
        connection.execute(known, (_fingerprint(salt, *stored), _utc(since))).fetchone()
        for stored in _as_stored(*message)
    )


def forget(connection: sqlite3.Connection, after: timedelta, now: datetime) -> int:
    """Remove the fingerprints of what was sent before that moment; returns how many.

    Only when two clocks agree: a computer whose date is wrong for a day must not forget what cannot
    be recovered. As long as FlowIQ has never told its time, nothing is forgotten.
    """
    told = last_told(connection)
    if told is None:
        return 0
    before = min(told, now) - after
    return connection.execute("DELETE FROM remembered WHERE ended < ?", (_utc(before),)).rowcount


def _salt(connection: sqlite3.Connection, campaign: int) -> bytes:
    """The file's salt, with the kind of the campaign: practice never stands for the real thing."""
    salt, practice = connection.execute(
        "SELECT (SELECT salt FROM remembered_salt WHERE only_one = 1), practice"
        " FROM campaign WHERE id = ?",
        (campaign,),
    ).fetchone()
    return bytes(salt) + bytes([practice])


def _as_stored(number: str, endpoint: str, body: bytes | None, body_sha256: bytes) -> list[Stored]:
    """How a message may be remembered: under each spelling of its number."""
    return [Stored(number, body_sha256), *otherwise_stored(number, endpoint, body or b"")]


def _fingerprint(salt: bytes, number: str, body_sha256: bytes) -> bytes:
    return sha256(salt + body_sha256 + number.encode()).digest()


def _utc(moment: datetime) -> str:
    """A moment that can be compared as text, whatever offset it was recorded with."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
