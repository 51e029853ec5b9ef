"""Deliveries as the results need them: each row with what is to be said of it."""

import json
import sqlite3
from datetime import datetime
from typing import NamedTuple

from flowiq_desktop.core.delivery.states import (
    POSSIBLE_VERDICTS,
    PROVED_SENT_STATES,
    UNSENT_STATES,
    DeliveryState,
)
from flowiq_desktop.journal.engine.facts import read_facts, written
from flowiq_desktop.journal.engine.sql import one_of, read
from flowiq_desktop.journal.tables.may_have_arrived import MAY_HAVE_ARRIVED
from flowiq_desktop.journal.tables.records import DeliveryRecord, ReasonCount

MAYBE_ARRIVED = f"""state IN {one_of(UNSENT_STATES)}
    AND {MAY_HAVE_ARRIVED.format(delivery="delivery.id")}"""
"""An earlier attempt may have arrived, whatever the state says of the latest."""


MAY_BE_ADDED = "(x.reason = 'contact_created' OR x.verdict = 'unknown' OR x.ended IS NULL)"
"""Somebody was made a contact, or the answer that would say so was lost."""
MAY_HAVE_MADE_ONE = f"""EXISTS (
    SELECT 1 FROM attempt a WHERE a.delivery = t.delivery
        AND (a.verdict IN {one_of(POSSIBLE_VERDICTS)} OR a.reason GLOB 'meta_*' OR a.ended IS NULL)
)"""  # noqa: S608 - constant verdicts
"""A template left whose answer does not say that FlowIQ refused it before it knew its person."""


class DeliveryRow(NamedTuple):
    """What `SELECT_DELIVERY` reads of the table `delivery`."""

    id: int
    row_number: int
    cells: str
    number: str
    state: str
    reason: str
    facts: str
    detail: str
    message_id: str
    attempts: int
    ended: str
    may_have_arrived: int
    asked: int
    contact: str
    contact_sure: int
    named: str
    named_stranger: int


class _GroupRow(NamedTuple):
    state: str
    reason: str
    facts: str
    may_have_arrived: int
    rows: int


SELECT_DELIVERY = f"""
SELECT id, row_number, cells, number, state, reason, facts, detail, message_id, attempts,
    ended, {MAYBE_ARRIVED} AS may_have_arrived,
    (SELECT count(*) FROM contact_creation x WHERE x.delivery = delivery.id) AS asked,
    coalesce((
        SELECT x.name FROM contact_creation x
        WHERE x.delivery = delivery.id AND {MAY_BE_ADDED}
        ORDER BY x.reason = 'contact_created' DESC, x.id DESC LIMIT 1
    ), '') AS contact,
    EXISTS (
        SELECT 1 FROM contact_creation x
        WHERE x.delivery = delivery.id AND x.reason = 'contact_created'
    ) AS contact_sure,
    coalesce((
        SELECT t.name FROM contact_by_template t
        WHERE t.delivery = delivery.id AND t.known <> 'contact' AND {MAY_HAVE_MADE_ONE}
    ), '') AS named,
    EXISTS (
        SELECT 1 FROM contact_by_template t
        WHERE t.delivery = delivery.id AND t.known = 'no_contact'
    ) AS named_stranger
"""  # noqa: S608 - constant conditions
_BLOCK = f"""
{SELECT_DELIVERY} FROM delivery WHERE campaign = ? AND id > ? ORDER BY id LIMIT ?
"""
_GROUPS = f"""
SELECT state, reason, facts, {MAYBE_ARRIVED} AS may_have_arrived, count(*) AS rows
FROM delivery
WHERE campaign = ? AND state NOT IN {one_of(PROVED_SENT_STATES)}
GROUP BY state, reason, facts, may_have_arrived ORDER BY count(*) DESC, min(id)
"""  # noqa: S608 - a constant condition
_ROW_NUMBERS = f"""
SELECT row_number FROM delivery
WHERE campaign = ? AND state = ? AND reason = ? AND facts = ? AND ({MAYBE_ARRIVED}) = ?
ORDER BY id LIMIT ?
"""  # noqa: S608 - a constant condition


def reason_counts(connection: sqlite3.Connection, campaign: int) -> list[ReasonCount]:
    """What was not plainly sent, grouped by what there is to say about it; largest group first."""
    return [
        ReasonCount(
            state=DeliveryState(row.state),
            reason=row.reason,
            facts=read_facts(row.facts),
            may_have_arrived=bool(row.may_have_arrived),
            count=row.rows,
        )
        for row in read(_GroupRow, connection.execute(_GROUPS, (campaign,)))
    ]


def row_numbers_with(
    connection: sqlite3.Connection, campaign: int, group: ReasonCount, most: int
) -> tuple[int, ...]:
    """The first row numbers of a group, in the sheet's order."""
    wanted = (group.state, group.reason, written(group.facts), group.may_have_arrived)
    rows = connection.execute(_ROW_NUMBERS, (campaign, *wanted, most))
    return tuple(number for (number,) in rows)


def delivery_block(
    connection: sqlite3.Connection, campaign: int, after: int, most: int
) -> tuple[int, list[DeliveryRecord]]:
    """Up to `most` deliveries after the one with id `after`, and the id of the last of them."""
    rows = list(read(DeliveryRow, connection.execute(_BLOCK, (campaign, after, most))))
    return (rows[-1].id if rows else after), list(map(delivery_of, rows))


def delivery_of(row: DeliveryRow) -> DeliveryRecord:
    """A row as the results have it."""
    return DeliveryRecord(
        row_number=row.row_number,
        cells=tuple(json.loads(row.cells)),
        state=DeliveryState(row.state),
        reason=row.reason,
        facts=read_facts(row.facts),
        detail=row.detail,
        message_id=row.message_id,
        attempts=row.attempts,
        ended=datetime.fromisoformat(row.ended) if row.ended else None,
        may_have_arrived=bool(row.may_have_arrived),
        asked=row.asked,
        contact=row.contact,
        contact_sure=bool(row.contact_sure),
        named=row.named,
        named_stranger=bool(row.named_stranger),
    )
