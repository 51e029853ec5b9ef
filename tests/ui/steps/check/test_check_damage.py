"""What spreadsheet programs did to the list: seen in one place, undone by one click."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from flowiq_desktop.ui.steps.check.asking.damage_dialog import DamageDialog
from tests.ui.steps.check.conftest import LEFT, CheckStage, Rows

ROWS = (
    ("Name", "Mobile", "Class"),
    ("Ulla", "825550101", "7.0"),
    ("Nils", "2.71E+10", "8.0"),
    ("Tove", "825550103", "9.0"),
)
SOUND = (("Name", "Mobile"), ("Ulla", "082 555 0101"))


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    stage = shown(ROWS, "Hi {{Name}}")
    stage.stage.qtbot.waitUntil(stage.button("damage").isEnabled, timeout=5000)
    return stage


def opened(checked: CheckStage) -> DamageDialog:
    """The dialog, by its key."""
    page = checked.stage.check
    page.view.table.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.view.table, Qt.Key.Key_E, modifiers)
    dialog = page.findChild(DamageDialog)
    assert dialog
    return dialog


def lines(dialog: DamageDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def shown_cells(dialog: DamageDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]


def test_a_sound_list_has_no_button_for_it(shown: Callable[[Rows, str], CheckStage]) -> None:
    stage = shown(SOUND, "Hi {{Name}}")
    stage.stage.qtbot.wait(200)
    assert not stage.button("damage").isVisible()


def test_what_stands_above_the_table_takes_three_lines_at_most_on_a_usual_screen(
    checked: CheckStage,
) -> None:
    page = checked.stage.check
    page.resize(696, 661)  # what a window of 1280 x 800 leaves it
    checked.stage.qtbot.waitUntil(checked.button("damage").isVisible, timeout=5000)
    checked.stage.qtbot.waitUntil(lambda: page.width() == 696, timeout=5000)

    def line(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().center()).y() // 10

    names = ("replace", "damage", "save_list", "fix_alike", "leave_out", "put_back")
    tools = [page.view.filter.search, *map(checked.button, names)]
    assert [*map(line, tools)] == sorted(map(line, tools))
    assert len(set(map(line, tools))) <= 3
    assert checked.button("damage").accessibleName() == "Cells that Excel changed…"


def test_it_shows_every_column_before_and_after(checked: CheckStage) -> None:
    dialog = opened(checked)
    assert lines(dialog) == [
        "Mobile: lost zeros, 2 cells",
        "Mobile: shortened as 2.71E+10, 1 cell",
        "Class: .0 at the end, 3 cells",
    ]
    assert shown_cells(dialog) == [
        ["2", "825550101", "+27825550101"],
        ["4", "825550103", "+27825550103"],
    ]
    assert dialog.undo_button.text() == "Write with the country code: 2 cells"
    dialog.list.setCurrentRow(1)
    assert shown_cells(dialog) == [["3", "2.71E+10", "lost"]]
    assert dialog.undo_button.isHidden()
    assert "export it again" in dialog.advice.text()


def test_one_click_undoes_a_line_and_one_undo_brings_it_back(checked: CheckStage) -> None:
    dialog, wait = opened(checked), checked.stage.qtbot.waitUntil
    dialog.list.setCurrentRow(2)
    QTest.mouseClick(dialog.undo_button, LEFT)
    wait(lambda: checked.column(2) == ["7", "8", "9"], timeout=5000)
    wait(lambda: len(lines(dialog)) == 2, timeout=5000)
    assert dialog.all_button.isHidden()  # only one of the two can be undone
    dialog.reject()
    checked.undo()
    assert checked.column(2) == ["7.0", "8.0", "9.0"]


def test_all_of_it_is_one_step(checked: CheckStage) -> None:
    dialog, wait = opened(checked), checked.stage.qtbot.waitUntil
    QTest.mouseClick(dialog.all_button, LEFT)
    wait(lambda: lines(dialog) == ["Mobile: shortened as 2.71E+10, 1 cell"], timeout=5000)
    assert checked.column(1) == ["+27825550101", "2.71E+10", "+27825550103"]
    dialog.reject()
    checked.undo()
    assert checked.column(1)[0] == "825550101"
    assert checked.column(2)[0] == "7.0"


def test_when_nothing_is_left_it_says_so(checked: CheckStage) -> None:
    checked.sheet.fix_cell(1, 1, "0825550102")
    dialog, wait = opened(checked), checked.stage.qtbot.waitUntil
    QTest.mouseClick(dialog.all_button, LEFT)
    wait(lambda: lines(dialog) == [], timeout=5000)
    assert dialog.undo_button.isHidden()
    assert dialog._question.text().startswith("Nothing is left")
