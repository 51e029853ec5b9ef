"""CheckPage: the step in which the person looks at what is wrong and fixes it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui import refusals
from flowiq_desktop.ui.hearing.announcer import Announcer
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.qt_progress import show_done
from flowiq_desktop.ui.steps.check import check_texts
from flowiq_desktop.ui.steps.check.check_actions import CheckActions
from flowiq_desktop.ui.steps.check.check_arranging import CheckArranging
from flowiq_desktop.ui.steps.check.check_rows import CheckRows
from flowiq_desktop.ui.steps.check.check_table import CheckTable
from flowiq_desktop.ui.steps.check.check_view import CheckView
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL, CheckedTableModel
from flowiq_desktop.ui.steps.check.means.check_means import CheckMeans, Parts
from flowiq_desktop.ui.steps.check.task_list_model import TaskListModel
from flowiq_desktop.ui.steps.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QResizeEvent

    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.services.preparing.check import CheckCounts
    from flowiq_desktop.ui.jobs.check_runner import CheckRunner
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.jobs.list_saver import ListSaver
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.check_filter import Show
    from flowiq_desktop.ui.steps.check.links_card import LinksCard
    from flowiq_desktop.ui.steps.check.reach_card import ReachCard
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme

_log = logging.getLogger(__name__)
_TONES = {"ok": "ok", "warning": "warning", "error": "error", "leave-out": "muted"}


class CheckPage(Page):
    """A to-do list, the rows it is about, and the means to fix them."""

    def __init__(
        self,
        draft: CampaignDraft,
        checks: CheckRunner,
        edits: EditRunner,
        icons: Icons,
        theme: Theme,
        kept: QWidget | None = None,
        reach: ReachCard | None = None,
        parent: QWidget | None = None,
        *,
        lists: ListSaver,
        links: LinksCard | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("check_page")
        self._draft, self._checks, self._edits, self._icons = draft, checks, edits, icons
        self.announcer = Announcer(self)
        self._failed = False
        self.tasks = TaskListModel(self._icon, self)
        self.rows = CheckedTableModel(draft, self._icon, self)
        self._shown = CheckRows(draft, self.rows, self)
        self.actions_ = CheckActions(self, icons)
        table = CheckTable(self.rows, icons, theme)
        parts = Parts(self, draft, edits, self._shown, table, self.actions_)
        self._means = CheckMeans(parts, lists, icons)
        acts, saved = self.actions_, self._means.save.notice
        self.view = CheckView(self, self.tasks, table, acts, saved, icons, kept, reach, links=links)
        CheckArranging(self._shown, self.view, self.actions_, self)
        if reach is not None:
            self._shown.follow(reach)
        self._connect()
        self._on_checked_changed()
        keep_translated(self, self._say)

    # -- the page as the main window sees it --------------------------------------------------

    @override
    def title(self) -> str:
        return self.tr("Check")

    @override
    def status(self) -> str:
        counts = self._counts()
        if counts is None:
            return ""
        if counts.to_fix:
            return say_count("{n} to fix", "{n} to fix", counts.to_fix)
        return say_count("{n} ready", "{n} ready", counts.ready)

    @override
    def ticked(self) -> bool:
        counts = self._counts()
        return self.done() and counts is not None and not counts.to_fix

    @override
    def primary_text(self) -> str:
        counts = self._counts()
        if counts is None or not counts.ready:
            return self.tr("Continue")
        return say("Continue with {n:,}", n=counts.ready)

    @override
    def blocked_reason(self) -> str:
        checked, counts = self._draft.checked, self._counts()
        if self._draft.loaded is None:
            return refusals.no_spreadsheet()
        if self._failed:
            return self.tr("The rows could not be checked.")
        if checked is None or counts is None:
            return self.tr("The rows are being checked.")
        if self._edits.busy:
            return self.tr("The changed rows are being checked.")
        blocking = next((p for p in checked.mapping_problems if p.blocks), None)
        if blocking is not None:
            return blocking.message
        return "" if counts.ready else self.tr("No row is ready: fix one, or put one back.")

    @override
    def on_enter(self) -> None:
        self._checks.check_now()
        if self._draft.checked is not None and not self._draft.stale:
            self.tasks.start(self._draft.checked.tasks())
            self.view.fit_tasks()
            self._shown.again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.fit_tasks()

    @override
    def resting_places(self) -> tuple[QWidget, ...]:
        return self.view.table, self.view.tasks

    def shutdown(self) -> bool:
        """Stop what runs for this page; False when it did not end in time."""
        return self._shown.shutdown() and self._means.shutdown()

    # -- connections --------------------------------------------------------------------------

    def _connect(self) -> None:
        draft, table, acts = self._draft, self.view.table, self.actions_
        draft.checked_changed.connect(self._on_checked_changed)
        draft.rows_changed.connect(self._on_rows_changed)
        draft.row_selected.connect(self._on_row_selected)
        self._checks.started.connect(self._on_check_started)
        self._checks.progressed.connect(self._on_progressed)
        self._checks.failed.connect(self._on_failed)
        self._edits.failed.connect(self._on_failed)
        self._edits.started.connect(self._on_edits_busy)
        self._edits.ended.connect(self._on_edits_busy)
        self._shown.shown.connect(self._on_shown)
        self.view.tasks.clicked.connect(self._on_task_chosen)
        self.view.tasks.activated.connect(self._on_task_chosen)
        self.view.filter.chosen.connect(self._on_filter_chosen)
        table.row_shown.connect(self._on_row_shown)
        table.rows_selected.connect(self._allow_actions)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_context_menu)
        acts.leave_out.triggered.connect(self._on_leave_out)
        acts.put_back.triggered.connect(self._on_put_back)
        acts.undo.triggered.connect(self._edits.undo)
        acts.redo.triggered.connect(self._edits.redo)
        acts.next.triggered.connect(self._on_next_problem)
        acts.previous.triggered.connect(self._on_previous_problem)

    # -- what the draft says ------------------------------------------------------------------

    @Slot()
    def _on_checked_changed(self) -> None:
        checked = self._draft.checked
        self.tasks.start(checked.tasks() if checked else ())
        self.view.fit_tasks()
        self._shown.begin()
        self._show_progress(running=checked is None and self._draft.loaded is not None)
        self._tell_counts()

    @Slot(object)
    def _on_rows_changed(self, _changed: frozenset[int]) -> None:
        if self._draft.checked is not None:
            self.tasks.update(self._draft.checked.tasks())
            self.view.fit_tasks()
        self._tell_counts()

    @Slot(int)
    def _on_row_selected(self, index: int) -> None:
        self.view.table.show_line(self.rows.line_of(index))

    @Slot()
    def _on_check_started(self) -> None:
        self._failed = False
        self._show_progress(running=self._draft.loaded is not None)
        self._tell_counts()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        show_done(self.view.progress, progress.done, progress.total)

    @Slot()
    def _on_edits_busy(self) -> None:
        self.view.table.setEnabled(not self._edits.busy)
        self._tell_counts()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        """An error in the program: what is shown may be wrong, so nothing can be sent from it."""
        _log.error("The rows could not be checked", exc_info=fault)
        self._failed = True
        self._show_progress(running=False)
        self._tell_counts()

    # -- what the person does -----------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_task_chosen(self, index: QModelIndex) -> None:
        self._shown.open_task(self.tasks.entry(index.row()).task)
        if self.rows.rowCount():
            self.view.table.go_to(0)

    @Slot(object)
    def _on_filter_chosen(self, show: Show) -> None:
        self.view.tasks.clearSelection()
        self._shown.choose(show)

    @Slot(int)
    def _on_row_shown(self, line: int) -> None:
        self._draft.select_row(self.rows.sheet_index(line))
        self._allow_actions()

    @Slot()
    def _on_leave_out(self) -> None:
        self._edits.leave_out(self._chosen_rows())

    @Slot()
    def _on_put_back(self) -> None:
        self._edits.put_back(self._chosen_rows())

    @Slot()
    def _on_next_problem(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous_problem(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        current = self.view.table.currentIndex()
        here = current.row() if current.isValid() else -1 if step > 0 else self.rows.rowCount()
        if step > 0 and current.isValid() and current.column() < FIRST_CELL:
            here -= 1  # from a row's verdict, its own cell to fix comes first
        line = self.rows.next_problem(here, step)
        if line >= 0:
            self.view.table.go_to(line)
            self.view.table.setFocus()
        else:
            self.view.showing.show_if_any(check_texts.no_further_problem(step))

    @Slot(QPoint)
    def _on_context_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_.on_rows())
        menu.addSeparator()
        menu.addActions(self.actions_.on_table())
        menu.popup(self.view.table.viewport().mapToGlobal(place))

    # -- showing ------------------------------------------------------------------------------

    def _say(self) -> None:
        self.rows.say_anew()
        self.tasks.say_anew()
        self._say_shown()
        self._tell_counts()

    @Slot()
    def _on_shown(self) -> None:
        view = self.view
        view.filter.show_chosen(self._shown.show)
        self._say_shown()
        view.table.show_line(self.rows.line_of(self._draft.selected_row))
        self._allow_actions()

    def _say_shown(self) -> None:
        shown, loaded = self._shown, self._draft.loaded
        self.view.showing.show_if_any(check_texts.showing_all(shown, loaded))
        why = check_texts.why_empty(shown.show, shown.text, loaded=loaded is not None)
        self.view.show_rows_or("" if self.rows.rowCount() else why)

    def _tell_counts(self) -> None:
        checked, counts = self._draft.checked, self._counts()
        self.view.counts.setText(check_texts.counts_line(counts) if counts else "")
        self.announcer.announce(self.view.counts.text())
        self.view.hint.show_if_any(check_texts.hint(counts) if counts else "")
        self.view.tell_state(checked, counts, failed=self._failed)
        if checked is not None and counts is not None:
            self.view.filter.show_numbers(check_texts.numbers(checked, counts))
        self._allow_actions()
        self.primary_changed.emit()
        self.status_changed.emit()

    def _show_progress(self, *, running: bool) -> None:
        self.view.progress.setVisible(running)
        self.view.progress.setRange(0, 0)
        self.view.table.setEnabled(not running)

    @Slot()
    def _allow_actions(self) -> None:
        acts, checked = self.actions_, self._draft.checked
        free = checked is not None and not self._draft.stale and not self._edits.busy
        chosen = self._chosen_rows() if free else []
        out = checked.edits.left_out if checked else set()
        acts.leave_out.setEnabled(any(row not in out for row in chosen))
        acts.put_back.setEnabled(any(row in out for row in chosen))
        self._means.allow(free=free)
        acts.name_rows(len(chosen))
        undo, redo = (
            (checked.edits.undo_title, checked.edits.redo_title) if checked and free else ("", "")
        )
        acts.name_steps(undo, redo)
        words = say("Can be undone: {change}", change=undo) if undo else ""
        self.view.undo_words.show_if_any(words)

    def _chosen_rows(self) -> list[int]:
        """Positions of the rows selected; else of all rows of the task, else of the current row."""
        lines = self.view.table.selected_lines()
        current = self.view.table.currentIndex()
        if not lines and self._shown.task is not None:
            lines = list(range(self.rows.rowCount()))
        elif not lines and current.isValid():
            lines = [current.row()]
        return [self.rows.sheet_index(line) for line in lines]

    def _counts(self) -> CheckCounts | None:
        checked = self._draft.checked
        return checked.counts() if checked and not self._draft.stale else None

    def _icon(self, name: str) -> QIcon:
        return self._icons.icon(name, _TONES[name], 16)
