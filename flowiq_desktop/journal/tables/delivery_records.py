"""Deliveries as the results need them: each row with what is to be said of it."""

import json
import sqlite3
from datetime import datetime

from flowiq_desktop.core.delivery.states import PROVED_SENT_STATES, UNSENT_STATES, DeliveryState
from flowiq_desktop.journal.engine.sql import one_of
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.journal.tables.records import DeliveryRecord, ReasonCount

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
