"""Rescue: what can still be read of a damaged journal, reported only as far as it is certain."""

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.journal.recovery.cross_references import CrossReferences, Listed
from flowiq_desktop.journal.recovery.page_reader import RowRanges
from flowiq_desktop.journal.recovery.records import (
    CampaignRow,
    DeliveryRow,
    OlderDeliveryRow,
    PlaceRow,
    ReadCampaign,
    ReadDelivery,
    RescuedCampaign,
    RescuedRow,
    read_campaign,
    read_delivery,
)
from flowiq_desktop.journal.recovery.rescued_stops import RescuedStops, rescued_stops
from flowiq_desktop.journal.recovery.row_verdicts import RowVerdicts
from flowiq_desktop.journal.recovery.snapshot import opened_copy
from flowiq_desktop.journal.restore_guard.watermark import Mark
from flowiq_desktop.texts import say

_BLOCK = 2000
_MOST_EVER = 100_000_000
"""No journal ever had more rows: a greater id is damaged."""

_HIGHEST = (
    "SELECT max(id) FROM delivery",
    "SELECT max(id) FROM delivery INDEXED BY delivery_by_state",
    "SELECT max(delivery) FROM attempt",
    "SELECT sum(total) FROM campaign",
)
_HIGHEST_CAMPAIGN = (
    "SELECT max(id) FROM campaign",
    "SELECT max(campaign) FROM delivery INDEXED BY delivery_by_state",
)


@dataclass(slots=True)
class _Seen:
    """Where the rows of one campaign lie."""

    first: int
    last: int
    count: int = 0


class DamagedJournal:
    """Reads a private copy of a damaged journal; whoever opens it closes it.

    Args:
        copy: made by `snapshot.copy_of`.
        mark: what the watermark says of the journal, or None.

    Attributes:
        up_to_date: whether it is proved that nothing newer than this is missing.

    Raises:
        JournalError: nothing of a journal can be opened.
    """

    def __init__(self, copy: Path, mark: Mark | None) -> None:
        self._connection = opened_copy(copy)
        self._cross_references = CrossReferences(self._connection)
        self._rows = self._delivery_rows()
        self._known: dict[int, ReadCampaign] = {}
        self.up_to_date = self._cross_references.up_to_date(mark)

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.close()

    def stops(self) -> RescuedStops:
        """Who does not want messages, as far as that can be read."""
        return rescued_stops(self._connection)

    def campaigns(self) -> Generator[Progress, None, list[RescuedCampaign]]:
        """Every campaign that is neither a draft nor a test message, oldest first.

        A campaign is among them as long as its name or any row of it can be read.
        """
        reader = RowRanges(self._connection, "campaign NOT INDEXED", CampaignRow)
        rows = reader.read(1, self._highest(_HIGHEST_CAMPAIGN))
        read = [campaign for row in rows if (campaign := read_campaign(row))]
        self._known = {campaign.id: campaign for campaign in read}
        every_one = reader.whole and len(read) == len(rows)
        seen = yield from self._look_where_rows_lie()
        wanted = {entry.id for entry in read if entry.kind == "campaign" and entry.state != "draft"}
        if not every_one:
            wanted |= {i for i in seen.keys() - self._known.keys() if not _is_stray(seen, i)}
        return [self._campaign(identity, seen.get(identity)) for identity in sorted(wanted)]

    def rows(self, campaign: RescuedCampaign) -> Iterator[RescuedRow]:
        """The campaign's rows that can be read, in the spreadsheet's order."""
        verdicts = RowVerdicts(self._cross_references, self.up_to_date)
        return (verdicts.verdict_on(*row) for row in _in_order(self._undamaged(campaign)))

    def _delivery_rows(self) -> "RowRanges[DeliveryRow] | RowRanges[OlderDeliveryRow]":
        table = "delivery NOT INDEXED"
        rows = RowRanges(self._connection, table, DeliveryRow)
        return rows if rows.is_there else RowRanges(self._connection, table, OlderDeliveryRow)

    # -- campaigns --------------------------------------------------------------------------

    def _look_where_rows_lie(self) -> Generator[Progress, None, dict[int, _Seen]]:
        reader = RowRanges(self._connection, "delivery NOT INDEXED", PlaceRow)
        seen: dict[int, _Seen] = {}
        highest = self._highest(_HIGHEST)
        for start in range(1, highest + 1, _BLOCK):
            for row in reader.read(start, min(start + _BLOCK - 1, highest)):
                if isinstance(row.campaign, int) and row.campaign > 0:
                    place = seen.setdefault(row.campaign, _Seen(row.id, row.id))
                    place.last, place.count = row.id, place.count + 1
            yield Progress(say("Looking for what can still be read"), start, highest)
        return seen

    def _campaign(self, identity: int, seen: _Seen | None) -> RescuedCampaign:
        first, last, count = (seen.first, seen.last, seen.count) if seen else (0, 0, 0)
        known = self._known.get(identity)
        if known is None:
            return RescuedCampaign(identity, "", False, (), 0, first, last)
        total = known.total if known.total >= count else 0
        return RescuedCampaign(
            identity, known.name, known.practice, known.headers, total, first, last
        )

    def _highest(self, questions: Iterable[str]) -> int:
        """The highest id that any part of the file mentions."""
        answers = [0]
        for question in questions:
            try:
                (answer,) = self._connection.execute(question).fetchone()
            except sqlite3.DatabaseError:
                continue
            if isinstance(answer, int) and answer <= _MOST_EVER:
                answers.append(answer)
        return max(answers)

    # -- rows -------------------------------------------------------------------------------

    def _undamaged(self, campaign: RescuedCampaign) -> Iterator[ReadDelivery]:
        for start in range(campaign.first or 1, campaign.last + 1, _BLOCK):
            for row in self._rows.read(start, min(start + _BLOCK - 1, campaign.last)):
                if row.campaign != campaign.id:
                    continue
                read = read_delivery(row, campaign.headers)
                if read is not None and not self._belongs_elsewhere(read):
                    yield read

    def _belongs_elsewhere(self, read: ReadDelivery) -> bool:
        """Whether the index has the row in another campaign, so that its own number is damaged."""
        state = read.record.state
        if self._cross_references.state(read.campaign, state, read.id) is not Listed.NO:
            return False
        return any(
            self._cross_references.state(other, state, read.id) is Listed.YES
            for other in self._known
            if other != read.campaign
        )


def _is_stray(seen: Mapping[int, _Seen], campaign: int) -> bool:
    """Whether an unknown campaign is only a damaged number, its rows being in another one."""
    it = seen[campaign]
    return any(
        other.first < it.first and it.last < other.last and other.count > it.count
        for other in seen.values()
    )


def _in_order(rows: Iterable[ReadDelivery]) -> Iterator[tuple[ReadDelivery, bool]]:
    """The rows whose number fits between the numbers beside it, and whether that is sure.

    A campaign's rows got their ids one after the other, in the spreadsheet's order: from one row to
    another, the spreadsheet's number grows at least as much as the id. The first and the last row
    have a neighbour on one side only, and are sure only right beside it.
    """
    before: ReadDelivery | None = None
    row: ReadDelivery | None = None
    for after in chain(rows, (None,)):
        if row is not None and _slack(before, row) >= 0 and _slack(row, after) >= 0:
            lonely = (before is None) is not (after is None)
            yield row, not (lonely and _slack(before, row) + _slack(row, after))
        before, row = row, after


def _slack(one: ReadDelivery | None, other: ReadDelivery | None) -> int:
    """How many rows the spreadsheet has between two of the campaign's, and the campaign has not."""
    if one is None or other is None:
        return 0
    return (other.record.row_number - one.record.row_number) - (other.id - one.id)
