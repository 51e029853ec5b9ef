"""Rows held back, sent all the same: from the Results step, by mouse and by keys."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from flowiq_desktop.ui.dialogs.held_dialog import HeldDialog
from flowiq_desktop.ui.qt_override import override
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import GOOD, RESULTS, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


@pytest.fixture
def held(stage: WindowStage) -> WindowStage:
    """The same three messages again, left out when the program asked."""
    stage.send_all(GOOD)
    stage.click("new_campaign_button")
    stage.go_to_send(GOOD)
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))
    stage.click("leave_held_out_button", stage.dialog("held_dialog"))
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    stage.until(lambda: card(stage) is not None)
    return stage


def card(stage: WindowStage) -> GroupCard | None:
    """The group of the rows that are held back."""
    for found in stage.find(QWidget, "results_page").findChildren(GroupCard):
        if found.isVisible() and found.release_button.isVisible():
            return found
    return None


def opened(stage: WindowStage) -> QDialog:
    group = card(stage)
    assert group is not None
    stage.click("release_button", group)
    return stage.dialog("held_dialog")


def test_the_question_names_the_number_what_may_happen_and_when_they_were_sent(
    held: WindowStage,
) -> None:
    group = card(held)
    assert group is not None
    assert group.release_button.text() == "Send these 3 as well…"
    words = held.words(opened(held))
    assert "3 messages went to the same people before" in words
    assert "people get the same message twice" in words
    assert "Rows 2, 3, 4: Already sent to this person on " in words
    held.click("leave_held_out_button", held.dialog("held_dialog"))
    assert len(received(held)) == 3


def test_a_yes_sends_them_at_once_and_is_recorded(held: WindowStage) -> None:
    held.click("send_held_again_button", opened(held))
    held.until(lambda: held.program.run.progress.sent == 3)
    held.until(lambda: held.program.window.current_step == RESULTS)
    assert len(received(held)) == 6
    journal = held.program.services.campaigns._journal
    asked = "SELECT who, verdict, evidence FROM decision ORDER BY id"
    made = journal._writer.run(lambda db: db.execute(asked).fetchall())
    assert [row[:2] for row in made] == [("person", "send again")] * 3
    assert all("sent_before" in row[2] for row in made)
    held.until(lambda: card(held) is None)
    target = held.folder / "out.csv"
    campaign = held.program.run.campaign_id
    assert campaign is not None
    with held.qtbot.waitSignal(held.program._saver.saved):
        held.program._saver.save(campaign, target)
    assert target.read_text(encoding="utf-8-sig").count(",Sent,") == 3


def test_enter_and_escape_leave_them_out(held: WindowStage) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = opened(held)
        QTest.keyClick(dialog, key)
        held.until(lambda: held.shown_dialog("held_dialog") is None)
    assert len(received(held)) == 3


def test_by_keys_alone(held: WindowStage) -> None:
    group = card(held)
    assert group is not None
    group.release_button.setFocus()
    QTest.keyClick(group.release_button, Qt.Key.Key_Space)
    dialog = held.dialog("held_dialog")
    held.until(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    held.until(lambda: held.program.run.progress.sent == 3)


def test_rows_of_an_older_copy_are_asked_about_in_their_own_words(held: WindowStage) -> None:
    icons = held.program.icons
    lines = [f"Row {n}: It may have been sent." for n in range(5)]
    dialog = HeldDialog(5, icons, reason="older_copy", lines=lines, waiting=2)
    dialog.show()
    words = held.words(dialog)
    assert "5 messages may have been sent before" in words
    assert "is new or an older copy" in words
    assert dialog.send_again_button.text() == "&Send 5 messages"
    assert "Row 2: It may have been sent." in words
    assert "Row 3" not in words
    assert "and more, all in the results sheet" in words
    assert "2 messages that wait anyway are sent as well." in words
    dialog.close()


class StrayWindows(QObject):
    """Notes each window that is shown and is none of the windows a person should see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            meant = isinstance(watched, QDialog | QMainWindow | QMenu)
            self.seen += [str(watched)] * (watched.isWindow() and not meant)
        return False


def test_nothing_flashes_as_a_window_of_its_own(qapp: QApplication, held: WindowStage) -> None:
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    opened(held).reject()
    held.program.run.reread()
    held.until(lambda: not held.program.pages[RESULTS]._reader.busy)  # type: ignore[attr-defined] # the page's own part
    held.program.helping.open_about()
    held.dialog("about_dialog").accept()
    qapp.removeEventFilter(stray)
    assert stray.seen == []
