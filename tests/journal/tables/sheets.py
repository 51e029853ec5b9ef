"""Campaigns of one spreadsheet, and templates that took rows out of it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta, timezone

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.tables import campaigns
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.crowd import EARLIER, NOW

READY = DeliveryState.READY
ANN, BEN, CARA, DAN = (f"+2782123456{digit}" for digit in range(1, 5))
LONG, SHORT = "+5511987654321", "+551187654321"
"""One person's number, written in two ways."""
TEXT = NewCampaign(
    "Text", False, "visits.csv", "aa", (), source_path="/visits.csv", source_sheet="May"
)
"""What is frozen of a spreadsheet for everybody in it."""
VISIT = replace(TEXT, name="visit")
"""The template that some of them go to."""
CHANGED = replace(VISIT, source_sha256="bb")
"""The same of the same file, with other bytes."""
OTHER_FILE = replace(CHANGED, source_path="/others.csv")
LONG_AGO = timedelta(days=3)
LATELY = LONG_AGO - timedelta(milliseconds=1)
Rows = Mapping[int, str]
"""Numbers by the rows' own numbers."""


def draft(
    db: sqlite3.Connection, new: NewCampaign, rows: Rows, state: DeliveryState = READY
) -> tuple[int, list[int]]:
    """A campaign of a spreadsheet's rows that is not frozen; its id and theirs."""
    campaign = campaigns.add_campaign(db, new, NOW)
    added = [NewDelivery(at, (), number, "text", b"Hi", state) for at, number in rows.items()]
    campaigns.add_deliveries(db, campaign, added)
    found = db.execute("SELECT id FROM delivery WHERE campaign = ? ORDER BY id", (campaign,))
    return campaign, [identity for (identity,) in found]


def frozen(
    db: sqlite3.Connection, new: NewCampaign, rows: Rows, state: DeliveryState = READY
) -> int:
    """The same, frozen."""
    campaign, _ = draft(db, new, rows, state)
    campaigns.freeze(db, campaign)
    return campaign


def moved(
    db: sqlite3.Connection,
    new: NewCampaign,
    rows: Rows,
    state: DeliveryState = READY,
    ago: timedelta = timedelta(),
) -> tuple[int, list[int]]:
    """A campaign that took these rows, some time ago by a clock of another zone."""
    campaign, ids = draft(db, new, rows, state)
    db.execute(
        "INSERT INTO moved_row (delivery, source_sha256, sheet, row_number, practice, moved)"
        " SELECT d.id, c.source_sha256, c.source_sheet, d.row_number, c.practice, ?"
        " FROM delivery d JOIN campaign c ON c.id = d.campaign WHERE c.id = ? ORDER BY d.id",
        ((NOW - ago).astimezone(timezone(timedelta(hours=5))).isoformat(), campaign),
    )
    campaigns.freeze(db, campaign)
    return campaign, ids


def deleted(
    db: sqlite3.Connection, new: NewCampaign, rows: Rows, ago: timedelta = timedelta()
) -> None:
    """The same, sent and then deleted."""
    campaign, ids = moved(db, new, rows, DeliveryState.ACCEPTED, ago)
    for identity in ids:
        db.execute(
            "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
            " SELECT id, 1, number, 'run', x'00', :at, :at, 'accepted' FROM delivery"
            " WHERE id = :id",
            {"id": identity, "at": EARLIER},
        )
    campaigns.delete(db, campaign, NOW)
