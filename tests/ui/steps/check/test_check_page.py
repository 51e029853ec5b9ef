import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.services.preparing.check import RowState
from flowiq_desktop.ui.steps.check.check_delegate import CellTextEdit
from flowiq_desktop.ui.steps.check.check_filter import Show
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL, CheckColumn
from flowiq_desktop.ui.steps.check.row_findings import findings_of
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
MOBILE = FIRST_CELL + 1


@pytest.fixture
def checked(stage: Stage) -> Stage:
    """The list of parents, checked, and the page on the screen with the keyboard in its table."""
    stage.load_parents()
    page = stage.check
    with stage.qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.on_enter()
    page.view.table.setFocus()
    stage.qtbot.waitUntil(page.view.table.hasFocus)
    return stage


def numbers(stage: Stage) -> list[str]:
    """The spreadsheet's numbers of the rows in the table."""
    model = stage.check.rows
    return [str(model.headerData(r, Qt.Orientation.Vertical)) for r in range(model.rowCount())]


def states(stage: Stage) -> list[object]:
    model = stage.check.rows
    return [model.index(row, CheckColumn.STATE).data() for row in range(model.rowCount())]


def tasks(stage: Stage) -> list[object]:
    model = stage.check.tasks
    return [model.index(row).data() for row in range(model.rowCount())]


def press(stage: Stage, name: str) -> None:
    """Click one of the buttons above the table."""
    button = stage.check.findChild(QToolButton, name)
    assert button
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    stage.settle()


def editor(stage: Stage) -> QWidget:
    found = stage.check.view.table.findChild(QWidget, "cell_editor")
    assert found
    return found


def mend(stage: Stage, text: str) -> None:
    """Enter, type over what is there, Enter: as in a spreadsheet program."""
    QTest.keyClick(stage.check.view.table, Qt.Key.Key_Return)
    box = editor(stage)
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, text)
    take(stage)


def take(stage: Stage) -> None:
    """Enter in the editor; the view takes the text when it is back at its events."""
    with stage.qtbot.waitSignal(stage.draft.rows_changed):
        QTest.keyClick(editor(stage), Qt.Key.Key_Return)


def choose_task(stage: Stage, row: int) -> None:
    view = stage.check.view.tasks
    QTest.mouseClick(
        view.viewport(), LEFT, pos=view.visualRect(view.model().index(row, 0)).center()
    )


# -- where it stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "rows"), [((696, 586), 3), ((733, 418), 1)])
def test_the_table_begins_high_enough_to_see_rows(
    checked: Stage, size: tuple[int, int], rows: int
) -> None:
    """What windows of 1366 x 768 and 1024 x 600 leave the page in practice mode."""
    page = checked.check
    page.resize(*size)
    checked.qtbot.waitUntil(lambda: page.view.table.viewport().width() > 0, timeout=5000)
    checked.settle()
    table = page.view.table
    first = table.viewport().mapTo(page, QPoint()).y()
    assert first + rows * table.rowHeight(0) <= page.height()


# -- what it says --------------------------------------------------------------------------------


def test_the_counts_always_add_up_to_all_rows(checked: Stage) -> None:
    page = checked.check
    assert page.view.counts.text() == "3 ready to send  ·  2 to fix  ·  0 left out"
    assert page.primary_text() == "Continue with 3"
    assert page.primary_enabled()
    assert page.status() == "2 to fix"
    checked.draft.leave_out([0, 2])
    assert page.view.counts.text() == "2 ready to send  ·  1 to fix  ·  2 left out"
    assert page.primary_text() == "Continue with 2"
    assert page.done()
    assert not page.ticked(), "beside rows to fix stands no tick"


def test_the_list_says_what_to_do_and_only_rows_with_problems_are_shown(checked: Stage) -> None:
    assert len(tasks(checked)) == 2
    assert all(str(task).startswith("Must fix:  ") for task in tasks(checked))
    assert numbers(checked) == ["4", "6"]
    assert states(checked) == ["To fix", "To fix"]
    assert checked.check.view.hint.text() == "The rows to fix are not sent until they are fixed."


def test_choosing_a_task_shows_its_rows_and_the_cell_to_mend(checked: Stage) -> None:
    letters = next(i for i, task in enumerate(tasks(checked)) if "letters" in str(task))
    choose_task(checked, letters)
    assert numbers(checked) == ["6"]
    assert checked.check.view.showing.text().startswith("Showing: Take letters out")
    assert checked.check.view.table.currentIndex().column() == MOBILE
    press(checked, "show_problems")
    assert numbers(checked) == ["4", "6"]


def test_a_task_is_chosen_with_the_keyboard(checked: Stage, qtbot: QtBot) -> None:
    view = checked.check.view.tasks
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(numbers(checked)) == 1


def test_all_rows_can_be_shown(checked: Stage) -> None:
    press(checked, "show_all")
    assert numbers(checked) == ["2", "3", "4", "5", "6"]
    words = [button.text() for button in checked.check.view.filter.buttons.values()]
    assert words == ["With problems (2)", "All rows (5)", "Left out (0)", "Unlike the others"]


def test_the_odd_ones_are_shown_with_the_reason(stage: Stage, qtbot: QtBot) -> None:
    texts = ("Short", "A text of ordinary length.", "A text that is a good deal longer than that.")
    rows = [("Phone", "Text"), *((f"082123456{n}", text) for n, text in enumerate(texts))]
    stage.load(write_csv(stage.folder / "odd.csv", rows))
    page = stage.check
    page.show()
    QTest.mouseClick(page.view.filter.buttons[Show.ODD], LEFT)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2)
    reasons = [str(page.rows.index(row, CheckColumn.PROBLEM).data()) for row in range(2)]
    assert reasons[0].startswith("The shortest message")
    assert reasons[1].startswith("The longest message")


def test_a_list_without_problems_says_so_and_shows_all_rows(stage: Stage) -> None:
    rows = (("Phone", "Text"), ("0821234567", "Hi"), ("0821234568", "Ho"))
    stage.load(write_csv(stage.folder / "good.csv", rows))
    page = stage.check
    page.show()
    assert page.view.notice.sentence.text() == "Nothing to fix: every row is ready."
    assert numbers(stage) == ["2", "3"]
    assert not page.view.tasks.isVisible()
    assert page.status() == "2 ready"


def test_an_empty_filter_says_why(checked: Stage) -> None:
    press(checked, "show_left_out")
    page = checked.check
    assert not page.view.table.isVisible()
    assert page.view.empty.text() == "No row is left out."


def test_without_a_spreadsheet_there_is_nothing_to_check(stage: Stage) -> None:
    stage.check.show()
    assert stage.check.blocked_reason() == "Choose a spreadsheet first."
    assert stage.check.view.empty.text() == "There is no spreadsheet yet."


def test_a_problem_of_the_message_blocks_all_and_is_told_once(checked: Stage) -> None:
    checked.draft.set_mapping(checked.draft.mapping.with_source("text", None))
    checked.settle()
    page = checked.check
    assert page.view.notice.sentence.text().startswith("Message is needed")
    assert page.blocked_reason().startswith("Message is needed")
    assert page.view.counts.text() == "0 ready to send  ·  5 to fix  ·  0 left out"


def test_one_cannot_go_on_while_rows_are_checked_or_when_none_is_ready(checked: Stage) -> None:
    page = checked.check
    checked.draft.set_country("NA")
    assert page.blocked_reason() == "The rows are being checked."
    assert page.view.progress.isVisible()
    assert not page.view.table.isEnabled()
    checked.settle()
    assert not page.view.progress.isVisible()
    checked.draft.leave_out(range(5))
    assert page.blocked_reason() == "No row is ready: fix one, or put one back."
    assert not page.primary_enabled()


# -- mending -------------------------------------------------------------------------------------


def test_a_cell_is_mended_in_place_and_undone(checked: Stage) -> None:
    QTest.keyClick(checked.check.view.table, Qt.Key.Key_F8)
    mend(checked, "083 555 9999")
    assert states(checked) == ["Ready", "To fix"]
    assert checked.check.view.counts.text() == "4 ready to send  ·  1 to fix  ·  0 left out"
    assert str(tasks(checked)[-1]).startswith("Done:  ")
    assert checked.check.view.undo_words.text() == "Can be undone: Mobile in row 4"
    QTest.keyClick(checked.check.view.table, Qt.Key.Key_Z, CONTROL)
    checked.settle()
    assert states(checked) == ["To fix", "To fix"]
    assert not any(str(task).startswith("Done") for task in tasks(checked))
    QTest.keyClick(checked.check.view.table, Qt.Key.Key_Y, CONTROL)
    checked.settle()
    assert states(checked) == ["Ready", "To fix"]


def test_mended_rows_go_when_the_choice_is_made_again(checked: Stage) -> None:
    checked.draft.fix_cell(2, 1, "083 555 9999")
    assert numbers(checked) == ["4", "6"]
    press(checked, "show_problems")
    assert numbers(checked) == ["6"]
    checked.draft.undo()
    checked.check.on_enter()
    assert numbers(checked) == ["4", "6"]


def test_escape_leaves_the_cell_as_it_was(checked: Stage) -> None:
    QTest.keyClick(checked.check.view.table, Qt.Key.Key_F8)
    QTest.keyClick(checked.check.view.table, Qt.Key.Key_F2)
    QTest.keyClicks(editor(checked), "083 555 9999")
    QTest.keyClick(editor(checked), Qt.Key.Key_Escape)
    assert states(checked) == ["To fix", "To fix"]


def test_typing_begins_an_edit_as_in_a_spreadsheet(checked: Stage) -> None:
    table = checked.check.view.table
    QTest.keyClick(table, Qt.Key.Key_F8)
    QTest.keyClick(table, Qt.Key.Key_0)
    assert isinstance(editor(checked), QLineEdit)
    QTest.keyClicks(editor(checked), "835559999")
    take(checked)
    assert states(checked)[0] == "Ready"


def test_enter_on_the_verdict_edits_the_cell_to_mend(checked: Stage) -> None:
    table = checked.check.view.table
    table.setCurrentIndex(checked.check.rows.index(1, CheckColumn.STATE))
    mend(checked, "083 555 9999")
    assert states(checked) == ["To fix", "Ready"]


def test_a_long_text_is_edited_in_several_lines(stage: Stage, qtbot: QtBot) -> None:
    rows = (("Phone", "Text"), ("082", "First line\nsecond line"), ("0821234568", "Ho"))
    stage.load(write_csv(stage.folder / "lines.csv", rows))
    page = stage.check
    with qtbot.waitExposed(page):
        page.show()
    table = page.view.table
    table.setCurrentIndex(page.rows.index(0, FIRST_CELL + 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = editor(stage)
    assert isinstance(box, CellTextEdit)
    QTest.keyClicks(box, "new")
    QTest.keyClick(box, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(box, "text")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert stage.draft.checked
    assert stage.draft.checked.cell(0, 1) == "new\ntext"
    assert page.view.table.rect().contains(box.geometry().topLeft())


@pytest.mark.parametrize("cell", ["one\r\ntwo", "x" * 61 + " R\u00a01\u00a0250", "one\u2028\ntwo"])
def test_a_long_text_that_is_only_looked_at_stays_as_it_is(
    stage: Stage, qtbot: QtBot, cell: str
) -> None:
    rows = (("Phone", "Text"), ("082", cell), ("0821234568", "Ho"))
    stage.load(write_csv(stage.folder / "lines.csv", rows))
    with qtbot.waitExposed(stage.check):
        stage.check.show()
    assert stage.draft.checked
    before, table = stage.draft.checked.cell(0, 1), stage.check.view.table
    table.setCurrentIndex(stage.check.rows.index(0, FIRST_CELL + 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = editor(stage)
    assert isinstance(box, CellTextEdit)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert stage.draft.checked.cell(0, 1) == before
    assert not stage.draft.edits.cells


def test_f8_goes_from_problem_to_problem_and_says_when_there_is_none(checked: Stage) -> None:
    press(checked, "show_all")
    table, page = checked.check.view.table, checked.check
    table.setFocus()
    table.go_to(0)
    seen = []
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_F8)
        seen.append((table.currentIndex().row(), table.currentIndex().column()))
    assert seen == [(2, MOBILE), (4, MOBILE), (4, MOBILE)]
    assert page.view.showing.text() == "No further problem below."
    QTest.keyClick(table, Qt.Key.Key_F8, SHIFT)
    assert table.currentIndex().row() == 2
    QTest.keyClick(table, Qt.Key.Key_F8, SHIFT)
    assert page.view.showing.text() == "No further problem above."


def test_fix_all_like_this(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text", "Day"), *((f"082123456{n}", "See you {{Day}}", "") for n in range(5))]
    stage.load(write_csv(stage.folder / "alike.csv", rows))
    page = stage.check
    with qtbot.waitExposed(page):
        page.show()
    QTest.keyClick(page.view.table, Qt.Key.Key_F8)
    assert page.view.table.currentIndex().column() == FIRST_CELL + 2
    press(stage, "button_fix_alike")
    dialog = page.findChild(QDialog, "fix_alike_dialog")
    assert dialog
    fix, box = dialog.fix_button, dialog.text  # type: ignore[attr-defined]
    assert fix.text() == "&Fix 5 rows"
    assert not fix.isEnabled()
    QTest.keyClicks(box, "Friday")
    with qtbot.waitSignal(stage.edits.ended):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.view.counts.text() == "5 ready to send  ·  0 to fix  ·  0 left out"
    assert stage.draft.checked
    assert stage.draft.checked.message(4).body["text"] == "See you Friday"


def test_rows_are_left_out_put_back_and_it_is_undone(checked: Stage) -> None:
    table = checked.check.view.table
    table.selectAll()
    button = checked.check.findChild(QToolButton, "button_leave_out")
    assert button
    assert button.text() == "Leave 2 out"
    press(checked, "button_leave_out")
    assert states(checked) == ["Left out", "Left out"]
    assert checked.check.view.counts.text() == "3 ready to send  ·  0 to fix  ·  2 left out"
    assert checked.check.view.undo_words.text() == "Can be undone: 2 rows left out"
    press(checked, "show_left_out")
    assert numbers(checked) == ["4", "6"]
    table.selectRow(0)
    press(checked, "button_put_back")
    assert checked.check.view.counts.text() == "3 ready to send  ·  1 to fix  ·  1 left out"
    press(checked, "button_undo")
    press(checked, "button_undo")
    assert checked.check.view.counts.text() == "3 ready to send  ·  2 to fix  ·  0 left out"
    press(checked, "button_redo")
    assert checked.check.view.counts.text() == "3 ready to send  ·  0 to fix  ·  2 left out"


def test_leave_out_takes_all_rows_of_a_task_when_none_is_selected(checked: Stage) -> None:
    choose_task(checked, 0)
    checked.check.view.table.clearSelection()
    press(checked, "button_leave_out")
    assert len(checked.draft.checked.edits.left_out) == 1  # type: ignore[union-attr]


def test_the_row_in_the_table_and_the_row_in_the_preview_follow_each_other(
    checked: Stage,
) -> None:
    press(checked, "show_all")
    table = checked.check.view.table
    table.setCurrentIndex(checked.check.rows.index(3, FIRST_CELL))
    assert checked.draft.selected_row == 3
    checked.draft.select_row(1)
    assert table.currentIndex().row() == 1
    assert table.currentIndex().column() == FIRST_CELL


def test_the_menu_of_a_row_offers_the_same(checked: Stage, qtbot: QtBot) -> None:
    table = checked.check.view.table
    table.selectRow(0)
    table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = checked.check.findChild(QMenu)
    assert menu
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        *(
            "Fix this problem…",
            "Fix all like this…",
            "Repeats…",
            "It is a name",
            "Leave this out",
            "Put back",
            "Sort by this column",
            "Undo",
            "Redo",
        )
    ]
    menu.close()


def test_the_whole_way_with_the_keyboard_alone(checked: Stage) -> None:
    table = checked.check.view.table
    QTest.keyClick(table, Qt.Key.Key_F8)
    mend(checked, "083 555 9999")
    QTest.keyClick(table, Qt.Key.Key_F8)
    QTest.keyClick(table, Qt.Key.Key_D, CONTROL)
    checked.settle()
    assert checked.check.view.counts.text() == "4 ready to send  ·  0 to fix  ·  1 left out"
    assert checked.check.primary_text() == "Continue with 4"


def test_everything_usable_can_be_reached_with_tab(checked: Stage, qtbot: QtBot) -> None:
    press(checked, "show_all")
    page = checked.check
    checked.draft.leave_out([0])
    page.view.table.selectRow(0)
    reached = set()
    page.view.tasks.setFocus()
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget
        reached.add(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert {
        "check_tasks",
        "button_next_problem",
        "button_previous_problem",
        "button_put_back",
        "button_undo",
        "check_table",
    } <= reached
    # The filter is one stop for Tab, as a group of which one is down; arrows move within it.
    assert any(name.startswith("show_") for name in reached)
    buttons = page.view.filter.buttons
    buttons[Show.PROBLEMS].setFocus()
    QTest.keyClick(buttons[Show.PROBLEMS], Qt.Key.Key_Right)
    assert buttons[Show.ALL].hasFocus()


def test_a_new_check_keeps_corrections_and_begins_a_new_list(checked: Stage) -> None:
    checked.draft.fix_cell(2, 1, "083 555 9999")
    checked.draft.set_mapping(checked.draft.mapping.with_source("text", TextSource("Hi")))
    checked.settle()
    assert numbers(checked) == ["6"]
    assert not any(str(task).startswith("Done") for task in tasks(checked))
    assert checked.draft.checked
    assert checked.draft.checked.state(2) is RowState.READY


def test_many_rows_are_left_out_while_the_window_goes_on(stage: Stage, qtbot: QtBot) -> None:
    rows = [("Phone", "Text"), *((f"08212{n:05}", f"Hi {n}") for n in range(20_000))]
    stage.load(write_csv(stage.folder / "many.csv", rows))
    page = stage.check
    page.show()
    page.view.table.selectAll()
    with qtbot.waitSignal(stage.edits.ended, timeout=20000):
        page.actions_.leave_out.trigger()
        assert not page.view.table.isEnabled()
        assert page.blocked_reason() == "The changed rows are being checked."
    assert page.view.counts.text() == "0 ready to send  ·  0 to fix  ·  20,000 left out"
    assert page.view.table.isEnabled()


def test_the_current_row_is_left_out_when_none_is_selected(checked: Stage) -> None:
    table = checked.check.view.table
    table.go_to(1)
    table.clearSelection()
    press(checked, "button_leave_out")
    assert states(checked) == ["To fix", "Left out"]


def test_a_fault_of_the_program_is_told_and_nothing_can_be_sent(
    checked: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    page = checked.check
    checked.checks.failed.emit(RuntimeError("broken"))
    assert page.view.notice.sentence.text().startswith("Something in the program went wrong")
    assert page.blocked_reason() == "The rows could not be checked."
    assert "broken" in caplog.text
    caplog.clear()
    checked.load_parents()
    assert page.primary_enabled()


def test_missing_coordinates_are_marked_in_the_column_that_has_them(stage: Stage) -> None:
    rows = (("Mobile", "Coordinates"), ("0825550101", "-33.9, 18.4"), ("0825550102", ""))
    stage.load(write_csv(stage.folder / "places.csv", rows))
    stage.draft.set_mapping(stage.draft.mapping.with_type("location"))
    stage.settle()
    assert stage.draft.checked
    found = findings_of(stage.draft.checked, 1)
    assert [problem.code for problem in found.problems] == ["no_place"]
    assert [*found.cells] == [1]
