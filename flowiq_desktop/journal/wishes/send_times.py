"""Send times in the journal: when each campaign may go out, as the person wished it."""

import sqlite3

from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes, send_times_of
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import read_facts, written


class SendTimesTable:
    """Keeps the wishes across restarts, so that a continued campaign heeds them too."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def set(self, campaign: int, times: SendTimes) -> None:
        """Keep what the person wishes, in place of what was wished before."""
        self._writer.run(lambda db: _set(db, campaign, times))

    def of(self, campaign: int) -> SendTimes:
        """What was wished for a campaign.

        Raises:
            JournalError: it cannot be read, so nobody knows when the messages may go.
        """
        return self._writer.run(lambda db: _of(db, campaign))


def _set(connection: sqlite3.Connection, campaign: int, times: SendTimes) -> None:
    connection.execute("DELETE FROM send_times WHERE campaign = ?", (campaign,))
    if times:
        connection.execute(
            "INSERT INTO send_times (campaign, facts) VALUES (?, ?)",
            (campaign, written(times.as_facts())),
        )


def _of(connection: sqlite3.Connection, campaign: int) -> SendTimes:
    row = connection.execute(
        "SELECT facts FROM send_times WHERE campaign = ?", (campaign,)
    ).fetchone()
    if row is None:
        return AT_ONCE
    try:
        return send_times_of(read_facts(row[0]))
    except ValueError as fault:
        raise sqlite3.DatabaseError(f"the times of campaign {campaign} are damaged") from fault
