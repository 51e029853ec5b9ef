"""The menu, the practice strip and the foot of the rail."""

import os
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QTableView

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.ui.widgets.example_menu import ExampleMenu
from tests.ui.stage import write_csv
from tests.ui.steps.send.test_send_page import MANY
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_practice_mode_is_turned_on_and_off_and_always_said(stage: WindowStage) -> None:
    strip, menu = stage.find(QFrame, "practice_strip"), stage.program.window.menu
    assert not strip.isVisible()
    menu.practice.trigger()
    stage.until(lambda: stage.program.account.connection is not None)
    assert strip.isVisible()
    assert menu.practice.isChecked()
    assert stage.button("account_button").text() == "Practice mode"
    stage.click("leave_practice_button")
    question = stage.dialog("leave_practice_question")
    assert strip.isVisible()
    stage.click("leave_practice_question_act", question)
    assert not strip.isVisible()
    assert not menu.practice.isChecked()
    assert stage.program.account.connection is None


def test_no_two_entries_of_a_menu_have_the_same_key(stage: WindowStage) -> None:
    menus = [m for m in stage.program.window.menuBar().findChildren(QMenu) if m.actions()]
    assert len(menus) > 3
    for menu in menus:
        words = [action.text().replace("&&", "") for action in menu.actions()]
        keys = [text[text.index("&") + 1].casefold() for text in words if "&" in text]
        assert sorted(keys) == sorted(set(keys)), words


def test_what_would_disturb_sending_is_closed_meanwhile(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.running)
    menu = stage.program.window.menu
    assert not any(a.isEnabled() for a in (menu.open, menu.new, menu.practice))
    assert menu.open.toolTip() == "Stop sending first."
    assert menu.save.isEnabled()
    stage.program.actions.set_practice(False)
    assert stage.program.account.practice
    stage.program.actions.open_from_outside(Path("later.xlsx"))
    told = "“later.xlsx” was not opened: messages are being sent."
    assert told in stage.words(stage.program.window.view.notice)
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    assert menu.open.isEnabled()


def test_what_is_being_written_down_to_be_sent_is_not_swept_away(stage: WindowStage) -> None:
    """The journal is held up, as by a hundred thousand rows."""
    program, menu, go_on = stage.program, stage.program.window.menu, threading.Event()
    stage.go_to_send()
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    program.services.campaigns._journal._writer.submit(lambda _db: go_on.wait(30))
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: program._preparation.freezing)
    loaded = program.draft.loaded
    assert not any(a.isEnabled() for a in (menu.open, menu.new, menu.practice, menu.recent))
    program.actions.new_campaign()
    program.actions.open_file(stage.folder / "people.csv")
    program.actions.choose_file()
    program.actions.leave_practice()
    assert program.draft.loaded is loaded
    assert program.account.practice
    go_on.set()
    stage.until(lambda: program.run.campaign is not None and not program.run.running)
    assert program.run.progress.sent == 3
    assert menu.new.isEnabled()


def test_opening_a_file_leaves_the_campaign_before(stage: WindowStage) -> None:
    stage.send_all()
    path = write_csv(stage.folder / "others.csv", [("Name", "Mobile"), *GOOD[:2]])
    stage.program.actions.open_file(path)
    draft = stage.program.draft
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    assert stage.program.window.current_step == 0
    assert stage.program.run.campaign is None


def test_recent_files_are_offered_and_open(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.actions.new_campaign()
    recent = stage.program.window.menu.recent
    assert [action.text() for action in recent.actions()] == ["people.csv"]
    recent.actions()[0].trigger()
    stage.until(lambda: stage.program.draft.loaded is not None)


def test_an_example_for_each_type_and_all_nine(stage: WindowStage) -> None:
    menu = stage.find(ExampleMenu, "example_menu")
    assert stage.program.window.menu.examples.menu() is menu
    labels = [action.text() for action in menu.actions() if action.text()]
    assert labels == [*(entry.label for entry in REGISTRY.values()), "All kinds"]
    menu.actions()[-1].trigger()
    target = stage.folder / "all.xlsx"
    stage.choose_file(stage.dialog("save_example_dialog"), target)
    stage.until(target.exists)


def test_open_asks_for_a_file(stage: WindowStage) -> None:
    path = write_csv(stage.folder / "chosen.csv", [("Name", "Mobile"), *GOOD])
    stage.program.window.menu.open.trigger()
    stage.choose_file(stage.dialog("open_spreadsheet_dialog"), path)
    stage.until(lambda: stage.program.draft.loaded is not None)


def test_open_leaves_the_results_only_when_a_file_is_chosen(stage: WindowStage) -> None:
    stage.send_all()
    program = stage.program
    program.window.menu.open.trigger()
    stage.dialog("open_spreadsheet_dialog").reject()
    assert program.window.current_step == RESULTS
    assert program.draft.loaded is not None
    path = write_csv(stage.folder / "chosen.csv", [("Name", "Mobile"), *GOOD[:1]])
    program.window.menu.open.trigger()
    stage.choose_file(stage.dialog("open_spreadsheet_dialog"), path)
    draft = program.draft
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    assert program.window.current_step == 0


def test_another_file_is_shown_from_its_beginning(stage: WindowStage) -> None:
    window = stage.program.window
    window.resize(1024, 500)
    stage.load([*GOOD, *((f"Person {n}", f"082 555 1{n:03}") for n in range(30))])
    window.go_to(0)
    bars = [
        stage.find(QScrollArea, "recipients_page_scroll").verticalScrollBar(),
        stage.find(QTableView, "reading_table").verticalScrollBar(),
    ]
    stage.until(lambda: all(bar.maximum() > 0 for bar in bars))
    for bar in bars:
        bar.setValue(bar.maximum())
    path = write_csv(stage.folder / "more.csv", [("Name", "Mobile"), *GOOD * 9])
    stage.program.actions.open_file(path)
    draft = stage.program.draft
    stage.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
    stage.until(lambda: all(bar.value() == 0 for bar in bars))


def test_a_step_is_opened_at_its_top(stage: WindowStage) -> None:
    """Whatever was looked at in it before, and by whichever way it is opened."""
    window = stage.program.window
    window.resize(1024, 500)
    stage.load(GOOD)
    for step, name in ((0, "recipients"), (1, "message"), (2, "check"), (1, "message")):
        window.go_to(step)
        bar = stage.find(QScrollArea, f"{name}_page_scroll").verticalScrollBar()
        stage.until(lambda: bar.maximum() > 0)  # noqa: B023 - asked at once
        assert bar.value() == 0, name
        bar.setValue(bar.maximum())


def test_the_keyboard_alone_is_enough(stage: WindowStage) -> None:
    stage.practise()
    stage.load(GOOD)
    window = stage.program.window
    window.activateWindow()
    stage.until(window.isActiveWindow)
    for step in (1, 2, SEND):
        stage.until(stage.button("primary_button").isEnabled)
        QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
        stage.until(lambda wanted=step: window.current_step == wanted)  # type: ignore[misc] # bound now
    stage.until(stage.button("primary_button").isEnabled)
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    dialog = stage.dialog("confirm_send_dialog")
    stage.until(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    stage.until(lambda: window.current_step == RESULTS)
    window.activateWindow()  # as a screen's window manager does when a dialog closes
    stage.until(window.isActiveWindow)
    assert stage.program.run.progress.sent == 3
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stage.until(lambda: window.current_step == SEND)


def test_the_phone_can_be_hidden(stage: WindowStage) -> None:
    window = stage.program.window
    window.menu.phone.trigger()
    assert not window.view.side.isVisible()
    window.menu.phone.trigger()
    assert window.view.side.isVisible()


def test_a_name_with_an_ampersand_is_shown_as_it_is(stage: WindowStage) -> None:
    path = write_csv(stage.folder / "A & B.csv", [("Name", "Mobile"), *GOOD])
    stage.program.actions.open_file(path)
    stage.until(lambda: stage.program.draft.loaded is not None)
    recent = stage.program.window.menu.recent
    stage.until(lambda: len(recent.actions()) == 1)
    assert recent.actions()[0].text() == "A && B.csv"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file can have such a name")
def test_a_recent_file_whose_name_is_no_utf_8_opens_again(stage: WindowStage) -> None:
    path = stage.folder / os.fsdecode(b"parents \xff.csv")
    path.write_text("Name,Mobile\nThandeka,082 555 0301\n", "utf-8")
    stage.program.actions.open_file(path)
    stage.until(lambda: stage.program.draft.loaded is not None)
    stage.program.actions.new_campaign()
    stage.program.window.menu.recent.actions()[0].trigger()
    stage.until(lambda: stage.program.draft.loaded is not None)
    stage.program.actions.new_campaign()
    stage.click("recent_0")
    stage.until(lambda: stage.program.draft.loaded is not None)
