"""The Send step, walked through in the real window against the pretend FlowIQ."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QSpinBox, QWidget

from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.ui.steps.send.send_page import SendPage
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MANY = [(f"Person {n}", f"082 55{n:05d}") for n in range(40)]


def received(stage: WindowStage) -> list[str]:
    """The numbers that the pretend FlowIQ was asked to send to, in order."""
    server = stage.program.services.practice.server
    sends = [r for r in server.received if r.path == "/send-whatsapp"]
    return [request.body["phone_number"] for request in sends]


def test_says_in_words_what_will_happen(stage: WindowStage) -> None:
    stage.go_to_send([*GOOD, ("Dan", "12345"), ("Eve", "082 555 0305")])
    stage.program.draft.leave_out([4])
    stage.program.window.go_to(2)
    stage.program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)

    words = stage.words(stage.find(QFrame, "send_summary"))
    assert "Practice mode" in words
    assert "3 people, one message each" in words
    assert "2 rows get nothing: 1 still to fix, 1 left out by you" in words
    assert "Less than a minute, done around" in words
    assert stage.button("primary_button").text() == "Send 3 messages"


def test_nothing_is_sent_before_the_question_is_answered(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # the default button: not yet

    stage.until(lambda: stage.shown_dialog("confirm_send_dialog") is None)
    assert stage.program.run.campaign is None
    assert stage.program.services.campaigns.recent() == []
    assert received(stage) == []


def test_sends_each_row_once_and_shows_the_results(stage: WindowStage) -> None:
    stage.send_all()

    assert sorted(received(stage)) == ["+27825550301", "+27835550302", "+27845550303"]
    assert stage.program.run.progress.sent == 3
    assert "All 3 sent" in stage.words()


def test_a_test_goes_to_the_own_number_with_the_selected_rows_message(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.program.draft.select_row(1)
    number = stage.edit("test_number")
    number.clear()
    QTest.keyClicks(number, "071 555 0399")
    QTest.keyClick(number, Qt.Key.Key_Return)

    result = stage.find(QFrame, "test_result")
    stage.until(lambda: "really sent to +27715550399" in stage.words(result))
    assert "Nothing arrives on your phone." in stage.words(result)
    assert result.property("tone") == "warning"
    card = stage.find(QFrame, "send_test")
    assert "In practice mode nothing arrives on your phone." in stage.words(card)
    assert received(stage) == ["+27715550399"]
    server = stage.program.services.practice.server
    assert server.received[-1].body["text"] == "Hi Ben"
    assert stage.program.services.preferences.current.test_number == "071 555 0399"
    assert stage.program.services.campaigns.recent() == []


def test_a_test_that_fails_says_why(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.edit("test_number").setText("12")
    stage.click("send_test_button")

    result = stage.find(QFrame, "test_result")
    stage.until(lambda: '"12" is not a phone number' in stage.words(result))


def test_a_test_without_a_connection_ends_by_itself_and_blocks_nothing(
    stage: WindowStage,
) -> None:
    stage.go_to_send()
    account, services = stage.program.account, stage.program.services
    assert account.connection is not None
    account._pretend = replace(account.connection, api_url="http://127.0.0.1:9")
    stage.edit("test_number").setText("071 555 0399")
    stage.click("send_test_button")

    result = stage.find(QFrame, "test_result")
    stage.until(lambda: "nothing was sent" in stage.words(result))
    assert "Check the internet connection, then send the test again." in stage.words(result)
    assert stage.button("send_test_button").isEnabled()
    with services.reconciliation._locks.reconciling():
        stage.click("send_test_button")
        stage.until(lambda: "still being looked into" in stage.words(result))


def test_a_row_to_fix_cannot_be_tested_and_says_so(stage: WindowStage) -> None:
    stage.go_to_send([*GOOD, ("Dan", "12345")])
    stage.edit("test_number").setText("071 555 0399")
    stage.program.draft.select_row(3)

    button = stage.button("send_test_button")
    assert not button.isEnabled()
    assert button.toolTip() == "This row has something to fix first."


def test_a_row_that_is_left_out_cannot_be_tested_and_says_so(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.edit("test_number").setText("071 555 0399")
    stage.program.draft.select_row(1)
    stage.program.draft.leave_out([1])
    button = stage.button("send_test_button")
    stage.until(lambda: not button.isEnabled())
    assert button.toolTip() == "This row is left out. Choose another one in the preview."


def test_without_an_account_the_button_says_what_to_do(stage: WindowStage) -> None:
    stage.load(GOOD)
    stage.program.window.go_to(SEND)
    stage.until(lambda: "Connect your FlowIQ account" in stage.words())
    assert not stage.button("primary_button").isEnabled()


def test_the_pace_is_remembered(stage: WindowStage) -> None:
    stage.go_to_send()
    stage.click("options_button")
    spin = stage.find(QSpinBox, "rate_spin")
    assert spin.isVisible()
    spin.setValue(60)
    assert stage.program.services.preferences.current.rate_per_minute == 60
    stage.find(QSpinBox, "connections_spin").setValue(2)
    assert stage.program.services.preferences.current.connections == 2


def test_pause_and_continue(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    run = stage.program.run
    stage.until(lambda: run.progress.sent >= 2)
    stage.click("primary_button")
    stage.until(lambda: run.progress.paused and run.progress.in_flight == 0)

    assert stage.button("primary_button").text() == "Continue sending"
    sent = len(received(stage))
    assert f"Paused at {run.progress.sent} of 40" in stage.words()
    assert "This is practice: nothing is really sent." in stage.words()
    stage.program.window.go_to(RESULTS)
    assert f"Paused: {run.progress.left} to go. Continue on Send." in stage.words()
    stage.program.window.go_to(SEND)
    stage.click("primary_button")
    stage.until(lambda: run.progress.sent > sent)


def test_stop_asks_and_what_is_left_can_be_continued(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    run = stage.program.run
    stage.until(lambda: run.progress.sent >= 2)
    stage.click("stop_button")
    stage.click("stop_question_leave", stage.dialog("stop_question"))
    assert run.running
    assert not run.stopping
    stage.click("stop_button")
    stage.click("stop_question_act", stage.dialog("stop_question"))
    stage.until(lambda: not run.running)

    left = run.progress.left
    assert left > 0
    assert stage.button("primary_button").text() == f"Continue with {left}"
    assert f"Stopped at {40 - left} of 40" in stage.words()
    assert stage.program.pages[SEND].lock_reason()
    stage.program.services.preferences.current.rate_per_minute = 1000
    stage.click("primary_button")
    stage.until(lambda: run.progress.left == 0)
    assert len(received(stage)) == len(set(received(stage))) == 40


def test_the_steps_before_are_locked_while_sending(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.running)
    window = stage.program.window

    assert [window.can_open(step) for step in range(5)] == [False, False, False, True, True]
    assert "Begin a new campaign to change it" in stage.words()
    assert not stage.button("back_button").isEnabled()


def test_a_fault_of_the_account_says_what_to_do_and_nothing_is_lost(stage: WindowStage) -> None:
    program = stage.program
    stage.practise()
    url = program.services.practice.server.url
    program.services.account.save("fiq_revoked_key", "", url)
    program.account.set_practice(False)
    program.account.refresh()
    stage.until(lambda: program.account.connection is not None)
    stage.load(GOOD)
    program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))

    notice = stage.find(QFrame, "send_notice")
    stage.until(lambda: notice.isVisible() and not program.run.running)
    assert "key" in stage.words(notice)
    assert program.run.progress.left == 3
    stage.click("send_notice_button")
    stage.click("cancel_account_button", stage.dialog("account_dialog"))
    # FlowIQ was asked before any row was tried, so the draft may still be changed, and the campaign
    # makes way for it altogether.
    assert received(stage) == []
    assert program.window.can_open(1)
    first = program.run.campaign_id
    program.draft.set_mapping(program.draft.mapping.with_source("text", TextSource("Hello")))
    assert program.run.campaign is None
    assert first is not None
    assert program.services.campaigns.summary(first) is None


def test_a_practice_campaign_is_never_sent_for_real(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 1)
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    stage.program.account.set_practice(False)

    assert not stage.button("primary_button").isEnabled()
    assert "turn practice mode on" in stage.words()


def test_more_than_a_thousand_must_be_typed(stage: WindowStage) -> None:
    many = [(f"Person {n}", f"+2782{n:07d}") for n in range(5550000, 5551001)]
    stage.go_to_send(many)
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    send = stage.button("confirm_send_button", dialog)
    assert send.text() == "&Send 1,001 messages"
    assert not send.isEnabled()
    QTest.keyClicks(stage.edit("typed_number", dialog), "1001")
    assert send.isEnabled()
    stage.click("not_yet_button", dialog)


def test_results_can_be_saved_while_sending(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 1)
    stage.click("save_so_far_button")
    dialog = stage.dialog("save_results_dialog")
    target = stage.folder / "so far.csv"
    stage.choose_file(dialog, target)

    stage.until(lambda: "Saved as “so far.csv”." in stage.words())
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 41


def test_goes_on_to_the_results_when_done_and_looked_at(stage: WindowStage) -> None:
    stage.send()
    stage.program.window.go_to(SEND)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    assert stage.find(QWidget, "results_page").isVisible()


class TestSlowFlowIQ:
    """When FlowIQ takes its time."""

    @pytest.fixture
    def behaviour(self) -> Behaviour:
        return Behaviour(any_key=True, script=_slow_down)

    def test_the_reason_of_a_wait_is_shown(self, stage: WindowStage) -> None:
        stage.send(GOOD)
        notice = stage.find(QFrame, "wait_notice")
        stage.until(lambda: "FlowIQ asked to slow down; going on in" in stage.words(notice))
        assert "Time left: still measuring" in stage.words()


def _slow_down(request: ReceivedRequest) -> Answer | None:
    if request.method != "POST":
        return None
    return Answer(429, {"error": "Too many requests"}, {"Retry-After": "60"})


def _freeze(stage: WindowStage) -> int:
    """Freeze the draft as moving rows does: nobody begins to send it."""
    draft, services = stage.program.draft, stage.program.services
    assert draft.checked is not None
    assert draft.loaded is not None
    freezing = services.send.freeze(draft.checked, draft.loaded, "Waits", practice=True)
    while True:
        try:
            next(freezing)
        except StopIteration as ended:
            return int(ended.value)


def test_a_campaign_that_nobody_began_waits_and_is_over_once_it_was_sent(
    stage: WindowStage,
) -> None:
    stage.go_to_send()
    stage.program.actions.open_campaign(_freeze(stage))
    page = stage.program.window.findChild(SendPage)
    assert page is not None
    view = page.view
    assert view.title.text() == "Waiting to be sent"
    assert view.sentence.text().startswith("Waits, ready since")
    assert view.practice.text() == "This is practice: nothing is really sent."

    stage.program.window.go_to(SEND)
    stage.click("primary_button")
    stage.until(lambda: stage.program.run.progress.left == 0 and not stage.program.run.running)
    assert view.title.text() == "Sending"
    assert view.sentence.text().startswith("Waits, begun")
    assert view.practice.text() == "This was practice: nothing was really sent."
    words = stage.words()
    assert "Waits, begun" in words
    assert "ready since" not in words
