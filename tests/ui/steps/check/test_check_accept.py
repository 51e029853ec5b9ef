"""One click says that NULL is a name, and one undo takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.ui.steps.check.check_filter import Show
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
ROWS = (
    ("Name", "Mobile", "Status"),
    ("Null", "082 123 4567", "paid"),
    ("Anna", "082 765 4321", "paid"),
    ("Null", "083 555 0101", "unknown"),
    ("#N/A", "084 555 0102", "paid"),
    ("nan", "084 555 0103", "unknown"),
)


@pytest.fixture
def checked(stage: Stage) -> Stage:
    stage.load(write_csv(stage.folder / "people.csv", ROWS))
    mapping = stage.draft.mapping.with_type("text")
    with stage.qtbot.waitSignal(stage.checks.ended, timeout=20000):
        stage.draft.set_mapping(mapping.with_source("text", TextSource("{{Name}}: {{Status}}")))
    page = stage.check
    with stage.qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.on_enter()
    return stage


def button(stage: Stage) -> QToolButton:
    found = stage.check.findChild(QToolButton, "button_accept")
    assert found
    return found


def tasks(stage: Stage) -> list[str]:
    model = stage.check.tasks
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def choose_task(stage: Stage, words: str) -> None:
    row = next(i for i, task in enumerate(tasks(stage)) if words in task)
    view = stage.check.view.tasks
    QTest.mouseClick(
        view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 0)).center()
    )


def counts(stage: Stage) -> str:
    return stage.check.view.counts.text()


def test_the_task_has_a_button_that_takes_the_word_as_a_name(checked: Stage) -> None:
    assert counts(checked) == "1 ready  ·  4 to fix  ·  0 left out"
    choose_task(checked, '"Null" in "Name"')
    assert button(checked).text() == "“Null” is a name"
    QTest.mouseClick(button(checked), LEFT)
    checked.settle()
    assert counts(checked) == "2 ready  ·  3 to fix  ·  0 left out"
    assert 'Done:  Look at "Null" in "Name"' in tasks(checked)
    assert checked.check.view.undo_words.text() == 'Can be undone: "Null" in Name is right'


def test_one_undo_takes_it_back(checked: Stage) -> None:
    choose_task(checked, '"Null" in "Name"')
    QTest.mouseClick(button(checked), LEFT)
    checked.settle()
    QTest.keyClick(checked.check.view.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    checked.settle()
    assert counts(checked) == "1 ready  ·  4 to fix  ·  0 left out"


def test_the_current_cell_says_which_of_two_words(checked: Stage) -> None:
    table, page = checked.check.view.table, checked.check
    line = page.rows.line_of(4)
    table.setCurrentIndex(page.rows.index(line, FIRST_CELL + 2))
    assert button(checked).text() == "“unknown” is right"
    table.setCurrentIndex(page.rows.index(line, FIRST_CELL))
    assert button(checked).text() == "“nan” is a name"


def test_it_works_by_the_keyboard_and_the_focus_stays(checked: Stage, qtbot: QtBot) -> None:
    table, page = checked.check.view.table, checked.check
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(page.rows.index(page.rows.line_of(0), FIRST_CELL))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_A, keys)
    checked.settle()
    assert counts(checked) == "2 ready  ·  3 to fix  ·  0 left out"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_errors_cannot_be_taken_as_right(checked: Stage) -> None:
    choose_task(checked, "Replace the errors")
    assert not button(checked).isEnabled()
    assert "NULL or None" in button(checked).toolTip()


def test_it_holds_when_the_message_changes(checked: Stage) -> None:
    choose_task(checked, '"Null" in "Name"')
    QTest.mouseClick(button(checked), LEFT)
    checked.settle()
    with checked.qtbot.waitSignal(checked.checks.ended, timeout=20000):
        mapping = checked.draft.mapping.with_source("text", TextSource("Dear {{Name}}"))
        checked.draft.set_mapping(mapping)
    assert counts(checked) == "3 ready  ·  2 to fix  ·  0 left out"
    checked.check.view.filter.chosen.emit(Show.ALL)
    message = checked.draft.checked.message(0) if checked.draft.checked else None
    assert message is not None
    assert message.body["text"] == "Dear Null"
