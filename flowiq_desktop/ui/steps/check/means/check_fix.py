"""CheckFix: corrections of many cells at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.services.preparing.task_fixes import Fix, leaving_out, preview_of, ways_of
from flowiq_desktop.texts import say
from flowiq_desktop.ui.steps.check.asking.fix_alike_dialog import FixAlikeDialog
from flowiq_desktop.ui.steps.check.asking.fix_task_dialog import FixTaskDialog
from flowiq_desktop.ui.steps.check.check_actions import show_where_of_use
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL
from flowiq_desktop.ui.widgets.plain_words import on_button, tip

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.core.review.tasks import Task
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.check_actions import CheckActions
    from flowiq_desktop.ui.steps.check.check_rows import CheckRows
    from flowiq_desktop.ui.steps.check.check_table import CheckTable


class CheckFix(QObject):
    """Corrects many cells at once: those that read alike, or those that one task is about.

    The button for a task is named after what it would do, which is done once the person has seen
    what changes; rows are left out at once. The task is the one chosen in the to-do list, or else
    one of the current row.

    Signals:
        split_wanted: rows are to become several, in another list.
    """

    split_wanted = Signal()

    def __init__(
        self,
        draft: CampaignDraft,
        edits: EditRunner,
        shown: CheckRows,
        table: CheckTable,
        actions: CheckActions,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._draft, self._edits = draft, edits
        self._shown, self._table, self._page = shown, table, page
        self._action, self._alike = actions.fix_task, actions.fix_alike
        self._task: Task | None = None
        self._known: tuple[object, dict[tuple[Hashable, ...], tuple[Fix, ...]]] = (None, {})
        self._action.triggered.connect(self._on_fix_task)
        self._alike.triggered.connect(self._on_fix_alike)

    def allow(self, *, free: bool) -> None:
        """Look again at what can be put right; `free` when edits may be made."""
        current = self._table.currentIndex()
        self._alike.setEnabled(free and current.isValid() and current.column() >= FIRST_CELL)
        tasks = self._fixable()
        self._task = self._find(tasks) if free else None
        show_where_of_use(self._action, of_use=bool(tasks))
        self._action.setEnabled(self._task is not None)
        words = self._words()
        asks_first = self._task is None or not leaving_out(self._task)
        self._action.setText(on_button(say("{what}…", what=words) if asks_first else words))
        keys = self._action.shortcut().toString()
        self._action.setToolTip(tip(say("{what} ({keys})", what=words, keys=keys)))

    def _words(self) -> str:
        if self._task and (leaving := leaving_out(self._task)):
            return leaving
        ways = self._ways(self._task) if self._task else ()
        return say(ways[0].words) if ways else self.tr("Fix this problem")

    def _fixable(self) -> list[Task]:
        """The tasks of the sheet that can be put right."""
        checked = self._draft.checked
        tasks = checked.tasks() if checked else ()
        return [task for task in tasks if self._ways(task) or leaving_out(task)]

    def _ways(self, task: Task) -> tuple[Fix, ...]:
        """How a task can be put right; looked for once, since the window asks at every move."""
        checked = self._draft.checked
        if checked is None:
            return ()
        if self._known[0] is not checked:
            self._known = (checked, {})
        known = self._known[1]
        if task.key not in known:
            known[task.key] = ways_of(checked, task)
        return known[task.key]

    def _find(self, tasks: list[Task]) -> Task | None:
        chosen = self._shown.task
        if chosen is not None:
            return next((task for task in tasks if task.key == chosen.key), None)
        current = self._table.currentIndex()
        if not tasks or not current.isValid():
            return None
        problems = self._table.findings(current.row()).problems
        return next((t for t in tasks for p in problems if t.is_about(p)), None)

    @Slot()
    def _on_fix_alike(self) -> None:
        index, checked = self._table.currentIndex(), self._draft.checked
        if checked is None or index.column() < FIRST_CELL:
            return
        row, column = self._table.sheet_index(index.row()), index.column() - FIRST_CELL
        text = checked.cell(row, column)
        alike = sum(1 for i in range(len(checked.sheet)) if checked.cell(i, column) == text)
        dialog = FixAlikeDialog(checked.sheet.headers[column], text, alike, self._page)
        dialog.settled.connect(lambda new: self._edits.fix_alike(row, column, new))
        dialog.open()

    @Slot()
    def _on_fix_task(self) -> None:
        checked, task = self._draft.checked, self._task
        if checked is None or task is None:
            return
        if leaving_out(task):  # as its name says, and undone as easily
            self._edits.leave_out(task.rows)
            return
        ways = [preview_of(checked, task, way) for way in self._ways(task)]
        dialog = FixTaskDialog(self._words, ways, self._page)
        dialog.chosen.connect(lambda way: self._do(task, way))
        dialog.open()

    def _do(self, task: Task, way: Fix) -> None:
        if way.splits:
            self.split_wanted.emit()
        else:
            self._edits.fix_task(task, way)
