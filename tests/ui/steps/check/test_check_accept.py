"""One click says that NULL is a name, and one undo takes it back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.ui.steps.check.check_filter import Show
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL
from tests.ui.steps.check.conftest import CheckStage, Rows

ROWS = (
    ("Name", "Mobile", "Status"),
    ("Null", "082 123 4567", "paid"),
    ("Anna", "082 765 4321", "paid"),
    ("Null", "083 555 0101", "unknown"),
    ("#N/A", "084 555 0102", "paid"),
    ("nan", "084 555 0103", "unknown"),
)


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    return shown(ROWS, "{{Name}}: {{Status}}")


def test_the_task_has_a_button_that_takes_the_word_as_a_name(checked: CheckStage) -> None:
    assert checked.counts == "1 ready to send  ·  4 to fix  ·  0 left out"
    checked.choose_task('"Null" in "Name"')
    assert checked.button("accept").text() == "“Null” is a name"
    checked.press("accept")
    assert checked.counts == "2 ready to send  ·  3 to fix  ·  0 left out"
    assert 'Done:  Look at "Null" in "Name"' in checked.tasks
    assert checked.stage.check.view.undo_words.text() == 'Can be undone: "Null" in Name is right'


def test_one_undo_takes_it_back(checked: CheckStage) -> None:
    checked.choose_task('"Null" in "Name"')
    checked.press("accept")
    checked.undo()
    assert checked.counts == "1 ready to send  ·  4 to fix  ·  0 left out"


def test_the_current_cell_says_which_of_two_words(checked: CheckStage) -> None:
    table, page = checked.stage.check.view.table, checked.stage.check
    line = page.rows.line_of(4)
    table.setCurrentIndex(page.rows.index(line, FIRST_CELL + 2))
    assert checked.button("accept").text() == "“unknown” is right"
    table.setCurrentIndex(page.rows.index(line, FIRST_CELL))
    assert checked.button("accept").text() == "“nan” is a name"


def test_it_works_by_the_keyboard_and_the_focus_stays(checked: CheckStage, qtbot: QtBot) -> None:
    table, page = checked.stage.check.view.table, checked.stage.check
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(page.rows.index(page.rows.line_of(0), FIRST_CELL))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_A, keys)
    checked.stage.settle()
    assert checked.counts == "2 ready to send  ·  3 to fix  ·  0 left out"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_errors_cannot_be_taken_as_right(checked: CheckStage) -> None:
    checked.choose_task("Replace the errors")
    assert not checked.button("accept").isEnabled()
    assert "NULL or None" in checked.button("accept").toolTip()


def test_it_holds_when_the_message_changes(checked: CheckStage) -> None:
    checked.choose_task('"Null" in "Name"')
    checked.press("accept")
    with checked.stage.qtbot.waitSignal(checked.stage.checks.ended, timeout=20000):
        mapping = checked.stage.draft.mapping.with_source("text", TextSource("Dear {{Name}}"))
        checked.stage.draft.set_mapping(mapping)
    assert checked.counts == "3 ready to send  ·  2 to fix  ·  0 left out"
    checked.stage.check.view.filter.chosen.emit(Show.ALL)
    message = checked.stage.draft.checked.message(0) if checked.stage.draft.checked else None
    assert message is not None
    assert message.body["text"] == "Dear Null"
