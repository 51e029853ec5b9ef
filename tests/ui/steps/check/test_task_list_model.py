from dataclasses import replace

from PySide6.QtGui import QIcon, QPixmap
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.review.tasks import Task
from flowiq_desktop.ui.steps.check.task_list_model import TaskListModel
from tests.ui.model_rules import watch

NUMBERS = Task(Problem(2, "phone_number", "number_invalid"), (1, 4, 6))
FEWER = replace(NUMBERS, rows=(1, 4))
LANDLINES = Task(Problem(3, "phone_number", "number_landline"), (2,))


def icon(_name: str) -> QIcon:
    return QIcon(QPixmap(16, 16))


def shown(model: TaskListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_it_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = TaskListModel(icon)
    model.start((NUMBERS, LANDLINES))
    watch(model)
    model.update((LANDLINES,))


def test_what_blocks_and_what_does_not_are_told_apart_in_words(qtbot: QtBot) -> None:
    model = TaskListModel(icon)
    model.start((NUMBERS, LANDLINES))
    assert shown(model) == [
        "Must fix:  Correct phone numbers: 3 rows",
        "Recommended:  Look at numbers that may be landlines: 1 row",
    ]


def test_a_task_with_fewer_rows_changes_in_place(qtbot: QtBot) -> None:
    model = TaskListModel(icon)
    model.start((NUMBERS, LANDLINES))
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.update((FEWER, LANDLINES))
    assert shown(model)[0] == "Must fix:  Correct phone numbers: 2 rows"


def test_what_is_done_stays_in_sight_and_can_come_back(qtbot: QtBot) -> None:
    model = TaskListModel(icon)
    model.start((NUMBERS, LANDLINES))
    model.update((LANDLINES,))
    assert shown(model) == [
        "Recommended:  Look at numbers that may be landlines: 1 row",
        "Done:  Correct phone numbers",
    ]
    assert model.entry(1).done
    model.update((FEWER, LANDLINES))
    assert shown(model)[0] == "Must fix:  Correct phone numbers: 2 rows"
    assert model.rowCount() == 2


def test_a_new_check_begins_a_new_list(qtbot: QtBot) -> None:
    model = TaskListModel(icon)
    model.start((NUMBERS,))
    model.update(())
    model.start((LANDLINES,))
    assert model.rowCount() == 1
