"""Template contacts: templates that name their person make a contact of whoever is none.

FlowIQ does that by itself, without telling. So it is looked at in the transaction that begins the
attempt: the person is known as a contact of the account that sends, or the campaign's owner has
consented; else the row is held back. What was known is written down before a byte leaves.
"""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, HOLDABLE_STATES, Verdict
from flowiq_desktop.core.messages.template import CREATES_A_CONTACT
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.phone.identity import spellings
from flowiq_desktop.core.reach.look import Standing
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND
from flowiq_desktop.core.reach.turned_away import WOULD_ADD
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read, read_one
from flowiq_desktop.journal.errors import PersonStoppedError
from flowiq_desktop.journal.people.looked_rows import account_of
from flowiq_desktop.journal.people.looks import look_at
from flowiq_desktop.journal.tables.campaigns import reopen
from flowiq_desktop.journal.tables.decisions import PERSON, SEND_AGAIN, note
from flowiq_desktop.journal.tables.delivery_records import MAY_HAVE_MADE_ONE

CONTACT, NO_CONTACT, UNKNOWN = "contact", "no_contact", "unknown"


class _Row(NamedTuple):
    campaign: int
    number: str
    endpoint: str
    body: bytes | None


class _Told(NamedTuple):
    ended: str
    verdict: str
    reason: str


_TOLD = f"""
SELECT a.ended AS ended, a.verdict AS verdict, a.reason AS reason
FROM delivery d JOIN attempt a ON a.delivery = d.id JOIN run r ON r.id = a.run
WHERE d.number = :number AND d.number <> '' AND r.account = :account AND a.ended IS NOT NULL
    AND (a.verdict = 'accepted' OR a.reason = '{CONTACT_NOT_FOUND}'
        OR a.verdict = 'rejected' AND a.reason GLOB 'meta_*')
UNION ALL
SELECT x.ended, x.verdict, x.reason
FROM delivery d JOIN contact_creation x ON x.delivery = d.id JOIN run r ON r.id = x.run
WHERE d.number = :number AND d.number <> '' AND r.account = :account AND x.verdict = 'accepted'
"""  # noqa: S608 - a constant reason
_CONSENT = "SELECT withdrawn FROM contact_consent WHERE campaign = ? ORDER BY id DESC LIMIT 1"
_MAYBE_MADE = f"""
SELECT count(*) FROM delivery d JOIN contact_by_template t ON t.delivery = d.id
WHERE d.campaign = ? AND t.known <> '{CONTACT}' AND {MAY_HAVE_MADE_ONE}
"""  # noqa: S608 - a constant


class TemplateContacts:
    """Holds back templates that would add somebody whom nobody wants added."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def hold_one(self, delivery: int, run: str) -> bool:
        """Hold one row back whose turn it is in a run; False when nothing is against it."""
        return self._writer.run(lambda db: _hold_one(db, delivery, run))

    def maybe_made(self, campaign: int) -> int:
        """How many people a campaign's templates may have made contacts of."""
        return self._writer.run(lambda db: int(db.execute(_MAYBE_MADE, (campaign,)).fetchone()[0]))


def note_before(connection: sqlite3.Connection, delivery: int, run: str, now: datetime) -> None:
    """Write down what a message about to be sent makes of its person.

    Args:
        connection: inside the transaction that begins the attempt.
        delivery: the row whose turn it is.
        run: whose turn it is in; it names the account.
        now: the present moment.

    Raises:
        PersonStoppedError: it would make a contact of them, and nobody consented.
    """
    row = _row(connection, delivery)
    name = _name_in(row)
    if name is None:
        return
    known = standing(connection, row.number, account_of(connection, run))
    if known != CONTACT and not _is_allowed(connection, row.campaign):
        raise PersonStoppedError(f"message {delivery} would make a contact of its person")
    connection.execute(
        "INSERT INTO contact_by_template (delivery, name, known, noted) VALUES (?, ?, ?, ?)"
        # What the first attempt found stays: that attempt may have made the contact.
        " ON CONFLICT (delivery) DO UPDATE SET known = excluded.known, noted = excluded.noted"
        " WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE delivery = excluded.delivery)",
        (delivery, name, known, now.isoformat(timespec="milliseconds")),
    )


def keep_held(connection: sqlite3.Connection, delivery: int, account: bytes) -> bool:
    """Whether a row stays held although a person lets it go: consent is another question.

    It then says so, whatever it was held for before. Before the first run nobody knows which
    account will send, so nothing is kept: `note_before` asks at the row's turn.
    """
    row = _row(connection, delivery)
    if not account or not _would_add(connection, row, account):
        return False
    connection.execute(
        "UPDATE delivery SET reason = ?, facts = '{}' WHERE id = ? AND state = 'held'",
        (WOULD_ADD, delivery),
    )
    return True


def let_go(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """A person has consented: what was held back for want of that waits again."""
    rows = connection.execute(
        "SELECT id FROM delivery WHERE campaign = ? AND state = 'held' AND reason = ?",
        (campaign, WOULD_ADD),
    ).fetchall()
    held = [identity for (identity,) in rows]
    if held:
        note(connection, held, PERSON, SEND_AGAIN, {"held for": WOULD_ADD}, now)
        connection.executemany(
            "UPDATE delivery SET state = 'ready', reason = '', facts = '{}'"
            " WHERE id = ? AND state = 'held'",
            [(identity,) for identity in held],
        )
        reopen(connection, campaign)


def standing(connection: sqlite3.Connection, number: str, account: bytes) -> str:
    """Whether a person is a contact of an account, by the latest that is known of them."""
    if not account:
        return UNKNOWN
    found = dict(_told(connection, number, account))
    look = look_at(connection, account, number)
    if look is not None and look.standing is not Standing.WITHOUT_NUMBER:
        found[look.at] = CONTACT if look.standing is Standing.CONTACT else NO_CONTACT
    return found[max(found)] if found else UNKNOWN


def _told(
    connection: sqlite3.Connection, number: str, account: bytes
) -> Iterator[tuple[datetime, str]]:
    """What answers proved: FlowIQ passes messages on to WhatsApp for its contacts alone."""
    for written in spellings(number):
        asked = {"number": written, "account": account}
        for row in read(_Told, connection.execute(_TOLD, asked)):
            refused = row.reason == CONTACT_NOT_FOUND and row.verdict != Verdict.ACCEPTED
            yield datetime.fromisoformat(row.ended), NO_CONTACT if refused else CONTACT


def _would_add(connection: sqlite3.Connection, row: _Row, account: bytes) -> bool:
    if _name_in(row) is None or _is_allowed(connection, row.campaign):
        return False
    return standing(connection, row.number, account) != CONTACT


def _hold_one(connection: sqlite3.Connection, delivery: int, run: str) -> bool:
    if not _would_add(connection, _row(connection, delivery), account_of(connection, run)):
        return False
    cursor = connection.execute(
        "UPDATE delivery SET state = 'held', reason = ?, facts = '{}'"  # noqa: S608 - constant states
        f" WHERE id = ? AND state IN {one_of(HOLDABLE_STATES & CLAIMABLE_STATES)}",
        (WOULD_ADD, delivery),
    )
    return cursor.rowcount > 0


def _row(connection: sqlite3.Connection, delivery: int) -> _Row:
    found = connection.execute(
        "SELECT campaign, number, endpoint, body FROM delivery WHERE id = ?", (delivery,)
    )
    row = read_one(_Row, found)
    if row is None:
        raise sqlite3.IntegrityError(f"there is no message {delivery}")
    return row


def _name_in(row: _Row) -> str | None:
    """What FlowIQ would call the person, or None where the message makes no contact."""
    if row.endpoint != SEND_TEMPLATE or row.body is None:
        return None
    name = json.loads(row.body).get("bodyParameters", {}).get(CREATES_A_CONTACT)
    return None if name is None else str(name)


def _is_allowed(connection: sqlite3.Connection, campaign: int) -> bool:
    row = connection.execute(_CONSENT, (campaign,)).fetchone()
    return row is not None and not row[0]
