"""A journal from which messages are missing: what the person is told and asked."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from flowiq_desktop.journal.restore_guard.watermark import FILE_NAME
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.system.paths import Folders
from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import (
    GOOD,
    RESULTS,
    WindowStage,
    behaviour,
    close_window,
    make_window,
)

__all__ = ["behaviour"]


@pytest.fixture
def forgetful(
    qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path, behaviour: Behaviour
) -> Iterator[WindowStage]:
    """Three messages were sent; then the journal was deleted, and the program started again."""
    before = make_window(qtbot, qapp, folders, tmp_path, behaviour)
    before.send_all(GOOD)
    close_window(before)
    for path in folders.data.glob("journal.sqlite3*"):
        path.unlink()
    made = make_window(qtbot, qapp, folders, tmp_path, behaviour)
    yield made
    close_window(made)


def _ask_for_the_same(stage: WindowStage) -> None:
    stage.go_to_send(GOOD)
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))


def test_the_start_says_how_many_are_missing_and_what_follows(forgetful: WindowStage) -> None:
    dialog = forgetful.dialog("copy_warning_dialog")
    words = forgetful.words(dialog)
    assert "up to 3 messages that were sent are not in it" in words
    assert "could go out twice" in words
    assert "“Hold nothing back” lets new campaigns go" in words
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    forgetful.until(lambda: forgetful.shown_dialog("copy_warning_dialog") is None)
    assert forgetful.program.services.holds.missing == 3


def test_the_same_spreadsheet_is_asked_about_and_escape_sends_nothing(
    forgetful: WindowStage,
) -> None:
    forgetful.dialog("copy_warning_dialog").close()
    _ask_for_the_same(forgetful)
    dialog = forgetful.dialog("held_dialog")
    words = forgetful.words(dialog)
    assert "3 messages may have been sent before" in words
    assert "up to 3 messages that were sent are not in it" in words
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    forgetful.until(lambda: forgetful.program.window.current_step == RESULTS)
    assert received(forgetful) == []


def test_let_go_they_are_sent(forgetful: WindowStage) -> None:
    forgetful.dialog("copy_warning_dialog").close()
    _ask_for_the_same(forgetful)
    forgetful.click("send_held_again_button", forgetful.dialog("held_dialog"))
    forgetful.until(lambda: forgetful.program.run.progress.sent == 3)
    assert forgetful.program.services.holds.missing == 3


def test_who_knows_what_is_missing_ends_it(forgetful: WindowStage) -> None:
    dialog = forgetful.dialog("copy_warning_dialog")
    button = dialog.findChild(QPushButton, "acknowledge_missing_button")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert forgetful.program.services.holds.copy_warning == ""
    _ask_for_the_same(forgetful)
    forgetful.until(lambda: forgetful.program.run.progress.sent == 3)


@pytest.fixture
def older(
    qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path, behaviour: Behaviour
) -> Iterator[WindowStage]:
    """Three messages were sent that the journal knows of, and seven that it does not."""
    before = make_window(qtbot, qapp, folders, tmp_path, behaviour)
    before.send_all(GOOD)
    close_window(before)
    mark = folders.mark / FILE_NAME
    known = json.loads(mark.read_bytes())
    mark.write_text(json.dumps({**known, "attempts": known["attempts"] + 7}))
    made = make_window(qtbot, qapp, folders, tmp_path, behaviour)
    yield made
    close_window(made)


def test_what_is_known_and_what_may_be_missing_are_asked_about_apart(
    older: WindowStage,
) -> None:
    older.dialog("copy_warning_dialog").close()
    older.go_to_send([*GOOD, ("Zoe", "084 555 0304")])
    older.click("primary_button")
    older.click("confirm_send_button", older.dialog("confirm_send_dialog"))
    first = older.dialog("held_dialog")
    assert "1 message may have been sent before" in older.words(first)
    older.click("send_held_again_button", first)
    older.until(lambda: not first.isVisible())
    second = older.dialog("held_dialog")
    assert "3 messages went to the same people before" in older.words(second)
    older.click("leave_held_out_button", second)
    older.until(lambda: older.program.run.progress.sent == 1)
    older.until(lambda: older.program.window.current_step == RESULTS)
    assert len(received(older)) == 1
