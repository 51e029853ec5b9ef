"""Instance check: whether a journal is the one this computer wrote last, or a copy.

A copy knows nothing of what was sent after it was made, and a new journal nothing of what the one
before it sent. Whatever waits in a copy is held back until a person has looked, and what is
missing is counted (docs/decisions/0006-the-second-place-follows-the-journal.md).
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from flowiq_desktop.core.delivery.states import HOLDABLE_STATES
from flowiq_desktop.journal.engine.facts import read_facts, written
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.restore_guard import missing_messages
from flowiq_desktop.journal.restore_guard.missing_messages import CopyWarning, Sign
from flowiq_desktop.journal.restore_guard.watermark import Mark


@dataclass(frozen=True, slots=True)
class Instance:
    """Where the journal is being opened.

    Attributes:
        machine: which computer this is, or "" when unknown.
        file: which file it is on its disk, whatever its name.
        mark: the watermark, or None.
    """

    machine: str
    file: str
    mark: Mark | None


class _Known(NamedTuple):
    """What the journal knows about itself."""

    install: str
    machine: str
    file: str
    attempts: int


def check_instance(connection: sqlite3.Connection, here: Instance, now: datetime) -> Mark:
    """Compare the journal with its surroundings, hold back what waits in a copy, and settle in.

    All of it happens in the transaction it is called in, so it is done as a whole or not at all.

    Returns:
        The new watermark.
    """
    known = _known(connection)
    absent = _absent(known, here.mark)
    sign = _sign_of_copy(known, here, absent)
    if sign:
        _hold(connection, sign)
    if absent:
        missing_messages.note(connection, absent, now)
    install = uuid4().hex if sign or not known.install else known.install
    connection.execute(
        "UPDATE installation SET install = ?, machine = ?, file = ?,"
        " attempts_gone = attempts_gone + ?",
        (install, here.machine or known.machine, here.file, absent),
    )
    return Mark(install, known.attempts + absent)


def standing_warning(connection: sqlite3.Connection, now: datetime) -> CopyWarning | None:
    """Why something could go out a second time; None when nothing could.

    It could while messages are missing, and while rows are waiting that were held back in a copy.
    """
    row = connection.execute(
        "SELECT d.facts FROM campaign c JOIN delivery d"
        " ON d.campaign = c.id AND d.state = 'held' WHERE c.kind = 'campaign' AND d.reason = ?"
        " AND coalesce(json_extract(d.facts, '$.sign'), '') <> ? ORDER BY c.id DESC LIMIT 1",
        (missing_messages.OLDER_COPY, Sign.MISSING),
    ).fetchone()
    if missing := missing_messages.warning(connection, now):
        return missing
    return CopyWarning.of(read_facts(row[0])) if row else None


def _known(connection: sqlite3.Connection) -> _Known:
    (known,) = read(
        _Known,
        connection.execute(
            "SELECT install, machine, file,"
            " attempts_gone + (SELECT count(*) FROM attempt) AS attempts FROM installation"
        ),
    )
    return known


def _absent(known: _Known, mark: Mark | None) -> int:
    """At most how many attempts were begun in this place without the journal's knowledge."""
    if mark is None:
        return 0
    if known.install in ("", mark.install):
        return max(0, mark.attempts - known.attempts)
    return mark.attempts  # another journal's, and none of them need be in this one


def _sign_of_copy(known: _Known, here: Instance, absent: int) -> CopyWarning | None:
    """What shows that the journal is a copy, or None."""
    other = here.mark is not None and known.install not in ("", here.mark.install)
    if absent and not other:
        return CopyWarning(Sign.OLDER, absent)
    elsewhere = (
        other,
        known.machine and here.machine and known.machine != here.machine,
        known.file and known.file != here.file,
    )
    return CopyWarning(Sign.ELSEWHERE) if any(elsewhere) else None


def _hold(connection: sqlite3.Connection, sign: CopyWarning) -> None:
    """Hold back everything that could still be sent, except messages to the person's own phone."""
    facts = written(sign.facts())
    connection.execute(
        "UPDATE delivery SET state = 'held', reason = ?, facts = ?"  # noqa: S608 - constant states
        " WHERE campaign IN (SELECT id FROM campaign WHERE kind = 'campaign')"
        f" AND state IN {one_of(HOLDABLE_STATES)}",
        (missing_messages.OLDER_COPY, facts),
    )
    # What was refused here may have been tried again in the other journal, and may have arrived.
    connection.execute(
        "UPDATE installation SET copied_facts = ?,"
        " copied_attempt = coalesce((SELECT max(id) FROM attempt), 0)",
        (facts,),
    )
