"""SendingAgain: asks whether everything that was not sent is to be sent again, and lets it wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.results.campaigns import JournalError, SendRefusedError
from flowiq_desktop.texts import say
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.results.report import ReportService
    from flowiq_desktop.ui.state.campaign_run import CampaignRun


class SendingAgain(QObject):
    """One question about all rows that were not sent.

    Signals:
        put_back: what became of the rows (`PutBack`), once the person has said yes.
        failed: the exception that kept it from being written down.
    """

    put_back = Signal(object)
    failed = Signal(object)

    def __init__(self, run: CampaignRun, reports: ReportService, parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._reports = run, reports

    def ask(self, unsent: int, hopeless: int, window: QWidget) -> None:
        """Ask, and say what it means.

        Args:
            unsent: rows that were not sent.
            hopeless: those of them for whose reason another try changes nothing.
            window: the question opens over it.
        """
        if self._run.campaign is None or self._run.running:
            return
        progress = self._run.progress
        question = Question(
            "send_again_question",
            lambda: send_texts.again(unsent),
            lambda: send_texts.again_explained(progress, hopeless),
            lambda: say("Send"),
            lambda: say("Leave them"),
            window,
        )
        question.accepted.connect(self._on_yes)
        question.open()

    @Slot()
    def _on_yes(self) -> None:
        campaign = self._run.campaign
        if campaign is None or self._run.running:
            return
        try:
            done = self._reports.try_again(campaign.id)
        except (SendRefusedError, JournalError) as fault:
            self.failed.emit(fault)
            return
        self.put_back.emit(done)
