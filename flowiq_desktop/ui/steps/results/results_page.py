"""Step 5, Results: what became of every row, what can be done about it, and the sheet to keep."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from flowiq_desktop.core.progress import Cancelled
from flowiq_desktop.services.results.campaigns import JournalError, SendRefusedError
from flowiq_desktop.texts import mark, say_count
from flowiq_desktop.ui import refusals, send_texts
from flowiq_desktop.ui.dialogs.held_dialog import HeldDialog
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.jobs.saved_notice import SavedNotice
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.reconciliation.reconciliation_dialog import ReconciliationDialog
from flowiq_desktop.ui.steps.page import Page
from flowiq_desktop.ui.steps.results.adding_contacts import AddingContacts
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from flowiq_desktop.ui.steps.results.results_groups import (
    in_a_line,
    read_groups,
    settled_groups,
    with_terms,
)
from flowiq_desktop.ui.steps.results.results_table import ResultsTablePanel
from flowiq_desktop.ui.steps.results.results_view import ResultsView
from flowiq_desktop.ui.steps.results.sending_again import SendingAgain
from flowiq_desktop.ui.widgets.plain_words import tip

if TYPE_CHECKING:
    from flowiq_desktop.services.reach.terms import Term
    from flowiq_desktop.services.results.report import FailureGroup, PutBack, ReportService
    from flowiq_desktop.services.sending.new_contacts import ContactService
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.jobs.results_reader import ResultsReader
    from flowiq_desktop.ui.jobs.results_saver import ResultsSaver
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.state.reconciliation import Reconciliation
    from flowiq_desktop.ui.state.spending import Spending
    from flowiq_desktop.ui.theme.icons import Icons

_REREAD_MS = 2000
"""How often the reasons are read again while messages are being sent."""


class ResultsPage(Page):
    """Shows the results of the campaign the window is at, also while it is being sent.

    Signals:
        new_campaign_requested: the person wants to begin with another spreadsheet.
        sending_requested: the person has said that rows are to be sent again, now.
        template_requested: rows are to be sent as a template instead.
    """

    new_campaign_requested = Signal()
    sending_requested = Signal()
    template_requested = Signal()

    def __init__(
        self,
        run: CampaignRun,
        reports: ReportService,
        rows: ResultsReader,
        reconciliation: Reconciliation,
        saver: ResultsSaver,
        contacts: ContactService,
        icons: Icons,
        explainer: Explainer,
        *,
        spending: Spending,
    ) -> None:
        super().__init__()
        self.setObjectName("results_page")
        self._again = SendingAgain(run, reports, self)
        self._adding = AddingContacts(run, reports, contacts, icons, explainer, self)
        self._explainer = explainer
        self._run, self._reports, self._saver, self._icons = run, reports, saver, icons
        self._reconciliation = reconciliation
        self._groups: list[FailureGroup] = []
        self._cards: list[GroupCard] = []
        self._cards_of: int | None = None
        self._held_for = ""
        self._reader, self._rows = LatestJob(self), rows
        self._timer = QTimer(self)
        self._timer.setInterval(_REREAD_MS)
        self.table = ResultsTablePanel(rows, icons)
        self._saved = SavedNotice(saver, icons, "results_saved_notice", lambda: run.campaign_id)
        self.view = ResultsView(self, self._saved, self.table, icons, spending)
        self._connect()
        keep_translated(self, self._say)

    @override
    def title(self) -> str:
        return self.tr("Results")

    @override
    def status(self) -> str:
        if self._run.campaign is None:
            return ""
        return say_count("1 sent", "{n} sent", self._run.progress.sent)

    @override
    def primary_text(self) -> str:
        return self.tr("Save results…")

    @override
    def blocked_reason(self) -> str:
        if self._run.campaign is None:
            return refusals.nothing_sent()
        return refusals.saving() if self._saver.busy else ""

    @override
    def on_primary(self) -> None:
        campaign = self._run.campaign
        if campaign is not None:
            self._saver.ask(campaign.id, campaign.name, self.window())

    @override
    def done(self) -> bool:
        return False

    @override
    def on_enter(self) -> None:
        self._show()
        self._reread()

    @Slot(str)
    def find_out(self, reason: str = "") -> None:
        """Ask about the messages nobody is sure of; a reason chooses those to begin with."""
        if self._run.campaign is None or self._run.running:
            return
        dialog = ReconciliationDialog(
            self._reconciliation,
            self._icons,
            reason=reason,
            waiting=self._run.progress.left,
            parent=self.window(),
        )
        dialog.sending_wanted.connect(self._go_on_sending)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def shutdown(self) -> None:
        """Wait for what runs in the background."""
        self._timer.stop()
        self._reader.shutdown()
        self._rows.shutdown()

    def _connect(self) -> None:
        self._run.changed.connect(self._on_run_changed)
        self._run.progressed.connect(self._show_counts)
        self._reader.finished.connect(self._on_read)
        self._timer.timeout.connect(self._reread)
        self._rows.failed.connect(self._on_settling_failed)
        self.table.again_wanted.connect(self._ask_again)
        for again in (self._again, self._adding):
            again.put_back.connect(self._on_put_back)
            again.failed.connect(self.view.notice.tell_error)
        self._reconciliation.changed.connect(self._block_cards)
        self._reconciliation.released.connect(self._on_released)
        self._reconciliation.failed.connect(self._on_settling_failed)
        for saving in (self._saver.started, self._saver.saved, self._saver.failed):
            saving.connect(self.primary_changed)
        self.view.rows_button.clicked.connect(self.table.show_table)
        self.view.new_button.clicked.connect(self.new_campaign_requested)

    @Slot()
    def _on_run_changed(self) -> None:
        if self.isVisible():
            self._show()
            self._reread()
        self.status_changed.emit()

    @Slot()
    def _show(self) -> None:
        self._saved.look()
        self._show_counts()
        self.view.show_notice(self._run)
        if self._run.running:
            self._timer.start()
        else:
            self._timer.stop()
        self._show_new_button()
        self.primary_changed.emit()

    def _show_new_button(self) -> None:
        self.view.new_button.setEnabled(not self._run.running)
        self.view.new_button.setToolTip(tip(refusals.sending() if self._run.running else ""))

    @Slot()
    def _show_counts(self) -> None:
        campaign = self._run.campaign
        if campaign is not None and self.isVisible():
            self.view.show_counts(campaign, self._run)

    @Slot()
    def _reread(self) -> None:
        if self._run.campaign is not None and self.isVisible():
            self._reader.request(self._make_reading)
            self.table.block(self._why_no_decision())
            self.table.show_campaign(self._run.campaign_id)

    def _make_reading(self) -> Job:
        campaign = self._run.campaign
        return read_groups(self._reports, campaign.id if campaign else 0)

    def _say(self) -> None:
        """The notice does it by itself; rows and reasons are put into words as they are read."""
        self._show_counts()
        self._reread()
        self._show_new_button()
        self._block_cards()
        self.primary_changed.emit()
        self.status_changed.emit()

    @Slot(object)
    def _on_read(self, groups: list[FailureGroup]) -> None:
        self._groups = groups
        # The same groups as before keep their cards, and a button its focus.
        waits, left_out = settled_groups(groups)
        shown = [*waits, *left_out]
        same = self._cards_of == self._run.campaign_id and len(shown) == len(self._cards)
        self._cards_of = self._run.campaign_id
        if same and all(map(GroupCard.shows, self._cards, shown)):
            for card, group in zip(self._cards, shown, strict=True):
                card.show_group(group)
            return
        self._cards = [self._card(*group) for group in with_terms(shown)]
        sections = (
            (mark("Not sent, or unsure"), self._cards[: len(waits)]),
            (mark("Left out"), self._cards[len(waits) :]),
        )
        self.view.show_groups((heading, cards) for heading, cards in sections if cards)

    def _card(self, group: FailureGroup, terms: tuple[Term, ...]) -> GroupCard:
        explanation = self._explainer.make(*terms) if terms else None
        card = GroupCard(group, self._icons, QGuiApplication.clipboard(), explanation)
        card.block(self._why_no_decision())
        card.retry_requested.connect(self._on_retry)
        card.settle_requested.connect(self.find_out)
        card.release_requested.connect(self._ask_about_held)
        card.contacts_requested.connect(self._ask_about_contacts)
        card.template_requested.connect(self.template_requested)
        return card

    @Slot(object)
    def _on_retry(self, group: FailureGroup) -> None:
        """Put the rows back to waiting and go where sending continues."""
        campaign = self._run.campaign
        if campaign is None or self._run.running:
            return
        try:
            put_back = self._reports.try_again(campaign.id, group.reason, group.state)
        except (SendRefusedError, JournalError) as fault:
            self.view.notice.tell_error(fault)
            return
        self._tell_stopped(put_back.stopped)
        if put_back.held:
            self._run.reread()
            self._reread()
        if put_back.ready:
            self._run.reread()
            self.back_requested.emit()

    @Slot(int)
    def _ask_again(self, unsent: int) -> None:
        hopeless = sum(
            group.count for group in self._groups if group.unsent and not group.can_retry
        )
        self._again.ask(unsent, hopeless, self.window())

    @Slot(object)
    def _ask_about_contacts(self, group: FailureGroup) -> None:
        self._adding.ask(group, self.window())

    @Slot(object)
    def _on_put_back(self, put_back: PutBack) -> None:
        """Rows wait again, because the person wants them sent: go on with it."""
        self._run.reread()
        self._tell_stopped(put_back.stopped)
        if put_back.ready:
            self._go_on_sending()
        else:
            self._reread()

    @Slot(object)
    def _ask_about_held(self, group: FailureGroup) -> None:
        if self._run.campaign is None or self._run.running:
            return
        alike = [g for g in self._groups if (g.state, g.reason) == (group.state, group.reason)]
        lines = [partial(in_a_line, group) for group in alike]
        self._held_for = group.reason
        dialog = HeldDialog(
            sum(g.count for g in alike),
            self._icons,
            self.window(),
            reason=group.reason,
            lines=lines,
            waiting=self._run.progress.left,
        )
        dialog.accepted.connect(self._release)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _release(self) -> None:
        self._reconciliation.release(self._held_for)

    @Slot(object)
    def _on_settling_failed(self, fault: Exception) -> None:
        """An open dialog says so itself; this page says what came of its own requests."""
        if self._held_for and not isinstance(fault, Cancelled):
            self.view.notice.tell_error(fault)
        self._held_for = ""

    @Slot()
    def _block_cards(self) -> None:
        for card in self._cards:
            card.block(self._why_no_decision())
        self.table.block(self._why_no_decision())

    def _why_no_decision(self) -> str:
        if self._run.running:
            return refusals.sending()
        return self.tr("One moment…") if self._reconciliation.busy else ""

    @Slot(int)
    def _on_released(self, ready: int) -> None:
        if ready:
            self._go_on_sending()
        else:
            self.view.notice.tell("info", partial(send_texts.still_held, self._held_for))
            self._reread()

    def _tell_stopped(self, rows: int) -> None:
        if rows:
            self.view.notice.tell("info", send_texts.still_stopped)

    @Slot()
    def _go_on_sending(self) -> None:
        """Go where sending is shown, and send what waits now: the person has just said so."""
        self._held_for = ""
        self.back_requested.emit()
        self.sending_requested.emit()
