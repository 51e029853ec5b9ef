"""Leaving: closing the window, logging off or a stop signal while messages are under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.steps.send.send_test_card import SendTestCard


class Leaving(QObject):
    """Lets the window close once nothing is in flight, and asks first.

    Signals:
        waiting: closing waits for what is on its way to FlowIQ.
        ready: nothing is in flight any more; the window can be closed now.
    """

    waiting = Signal()
    ready = Signal()

    def __init__(self, run: CampaignRun, test: SendTestCard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run, self._test = run, test
        self._decided = False
        self._question: Question | None = None
        run.ended.connect(self._on_over)
        run.failed.connect(self._on_over)
        test.over.connect(self._on_over)

    def may_close(self, window: QWidget) -> bool:
        """Whether the window may close at once; otherwise the person is asked."""
        if not self._run.running and not self._test.under_way:
            return True
        if not self._run.running:
            self.leave_now()  # one message, soon over: nothing to ask about
        elif not self._decided:
            self._ask(window)
        return False

    @Slot()
    def leave_now(self) -> None:
        """Stop sending without asking, and be ready once what is in flight is settled."""
        self._decided = True
        if self._run.running or self._test.under_way:
            self._run.stop()
            self.waiting.emit()
        else:
            self.ready.emit()

    def _ask(self, window: QWidget) -> None:
        if self._question is not None and shiboken6.isValid(self._question):
            self._question.raise_()
            return
        self._question = Question(
            "closing_question",
            lambda: self.tr("Messages are still being sent."),
            lambda: self.tr(
                "If you stop, the messages on their way are finished first and the others wait. "
                "You can continue next time, and nobody gets a message twice."
            ),
            lambda: self.tr("Stop and close"),
            lambda: self.tr("Keep sending"),
            window,
        )
        self._question.accepted.connect(self.leave_now)
        self._question.open()

    @Slot()
    def _on_over(self) -> None:
        if self._run.running or self._test.under_way:
            return
        if self._question is not None and shiboken6.isValid(self._question):
            self._question.close()
        if self._decided:
            self.ready.emit()
