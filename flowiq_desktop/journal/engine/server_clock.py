"""Server clock: when something was sent, by this computer's clock and by FlowIQ's.

A computer's clock may be wrong by weeks. FlowIQ tells its own time with each answer. The later of
the two counts, so that what was sent lately is never taken for something sent long ago.
"""

import sqlite3
from datetime import UTC, datetime


def sent_at(ended: str, server_date: str) -> datetime | None:
    """When a message was sent, or may have been; None while it is under way.

    Args:
        ended: as the journal has it, or "".
        server_date: the `Date` header of its answer, or "".
    """
    noted = [datetime.fromisoformat(ended)] if ended else []
    told = server_time(server_date)
    return max([*noted, *([told] if told else [])], default=None)


def server_time(header: str) -> datetime | None:
    """A `Date` header as a moment; None for anything else."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - it brings half of `email`

    try:
        moment = parsedate_to_datetime(header)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def last_told(connection: sqlite3.Connection) -> datetime | None:
    """The time that FlowIQ told with its latest answer, or None when it never told any.

    Practice mode's answers do not count: its clock is this computer's own.
    """
    row = connection.execute(
        "SELECT a.server_date FROM attempt a JOIN delivery d ON d.id = a.delivery"
        " JOIN campaign c ON c.id = d.campaign"
        " WHERE a.server_date <> '' AND NOT c.practice ORDER BY a.id DESC LIMIT 1"
    ).fetchone()
    return server_time(row[0]) if row else None
