"""Recipients in the journal: whether one may be written to at this moment."""

import sqlite3
from datetime import datetime

from flowiq_desktop.core.phone.identity import spellings
from flowiq_desktop.core.reach.stop_list import person_of
from flowiq_desktop.journal.errors import PersonBusyError, PersonStoppedError
from flowiq_desktop.journal.people.looked_rows import turned_away_in
from flowiq_desktop.journal.people.stop_list import salt_of
from flowiq_desktop.journal.people.stopped_rows import listed_as


def may_be_written_to(
    connection: sqlite3.Connection, delivery: int, number: str, run: str, now: datetime
) -> bytes:
    """The fingerprint that an attempt names its person by, when one may begin now.

    Args:
        connection: inside the transaction that begins the attempt.
        delivery: the row whose turn it is.
        number: its person's.
        run: whose turn it is in; it names the account.
        now: the present moment.

    Raises:
        PersonStoppedError: they do not want messages, or a look says that this one is not to go.
        PersonBusyError: another one to them is under way, perhaps of another campaign.
    """
    person = person_of(salt_of(connection), number)
    if listed_as(connection, delivery, person):
        raise PersonStoppedError(f"message {delivery} is to somebody who does not want it")
    if why := turned_away_in(connection, delivery, run, now):
        raise PersonStoppedError(f"message {delivery} is not to go any more: {why}")
    if _is_busy(connection, number, delivery):
        raise PersonBusyError(f"message {delivery} has to wait for another one to its person")
    return person


def _is_busy(connection: sqlite3.Connection, number: str, delivery: int) -> bool:
    """Whether another message to the same account is under way, however the number is written."""
    busy = "SELECT 1 FROM attempt WHERE number = ? AND delivery <> ? AND ended IS NULL"
    return any(connection.execute(busy, (to, delivery)).fetchone() for to in spellings(number))
