"""Choosing a line of a table, whichever way the window is read."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView


def choose_line(table: QTableView, row: int) -> None:
    """Select one line and nothing else, and go there.

    `QTableView.selectRow` looks for a column at the window's edge, and selects nothing in a window
    that is read from right to left, as long as the table has not been laid out.
    """
    model, chosen = table.model(), table.selectionModel()
    index = model.index(row, 0)
    flags = QItemSelectionModel.SelectionFlag
    chosen.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
