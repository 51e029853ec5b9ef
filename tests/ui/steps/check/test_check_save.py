"""The corrected list is saved from Check, as another file, by mouse and by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from flowiq_desktop.services.preparing.load import load_sheet
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
    assert notice.sentence.text() == "Saved as mine.csv"
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
