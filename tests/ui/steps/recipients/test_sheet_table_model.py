from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.ui.steps.recipients.sheet_table_model import SheetTableModel
from tests.ui.model_rules import watch

SHEET = Sheet("People", ("Name", "Note"), (("Anna", "a\nb"), ("Ben", "x" * 40)), (4, 7))


def test_it_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = SheetTableModel()
    watch(model)
    model.show_sheet(SHEET)
    model.show_sheet(None)


def test_cells_headers_and_the_spreadsheets_own_row_numbers() -> None:
    model = SheetTableModel()
    model.show_sheet(SHEET)
    shown = [[model.index(r, c).data() for c in range(2)] for r in range(2)]
    assert shown == [["Anna", "a ↵ b"], ["Ben", "x" * 40]]
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(c, across) for c in range(2)] == ["Name", "Note"]
    assert [model.headerData(r, down) for r in range(2)] == ["4", "7"]


def test_only_long_cells_have_a_tooltip() -> None:
    model = SheetTableModel()
    model.show_sheet(SHEET)
    role = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, 0).data(role) is None
    assert "x" * 40 in model.index(1, 1).data(role)
