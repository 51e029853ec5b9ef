"""The account fails in the middle: what the window says, and the two buttons that go on."""

import pytest
from PySide6.QtWidgets import QFrame, QWidget

from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from tests.services.sending.test_account_in_the_middle import POLICY, TurnsBad, failed
from tests.ui.window_stage import RESULTS, SEND, WindowStage, stage

__all__ = ["stage"]

PEOPLE = [(f"P{n}", f"+2782123{n:04d}") for n in range(20)]


@pytest.fixture
def server() -> TurnsBad:
    return failed(POLICY, good=3)


@pytest.fixture
def behaviour(server: TurnsBad) -> Behaviour:
    return Behaviour(any_key=True, script=server)


@pytest.fixture
def paused(stage: WindowStage) -> WindowStage:
    """Three were sent, some were refused alike, and the rest waits."""
    stage.send(PEOPLE)
    stage.until(lambda: not stage.program.run.running)
    return stage


def refused(stage: WindowStage) -> int:
    return stage.program.run.progress.not_sent


def card(stage: WindowStage) -> GroupCard:
    page = stage.find(QWidget, "results_page")
    stage.until(lambda: any(one.isVisible() for one in page.findChildren(GroupCard)))
    (found,) = (one for one in page.findChildren(GroupCard) if one.isVisible())
    return found


def test_the_send_step_says_why_what_flowiq_said_the_counts_and_what_to_do(
    paused: WindowStage,
) -> None:
    words = paused.words(paused.find(QFrame, "send_notice"))
    left = paused.program.run.progress.left
    assert "messages in a row were refused for the same reason, so sending paused." in words
    assert f"FlowIQ says: “Failed to send message: {POLICY}”." in words
    assert f"continue with the {left} that wait" in words
    assert paused.button("primary_button").text() == f"Continue with {left}"


def test_continue_sends_those_that_wait_and_a_button_those_that_were_refused(
    paused: WindowStage, server: TurnsBad
) -> None:
    server.mend()
    count = refused(paused)
    paused.click("primary_button")
    paused.until(lambda: paused.program.run.progress.left == 0 and not paused.program.run.running)
    assert paused.program.window.current_step == RESULTS
    assert paused.program.run.progress.sent == 20 - count
    group = card(paused)
    assert group.retry_button.text() == f"Try these {count} again"
    paused.click("retry_button", group)
    assert paused.program.window.current_step == SEND
    assert paused.button("primary_button").text() == f"Continue with {count}"
    paused.click("primary_button")
    paused.until(lambda: paused.program.run.progress.sent == 20)


def test_who_opens_the_campaign_another_day_reads_the_reason_again(paused: WindowStage) -> None:
    run, said = paused.program.run, paused.words(paused.find(QFrame, "send_notice"))
    campaign = run.campaign_id
    assert campaign is not None
    run.close()
    run.open(campaign)
    because = run.because
    assert because is not None
    assert because.sentence in said
    paused.program.window.go_to(SEND)
    assert paused.words(paused.find(QFrame, "send_notice")) == said


def test_a_pause_of_ones_own_is_not_explained(stage: WindowStage, server: TurnsBad) -> None:
    server.mend()
    stage.send(PEOPLE)
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    stage.program.run.close()
    stage.program.run.open(campaign)
    assert stage.program.run.because is None
