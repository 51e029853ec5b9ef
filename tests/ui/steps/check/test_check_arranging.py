"""Rows are sorted and found in Check; no edit moves them, and who they are stays in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from flowiq_desktop.ui.steps.check.check_filter import Show
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL, CheckColumn
from flowiq_desktop.ui.steps.check.frozen_columns import FrozenColumns
from tests.ui.model_rules import watch
from tests.ui.steps.check.conftest import LEFT, CheckStage, Rows

CONTROL = Qt.KeyboardModifier.ControlModifier
NAME, MOBILE, AGE = FIRST_CELL, FIRST_CELL + 1, FIRST_CELL + 2
ROWS = (
    ("Name", "Mobile", "Age", "Street", "Town"),
    ("Ulla", "0821234567", "9", "Long Street 1", "Paarl"),
    ("Nils", "082", "10", "Short Street 2", "Ceres"),
    ("Tove", "0835550101", "", "High Street 3", "Wellington"),
    ("Åge", "0835550102", "8", "Low Street 4", "Worcester"),
    ("Nora", "0835", "7", "Side Street 5", "Robertson"),
)


@pytest.fixture
def checked(shown: Callable[[Rows, str], CheckStage]) -> CheckStage:
    check = shown(ROWS, "Hi {{Name}}")
    check.stage.check.view.filter.chosen.emit(Show.ALL)
    watch(check.stage.check.rows)
    return check


def numbers(checked: CheckStage) -> list[str]:
    """The spreadsheet's row numbers, from the top of the table."""
    model = checked.stage.check.rows
    lines = range(model.rowCount())
    return [str(model.headerData(line, Qt.Orientation.Vertical)) for line in lines]


def click_header(checked: CheckStage, column: int) -> None:
    head = checked.stage.check.view.table.horizontalHeader()
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(column) + 20)
    with checked.stage.qtbot.waitSignal(checked.stage.check._shown.shown, timeout=5000):
        QTest.mouseClick(head.viewport(), LEFT, pos=place)


def showing(checked: CheckStage) -> str:
    return checked.stage.check.view.showing.text()


def test_a_header_sorts_then_the_other_way_then_not_at_all(checked: CheckStage) -> None:
    checked.stage.check.view.table.setColumnWidth(CheckColumn.PROBLEM, 60)
    click_header(checked, AGE)
    assert numbers(checked) == ["6", "5", "2", "3", "4"]
    assert showing(checked) == "Sorted by “Age”"
    click_header(checked, AGE)
    assert numbers(checked) == ["3", "2", "5", "6", "4"]
    assert showing(checked) == "Sorted by “Age”, the last first"
    click_header(checked, AGE)
    assert numbers(checked) == ["2", "3", "4", "5", "6"]
    assert showing(checked) == ""
    assert len(checked.stage.check.view.table.selected_lines()) <= 1


def test_the_keys_sort_by_the_current_column(checked: CheckStage) -> None:
    page = checked.stage.check
    page.view.table.setCurrentIndex(page.rows.index(0, NAME))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with checked.stage.qtbot.waitSignal(page._shown.shown, timeout=5000):
        QTest.keyClick(page.view.table, Qt.Key.Key_O, keys)
    assert numbers(checked) == ["5", "3", "6", "4", "2"]
    assert page.view.table.currentIndex().row() == 4


def test_a_fixed_row_stays_until_the_person_sorts_anew(checked: CheckStage) -> None:
    page = checked.stage.check
    click_header(checked, CheckColumn.STATE)
    assert numbers(checked) == ["3", "6", "2", "4", "5"]
    checked.stage.draft.fix_cell(1, 1, "0827654321")
    checked.stage.draft.leave_out([0])
    assert numbers(checked) == ["3", "6", "2", "4", "5"]
    assert page.rows.index(0, CheckColumn.STATE).data() == "Ready"
    assert page.rows.index(2, CheckColumn.STATE).data() == "Left out"
    page.view.filter.chosen.emit(Show.ALL)
    checked.stage.qtbot.waitUntil(lambda: numbers(checked) == ["6", "3", "4", "5", "2"])


def test_problems_are_gone_through_in_the_order_shown(checked: CheckStage) -> None:
    page = checked.stage.check
    click_header(checked, CheckColumn.STATE)
    click_header(checked, CheckColumn.STATE)
    assert numbers(checked) == ["2", "4", "5", "3", "6"]
    assert page.rows.next_problem(-1, 1) == 3
    assert page.rows.next_problem(3, 1) == 4
    assert page.rows.next_problem(4, 1) == -1
    assert page.rows.next_problem(5, -1) == 4
    assert page.rows.next_problem(3, -1) == -1


def test_rows_that_get_a_problem_come_last_where_rows_are_sorted(checked: CheckStage) -> None:
    page = checked.stage.check
    page.view.filter.chosen.emit(Show.PROBLEMS)
    page.view.table.sortByColumn(AGE, Qt.SortOrder.AscendingOrder)
    checked.stage.qtbot.waitUntil(lambda: numbers(checked) == ["6", "3"])
    checked.stage.draft.fix_cell(0, 1, "12")
    assert numbers(checked) == ["6", "3", "2"]
    assert page.rows.line_of(0) == 2


def test_a_text_leaves_the_rows_that_have_it(checked: CheckStage) -> None:
    page, wait = checked.stage.check, checked.stage.qtbot.waitUntil
    page.activateWindow()
    QTest.keyClick(page.view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = page.view.filter.search
    wait(search.hasFocus)
    QTest.keyClicks(search, "n")
    wait(lambda: numbers(checked) == ["2", "3", "4", "6"] or numbers(checked) == ["2", "3", "6"])
    QTest.keyClicks(search, "or")
    wait(lambda: numbers(checked) == ["6"])
    assert showing(checked) == "With “nor” in them"
    QTest.keyClicks(search, "x")
    wait(page.view.empty.isVisible)
    assert page.view.empty.text() == "No row has “norx” in it."
    search.clear()
    wait(lambda: len(numbers(checked)) == 5)


def test_a_task_shows_all_its_rows_whatever_was_looked_for(checked: CheckStage) -> None:
    page = checked.stage.check
    page.view.filter.search.setText("Tove")
    checked.stage.qtbot.waitUntil(lambda: numbers(checked) == ["4"])
    checked.choose_task("phone number")
    assert numbers(checked) == ["3", "6"]
    assert page.view.filter.search.text() == ""


def test_another_list_begins_whole_and_unsorted(checked: CheckStage) -> None:
    page = checked.stage.check
    click_header(checked, NAME)
    page.view.filter.search.setText("Nora")
    checked.stage.qtbot.waitUntil(lambda: numbers(checked) == ["6"])
    checked.stage.load_parents()
    page.view.filter.chosen.emit(Show.ALL)
    assert numbers(checked) == ["2", "3", "4", "5", "6"]
    assert page.view.filter.search.text() == ""
    assert page.view.table.horizontalHeader().sortIndicatorSection() == -1


def frozen(checked: CheckStage) -> FrozenColumns:
    found = checked.stage.check.view.table.findChild(FrozenColumns)
    assert found
    return found


def test_state_and_name_stay_in_sight_when_the_cells_scroll(checked: CheckStage) -> None:
    page, over = checked.stage.check, frozen(checked)
    table = page.view.table
    assert not over.isVisible()
    last = page.rows.index(4, page.rows.columnCount() - 1)
    table.setCurrentIndex(last)
    assert table.horizontalScrollBar().value() > 0
    assert over.isVisible()
    assert over.x() == table.viewport().x()
    who = [CheckColumn.STATE, NAME]
    assert over.width() == sum(map(table.columnWidth, who))
    shown_columns = [at for at in range(page.rows.columnCount()) if not over.isColumnHidden(at)]
    assert shown_columns == who
    table.horizontalScrollBar().setValue(0)
    assert not over.isVisible()


def test_no_cell_hides_behind_what_stays(checked: CheckStage) -> None:
    page, over = checked.stage.check, frozen(checked)
    table = page.view.table
    table.setCurrentIndex(page.rows.index(0, page.rows.columnCount() - 1))
    for column in (*range(page.rows.columnCount() - 2, NAME, -1), CheckColumn.PROBLEM):
        index = page.rows.index(0, column)
        table.setCurrentIndex(index)
        left = table.visualRect(index).left()
        assert left >= (over.width() if over.isVisible() else 0), column


def test_a_click_on_state_chooses_the_row_and_scrolls_nothing(checked: CheckStage) -> None:
    page, over = checked.stage.check, frozen(checked)
    table = page.view.table
    table.setCurrentIndex(page.rows.index(0, page.rows.columnCount() - 1))
    before = table.horizontalScrollBar().value()
    place = over.visualRect(page.rows.index(2, CheckColumn.STATE)).center()
    QTest.mouseClick(over.viewport(), LEFT, pos=place)
    assert table.currentIndex().row() == 2
    assert table.selected_lines() == [2]
    assert table.horizontalScrollBar().value() == before


def seen(checked: CheckStage, line: int, column: int) -> bool:
    """Whether all of a cell can be seen, in the table or in what stands still over it."""
    page, over = checked.stage.check, frozen(checked)
    table, index = page.view.table, page.rows.index(line, column)
    if over.holds(index):
        return over.viewport().rect().contains(over.visualRect(index))
    return over.covered(index) == 0 and table.viewport().rect().contains(table.visualRect(index))


def test_a_task_is_shown_with_the_name_of_its_person(checked: CheckStage) -> None:
    """The number to fix is at the right of a narrow window; whose it is has to stay in sight."""
    page = checked.stage.check
    page.resize(560, 700)
    checked.choose_task("phone number")
    line = page.view.table.currentIndex().row()
    assert page.view.table.currentIndex().column() == MOBILE
    assert page.view.table.horizontalScrollBar().value() > 0
    assert seen(checked, line, CheckColumn.STATE)
    assert seen(checked, line, NAME)
    assert seen(checked, line, MOBILE)


def test_the_name_comes_next_to_the_state_wherever_the_sheet_has_it(
    shown: Callable[[Rows, str], CheckStage],
) -> None:
    rows = [("Mobile", "Surname", "Age", "First name"), ("082", "Nkosi", "9", "Anna")]
    checked = shown(rows, "Hi {{First name}}")
    head = checked.stage.check.view.table.horizontalHeader()
    order = [head.logicalIndex(place) for place in range(head.count())]
    assert order == [CheckColumn.STATE, FIRST_CELL + 3, FIRST_CELL + 1, CheckColumn.PROBLEM, 2, 4]
    over = frozen(checked).horizontalHeader()
    assert [over.logicalIndex(place) for place in range(over.count())] == order


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_home_goes_to_the_first_cell(checked: CheckStage, held: Qt.KeyboardModifier) -> None:
    page = checked.stage.check
    table = page.view.table
    table.setCurrentIndex(page.rows.index(3, page.rows.columnCount() - 1))
    assert table.horizontalScrollBar().value() > 0
    QTest.keyClick(table, Qt.Key.Key_Home, held)
    assert table.currentIndex().column() == CheckColumn.STATE
    assert table.currentIndex().row() == (0 if held == CONTROL else 3)
    assert table.horizontalScrollBar().value() == 0


def test_a_name_that_stays_in_sight_is_edited_where_it_is_seen(checked: CheckStage) -> None:
    page, over = checked.stage.check, frozen(checked)
    table = page.view.table
    table.setCurrentIndex(page.rows.index(0, page.rows.columnCount() - 1))
    place = over.visualRect(page.rows.index(2, NAME)).center()
    QTest.mouseClick(over.viewport(), LEFT, pos=place)
    assert table.horizontalScrollBar().value() > 0
    QTest.mouseDClick(over.viewport(), LEFT, pos=place)
    editor = table.findChild(QLineEdit, "cell_editor")
    assert editor
    assert editor.isVisible()
    assert not over.isVisible()


def test_the_header_that_stays_sorts(checked: CheckStage) -> None:
    page, over = checked.stage.check, frozen(checked)
    table = page.view.table
    table.setCurrentIndex(page.rows.index(0, page.rows.columnCount() - 1))
    head = over.horizontalHeader()
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(NAME) + 20)
    with checked.stage.qtbot.waitSignal(checked.stage.check._shown.shown, timeout=5000):
        QTest.mouseClick(head.viewport(), LEFT, pos=place)
    assert numbers(checked) == ["5", "3", "6", "4", "2"]
    assert table.horizontalHeader().sortIndicatorSection() == NAME
    assert len(table.selected_lines()) <= 1
