from functools import partial
from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from flowiq_desktop.services.preparing.check import RowState
from tests.ui.stage import Stage, stage, write_csv

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["stage"]


def states(stage: Stage) -> list[RowState]:
    checked = stage.draft.checked
    assert checked
    return [checked.state(index) for index in range(len(checked.sheet))]


def test_rows_are_left_out_and_put_back_with_undo_and_redo(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    before = states(stage)
    out = [RowState.LEFT_OUT, RowState.LEFT_OUT, *before[2:]]
    steps: tuple[tuple[Callable[[], None], list[RowState]], ...] = (
        (partial(stage.edits.leave_out, [0, 1]), out),
        (stage.edits.undo, before),
        (stage.edits.redo, out),
        (partial(stage.edits.put_back, [0, 1]), before),
    )
    for act, expected in steps:
        with qtbot.waitSignals([stage.draft.rows_changed, stage.edits.ended]):
            act()
        assert states(stage) == expected


def test_all_cells_that_read_the_same_are_mended(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text", "Class"), *((f"08212{n:05}", "Hi", f"{n % 2}") for n in range(10))]
    stage.load(write_csv(stage.folder / "few.csv", rows))
    with qtbot.waitSignal(stage.edits.ended):
        stage.edits.fix_alike(0, 2, "none")
    checked = stage.draft.checked
    assert checked
    assert [checked.cell(index, 2) for index in range(4)] == ["none", "1", "none", "1"]


def test_one_edit_at_a_time(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    with qtbot.waitSignal(stage.edits.ended):
        stage.edits.leave_out([0])
        assert stage.edits.busy
        stage.edits.leave_out([1])
    assert states(stage)[:2] == [RowState.LEFT_OUT, RowState.READY]


def test_nothing_is_edited_under_a_check_that_is_out_of_date(stage: Stage, qtbot: QtBot) -> None:
    stage.load_parents()
    stage.draft.set_country("NA")
    with qtbot.assertNotEmitted(stage.edits.started):
        stage.edits.leave_out([0])
    stage.settle()
    assert RowState.LEFT_OUT not in states(stage)
