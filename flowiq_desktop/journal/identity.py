"""Identity: whether a journal is the one this computer wrote last, or a copy.

A copy knows nothing of what was sent after it was made. Whatever waits in one is held back until a
person has looked (reliability section 2.5).
"""

import sqlite3
from dataclasses import dataclass
from uuid import uuid4

from flowiq_desktop.journal.second_place import Mark

_REASON = "older_copy"
_ELSEWHERE = (
    "This list of sent messages was copied from another place, from where some of the messages may"
    " already have been sent."
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the journal is being opened.

    Attributes:
        machine: which computer this is, or "" when unknown.
        file: which file it is on its disk, whatever its name.
        mark: what the second place knows, or None.
    """

    machine: str
    file: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the journal knows of itself."""

    install: str
    machine: str
    file: str
    attempts: int


def examine(connection: sqlite3.Connection, here: Surroundings) -> tuple[Mark, str]:
    """Compare the journal with its surroundings, hold back what waits in a copy, and settle in.

    All in the one transaction it is called in, so that it is done or not done.

    Returns:
        The mark for the second place, and why the journal looks like a copy ("" when it does not,
        or when a copy from elsewhere has nothing that waits).
    """
    known = _known(connection)
    warning = _sign_of_copy(known, here)
    held = _hold(connection, warning) if warning else 0
    install = uuid4().hex if warning or not known.install else known.install
    attempts = max(known.attempts, here.mark.attempts if here.mark and warning else 0)
    connection.execute(
        "UPDATE installation SET install = ?, machine = ?, file = ?,"
        " attempts_gone = attempts_gone + ?",
        (install, here.machine or known.machine, here.file, attempts - known.attempts),
    )
    return Mark(install, attempts), warning if held or warning != _ELSEWHERE else ""


def standing_warning(connection: sqlite3.Connection) -> str:
    """Why rows are held back as an older copy, as long as any is; "" when none is."""
    row = connection.execute(
        "SELECT d.problem FROM campaign c JOIN delivery d"
        " ON d.campaign = c.id AND d.state = 'held' WHERE d.reason = ? ORDER BY c.id DESC LIMIT 1",
        (_REASON,),
    ).fetchone()
    return str(row[0]) if row else ""


def _known(connection: sqlite3.Connection) -> _Known:
    install, machine, file, gone = connection.execute(
        "SELECT install, machine, file, attempts_gone FROM installation"
    ).fetchone()
    (present,) = connection.execute("SELECT count(*) FROM attempt").fetchone()
    return _Known(install, machine, file, gone + present)


def _sign_of_copy(known: _Known, here: Surroundings) -> str:
    """One sentence that says what the journal looks like, or ""."""
    mark = here.mark
    if not known.install and not known.attempts:
        return ""
    if mark and known.attempts < mark.attempts and known.install in ("", mark.install):
        return _older(mark.attempts - known.attempts)
    elsewhere = (
        mark is not None and known.install not in ("", mark.install),
        known.machine and here.machine and known.machine != here.machine,
        known.file and known.file != here.file,
    )
    return _ELSEWHERE if any(elsewhere) else ""


def _older(missing: int) -> str:
    noun = "message" if missing == 1 else "messages"
    return (
        f"This looks like an older copy of the list of sent messages; up to {missing:,} {noun}"
        " may already have been sent."
    )


def _hold(connection: sqlite3.Connection, warning: str) -> int:
    """Hold back everything that could still be sent; how many that is."""
    cursor = connection.execute(
        "UPDATE delivery SET state = 'held', reason = ?, problem = ?, advice = ''"
        " WHERE campaign IN (SELECT id FROM campaign) AND state IN ('ready', 'retry', 'gave_up')",
        (_REASON, warning),
    )
    return cursor.rowcount
