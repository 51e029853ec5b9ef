"""A table of lines to tick: however many there are, no more is asked for than is seen."""

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.reconciliation.service import UnsureRow
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.reconciliation.unsure_rows_model import UnsureRowsModel
from flowiq_desktop.ui.widgets.tick_table import TickTable

LINES = 5000
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


class AskedModel(UnsureRowsModel):
    """Counts how often it is asked whether a cell can be chosen or ticked."""

    asked = 0

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        self.asked += 1
        return super().flags(index)


def _row(number: int) -> UnsureRow:
    body: dict[str, object] = {"message_type": "text", "text": "Hi"}
    return UnsureRow(number, "+27820000000", "Anna", "text", body, NOON, "timeout", None, "")


def test_choosing_and_ticking_thousands_of_lines_asks_for_those_that_are_seen(
    qtbot: QtBot,
) -> None:
    model, table = AskedModel(), TickTable("ticks", "Messages to decide about")
    qtbot.addWidget(table)
    model.show_rows([_row(number) for number in range(2, LINES + 2)], [])
    table.setModel(model)
    table.flip_wanted.connect(model.flip)
    table.resize(900, 500)
    with qtbot.waitExposed(table):
        table.show()
    model.asked = 0
    for key in (Qt.Key.Key_A, Qt.Key.Key_Space):
        held = Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_A else None
        QTest.keyClick(table, key, held or Qt.KeyboardModifier.NoModifier)
        table.repaint()
        table.horizontalHeader().repaint()
    assert model.ticked == model.open_rows
    assert len(model.ticked) == LINES
    assert model.asked < LINES


def test_space_ticks_the_lines_that_are_chosen_from_above(qtbot: QtBot) -> None:
    table = TickTable("ticks", "Messages to decide about")
    qtbot.addWidget(table)
    model = UnsureRowsModel(table)
    model.show_rows([_row(number) for number in range(2, 12)], [])
    table.setModel(model)
    chosen = table.selectionModel()
    for line in (7, 2, 3):
        flags = chosen.SelectionFlag.Select | chosen.SelectionFlag.Rows
        chosen.select(model.index(line, 0), flags)
    with qtbot.waitSignal(table.flip_wanted) as said:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert said.args == [[2, 3, 7]]
