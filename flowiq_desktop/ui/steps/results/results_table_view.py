"""ResultsTableView: the layout of the table of results, with its search, filter and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.results.results_model import ResultColumn, ResultsModel
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser
from flowiq_desktop.ui.widgets.page_frame import card
from flowiq_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from flowiq_desktop.ui.theme.icons import Icons

MOST_COPIED = 1000
"""For more rows than that there is the results sheet."""
_HEIGHT = 420
_WIDTHS = {
    ResultColumn.ROW: 64,
    ResultColumn.NAME: 170,
    ResultColumn.NUMBER: 140,
    ResultColumn.OUTCOME: 110,
    ResultColumn.WHY: 280,
}


class _Table(QTableView):
    """Copies rows, where Qt would copy the one cell that has the focus."""

    copy_wanted = Signal()

    @override
    def selectAll(self) -> None:
        """Select from the top, as many rows as the clipboard gets.

        Qt looks at each cell of what is selected: ten seconds for a hundred thousand rows.
        """
        model, chosen = self.model(), self.selectionModel()
        last = min(model.rowCount(), MOST_COPIED + 1) - 1
        if last >= 0:
            part = QItemSelection(model.index(0, 0), model.index(last, model.columnCount() - 1))
            chosen.select(part, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class ResultsTableView(QWidget):
    """A heading with the button that sends again, what narrows the table, and the table."""

    def __init__(self, model: ResultsModel, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results_table_panel")
        self.search = QLineEdit()
        self.search.setObjectName("results_search")
        self.search.setClearButtonEnabled(True)
        self.filter = Chooser()
        self.filter.setObjectName("results_filter")
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.shown = PlainLabel(role="hint")
        self.shown.setObjectName("results_shown")
        self.again_button = QPushButton()
        self.again_button.setObjectName("send_unsent_again_button")
        icons.bind(self.again_button, "send", size=16)
        self.again_hint = PlainLabel(role="hint")
        self.table = self._make_table(model)
        self.find_action = self._action("find_row", QKeySequence.StandardKey.Find)
        self.copy_row = self._action("copy_row", QKeySequence("Ctrl+C"))
        self.copy_id = self._action("copy_id", QKeySequence("Ctrl+Shift+C"))
        self._heading = PlainLabel(role="heading")
        self.table.copy_wanted.connect(self._on_copy_key)
        self._build_layout()
        keep_translated(self, self._say)

    def _say(self) -> None:
        self._heading.setText(self.tr("Every row"))
        self.search.setAccessibleName(self.tr("Look for a person"))
        self.search.setPlaceholderText(self.tr("Name, number, row or message ID"))
        self.filter.setAccessibleName(self.tr("Show"))
        self.table.setAccessibleName(self.tr("Every row and what became of it"))
        self.find_action.setText(self.tr("&Find"))
        self.copy_row.setText(self.tr("&Copy row"))
        self.copy_id.setText(self.tr("Copy message &ID"))

    @Slot()
    def _on_copy_key(self) -> None:
        self.copy_row.trigger()

    def _action(self, name: str, keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(self)
        action.setObjectName(f"action_{name}")
        action.setShortcut(keys)
        on_table = name != "find_row"
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if on_table
            else Qt.ShortcutContext.WindowShortcut
        )
        (self.table if on_table else self).addAction(action)
        return action

    def _make_table(self, model: ResultsModel) -> _Table:
        table = _Table()
        table.setObjectName("results_table")
        table.setModel(model)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() + 14)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(ResultColumn.ROW, Qt.SortOrder.AscendingOrder)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        table.setFixedHeight(_HEIGHT)
        return table

    def _build_layout(self) -> None:
        frame, inside = card("results_table_card")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.again_button)
        narrow = QHBoxLayout()
        narrow.setSpacing(8)
        narrow.addWidget(self.search, 1)
        narrow.addWidget(self.filter)
        inside.addLayout(head)
        inside.addWidget(self.again_hint)
        inside.addLayout(narrow)
        inside.addWidget(self.shown)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
