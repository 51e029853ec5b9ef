"""Accounts in the journal: through which one each run sent, as a fingerprint that names nothing.

A conversation is another one in another account: what is absent there proves nothing.
"""

import sqlite3

ACCOUNTS_SCHEMA = """
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    account BLOB NOT NULL
) STRICT;

CREATE INDEX run_by_campaign ON run (campaign);

CREATE TABLE account_salt (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    salt BLOB NOT NULL
) STRICT;

INSERT INTO account_salt VALUES (1, randomblob(32));
"""


def salt(connection: sqlite3.Connection) -> bytes:
    """What this file's fingerprints of accounts are made with; another file has another one."""
    (found,) = connection.execute("SELECT salt FROM account_salt").fetchone()
    return bytes(found)


def begin_run(connection: sqlite3.Connection, run: str, campaign: int, account: bytes) -> None:
    """Note through which account a run sends, before it sends anything."""
    connection.execute(
        "INSERT INTO run (id, campaign, account) VALUES (?, ?, ?)", (run, campaign, account)
    )


def last_account(connection: sqlite3.Connection, campaign: int) -> bytes:
    """The account of a campaign's latest run, or b"" when nobody noted one."""
    row = connection.execute(
        "SELECT account FROM run WHERE campaign = ? ORDER BY rowid DESC LIMIT 1", (campaign,)
    ).fetchone()
    return bytes(row[0]) if row else b""
