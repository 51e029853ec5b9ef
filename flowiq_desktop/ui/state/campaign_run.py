"""CampaignRun: the campaign this window is at, and the sending of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.services.sending.service import SendControl, SendProgress
from flowiq_desktop.ui.jobs.background import BackgroundRunner

if TYPE_CHECKING:
    from flowiq_desktop.services.account.account import Connection
    from flowiq_desktop.services.results.campaigns import CampaignService, CampaignSummary
    from flowiq_desktop.services.sending.service import (
        Meaning,
        SendOptions,
        SendService,
        SendSummary,
    )


class CampaignRun(QObject):
    """Sends one frozen campaign in the background. Every page looks here for the progress.

    Stopping is orderly: what is on its way to FlowIQ is waited for, and the rest stays waiting in
    the journal for another day.

    Signals:
        changed: there is another campaign, or it runs, pauses, stops or has ended.
        progressed: `SendProgress`, about ten times a second.
        ended: `SendSummary`; sending is over for now.
        failed: an exception; sending is over for now.
    """

    changed = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(
        self, sender: SendService, campaigns: CampaignService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sender = sender
        self._campaigns = campaigns
        self._runner = BackgroundRunner(self)
        self._control: SendControl | None = None
        self._campaign: CampaignSummary | None = None
        self._begun = False
        self._progress = SendProgress(0, 0, 0, 0, 0)
        self._certain = True
        self._summary: SendSummary | None = None
        self._paused_because: Meaning | None = None
        self._runner.progressed.connect(self._on_progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @property
    def campaign(self) -> CampaignSummary | None:
        """The campaign the window is at, as it was opened; None while one is being prepared."""
        return self._campaign

    @property
    def begun(self) -> bool:
        """Whether anybody has begun to send the campaign, now or ever."""
        return self._begun or (self._campaign is not None and self._campaign.was_begun)

    @property
    def campaign_id(self) -> int | None:
        """Its number, or None."""
        return self._campaign.id if self._campaign else None

    @property
    def progress(self) -> SendProgress:
        """The progress of the campaign; all zero while there is none."""
        return self._progress

    @property
    def certain(self) -> bool:
        """Whether `progress` is what the journal says; otherwise it is the last that was known."""
        return self._certain

    @property
    def summary(self) -> SendSummary | None:
        """How the last sending of this campaign ended, or None."""
        return self._summary

    @property
    def because(self) -> Meaning | None:
        """Why the campaign paused by itself, today or when it was last sent; None otherwise."""
        return self._summary.stopped_because if self._summary else self._paused_because

    @property
    def running(self) -> bool:
        """Whether sending is under way, paused included, until everything in flight is settled."""
        return self._control is not None

    @property
    def paused(self) -> bool:
        """Whether it rests because the person asked for it."""
        return self._control is not None and self._control.paused

    @property
    def stopping(self) -> bool:
        """Whether it only waits for what is in flight."""
        return self._control is not None and self._control.stopped

    def open(self, campaign_id: int) -> None:
        """Turn to this campaign without sending anything yet; a deleted one counts as none."""
        if not self.running and campaign_id != self.campaign_id:
            self._turn_to(self._campaigns.summary(campaign_id))

    def close(self) -> None:
        """Turn away from the campaign, which stays in the journal."""
        if not self.running and self._campaign is not None:
            self._turn_to(None)

    def reread(self) -> None:
        """Read the campaign's counts again, after something changed them while it is not running.

        When they cannot be read, the present ones stay, and are no longer `certain`.
        """
        if self.running or self._campaign is None:
            return
        try:
            campaign = self._campaigns.summary(self._campaign.id)
        except JournalError:
            self._certain = False
            self.changed.emit()
        else:
            self._turn_to(campaign)

    def discard(self) -> bool:
        """Turn away from the campaign, and delete it when nobody has begun to send it.

        Returns:
            Whether it is deleted; one that was tried even once stays in the journal.
        """
        if self.running or self._campaign is None:
            return False
        gone = self._campaigns.discard(self._campaign.id)
        self._turn_to(None)
        return gone

    def start(self, connection: Connection, options: SendOptions) -> None:
        """Begin or continue sending the campaign; does nothing while it runs."""
        if self.running or self._campaign is None:
            return
        self._summary = self._paused_because = None
        self._begun, self._control = True, SendControl()
        job = self._sender.run(self._campaign.id, connection, options, self._control)
        self._runner.start(job)
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Take no further row; what is in flight is settled."""
        if self._control is not None and not self.stopping:
            self._control.pause()
            self.changed.emit()

    @Slot()
    def proceed(self) -> None:
        """Go on after a pause."""
        if self._control is not None:
            self._control.proceed()
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """End the sending once everything in flight is settled."""
        if self._control is not None and not self.stopping:
            self._control.stop()
            self.changed.emit()

    def shutdown(self, wait_ms: int) -> bool:
        """Stop and wait up to `wait_ms`; False when something is still in flight."""
        if self._control is not None:
            self._control.stop()
        return self._runner.shutdown(wait_ms)

    def _turn_to(self, campaign: CampaignSummary | None) -> None:
        self._campaign, self._begun = campaign, False
        self._summary = None
        self._paused_because = self._why_paused(campaign)
        self._certain = True
        self._progress = _counts(campaign) if campaign else SendProgress(0, 0, 0, 0, 0)
        self.changed.emit()

    def _why_paused(self, campaign: CampaignSummary | None) -> Meaning | None:
        """The reason for its pause; errors are reported by whoever reads the campaign."""
        try:
            return self._campaigns.why_paused(campaign) if campaign else None
        except JournalError:
            return None

    @Slot(object)
    def _on_progressed(self, progress: SendProgress) -> None:
        self._progress, self._certain = progress, True
        self.progressed.emit(progress)

    @Slot(object)
    def _on_finished(self, summary: SendSummary) -> None:
        self._control = None
        self._progress, self._certain = summary.progress, True
        self._summary = summary
        self.changed.emit()
        self.ended.emit(summary)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self._control = None
        self.reread()  # the counts on the screen are older than the fault
        self.failed.emit(fault)


def _counts(campaign: CampaignSummary) -> SendProgress:
    return SendProgress(
        campaign.total, campaign.sent, campaign.not_sent, campaign.unsure, campaign.left
    )
