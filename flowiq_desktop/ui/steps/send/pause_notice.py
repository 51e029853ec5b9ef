"""Why a campaign stands still, in the page's notice, and the button that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.money.budget import OUT_OF_MESSAGES, OUT_OF_MONEY
from flowiq_desktop.services.results.campaigns import JournalError, SendRefusedError
from flowiq_desktop.services.sending.service import WhoseMove
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.steps.send.raise_limit_dialog import RaiseLimitDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.state.own_campaign import OwnCampaign
    from flowiq_desktop.ui.state.spending import Spending
    from flowiq_desktop.ui.steps.send.send_view import SendView
    from flowiq_desktop.ui.theme.icons import Icons

_BUDGET = frozenset({OUT_OF_MONEY, OUT_OF_MESSAGES})


class PauseNotice(QObject):
    """Shows why sending paused by itself.

    Signals:
        account_requested: something about the account keeps messages from going out.
        go_on_requested: the limit was raised, and the person wants to go on.
    """

    account_requested = Signal()
    go_on_requested = Signal()

    def __init__(
        self,
        view: SendView,
        run: CampaignRun,
        own: OwnCampaign,
        spending: Spending,
        icons: Icons,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._view, self._run, self._own = view, run, own
        self._spending, self._icons, self._page = spending, icons, page
        view.notice.button.clicked.connect(self._on_button)

    def show(self) -> None:
        """Say what stands in the way now, or what else is to be known."""
        notice, because = self._view.notice, self._run.because
        self._view.details.tell("")
        notice.offer(self._offer())
        if because is not None:
            notice.tell("error", because.sentence, because.advice)
        elif kept := self._own.kept:
            notice.tell("info", *send_texts.kept(kept))
        else:
            notice.clear()

    def asks_for_a_limit(self) -> bool:
        """Open the dialog that changes the limit, where the limit is what stands in the way.

        Going on without would only pause again.
        """
        because, campaign = self._run.because, self._run.campaign
        if because is None or campaign is None or because.code not in _BUDGET:
            return False
        try:
            if self._has_room(campaign.id):
                return False
            window = self._page.window()
            dialog = RaiseLimitDialog(campaign.id, self._spending, self._icons, window)
        except JournalError as fault:
            self._view.notice.tell_error(fault)
            return True
        dialog.accepted.connect(self.go_on_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return True

    def _offer(self) -> str:
        because = self._run.because
        if because is None:
            return ""
        if because.code in _BUDGET:
            return self.tr("Change the &limit…")
        return self.tr("Acco&unt…") if because.whose_move is WhoseMove.YOU else ""

    def _has_room(self, campaign: int) -> bool:
        """Whether the limit was changed elsewhere since; what has no price has no room."""
        try:
            return self._spending.has_room(campaign)
        except SendRefusedError:
            return False

    @Slot()
    def _on_button(self) -> None:
        if self._run.because is None or self._run.because.code not in _BUDGET:
            self.account_requested.emit()
        elif not self.asks_for_a_limit():
            self.go_on_requested.emit()
