"""SendingTold: what people who listen are told of sending, on whichever page they are."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.texts import say
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.hearing.announcer import Announcer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.sending.progress import SendProgress
    from flowiq_desktop.services.sending.service import SendSummary
    from flowiq_desktop.ui.state.campaign_run import CampaignRun

_PARTS = 10
"""Of a campaign, each of which is told."""
_GAP_S = 8.0
"""Between two of them at least: a sentence takes some seconds to be read."""


class SendingTold(QObject):
    """Tells that sending began, paused, goes on, and ended, and how far it is now and then.

    Attributes:
        announcer: who tells it.
    """

    def __init__(
        self, run: CampaignRun, page: QWidget, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(page)
        self.announcer = Announcer(page)
        self._run, self._clock = run, clock
        self._was = self._state()
        self._part, self._told_at = 0, 0.0
        run.changed.connect(self._on_changed)
        run.progressed.connect(self._on_progressed)
        run.ended.connect(self._on_ended)

    def _state(self) -> tuple[bool, bool, bool]:
        return self._run.running, self._run.paused, self._run.stopping

    @Slot()
    def _on_changed(self) -> None:
        """Begun, paused, going on, stopping; that it ended is told with its numbers."""
        now = self._state()
        if now == self._was:
            return
        began = now[0] and not self._was[0]
        self._was = now
        progress = self._run.progress
        if began:
            self._part = _part_of(progress)
        if self._run.running:
            self._tell(progress)

    @Slot(object)
    def _on_progressed(self, progress: SendProgress) -> None:
        part = _part_of(progress)
        if part == self._part or self._clock() - self._told_at < _GAP_S:
            return
        if self._run.running and progress.left and not self._run.stopping:
            self._part = part
            self._tell(progress)

    @Slot(object)
    def _on_ended(self, summary: SendSummary) -> None:
        progress = summary.progress
        words = say(
            "{headline}. {sent:,} sent, {not_sent:,} not sent, {unsure:,} unsure.",
            headline=send_texts.headline(progress, running=False, stopping=False),
            sent=progress.sent,
            not_sent=progress.not_sent,
            unsure=progress.unsure,
        )
        self.announcer.announce(words)

    def _tell(self, progress: SendProgress) -> None:
        run = self._run
        self._told_at = self._clock()
        shown = replace(progress, paused=run.paused)
        self.announcer.announce(send_texts.headline(shown, run.running, run.stopping))


def _part_of(progress: SendProgress) -> int:
    """How many tenths of a campaign are done."""
    done = progress.total - progress.left
    return _PARTS * done // progress.total if progress.total else 0
