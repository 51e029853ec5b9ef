"""Refusals in the journal: what a campaign's last ones had in common, across runs and restarts."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from flowiq_desktop.core.delivery.circuit_breaker import Streak
from flowiq_desktop.core.delivery.states import CLAIMABLE_STATES, UNSENT_VERDICTS, Verdict
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.sql import one_of, read


class _AttemptRow(NamedTuple):
    verdict: str
    alike: str
    reason: str
    detail: str


# From the newest attempt backwards, because those asked about are among the last. The first table
# is named as the outer one; otherwise SQLite would sort all attempts of the campaign.
_NEWEST_FIRST = """
SELECT a.verdict AS verdict, a.alike AS alike, a.reason AS reason, d.detail AS detail
FROM attempt a CROSS JOIN delivery d ON d.id = a.delivery
WHERE d.campaign = ? AND (
    a.verdict = 'accepted' AND a.reason <> 'duplicate_id'
    OR a.verdict = 'rejected' AND a.alike <> ''
)
ORDER BY a.id DESC
"""
_SAID = f"""
SELECT d.detail FROM attempt a CROSS JOIN delivery d ON d.id = a.delivery
WHERE d.campaign = ? AND a.verdict IN {one_of(UNSENT_VERDICTS)} AND a.reason = ?
ORDER BY a.id DESC LIMIT 1
"""  # noqa: S608 - constant states
_SAID_LAST = """
SELECT d.detail FROM attempt a CROSS JOIN delivery d ON d.id = a.delivery
WHERE d.campaign = ? AND a.verdict = 'unknown' AND a.status > 0 ORDER BY a.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class LastRefusal:
    """The run of equal refusals that a campaign ended with.

    Attributes:
        reason: a code of `flowiq.reasons`.
        detail: what FlowIQ said about the last one, as in the results sheet.
        count: how many came in a row.
    """

    reason: str
    detail: str
    count: int


class Refusals:
    """Asks the journal which refusals came last."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def streak(self, campaign: int) -> Streak:
        """The run of equal refusals that the campaign's attempts end with.

        In the order in which the attempts began: for those that were under way together, nobody can
        say any more whose answer came first.
        """
        return self._writer.run(lambda db: _streak(db, campaign))

    def last(self, campaign: int) -> LastRefusal | None:
        """What there is to say about them; None when there are none."""
        return self._writer.run(lambda db: _last(db, campaign))

    def said(self, campaign: int, reason: str) -> str:
        """What FlowIQ said when it last refused a message for this reason, or ""."""
        return self._writer.run(lambda db: _said(db, campaign, reason))

    def templates_waiting(self, campaign: int) -> tuple[tuple[str, int], ...]:
        """How many rows wait of each template, by its name."""
        return self._writer.run(lambda db: _templates_waiting(db, campaign))

    def said_last(self, campaign: int) -> str:
        """What the last answer that left a message unsure said, or ""."""
        return self._writer.run(lambda db: _said_last(db, campaign))


def _templates_waiting(
    connection: sqlite3.Connection, campaign: int
) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(
        "SELECT template, count(*) FROM delivery WHERE campaign = ? AND template <> ''"  # noqa: S608 - constant states
        f" AND state IN {one_of(CLAIMABLE_STATES)} GROUP BY template ORDER BY min(id)",
        (campaign,),
    )
    return tuple((str(name), int(count)) for name, count in rows)


def _said_last(connection: sqlite3.Connection, campaign: int) -> str:
    found = connection.execute(_SAID_LAST, (campaign,)).fetchone()
    return str(found[0]) if found else ""


def _said(connection: sqlite3.Connection, campaign: int, reason: str) -> str:
    found = connection.execute(_SAID, (campaign, reason)).fetchone()
    return str(found[0]) if found else ""


def _streak(connection: sqlite3.Connection, campaign: int) -> Streak:
    streak = Streak(any_sent=_any_sent(connection, campaign))
    for row in _refused(connection, campaign):
        streak.alike, streak.count = row.alike, streak.count + 1
    return streak


def _last(connection: sqlite3.Connection, campaign: int) -> LastRefusal | None:
    refused = list(_refused(connection, campaign))
    if not refused:
        return None
    return LastRefusal(refused[0].reason, refused[0].detail, len(refused))


def _refused(connection: sqlite3.Connection, campaign: int) -> Iterator[_AttemptRow]:
    """The refusals that the campaign ends with, the last first, as long as they are alike."""
    common = ""
    for row in read(_AttemptRow, connection.execute(_NEWEST_FIRST, (campaign,))):
        if row.verdict == Verdict.ACCEPTED or row.alike != (common or row.alike):
            return
        common = row.alike
        yield row


def _any_sent(connection: sqlite3.Connection, campaign: int) -> bool:
    found = connection.execute(
        "SELECT 1 FROM delivery WHERE campaign = ? AND state = 'accepted' LIMIT 1", (campaign,)
    )
    return found.fetchone() is not None
