"""From a checked draft to a campaign, when the journal or another part of the program says no."""

from typing import Any

import pytest
from PySide6.QtWidgets import QFrame

from flowiq_desktop.journal.errors import disk_full
from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import GOOD, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

DAN = ("Dan", "082 555 0309")


@pytest.fixture
def asked(stage: WindowStage) -> WindowStage:
    """Three messages were sent before and are held back; a fourth waits. The question is open."""
    stage.send_all(GOOD)
    stage.click("new_campaign_button")
    stage.go_to_send([*GOOD, DAN])
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))
    stage.dialog("held_dialog")
    return stage


def test_what_cannot_be_released_is_said_and_nothing_is_sent(asked: WindowStage) -> None:
    program = asked.program
    campaign = program.services.campaigns.recent()[0].id
    with program.services.holds._locks.sending(campaign):
        asked.click("send_held_again_button", asked.dialog("held_dialog"))
        asked.until(lambda: program.run.campaign_id == campaign)
    notice = asked.find(QFrame, "send_notice")
    assert "This campaign is being sent already." in asked.words(notice)
    assert not program.run.running
    assert len(received(asked)) == 3
    assert program.window.current_step == SEND
    assert asked.button("primary_button").text() == "Continue with 1"

    asked.click("primary_button")
    asked.until(lambda: not program.run.progress.left and not program.run.running)
    assert received(asked)[3:] == ["+27825550309"]


def test_a_full_disk_at_the_release_is_said_with_what_to_do(
    asked: WindowStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    duplicates = asked.program.services.holds._journal.duplicates

    def release(*_: Any) -> int:
        raise disk_full(asked.folder)

    monkeypatch.setattr(duplicates, "release", release)
    asked.click("send_held_again_button", asked.dialog("held_dialog"))
    asked.until(lambda: asked.program.run.campaign is not None)
    caplog.clear()
    words = asked.words(asked.find(QFrame, "send_notice"))
    assert "The disk is full" in words
    assert "Free some space" in words
    assert len(received(asked)) == 3
