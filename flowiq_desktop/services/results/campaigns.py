"""Campaigns: what was sent before, and what can be continued."""

from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.flowiq.reasons import Meaning, meaning_of
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import CampaignRecord
from flowiq_desktop.services.preparing.drafts import DraftStore
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.pause_texts import why_paused
from flowiq_desktop.services.sending.progress import SendProgress
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.texts import mark, say

__all__ = ["CampaignService", "CampaignSummary", "JournalError", "SendRefusedError"]


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """One campaign in the list of past sends.

    Attributes:
        state: "frozen" (never started), "running", "paused" or "done".
        total: messages that are to be sent; rows left out are not among them.
        unsure: messages nobody is sure of, including those that a person left as they were.
        left: messages still to be sent.
        rows: rows of the spreadsheet, those left out included.
        paused_for: the reason of a pause, a code of `flowiq.reasons`, or "".
        undecided: unsure messages that can still be looked for and decided about.
    """

    id: int
    name: str
    state: str
    created: datetime
    total: int
    sent: int
    not_sent: int
    unsure: int
    left: int
    practice: bool
    rows: int
    paused_for: str
    undecided: int = 0

    @property
    def was_begun(self) -> bool:
        """Whether anybody ever began to send it."""
        return self.state != CampaignState.FROZEN


class CampaignService:
    """Lists, looks up and deletes campaigns."""

    def __init__(
        self,
        journal: Journal,
        locks: CampaignLocks,
        drafts: DraftStore | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        """Put the service together; a deleted campaign takes its corrections in `drafts` along."""
        self._now = now
        self._journal = journal
        self._locks = locks
        self._drafts = drafts

    @property
    def interrupted(self) -> int:
        """Messages that were under way when the program last ended abruptly."""
        return self._journal.interrupted

    def recent(self) -> list[CampaignSummary]:
        """All campaigns, newest first."""
        return [_summary(record) for record in self._journal.campaigns.all()]

    def unfinished(self) -> list[CampaignSummary]:
        """Campaigns with messages still to be sent, newest first."""
        return [entry for entry in self.recent() if entry.left]

    def summary(self, campaign: int) -> CampaignSummary | None:
        """One campaign, or None when there is none with this id."""
        record = self._journal.campaigns.get(campaign)
        return _summary(record) if record and record.state is not CampaignState.DRAFT else None

    def why_paused(self, campaign: CampaignSummary) -> Meaning | None:
        """Why a campaign paused by itself, with what FlowIQ said; None when a person stopped it.

        Raises:
            JournalError: the journal cannot be read.
        """
        waits = campaign.left and campaign.state == CampaignState.PAUSED
        if not waits or not meaning_of(campaign.paused_for).stops_run:
            return None
        return why_paused(self._journal, campaign.id, campaign.paused_for, campaign.left)

    def made_of(self, source: str) -> bool:
        """Whether a campaign was made of the spreadsheet with this fingerprint.

        Of rows that were moved to a template alone it was not: the others are still a draft.
        """
        moved = self._journal.moved_rows.campaigns()
        return any(record.id not in moved for record in self._journal.campaigns.made_of(source))

    def sent_of(self, source: str, sheet: str, *, practice: bool) -> list[CampaignSummary]:
        """Campaigns that sent rows of this very list before, newest first.

        Args:
            source: the spreadsheet's fingerprint.
            sheet: which sheet of it; older records do not say.
            practice: only what was practice counts then, and else none of it.

        Raises:
            JournalError: the journal cannot be read.
        """
        made = [
            _summary(record)
            for record in self._journal.campaigns.made_of(source)
            if record.practice is practice and record.source_sheet in ("", sheet)
        ]
        return [entry for entry in made if entry.sent or entry.unsure]

    def waits_beside_a_draft(self, campaign: CampaignSummary) -> bool:
        """Whether it has rows that were moved out of a draft, and nobody began to send it."""
        moved = self._journal.moved_rows.campaigns()
        return campaign.id in moved and not campaign.was_begun

    def discard(self, campaign: int) -> bool:
        """Remove a campaign that nobody has begun to send or decided anything about.

        Returns:
            Whether it is gone. False when it has attempts or decisions, is being sent or saved, or
            cannot be removed now: it then stays among the past sends as it is.
        """
        try:
            with self._locks.deleting(campaign):
                return self._journal.campaigns.discard(campaign)
        except (SendRefusedError, JournalError):
            return False

    def delete(self, campaign: int) -> None:
        """Remove a campaign with everything about the people in it.

        The corrections kept for its spreadsheet go with it, and go first: they name people too.
        For 30 days the program still notices when another campaign is about to send the same.

        Raises:
            SendRefusedError: the campaign is being sent, looked for in conversations, or saved.
            JournalError: the journal cannot be written.
        """
        with self._locks.deleting(campaign):
            record = self._journal.campaigns.get(campaign)
            self._delete_draft(record.source_sha256 if record else "")
            self._journal.campaigns.delete(campaign)

    def outdated(self, days: int) -> list[CampaignSummary]:
        """Finished campaigns that were begun longer ago than so many days.

        What is still to be sent, or to be decided about, is never among them.
        """
        before = self._now() - timedelta(days=days)
        return [
            entry
            for entry in self.recent()
            if not entry.left and not entry.undecided and entry.created < before
        ]

    def delete_outdated(self, days: int) -> Generator[Progress, None, int]:
        """Remove them as `delete` does; returns how many are gone.

        One that cannot be removed now, because its results are being saved, is left for later.
        """
        old, gone = self.outdated(days), 0
        for place, entry in enumerate(old):
            yield Progress(mark("Deleting old past sends"), place, len(old))
            with suppress(SendRefusedError, JournalError):
                self.delete(entry.id)
                gone += 1
        return gone

    def _delete_draft(self, source: str) -> None:
        if self._drafts is None:
            return
        try:
            self._drafts.delete(source)
        except OSError as fault:
            raise JournalError(
                say(
                    "The corrections kept for its spreadsheet cannot be removed ({why}); the"
                    " campaign is still there.",
                    why=fault.strerror,
                ),
                say("Close whatever has them open, then delete again."),
            ) from fault


def _summary(record: CampaignRecord) -> CampaignSummary:
    progress = SendProgress.of_counts(record.counts)
    return CampaignSummary(
        record.id,
        record.name,
        record.state.value,
        record.created,
        progress.total,
        progress.sent,
        progress.not_sent,
        progress.unsure,
        progress.left,
        record.practice,
        record.total,
        record.paused_for,
        record.counts.get(DeliveryState.UNKNOWN, 0),
    )
