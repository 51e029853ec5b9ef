"""A draft is changed after a campaign was made of it: what was tried even once is never deleted."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QFrame

from flowiq_desktop.journal.tables import deliveries
from flowiq_desktop.practice_server import (
    Answer,
    Behaviour,
    Ending,
    ReceivedRequest,
    refusal,
)
from flowiq_desktop.services.results.campaigns import CampaignSummary
from tests.ui.stage import write_csv
from tests.ui.window_stage import GOOD, SEND, WindowStage, stage

__all__ = ["stage"]

EMPTY = Answer(200, {"success": True, "messages": [], "pagination": {"hasNextPage": False}})


class Replies:
    """What the pretend FlowIQ answers, for each method; a test may change it."""

    def __init__(self) -> None:
        self.said: dict[str, Answer] = {}

    def script(self, request: ReceivedRequest) -> Answer | None:
        return self.said.get(request.method)


@pytest.fixture
def replies() -> Replies:
    return Replies()


@pytest.fixture
def behaviour(replies: Replies) -> Behaviour:
    return Behaviour(any_key=True, failing_numbers=True, script=replies.script)


@pytest.fixture
def waiting(stage: WindowStage, replies: Replies) -> CampaignSummary:
    """Three messages wait, for a key was refused; FlowIQ answers again."""
    replies.said["POST"] = refusal(401, "Invalid API key", "revoked")
    stage.send(GOOD)
    stage.until(lambda: not stage.program.run.running)
    replies.said.clear()
    (campaign,) = stage.program.services.campaigns.recent()
    assert campaign.left == 3
    return campaign


def there(stage: WindowStage, campaign: CampaignSummary) -> bool:
    found = stage.program.services.campaigns.summary(campaign.id)
    return found is not None and (found.left, found.total) == (campaign.left, campaign.total)


def change(stage: WindowStage) -> None:
    """One edit, and its opposite."""
    stage.program.draft.leave_out([0])
    stage.program.draft.put_back([0])


def test_opened_from_past_sends_it_is_still_there(
    stage: WindowStage, waiting: CampaignSummary
) -> None:
    stage.program.actions.open_past_sends()
    stage.click("open_campaign_button", stage.dialog("past_sends_dialog"))
    assert there(stage, waiting)
    assert stage.program.run.campaign_id == waiting.id
    assert stage.button("primary_button").text() == "Continue with 3"


@pytest.mark.parametrize("way", ["open_campaign", "settle_campaign"])
def test_looking_at_another_one_leaves_it_alone(
    stage: WindowStage, replies: Replies, way: str
) -> None:
    stage.send_all([("Dan", "082 555 0309")])
    older = stage.program.run.campaign_id
    stage.program.actions.new_campaign()
    replies.said["POST"] = refusal(401, "Invalid API key", "revoked")
    stage.send(GOOD)
    stage.until(lambda: not stage.program.run.running)
    campaign = stage.program.services.campaigns.recent()[0]
    getattr(stage.program.actions, way)(older)
    assert there(stage, campaign)
    assert stage.program.run.campaign_id == older
    if way == "settle_campaign":
        stage.dialog("settle_dialog").reject()


def test_one_of_before_is_no_longer_the_drafts(
    stage: WindowStage, waiting: CampaignSummary
) -> None:
    program = stage.program
    program.actions.new_campaign()
    program.actions.open_campaign(waiting.id)
    assert program.pages[SEND].lock_reason()
    assert not program.window.can_open(0)
    path = write_csv(stage.folder / "other.csv", [("Name", "Mobile"), ("Zoe", "082 555 0399")])
    program.recipients.open_file(path)
    stage.until(lambda: program.draft.loaded is not None)
    assert there(stage, waiting)
    assert program.run.campaign_id == waiting.id


@pytest.mark.parametrize("edit", [change, lambda s: s.load([("Zoe", "082 555 0399")])])
def test_one_that_was_tried_makes_way_and_stays_among_the_past_sends(
    stage: WindowStage, waiting: CampaignSummary, edit: Callable[[WindowStage], None]
) -> None:
    stage.program.window.go_to(2)
    assert stage.program.window.current_step == 2
    edit(stage)
    assert stage.program.run.campaign is None
    assert there(stage, waiting)


def test_that_it_stays_is_said_with_what_to_do(
    stage: WindowStage, waiting: CampaignSummary
) -> None:
    stage.program.window.go_to(2)
    change(stage)
    stage.program.window.go_to(SEND)
    notice = stage.find(QFrame, "send_notice")
    assert "stays under Past sends" in stage.words(notice)
    assert "Waiting there: 3 messages." in stage.words(notice)
    assert "Delete it there" in stage.words(notice)
    assert not stage.button("send_notice_button").isVisible()
    stage.program.actions.new_campaign()
    assert notice.isHidden()
    assert there(stage, waiting)


def test_one_that_nobody_touched_makes_way_for_good(stage: WindowStage) -> None:
    run, services = stage.program.run, stage.program.services
    with services.send._locks.reconciling():
        stage.send(GOOD)
        stage.until(lambda: not run.running)
    campaign = run.campaign_id
    assert campaign is not None
    assert run.progress.left == 3
    stage.program.window.go_to(2)
    change(stage)
    assert run.campaign is None
    assert services.campaigns.summary(campaign) is None
    stage.program.window.go_to(SEND)
    assert not stage.find(QFrame, "send_notice").isVisible()


def test_a_message_that_may_have_been_sent_is_not_forgotten_by_an_edit(
    stage: WindowStage, replies: Replies
) -> None:
    """It arrived without an answer, is to be sent again, and the draft is changed."""
    replies.said["POST"] = Answer(500, ending=Ending.NO_ANSWER, accepted=True)
    stage.send(GOOD[:1])
    stage.until(lambda: not stage.program.run.running)
    campaign, services = stage.program.run.campaign_id, stage.program.services
    connection = stage.program.account.connection
    assert campaign is not None
    assert connection is not None
    replies.said["GET"] = EMPTY
    for _ in services.reconciliation.send_again(campaign, connection):
        pass
    stage.program.run.reread()
    replies.said.clear()
    assert stage.program.run.progress.left == 1
    change(stage)
    assert services.campaigns.summary(campaign) is not None


def test_after_a_full_disk_an_edit_deletes_no_results(
    stage: WindowStage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fill_the_disk(monkeypatch, after=1, times=4)
    stage.program.services.preferences.current.connections = 1
    stage.send(GOOD)
    stage.until(lambda: not stage.program.run.running)
    caplog.clear()
    campaign = stage.program.services.campaigns.summary(stage.program.run.campaign_id or 0)
    assert campaign is not None
    assert campaign.sent >= 1
    stage.program.draft.leave_out([2])
    assert stage.program.services.campaigns.summary(campaign.id) is not None
    assert stage.program.run.campaign is not None  # it is locked: something of it was sent


def fill_the_disk(monkeypatch: pytest.MonkeyPatch, *, after: int, times: int) -> None:
    """So many outcomes find no room, after so many that did."""
    real, calls = deliveries.settle, iter(range(1_000_000))

    def settle(*given: Any) -> Any:
        if after <= next(calls) < after + times:
            raise sqlite3.OperationalError("database or disk is full")
        return real(*given)

    monkeypatch.setattr(deliveries, "settle", settle)
