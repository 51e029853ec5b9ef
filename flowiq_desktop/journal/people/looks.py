"""Looks in the journal: what FlowIQ showed of people, for as long as somebody needs it.

A look is about a person and not about a row: it is there before any campaign is. It goes with the
last campaign that has the person, and after a day where no campaign has.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reach.look import Look, Standing, Statuses
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import columns_of, read, read_one


class _LookRow(NamedTuple):
    number: str
    seen: str
    standing: str
    ahead: float | None
    last_wrote: str | None
    whole: int
    asked_to_stop: str | None
    answered: str | None
    sent: int
    delivered: int
    read: int
    failed: int
    last_arrived: str | None
    last_failed: str | None
    in_vain: int
    blocked: int | None
    broadcasts: int | None
    asked_to_start: str | None


_OF_ACCOUNT = f"SELECT {columns_of(_LookRow, 'l')} FROM look l WHERE account = ?"  # noqa: S608 - constant names
_OF_PERSON = f"{_OF_ACCOUNT} AND person = ?"
_PUT = (
    f"INSERT OR REPLACE INTO look (account, person, {', '.join(_LookRow._fields)})"  # noqa: S608 - constant names
    f" VALUES (?, ?, {', '.join('?' * len(_LookRow._fields))})"
)
_FAILED = """
SELECT d.number, max(d.ended) FROM delivery d
WHERE d.campaign IN (SELECT id FROM campaign WHERE practice = ?)
    AND d.state = 'rejected' AND d.reason IN ('meta_131026', 'invalid_whatsapp_number')
    AND d.number <> '' AND d.ended <> '' AND NOT EXISTS (
        SELECT 1 FROM delivery later WHERE later.number <> '' AND later.number = d.number
        AND later.state = 'accepted' AND later.ended > d.ended
    )
GROUP BY d.number
"""
"""WhatsApp could not reach the number, or FlowIQ could not find it on WhatsApp."""


class Looks:
    """Keeps and gives back looks."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def of(self, account: bytes) -> dict[str, Look]:
        """Every look through an account, by person (`core.phone.identity.whatsapp_identity`)."""
        return self._writer.run(lambda db: looks_of(db, account))

    def at(self, account: bytes, number: str) -> Look | None:
        """The look at one person through an account, of whatever age."""
        return self._writer.run(lambda db: look_at(db, account, number))

    def keep(self, account: bytes, looks: Iterable[Look]) -> None:
        """Put looks in place of earlier ones at the same people."""
        rows = [_row(account, look) for look in looks]
        self._writer.run(lambda db: db.executemany(_PUT, rows))

    def forget(self, before: datetime) -> None:
        """Remove older looks at people who are in no campaign."""
        self._writer.run(lambda db: forget(db, before), private=True)

    def failed_numbers(self, *, practice: bool) -> dict[str, datetime]:
        """Numbers that no message reached when one was last sent, each with that time.

        Args:
            practice: those of practice campaigns instead of real ones.
        """
        return self._writer.run(lambda db: _failed_numbers(db, practice))


def looks_of(connection: sqlite3.Connection, account: bytes) -> dict[str, Look]:
    """Every look through an account, by person."""
    rows = read(_LookRow, connection.execute(_OF_ACCOUNT, (account,)))
    return {whatsapp_identity(row.number): _look(row) for row in rows}


def look_at(connection: sqlite3.Connection, account: bytes, number: str) -> Look | None:
    """The look at one person through an account, however their number is written."""
    asked = (account, whatsapp_identity(number))
    row = read_one(_LookRow, connection.execute(_OF_PERSON, asked))
    return _look(row) if row else None


def any_look(connection: sqlite3.Connection, account: bytes) -> bool:
    """Whether anybody was ever looked at through an account."""
    found = connection.execute("SELECT 1 FROM look WHERE account = ? LIMIT 1", (account,))
    return found.fetchone() is not None


def delete_with(connection: sqlite3.Connection, campaign: int) -> None:
    """Remove the looks at people who are in this campaign alone; it is about to be deleted."""
    connection.execute(
        "DELETE FROM look WHERE number IN (SELECT number FROM delivery WHERE campaign = :id)"
        " AND NOT EXISTS (SELECT 1 FROM delivery d"
        "  WHERE d.number <> '' AND d.number = look.number AND d.campaign <> :id)",
        {"id": campaign},
    )


def forget(connection: sqlite3.Connection, before: datetime) -> None:
    """Remove older looks at people who are in no campaign."""
    rows = connection.execute(
        "SELECT account, person, seen FROM look"
        " WHERE NOT EXISTS ("
        "  SELECT 1 FROM delivery d WHERE d.number <> '' AND d.number = look.number)"
    ).fetchall()
    old = [(account, person) for account, person, seen in rows if _moment(seen) < before]
    connection.executemany("DELETE FROM look WHERE account = ? AND person = ?", old)


def _failed_numbers(connection: sqlite3.Connection, practice: bool) -> dict[str, datetime]:
    rows = connection.execute(_FAILED, (practice,))
    return {number: _moment(ended) for number, ended in rows}


def _row(account: bytes, look: Look) -> tuple[object, ...]:
    statuses = look.statuses
    row = _LookRow(
        look.number,
        look.at.isoformat(timespec="seconds"),
        look.standing.value,
        look.offset.total_seconds() if look.offset is not None else None,
        _text(look.last_wrote),
        look.whole,
        _text(look.asked_to_stop),
        _text(look.answered),
        statuses.sent,
        statuses.delivered,
        statuses.read,
        statuses.failed,
        _text(statuses.last_arrived),
        _text(statuses.last_failed),
        statuses.in_vain,
        look.blocked,
        look.broadcasts,
        _text(look.asked_to_start),
    )
    return account, whatsapp_identity(look.number), *row


def _look(row: _LookRow) -> Look:
    return Look(
        row.number,
        _moment(row.seen),
        Standing(row.standing),
        None if row.ahead is None else timedelta(seconds=row.ahead),
        _moment_or_none(row.last_wrote),
        bool(row.whole),
        _moment_or_none(row.asked_to_stop),
        _moment_or_none(row.answered),
        Statuses(
            row.sent,
            row.delivered,
            row.read,
            row.failed,
            _moment_or_none(row.last_arrived),
            _moment_or_none(row.last_failed),
            bool(row.in_vain),
        ),
        _flag(row.blocked),
        _flag(row.broadcasts),
        _moment_or_none(row.asked_to_start),
    )


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment_or_none(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)
