"""ChangesTable: cells before and after, for a question that is asked before they change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget
from PySide6.QtWidgets import QTableWidgetItem as Item

from flowiq_desktop.services.preparing.task_fixes import CellFix
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.widgets.cell_text import cut

_LONGEST = 120
_HEIGHT = 180


class ChangesTable(QTableWidget):
    """Row, now, then; as tall as a few lines."""

    def __init__(self, name: str) -> None:
        super().__init__(0, 3)
        self.setObjectName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(_HEIGHT)
        keep_translated(self, self._say)

    def fill(self, fixes: Sequence[CellFix]) -> None:
        """List these cells; without any the table is hidden."""
        self.setRowCount(len(fixes))
        for line, fix in enumerate(fixes):
            cells = (number(fix.row_number), cut(fix.before, _LONGEST), cut(fix.after, _LONGEST))
            for column, text in enumerate(cells):
                self.setItem(line, column, Item(text))
        self.setVisible(bool(fixes))

    def _say(self) -> None:
        self.setHorizontalHeaderLabels([self.tr("Row"), self.tr("Now"), self.tr("Then")])
        self.setAccessibleName(self.tr("What would be changed"))
