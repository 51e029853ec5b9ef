"""Moved rows: who of a spreadsheet went to a template before the rest of it was frozen.

The campaign that took them says so in the commit that freezes it, so that a crash leaves the rows
with the draft or with the campaign. Whatever is frozen of the same spreadsheet later holds them
back, whether the draft still had them or not.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import DROPPED_STATES, UNSETTLED_STATES, UNTRIED_STATES
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import written
from flowiq_desktop.journal.engine.sql import one_of, read, read_one
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.texts import say

INSTEAD = "template_instead"
"""Why a row is held back: its person has a template of another campaign instead."""
REMEMBERED = timedelta(days=3)
"""How long a template that is over counts: later, the same spreadsheet is another occasion."""


class _Source(NamedTuple):
    kind: str
    practice: int
    source_sha256: str
    source_sheet: str
    source_path: str


class MovedRow(NamedTuple):
    """A row of a spreadsheet that went to a template.

    Attributes:
        row_number: the spreadsheet's own.
        campaign: which one took it; 0 when that was deleted.
        name: what that campaign is called, or "".
    """

    row_number: int
    campaign: int
    name: str


class _Waiting(NamedTuple):
    id: int
    row_number: int
    number: str


class _Elsewhere(NamedTuple):
    number: str
    name: str
    row_number: int


_STILL_COUNTS = f"""(
    m.delivery IS NULL AND julianday(m.moved) > julianday(:since)
    OR d.state IN {one_of(UNSETTLED_STATES)}
    OR d.state NOT IN {one_of(DROPPED_STATES)} AND julianday(m.moved) > julianday(:since)
)"""  # a deleted one is kept only when it may have arrived
_OF_THE_SHEET = f"""
SELECT m.row_number AS row_number, coalesce(d.campaign, 0) AS campaign,
    coalesce(c.name, '') AS name
FROM moved_row m
LEFT JOIN delivery d ON d.id = m.delivery
LEFT JOIN campaign c ON c.id = d.campaign
WHERE m.source_sha256 = :source AND m.sheet = :sheet AND m.practice = :practice
    AND coalesce(d.campaign, 0) <> :campaign AND {_STILL_COUNTS}
ORDER BY m.id
"""  # noqa: S608 - constant conditions
_OF_THE_PATH = f"""
SELECT d.number AS number, c.name AS name, 0 AS row_number
FROM moved_row m
JOIN delivery d ON d.id = m.delivery
JOIN campaign c ON c.id = d.campaign
WHERE c.source_path = :path AND c.id <> :campaign AND m.source_sha256 <> :source
    AND m.practice = :practice AND {_STILL_COUNTS}
ORDER BY m.id
"""  # noqa: S608 - constant conditions
_MOVING = f"""
SELECT id, row_number, number FROM delivery
WHERE campaign = ? AND state IN {one_of(UNTRIED_STATES - DROPPED_STATES)}
"""  # noqa: S608 - constant states
_READY = "SELECT id, row_number, number FROM delivery WHERE campaign = ? AND state = 'ready'"
_WAITS_ELSEWHERE = f"""
SELECT d.number AS number, c.name AS name,
    iif(c.source_sha256 = :source, d.row_number, 0) AS row_number
FROM campaign c JOIN delivery d ON d.campaign = c.id
WHERE c.kind = 'campaign' AND c.state <> 'draft' AND c.id <> :campaign
    AND c.practice = :practice AND d.state IN {one_of(UNSETTLED_STATES)}
    AND (
        c.source_sha256 = :source AND c.source_sheet IN ('', :sheet)
        OR c.source_path = :path AND c.source_path <> '' AND c.source_sha256 <> :source
    )
"""  # noqa: S608 - constant states


class MovedRows:
    """Records which rows of a spreadsheet went to a template, and says which did."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def of(self, source: str, sheet: str, *, practice: bool) -> list[MovedRow]:
        """The rows of a spreadsheet that another campaign has, as a template.

        Args:
            source: of the spreadsheet's bytes, in hex.
            sheet: which of the workbook, or "".
            practice: for a campaign in practice mode; only such campaigns count then.
        """
        where = {"source": source, "sheet": sheet, "practice": practice, "campaign": -1}
        return self._writer.run(lambda db: _of_the_sheet(db, where, self._now()))

    def campaigns(self) -> frozenset[int]:
        """Campaigns that have rows of a spreadsheet whose other rows are still a draft's."""
        asked = "SELECT DISTINCT d.campaign FROM moved_row m JOIN delivery d ON d.id = m.delivery"
        return frozenset(
            campaign for (campaign,) in self._writer.run(lambda db: db.execute(asked).fetchall())
        )


def take(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """A campaign about to be frozen takes its rows out of the spreadsheet that they came from.

    Raises:
        JournalError: another campaign has one of them already, or it waits to be sent there.
    """
    source, where = _where(connection, campaign)
    rows = list(read(_Waiting, connection.execute(_MOVING, (campaign,))))
    taken = {row.row_number: row.name for row in _of_the_sheet(connection, where, now)}
    numbers = {row.row_number for row in rows}
    people = {whatsapp_identity(row.number) for row in rows}
    if twice := sorted(numbers & taken.keys()):
        raise _moved_before(len(twice), taken[twice[0]])
    for other in read(_Elsewhere, connection.execute(_WAITS_ELSEWHERE, where)):
        same_row = not other.row_number or other.row_number in numbers
        if same_row and whatsapp_identity(other.number) in people:
            raise _waits_in(other.name)
    connection.executemany(
        "INSERT INTO moved_row (delivery, source_sha256, sheet, row_number, practice, moved)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                row.id,
                source.source_sha256,
                source.source_sheet,
                row.row_number,
                source.practice,
                now.isoformat(timespec="milliseconds"),
            )
            for row in rows
        ],
    )


def hold_moved(
    connection: sqlite3.Connection,
    campaign: int,
    now: datetime,
    among: Collection[int] | None = None,
) -> int:
    """Hold back what waits in a campaign and has gone to a template in another; how many rows.

    These are the same rows of the same spreadsheet; and where the file was changed meanwhile, the
    same people.

    Args:
        connection: inside the transaction that freezes the campaign, or lets held rows go.
        campaign: whose rows.
        now: the wall clock.
        among: the ids of the rows to look at; None for all.
    """
    source, where = _where(connection, campaign)
    if source.kind != "campaign" or not source.source_sha256:
        return 0
    rows = {row.row_number: row.name for row in _of_the_sheet(connection, where, now)}
    people: dict[str, str] = {}
    if source.source_path:
        since = {**where, "since": _since(now)}
        for person in read(_Elsewhere, connection.execute(_OF_THE_PATH, since)):
            people[whatsapp_identity(person.number)] = person.name
    held = 0
    if not rows and not people:
        return 0
    for row in list(read(_Waiting, connection.execute(_READY, (campaign,)))):
        if among is not None and row.id not in among:
            continue
        name = rows.get(row.row_number)
        if name is None and people:
            name = people.get(whatsapp_identity(row.number))
        if name is not None:
            connection.execute(
                "UPDATE delivery SET state = 'held', reason = ?, facts = ?"
                " WHERE id = ? AND state = 'ready'",
                (INSTEAD, written({"campaign": name} if name else {}), row.id),
            )
            held += 1
    return held


def follow(connection: sqlite3.Connection, rows: Iterable[tuple[int, int]]) -> None:
    """Rows that had been moved are moved on: what is recorded of them is about the new rows.

    Args:
        connection: inside a transaction.
        rows: the ids of each, before and now.
    """
    connection.executemany(
        "UPDATE moved_row SET delivery = ? WHERE delivery = ?", ((new, old) for old, new in rows)
    )


def keep_moved(connection: sqlite3.Connection, campaign: int) -> None:
    """Before a campaign is deleted: its rows that may have arrived stay on record.

    The others go with it, and the spreadsheet has them again.
    """
    connection.execute(
        "UPDATE moved_row SET delivery = NULL WHERE delivery IN ("  # noqa: S608 - constant conditions
        " SELECT d.id FROM delivery d WHERE d.campaign = ?"
        f" AND {MAY_HAVE_ARRIVED.format(delivery='d.id')})",
        (campaign,),
    )


def _where(connection: sqlite3.Connection, campaign: int) -> tuple[_Source, dict[str, object]]:
    source = read_one(
        _Source,
        connection.execute(
            "SELECT kind, practice, source_sha256, source_sheet, source_path FROM campaign"
            " WHERE id = ?",
            (campaign,),
        ),
    )
    if source is None:
        raise sqlite3.IntegrityError("there is no such campaign")
    return source, {
        "campaign": campaign,
        "practice": source.practice,
        "source": source.source_sha256,
        "sheet": source.source_sheet,
        "path": source.source_path,
    }


def _of_the_sheet(
    connection: sqlite3.Connection, where: Mapping[str, object], now: datetime
) -> list[MovedRow]:
    asked = {**where, "since": _since(now)}
    return list(read(MovedRow, connection.execute(_OF_THE_SHEET, asked)))


def _since(now: datetime) -> str:
    return (now - REMEMBERED).isoformat(timespec="milliseconds")


def _moved_before(rows: int, name: str) -> JournalError:
    return JournalError(
        say(
            "Some of these rows were moved to a template before ({name}), so nothing was moved.",
            name=name or rows,
        ),
        say("Open the spreadsheet again: those rows are left out of it."),
    )


def _waits_in(name: str) -> JournalError:
    return JournalError(
        say(
            "Some of these people wait for a message of “{name}”, so nothing was moved.", name=name
        ),
        say("Move them to a template there, under Past sends; or delete that campaign first."),
    )
