import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.ui.steps.check.checked_table_model import (
    FIRST_CELL,
    PROBLEM_ROLE,
    CheckColumn,
    CheckedTableModel,
)
from tests.ui.model_rules import watch
from tests.ui.stage import Stage, write_csv

MOBILE = FIRST_CELL + 1


@pytest.fixture
def model(stage: Stage) -> CheckedTableModel:
    stage.load_parents()
    return stage.check.rows


def column(model: CheckedTableModel, place: int) -> list[str]:
    return [model.index(row, place).data() for row in range(model.rowCount())]


def row_numbers(model: CheckedTableModel) -> list[str]:
    down = Qt.Orientation.Vertical
    return [str(model.headerData(row, down)) for row in range(model.rowCount())]


def test_it_keeps_the_rules_of_models(model: CheckedTableModel, stage: Stage) -> None:
    watch(model)
    model.show_rows(range(5))
    stage.draft.fix_cell(2, 1, "0821234568")


def test_only_rows_with_problems_with_the_spreadsheets_own_numbers(
    model: CheckedTableModel,
) -> None:
    assert row_numbers(model) == ["4", "6"]
    assert column(model, CheckColumn.STATE) == ["To fix", "To fix"]
    assert column(model, MOBILE) == ["082 12", "O83 555 9999"]
    assert "too short" in column(model, CheckColumn.PROBLEM)[0]


def test_headers_come_from_the_spreadsheet(model: CheckedTableModel) -> None:
    across = Qt.Orientation.Horizontal
    heads = [model.headerData(place, across) for place in range(model.columnCount())]
    assert heads == ["State", "Problem", "Name", "Mobile", "Class", "Message"]


def test_the_cell_with_the_problem_is_marked_and_says_it(model: CheckedTableModel) -> None:
    cell = model.index(0, MOBILE)
    assert isinstance(cell.data(PROBLEM_ROLE), Problem)
    assert "too short" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "too short" in cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert model.index(0, FIRST_CELL).data(PROBLEM_ROLE) is None


def test_verdicts_cannot_be_edited_and_cells_can(model: CheckedTableModel) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    flags = [bool(model.index(0, place).flags() & editable) for place in range(6)]
    assert flags == [False, False, True, True, True, True]
    assert not model.setData(model.index(0, 0), "Ready")
    assert not model.setData(QModelIndex(), "x")


def test_mending_a_cell_is_checked_at_once_and_repaints_only_that_row(
    model: CheckedTableModel, stage: Stage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        assert model.setData(model.index(1, MOBILE), "083 555 9999")
    first, last, _roles = told.args
    assert (first.row(), last.row()) == (1, 1)
    assert column(model, CheckColumn.STATE) == ["To fix", "Ready"]
    assert model.index(1, MOBILE).data(PROBLEM_ROLE) is None
    assert stage.draft.checked
    assert stage.draft.checked.cell(4, 1) == "083 555 9999"


def test_the_same_text_is_no_edit(model: CheckedTableModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.dataChanged):
        assert not model.setData(model.index(0, MOBILE), "082 12")


def test_an_edit_that_makes_a_new_problem_brings_its_row_in(
    model: CheckedTableModel, stage: Stage
) -> None:
    stage.draft.fix_cell(0, 1, "nobody")
    assert row_numbers(model) == ["2", "4", "6"]
    stage.draft.undo()
    assert column(model, CheckColumn.STATE) == ["Ready", "To fix", "To fix"]


def test_a_table_of_one_task_does_not_grow(model: CheckedTableModel, stage: Stage) -> None:
    model.show_rows((2,))
    stage.draft.fix_cell(0, 1, "nobody")
    assert row_numbers(model) == ["4"]


def test_a_row_left_out_says_so_and_is_no_problem_to_step_to(
    model: CheckedTableModel, stage: Stage
) -> None:
    stage.draft.leave_out([2])
    assert column(model, CheckColumn.STATE) == ["Left out", "To fix"]
    assert model.next_problem(-1, 1) == 1


def test_stepping_goes_from_problem_to_problem_and_ends(
    model: CheckedTableModel, stage: Stage
) -> None:
    model.show_rows(range(5))
    assert model.next_problem(-1, 1) == 2
    assert model.next_problem(2, 1) == 4
    assert model.next_problem(4, 1) == -1
    assert model.next_problem(4, -1) == 2
    assert model.next_problem(2, -1) == -1
    assert model.next_problem(5, -1) == 4


def test_several_problems_are_counted_and_all_told_in_the_tooltip(
    stage: Stage, qtbot: QtBot
) -> None:
    good = ("0821234567", "Hi {{Name}}", "Anna")
    rows = (("Phone", "Text", "Name"), ("082", "Hi {{Name}}", ""), good)
    stage.load(write_csv(stage.folder / "two.csv", rows))
    problem = stage.check.rows.index(0, CheckColumn.PROBLEM)
    assert problem.data().endswith("(and 1 more)")
    assert problem.data(Qt.ItemDataRole.ToolTipRole).count("<p ") == 2
    name = stage.check.rows.index(0, FIRST_CELL + 2)
    assert name.data(PROBLEM_ROLE).code == "missing_value"


def test_a_problem_of_the_mapping_stands_in_every_row(stage: Stage) -> None:
    stage.load_parents()
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", None))
    stage.settle()
    stage.check.rows.show_rows(range(5))
    assert set(column(stage.check.rows, CheckColumn.STATE)) == {"To fix"}
    assert "Message is needed" in column(stage.check.rows, CheckColumn.PROBLEM)[0]


def test_notes_say_why_a_row_is_shown(model: CheckedTableModel) -> None:
    model.show_rows((0,), {0: "the longest message: 40 characters"})
    assert column(model, CheckColumn.PROBLEM) == ["The longest message: 40 characters"]


def test_many_rows_at_once_are_told_in_one_go(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text"), *((f"08212{n:05}", f"Hi {n}") for n in range(3000))]
    stage.load(write_csv(stage.folder / "many.csv", rows))
    model = stage.check.rows
    model.show_rows(range(3000))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: told.append((first.row(), last.row())))
    stage.draft.leave_out(range(2000))
    assert told == [(0, 2999)]
    assert set(column(model, CheckColumn.STATE)[:2000]) == {"Left out"}


def test_a_table_of_problems_takes_many_new_ones_in(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text", "Kind"), *((f"08212{n:05}", f"Hi {n}", "a") for n in range(200))]
    stage.load(write_csv(stage.folder / "many.csv", rows))
    stage.draft.set_mapping(stage.draft.mapping.with_source("text", TextSource("{{Kind}}")))
    stage.settle()
    model = stage.check.rows
    model.show_rows((), grows=True)
    stage.draft.fix_alike(0, 2, "")
    assert model.rowCount() == 200
