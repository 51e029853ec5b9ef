"""Contacts in the journal: a person's consent to adding them, and each time FlowIQ was asked to.

The order is that of a message: what is about to be asked is on disk before a byte leaves, and what
came of it before anything relies on it. Asking twice does no harm, so after a crash, or a lost
answer, it is simply asked again; what must never happen is asking without consent, or for a row
whose message may have arrived.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, check_transition
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND, NewContacts
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.disk_reserve import Reserve
from flowiq_desktop.journal.engine.sql import read, read_one
from flowiq_desktop.journal.errors import (
    NoConsentError,
    PersonBusyError,
    PersonStoppedError,
    disk_full,
)
from flowiq_desktop.journal.people.stopped_rows import listed
from flowiq_desktop.journal.tables.contacts.by_template import let_go
from flowiq_desktop.journal.tables.records import Waiting


@dataclass(frozen=True, slots=True)
class BegunContact:
    """A contact that is about to be asked for: its intent is on disk.

    Attributes:
        id: its place in the journal.
        delivery: the row that needs it.
        number: whose, `+` and digits.
        name: what FlowIQ will list them by.
        tags: with commas between them, or "".
        tries: how often something was asked of FlowIQ for this row, this time among them.
        run: the run that began it.
    """

    id: int
    delivery: int
    number: str
    name: str
    tags: str
    tries: int
    run: str


class _RowForContact(NamedTuple):
    number: str
    cells: str
    attempts: int
    consent: int
    columns: str
    asked: int


class _Needed(NamedTuple):
    id: int
    number: str
    asked: int
    needs_contact: int
    template: str


_ROW = """
SELECT d.number AS number, d.cells AS cells, d.attempts AS attempts, c.id AS consent,
    c.columns AS columns, (SELECT count(*) FROM contact_creation x WHERE x.delivery = d.id) AS asked
FROM delivery d JOIN contact_consent c ON c.campaign = d.campaign
WHERE d.id = ? AND c.withdrawn = 0 AND NOT EXISTS (
    SELECT 1 FROM contact_consent later WHERE later.campaign = c.campaign AND later.id > c.id
)
"""
_NEEDED = """
SELECT d.id AS id, d.number AS number,
    (SELECT count(*) FROM contact_creation x WHERE x.delivery = d.id) AS asked,
    NOT EXISTS (
        SELECT 1 FROM contact_creation x
        WHERE x.delivery = d.id AND x.attempts = d.attempts AND x.verdict = 'accepted'
    ) AS needs_contact,
    d.template AS template
FROM delivery d WHERE d.campaign = ? AND d.state = 'retry' AND d.reason = ?
"""
_ADDED = """
SELECT count(DISTINCT x.number) FROM contact_consent c JOIN contact_creation x ON x.consent = c.id
WHERE c.campaign = ? AND x.reason = 'contact_created'
"""


class Contacts:
    """Records consents and the adding of contacts.

    Args:
        writer: of the journal.
        now: the wall clock.
        reserve: room on the disk for the answers of what is in flight.
    """

    def __init__(self, writer: Writer, now: Callable[[], datetime], reserve: Reserve) -> None:
        self._writer = writer
        self._now = now
        self._reserve = reserve

    def allow(self, campaign: int, wanted: NewContacts) -> None:
        """A person wants those who are no contacts yet to be added; the latest word counts."""
        self._writer.run(lambda db: _allow(db, campaign, wanted, self._now()))

    def withdraw(self, campaign: int) -> int:
        """A person wants nobody added any more; returns how many rows were refused for that.

        Those wait for their contact, so nobody has their message. Whatever is being asked for in
        this very moment is waited for, and nothing else is asked for.
        """
        return self._writer.run(lambda db: _withdraw(db, campaign, self._now()))

    def refuse(self, delivery: int) -> DeliveryState:
        """End a row whose turn to be added has come and whose consent is gone; its state."""
        return self._writer.run(lambda db: _refuse(db, delivery, self._now()))

    def consent(self, campaign: int) -> NewContacts | None:
        """How a campaign may add contacts; None when it may not."""
        return self._writer.run(lambda db: consent_of(db, campaign))

    def added(self, campaign: int) -> int:
        """How many people a campaign has added as contacts, as far as FlowIQ said so."""
        return self._writer.run(lambda db: int(db.execute(_ADDED, (campaign,)).fetchone()[0]))

    def marked(self, campaign: int, waiting: Iterable[Waiting]) -> list[Waiting]:
        """The same deliveries, with what is known of contacts that they need first."""
        needed = self._writer.run(lambda db: _needed(db, campaign))
        return [needed.get(entry.id, entry) for entry in waiting]

    def begin(self, delivery: int, run: str) -> BegunContact:
        """Write down that a contact is about to be asked for; only then may its bytes leave.

        Raises:
            NoConsentError: nobody consented, or not any more.
            sqlite3.IntegrityError: the row's message is not proved unsent.
            PersonBusyError: the same contact is being asked for in this very moment.
            PersonStoppedError: the person does not want messages.
            JournalError: the disk has no room for the answer.
        """
        return self._writer.run(lambda db: self._begin(db, delivery, run))

    def settle(self, begun: BegunContact, outcome: Outcome, *, over: bool) -> DeliveryState:
        """Write down what came of it, and that the row is given up when it is `over`.

        Returns:
            The row's state: it waits for its message, or for another try, unless it is over.
        """
        return self._writer.run(
            lambda db: _settle(db, begun, outcome, over, self._now()), vital=True
        )

    def give_up(self, delivery: int, outcome: Outcome) -> DeliveryState:
        """End a row whose contact FlowIQ has just refused to another row with the same number."""
        return self._writer.run(lambda db: _give_up(db, delivery, outcome, self._now()), vital=True)

    def _begin(self, db: sqlite3.Connection, delivery: int, run: str) -> BegunContact:
        if not self._reserve.ready():
            raise disk_full(self._writer.folder)
        return _begin(db, delivery, run, self._now())


def consent_of(connection: sqlite3.Connection, campaign: int) -> NewContacts | None:
    """How a campaign may add contacts; None when it may not."""
    found = connection.execute(
        "SELECT columns, withdrawn FROM contact_consent WHERE campaign = ?"
        " ORDER BY id DESC LIMIT 1",
        (campaign,),
    ).fetchone()
    return NewContacts.from_json(found[0]) if found and not found[1] else None


def _allow(
    connection: sqlite3.Connection, campaign: int, wanted: NewContacts, now: datetime
) -> None:
    connection.execute(
        "INSERT INTO contact_consent (campaign, given, columns) VALUES (?, ?, ?)",
        (campaign, _text(now), wanted.to_json()),
    )
    let_go(connection, campaign, now)


def _withdraw(connection: sqlite3.Connection, campaign: int, now: datetime) -> int:
    before = consent_of(connection, campaign)
    if before is None:
        return 0
    connection.execute(
        "INSERT INTO contact_consent (campaign, given, columns, withdrawn) VALUES (?, ?, ?, 1)",
        (campaign, _text(now), before.to_json()),
    )
    rows = read(_Needed, connection.execute(_NEEDED, (campaign, CONTACT_NOT_FOUND)))
    waiting = [row.id for row in rows if row.needs_contact]
    return sum(_refuse(connection, row, now) is DeliveryState.GAVE_UP for row in waiting)


def _refuse(connection: sqlite3.Connection, delivery: int, now: datetime) -> DeliveryState:
    """As FlowIQ refused it, unless its contact is being asked for: nobody has its message."""
    check_transition(DeliveryState.RETRY, DeliveryState.GAVE_UP)
    connection.execute(
        "UPDATE delivery SET state = 'gave_up', ended = ? WHERE id = ? AND state = 'retry'"
        " AND NOT EXISTS (SELECT 1 FROM contact_creation x"
        "  WHERE x.delivery = delivery.id AND x.ended IS NULL)",
        (_text(now), delivery),
    )
    (state,) = connection.execute("SELECT state FROM delivery WHERE id = ?", (delivery,)).fetchone()
    return DeliveryState(state)


def settle_interrupted_contacts(
    connection: sqlite3.Connection, now: datetime, campaign: int | None = None
) -> None:
    """What a dead run was asking for, in one campaign or in all, may have been added or not."""
    connection.execute(
        "UPDATE contact_creation SET ended = :now, verdict = 'unknown', reason = 'crashed'"
        " WHERE ended IS NULL AND (:campaign IS NULL OR delivery IN ("
        "  SELECT id FROM delivery WHERE campaign = :campaign))",
        {"now": _text(now), "campaign": campaign},
    )


def _needed(connection: sqlite3.Connection, campaign: int) -> dict[int, Waiting]:
    if consent_of(connection, campaign) is None:
        return {}
    rows = read(_Needed, connection.execute(_NEEDED, (campaign, CONTACT_NOT_FOUND)))
    return {
        row.id: Waiting(row.id, row.number, bool(row.needs_contact), row.asked, row.template)
        for row in rows
    }


def _begin(connection: sqlite3.Connection, delivery: int, run: str, now: datetime) -> BegunContact:
    row = read_one(_RowForContact, connection.execute(_ROW, (delivery,)))
    if row is None:
        raise NoConsentError(f"nobody wants the person of message {delivery} added")
    if listed(connection, delivery, row.number):
        raise PersonStoppedError(f"message {delivery} is to somebody who does not want it")
    open_one = "SELECT 1 FROM contact_creation WHERE number = ? AND ended IS NULL"
    if connection.execute(open_one, (row.number,)).fetchone():
        raise PersonBusyError(f"the contact of message {delivery} is being asked for")
    consent, cells = NewContacts.from_json(row.columns), json.loads(row.cells)
    name = consent.name(cells, row.number)
    cursor = connection.execute(
        "INSERT INTO contact_creation (delivery, consent, number, name, run, attempts, began)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (delivery, row.consent, row.number, name, run, row.attempts, _text(now)),
    )
    return BegunContact(
        int(cursor.lastrowid or 0),
        delivery,
        row.number,
        name,
        consent.tags(cells),
        row.attempts + row.asked + 1,
        run,
    )


def _settle(
    connection: sqlite3.Connection,
    begun: BegunContact,
    outcome: Outcome,
    over: bool,
    now: datetime,
) -> DeliveryState:
    connection.execute(
        "UPDATE contact_creation SET ended = ?, verdict = ?, reason = ?, status = ?, answer = ?"
        " WHERE id = ?",
        (_text(now), outcome.verdict, outcome.reason, outcome.status, outcome.answer, begun.id),
    )
    if over:
        return _give_up(connection, begun.delivery, outcome, now)
    return DeliveryState.RETRY


def _give_up(
    connection: sqlite3.Connection, delivery: int, outcome: Outcome, now: datetime
) -> DeliveryState:
    check_transition(DeliveryState.RETRY, DeliveryState.GAVE_UP)
    connection.execute(
        "UPDATE delivery SET state = 'gave_up', reason = ?, detail = ?, ended = ? WHERE id = ?",
        (outcome.reason, outcome.detail, _text(now), delivery),
    )
    return DeliveryState.GAVE_UP


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
