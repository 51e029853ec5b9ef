"""One click puts a task right, after the person has seen what changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.ui.steps.check.fix_task_dialog import FixTaskDialog
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
ROWS = (
    ("Name", "Mobile"),
    ("Anna", "082 123 4567"),
    ("Ben", "083 555 0101 / 083 555 0102"),
    ("Carl", "021 555 0103 or 083 555 0104"),
    ("Dora", "12"),
)


@pytest.fixture
def checked(stage: Stage) -> Stage:
    stage.load(write_csv(stage.folder / "people.csv", ROWS))
    mapping = stage.draft.mapping.with_type("text")
    with stage.qtbot.waitSignal(stage.checks.ended, timeout=20000):
        stage.draft.set_mapping(mapping.with_source("text", TextSource("Hi {{Name}}")))
    page = stage.check
    with stage.qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.on_enter()
    return stage


def button(stage: Stage) -> QToolButton:
    found = stage.check.findChild(QToolButton, "button_fix_task")
    assert found
    return found


def choose_task(stage: Stage, words: str) -> None:
    view, model = stage.check.view.tasks, stage.check.tasks
    lines = [str(model.index(row).data()) for row in range(model.rowCount())]
    row = next(i for i, line in enumerate(lines) if words in line)
    place = view.visualRect(model.index(row)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)


def dialog(stage: Stage) -> FixTaskDialog:
    found = stage.check.findChild(FixTaskDialog)
    assert found
    return found


def cells(stage: Stage) -> list[str]:
    checked = stage.draft.checked
    assert checked
    return [checked.cell(row, 1) for row in range(len(checked.sheet))]


def test_the_button_is_named_after_what_it_does(checked: Stage) -> None:
    choose_task(checked, "two phone numbers")
    assert button(checked).isEnabled()
    assert button(checked).defaultAction().text() == "Keep the first mobile…"
    choose_task(checked, "too short")
    assert not button(checked).isEnabled()
    assert button(checked).defaultAction().text() == "Put right…"


def test_without_anything_to_put_right_the_button_is_not_in_the_way(checked: Stage) -> None:
    assert button(checked).isVisible()
    checked.draft.fix_cell(1, 1, "083 555 0101")
    checked.draft.fix_cell(2, 1, "083 555 0104")
    assert not button(checked).isVisible()
    checked.draft.undo()
    assert button(checked).isVisible()


def test_it_shows_what_changes_and_does_it_as_one_step(checked: Stage) -> None:
    choose_task(checked, "two phone numbers")
    QTest.mouseClick(button(checked), LEFT)
    asked = dialog(checked)
    model = asked.table.model()
    told = [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]
    assert told == [
        ["3", "083 555 0101 / 083 555 0102", "083 555 0101"],
        ["4", "021 555 0103 or 083 555 0104", "083 555 0104"],
    ]
    assert asked.fix_button.text() == "&Change 2 rows"
    with checked.qtbot.waitSignal(checked.draft.rows_changed, timeout=20000):
        QTest.mouseClick(asked.fix_button, LEFT)
    assert cells(checked)[1:3] == ["083 555 0101", "083 555 0104"]
    with checked.qtbot.waitSignal(checked.draft.rows_changed, timeout=20000):
        checked.check.actions_.undo.trigger()
    assert cells(checked) == [row[1] for row in ROWS[1:]]


def test_a_no_changes_nothing(checked: Stage) -> None:
    choose_task(checked, "two phone numbers")
    button(checked).setFocus()
    QTest.keyClick(button(checked), Qt.Key.Key_Space)
    QTest.keyClick(dialog(checked), Qt.Key.Key_Escape)
    assert cells(checked) == [row[1] for row in ROWS[1:]]
    assert checked.draft.checked
    assert checked.draft.checked.edits.undo_title == ""


def test_the_current_row_will_do_where_no_task_is_chosen(checked: Stage) -> None:
    table = checked.check.view.table
    table.go_to(0)
    problems = [problem.code for problem in table.findings(0).problems]
    assert button(checked).isEnabled() == ("number_two" in problems)
    assert button(checked).isEnabled()


def test_another_way_can_be_chosen_and_shows_what_it_would_change(checked: Stage) -> None:
    choose_task(checked, "two phone numbers")
    QTest.mouseClick(button(checked), LEFT)
    asked = dialog(checked)
    assert [choice.text() for choice in asked.choices] == [
        "Keep the first mobile",
        "Keep the first number",
    ]
    asked.choices[1].setFocus()
    QTest.keyClick(asked.choices[1], Qt.Key.Key_Space)
    model = asked.table.model()
    assert [model.index(row, 2).data() for row in range(2)] == ["083 555 0101", "021 555 0103"]
    with checked.qtbot.waitSignal(checked.draft.rows_changed, timeout=20000):
        QTest.mouseClick(asked.fix_button, LEFT)
    assert cells(checked)[1:3] == ["083 555 0101", "021 555 0103"]
