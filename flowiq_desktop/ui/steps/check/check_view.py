"""CheckView: the layout of the Check step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.texts import say
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.check import check_texts
from flowiq_desktop.ui.steps.check.check_filter import CheckFilter
from flowiq_desktop.ui.widgets.flow_layout import FlowLayout
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.page_frame import MARGIN, pin, scrolling_column
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from flowiq_desktop.services.preparing.check import CheckCounts, CheckedSheet
    from flowiq_desktop.ui.steps.check.check_actions import CheckActions
    from flowiq_desktop.ui.steps.check.check_table import CheckTable
    from flowiq_desktop.ui.steps.check.reach_card import ReachCard
    from flowiq_desktop.ui.steps.check.task_list_model import TaskListModel
    from flowiq_desktop.ui.theme.icons import Icons

_TASKS_SHOWN = ((680, 4), (620, 3), (0, 2))
"""Lines of the to-do list on a page of at least this height. Below, its first rows matter more."""
_PEEK = 0.5
"""How much is in sight of the first line that is not: it says that there are more."""
_FIRST_ROWS = 160
_TABLE_HEIGHT = 200
"""A few rows and the headers; below that the page scrolls."""


class CheckView:
    """The parts of the page, from top to bottom.

    Attributes:
        counts: "1,180 ready to send, 12 of them worth a look · 19 to fix · 5 left out".
        notice: what blocks every row, or that nothing is left to do.
        saved: what became of saving the corrected list.
        kept: what became of earlier corrections.
        progress: how far the check has come, while it runs.
        tasks: the to-do list.
        filter: which rows the table shows; `showing` says it in words for a task.
        table: the rows.
        empty: says why the table has none.
    """

    def __init__(
        self,
        page: QWidget,
        tasks: TaskListModel,
        table: CheckTable,
        actions: CheckActions,
        saved: Notice,
        icons: Icons,
        kept: QWidget | None = None,
        reach: ReachCard | None = None,
        *,
        links: QWidget | None = None,
    ) -> None:
        self._page = page
        self._links = links
        self._reach = reach
        self._kept = kept
        self.saved = saved
        self.counts = PlainLabel(role="strong")
        self.counts.setObjectName("check_counts")
        self.hint = PlainLabel(role="hint")
        self.notice = Notice(icons, "check_notice")
        self.progress = QProgressBar()
        self.progress.setObjectName("check_progress")
        self.progress.setTextVisible(False)
        self.tasks = self._make_task_list(tasks)
        self.filter = CheckFilter()
        self.showing = PlainLabel(role="small")
        self.showing.setObjectName("check_showing")
        self.undo_words = PlainLabel(role="small")
        self.undo_words.setObjectName("undo_words")
        self.undo_words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.table = table
        self.empty = PlainLabel(role="hint")
        self.empty.setObjectName("check_empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = PlainLabel(role="title")
        self._title.setWordWrap(False)
        self._buttons: list[QToolButton] = []
        self._build_layout(actions)
        self.tasks.clicked.connect(self.bring_table)
        if reach is not None:
            reach.rows_wanted.connect(self.bring_table)
        keep_translated(page, self._say)

    def show_rows_or(self, why_none: str) -> None:
        """Show the table, or why it has no rows."""
        self.table.setVisible(not why_none)
        self.empty.show_if_any(why_none)

    def tell_state(
        self, checked: CheckedSheet | None, counts: CheckCounts | None, *, failed: bool
    ) -> None:
        """Say what blocks every row, or that nothing is left to do."""
        problem = next((p for p in checked.mapping_problems), None) if checked else None
        if failed:
            words = say("Something in the program went wrong while checking the rows.")
            advice = say("Open the spreadsheet again. If it stays, ask your support for help.")
            self.notice.tell("error", words, advice)
        elif problem is not None:
            tone = "error" if problem.blocks else "warning"
            self.notice.tell(tone, problem.message, problem.advice)
        elif counts is not None and counts.rows and counts.ready == counts.rows:
            words = say("Nothing to fix: every row is ready.")
            self.notice.tell("ok", words, check_texts.worth_a_look(counts.warnings))
        else:
            self.notice.clear()

    def fit_tasks(self) -> None:
        """Give the to-do list the height of its lines, up to a few."""
        rows = self.tasks.model().rowCount()
        self.tasks.setVisible(rows > 0)
        height = self.tasks.sizeHintForRow(0) + 2 * self.tasks.spacing()
        most = next(lines for least, lines in _TASKS_SHOWN if self._page.height() >= least)
        shown = rows if rows <= most else most + _PEEK
        self.tasks.setFixedHeight(round(height * shown) + 10)

    def bring_table(self) -> None:
        """Scroll until the table's first rows are in sight, once it has its place."""
        QTimer.singleShot(0, self.table, self._bring_table)

    def _bring_table(self) -> None:
        area = self._page.findChild(QScrollArea, f"{self._page.objectName()}_scroll")
        canvas = area.widget() if area is not None else None
        if area is not None and canvas is not None:
            top = self.table.mapTo(canvas, QPoint())
            area.ensureVisible(top.x(), top.y() + _FIRST_ROWS, 0, 0)

    def _say(self) -> None:
        page = self._page
        self._title.setText(page.tr("Check your list"))
        self.progress.setAccessibleName(page.tr("Checking the rows"))
        self.tasks.setAccessibleName(page.tr("What to do"))
        for button in self._buttons:
            button.setAccessibleName(button.defaultAction().text())

    def _make_task_list(self, model: TaskListModel) -> QListView:
        tasks = QListView()
        tasks.setObjectName("check_tasks")
        tasks.setModel(model)
        tasks.setItemDelegate(_RoomyDelegate(tasks))
        tasks.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tasks.setUniformItemSizes(True)
        tasks.setSpacing(1)
        return tasks

    def _build_layout(self, actions: CheckActions) -> None:
        column = scrolling_column(self._page)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.progress)
        if self._kept is not None:
            column.addWidget(self._kept)
        column.addWidget(self.tasks)
        if self._reach is not None:
            column.addWidget(self._reach)
        if self._links is not None:
            column.addWidget(self._links)
        column.addWidget(self.filter)
        column.addLayout(self._tools(actions))
        said = QHBoxLayout()
        said.addWidget(self.showing)
        said.addWidget(self.undo_words, 1)
        column.addLayout(said)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        told = [self._reach.notice] if self._reach is not None else []
        pin(self._page, self.notice, self.saved, *told)

    def _head(self) -> QHBoxLayout:
        """What is known stands beside the title: the table is to begin as high as it can."""
        known = QVBoxLayout()
        known.setSpacing(0)
        known.addWidget(self.counts)
        known.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._title)
        row.addLayout(known, 1)
        return row

    def _tools(self, actions: CheckActions) -> FlowLayout:
        """All in one flow, so that no line of it is left half empty: the table is below."""
        flow = FlowLayout(4)
        flow.addWidget(self.filter.search)
        for action in (actions.previous, actions.next, actions.undo, actions.redo):
            flow.addWidget(self._button(action, words=False))
        for action in (*actions.on_list(), *actions.on_rows(), actions.file_links):
            flow.addWidget(self._button(action, words=True))
        return flow

    def _button(self, action: QAction, *, words: bool) -> QToolButton:
        button = QToolButton()
        button.setObjectName(action.objectName().replace("action_", "button_"))
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(style if words else Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._buttons.append(button)
        return button


class _RoomyDelegate(QStyledItemDelegate):
    """Lines with room around them: they are pressed like buttons."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 10)
