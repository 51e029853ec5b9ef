"""Started: whom an account wrote to first, by template, within a day; and how many it may.

Each person is a salted fingerprint, as on the stop list. What was deleted or erased meanwhile
counts on until its day is over, without a number.
"""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.people_a_day import A_DAY
from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.core.reach.look import WINDOW, Look
from flowiq_desktop.core.reach.stop_list import person_of
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.people.stop_list import salt_of

_MARGIN = A_DAY
"""Times are kept with the offset of their place, and are compared as texts here."""


class _StartRow(NamedTuple):
    number: str
    account: bytes
    began: str
    ended: str | None


_STARTS = f"""
SELECT a.number AS number, r.account AS account, a.began AS began, a.ended AS ended
FROM attempt a JOIN run r ON r.id = a.run JOIN delivery d ON d.id = a.delivery
WHERE a.began >= :since AND d.template <> '' AND a.number <> ''
    AND (a.ended IS NULL OR a.verdict IN {one_of(POSSIBLE_VERDICTS)})
"""  # noqa: S608 - constant verdicts
_OF_ACCOUNT = f"{_STARTS} AND r.account = :account"
_OF_ROW = f"{_STARTS} AND d.id = :delivery"
_OF_CAMPAIGN = f"{_STARTS} AND d.campaign = :campaign"
_OF_TESTS = f"{_STARTS} AND d.campaign IN (SELECT id FROM campaign WHERE kind = 'test')"  # noqa: S608 - constant


class Started:
    """Says whom an account began with, and remembers how many it may."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def limit(self, account: bytes) -> int | None:
        """How many people a day an account may begin with; 0 for any number, None if unknown."""
        return self._writer.run(lambda db: _limit(db, account))

    def set_limit(self, account: bytes, people: int) -> None:
        """Remember what the person says of an account."""
        put = "INSERT OR REPLACE INTO account_limit VALUES (?, ?)"
        self._writer.run(lambda db: db.execute(put, (account, people)))

    def people(self, account: bytes, looks: Mapping[str, Look]) -> dict[bytes, datetime]:
        """When each person was last begun with, within a day, by their fingerprint.

        Args:
            account: through which one.
            looks: by person; whoever is known to have written in the day before is left out.
        """
        return self._writer.run(lambda db: _people(db, account, looks, self._now()))

    @property
    def salt(self) -> bytes:
        """What the fingerprints are made with."""
        return self._writer.run(salt_of)


def keep_started_of_campaign(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """Count on whom a campaign began with; it is about to be deleted, with every test message."""
    _keep(connection, _OF_CAMPAIGN, {"campaign": campaign}, now)
    _keep(connection, _OF_TESTS, {}, now)


def keep_started_of_row(connection: sqlite3.Connection, delivery: int, now: datetime) -> None:
    """The same for a row whose person is about to be erased."""
    _keep(connection, _OF_ROW, {"delivery": delivery}, now)


def _keep(
    connection: sqlite3.Connection, statement: str, of: dict[str, int], now: datetime
) -> None:
    salt = salt_of(connection)
    _forget(connection, now)
    for row in read(_StartRow, connection.execute(statement, {**of, "since": _since(now)})):
        connection.execute(
            "INSERT INTO started_before VALUES (?, ?, ?) ON CONFLICT (account, person)"
            " DO UPDATE SET ended = max(ended, excluded.ended)",
            (row.account, person_of(salt, row.number), _utc(_moment(row, now))),
        )


def _forget(connection: sqlite3.Connection, now: datetime) -> None:
    connection.execute("DELETE FROM started_before WHERE ended < ?", (_utc(now - A_DAY),))


def _limit(connection: sqlite3.Connection, account: bytes) -> int | None:
    row = connection.execute(
        "SELECT people FROM account_limit WHERE account = ?", (account,)
    ).fetchone()
    return None if row is None else int(row[0])


def _people(
    connection: sqlite3.Connection, account: bytes, looks: Mapping[str, Look], now: datetime
) -> dict[bytes, datetime]:
    _forget(connection, now)
    salt = salt_of(connection)
    before = connection.execute(
        "SELECT person, ended FROM started_before WHERE account = ?", (account,)
    )
    found = {bytes(person): datetime.fromisoformat(ended) for person, ended in before}
    asked = {"account": account, "since": _since(now)}
    for row in read(_StartRow, connection.execute(_OF_ACCOUNT, asked)):
        began, moment = datetime.fromisoformat(row.began), _moment(row, now)
        if _was_open(looks.get(whatsapp_identity(row.number)), began):
            continue
        person = person_of(salt, row.number)
        found[person] = max(moment, found.get(person, moment))
    return {person: moment for person, moment in found.items() if moment + A_DAY > now}


def _was_open(look: Look | None, began: datetime) -> bool:
    """Whether somebody is known to have written within the day before a message to them."""
    if look is None or look.last_wrote is None:
        return False
    by_flowiq = began - look.offset if look.offset else began
    return look.last_wrote <= by_flowiq < look.last_wrote + WINDOW


def _moment(row: _StartRow, now: datetime) -> datetime:
    return datetime.fromisoformat(row.ended) if row.ended else now


def _since(now: datetime) -> str:
    return (now - A_DAY - _MARGIN).isoformat()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
