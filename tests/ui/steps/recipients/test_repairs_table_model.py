from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.preparing.check import Repair
from flowiq_desktop.ui.steps.recipients.repairs_table_model import RepairsTableModel
from tests.ui.model_rules import watch

REPAIRS = (
    Repair(0, 2, "082 123 4567", "+27821234567", "put +27 in place of the 0"),
    Repair(5, 9, "27821234568", "+27821234568", "put a + in front"),
)


def test_it_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = RepairsTableModel()
    watch(model)
    model.show_repairs(REPAIRS)


def test_was_becomes_why() -> None:
    model = RepairsTableModel()
    model.show_repairs(REPAIRS)
    shown = [[model.index(r, c).data() for c in range(4)] for r in range(2)]
    assert shown == [
        ["2", "082 123 4567", "+27821234567", "put +27 in place of the 0"],
        ["9", "27821234568", "+27821234568", "put a + in front"],
    ]
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(4)]
    assert heads == ["Row", "Was", "Becomes", "Why"]
    assert model.row_of_sheet(1) == 5
