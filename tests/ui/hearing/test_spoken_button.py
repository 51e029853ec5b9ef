"""What a screen reader is told about buttons that stay down."""

import gc

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.hearing.spoken_button import ChoiceButton, SpokenButton, UnfoldingButton

Role, Text = QAccessible.Role, QAccessible.Text


def test_qt_itself_would_tell_of_a_check_box(qtbot: QtBot) -> None:
    """Should this fail, Qt has learnt it, and the classes here may go."""
    plain = QPushButton("Details")
    plain.setCheckable(True)
    qtbot.addWidget(plain)
    assert QAccessible.queryAccessibleInterface(plain).role() is Role.CheckBox


def test_a_button_that_unfolds_says_whether_it_has(qtbot: QtBot) -> None:
    button = UnfoldingButton("&Details && more")
    qtbot.addWidget(button)
    told = QAccessible.queryAccessibleInterface(button)
    assert (told.role(), told.text(Text.Name)) == (Role.Button, "Details & more")
    for unfolded in (False, True, False):
        button.setChecked(unfolded)
        state = told.state()
        assert (bool(state.expandable), bool(state.expanded)) == (True, unfolded)
        assert (bool(state.collapsed), bool(state.checkable)) == (not unfolded, False)


def test_it_is_pressed_by_its_action(qtbot: QtBot) -> None:
    button = UnfoldingButton("Details")
    qtbot.addWidget(button)
    action = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert action.actionNames()[0] == "Press"
    action.doAction("Press")
    assert button.isChecked()


def test_its_given_name_and_its_being_disabled_are_told(qtbot: QtBot) -> None:
    button = SpokenButton("3")
    button.setAccessibleName("Step 3 of 5")
    button.setEnabled(False)
    qtbot.addWidget(button)
    told = QAccessible.queryAccessibleInterface(button)
    assert told.text(Text.Name) == "Step 3 of 5"
    assert told.state().disabled
    assert not told.state().checkable


def test_one_of_several_is_told_as_such(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    both = ChoiceButton(), ChoiceButton()
    for button, words in zip(both, ("Text", "Image"), strict=True):
        button.setText(words)
        column.addWidget(button)
    both[0].click()
    both[1].click()
    told = [QAccessible.queryAccessibleInterface(button) for button in both]
    assert {each.role() for each in told} == {Role.RadioButton}
    assert [bool(each.state().checked) for each in told] == [False, True]


def test_what_is_told_lives_as_long_as_its_button(qtbot: QtBot) -> None:
    """Python's part of it is not taken away before, nor is a button that is gone asked."""
    for _ in range(30):
        place = QWidget()
        buttons = [UnfoldingButton(f"{number}", place) for number in range(5)]
        for button in buttons:
            QAccessible.queryAccessibleInterface(button)
        gc.collect()
        for button in buttons:
            button.setChecked(True)
            assert QAccessible.queryAccessibleInterface(button).state().expanded
        place.deleteLater()
        del buttons, button, place
        qtbot.wait(1)
        gc.collect()
