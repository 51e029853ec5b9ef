"""SendStart: begins or continues sending a campaign, when the account allows it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.services.sending.service import SendOptions
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.account.account import Connection
    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.sending.service import SendService
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_run import CampaignRun


class SendStart(QObject):
    """Starts the run of the campaign that the window is at.

    A campaign may continue through another account than the one it began with, for example after a
    key was renewed; but the person is asked first.

    Signals:
        begun: the run is about to start.
        failed: the exception that kept it from starting.
    """

    begun = Signal()
    failed = Signal(object)

    def __init__(
        self,
        run: CampaignRun,
        account: ActiveAccount,
        sender: SendService,
        preferences: PreferenceStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._run, self._account = run, account
        self._sender, self._preferences = sender, preferences
        self._asked: tuple[Connection, QWidget] | None = None

    def why_no_connection(self) -> str:
        """Why nothing at all can be sent now, or ""."""
        if self._account.connection is not None:
            return ""
        if self._account.busy:
            return refusals.account_being_read()
        return refusals.no_account()

    def why_not(self) -> str:
        """Why the campaign that the window is at cannot be sent now, or ""."""
        campaign = self._run.campaign
        if campaign is None or campaign.practice == self._account.practice:
            return self.why_no_connection()
        if campaign.practice:
            return self.tr("This was practice: turn practice mode on to continue.")
        return self.tr("Leave practice mode to continue: this campaign is a real one.")

    def start(self, window: QWidget) -> None:
        """Send what is left; the question about another account opens over the window."""
        if self._asked is None:
            self._start(window, None)

    def _start(self, window: QWidget, agreed: Connection | None) -> None:
        connection, campaign = self._account.connection, self._run.campaign
        if connection is None or campaign is None or self._run.running or self.why_not():
            return
        try:
            note = self._sender.change_of_account(campaign.id, connection)
        except JournalError as fault:
            self.failed.emit(fault)
            return
        if note and connection != agreed:
            self._ask(note, connection, window)
            return
        self.begun.emit()
        choices = self._preferences.current
        self._run.start(connection, SendOptions(choices.rate_per_minute, choices.connections))

    def _ask(self, note: str, connection: Connection, window: QWidget) -> None:
        self._asked = (connection, window)

        def explain() -> str:
            """The same in the language in use, as long as the journal can be read."""
            if (campaign := self._run.campaign) is None:
                return note
            with suppress(JournalError):
                return self._sender.change_of_account(campaign.id, connection)
            return note

        question = Question(
            "other_account_question",
            lambda: self.tr("Continue through another account?"),
            explain,
            lambda: self.tr("Continue"),
            lambda: self.tr("Not now"),
            window,
        )
        question.accepted.connect(self._on_yes)
        question.rejected.connect(self._on_no)
        question.open()

    @Slot()
    def _on_yes(self) -> None:
        """Go on; if the account has changed once more meanwhile, ask again."""
        if self._asked is not None:
            (agreed, window), self._asked = self._asked, None
            self._start(window, agreed)

    @Slot()
    def _on_no(self) -> None:
        self._asked = None
