"""ChangesTable: cells before and after, for a question that is asked before they change."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from flowiq_desktop.services.preparing.task_fixes import CellFix
from flowiq_desktop.texts.numbers import number
from flowiq_desktop.ui.language.retranslated import keep_translated, say_model_anew
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.widgets.cell_text import cut
from flowiq_desktop.ui.widgets.titled_table_model import TitledTableModel

_LONGEST = 120
_HEIGHT = 180
_ROW, _NOW, _THEN = range(3)


class ChangesModel(TitledTableModel):
    """A line for each cell that would change.

    All lines come at once: a table of items would measure its rows again at each cell, which
    takes seconds for two hundred of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fixes: Sequence[CellFix] = ()

    def show_fixes(self, fixes: Sequence[CellFix]) -> None:
        """Show these cells."""
        self.beginResetModel()
        self._fixes = fixes
        self.endResetModel()

    @override
    def titles(self) -> tuple[str, ...]:
        return self.tr("Row"), self.tr("Now"), self.tr("Then")

    @override
    def count_lines(self) -> int:
        return len(self._fixes)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        fix = self._fixes[index.row()]
        if index.column() == _ROW:
            return number(fix.row_number)
        return cut(fix.before if index.column() == _NOW else fix.after, _LONGEST)


class ChangesTable(QTableView):
    """Row, now, then; as tall as a few lines."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._model = ChangesModel()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(_ROW, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(_HEIGHT)
        keep_translated(self, self._say)

    def fill(self, fixes: Sequence[CellFix]) -> None:
        """List these cells; without any the table is hidden."""
        self._model.show_fixes(fixes)
        self.setVisible(bool(fixes))

    def _say(self) -> None:
        say_model_anew(self._model)
        self.setAccessibleName(self.tr("What would be changed"))
