"""On a usual notebook rows are in sight on Check, however much there is to do above them."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QListView, QScrollArea, QTableView, QToolButton

from tests.ui.steps.check.test_links_card import CHECK, HERE, load_links, looked
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

NOTEBOOK, TALL = QSize(1280, 688), QSize(1600, 1000)
"""What the window has on 1366 x 768 beside a bar of tasks; and on a large screen."""
UNDO = ("button_undo", "button_redo")
LETTER, MANY = f"{HERE}picture.jpg", 20
PEOPLE = [
    *((f"082 555 03{n:02}", LETTER) for n in range(MANY)),
    ("12", LETTER),
    ("", LETTER),
    ("082 555 0401", ""),
    ("082 555 0402", "C:\\pictures\\a.jpg"),
    ("082 555 0403", f"{HERE}lost.jpg"),
]


def rows_in_sight(stage: WindowStage) -> int:
    table = stage.find(QTableView, "check_table")
    area = stage.find(QScrollArea, "check_page_scroll").viewport()
    top = table.viewport().mapTo(area, QPoint()).y()
    room = min(top + table.viewport().height(), area.height()) - top
    return max(0, room // table.verticalHeader().defaultSectionSize())


def at_check(stage: WindowStage, size: QSize) -> QListView:
    stage.practise()
    load_links(stage, PEOPLE)
    window = stage.program.window
    window.setMinimumSize(size)  # whatever the screen of the tests is
    window.resize(size)
    window.go_to(CHECK)
    looked(stage)
    tasks = stage.find(QListView, "check_tasks")
    stage.until(lambda: tasks.model().rowCount() > 4)  # what is behind the links is told as well
    stage.until(stage.button("reach_fold").isVisible)
    stage.until(stage.button("links_fold").isVisible)
    return tasks


def test_three_rows_are_in_sight_below_a_full_to_do_list_and_two_cards(stage: WindowStage) -> None:
    at_check(stage, NOTEBOOK)
    stage.until(lambda: rows_in_sight(stage) >= 3)


@pytest.mark.parametrize(("size", "whole"), [(NOTEBOOK, 2), (TALL, 4)])
def test_half_of_the_next_task_says_that_there_are_more(
    stage: WindowStage, size: QSize, whole: int
) -> None:
    tasks = at_check(stage, size)
    line = (
        tasks.visualRect(tasks.model().index(1, 0)).top()
        - tasks.visualRect(tasks.model().index(0, 0)).top()
    )
    room = tasks.viewport().height() / line
    assert whole + 0.3 < room < whole + 0.9
    tasks.setCurrentIndex(tasks.model().index(tasks.model().rowCount() - 1, 0))
    last = tasks.visualRect(tasks.currentIndex())
    assert tasks.viewport().rect().contains(last), "the keys bring every one of them into sight"


def test_the_tools_are_read_in_the_order_in_which_they_stand(stage: WindowStage) -> None:
    at_check(stage, NOTEBOOK)
    buttons = [b for b in stage.program.window.findChildren(QToolButton) if b.isVisible()]
    names = [b.objectName() for b in buttons if b.objectName().startswith("button_")]
    assert names[:4] == ["button_previous_problem", "button_next_problem", *UNDO]
    assert names[-1] == "button_file_links", "it is long, and not there for most lists"
