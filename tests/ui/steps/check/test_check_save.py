"""The corrected list is saved from Check, as another file, by mouse and by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.ui.steps.check.asking.fix_task_dialog import FixTaskDialog
from tests.spreadsheet.making import finish
from tests.ui.steps.check.conftest import CheckStage, Rows

ROWS = (("Name", "Mobile"), ("Ulla", "0821234567"), ("Nils", "082"), ("Tove", "0835550101"))


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    return shown(ROWS, "Hi {{Name}}")


def test_it_is_saved_with_what_was_corrected_and_says_so(checked: CheckStage) -> None:
    stage = checked.stage
    stage.draft.fix_cell(1, 1, "0827654321")
    stage.draft.leave_out([2])
    target = stage.folder / "mine.csv"
    with stage.qtbot.waitSignal(stage.lists.saved, timeout=20000):
        QTest.keyClick(
            stage.check.view.table,
            Qt.Key.Key_S,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        dialog = stage.check.findChild(QFileDialog, "save_list_dialog")
        assert dialog
        assert dialog.selectedFiles()[0].endswith("people - corrected.xlsx")
        dialog.selectFile(str(target))
        dialog.accept()
    again = [tuple(row) for row in finish(load_sheet(target)).sheet]
    assert again == [("Ulla", "0821234567"), ("Nils", "0827654321"), ("Tove", "0835550101")]
    notice = stage.check.view.saved
    assert notice.sentence.text() == "Saved as “mine.csv”."
    assert "It has all 3 rows. The row that is left out is in it too" in notice.advice.text()


def test_what_cannot_be_saved_is_said(checked: CheckStage) -> None:
    stage = checked.stage
    assert stage.draft.loaded
    path = stage.draft.loaded.origin.path
    with stage.qtbot.waitSignal(stage.lists.failed, timeout=20000):
        stage.lists.save(path, stage.draft.loaded, stage.draft.edits)
    assert "is the list itself" in stage.check.view.saved.sentence.text()


def test_another_list_takes_the_notice_away(checked: CheckStage) -> None:
    stage = checked.stage
    assert stage.draft.loaded
    with stage.qtbot.waitSignal(stage.lists.saved, timeout=20000):
        stage.lists.save(stage.folder / "out.xlsx", stage.draft.loaded, stage.draft.edits)
    assert stage.check.view.saved.isVisible()
    stage.load_parents()
    assert not stage.check.view.saved.isVisible()


def test_one_can_go_on_with_the_list_that_was_saved(checked: CheckStage) -> None:
    stage = checked.stage
    assert stage.draft.loaded
    target = stage.folder / "out.csv"
    go_on = stage.check.findChild(QPushButton, "list_saved_go_on")
    assert go_on
    assert not go_on.isVisible()
    with stage.qtbot.waitSignal(stage.lists.saved, timeout=20000):
        stage.lists.save(target, stage.draft.loaded, stage.draft.edits)
    assert go_on.isVisible()
    with stage.qtbot.waitSignal(stage.lists.wanted, timeout=5000) as wanted:
        QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert wanted.args == [target]


def test_a_row_for_each_number_is_asked_for_where_it_is_put_right(
    shown: Callable[[Rows, str], CheckStage],
) -> None:
    rows = (("Name", "Mobile"), ("Ulla", "082 123 4567 / 083 123 4567"), ("Nils", "0821234568"))
    stage = shown(rows, "Hi {{Name}}").stage
    stage.check.view.table.go_to(0)
    stage.check.actions_.fix_task.trigger()
    asked = stage.check.findChild(FixTaskDialog)
    assert asked
    asked.choices[2].setChecked(True)
    assert asked.table.model().index(0, 2).data() == "082 123 4567  |  083 123 4567"
    assert asked.fix_button.text() == "&Save the list…"
    QTest.mouseClick(asked.fix_button, Qt.MouseButton.LeftButton)
    dialog = stage.check.findChild(QFileDialog, "save_list_dialog")
    assert dialog
    target = stage.folder / "split.csv"
    with stage.qtbot.waitSignal(stage.lists.saved, timeout=20000):
        dialog.selectFile(str(target))
        dialog.accept()
    assert [tuple(row) for row in finish(load_sheet(target)).sheet] == [
        ("Ulla", "082 123 4567"),
        ("Ulla", "083 123 4567"),
        ("Nils", "0821234568"),
    ]
    assert stage.draft.edits.undo_title == "", "nothing changes in the list that is open"
