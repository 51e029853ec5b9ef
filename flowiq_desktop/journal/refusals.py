"""Refusals in the journal: what a campaign's last ones had in common, over runs and restarts."""

import sqlite3
from dataclasses import dataclass

from flowiq_desktop.core.breakers import Streak
from flowiq_desktop.core.campaign import DeliveryState
from flowiq_desktop.journal.writer import Writer

_LAST_ALIKE = """
SELECT a.alike, a.reason, d.detail
FROM attempt a JOIN delivery d ON d.id = a.delivery
WHERE d.campaign = ? AND a.verdict = 'rejected' AND a.alike <> ''
ORDER BY a.id DESC LIMIT 1
"""
_SINCE = """
SELECT count(*) FROM attempt a JOIN delivery d ON d.id = a.delivery
WHERE d.campaign = :campaign AND a.verdict = 'rejected' AND a.alike = :alike
    AND a.id > coalesce((
        SELECT max(b.id) FROM attempt b JOIN delivery e ON e.id = b.delivery
        WHERE e.campaign = :campaign AND (
            b.verdict = 'accepted' OR b.verdict = 'rejected' AND b.alike NOT IN ('', :alike)
        )
    ), 0)
"""
_ANY_SENT = """
SELECT EXISTS (
    SELECT 1 FROM attempt a JOIN delivery d ON d.id = a.delivery
    WHERE d.campaign = ? AND a.verdict = 'accepted'
)
"""
_REFUSED = """
SELECT count(*) FROM delivery
WHERE campaign = ? AND state = ? AND reason = ?
"""


@dataclass(frozen=True, slots=True)
class LastRefusal:
    """The refusals alike that a campaign ended with.

    Attributes:
        reason: a code of `flowiq.meanings`.
        detail: what FlowIQ said of the last one, as the results sheet has it.
        count: how many came in a row.
        rows: how many rows are refused for this reason now.
    """

    reason: str
    detail: str
    count: int
    rows: int


class Refusals:
    """Asks the journal which refusals came last."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def streak(self, campaign: int) -> Streak:
        """The refusals alike that the campaign's attempts end with.

        In the order in which the attempts began: of those that were under way together, nobody
        knows any more whose answer came first.
        """
        return self._writer.run(lambda db: _streak(db, campaign))

    def last(self, campaign: int) -> LastRefusal | None:
        """What there is to say of them; None when there are none."""
        return self._writer.run(lambda db: _last(db, campaign))


def _streak(connection: sqlite3.Connection, campaign: int) -> Streak:
    last = connection.execute(_LAST_ALIKE, (campaign,)).fetchone()
    (any_sent,) = connection.execute(_ANY_SENT, (campaign,)).fetchone()
    if last is None:
        return Streak(any_sent=bool(any_sent))
    asked = {"campaign": campaign, "alike": last[0]}
    (count,) = connection.execute(_SINCE, asked).fetchone()
    return Streak(last[0] if count else "", count, bool(any_sent))


def _last(connection: sqlite3.Connection, campaign: int) -> LastRefusal | None:
    streak = _streak(connection, campaign)
    if not streak.count:
        return None
    _alike, reason, detail = connection.execute(_LAST_ALIKE, (campaign,)).fetchone()
    refused = (campaign, DeliveryState.REJECTED.value, reason)
    (rows,) = connection.execute(_REFUSED, refused).fetchone()
    return LastRefusal(reason, detail, streak.count, rows)
