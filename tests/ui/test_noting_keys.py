"""Keys that are pressed while something is noted in the background reach the table on Check."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from flowiq_desktop.core.problems import Problem
from flowiq_desktop.services.preparing.check import RowState
from flowiq_desktop.ui.steps.check.check_table import CheckTable
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL
from tests.ui.window_stage import WindowStage, behaviour
from tests.ui.window_stage import stage as made

__all__ = ["behaviour", "made"]

CONTROL = Qt.KeyboardModifier.ControlModifier
DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return
MANY = 120
"""Rows without a problem, of which something is found: too many to be put in one by one."""
PEOPLE = [*((f"Good {n}", f"08255{n:05}") for n in range(MANY)), ("Dan", "12"), ("Eve", "34")]
DAN, EVE = MANY, MANY + 1


@pytest.fixture
def stage(made: WindowStage) -> WindowStage:
    """Check with two rows to fix, both in the table, which has the keys."""
    made.load(PEOPLE)
    window = made.program.window
    window.go_to(2)
    window.activateWindow()
    made.until(window.isActiveWindow)
    table = table_of(made)
    made.until(table.isVisible)
    table.setFocus()
    table.go_to(0, FIRST_CELL)
    return made


def table_of(stage: WindowStage) -> CheckTable:
    return stage.find(CheckTable, "check_table")


def note(stage: WindowStage, rows: int = MANY) -> None:
    """Begin to note something of the first rows, as is done when links were looked at."""
    facts = {"why": "There is no file at this link."}
    stage.program._edits.note_found(
        {row: (Problem(row + 2, "media_url", "link_fails", facts=facts),) for row in range(rows)}
    )
    assert stage.program._edits.noting


def noted(stage: WindowStage) -> None:
    edits = stage.program._edits
    stage.until(lambda: not edits.noting and not edits.busy)


def press(*keys: Qt.Key) -> None:
    """Press keys as a person does: they reach whatever has the focus."""
    for key in keys:
        QTest.keyClick(focus(), key)
        QApplication.sendPostedEvents()  # an editor is closed so, before any timer has its turn


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keys"
    return widget


def current_row(stage: WindowStage) -> int:
    table = table_of(stage)
    return table.sheet_index(table.currentIndex().row())


def cell(stage: WindowStage, row: int, column: int = 0) -> str:
    assert stage.program.draft.checked
    return stage.program.draft.checked.cell(row, column)


def typed(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focus(), letter)


def changed_cells(stage: WindowStage) -> dict[tuple[int, int], str]:
    return dict(stage.program.draft.edits.cells)


@pytest.mark.parametrize("rows", [1, MANY])
def test_an_arrow_moves_in_the_table_and_stays_at_its_row(stage: WindowStage, rows: int) -> None:
    note(stage, rows)
    press(DOWN)
    assert current_row(stage) == EVE
    noted(stage)
    assert focus() is table_of(stage)
    assert current_row(stage) == EVE
    assert table_of(stage).selected_lines() == [table_of(stage).currentIndex().row()]
    press(Qt.Key.Key_Up)
    assert current_row(stage) == DAN
    press(Qt.Key.Key_Up)
    assert current_row(stage) == rows - 1, "the rows of the notes stand where they belong"


@pytest.mark.parametrize("rows", [1, MANY])
def test_what_is_being_typed_goes_on(stage: WindowStage, rows: int) -> None:
    press(DOWN)
    typed("Ev")
    note(stage, rows)
    typed("eli")
    noted(stage)
    editor = focus()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Eveli"
    typed("ne")
    press(ENTER)
    assert changed_cells(stage) == {(EVE, 0): "Eveline"}


def test_typing_that_begins_and_ends_in_that_moment_is_kept(stage: WindowStage) -> None:
    press(DOWN)
    note(stage)
    typed("Eveline")
    press(ENTER)
    assert stage.program._edits.noting
    noted(stage)
    assert changed_cells(stage) == {(EVE, 0): "Eveline"}
    assert cell(stage, EVE) == "Eveline"
    assert focus() is table_of(stage)


def test_the_editor_of_a_row_of_which_something_is_noted_keeps_its_text(
    stage: WindowStage,
) -> None:
    stage.program.services.preferences.current.look_behind_links = False
    stage.button("show_all").click()
    table = table_of(stage)
    stage.until(lambda: table.model().rowCount() == len(PEOPLE))
    table.setFocus()
    table.go_to(3, FIRST_CELL)
    typed("Zan")
    note(stage)
    noted(stage)
    typed("ele")
    press(ENTER)
    assert changed_cells(stage) == {(3, 0): "Zanele"}


def test_an_edit_asked_for_in_that_moment_is_made_after_it(stage: WindowStage) -> None:
    note(stage)
    stage.program.window.activateWindow()
    QTest.mouseClick(stage.button("button_leave_out"), Qt.MouseButton.LeftButton)
    noted(stage)
    assert stage.program.draft.checked
    assert stage.program.draft.checked.state(DAN) is RowState.LEFT_OUT


def test_undo_in_that_moment_undoes_what_was_typed_in_it(stage: WindowStage) -> None:
    stage.program._edits.leave_out([EVE])
    noted(stage)
    stage.until(lambda: focus() is table_of(stage))
    note(stage)
    typed("Daniel")
    press(ENTER)
    QTest.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    noted(stage)
    assert changed_cells(stage) == {}
    assert stage.program.draft.edits.redo_title
    assert stage.program.draft.edits.left_out == {EVE}


def test_what_is_written_while_the_message_changes_waits_for_the_new_check(
    stage: WindowStage,
) -> None:
    draft = stage.program.draft
    note(stage)
    typed("Daniel")
    press(ENTER)
    draft.set_country("NA")
    noted(stage)
    stage.until(lambda: draft.checked is not None and not draft.stale)
    assert changed_cells(stage) == {(DAN, 0): "Daniel"}
    assert cell(stage, DAN) == "Daniel"


def test_what_was_written_last_is_kept_when_the_program_is_closed_in_that_moment(
    stage: WindowStage,
) -> None:
    note(stage)
    typed("Daniel")
    press(ENTER)
    assert stage.program._edits.shutdown()
    assert changed_cells(stage) == {(DAN, 0): "Daniel"}


@pytest.mark.parametrize("between", [(), (Qt.Key.Key_Control, Qt.Key.Key_Shift)])
def test_after_an_edit_the_table_gets_the_keys_back_though_the_next_chord_has_begun(
    stage: WindowStage, between: tuple[Qt.Key, ...]
) -> None:
    stage.program._edits.leave_out([DAN])
    assert focus() is not table_of(stage)
    press(*between)
    noted(stage)
    stage.until(lambda: focus() is table_of(stage))


def test_what_is_noted_while_somebody_waits_on_send_leaves_the_button(made: WindowStage) -> None:
    made.go_to_send()
    note(made, 1)
    noted(made)
    made.until(made.button("primary_button").isEnabled)


def test_nothing_is_noted_twice_at_once(stage: WindowStage) -> None:
    told: list[bool] = []
    stage.program._edits.noted.connect(lambda: told.append(True))
    note(stage, 1)
    note(stage, 2)
    noted(stage)
    assert told == [True]
