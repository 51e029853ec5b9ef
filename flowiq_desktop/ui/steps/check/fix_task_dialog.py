"""FixTaskDialog: what putting a task right would change, before it is done."""

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableWidget, QWidget
from PySide6.QtWidgets import QTableWidgetItem as Item

from flowiq_desktop.services.preparing.task_fixes import CellFix
from flowiq_desktop.texts import say_count
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.language.words import Words
from flowiq_desktop.ui.theme.theme import say_role
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from flowiq_desktop.ui.widgets.task_dialog import TaskDialog

SHOWN = 200
"""Cells in the list: enough to see what happens; nobody reads more."""
_SIZE = (620, 0)
_LONGEST = 120
_TABLE_HEIGHT = 180


class FixTaskDialog(TaskDialog):
    """Shows cells before and after, and asks.

    Attributes:
        table: row, before, after.
        fix_button: does it, in every row.
    """

    def __init__(
        self, title: Words, fixes: Iterable[CellFix], rows: int, parent: QWidget | None = None
    ) -> None:
        """Build the question.

        Args:
            title: what would be done.
            fixes: the cells that would change; the first ones are listed.
            rows: how many rows the task has.
            parent: the dialog opens over it.
        """
        super().__init__("fix_task_dialog", title, _SIZE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fixes, self._rows = [*islice(fixes, SHOWN)], rows
        self._question, self._rest = PlainLabel(), PlainLabel(role="hint")
        self.table = QTableWidget(len(self._fixes), 3)
        self.fix_button, self._cancel = QPushButton(), QPushButton()
        self._build_layout()
        self._fill()
        keep_translated(self, self._say)
        self.fix_button.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def _say(self) -> None:
        none = self.tr(
            "The program cannot tell what these cells should read. Correct them by hand."
        )
        words = say_count("1 row would be changed:", "{n} rows would be changed:", self._rows)
        self._question.setText(words if self._fixes else none)
        rest = self.tr("Cells that cannot be put right in this way stay as they are.")
        self._rest.setText(rest if self._fixes else "")
        self.table.setHorizontalHeaderLabels([self.tr("Row"), self.tr("Now"), self.tr("Then")])
        self.table.setAccessibleName(self.tr("What would be changed"))
        self.fix_button.setText(say_count("&Change 1 row", "&Change {n} rows", self._rows))
        self._cancel.setText(self.tr("Cancel"))

    def _fill(self) -> None:
        for line, fix in enumerate(self._fixes):
            cells = (number(fix.row_number), cut(fix.before, _LONGEST), cut(fix.after, _LONGEST))
            for column, text in enumerate(cells):
                self.table.setItem(line, column, Item(text))

    def _build_layout(self) -> None:
        self.table.setObjectName("fix_task_table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.table.setVisible(bool(self._fixes))
        self.fix_button.setObjectName("fix_task_fix")
        self.fix_button.setDefault(True)
        self.fix_button.setEnabled(bool(self._fixes))
        self._cancel.setObjectName("fix_task_cancel")
        self._cancel.setAutoDefault(False)
        say_role(self.fix_button, "primary")
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self.fix_button)
        for part in (self._question, self.table, self._rest):
            self.body.addWidget(part)
