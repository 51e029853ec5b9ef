"""FrozenState: the State column over the table, where it stays while the cells scroll by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.check.checked_table_model import CheckColumn

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QAbstractItemDelegate

    from flowiq_desktop.ui.steps.check.checked_table_model import CheckedTableModel


class FrozenState(QTableView):
    """Shows one column of another table, once that is scrolled sideways.

    It has the other's rows, selection and scroll position, and never the keyboard: the keys reach
    the State column in the table itself.
    """

    def __init__(
        self, table: QTableView, model: CheckedTableModel, delegate: QAbstractItemDelegate
    ) -> None:
        super().__init__(table)
        self.setObjectName("check_frozen_state")
        self._table = table
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(delegate)
        self._style()
        keep_translated(self, self._say)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            # For the reason that `CheckTable` gives, which has the same headers.
            header.setSelectionModel(QItemSelectionModel(model, self))
        model.modelReset.connect(self._only_state)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        across = table.horizontalScrollBar()
        across.valueChanged.connect(self.follow)
        across.rangeChanged.connect(self.follow)
        table.horizontalHeader().sectionResized.connect(self.follow)
        table.verticalHeader().geometriesChanged.connect(self.follow)
        self._only_state()
        self.hide()

    @Slot()
    def follow(self) -> None:
        """Lie over the table where its State column would be, or hide where that is in sight."""
        table = self._table
        width = table.columnWidth(CheckColumn.STATE)
        self.setColumnWidth(CheckColumn.STATE, width)
        self.setVisible(table.horizontalScrollBar().value() > 0)
        room, head = table.viewport().geometry(), table.horizontalHeader().height()
        mirrored = table.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() + 1 - width if mirrored else room.left()
        self.setGeometry(left, room.top() - head, width, room.height() + head)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def covered(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """By how many pixels this lies over a cell of the table, 0 for none."""
        if index.column() == CheckColumn.STATE or not self.isVisible():
            return 0
        cell, width = self._table.visualRect(index), self.width()
        if self._table.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return max(0, cell.right() - (self._table.viewport().width() - width))
        return max(0, width - cell.left())

    @Slot()
    def _only_state(self) -> None:
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column != CheckColumn.STATE)
        self.follow()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("State of the rows"))

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
