"""Campaigns in the journal: frozen before the first send, counted from their rows."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from flowiq_desktop.core.delivery.states import (
    OPEN_STATES,
    PROVED_SENT_STATES,
    UNSENT_STATES,
    CampaignState,
    DeliveryState,
)
from flowiq_desktop.journal.engine.sql import one_of
from flowiq_desktop.journal.tables.deleted_fingerprints import remember
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.journal.tables.records import (
    CampaignRecord,
    DeliveryRecord,
    NewCampaign,
    NewDelivery,
    ReasonCount,
)

DOUBT = f"""state IN {one_of(UNSENT_STATES)}
    AND {MAY_HAVE_ARRIVED.format(delivery="delivery.id")}"""
"""An earlier attempt may have arrived, whatever the state says of the latest."""
SELECT_DELIVERY = f"""
SELECT id, row_number, cells, state, reason, problem, advice, detail, message_id, attempts, ended,
    {DOUBT}
"""
"""The columns of the table `delivery` that `delivery_of` reads."""
_BLOCK = f"""
{SELECT_DELIVERY} FROM delivery WHERE campaign = ? AND id > ? ORDER BY id LIMIT ?
"""
_GROUPS = f"""
SELECT state, reason, problem, advice, {DOUBT} AS doubt, count(*) FROM delivery
WHERE campaign = ? AND state NOT IN {one_of(PROVED_SENT_STATES)}
GROUP BY state, reason, problem, advice, doubt ORDER BY count(*) DESC, min(id)
"""  # noqa: S608 - a constant condition
_ROW_NUMBERS = f"""
SELECT row_number FROM delivery
WHERE campaign = ? AND state = ? AND reason = ? AND problem = ? AND ({DOUBT}) = ?
ORDER BY id LIMIT ?
"""  # noqa: S608 - a constant condition
_COLUMNS = """id, name, state, practice, created, source_name, source_sha256, headers, total,
    paused_for, source_path"""


def add_campaign(connection: sqlite3.Connection, new: NewCampaign, now: datetime) -> int:
    """Begin a draft; its id."""
    cursor = connection.execute(
        "INSERT INTO campaign (kind, name, state, practice, created, source_name, source_sha256,"
        " source_path, headers) VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?)",
        (
            new.kind,
            new.name,
            new.practice,
            now.isoformat(timespec="seconds"),
            new.source_name,
            new.source_sha256,
            new.source_path,
            json.dumps(new.headers, ensure_ascii=False),
        ),
    )
    return int(cursor.lastrowid or 0)


def add_deliveries(
    connection: sqlite3.Connection, campaign: int, rows: Iterable[NewDelivery]
) -> None:
    """Add rows to a draft, in the order given."""
    connection.executemany(
        "INSERT INTO delivery (campaign, row_number, cells, number, message_type, body,"
        " body_sha256, state, reason, problem, advice) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                campaign,
                row.row_number,
                json.dumps(row.cells),
                row.number,
                row.message_type,
                row.body,
                None if row.body is None else sha256(row.body).digest(),
                row.state,
                row.reason,
                row.problem,
                row.advice,
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
    remember(connection, campaign, now)
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


def campaign_ids(connection: sqlite3.Connection) -> list[int]:
    """Every campaign that is neither a draft nor a test message, newest first."""
    rows = connection.execute(
        "SELECT id FROM campaign WHERE kind = 'campaign' AND state <> 'draft' ORDER BY id DESC"
    )
    return [identity for (identity,) in rows]


def campaign_record(connection: sqlite3.Connection, campaign: int) -> CampaignRecord | None:
    """One campaign with its counts, or None when there is none with this id."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM campaign WHERE id = ?",  # noqa: S608 - constant column names
        (campaign,),
    ).fetchone()
    if row is None:
        return None
    identity, name, state, practice, created, source, sha256_hex, headers, total, *rest = row
    paused_for, source_path = rest
    return CampaignRecord(
        identity,
        name,
        CampaignState(state),
        bool(practice),
        datetime.fromisoformat(created),
        source,
        tuple(json.loads(headers)),
        total,
        paused_for,
        counts(connection, campaign),
        sha256_hex,
        source_path,
    )


def counts(connection: sqlite3.Connection, campaign: int) -> dict[DeliveryState, int]:
    """How many deliveries are in each state."""
    rows = connection.execute(
        "SELECT state, count(*) FROM delivery WHERE campaign = ? GROUP BY state", (campaign,)
    )
    return {DeliveryState(state): count for state, count in rows}


def reason_counts(connection: sqlite3.Connection, campaign: int) -> list[ReasonCount]:
    """What was not plainly sent, grouped by what there is to say about it; largest group first."""
    return [
        ReasonCount(DeliveryState(state), reason, problem, advice, bool(doubt), count)
        for state, reason, problem, advice, doubt, count in connection.execute(_GROUPS, (campaign,))
    ]


def row_numbers_with(
    connection: sqlite3.Connection, campaign: int, group: ReasonCount, most: int
) -> tuple[int, ...]:
    """The first row numbers of a group, in the sheet's order."""
    wanted = (group.state, group.reason, group.problem, group.may_have_arrived)
    rows = connection.execute(_ROW_NUMBERS, (campaign, *wanted, most))
    return tuple(number for (number,) in rows)


def delivery_block(
    connection: sqlite3.Connection, campaign: int, after: int, most: int
) -> tuple[int, list[DeliveryRecord]]:
    """Up to `most` deliveries after the one with id `after`, and the id of the last of them."""
    rows = connection.execute(
        _BLOCK,
        (campaign, after, most),
    ).fetchall()
    return (rows[-1][0] if rows else after), list(map(delivery_of, rows))


def delivery_of(row: tuple[object, ...]) -> DeliveryRecord:
    """A row that `SELECT_DELIVERY` read."""
    _id, number, cells, state, reason, problem, advice, detail, message_id, attempts, *rest = row
    ended, doubt = rest
    return DeliveryRecord(
        int(str(number)),
        tuple(json.loads(str(cells))),
        DeliveryState(str(state)),
        str(reason),
        str(problem),
        str(advice),
        str(detail),
        str(message_id),
        int(str(attempts)),
        datetime.fromisoformat(str(ended)) if ended else None,
        bool(doubt),
    )
