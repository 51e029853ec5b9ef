"""Notices are where the eye is, name their file, and go when they are no longer true."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from flowiq_desktop.ui.widgets.notice import Notice
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

OTHERS = [("Fay", "082 555 0401"), ("Gus", "083 555 0402")]


def in_sight(stage: WindowStage, part: QWidget) -> bool:
    """Whether a part can be seen whole in the window."""
    window = stage.program.window
    place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    seen = part.visibleRegion().boundingRect() == part.rect()
    return part.isVisible() and window.rect().contains(place) and seen


def save(stage: WindowStage, path: Path) -> None:
    stage.click("primary_button")
    stage.choose_file(stage.dialog("save_results_dialog"), path)
    stage.until(path.exists)
    stage.until(lambda: not stage.program._saver.busy)


def test_a_notice_is_seen_however_far_the_page_is_scrolled(stage: WindowStage) -> None:
    window = stage.program.window
    window.resize(1024, 520)
    stage.load(GOOD)
    area = stage.find(QScrollArea, "recipients_page_scroll")
    stage.until(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    broken = stage.folder / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    stage.program.recipients.open_file(broken)
    notice = stage.find(Notice, "recipients_notice")
    stage.until(lambda: in_sight(stage, notice))
    assert "broken.xlsx" in notice.sentence.text()
    assert in_sight(stage, window.view.primary_button)
    window.go_to(1)
    window.go_to(0)
    stage.until(lambda: not notice.isVisible())


def test_what_was_saved_is_said_in_sight_and_only_while_it_is_true(stage: WindowStage) -> None:
    stage.send_all()
    stage.program.window.resize(1024, 520)
    notice = stage.find(Notice, "results_saved_notice")
    path = stage.folder / "first.xlsx"
    save(stage, path)
    stage.until(lambda: in_sight(stage, notice))
    assert "first.xlsx" in notice.sentence.text()
    path.unlink()
    stage.program.window.go_to(SEND)
    stage.program.window.go_to(RESULTS)
    assert not notice.isVisible()
    save(stage, path)
    stage.program.actions.new_campaign()
    stage.send_all(OTHERS)
    assert not notice.isVisible()


@pytest.mark.parametrize("step", [SEND, RESULTS])
def test_results_from_past_sends_say_that_it_was_practice(stage: WindowStage, step: int) -> None:
    stage.send_all()
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    stage.program.account.set_practice(False)
    stage.program.actions.new_campaign()
    stage.program.actions.open_campaign(campaign)
    stage.program.window.go_to(step)
    words = stage.words(stage.program.window.view.stack.currentWidget())
    assert "This was practice: nothing was really sent." in words


def test_an_offer_goes_when_it_is_taken_up_in_another_way(stage: WindowStage) -> None:
    stage.go_to_send()
    draft, loaded = stage.program.draft.checked, stage.program.draft.loaded
    assert draft is not None
    assert loaded is not None
    for _ in stage.program.services.send.freeze(draft, loaded, "people.csv", practice=True):
        pass
    stage.program._opening.begin(practice=False)
    notice = stage.program.window.view.notice
    assert "practice campaign" in notice.sentence.text()
    (unfinished,) = stage.program.services.campaigns.unfinished()
    stage.program.actions.open_campaign(unfinished.id)
    assert not notice.isVisible()


def test_what_a_test_message_said_goes_with_its_row_and_number(stage: WindowStage) -> None:
    stage.go_to_send()
    number, result = stage.edit("test_number"), stage.find(Notice, "test_result")
    number.setText("082 123 4567")
    for change in ("row", "number"):
        stage.click("send_test_button")
        # In practice nothing arrives, so there is no green tick.
        stage.until(lambda: result.isVisible() and result.property("tone") == "warning")
        if change == "row":
            stage.program.draft.select_row(1)
        else:
            QTest.keyClick(number, Qt.Key.Key_Backspace)
        assert not result.isVisible()
