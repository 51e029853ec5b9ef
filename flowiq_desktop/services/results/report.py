"""Report: what became of each row, in words, on the screen and as a spreadsheet."""

from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.core.delivery.results import ResultRow, ResultStatus
from flowiq_desktop.core.delivery.states import (
    NOT_SENT_STATES,
    PROVED_SENT_STATES,
    RESULT_OF,
    DeliveryState,
)
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reach.stop_list import STOPPED_MARKETING
from flowiq_desktop.core.reach.turned_away import WINDOW_CLOSED
from flowiq_desktop.flowiq.reasons import Retry, WhoseMove
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.moving import MOVED, NEEDS_TEMPLATE
from flowiq_desktop.journal.tables.records import CampaignRecord, DeliveryRecord, ReasonCount
from flowiq_desktop.journal.tables.trying_again import PutBack
from flowiq_desktop.services.results.own_workbook import (
    OwnCopy,
    OwnWorkbookError,
    corrections_told,
    may_be_own,
    save_own,
)
from flowiq_desktop.services.results.row_texts import (
    details_of_row,
    meaning_of_row,
    row_texts,
    texts_of_several,
)
from flowiq_desktop.services.results.target import Source, check_target
from flowiq_desktop.services.sending.account_match import CAMPAIGN_GONE
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.spreadsheet.errors import ResultsError
from flowiq_desktop.spreadsheet.writing.results_writer import write_results
from flowiq_desktop.texts import say
from flowiq_desktop.texts.drafts import english_beneath

__all__ = [
    "FailureGroup",
    "OwnCopy",
    "OwnWorkbookError",
    "PutBack",
    "ReportService",
    "ResultsError",
    "Source",
    "WhoseMove",
    "corrections_told",
]

_SHOWN_ROWS = 200
_NOT_BY_CORRECTING = frozenset(
    {MOVED, STOPPED_MARKETING, "contact_blocked", "broadcasts_off", "erased"}
)
"""Reasons that no correction in the spreadsheet does away with."""


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """Rows that were not plainly sent, all for the same reason.

    Attributes:
        reason: its code.
        state: where the rows are.
        status: what the results sheet calls them.
        count: how many.
        sentence: what it means.
        advice: what to do.
        whose_move: who can do it.
        rows: the spreadsheet's row numbers, the first 200.
        unsent: whether the rows were refused or given up, and are proved unsent.
        several: `sentence` and `advice` where there are several rows; "" for the same ones.
        example: the row whose cell the sentence quotes, where others have another; 0 for none.
        needs_template: whether they were refused or held back because their people have not
            written lately, so that a template would reach them.
        can_retry: whether the rows are proved unsent, so that trying again is safe, and may help.
        english: both sentences in English, where nobody has agreed to the translation yet.
    """

    reason: str
    state: DeliveryState
    status: ResultStatus
    count: int
    sentence: str
    advice: str
    whose_move: WhoseMove
    rows: tuple[int, ...]
    can_retry: bool
    unsent: bool = False
    needs_template: bool = False
    several: tuple[str, str] = ("", "")
    example: int = 0
    english: str = ""

    @property
    def told(self) -> str:
        """What it means, of one row or of several."""
        if self.count == 1:
            return self.sentence
        if self.example:
            return say("For example row {row}: {problem}", row=self.example, problem=self.sentence)
        return self.several[0] or self.sentence

    @property
    def advised(self) -> str:
        """What to do, with one row or with several."""
        return (self.several[1] if self.count > 1 else "") or self.advice


class ReportService:
    """Reads results out of the journal; the user's file is read again only to be copied."""

    def __init__(
        self, journal: Journal, locks: CampaignLocks | None = None, kept: Sequence[Path] = ()
    ) -> None:
        """Put the service together.

        Args:
            journal: where everything is recorded.
            locks: shared with whoever sends or deletes.
            kept: folders whose files belong to the program, and are never written over.
        """
        self._journal = journal
        self._locks = locks or CampaignLocks()
        self._kept = tuple(kept)

    def groups(self, campaign: int) -> list[FailureGroup]:
        """Everything that was not plainly sent, the largest group first."""
        return [self._group(campaign, found) for found in self._journal.results.reasons(campaign)]

    def check_target(self, target: Path, source: Source) -> None:
        """Make sure that results can be saved here, before anything is sent.

        Args:
            target: where they are to go.
            source: the spreadsheet, which they must not be saved over.

        Raises:
            ResultsError: they cannot, or must not, in the person's words.
        """
        check_target(target, source, self._kept)

    def source(self, campaign: int) -> Source:
        """The spreadsheet of a campaign, as far as it is known."""
        record = self._journal.campaigns.get(campaign)
        path = record.source_path if record else ""
        return Source(Path(path) if path else None, record.source_sha256 if record else "")

    def save(self, campaign: int, target: Path) -> Generator[Progress, None, Path]:
        """Write the results sheet, also while the campaign is being sent.

        Returns:
            The file that was written: `target`, or a numbered copy when that one is in use.

        Raises:
            ResultsError: it cannot be written, in the person's words.
        """
        with self._locks.reading(campaign):
            record = self._checked(campaign, target)
            rows = self._rows(campaign, record.total)
            # A workbook has room for a sheet with the rows to fix; a text file stays one file.
            fixing = target.suffix.lower() != ".csv"
            return (yield from write_results(target, record.headers, rows, record.total, fixing))

    def may_be_own(self, campaign: int) -> bool:
        """Whether results can perhaps be saved in a copy of the person's own workbook."""
        return may_be_own(self._journal.campaigns.get(campaign))

    def save_own(self, campaign: int, target: Path) -> Generator[Progress, None, OwnCopy]:
        """Write the results into a copy of the workbook that was sent from.

        Raises:
            OwnWorkbookError: that cannot be, in one sentence; `save` still can.
            ResultsError: nothing can be written there, in the person's words.
        """
        with self._locks.reading(campaign):
            record = self._checked(campaign, target)
            rows = list(self._rows(campaign, record.total))
            return (yield from save_own(record, rows, target))

    def try_again(
        self,
        campaign: int,
        reason: str = "",
        state: DeliveryState | None = None,
        rows: Collection[int] | None = None,
    ) -> PutBack:
        """Let rows that were refused or given up wait to be sent again, as the person asks.

        Never one that somebody may have received: no unsure row, and none of which an earlier
        attempt may have arrived. What another campaign has sent since is held back when sending
        continues.

        Args:
            campaign: whose rows.
            reason: only those that were not sent for this; "" means any.
            state: only the refused ones (REJECTED) or those given up (GAVE_UP); None means both.
            rows: only those with these row numbers of the spreadsheet; None means all.

        Returns:
            How many are waiting now, and how many are held back because the journal is a copy.

        Raises:
            SendRefusedError: the campaign is being sent, or looked for in conversations.
            JournalError: the journal cannot be written.
        """
        with self._locks.sending(campaign):
            return self._journal.trying_again.put_back(campaign, reason, state, rows)

    def _checked(self, campaign: int, target: Path) -> CampaignRecord:
        """The campaign, if its results can be saved here."""
        record = self._journal.campaigns.get(campaign)
        if record is None:
            raise ResultsError(say(CAMPAIGN_GONE), say("Choose another one."))
        self.check_target(target, self.source(campaign))
        return record

    def _rows(self, campaign: int, total: int) -> Iterator[ResultRow]:
        """Every row, or ResultsError at the end: half a sheet never passes for a whole one."""
        read = 0
        for record in self._journal.deliveries.of(campaign):
            yield result_row(record)
            read += 1
        if read != total:
            raise ResultsError(
                say(
                    "Only {read:,} of {total:,} rows could be read, so no results were saved.",
                    read=read,
                    total=total,
                ),
                say("Save the results again."),
            )

    def _group(self, campaign: int, found: ReasonCount) -> FailureGroup:
        state, doubt = found.state, found.may_have_arrived
        meaning = meaning_of_row(state, found.reason)
        unsent = state in NOT_SENT_STATES and not doubt
        sentence, advice = row_texts(state, found.reason, found.facts, doubt)
        return FailureGroup(
            found.reason,
            state,
            ResultStatus.UNSURE if doubt else RESULT_OF[state],
            found.count,
            sentence,
            advice,
            meaning.whose_move,
            self._journal.results.row_numbers(campaign, found, _SHOWN_ROWS),
            unsent and meaning.retry is not Retry.NEVER,
            unsent,
            (unsent and found.reason in NEEDS_TEMPLATE) or _ran_out(found),
            texts_of_several(state, found.reason, sentence, doubt),
            english=english_beneath(lambda: _both_sentences(found)),
        )


def _both_sentences(found: ReasonCount) -> str:
    """What rows of one reason have, and what to do: of the one, or of all of them."""
    state, reason, doubt = found.state, found.reason, found.may_have_arrived
    one = row_texts(state, reason, found.facts, doubt)
    several = texts_of_several(state, reason, one[0], doubt) if found.count > 1 else ("", "")
    said = (many or alone for many, alone in zip(several, one, strict=True))
    return " ".join(filter(None, said))


def _ran_out(found: ReasonCount) -> bool:
    """Whether rows are held back because their people's 24 hours are over."""
    held = found.state is DeliveryState.HELD and found.reason == WINDOW_CLOSED
    return held and not found.may_have_arrived


def result_row(record: DeliveryRecord) -> ResultRow:
    """One delivery as the results sheet shows it."""
    status = ResultStatus.UNSURE if record.may_have_arrived else RESULT_OF[record.state]
    told = record.state not in PROVED_SENT_STATES
    problem, advice = "", ""
    if told:
        doubt = record.may_have_arrived
        problem, advice = row_texts(record.state, record.reason, record.facts, doubt)
    return ResultRow(
        record.cells,
        record.row_number,
        status,
        record.message_id,
        problem,
        advice,
        details_of_row(record, told),
        record.attempts + record.asked,
        record.ended,
        record.state is not DeliveryState.HELD and record.reason not in _NOT_BY_CORRECTING,
    )
