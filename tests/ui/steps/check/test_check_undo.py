"""Whatever is changed in Check, Ctrl+Z takes it back whole, and Ctrl+Y makes it again."""

from collections.abc import Callable

import pytest

from flowiq_desktop.core.review.fixes import FIXES
from flowiq_desktop.services.preparing.repeat_choice import Keep, effect_of, find_repeated
from flowiq_desktop.services.preparing.replacing import Replacement
from tests.spreadsheet.making import finish
from tests.ui.steps.check.conftest import CheckStage, Rows

ROWS = (
    ("Name", "Mobile", "Class"),
    ("Ulla", "0821234567", "4a"),
    ("Null", "083 555 0101 / 083 555 0102", "4a"),
    ("Nils", "082 123 4567", "4b"),
)


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    return shown(ROWS, "Hi {{Name}} of {{Class}}")


def fix_task(checked: CheckStage) -> None:
    task = next(task for task in checked.sheet.tasks() if task.code == "number_two")
    checked.stage.edits.fix_task(task, FIXES[task.code][0])


def accept(checked: CheckStage) -> None:
    problem = next(p for p in checked.sheet.problems(1) if checked.sheet.meant(p))
    checked.stage.edits.accept(problem)


def keep_first(checked: CheckStage) -> None:
    repeated = finish(find_repeated(checked.sheet))
    checked.stage.edits.keep_rows(effect_of(checked.sheet, repeated, Keep.FIRST))


def put_back(checked: CheckStage) -> None:
    checked.sheet.edits.left_out.add(0)
    checked.stage.edits.put_back([0])


CHANGES: dict[str, Callable[[CheckStage], None]] = {
    "a cell": lambda checked: checked.stage.draft.fix_cell(0, 0, "Ulla B."),
    "cells alike": lambda checked: checked.stage.edits.fix_alike(0, 2, "5a"),
    "a task": fix_task,
    "a name": accept,
    "rows left out": lambda checked: checked.stage.edits.leave_out([0, 2]),
    "a row put back": put_back,
    "repeats": keep_first,
    "a text": lambda checked: checked.stage.edits.replace(Replacement(2, "4", "5")),
}


def state(checked: CheckStage) -> object:
    """Everything that a person sees of the rows."""
    sheet = checked.sheet
    rows = range(len(sheet.sheet))
    return (
        [list(sheet.row(index)) for index in rows],
        [(sheet.state(index), sheet.problems(index)) for index in rows],
        sorted(sheet.edits.accepted),
        sheet.tasks(),
        sheet.counts(),
    )


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_one_step(checked: CheckStage, change: str) -> None:
    before = state(checked)
    if change == "a row put back":
        before = None  # it begins with a row that is left out
    CHANGES[change](checked)
    checked.stage.settle()
    after = state(checked)
    assert after != before
    assert checked.stage.check.view.undo_words.text().startswith("Can be undone: ")
    checked.undo()
    if before is not None:
        assert state(checked) == before
    assert checked.sheet.edits.undo_title == ""
    checked.redo()
    assert state(checked) == after
    assert checked.sheet.edits.redo_title == ""
