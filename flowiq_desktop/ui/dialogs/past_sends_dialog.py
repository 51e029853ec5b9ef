"""Past sends: every campaign with its counts; continue one, look at it, or delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.dialogs.past_sends_model import Column, PastSendsModel
from flowiq_desktop.ui.jobs.saved_notice import SavedNotice
from flowiq_desktop.ui.language.retranslated import keep_translated, say_model_anew
from flowiq_desktop.ui.qt_lines import choose_line
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.plain_words import tip
from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from flowiq_desktop.services.results.campaigns import CampaignService, CampaignSummary
    from flowiq_desktop.ui.jobs.campaign_deleter import CampaignDeleter
    from flowiq_desktop.ui.jobs.results_saver import ResultsSaver
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.theme.icons import Icons

_SIZE = (860, 480)
_TABLE_HEIGHT = 140


class PastSendsDialog(TaskDialog):
    """The journal's campaigns.

    Signals:
        open_requested: number of the campaign that the person wants to continue or look at.
        settle_requested: number of the campaign whose unsure messages the person asks about.
    """

    open_requested = Signal(int)
    settle_requested = Signal(int)

    def __init__(
        self,
        campaigns: CampaignService,
        run: CampaignRun,
        saver: ResultsSaver,
        deleter: CampaignDeleter,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("past_sends_dialog", lambda: say("Past sends"), _SIZE, parent)
        self._campaigns, self._run = campaigns, run
        self._saver, self._deleter = saver, deleter
        self.model = PastSendsModel(self)
        self.table = QTableView()
        self.empty = PlainLabel(role="hint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._heading, self.reason = PlainLabel(role="title"), PlainLabel(role="hint")
        self._fault: Exception | None = None
        self.open_button = QPushButton()
        self.settle_button = QPushButton()
        self.save_button = QPushButton()
        self.delete_button = QPushButton()
        self.close_button = QPushButton()
        self._build_layout(SavedNotice(saver, icons, "past_saved_notice"))
        self._connect()
        self.refresh()
        keep_translated(self, self._say)

    @Slot()
    def refresh(self) -> None:
        """Read the list again; the same campaign stays selected if it still exists."""
        chosen = self._chosen()
        campaigns = self._campaigns.recent()
        self.model.show(campaigns)
        rows = [i for i, entry in enumerate(campaigns) if chosen and entry.id == chosen.id]
        if campaigns:
            choose_line(self.table, rows[0] if rows else 0)
        self.table.setVisible(bool(campaigns))
        self.empty.setVisible(not campaigns)
        self._show_buttons()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return (self.table,)

    @override
    def reject(self) -> None:
        """Close, unless something is being deleted: its outcome is shown here."""
        if not self._deleter.busy:
            super().reject()

    def _say(self) -> None:
        self._heading.setText(self.tr("Past sends"))
        self.empty.setText(self.tr("No past sends are kept on this computer."))
        self.table.setAccessibleName(self.tr("Past sends"))
        self.save_button.setText(self.tr("&Save results…"))
        self.delete_button.setText(self.tr("&Delete…"))
        self.close_button.setText(self.tr("Close"))
        say_model_anew(self.model)
        fault = self._fault
        self._show_buttons()
        if fault is not None:
            self._on_not_deleted(fault)

    def _chosen(self) -> CampaignSummary | None:
        return self.model.campaign(self.table.currentIndex().row())

    @Slot()
    def _show_buttons(self) -> None:
        chosen, self._fault = self._chosen(), None
        unfinished = bool(chosen and chosen.left)
        self.open_button.setText(self.tr("&Continue") if unfinished else self.tr("See &results"))
        under_way = self._run.running
        busy = under_way or self._deleter.busy
        self.open_button.setEnabled(chosen is not None and not busy)
        self._show_settle_button(chosen.undecided if chosen else 0)
        waits = self._saver.busy or self._deleter.busy
        self.save_button.setEnabled(chosen is not None and not waits)
        self.close_button.setEnabled(not self._deleter.busy)
        hint = refusals.sending() if under_way else ""
        self.open_button.setToolTip(tip(hint))
        kept_for = self._why_not_delete(chosen)
        self.delete_button.setEnabled(chosen is not None and not kept_for)
        self.delete_button.setToolTip(tip(kept_for))
        self.reason.show_if_any((hint or kept_for) if chosen is not None else "")

    def _why_not_delete(self, chosen: CampaignSummary | None) -> str:
        """Why no campaign, or not this one, can be deleted now, or ""."""
        if self._deleter.busy:
            return self.tr("Deleting…")
        if self._saver.busy:
            return self.tr("Results are being saved. You can delete after that.")
        if chosen is not None and self._run.running and chosen.id == self._run.campaign_id:
            return refusals.sending()
        return ""

    def _show_settle_button(self, unsure: int) -> None:
        text = say_count("&Find out about 1 message…", "&Find out about {n} messages…", unsure)
        self.settle_button.setText(text)
        self.settle_button.setVisible(unsure > 0)
        self.settle_button.setEnabled(not self._run.running and not self._deleter.busy)

    @Slot()
    def _on_open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.open_button.isEnabled():
            self.open_requested.emit(chosen.id)
            self.accept()

    @Slot()
    def _on_settle(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.accept()
            self.settle_requested.emit(chosen.id)

    @Slot()
    def _on_save(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._saver.ask(chosen.id, chosen.name, self)

    @Slot()
    def _on_delete(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        question = Question(
            "delete_question",
            lambda: self.tr("Delete “{name}”?").format(name=chosen.name),
            lambda: self._what_deleting_means(chosen),
            lambda: self.tr("Delete"),
            lambda: self.tr("Keep it"),
            self,
        )
        question.accepted.connect(self._delete)
        question.open()

    def _what_deleting_means(self, campaign: CampaignSummary) -> str:
        gone = self.tr(
            "Its results, numbers and texts, and the corrections kept for its spreadsheet, are "
            "removed from this computer for good. "
            "Save the results first if you may need them. For 30 days it is still noticed when "
            "the same messages are about to be sent again."
        )
        if not campaign.left:
            return gone
        waiting = say_count(
            "1 message that waits is not sent any more.",
            "{n} messages that wait are not sent any more.",
            campaign.left,
        )
        return f"{waiting} {gone}"

    @Slot()
    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._deleter.delete(chosen.id)

    @Slot(object)
    def _on_not_deleted(self, fault: Exception) -> None:
        self._show_buttons()
        self._fault = fault
        told = AppError.of(fault, refusals.unexplained(), str(fault))
        self.reason.show_if_any(str(told))

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.table.doubleClicked.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.settle_button.clicked.connect(self._on_settle)
        self.save_button.clicked.connect(self._on_save)
        self.delete_button.clicked.connect(self._on_delete)
        self.close_button.clicked.connect(self.reject)
        for changed in (self._saver.started, self._saver.saved, self._saver.failed):
            changed.connect(self._show_buttons)
        self._deleter.started.connect(self._show_buttons)
        self._deleter.deleted.connect(self.refresh)
        self._deleter.failed.connect(self._on_not_deleted)

    def _build_layout(self, saved: QWidget) -> None:
        self._dress_table()
        for button, name in (
            (self.open_button, "open_campaign_button"),
            (self.settle_button, "settle_campaign_button"),
            (self.save_button, "save_campaign_button"),
            (self.delete_button, "delete_campaign_button"),
            (self.close_button, "close_past_sends_button"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
        say_role(self.open_button, "primary")
        say_role(self.delete_button, "danger")
        self.foot.trailing = 1
        for button in (
            self.delete_button,
            self.settle_button,
            self.save_button,
            self.close_button,
            self.open_button,
        ):
            self.foot.addWidget(button)
        column = self.body
        column.addWidget(self._heading)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(saved)
        column.addWidget(self.reason)

    def _dress_table(self) -> None:
        table = self.table
        table.setMinimumHeight(_TABLE_HEIGHT)
        table.setObjectName("past_sends_table")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
