"""CheckTable: the table of the Check step, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.check.check_delegate import CheckDelegate
from flowiq_desktop.ui.steps.check.checked_table_model import (
    FIRST_CELL,
    CheckColumn,
    CheckedTableModel,
)
from flowiq_desktop.ui.steps.check.frozen_columns import FrozenColumns

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from flowiq_desktop.ui.steps.check.row_findings import RowFindings
    from flowiq_desktop.ui.theme.icons import Icons
    from flowiq_desktop.ui.theme.theme import Theme

_WIDTHS = {CheckColumn.STATE: 112, CheckColumn.PROBLEM: 272}
_COLUMN_WIDTH = 148


class CheckTable(QTableView):
    """Enter or F2 edits; on a row's verdict they edit the cell that has the problem.

    Signals:
        row_shown: line of the current cell.
        rows_selected: the selection changed.
    """

    row_shown = Signal(int)
    rows_selected = Signal()

    def __init__(
        self,
        model: CheckedTableModel,
        icons: Icons,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("check_table")
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CheckDelegate(icons, theme, self))
        self._style_as_table()
        self._sort_by_headers()
        self._frozen = FrozenColumns(self, model, CheckDelegate(icons, theme, self, keys=self))
        self._frozen.doubleClicked.connect(self._on_frozen_double_clicked)
        keep_translated(self, self._say)
        model.modelReset.connect(self._fit_columns)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def selected_lines(self) -> list[int]:
        """Lines with a selected cell, from the top; found by ranges, however many there are."""
        lines: set[int] = set()
        selection = self.selectionModel().selection()
        for place in range(selection.count()):
            area = selection.at(place)
            lines.update(range(area.top(), area.bottom() + 1))
        return sorted(lines)

    def sheet_index(self, line: int) -> int:
        """The position in the sheet of the row in a line."""
        return self._model.sheet_index(line)

    def findings(self, line: int) -> RowFindings:
        """The verdict on the row in a line."""
        return self._model.findings(line)

    def go_to(self, line: int, column: int | None = None) -> None:
        """Make a cell of this line the current one: the given one, else the one to fix."""
        wanted = self._column_to_mend(line) if column is None else column
        self.setCurrentIndex(self._model.index(line, wanted))

    def show_line(self, line: int) -> None:
        """Make this line the current one, in the column where the person is."""
        if line >= 0 and line != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(line, max(0, self.currentIndex().column())))

    def sort_here(self) -> None:
        """Sort by the current column: first its beginning, then its end on top, then neither."""
        column, head = self.currentIndex().column(), self.horizontalHeader()
        if column < 0:
            return
        if head.sortIndicatorSection() != column:
            head.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            head.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            self.show_unsorted()

    def show_unsorted(self) -> None:
        """Let no header claim that the rows are sorted by it."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def edit_here(self) -> None:
        """Edit the current cell, or the cell to fix when a row's verdict is the current one."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if index.column() < FIRST_CELL:
            self.go_to(index.row())
            index = self.currentIndex()
        if index.column() >= FIRST_CELL:
            self._uncover(index)
            self.edit(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if event.key() in keys and self.state() is not QAbstractItemView.State.EditingState:
            self.edit_here()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Home:
            self.horizontalScrollBar().setValue(0)
        elif event.text().isprintable() and event.text():
            self._uncover(self.currentIndex())  # typing edits, and an editor beneath is not seen
        super().keyPressEvent(event)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; what stands still is so already, and must not hide another."""
        across = self.horizontalScrollBar()
        before, stays = across.value(), index.isValid() and self._frozen.holds(index)
        super().scrollTo(index, hint)
        if stays:
            across.setValue(before)
        elif index.isValid():
            across.setValue(across.value() - self._frozen.covered(index))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frozen.follow()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.rows_selected.emit()

    def _uncover(self, index: QModelIndex) -> None:
        """Let a cell be seen in the table itself, where its editor opens."""
        if self._frozen.holds(index):
            self.horizontalScrollBar().setValue(0)

    @Slot(QModelIndex)
    def _on_frozen_double_clicked(self, _index: QModelIndex) -> None:
        self.edit_here()

    def _column_to_mend(self, line: int) -> int:
        cells = self._model.findings(line).cells
        return FIRST_CELL + min(cells) if cells else CheckColumn.PROBLEM

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.row_shown.emit(current.row())

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Rows of the spreadsheet and what is wrong in them"))

    def _sort_by_headers(self) -> None:
        """A click sorts, the next one the other way round, the third one puts all back."""
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.show_unsorted()
        self.setSortingEnabled(True)

    def _fit_columns(self) -> None:
        for column, width in _WIDTHS.items():
            if self.columnWidth(column) < width:
                self.setColumnWidth(column, width)

    def _style_as_table(self) -> None:
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        # To paint itself a header asks whether all of a column is selected, cell by cell: eight
        # seconds for a hundred thousand rows. One with a selection of its own has nothing to ask.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self._model, self))
        # Two lines: most problems fit, and rows of one height need no measuring.
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 2 + 10)
