"""Accounts in the journal: which one each run sent through, as a fingerprint that names nothing.

Another account has other conversations: what is absent there proves nothing.
"""

import sqlite3

from flowiq_desktop.journal.engine.commit_queue import Writer


class Accounts:
    """Records which account each run of a campaign sends through, and finds it again."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @property
    def salt(self) -> bytes:
        """What fingerprints are made with in this journal; every journal has its own."""
        return self._writer.run(_salt)

    def begin_run(self, run: str, campaign: int, account: bytes) -> None:
        """Record the fingerprint of a run's account, before the run sends anything."""
        self._writer.run(lambda db: _begin_run(db, run, campaign, account))

    def latest(self, campaign: int) -> bytes:
        """The account of a campaign's latest run, or b"" when none was recorded."""
        return self._writer.run(lambda db: latest(db, campaign))


def _salt(connection: sqlite3.Connection) -> bytes:
    (found,) = connection.execute("SELECT salt FROM account_salt").fetchone()
    return bytes(found)


def _begin_run(connection: sqlite3.Connection, run: str, campaign: int, account: bytes) -> None:
    connection.execute(
        "INSERT INTO run (id, campaign, account) VALUES (?, ?, ?)", (run, campaign, account)
    )


def latest(connection: sqlite3.Connection, campaign: int) -> bytes:
    """The account of a campaign's latest run, or b"" when none was recorded."""
    row = connection.execute(
        "SELECT account FROM run WHERE campaign = ? ORDER BY rowid DESC LIMIT 1", (campaign,)
    ).fetchone()
    return bytes(row[0]) if row else b""
