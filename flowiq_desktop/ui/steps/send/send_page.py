"""Step 4, Send: what will happen, a test, the last question, and sending itself."""

from __future__ import annotations

import logging
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication

from flowiq_desktop.services.sending.service import SendRefusedError
from flowiq_desktop.texts import say
from flowiq_desktop.ui import send_texts
from flowiq_desktop.ui.jobs.saved_notice import SavedNotice
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.page import Page
from flowiq_desktop.ui.steps.send.pause_notice import PauseNotice
from flowiq_desktop.ui.steps.send.send_view import SendView
from flowiq_desktop.ui.steps.send.sending_told import SendingTold
from flowiq_desktop.ui.steps.send.stop_question import stop_question
from flowiq_desktop.ui.steps.send.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flowiq_desktop.services.account.preferences import PreferenceStore
    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.services.sending.service import SendProgress, SendSummary
    from flowiq_desktop.ui.jobs.results_saver import ResultsSaver
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.state.own_campaign import OwnCampaign
    from flowiq_desktop.ui.state.send_start import SendStart
    from flowiq_desktop.ui.state.spending import Spending
    from flowiq_desktop.ui.steps.send.preparation import Preparation
    from flowiq_desktop.ui.steps.send.send_test_card import SendTestCard
    from flowiq_desktop.ui.theme.icons import Icons

_LOG = logging.getLogger(__name__)


class Stage(Enum):
    """Where the page is."""

    PREPARING = auto()
    FREEZING = auto()
    SENDING = auto()
    STOPPED = auto()
    DONE = auto()


class SendPage(Page):
    """Sends the draft, or continues a campaign that was stopped.

    Signals:
        account_requested: something about the account keeps messages from going out.
    """

    account_requested = Signal()

    def __init__(
        self,
        own: OwnCampaign,
        preparation: Preparation,
        run: CampaignRun,
        start: SendStart,
        account: ActiveAccount,
        saver: ResultsSaver,
        preferences: PreferenceStore,
        test_card: SendTestCard,
        *,
        spending: Spending,
        icons: Icons,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.setObjectName("send_page")
        self._own, self._preparation, self._run, self._start = own, preparation, run, start
        self._account, self._saver = account, saver
        self._faulted = False
        saved = SavedNotice(saver, icons, "send_saved_notice", self._campaign_id)
        self._saved = saved
        self.view = SendView(self, test_card, saved, icons, QGuiApplication.clipboard(), now)
        self._pause = PauseNotice(self.view, run, own, spending, icons, self)
        self.told = SendingTold(run, self)
        self._wishes = Wishes(self.view.summary, preferences, account, spending, now, self)
        self._connect()
        keep_translated(self, self._show)

    # -- what the main window asks ----------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """Where the page is, worked out from what is going on."""
        if self._preparation.freezing:
            return Stage.FREEZING
        if self._run.campaign is None:
            return Stage.PREPARING
        if self._run.running:
            return Stage.SENDING
        return Stage.STOPPED if self._run.progress.left else Stage.DONE

    @override
    def title(self) -> str:
        return self.tr("Send")

    @override
    def status(self) -> str:
        if self._run.campaign is None:
            return ""
        progress = self._run.progress
        done = progress.total - progress.left
        return say("{done:,} of {total:,}", done=done, total=progress.total)

    @override
    def done(self) -> bool:
        return self._run.campaign is not None

    @override
    def ticked(self) -> bool:
        return self._run.campaign is not None and not self._run.progress.left

    @override
    def lock_reason(self) -> str:
        match self.stage:
            case Stage.PREPARING:
                return ""
            case Stage.DONE:
                return self.tr("This campaign is finished. Begin a new one to send again.")
            case Stage.STOPPED if self._own.changeable:
                return ""
        return self.tr("What is sent is fixed now. Begin a new campaign to change it.")

    @override
    def primary_text(self) -> str:
        match self.stage:
            case Stage.DONE:
                return self.tr("See the results")
            case Stage.SENDING:
                return self.tr("Continue sending") if self._run.paused else self.tr("Pause")
            case Stage.STOPPED:
                return say("Continue with {count:,}", count=self._run.progress.left)
        outline = self._preparation.outline
        if outline is None or not outline.messages:
            return self.tr("Send messages")
        return say("Send {messages}", messages=send_texts.messages(outline.messages))

    @override
    def blocked_reason(self) -> str:
        match self.stage:
            case Stage.DONE:
                return ""
            case Stage.FREEZING:
                return self.tr("Writing down what will be sent…")
            case Stage.SENDING:
                return self.tr("Finishing what is on its way…") if self._run.stopping else ""
            case Stage.STOPPED:
                return self._start.why_not()
        not_now = self._preparation.why_not() or self._start.why_no_connection()
        return not_now or self._wishes.problem(self._preparation.outline)

    @override
    def on_primary(self) -> None:
        match self.stage:
            case Stage.DONE:
                self.advance_requested.emit()
            case Stage.SENDING if self._run.paused:
                self._run.proceed()
            case Stage.SENDING:
                self._run.pause()
            case Stage.STOPPED:
                if not self._pause.asks_for_a_limit():
                    self._start.start(self.window())
            case Stage.PREPARING:
                wishes, outline = self._wishes, self._preparation.outline
                self._preparation.confirm(
                    self._facts,
                    self.window(),
                    wishes.times,
                    budget=wishes.budget,
                    careful=wishes.careful,
                    people=wishes.people_choice(outline),
                )

    @override
    def on_enter(self) -> None:
        if self.stage is Stage.PREPARING and self._preparation.outline is None:
            self._preparation.recount()
        self._wishes.show_account()
        self._show()

    def read_options(self) -> None:
        """Take the pace from the preferences, where the settings may have changed it."""
        self._wishes.read()

    @Slot()
    def proceed(self) -> None:
        """Continue a waiting campaign, as its button does, when that is possible."""
        if self.stage is Stage.STOPPED and self.primary_enabled():
            self.on_primary()

    # -- decisions --------------------------------------------------------------------------

    @Slot()
    def _go_on(self) -> None:
        if self.stage is Stage.STOPPED and self.primary_enabled():
            self._start.start(self.window())

    def _facts(self, outline: Outline) -> list[tuple[str, str]]:
        return self._wishes.facts(outline, self._preparation.reach_facts)

    def _connect(self) -> None:
        self._account.changed.connect(self._show)
        self._preparation.changed.connect(self._show)
        self._preparation.outdated.connect(self._on_outdated)
        self._preparation.frozen.connect(self._on_frozen)
        self._preparation.unreleased.connect(self._on_unreleased)
        self._preparation.failed.connect(self._on_failed)
        self._start.begun.connect(self._on_begun)
        self._start.failed.connect(self._on_failed)
        self._run.changed.connect(self._show)
        self._run.progressed.connect(self._on_progressed)
        self._run.ended.connect(self._on_ended)
        self._run.failed.connect(self._on_failed)
        self._own.made_way.connect(self._on_made_way)
        self._wishes.pace_changed.connect(self._show_summary)
        self._wishes.changed.connect(self._on_wishes)
        self._wishes.failed.connect(self._on_failed)
        progress = self.view.progress
        self._pause.account_requested.connect(self.account_requested)
        self._pause.go_on_requested.connect(self._go_on)
        progress.stop_button.clicked.connect(self._on_stop)
        progress.save_button.clicked.connect(self._on_save)

    @Slot(int)
    def _on_frozen(self, campaign_id: int) -> None:
        self._run.open(campaign_id)
        self._start.start(self.window())
        self._show()

    @Slot(int, object)
    def _on_unreleased(self, campaign_id: int, fault: Exception) -> None:
        self._run.open(campaign_id)
        self._on_failed(fault)

    @Slot()
    def _on_begun(self) -> None:
        self._faulted = False

    @Slot(object)
    def _on_progressed(self, progress: SendProgress) -> None:
        self._show_progress(progress)
        self.status_changed.emit()

    @Slot(object)
    def _on_ended(self, summary: SendSummary) -> None:
        if summary.done and self.isVisible():
            self.advance_requested.emit()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self._faulted = True
        self.view.notice.tell_error(
            fault,
            self.tr("Nothing more was sent."),
            self.tr("What was sent so far is written down. You can continue from there."),
            self.view.details,
        )
        self.view.notice.offer("")
        level = logging.INFO if isinstance(fault, SendRefusedError) else logging.ERROR
        _LOG.log(level, "Sending failed", exc_info=fault)
        self._show()

    @Slot()
    def _on_made_way(self) -> None:
        self._faulted = False
        self._show()

    @Slot()
    def _on_stop(self) -> None:
        question = stop_question(self.window())
        question.accepted.connect(self._run.stop)
        question.open()

    @Slot()
    def _on_save(self) -> None:
        campaign = self._run.campaign
        if campaign is not None:
            self._saver.ask(campaign.id, campaign.name, self.window())

    @Slot()
    def _on_wishes(self) -> None:
        self._show_summary()
        self.primary_changed.emit()

    # -- showing ----------------------------------------------------------------------------

    def _campaign_id(self) -> int | None:
        return self._run.campaign_id

    @Slot()
    def _show(self) -> None:
        self._saved.look()
        preparing = self.stage in (Stage.PREPARING, Stage.FREEZING)
        view = self.view
        view.summary.setVisible(preparing)
        view.test_card.setVisible(preparing)
        view.progress.setVisible(not preparing)
        run = self._run
        view.show_heading(preparing, run.campaign, running=run.running, begun=run.begun)
        if preparing:
            self._show_summary()
        else:
            self._show_progress(self._run.progress)
        self._show_notice()
        self.primary_changed.emit()

    @Slot()
    def _on_outdated(self) -> None:
        """Count again while somebody waits here: what is behind links may be noted only now."""
        if self.isVisible() and self.stage is Stage.PREPARING:
            self._preparation.recount()

    @Slot()
    def _show_summary(self) -> None:
        self._wishes.show(self._preparation.outline)

    def _show_progress(self, progress: SendProgress) -> None:
        run = self._run
        self.view.progress.show_progress(
            progress, running=run.running, stopping=run.stopping, certain=run.certain
        )

    def _show_notice(self) -> None:
        summary = self._run.summary
        self.view.show_sleep_note(summary.sleep_note if summary else "")
        if not self._faulted:
            self._pause.show()
