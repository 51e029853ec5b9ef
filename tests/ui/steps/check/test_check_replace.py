"""Find and replace in a column: seen first, done as one step, taken back by one undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flowiq_desktop.ui.steps.check.asking.replace_dialog import ReplaceDialog
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL
from tests.ui.steps.check.conftest import LEFT, CheckStage, Rows

ROWS = (
    ("Name", "Mobile", "Class"),
    ("Ulla", "0821234567", "4a"),
    ("Nils", "082", "4A"),
    ("Tove", "0835550101", "14a"),
)


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    return shown(ROWS, "Hi {{Name}}, class {{Class}}")


def opened(checked: CheckStage) -> ReplaceDialog:
    """The dialog, by its key, from a cell of the last column."""
    page = checked.stage.check
    page.view.table.setCurrentIndex(page.rows.index(0, FIRST_CELL + 2))
    QTest.keyClick(page.view.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(ReplaceDialog)
    assert dialog
    return dialog


def lines(dialog: ReplaceDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]


def words(dialog: ReplaceDialog) -> str:
    return dialog._count.text()


def test_it_shows_what_would_change_while_one_types(checked: CheckStage) -> None:
    dialog, wait = opened(checked), checked.stage.qtbot.waitUntil
    assert dialog.column.currentText() == "Class"
    wait(dialog.wanted.hasFocus, timeout=5000)
    assert words(dialog) == "Type what to look for."
    assert not dialog.replace_button.isEnabled()
    QTest.keyClicks(dialog.wanted, "4a")
    QTest.keyClicks(dialog.instead, "5b")
    wait(lambda: words(dialog) == "3 cells would change:", timeout=5000)
    wait(lambda: lines(dialog)[0] == ["2", "4a", "5b"], timeout=5000)
    assert lines(dialog)[1:] == [["3", "4A", "5b"], ["4", "14a", "15b"]]
    dialog.match_case.click()
    wait(lambda: words(dialog) == "2 cells would change:", timeout=5000)
    dialog.whole_cell.click()
    wait(lambda: words(dialog) == "1 cell would change:", timeout=5000)
    assert dialog.replace_button.text() == "&Replace in 1 cell"
    dialog.column.setCurrentIndex(0)
    wait(lambda: "No cell" in words(dialog), timeout=5000)
    assert not dialog.table.isVisible()
    assert checked.column(2) == ["4a", "4A", "14a"]


def test_enter_replaces_all_and_one_undo_takes_it_back(checked: CheckStage) -> None:
    dialog = opened(checked)
    QTest.keyClicks(dialog.wanted, "4a")
    QTest.keyClicks(dialog.instead, "5b")
    checked.stage.qtbot.waitUntil(dialog.replace_button.isEnabled, timeout=5000)
    checked.stage.qtbot.waitUntil(lambda: "3 cells" in words(dialog), timeout=5000)
    with checked.stage.qtbot.waitSignal(checked.stage.edits.ended, timeout=20000):
        QTest.keyClick(dialog.instead, Qt.Key.Key_Return)
    assert checked.column(2) == ["5b", "5b", "15b"]
    checked.undo()
    assert checked.column(2) == ["4a", "4A", "14a"]
    checked.redo()
    assert checked.column(2) == ["5b", "5b", "15b"]


def test_a_no_changes_nothing(checked: CheckStage) -> None:
    QTest.mouseClick(checked.button("replace"), LEFT)
    dialog = checked.stage.check.findChild(ReplaceDialog)
    assert dialog
    QTest.keyClicks(dialog.wanted, "a")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not checked.sheet.edits.undo_title
