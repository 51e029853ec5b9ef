"""FrozenColumns: State and the names over the table, where they stay while the cells scroll by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from flowiq_desktop.ui.language.retranslated import keep_translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView

    from flowiq_desktop.ui.steps.check.checked_table_model import CheckedTableModel

_LEFT = 0.6
"""What has to be left to scroll by, in columns of the usual width."""


class FrozenColumns(QTableView):
    """Shows who the rows are, and their state, once another table is scrolled sideways.

    It has the other's rows, selection and scroll position, and never the keyboard: the keys reach
    these columns in the table itself. Both have them in front of all others.
    """

    def __init__(
        self, table: QTableView, model: CheckedTableModel, delegate: QAbstractItemDelegate
    ) -> None:
        super().__init__(table)
        self.setObjectName("check_frozen_columns")
        self._table, self._rows = table, model
        self._shown: list[int] = []
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(delegate)
        self._style()
        keep_translated(self, self._say)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            # For the reason that `CheckTable` gives, which has the same headers.
            header.setSelectionModel(QItemSelectionModel(model, self))
        model.modelReset.connect(self._arrange)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        across = table.horizontalScrollBar()
        across.valueChanged.connect(self.follow)
        across.rangeChanged.connect(self.follow)
        table.horizontalHeader().sectionResized.connect(self.follow)
        table.verticalHeader().geometriesChanged.connect(self.follow)
        self._sort_as_the_table()
        self._arrange()
        self.hide()

    def holds(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a cell of the table is in sight here, wherever the others are."""
        return self.isVisible() and index.column() in self._columns()

    @Slot()
    def follow(self) -> None:
        """Lie over the table where its first columns would be, or hide where they are in sight."""
        table = self._table
        shown = self._columns()
        self._show_only(shown)
        width = sum(table.columnWidth(column) for column in shown)
        for column in shown:
            self.setColumnWidth(column, table.columnWidth(column))
        self.setVisible(table.horizontalScrollBar().value() > 0)
        room, head = table.viewport().geometry(), table.horizontalHeader().height()
        mirrored = table.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() + 1 - width if mirrored else room.left()
        self.setGeometry(left, room.top() - head, width, room.height() + head)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def covered(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """By how many pixels this lies over a cell of the table that is not one of its own."""
        if not self.isVisible() or self.holds(index):
            return 0
        cell, width = self._table.visualRect(index), self.width()
        if self._table.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return max(0, cell.right() - (self._table.viewport().width() - width))
        return max(0, width - cell.left())

    def _columns(self) -> list[int]:
        """Those that stand still: State, and as many of the names as leave room for the others."""
        usual = self._table.horizontalHeader().defaultSectionSize()
        room = self._table.viewport().width() - _LEFT * usual
        shown: list[int] = []
        for column in self._rows.columns_of_who():
            room -= self._table.columnWidth(column)
            if shown and room < 0:
                break
            shown.append(column)
        return shown

    def _show_only(self, shown: list[int]) -> None:
        if shown != self._shown:
            self._shown = shown
            for column in range(self.model().columnCount()):
                self.setColumnHidden(column, column not in shown)

    @Slot()
    def _arrange(self) -> None:
        self._shown = []
        for header in (self._table.horizontalHeader(), self.horizontalHeader()):
            bring_forward(header, self._rows.columns_of_who())
        self.follow()

    def _sort_as_the_table(self) -> None:
        """A click on a header does here what it does in the table."""
        mine = self.horizontalHeader()
        mine.setSortIndicatorClearable(True)
        mine.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        mine.sortIndicatorChanged.disconnect()  # the table alone asks for rows in another order
        mine.sortIndicatorChanged.connect(self._on_sort_wanted)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._on_table_sorted)

    @Slot(int, Qt.SortOrder)
    def _on_sort_wanted(self, column: int, order: Qt.SortOrder) -> None:
        self._table.horizontalHeader().setSortIndicator(column, order)

    @Slot(int, Qt.SortOrder)
    def _on_table_sorted(self, column: int, order: Qt.SortOrder) -> None:
        self.horizontalHeader().setSortIndicator(column, order)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("State and name of the rows"))

    def _style(self) -> None:
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        heights = self._table.verticalHeader().defaultSectionSize()
        self.verticalHeader().setDefaultSectionSize(heights)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)


def bring_forward(header: QHeaderView, columns: Sequence[int]) -> None:
    """Show these columns first, in this order, and all others behind them as the model has them."""
    rest = (column for column in range(header.count()) if column not in columns)
    for place, column in enumerate((*columns, *rest)):
        if place < header.count() and header.visualIndex(column) != place:
            header.moveSection(header.visualIndex(column), place)
