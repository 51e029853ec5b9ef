"""Buttons, rows and cards moved and removed, with the keys and the mouse of a person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.ui.steps.message.field_editor import FieldEditor
from flowiq_desktop.ui.steps.message.parts.part_button import PartButton, PartMove
from tests.ui.stage import Stage, write_csv

LEFT = Qt.MouseButton.LeftButton
MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PEOPLE = (("Name", "Mobile"), ("Thandi", "082 123 4561"))


@pytest.fixture
def answers(stage: Stage) -> Stage:
    """A message with three buttons, and the page on the screen."""
    stage.load(write_csv(stage.folder / "people.csv", PEOPLE))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("interactive"), LEFT)
    write(stage, "body", "Coming?")
    for number, text in enumerate(("Yes", "No", "Later"), start=1):
        if number > 1:
            press(stage, "add_button")
        write(stage, f"button_{number}", text)
    return stage


def editor(stage: Stage, name: str) -> FieldEditor:
    return stage.message.view.form.editor(name)


def write(stage: Stage, name: str, text: str) -> None:
    box = editor(stage, name).input
    box.setFocus()
    QTest.keyClicks(box, text)


def press(stage: Stage, name: str) -> None:
    button = stage.message.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, LEFT)


def part(stage: Stage, name: str) -> PartButton:
    found = editor(stage, name).part_button
    assert found is not None
    return found


def buttons(stage: Stage) -> list[str]:
    sources = stage.draft.mapping.sources
    found = (sources.get(f"button_{number}") for number in (1, 2, 3))
    return [source.text for source in found if isinstance(source, TextSource)]


def remove(stage: Stage, name: str) -> None:
    """Open the menu of a part and choose its last line with the keys."""
    menu = part(stage, name).menu()
    menu.popup(menu.mapToGlobal(menu.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_button_moves_by_its_keys_and_takes_the_cursor_with_it(answers: Stage) -> None:
    box = editor(answers, "button_3").input
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up, MOVING)
    assert buttons(answers) == ["Yes", "Later", "No"]
    assert QApplication.focusWidget() is editor(answers, "button_2").input
    QTest.keyClick(editor(answers, "button_2").input, Qt.Key.Key_Down, MOVING)
    assert buttons(answers) == ["Yes", "No", "Later"]


def test_the_ends_move_no_further(answers: Stage) -> None:
    editor(answers, "button_1").input.setFocus()
    QTest.keyClick(editor(answers, "button_1").input, Qt.Key.Key_Up, MOVING)
    editor(answers, "button_3").input.setFocus()
    QTest.keyClick(editor(answers, "button_3").input, Qt.Key.Key_Down, MOVING)
    assert buttons(answers) == ["Yes", "No", "Later"]
    moves = part(answers, "button_1").moves
    assert [moves[move].isEnabled() for move in PartMove] == [False, True, True]


def test_a_removed_button_can_be_put_back(answers: Stage) -> None:
    put_back = answers.message.findChild(QPushButton, "put_back_part")
    assert put_back is not None
    assert not put_back.isVisible()
    remove(answers, "button_2")
    assert buttons(answers) == ["Yes", "Later"]
    assert not editor(answers, "button_3").isVisible()
    assert put_back.isVisible()
    press(answers, "put_back_part")
    assert buttons(answers) == ["Yes", "No", "Later"]
    assert not put_back.isVisible()


def test_nothing_is_put_back_over_what_was_written_since(answers: Stage) -> None:
    remove(answers, "button_2")
    write(answers, "button_2", "!")
    put_back = answers.message.findChild(QPushButton, "put_back_part")
    assert put_back is not None
    assert not put_back.isVisible()
    assert buttons(answers) == ["Yes", "Later!"]


def test_the_last_one_can_be_emptied_and_the_place_stays(answers: Stage) -> None:
    for _ in range(3):
        remove(answers, "button_1")
    assert buttons(answers) == []
    assert editor(answers, "button_1").isVisible()
    moves = part(answers, "button_1").moves
    assert [moves[move].isEnabled() for move in PartMove] == [False, False, False]


def test_an_empty_row_that_was_added_is_removed_again(answers: Stage) -> None:
    kind = editor(answers, "interactive_type").input
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_End)
    write(answers, "row_1_title", "Tuesday")
    press(answers, "add_row")
    assert editor(answers, "row_2_title").isVisible()
    remove(answers, "row_2_title")
    assert not editor(answers, "row_2_title").isVisible()
    assert answers.draft.mapping.sources["row_1_title"] == TextSource("Tuesday")


def test_a_row_moves_past_an_empty_one(answers: Stage) -> None:
    kind = editor(answers, "interactive_type").input
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_End)
    write(answers, "row_1_title", "Tuesday")
    write(answers, "row_1_description", "Morning")
    press(answers, "add_row")
    editor(answers, "row_1_title").input.setFocus()
    QTest.keyClick(editor(answers, "row_1_title").input, Qt.Key.Key_Down, MOVING)
    sources = answers.draft.mapping.sources
    assert sources["row_2_title"] == TextSource("Tuesday")
    assert sources["row_2_description"] == TextSource("Morning")
    assert editor(answers, "row_1_title").isVisible()
    assert "row_1_title" not in sources
