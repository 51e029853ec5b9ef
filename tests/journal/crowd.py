"""A crowd: campaigns with a message in every state, straight from the journal's tables."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.engine.migrate import migrate
from flowiq_desktop.journal.tables import campaigns
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
EARLIER = "2026-05-01T08:00:00.000+00:00"
ENDED = datetime(2026, 5, 1, 8, tzinfo=UTC)

Rows = dict[int, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Row:
    """A message that a test wants in the journal, and what became of it.

    Attributes:
        dates: when each of its tries was answered, by FlowIQ's clock, or "" for each.
    """

    number: str = "+27820000001"
    body: bytes = b"Hello"
    state: DeliveryState = DeliveryState.READY
    ended: str = EARLIER
    reason: str = ""
    dates: tuple[str, ...] = ("",)


def empty_journal(folder: Path) -> sqlite3.Connection:
    """A journal's file with its tables and triggers, and nothing in it."""
    path = folder / "journal.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def campaign_of(
    connection: sqlite3.Connection,
    rows: Iterable[Row],
    *,
    kind: str = "campaign",
    practice: bool = True,
    state: str = "running",
) -> tuple[int, list[int]]:
    """A campaign, running unless told otherwise, with these messages; its id and theirs."""
    new = NewCampaign("May", practice, "", "", (), kind)
    campaign, listed = campaigns.add_campaign(connection, new, NOW), list(rows)
    entries = [
        NewDelivery(at, (), row.number, "text", row.body, row.state, row.reason, {"so": 1})
        for at, row in enumerate(listed, 2)
    ]
    campaigns.add_deliveries(connection, campaign, entries)
    found = connection.execute(
        "SELECT id FROM delivery WHERE campaign = ? ORDER BY id", (campaign,)
    )
    ids = [identity for (identity,) in found]
    for identity, row in zip(ids, listed, strict=True):
        _tell(connection, identity, row)
    campaigns.freeze(connection, campaign)
    # Each state comes once; what is done has run before.
    for step in dict.fromkeys(("running", state) if state != "frozen" else ()):
        connection.execute("UPDATE campaign SET state = ? WHERE id = ?", (step, campaign))
    return campaign, ids


def everyone(first: int, reason: str = "tired") -> list[Row]:
    """A message in each state, to a person each."""
    return [
        Row(f"+2782{first + at:07d}", f"Hi {first + at}".encode(), state, reason=reason)
        for at, state in enumerate(DeliveryState)
    ]


def contents(connection: sqlite3.Connection, table: str) -> Rows:
    """A table's rows by their ids."""
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, values, strict=True)) for values in cursor]
    return {row["id"]: row for row in rows}


def changes(before: Rows, after: Rows) -> Rows:
    """What is new or different, column by column."""
    return {
        identity: different
        for identity, row in after.items()
        if (different := {n: v for n, v in row.items() if before.get(identity, {}).get(n) != v})
    }


def _tell(connection: sqlite3.Connection, delivery: int, row: Row) -> None:
    tried = {
        DeliveryState.SENDING: (None, ""),
        DeliveryState.UNKNOWN: (row.ended, "unknown"),
        DeliveryState.SENT_CONFIRMED: (row.ended, "unknown"),
        DeliveryState.SETTLED: (row.ended, "unknown"),
        DeliveryState.TREATED_AS_SENT: (row.ended, "unknown"),
        DeliveryState.REJECTED: (row.ended, "rejected"),
        DeliveryState.GAVE_UP: (row.ended, "not_sent"),
        DeliveryState.ACCEPTED: (row.ended, "accepted"),
    }.get(row.state)
    if tried is not None:
        connection.executemany(
            # The first version's journals had no column for FlowIQ's time.
            f"INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict"
            f"{', server_date' if any(row.dates) else ''}) VALUES (?, ?, ?, 'run', x'00', ?, ?, ?"
            f"{', ?' if any(row.dates) else ''})",
            (
                (delivery, k, row.number, EARLIER, *tried, *([date] if any(row.dates) else ()))
                for k, date in enumerate(row.dates, 1)
            ),
        )
    ended = "" if row.state is DeliveryState.SENDING else row.ended
    connection.execute("UPDATE delivery SET ended = ? WHERE id = ?", (ended, delivery))


RELEASES: list[tuple[str, datetime, dict[str, object], bool]] = [
    (EARLIER, ENDED, {}, False),
    (EARLIER, ENDED.astimezone(timezone(timedelta(hours=5))), {"held for": "sent_before"}, False),
    (EARLIER, ENDED - timedelta(seconds=1), {}, True),
    (EARLIER, ENDED - timedelta(seconds=1), {"held for": "sent_before"}, True),
    (EARLIER, NOW, {"unsure for": "timeout"}, False),
    (EARLIER, NOW, {"held for": "older_copy"}, True),
    # The clock was ahead when it was sent, and was put right before the release, or is just now.
    ("2026-05-01T09:00:00.001+00:00", ENDED, {}, False),
    ("2026-05-01T09:00:00.000+00:00", ENDED, {}, True),
    ("2026-06-10T09:00:00.000+00:00", ENDED, {"held for": "sent_before"}, False),
    ("2026-06-10T09:00:00.000+00:00", ENDED, {"held for": "older_copy"}, True),
]
"""When a message was sent, when a person let its like go and why it was held, and whether that one
is held again."""
