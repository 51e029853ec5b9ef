"""A careful start, ticked in the Send step: what is said of it, and what the window shows."""

import pytest
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel

from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def crowd(ending: str, failing: int) -> list[tuple[str, str]]:
    ends = [ending] * failing + ["5000"] * (8 - failing)
    return [(f"P{row}", f"+2782{row:03d}{end}") for row, end in enumerate(ends)]


def begin(stage: WindowStage, people: list[tuple[str, str]]) -> None:
    stage.go_to_send(people)
    stage.click("options_button")
    stage.find(QCheckBox, "careful_tick").click()
    assert "Careful start: 5 messages go first" in stage.find(QLabel, "summary_when").text()
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    assert "Careful start: 5 messages go first" in stage.words(dialog)
    stage.click("confirm_send_button", dialog)


def test_the_rest_goes_by_itself_and_the_window_says_what_is_waited_for(stage: WindowStage) -> None:
    begin(stage, crowd("3031", 0))
    stage.until(lambda: "Looking whether the first messages arrive" in stage.words())
    assert len(received(stage)) == 5
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    assert len(received(stage)) == 8


def test_failures_pause_with_the_counts_and_one_click_sends_the_rest(stage: WindowStage) -> None:
    begin(stage, crowd("3031", 3))
    stage.until(lambda: stage.program.run.because is not None)
    words = stage.words(stage.find(QFrame, "send_notice"))
    assert "3 of the first 5 messages failed, so sending paused; 2 arrived." in words
    assert stage.program.window.current_step == SEND
    assert stage.button("primary_button").text() == "Continue with 3"
    assert len(received(stage)) == 5
    stage.click("primary_button")
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    assert len(received(stage)) == 8


@pytest.mark.parametrize("people", [3])
def test_a_plain_campaign_has_no_click_more(stage: WindowStage, people: int) -> None:
    stage.send_all()
    assert len(received(stage)) == people
    asked = stage.program.services.practice.server.received
    assert not [r for r in asked if r.query.get("action") == "conversation-messages"]
