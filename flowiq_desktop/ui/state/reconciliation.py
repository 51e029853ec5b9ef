"""Reconciliation: what a person decides about the window's campaign, after a look if it helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.services.reconciliation.service import CheckSummary, Choice, ResendSummary
from flowiq_desktop.services.sending.account_match import why_other_account
from flowiq_desktop.services.sending.locks import STOP_SENDING
from flowiq_desktop.texts import mark, say
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.services.reconciliation.service import ReconciliationService, UnsureRow
    from flowiq_desktop.services.sending.duplicate_holds import HoldService
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_run import CampaignRun

Rows = frozenset[int]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, once it is recorded: about these rows of the spreadsheet."""

    choice: Choice
    rows: Rows
    count: int


class Reconciliation(QObject):
    """One job at a time, in the background; it outlives the dialog that began it.

    Whatever became of a job, the campaign's counts are read again before its end is reported. If
    the window is at another campaign by then, it is not reported.

    Signals:
        changed: a job began, is being stopped or has ended; or what is possible changed.
        listed: the `UnsureRow`s there are now.
        unread: the exception that kept them from being listed.
        progressed: `Progress` of a look.
        looked: `CheckSummary` of a look.
        resent: `ResendSummary`; what is ready waits to be sent.
        decided: `Decision`.
        released: how many rows that were held back wait to be sent now.
        called_off: how many rows wait to be sent although the person stopped it meanwhile; sending
            does not begin.
        failed: the exception that ended a job; `Cancelled` when the person stopped it.
    """

    changed = Signal()
    listed = Signal(object)
    unread = Signal(object)
    progressed = Signal(object)
    looked = Signal(object)
    resent = Signal(object)
    decided = Signal(object)
    released = Signal(int)
    called_off = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        reconciliations: ReconciliationService,
        holds: HoldService,
        run: CampaignRun,
        account: ActiveAccount,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reconciliations, self._holds = reconciliations, holds
        self._run, self._account = run, account
        self._reader = LatestJob(self)
        self._runner = BackgroundRunner(self)
        # The runner is free a moment before the end of its job arrives here.
        self._busy = self._stopping = False
        self._over = False
        self._about: int | None = None
        self._reader.finished.connect(self.listed)
        self._reader.failed.connect(self.unread)
        self._runner.progressed.connect(self.progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)
        run.changed.connect(self.changed)
        account.changed.connect(self.changed)

    @property
    def busy(self) -> bool:
        """Whether a look or a decision is under way, or being stopped."""
        return self._busy

    @property
    def stopping(self) -> bool:
        """Whether a look is being stopped."""
        return self._busy and self._stopping

    def why_no_decision(self) -> str:
        """Why nothing can be decided now, or ""."""
        if self._run.running:
            return say(STOP_SENDING)
        return refusals.stopping_the_look() if self.stopping else ""

    def why_no_look(self) -> str:
        """Why the conversations cannot be looked into now, or ""."""
        campaign, connection = self._run.campaign, self._account.connection
        if why := self.why_no_decision():
            return why
        if connection is None and self._account.busy:
            return refusals.account_being_read()
        if connection is None:
            return refusals.no_account()
        return why_other_account(campaign.practice, connection) if campaign else ""

    def read(self) -> None:
        """List the rows nobody is sure of; `listed` follows."""
        campaign = self._run.campaign_id
        if campaign is not None:
            self._reader.request(lambda: _read(self._reconciliations, campaign))

    def look(self) -> None:
        """Look into the conversations; `looked` or `failed` follows."""
        campaign, connection = self._run.campaign_id, self._account.connection
        if campaign is not None and connection is not None:
            self._begin(self._reconciliations.check(campaign, connection))

    def send_again(self, rows: Rows) -> None:
        """Look once more and let these rows be sent again; `resent` or `failed` follows."""
        campaign, connection = self._run.campaign_id, self._account.connection
        if campaign is not None and connection is not None:
            self._begin(self._reconciliations.send_again(campaign, connection, rows))

    def decide(self, choice: Choice, rows: Rows) -> None:
        """Leave these rows or treat them as sent; `decided` or `failed` follows."""
        campaign = self._run.campaign_id
        if campaign is not None:
            self._begin(_decide(self._reconciliations, campaign, choice, rows))

    def release(self, reason: str) -> None:
        """Let the rows that are held for a reason be sent; `released` or `failed` follows."""
        campaign = self._run.campaign_id
        if campaign is not None:
            self._begin(_release(self._holds, campaign, reason))

    @Slot()
    def cancel(self) -> None:
        """Stop the look that is under way; what it found so far stays found."""
        if self._busy and not self._stopping:
            self._stopping = True
            self._runner.cancel()
            self.changed.emit()

    def shutdown(self, wait_ms: int) -> bool:
        """Stop and wait up to `wait_ms`; False when something still runs. Nothing is reported."""
        self._over = True
        read = self._reader.shutdown()
        return self._runner.shutdown(wait_ms) and read

    def _begin(self, job: Job) -> None:
        if self._busy or self._run.running:
            return
        self._busy, self._stopping = True, False
        self._about = self._run.campaign_id
        self._runner.start(job)
        self.changed.emit()

    @Slot(object)
    def _on_finished(self, result: CheckSummary | ResendSummary | Decision | int) -> None:
        if not self._comes_home():
            return
        waiting = _rows_to_send(result)
        if self._stopping and waiting:
            # The stop came too late to keep the rows from waiting, but not to keep them from being
            # sent.
            self.called_off.emit(waiting)
        elif isinstance(result, CheckSummary):
            self.looked.emit(result)
        elif isinstance(result, ResendSummary):
            self.resent.emit(result)
        elif isinstance(result, Decision):
            self.decided.emit(result)
        else:
            self.released.emit(result)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if self._comes_home():
            self.failed.emit(fault)

    def _comes_home(self) -> bool:
        """Show that the job has ended; returns whether it was about the window's campaign."""
        self._busy = False
        if self._over:
            return False
        self._run.reread()
        self.changed.emit()
        return self._about == self._run.campaign_id


def _rows_to_send(result: CheckSummary | ResendSummary | Decision | int) -> int:
    """How many rows the window would begin to send because of this end of a job."""
    if isinstance(result, ResendSummary):
        return result.ready
    return result if isinstance(result, int) else 0


def _read(
    reconciliations: ReconciliationService, campaign: int
) -> Generator[Progress, None, list[UnsureRow]]:
    yield Progress(mark("Reading the rows"))
    return reconciliations.unsure(campaign)


def _decide(
    reconciliations: ReconciliationService, campaign: int, choice: Choice, rows: Rows
) -> Generator[Progress, None, Decision]:
    yield Progress(mark("Noting the decision"))
    act = reconciliations.leave if choice is Choice.LEAVE else reconciliations.treat_as_sent
    return Decision(choice, rows, act(campaign, rows))


def _release(holds: HoldService, campaign: int, reason: str) -> Generator[Progress, None, int]:
    yield Progress(mark("Noting the decision"))
    return holds.release(campaign, reason)
