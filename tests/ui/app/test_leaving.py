"""Closing the window while messages are being sent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.ui.steps.send.send_test_card import SendTestCard
from tests.ui.steps.send.test_send_page import MANY, received
from tests.ui.window_stage import WindowStage, stage

__all__ = ["stage"]


@pytest.fixture
def behaviour() -> Behaviour:
    """Slow enough that something is always in flight."""
    return Behaviour(any_key=True, delay=(0.2, 0.3))


def test_keep_sending_keeps_the_window(stage: WindowStage) -> None:
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 1)
    stage.program.window.close()
    question = stage.dialog("closing_question")
    QTest.keyClick(question, Qt.Key.Key_Return)  # the default: keep sending
    stage.until(lambda: stage.shown_dialog("closing_question") is None)
    assert stage.program.window.isVisible()
    assert stage.program.run.running
    assert not stage.program.run.stopping


def test_stop_and_close_finishes_what_is_in_flight(stage: WindowStage) -> None:
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.in_flight >= 1)
    stage.program.window.close()
    stage.click("closing_question_act", stage.dialog("closing_question"))
    notice = stage.find(QFrame, "window_notice")
    assert "the messages on their way are being finished" in stage.words(notice)
    assert stage.program.window.isVisible()

    stage.until(lambda: not stage.program.window.isVisible())
    summary = stage.program.services.campaigns.unfinished()[0]
    assert summary.unsure == 0
    assert summary.sent == len(received(stage))
    assert summary.sent + summary.left == len(MANY)


def test_a_stop_signal_asks_nothing(stage: WindowStage) -> None:
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 1)
    stage.program.leaving.leave_now()
    stage.until(lambda: not stage.program.window.isVisible())
    assert stage.shown_dialog("closing_question") is None
    assert not stage.program.run.running


def test_the_question_goes_when_sending_ends_by_itself(stage: WindowStage) -> None:
    stage.send(MANY[:3])
    stage.until(lambda: stage.program.run.running)
    stage.program.window.close()
    stage.until(lambda: not stage.program.run.running)
    stage.until(lambda: stage.shown_dialog("closing_question") is None)
    assert stage.program.window.isVisible()


def test_the_end_of_the_session_waits_for_what_is_in_flight(stage: WindowStage) -> None:
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.in_flight >= 1)
    stage.program.finish_sending()
    summary = stage.program.services.campaigns.unfinished()[0]
    assert summary.unsure == 0
    assert summary.sent == len(received(stage))


@pytest.mark.parametrize("way", ["close", "signal"])
def test_a_test_message_on_its_way_is_waited_for(stage: WindowStage, way: str) -> None:
    test = a_test_under_way(stage)
    if way == "close":
        stage.program.window.close()
    else:
        stage.program.leaving.leave_now()
    assert stage.program.window.isVisible()
    assert stage.shown_dialog("closing_question") is None
    notice = stage.find(QFrame, "window_notice")
    assert "the messages on their way are being finished" in stage.words(notice)
    stage.until(lambda: not stage.program.window.isVisible())
    assert state_of_the_test(stage) is DeliveryState.ACCEPTED
    assert not test.under_way


def test_the_end_of_the_session_waits_for_a_test_message(stage: WindowStage) -> None:
    a_test_under_way(stage)
    stage.program.finish_sending()
    assert state_of_the_test(stage) is DeliveryState.ACCEPTED


def a_test_under_way(stage: WindowStage) -> SendTestCard:
    """A test message that has reached the pretend FlowIQ, which takes its time."""
    stage.go_to_send(MANY[:3])
    stage.edit("test_number").setText("071 555 0399")
    stage.click("send_test_button")
    stage.until(lambda: received(stage) == ["+27715550399"])
    card: SendTestCard = stage.program._test_card
    assert card.under_way
    return card


def state_of_the_test(stage: WindowStage) -> DeliveryState:
    """As it is written down; the test is the journal's first campaign."""
    (record,) = stage.program.services.send._journal.deliveries.of(1)
    return record.state


def test_without_sending_the_window_just_closes(stage: WindowStage) -> None:
    stage.program.window.close()
    assert not stage.program.window.isVisible()
