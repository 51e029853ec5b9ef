"""CampaignDeleter: removes a past campaign in the background; a large one takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.services.results.campaigns import CampaignService
    from flowiq_desktop.ui.state.campaign_run import CampaignRun

_LAST_WAIT_MS = 60_000
"""A removal is one transaction that cannot be stopped half-way, so ending the program waits."""


class CampaignDeleter(QObject):
    """Deletes one campaign at a time.

    The window leaves the campaign first, and returns to it when it could not be deleted.

    Signals:
        started: deleting began.
        deleted: the campaign is gone.
        failed: the exception that kept it from being deleted; it is still there.
    """

    started = Signal()
    deleted = Signal()
    failed = Signal(object)

    def __init__(
        self, campaigns: CampaignService, run: CampaignRun, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._campaigns = campaigns
        self._run = run
        self._opened = 0
        self._runner = BackgroundRunner(self)
        self._runner.finished.connect(self.deleted)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a campaign is being deleted."""
        return self._runner.busy

    def delete(self, campaign_id: int) -> None:
        """Delete this campaign; does nothing while another is being deleted."""
        if self.busy:
            return
        self._opened = campaign_id if campaign_id == self._run.campaign_id else 0
        if self._opened:
            self._run.close()
        self._runner.start(self._job(campaign_id))
        self.started.emit()

    def shutdown(self) -> None:
        """Wait for what is being deleted."""
        self._runner.shutdown(_LAST_WAIT_MS)

    def _job(self, campaign_id: int) -> Generator[Progress, None, None]:
        yield Progress(mark("Deleting"))
        self._campaigns.delete(campaign_id)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        if self._opened and self._run.campaign is None:
            self._run.open(self._opened)
        self.failed.emit(fault)
