"""The choice among repeats: what it changes is said first, and one undo takes it back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flowiq_desktop.services.preparing.repeat_choice import Keep
from flowiq_desktop.ui.steps.check.asking.repeats_dialog import RepeatsDialog
from tests.ui.model_rules import watch
from tests.ui.steps.check.conftest import LEFT, CheckStage, Rows

ROWS = (
    ("Name", "Mobile"),
    ("Ulla", "0821234567"),
    ("Nils", "0827654321"),
    ("Ulla B.", "+27 82 123 4567"),
    ("Ulla", "082 123 4567"),
)


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    return shown(ROWS, "Hi {{Name}}")


def opened(checked: CheckStage) -> RepeatsDialog:
    page = checked.stage.check
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.view.table, Qt.Key.Key_U, keys)
    checked.stage.qtbot.waitUntil(lambda: page.findChild(RepeatsDialog) is not None, timeout=5000)
    dialog = page.findChild(RepeatsDialog)
    assert dialog
    return dialog


def settle(checked: CheckStage, dialog: RepeatsDialog) -> None:
    with checked.stage.qtbot.waitSignal(checked.stage.edits.ended, timeout=20000):
        QTest.mouseClick(dialog.keep_button, LEFT)


def test_only_the_first_row_of_each(checked: CheckStage) -> None:
    assert checked.button("repeats").isVisible()
    dialog = opened(checked)
    assert dialog._question.text().startswith("1 person is in the list more than once.")
    assert dialog._effect.text() == "2 rows are left out."
    assert not dialog.table.isVisible()
    settle(checked, dialog)
    assert checked.sheet.edits.left_out == {2, 3}
    assert checked.counts == "2 ready to send  ·  0 to fix  ·  2 left out"
    assert not checked.button("repeats").isVisible()
    checked.undo()
    assert checked.sheet.edits.left_out == set()
    checked.redo()
    assert checked.sheet.edits.left_out == {2, 3}


def test_rows_are_picked_with_the_keyboard(checked: CheckStage) -> None:
    dialog = opened(checked)
    watch(dialog.model)
    dialog.choices[Keep.PICKED].click()
    assert dialog.table.isVisible()
    assert dialog._effect.text() == "Nothing changes."
    assert not dialog.keep_button.isEnabled()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog._effect.text() == "1 row is left out."
    settle(checked, dialog)
    assert checked.sheet.edits.left_out == {0}


def test_all_of_them_puts_back_what_was_left_out(checked: CheckStage) -> None:
    checked.stage.draft.leave_out([2])
    dialog = opened(checked)
    dialog.choices[Keep.ALL].click()
    assert dialog._effect.text() == "1 row is put back."
    settle(checked, dialog)
    assert checked.sheet.edits.left_out == set()


def test_a_no_changes_nothing(checked: CheckStage) -> None:
    QTest.keyClick(opened(checked), Qt.Key.Key_Escape)
    assert not checked.sheet.edits.undo_title
