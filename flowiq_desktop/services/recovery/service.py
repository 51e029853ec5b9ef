"""Rescue: saves what can still be read of a damaged journal, and sets it aside."""

from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from flowiq_desktop.core.delivery.results import ResultRow, ResultStatus
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import unique_headers
from flowiq_desktop.journal.carried_stops import carry
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.recovery.damaged_journal import DamagedJournal
from flowiq_desktop.journal.recovery.quarantine import quarantine
from flowiq_desktop.journal.recovery.records import RescuedCampaign, RescuedRow
from flowiq_desktop.journal.recovery.rescued_stops import RescuedStops
from flowiq_desktop.journal.recovery.snapshot import copy_of
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.services.reach.stop_texts import HEADERS, exported
from flowiq_desktop.services.recovery.records import (
    RescueSummary,
    SavedCampaign,
    campaign_name,
)
from flowiq_desktop.services.recovery.texts import (
    ABOUT,
    LOST_ROW,
    NO_MESSAGE_ID,
    WHAT_TO_DO,
    doubt_words,
    file_stem,
    summary_words,
)
from flowiq_desktop.services.results.report import ResultsError, result_row
from flowiq_desktop.spreadsheet.writing.atomic_file import pending_file, writing_errors
from flowiq_desktop.spreadsheet.writing.list_writer import write_list
from flowiq_desktop.spreadsheet.writing.results_writer import write_results
from flowiq_desktop.texts import mark, say

__all__ = ["JournalError", "RescueService", "RescueSummary", "ResultsError", "SavedCampaign"]


class RescueService:
    """What a person can still do with a journal that cannot be opened.

    Args:
        path: the journal; it is never written to.
        place: the watermark, which says whether the newest part of the journal is missing.
        now: the wall clock.

    Attributes:
        path: where the journal lies.
    """

    def __init__(self, path: Path, place: Watermark, now: Callable[[], datetime]) -> None:
        self.path = path
        self._place = place
        self._now = now

    def new_folder(self, parent: Path) -> Path:
        """An unused name in this folder, for the results."""
        return _unused(parent / say("FlowIQ results {day}", day=self._now().date().isoformat()))

    def save(self, folder: Path) -> Generator[Progress, None, RescueSummary]:
        """Write one results sheet for each campaign, and a text that says what is missing.

        Each known row is in its sheet once. A row that cannot be read, or about which the journal
        contradicts itself, is *unsure*; rows whose number is unknown too are counted. Nothing in
        the folder is replaced.

        Args:
            folder: made when it is not there.

        Raises:
            JournalError: nothing of the journal can be read.
            ResultsError: the results cannot be written.
        """
        with TemporaryDirectory(prefix="flowiq-") as place:
            copy = yield from copy_of(self.path, Path(place))
            with closing(DamagedJournal(copy, self._place.read())) as journal:
                campaigns = yield from journal.campaigns()
                with writing_errors(folder):
                    folder.mkdir(parents=True, exist_ok=True)
                saved: list[SavedCampaign] = []
                for campaign in campaigns:
                    saved += [(yield from _save_campaign(journal, campaign, folder))]
                stops = journal.stops()
                sheet = yield from _save_stops(stops, folder)
                summary = RescueSummary(
                    tuple(saved),
                    folder,
                    journal.up_to_date,
                    len(stops.people),
                    stops.there and not stops.whole,
                    sheet,
                )
        _write_about(folder, summary)
        return summary

    def quarantine(self) -> Generator[Progress, None, Path]:
        """Rename the damaged journal, so that the program can start a new one; returns its place.

        Raises:
            JournalError: it cannot be renamed; nothing has changed.
        """
        yield Progress(mark("Setting the damaged list aside"))
        yield from self._carry_stops()
        return quarantine(self.path, self._now().date())

    def _carry_stops(self) -> Generator[Progress, None, None]:
        """Leave who does not want messages beside the journal, for the new one to take up."""
        with TemporaryDirectory(prefix="flowiq-") as place:
            try:
                copy = yield from copy_of(self.path, Path(place))
                with closing(DamagedJournal(copy, self._place.read())) as journal:
                    stops = journal.stops()
            except JournalError:
                return  # nothing can be read of it: saving has said so
        try:
            carry(self.path.parent, stops.salt, stops.people)
        except OSError as fault:
            raise JournalError(
                say(
                    "The list of people who do not want messages could not be taken along ({why}).",
                    why=fault.strerror,
                ),
                say("Nothing was changed. Check that you may write to its folder, then try again."),
            ) from fault


def _save_stops(stops: RescuedStops, folder: Path) -> Generator[Progress, None, Path | None]:
    if not stops.people:
        return None
    rows = [exported(entry) for _, entry in stops.people]
    target = _unused(folder / f"{say('Do not contact')}.xlsx")
    headers = [say(header) for header in HEADERS]
    return (yield from write_list(target, say("Do not contact"), headers, rows, len(rows)))


def _save_campaign(
    journal: DamagedJournal, campaign: RescuedCampaign, folder: Path
) -> Generator[Progress, None, SavedCampaign]:
    rows = _Rows(journal.rows(campaign), campaign.headers)
    name = campaign_name(campaign.id, campaign.name, campaign.practice)
    place = None
    if rows.headers:
        target = _unused(folder / f"{say('{name} - results', name=file_stem(name))}.xlsx")
        total = campaign.total or campaign.last - campaign.first + 1
        place = yield from write_results(target, rows.headers, iter(rows), total, False)
    read = sum(rows.counts.values())
    missing = max(campaign.total - read, len(rows.lost))
    return SavedCampaign(
        campaign.id,
        campaign.name,
        campaign.practice,
        rows.counts,
        rows.doubtful,
        missing,
        tuple(rows.lost),
        campaign.total > 0,
        place,
    )


@dataclass(slots=True)
class _Rows:
    """The lines of one results sheet, counted while they are written.

    Attributes:
        source: the rows that can be read.
        headers: the user's columns; made from the first row when they are unknown, and empty when
            no row can be read.
        counts: how many of the rows that were read are in each status.
        doubtful: how many of those are unsure only because the journal is damaged.
        lost: row numbers between two rows that can be read.
    """

    source: Iterator[RescuedRow]
    headers: tuple[str, ...]
    counts: Counter[ResultStatus] = field(default_factory=Counter)
    doubtful: int = 0
    lost: list[int] = field(default_factory=list)
    _next: RescuedRow | None = None

    def __post_init__(self) -> None:
        self._next = next(self.source, None)
        width = len(self._next.record.cells) if self._next else 0
        self.headers = (self.headers or unique_headers([""] * width)) if self._next else ()

    def __iter__(self) -> Iterator[ResultRow]:
        before: RescuedRow | None = None
        while (row := self._next) is not None:
            self._next = next(self.source, None)
            if len(row.record.cells) != len(self.headers):
                continue  # all rows of a campaign have as many cells
            for number in _numbers_between(before, row):
                self.lost.append(number)
                yield _unsure(("",) * len(self.headers), number, say(LOST_ROW))
            yield self._line(row)
            before = row

    def _line(self, row: RescuedRow) -> ResultRow:
        self.doubtful += bool(row.doubt)
        line = _line(row)
        self.counts[line.status] += 1
        return line


def _line(row: RescuedRow) -> ResultRow:
    record = row.record
    if row.doubt:
        return _unsure(record.cells, record.row_number, doubt_words(row.doubt))
    line = result_row(record)
    if line.status is ResultStatus.WAITING:
        # What was waiting in a journal that was set aside is no longer sent by anybody.
        line = replace(line, status=ResultStatus.NOT_SENT)
    if line.status is ResultStatus.SENT and not line.message_id:
        return ResultRow(
            line.cells, line.row_number, line.status, details=say(NO_MESSAGE_ID), time=line.time
        )
    return line


def _unsure(cells: tuple[str, ...], number: int, problem: str) -> ResultRow:
    return ResultRow(cells, number, ResultStatus.UNSURE, problem=problem, advice=say(WHAT_TO_DO))


def _numbers_between(before: RescuedRow | None, row: RescuedRow) -> range:
    """The numbers of the rows between two others, where the journal leaves no doubt about them."""
    if before is None:
        return range(0)
    first, last = before.record.row_number, row.record.row_number
    return range(first + 1, last) if row.id - before.id == last - first else range(0)


def _unused(target: Path) -> Path:
    number, place = 2, target
    while place.exists():
        place = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return place


def _write_about(folder: Path, summary: RescueSummary) -> None:
    target = _unused(folder / f"{say(ABOUT)}.txt")
    with pending_file(target) as pending:
        text = "\n\n".join(summary_words(summary))
        pending.path.write_text(f"{text}\n", encoding="utf-8-sig", newline="\r\n")
        pending.publish()
