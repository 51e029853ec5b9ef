"""The focus stays in the task it was in, whatever is hidden, disabled or removed."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from flowiq_desktop.core.messages.types import REGISTRY
from tests.ui.stage import write_csv
from tests.ui.steps.send.test_send_page import MANY
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour
from tests.ui.window_stage import stage as made

__all__ = ["behaviour", "made"]

LEFT, SPACE = Qt.MouseButton.LeftButton, Qt.Key.Key_Space
ONE_LINE = 30
"""Pixels: parts of one line begin at different heights."""
REST = ("check_table", "check_tasks", "button_leave_out")
BAD = [("Dan", "12"), ("Eve", "34"), ("Fay", "56"), *GOOD]


@pytest.fixture
def stage(made: WindowStage) -> WindowStage:
    """The window, active, with practice mode on: its banner is the first in the tab order."""
    made.practise()
    window = made.program.window
    window.activateWindow()
    made.until(window.isActiveWindow)
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keys"
    return widget


def page(stage: WindowStage) -> QWidget:
    shown = stage.program.window.view.stack.currentWidget()
    assert shown is not None
    return shown


def in_the_page(stage: WindowStage) -> bool:
    now = QApplication.focusWidget()
    return now is not None and (now is page(stage) or page(stage).isAncestorOf(now))


def press(stage: WindowStage, name: str, dialog: str = "") -> None:
    """Press a button with Space, in the window or in a dialog."""
    place = stage.dialog(dialog) if dialog else stage.program.window
    place.activateWindow()  # as a window manager does with one that opens, or is left over
    stage.until(place.isActiveWindow)
    button = stage.button(name, place)
    button.setFocus()
    assert button.hasFocus(), name
    QTest.keyClick(button, SPACE)


def wait_for_window(stage: WindowStage) -> None:
    """What a window manager does when a dialog closes."""
    stage.program.window.activateWindow()
    stage.until(stage.program.window.isActiveWindow)


# -- the message's form ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*REGISTRY, ""])
def test_after_another_kind_was_clicked_the_keys_are_in_its_form(
    stage: WindowStage, kind: str
) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    stage.find(QPlainTextEdit, "text_input").setFocus()
    if kind == "text":
        QTest.mouseClick(stage.button("type_image"), LEFT)
    QTest.mouseClick(stage.button(f"type_{kind or 'per_row'}"), LEFT)
    assert isinstance(focus(), QLineEdit | QPlainTextEdit | QComboBox)
    assert in_the_page(stage)
    QTest.keyClick(focus(), SPACE)
    assert stage.program.account.practice
    assert stage.shown_dialog("leave_practice_question") is None


def test_the_arrow_keys_go_on_from_tile_to_tile(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    stage.button("type_text").setFocus()
    for kind in ("image", "video"):
        QTest.keyClick(focus(), Qt.Key.Key_Right)
        assert focus().objectName() == f"type_{kind}"
        assert stage.program.draft.mapping.message_type == kind


@pytest.mark.parametrize("kind", list(REGISTRY))
def test_tab_goes_through_the_form_and_then_on_to_what_is_below(
    stage: WindowStage, kind: str
) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    QTest.mouseClick(stage.button(f"type_{kind}"), LEFT)
    form = stage.find(QWidget, "message_form")
    QTest.keyClick(focus(), Qt.Key.Key_Backtab)  # onto the first chooser
    order, inside = [], True
    for _ in range(80):
        order.append(focus())
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        inside = form.isAncestorOf(focus())
        if not inside:
            break
    assert not inside
    assert not stage.program.window.view.strip.isAncestorOf(focus()), "the form is last of all"
    tops = [form.mapFromGlobal(each.mapToGlobal(each.rect().topLeft())).y() for each in order]
    up = [(a, b) for a, b in pairwise(tops) if b < a - ONE_LINE]
    assert up == [], [each.objectName() for each in order]


def test_what_is_added_to_the_form_has_the_keys(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    QTest.mouseClick(stage.button("type_interactive"), LEFT)
    for number in (2, 3):
        press(stage, "add_button")
        assert str(number) in focus().objectName()
    assert not stage.button("add_button").isVisible()
    assert in_the_page(stage)


# -- Recipients ------------------------------------------------------------------------------


def test_opening_a_file_keeps_the_keys_in_the_page(stage: WindowStage) -> None:
    path = write_csv(stage.folder / "new.csv", [("Name", "Mobile"), *GOOD])
    press(stage, "choose_spreadsheet")
    stage.choose_file(stage.dialog("open_spreadsheet_dialog"), path)
    wait_for_window(stage)
    stage.until(lambda: stage.program.draft.checked is not None)
    assert in_the_page(stage)
    QTest.keyClick(focus(), SPACE)
    assert stage.program.account.practice


def test_a_file_that_cannot_be_read_gives_the_button_back(stage: WindowStage) -> None:
    path = stage.folder / "none.xlsx"
    path.write_bytes(b"no workbook")
    button = stage.button("choose_spreadsheet")
    button.setFocus()
    stage.program.actions.open_file(path)
    stage.until(stage.find(QWidget, "recipients_notice").isVisible)
    stage.until(button.hasFocus)


def test_a_recent_file_that_is_opened_takes_its_button_away(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.actions.new_campaign()
    press(stage, "recent_0")
    stage.until(lambda: stage.program.draft.checked is not None)
    assert in_the_page(stage)


# -- Check -----------------------------------------------------------------------------------


def check(stage: WindowStage) -> QWidget:
    stage.load(BAD)
    stage.program.window.go_to(2)
    table = stage.find(QWidget, "check_table")
    stage.until(table.isVisible)
    return table


def settled(stage: WindowStage) -> None:
    stage.until(lambda: not stage.program._edits.busy)
    QTest.qWait(0)


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_leaving_rows_out_keeps_the_keys_in_the_table_or_at_the_button(
    stage: WindowStage, way: str
) -> None:
    table = check(stage)
    for out in (1, 2, 3):
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(out - 1):
            QTest.keyClick(table, Qt.Key.Key_Down)
        button = stage.button("button_leave_out")
        if way == "mouse":
            QTest.mouseClick(button, LEFT)
        else:
            press(stage, button.objectName())
        settled(stage)
        checked = stage.program.draft.checked
        assert checked is not None
        assert checked.counts().left_out == out
        stage.until(lambda: focus().objectName() in REST)


def test_undo_and_redo_keep_the_keys_in_the_page(stage: WindowStage) -> None:
    check(stage)
    press(stage, "button_leave_out")
    settled(stage)
    for name in ("button_undo", "button_redo", "button_undo"):
        press(stage, name)
        settled(stage)
        stage.until(lambda: in_the_page(stage))
        assert focus() is not page(stage)


# -- Send and Results ------------------------------------------------------------------------


def test_sending_pausing_stopping_and_finishing_keep_the_keys_in_the_page(
    stage: WindowStage,
) -> None:
    stage.program.services.preferences.current.rate_per_minute = 300
    stage.program._send.read_options()
    stage.go_to_send(MANY)
    program, primary = stage.program, stage.button("primary_button")
    press(stage, "primary_button")
    stage.until(stage.dialog("confirm_send_dialog").isActiveWindow)
    assert focus().objectName() == "not_yet_button"
    press(stage, "confirm_send_button", "confirm_send_dialog")
    wait_for_window(stage)
    stage.until(lambda: program.run.running)
    stage.until(lambda: in_the_page(stage) or focus() is primary)
    press(stage, "primary_button")  # Pause
    stage.until(lambda: program.run.paused)
    assert focus() is primary
    press(stage, "stop_button")
    press(stage, "stop_question_act", "stop_question")
    wait_for_window(stage)
    stage.until(lambda: not program.run.running)
    stage.until(lambda: in_the_page(stage))
    QTest.keyClick(focus(), SPACE)
    assert not program.run.running
    press(stage, "primary_button")  # Continue
    stage.until(lambda: program.run.running)
    assert in_the_page(stage) or focus() is primary
    stage.until(lambda: program.window.current_step == RESULTS)
    assert in_the_page(stage) or focus() is primary


def test_what_pressing_did_last_is_not_done_again_by_another_button(stage: WindowStage) -> None:
    """The primary button says something else when it can be pressed again."""
    stage.go_to_send(MANY)
    press(stage, "primary_button")
    press(stage, "confirm_send_button", "confirm_send_dialog")
    wait_for_window(stage)
    stage.until(lambda: stage.program.run.running)
    QTest.qWait(0)
    assert focus() is page(stage)
    QTest.keyClick(focus(), SPACE)
    assert not stage.program.run.paused


def test_saving_gives_the_button_back(stage: WindowStage) -> None:
    stage.send_all()
    wait_for_window(stage)
    primary = stage.button("primary_button")
    press(stage, "primary_button")
    target = stage.folder / "out.xlsx"
    stage.choose_file(stage.dialog("save_results_dialog"), target)
    wait_for_window(stage)
    stage.until(target.exists)
    stage.until(primary.hasFocus)


def test_a_new_campaign_begins_in_its_page(stage: WindowStage) -> None:
    stage.send_all()
    wait_for_window(stage)
    press(stage, "new_campaign_button")
    assert stage.program.window.current_step == 0
    assert in_the_page(stage)


# -- dialogs, the phone and the notice -------------------------------------------------------


@pytest.mark.parametrize(
    "opens", ["settings", "past", "account", "guide", "keys", "failing", "about"]
)
def test_a_dialog_gives_the_keys_back_to_where_they_were(stage: WindowStage, opens: str) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    text = stage.find(QPlainTextEdit, "text_input")
    text.setFocus()
    getattr(stage.program.window.menu, opens).trigger()
    # The help stays open beside the window, so it is not modal.
    stage.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialog = QApplication.activeWindow()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait_for_window(stage)
    assert focus() is text


def test_what_becomes_useless_behind_a_dialog_leaves_the_keys_in_the_page(
    stage: WindowStage,
) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    text = stage.find(QPlainTextEdit, "text_input")
    text.setFocus()
    stage.program.window.menu.settings.trigger()
    dialog = stage.dialog("settings_dialog")
    stage.until(dialog.isActiveWindow)
    text.setEnabled(False)
    page(stage).setEnabled(False)
    page(stage).setEnabled(True)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait_for_window(stage)
    assert in_the_page(stage)
    text.setEnabled(True)


def test_the_last_row_of_the_phone_keeps_the_keys_beside_it(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    label = stage.find(QLabel, "preview_row")
    for place in (2, 3):
        press(stage, "preview_next")
        stage.until(lambda shown=f"({place} of 3)": shown in label.text())  # type: ignore[misc] # bound now
    assert not stage.button("preview_next").isEnabled()
    assert stage.program.window.view.side.isAncestorOf(focus())


def test_hiding_the_phone_brings_the_keys_into_the_page(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    stage.button("preview_next").setFocus()
    stage.program.window.menu.phone.trigger()
    assert in_the_page(stage)


def test_a_notice_put_off_leaves_the_keys_in_the_page(stage: WindowStage) -> None:
    stage.load(GOOD)
    notice = stage.program.window.view.notice
    notice.tell("info", "“list” stopped at 3 of 9.")
    stage.program.window.view.later_button.show()
    press(stage, "later_button")
    assert not notice.isVisible()
    assert in_the_page(stage)


def test_an_input_that_is_removed_for_good_leaves_the_keys_in_the_page(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(1)
    text = stage.find(QPlainTextEdit, "text_input")
    text.setFocus()
    form = stage.find(QWidget, "field_text")
    form.setParent(None)
    form.deleteLater()
    stage.until(lambda: in_the_page(stage))


# -- practice mode ---------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["banner", "menu"])
def test_leaving_practice_mode_is_asked_and_no_is_the_default(stage: WindowStage, way: str) -> None:
    menu = stage.program.window.menu
    if way == "banner":
        press(stage, "leave_practice_button")
    else:
        menu.practice.trigger()
    question = stage.dialog("leave_practice_question")
    stage.until(question.isActiveWindow)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert not question.isVisible()
    assert stage.program.account.practice
    assert menu.practice.isChecked()


def test_a_yes_leaves_practice_mode_and_the_keys_are_in_the_page(stage: WindowStage) -> None:
    press(stage, "leave_practice_button")
    press(stage, "leave_practice_question_act", "leave_practice_question")
    wait_for_window(stage)
    assert not stage.program.account.practice
    assert in_the_page(stage)


def test_a_real_campaign_is_not_gone_on_with_before_practice_mode_was_left(
    stage: WindowStage,
) -> None:
    stage.go_to_send(MANY)
    campaign = stopped_and_real(stage)
    stage.program.actions.open_campaign(campaign)
    question = stage.dialog("leave_practice_question")
    assert "people" in stage.words(question)
    stage.click("leave_practice_question_leave", question)
    stage.until(lambda: stage.program.account.practice and stage.program.run.campaign is None)
    stage.program.actions.open_campaign(campaign)
    stage.click("leave_practice_question_act", stage.dialog("leave_practice_question"))
    assert not stage.program.account.practice
    assert stage.program.run.campaign_id == campaign
    assert stage.program.window.current_step == SEND


def stopped_and_real(stage: WindowStage) -> int:
    """A campaign that was frozen for real people and has not been begun."""
    checked, loaded = stage.program.draft.checked, stage.program.draft.loaded
    assert checked is not None
    assert loaded is not None
    freezing = stage.program.services.send.freeze(checked, loaded, "people.csv", practice=False)
    while True:
        try:
            next(freezing)
        except StopIteration as done:
            return int(done.value)


def test_no_key_is_bound_twice(stage: WindowStage) -> None:
    stage.load(BAD)
    window = stage.program.window
    for step in range(3):
        window.go_to(step)
        bound: dict[str, str] = {}
        for action in window.findChildren(type(window.menu.open)):
            holder = action.parent()
            shown = not isinstance(holder, QWidget) or holder.isVisible()
            for keys in action.shortcuts() if shown else ():
                assert keys.toString() not in bound, (keys.toString(), action.objectName(), bound)
                bound[keys.toString()] = action.objectName()
        for title in window.menuBar().actions():
            bound[f"Alt+{title.text()[title.text().index('&') + 1].upper()}"] = title.text()
        for button in window.findChildren(QAbstractButton):
            key = button.shortcut().toString()
            if key and button.isVisible():
                assert key not in bound, (key, button.objectName(), bound[key])
                bound[key] = button.objectName()
