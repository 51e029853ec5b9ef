"""Going on through another account: the person is asked before anything leaves."""

from collections import Counter

import pytest

from flowiq_desktop.journal.errors import JournalError
from tests.ui.window_stage import SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MANY = [(f"Person {n}", f"082 55{n:05d}") for n in range(8)]
QUESTION = "other_account_question"


def sent_to(stage: WindowStage) -> Counter[str]:
    """How often the pretend FlowIQ was asked to send to each number."""
    server = stage.program.services.practice.server
    posts = (request for request in server.received if request.path == "/send-whatsapp")
    return Counter(request.body["phone_number"] for request in posts)


def connect(stage: WindowStage, key: str) -> None:
    """Set up this key for the pretend FlowIQ as if it were the real one."""
    program = stage.program
    stage.practise()
    program.services.account.save(key, "", program.services.practice.server.url)
    program.account.set_practice(False)
    program.account.refresh()
    connected = program.account
    stage.until(lambda: connected.connection is not None and connected.connection.key == key)


@pytest.fixture
def stopped(stage: WindowStage) -> WindowStage:
    """A campaign that was stopped after the first messages went through one account."""
    program = stage.program
    program.services.preferences.current.rate_per_minute = 300
    connect(stage, "fiq_practice")
    stage.load(MANY)
    program.window.go_to(SEND)
    stage.until(stage.button("primary_button").isEnabled)
    stage.click("primary_button")
    stage.click("confirm_send_button", stage.dialog("confirm_send_dialog"))
    stage.until(lambda: program.run.progress.sent >= 1)
    program.run.stop()
    stage.until(lambda: not program.run.running)
    assert program.run.progress.left
    program.services.preferences.current.rate_per_minute = 1000
    return stage


def test_the_same_account_is_not_asked_about(stopped: WindowStage) -> None:
    stopped.click("primary_button")
    assert stopped.shown_dialog(QUESTION) is None
    stopped.until(lambda: stopped.program.run.progress.left == 0)
    assert set(sent_to(stopped).values()) == {1}


def test_another_account_is_asked_about_before_anything_leaves(stopped: WindowStage) -> None:
    connect(stopped, "fiq_another_key")
    before = sent_to(stopped)
    stopped.click("primary_button")
    question = stopped.dialog(QUESTION)
    assert "another key, organisation or address" in stopped.words(question)
    stopped.click(f"{QUESTION}_leave", question)
    assert not stopped.program.run.running
    assert sent_to(stopped) == before

    stopped.click("primary_button")
    stopped.click(f"{QUESTION}_act", stopped.dialog(QUESTION))
    stopped.until(lambda: stopped.program.run.progress.left == 0)
    assert len(sent_to(stopped)) == len(MANY)
    assert set(sent_to(stopped).values()) == {1}


def test_an_account_that_changes_under_the_question_is_asked_about_anew(
    stopped: WindowStage,
) -> None:
    connect(stopped, "fiq_another_key")
    before = sent_to(stopped)
    stopped.click("primary_button")
    question = stopped.dialog(QUESTION)
    connect(stopped, "fiq_a_third_key")
    stopped.program.pages[SEND].on_primary()  # a second wish changes nothing
    stopped.click(f"{QUESTION}_act", question)
    stopped.until(lambda: stopped.shown_dialog(QUESTION) not in (None, question))
    assert sent_to(stopped) == before
    stopped.click(f"{QUESTION}_leave", stopped.dialog(QUESTION))
    assert not stopped.program.run.running


def test_a_journal_that_cannot_tell_is_said_and_nothing_leaves(
    stopped: WindowStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> str:
        raise JournalError("The list cannot be read.", "Start the program again.")

    before = sent_to(stopped)
    monkeypatch.setattr(stopped.program.services.send, "change_of_account", fail)
    stopped.click("primary_button")
    assert "The list cannot be read." in stopped.words()
    assert not stopped.program.run.running
    assert sent_to(stopped) == before
    assert "Sending failed" in caplog.text
    caplog.clear()
