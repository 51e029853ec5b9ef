"""One click puts a task right, after the person has seen what changes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.ui.steps.check.asking.fix_task_dialog import FixTaskDialog
from tests.ui.steps.check.conftest import LEFT, CheckStage, Rows

ROWS = (
    ("Name", "Mobile"),
    ("Anna", "082 123 4567"),
    ("Ben", "083 555 0101 / 083 555 0102"),
    ("Carl", "021 555 0103 or 083 555 0104"),
    ("Dora", "12"),
)


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    return shown(ROWS, "Hi {{Name}}")


def dialog(page: CheckStage) -> FixTaskDialog:
    found = page.stage.check.findChild(FixTaskDialog)
    assert found
    return found


def test_the_button_is_named_after_what_it_does(checked: CheckStage) -> None:
    checked.choose_task("two phone numbers")
    assert checked.button("fix_task").isEnabled()
    assert checked.button("fix_task").defaultAction().text() == "Keep the first mobile…"
    checked.choose_task("too short")
    assert not checked.button("fix_task").isEnabled()
    assert checked.button("fix_task").defaultAction().text() == "Fix this problem…"


def test_without_anything_to_put_right_the_button_is_not_in_the_way(checked: CheckStage) -> None:
    assert checked.button("fix_task").isVisible()
    checked.stage.draft.fix_cell(1, 1, "083 555 0101")
    checked.stage.draft.fix_cell(2, 1, "083 555 0104")
    assert not checked.button("fix_task").isVisible()
    checked.stage.draft.undo()
    assert checked.button("fix_task").isVisible()


def test_it_shows_what_changes_and_does_it_as_one_step(checked: CheckStage) -> None:
    checked.choose_task("two phone numbers")
    QTest.mouseClick(checked.button("fix_task"), LEFT)
    asked = dialog(checked)
    model = asked.table.model()
    told = [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]
    assert told == [
        ["3", "083 555 0101 / 083 555 0102", "083 555 0101"],
        ["4", "021 555 0103 or 083 555 0104", "083 555 0104"],
    ]
    assert asked.fix_button.text() == "&Change 2 rows"
    with checked.stage.qtbot.waitSignal(checked.stage.draft.rows_changed, timeout=20000):
        QTest.mouseClick(asked.fix_button, LEFT)
    assert checked.column(1)[1:3] == ["083 555 0101", "083 555 0104"]
    with checked.stage.qtbot.waitSignal(checked.stage.draft.rows_changed, timeout=20000):
        checked.stage.check.actions_.undo.trigger()
    assert checked.column(1) == [row[1] for row in ROWS[1:]]


def test_a_no_changes_nothing(checked: CheckStage) -> None:
    checked.choose_task("two phone numbers")
    checked.button("fix_task").setFocus()
    QTest.keyClick(checked.button("fix_task"), Qt.Key.Key_Space)
    QTest.keyClick(dialog(checked), Qt.Key.Key_Escape)
    assert checked.column(1) == [row[1] for row in ROWS[1:]]
    assert checked.stage.draft.checked
    assert checked.stage.draft.checked.edits.undo_title == ""


def test_the_current_row_will_do_where_no_task_is_chosen(checked: CheckStage) -> None:
    table = checked.stage.check.view.table
    table.go_to(0)
    problems = [problem.code for problem in table.findings(0).problems]
    assert checked.button("fix_task").isEnabled() == ("number_two" in problems)
    assert checked.button("fix_task").isEnabled()


def test_another_way_can_be_chosen_and_shows_what_it_would_change(checked: CheckStage) -> None:
    checked.choose_task("two phone numbers")
    QTest.mouseClick(checked.button("fix_task"), LEFT)
    asked = dialog(checked)
    assert [choice.text() for choice in asked.choices] == [
        "Keep the first mobile",
        "Keep the first number",
        "Give each number a row of its own",
    ]
    asked.choices[1].setFocus()
    QTest.keyClick(asked.choices[1], Qt.Key.Key_Space)
    model = asked.table.model()
    assert [model.index(row, 2).data() for row in range(2)] == ["083 555 0101", "021 555 0103"]
    with checked.stage.qtbot.waitSignal(checked.stage.draft.rows_changed, timeout=20000):
        QTest.mouseClick(asked.fix_button, LEFT)
    assert checked.column(1)[1:3] == ["083 555 0101", "021 555 0103"]


def test_a_swapped_place_is_shown_with_both_cells_and_swapped(
    shown: Callable[[Rows, str], CheckStage],
) -> None:
    rows = [
        ("Name", "Mobile", "Latitude", "Longitude"),
        ("Anna", "082 123 4567", "-33.92", "18.42"),
        ("Ben", "083 555 0101", "18.86", "-33.93"),
    ]
    page = shown(rows, "Hi")
    stage = page.stage
    mapping = stage.draft.mapping.with_type("location").with_source("text", None)
    for name in ("Latitude", "Longitude"):
        mapping = mapping.with_source(name.lower(), ColumnSource(name))
    with stage.qtbot.waitSignal(stage.checks.ended, timeout=20000):
        stage.draft.set_mapping(mapping)
    page.choose_task("Swap latitude and longitude where places are in the sea")
    assert page.button("fix_task").defaultAction().text() == "Swap latitude and longitude…"
    QTest.mouseClick(page.button("fix_task"), LEFT)
    asked = dialog(page)
    model = asked.table.model()
    told = [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]
    assert told == [["3", "18.86", "-33.93"], ["3", "-33.93", "18.86"]]
    with stage.qtbot.waitSignal(stage.draft.rows_changed, timeout=20000):
        QTest.mouseClick(asked.fix_button, LEFT)
    assert (page.column(2), page.column(3)) == (["-33.92", "-33.93"], ["18.42", "18.86"])
    assert page.sheet.tasks() == ()
