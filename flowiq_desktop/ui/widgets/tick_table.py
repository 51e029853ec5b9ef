"""TickTable: a table of lines to tick; Space ticks every selected line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from flowiq_desktop.ui.language.retranslated import keep_said
from flowiq_desktop.ui.language.words import Words, spoken
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.theme.theme import say_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ROW_HEIGHT = 32


class TickTable(QTableView):
    """Whole lines are selected, one or many, by mouse or keyboard.

    Signals:
        flip_wanted: the selected lines, when Space is pressed.
    """

    flip_wanted = Signal(list)

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        keep_said(self, lambda table: table.setAccessibleName(spoken(words)))
        say_role(self, "ticks")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def setSelectionModel(self, selectionModel: QItemSelectionModel) -> None:
        super().setSelectionModel(selectionModel)
        # A header asks for each of its columns whether every line is selected, although it does not
        # show that: 140 ms with 5,000 lines. A selection of its own has nothing to be asked.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.model(), header))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.flip_wanted.emit(self._chosen_lines())
            event.accept()
            return
        super().keyPressEvent(event)

    def _chosen_lines(self) -> list[int]:
        """The chosen lines, from above; Qt's `selectedRows` looks at every cell of them."""
        chosen = self.selectionModel().selection().toList()
        return sorted({line for part in chosen for line in range(part.top(), part.bottom() + 1)})
