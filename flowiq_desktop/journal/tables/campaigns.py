"""Campaigns in the journal: frozen before the first send, counted from their rows."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import (
    OPEN_STATES,
    CampaignState,
    DeliveryState,
)
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.facts import written
from flowiq_desktop.journal.engine.migrate import remove_copies
from flowiq_desktop.journal.engine.sql import columns_of, one_of, read_one
from flowiq_desktop.journal.people.looks import delete_with
from flowiq_desktop.journal.people.started import keep_started_of_campaign
from flowiq_desktop.journal.restore_guard.missing_messages import hold_new
from flowiq_desktop.journal.tables.deleted_fingerprints import keep_fingerprints
from flowiq_desktop.journal.tables.frozen import frozen_hash
from flowiq_desktop.journal.tables.moved_rows import hold_moved, keep_moved, take
from flowiq_desktop.journal.tables.records import CampaignRecord, NewCampaign, NewDelivery

_ROWS_AT_ONCE = 2000


class _CampaignRow(NamedTuple):
    id: int
    name: str
    state: str
    practice: int
    created: str
    source_name: str
    source_sha256: str
    headers: str
    total: int
    paused_for: str
    source_path: str
    source_sheet: str


_CAMPAIGN = f"SELECT {columns_of(_CampaignRow, 'c')} FROM campaign c WHERE id = ?"  # noqa: S608 - constant names


class Campaigns:
    """Begins campaigns, freezes them, counts their rows, and removes them."""

    def __init__(self, writer: Writer, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._now = now

    def begin(self, new: NewCampaign) -> int:
        """Begin a draft; its id. Drafts that are never frozen vanish at the next start."""
        return self._writer.run(lambda db: add_campaign(db, new, self._now()))

    def add(self, campaign: int, rows: Iterable[NewDelivery]) -> Iterator[int]:
        """Add rows to a draft, yielding after each block how many have been added so far."""
        added, source = 0, iter(rows)
        while block := list(islice(source, _ROWS_AT_ONCE)):
            self._add_block(campaign, block)
            added += len(block)
            yield added

    def freeze(self, campaign: int) -> None:
        """Make the draft a campaign: its rows never change, and wait if messages are missing."""

        def work(db: sqlite3.Connection) -> None:
            hold_new(db, campaign, self._now())
            hold_moved(db, campaign, self._now())
            freeze(db, campaign)

        self._writer.run(work)

    def freeze_moved(self, campaign: int) -> None:
        """The same for rows that it takes out of a spreadsheet that is not frozen yet.

        Raises:
            JournalError: another campaign has some of them, or the journal cannot be written.
        """

        def work(db: sqlite3.Connection) -> None:
            take(db, campaign, self._now())
            hold_new(db, campaign, self._now())
            freeze(db, campaign)

        self._writer.run(work)

    def set_state(self, campaign: int, state: CampaignState, paused_for: str = "") -> None:
        """Change a campaign's state, with the reason for a pause."""
        self._writer.run(lambda db: set_state(db, campaign, state, paused_for))

    def get(self, campaign: int) -> CampaignRecord | None:
        """One campaign with its counts, or None when there is none with this id."""
        return self._writer.run(lambda db: campaign_record(db, campaign))

    def all(self) -> list[CampaignRecord]:
        """Every campaign that is neither a draft nor a test message, newest first."""
        ids = self._writer.run(campaign_ids)
        return [record for entry in ids if (record := self.get(entry)) is not None]

    def made_of(self, source: str) -> list[CampaignRecord]:
        """Those of a spreadsheet with this fingerprint, newest first; others are not counted."""
        ids = self._writer.run(lambda db: campaign_ids(db, source))
        return [record for entry in ids if (record := self.get(entry)) is not None]

    def counts(self, campaign: int) -> dict[DeliveryState, int]:
        """How many deliveries are in each state."""
        return self._writer.run(lambda db: counts(db, campaign))

    def delete(self, campaign: int) -> None:
        """Remove a campaign with everything about the people in it; what it sent is remembered."""
        remove_copies(self._writer.path)
        self._writer.run(lambda db: delete(db, campaign, self._now()), private=True)
        self._writer.run(lambda _db: None)  # done when nothing is left behind

    def discard(self, campaign: int) -> bool:
        """Remove a campaign without any attempt or decision; False, and nothing done, otherwise."""
        return self._writer.run(lambda db: discard(db, campaign), private=True)

    def _add_block(self, campaign: int, block: list[NewDelivery]) -> None:
        self._writer.run(lambda db: add_deliveries(db, campaign, block))


def add_campaign(connection: sqlite3.Connection, new: NewCampaign, now: datetime) -> int:
    """Begin a draft; its id."""
    cursor = connection.execute(
        "INSERT INTO campaign (kind, name, state, practice, created, source_name, source_sha256,"
        " source_path, source_sheet, headers) VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?)",
        (
            new.kind,
            new.name,
            new.practice,
            now.isoformat(timespec="seconds"),
            new.source_name,
            new.source_sha256,
            new.source_path,
            new.source_sheet,
            json.dumps(new.headers, ensure_ascii=False),
        ),
    )
    return int(cursor.lastrowid or 0)


def add_deliveries(
    connection: sqlite3.Connection, campaign: int, rows: Iterable[NewDelivery]
) -> None:
    """Add rows to a draft, in the order given."""
    connection.executemany(
        "INSERT INTO delivery (campaign, row_number, cells, number, message_type, endpoint,"
        " body, body_sha256, state, reason, facts, category, wording, template)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                campaign,
                row.row_number,
                json.dumps(row.cells),
                row.number,
                row.message_type,
                row.endpoint,
                row.body,
                None if row.body is None else frozen_hash(row.endpoint, row.body),
                row.state,
                row.reason,
                written(row.facts),
                row.category,
                row.wording,
                row.template,
            )
            for row in rows
        ),
    )


def freeze(connection: sqlite3.Connection, campaign: int) -> None:
    """From here on the campaign's rows never change, and no row is added."""
    connection.execute(
        "UPDATE campaign SET state = 'frozen',"
        " total = (SELECT count(*) FROM delivery WHERE campaign = :id) WHERE id = :id",
        {"id": campaign},
    )


def delete(connection: sqlite3.Connection, campaign: int, now: datetime) -> None:
    """Remove a campaign with everything about the people in it; what it sent is remembered.

    The messages to the person's own phone go with it: they show the same people, and no list shows
    them from which they could be deleted. One that is under way, or about to be, stays.
    """
    keep_fingerprints(connection, campaign, now)
    keep_moved(connection, campaign)
    keep_started_of_campaign(connection, campaign, now)
    delete_with(connection, campaign)
    connection.execute("DELETE FROM campaign WHERE id = ?", (campaign,))
    connection.execute(
        "DELETE FROM campaign WHERE kind = 'test' AND state <> 'draft' AND NOT EXISTS ("  # noqa: S608 - constant states
        " SELECT 1 FROM delivery d"
        f" WHERE d.campaign = campaign.id AND d.state IN {one_of(OPEN_STATES)})"
    )


def discard(connection: sqlite3.Connection, campaign: int) -> bool:
    """Remove a campaign that nobody has begun to send or decided anything about; False otherwise.

    Checked in the transaction that removes it: a waiting row may have been tried all the same.
    """
    cursor = connection.execute(
        "DELETE FROM campaign WHERE id = :id AND NOT EXISTS ("
        " SELECT 1 FROM delivery d WHERE d.campaign = :id AND ("
        "  EXISTS (SELECT 1 FROM attempt a WHERE a.delivery = d.id)"
        "  OR EXISTS (SELECT 1 FROM decision x WHERE x.delivery = d.id)))",
        {"id": campaign},
    )
    return cursor.rowcount > 0


def delete_drafts(connection: sqlite3.Connection) -> None:
    """Remove campaigns whose freezing was never finished: nothing of them was sent."""
    connection.execute("DELETE FROM campaign WHERE state = 'draft'")


def set_state(
    connection: sqlite3.Connection, campaign: int, state: CampaignState, paused_for: str = ""
) -> None:
    """Change a campaign's state; the same state again only renews the reason for the pause."""
    connection.execute(
        "UPDATE campaign SET paused_for = ?, state = ? WHERE id = ? AND state <> ?",
        (paused_for, state, campaign, state),
    )
    connection.execute(
        "UPDATE campaign SET paused_for = ? WHERE id = ? AND paused_for <> ?",
        (paused_for, campaign, paused_for),
    )


def reopen(connection: sqlite3.Connection, campaign: int) -> None:
    """A campaign that was done has waiting rows again, and can be continued."""
    connection.execute(
        "UPDATE campaign SET state = 'paused' WHERE id = ? AND state = 'done'", (campaign,)
    )


def campaign_ids(connection: sqlite3.Connection, source: str = "") -> list[int]:
    """Every campaign that is neither a draft nor a test message, newest first.

    Args:
        connection: the journal.
        source: only those of a spreadsheet with this fingerprint; "" for all.
    """
    rows = connection.execute(
        "SELECT id FROM campaign WHERE kind = 'campaign' AND state <> 'draft'"
        " AND :source IN ('', source_sha256) ORDER BY id DESC",
        {"source": source},
    )
    return [identity for (identity,) in rows]


def campaign_record(connection: sqlite3.Connection, campaign: int) -> CampaignRecord | None:
    """One campaign with its counts, or None when there is none with this id."""
    row = read_one(_CampaignRow, connection.execute(_CAMPAIGN, (campaign,)))
    if row is None:
        return None
    return CampaignRecord(
        id=row.id,
        name=row.name,
        state=CampaignState(row.state),
        practice=bool(row.practice),
        created=datetime.fromisoformat(row.created),
        source_name=row.source_name,
        headers=tuple(json.loads(row.headers)),
        total=row.total,
        paused_for=row.paused_for,
        counts=counts(connection, campaign),
        source_sha256=row.source_sha256,
        source_path=row.source_path,
        source_sheet=row.source_sheet,
    )


def counts(connection: sqlite3.Connection, campaign: int) -> dict[DeliveryState, int]:
    """How many deliveries are in each state."""
    rows = connection.execute(
        "SELECT state, count(*) FROM delivery WHERE campaign = ? GROUP BY state", (campaign,)
    )
    return {DeliveryState(state): count for state, count in rows}
