"""Retention: past sends that are older than the person wants are removed; asked the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.texts import say_count
from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.results.campaigns import CampaignService
    from flowiq_desktop.ui.app.main_window import MainWindow
    from flowiq_desktop.ui.state.campaign_run import CampaignRun

_LAST_WAIT_MS = 60_000


class Retention(QObject):
    """Looks at the start, and when the settings change."""

    def __init__(
        self,
        window: MainWindow,
        campaigns: CampaignService,
        preferences: PreferenceStore,
        run: CampaignRun,
    ) -> None:
        super().__init__(window)
        self._window, self._campaigns = window, campaigns
        self._preferences, self._run = preferences, run
        self._runner = BackgroundRunner(self)

    @Slot()
    def look(self) -> None:
        """Remove what is older, or ask first when that has never been agreed to."""
        choices = self._preferences.current
        days = choices.keep_days
        if not days or self._runner.busy or self._run.running:
            return
        try:
            old = self._campaigns.outdated(days)
        except JournalError:
            return  # whoever needs the list is told what is wrong with it
        if self._run.campaign_id in {campaign.id for campaign in old}:
            return  # the next start finds it
        if old and choices.keep_days_agreed == days:
            self._delete()
        elif old:
            self._ask(len(old), days)

    def shutdown(self) -> None:
        """Wait for what is being removed."""
        self._runner.shutdown(_LAST_WAIT_MS)

    def _ask(self, campaigns: int, days: int) -> None:
        question = Question(
            "retention_question",
            lambda: say_count("Delete 1 past send?", "Delete {n} past sends?", campaigns),
            lambda: self.tr(
                "They are older than {days} days, and finished. Their results, numbers and texts "
                "are removed from this computer for good; save results first if you need them. "
                "From now on this happens by itself, without a question. For 30 days it is still "
                "noticed when the same messages are about to be sent again."
            ).format(days=days),
            lambda: self.tr("Delete"),
            lambda: self.tr("Not now"),
            self._window,
        )
        question.accepted.connect(self._on_agreed)
        question.open()

    @Slot()
    def _on_agreed(self) -> None:
        choices = self._preferences.current
        choices.keep_days_agreed = choices.keep_days
        self._preferences.keep()
        self._delete()

    def _delete(self) -> None:
        if not self._runner.busy and not self._run.running:
            self._runner.start(self._campaigns.delete_outdated(self._preferences.current.keep_days))
