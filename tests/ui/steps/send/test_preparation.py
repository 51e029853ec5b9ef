"""From a checked draft to a campaign, when the journal or another part of the program says no."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QFrame

from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.journal.errors import disk_full
from flowiq_desktop.system.clock import local_now
from tests.ui.steps.send.test_send_page import received
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

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


def test_whoever_wants_no_messages_is_not_among_those_that_are_promised(stage: WindowStage) -> None:
    services = stage.program.services
    services.stop_list.add("+27835550302", "ZA")
    stage.go_to_send([*GOOD, DAN])
    assert stage.button("primary_button").text() == "Send 3 messages"
    assert "1 row gets nothing: 1 asked not to be written to" in stage.words()
    services.stop_list.add("+27845550303", "ZA")
    stage.program.reach.reread()
    stage.until(lambda: stage.button("primary_button").text() == "Send 2 messages")
    stage.click("primary_button")
    dialog = stage.dialog("confirm_send_dialog")
    assert "Send 2 messages to 2 people?" in stage.words(dialog)
    assert stage.button("confirm_send_button", dialog).text() == "&Send 2 messages"
    stage.click("confirm_send_button", dialog)
    stage.until(lambda: stage.program.window.current_step == RESULTS)
    assert sorted(received(stage)) == ["+27825550301", "+27825550309"]


def test_24_hours_that_will_be_over_at_their_turn_are_said(stage: WindowStage) -> None:
    services = stage.program.services
    services.preferences.current.rate_per_minute = 1
    stage.practise()
    connection, journal = stage.program.account.connection, services.looks._journal
    assert connection is not None
    now = local_now()
    wrote = now - timedelta(hours=23, minutes=59)
    numbers = ("+27825550301", "+27835550302", "+27845550303")
    looks = [Look(number, now, last_wrote=wrote) for number in numbers]
    journal.looks.keep(connection.fingerprint(journal.accounts.salt), looks)
    stage.go_to_send(GOOD)
    stage.program.pages[SEND].read_options()  # type: ignore[attr-defined] # the page's own part
    stage.until(lambda: stage.program.reach.plan is not None)
    stage.click("primary_button")
    words = stage.words(stage.dialog("confirm_send_dialog"))
    assert "2 people's 24 hours will be over before the turn of their messages comes" in words
