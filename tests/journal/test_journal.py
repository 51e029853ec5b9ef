import random
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.engine.commit_queue import Writer
from flowiq_desktop.journal.engine.disk_reserve import Reserve
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables.campaigns import Campaigns
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.journal.tables.trying_again import PutBack
from tests.journal.conftest import delivery, frozen_campaign

ACCEPTED = Outcome(Verdict.ACCEPTED, "accepted", "wamid.A", 200)
TIMEOUT = Outcome(Verdict.UNKNOWN, "timeout")


def _now() -> datetime:
    return datetime(2026, 5, 1, 9, tzinfo=UTC)


def test_rows_come_back_in_the_sheets_order_with_the_users_cells(journal: Journal) -> None:
    campaign = frozen_campaign(journal, rows=5)
    records = list(journal.deliveries.of(campaign))
    assert [record.row_number for record in records] == [2, 3, 4, 5, 6]
    assert records[0].cells == ("Person 2", "+27820000002")
    record = journal.campaigns.get(campaign)
    assert record is not None
    assert (record.total, record.headers) == (5, ("Name", "Mobile"))


def test_a_frozen_campaign_takes_no_more_rows(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    with pytest.raises(sqlite3.IntegrityError):
        list(journal.campaigns.add(campaign, [delivery(99)]))


def test_an_attempt_is_begun_then_settled(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first = journal.deliveries.waiting(campaign)[0]
    begun = journal.deliveries.begin_attempt(first.id, "run")
    assert b"Hi 2" in begun.body
    assert journal.campaigns.counts(campaign)[DeliveryState.SENDING] == 1
    assert journal.deliveries.settle(begun, ACCEPTED) is DeliveryState.ACCEPTED
    record = next(journal.deliveries.of(campaign))
    assert (record.message_id, record.attempts, record.ended) == ("wamid.A", 1, _now())


def test_a_delivery_cannot_be_begun_twice(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first = journal.deliveries.waiting(campaign)[0]
    journal.deliveries.begin_attempt(first.id, "run")
    with pytest.raises(sqlite3.IntegrityError):
        journal.deliveries.begin_attempt(first.id, "run")


def test_an_accepted_delivery_is_never_begun_again(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first = journal.deliveries.waiting(campaign)[0]
    journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "run"), ACCEPTED)
    with pytest.raises(sqlite3.IntegrityError):
        journal.deliveries.begin_attempt(first.id, "run")
    assert first not in journal.deliveries.waiting(campaign)


def test_an_id_that_another_delivery_has_proves_nothing(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first, second, _ = journal.deliveries.waiting(campaign)
    journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "run"), ACCEPTED)
    assert (
        journal.deliveries.settle(journal.deliveries.begin_attempt(second.id, "run"), ACCEPTED)
        is DeliveryState.UNKNOWN
    )
    records = list(journal.deliveries.of(campaign))
    assert (records[1].reason, records[1].message_id) == ("duplicate_id", "")


def test_outcome_and_next_intent_share_one_commit(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first, second, _ = journal.deliveries.waiting(campaign)
    begun = journal.deliveries.begin_attempt(first.id, "run")
    state, following = journal.deliveries.settle_and_begin_next(begun, ACCEPTED, second.id, "run")
    assert state is DeliveryState.ACCEPTED
    assert following is not None
    assert following.delivery == second.id
    assert journal.campaigns.counts(campaign) == {
        DeliveryState.ACCEPTED: 1,
        DeliveryState.SENDING: 1,
        DeliveryState.READY: 1,
    }


def test_a_next_one_that_may_not_be_sent_does_not_cost_the_outcome(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first, second, _ = journal.deliveries.waiting(campaign)
    journal.deliveries.settle(journal.deliveries.begin_attempt(second.id, "run"), TIMEOUT)
    begun = journal.deliveries.begin_attempt(first.id, "run")
    assert journal.deliveries.settle_and_begin_next(begun, ACCEPTED, second.id, "run") == (
        "accepted",
        None,
    )
    assert next(journal.deliveries.of(campaign)).state is DeliveryState.ACCEPTED


def test_what_a_dead_run_left_in_flight_is_unknown_and_never_begun_again(tmp_path: Path) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        first = journal.deliveries.waiting(campaign)[0]
        journal.campaigns.set_state(campaign, CampaignState.RUNNING)
        journal.deliveries.begin_attempt(first.id, "run")
    with Journal(tmp_path, _now) as journal:
        assert journal.interrupted == 1
        record = next(journal.deliveries.of(campaign))
        assert (record.state, record.reason) == (DeliveryState.UNKNOWN, "crashed")
        stopped = journal.campaigns.get(campaign)
        assert stopped is not None
        assert (stopped.state, stopped.paused_for) == (CampaignState.PAUSED, "crashed")
        with pytest.raises(sqlite3.IntegrityError):
            journal.deliveries.begin_attempt(first.id, "run")


def test_drafts_vanish_at_the_next_start(tmp_path: Path) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = journal.campaigns.begin(NewCampaign("half", True, "", "", ()))
        list(journal.campaigns.add(campaign, [delivery(2)]))
    with Journal(tmp_path, _now) as journal:
        assert journal.campaigns.get(campaign) is None
        assert journal.campaigns.all() == []


def test_giving_up_can_be_taken_back_and_is_recorded(tmp_path: Path) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        first, second, _ = journal.deliveries.waiting(campaign)
        not_sent = Outcome(Verdict.NOT_SENT, "no_connection")
        journal.deliveries.settle(
            journal.deliveries.begin_attempt(first.id, "r"), not_sent, DeliveryState.GAVE_UP
        )
        journal.deliveries.settle(journal.deliveries.begin_attempt(second.id, "r"), TIMEOUT)
        assert journal.trying_again.put_back(campaign, "no_connection") == PutBack(1, 0)
        assert journal.trying_again.put_back(campaign, "timeout") == PutBack(0, 0)
        assert first in journal.deliveries.waiting(campaign)
        assert second not in journal.deliveries.waiting(campaign)
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        decisions = db.execute("SELECT who, verdict FROM decision").fetchall()
    db.close()
    assert decisions == [("person", "try again")]


@pytest.mark.parametrize("remove", [Campaigns.delete, Campaigns.discard])
def test_removing_a_campaign_leaves_nothing_of_its_people_behind(
    tmp_path: Path, remove: Callable[[Campaigns, int], object]
) -> None:
    """Neither in the file nor in the log beside it, also while the program goes on running."""

    def written() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.iterdir())

    with Journal(tmp_path, _now) as journal:
        campaign = journal.campaigns.begin(NewCampaign("x", True, "f", "", ("Name",)))
        row = NewDelivery(
            2, ("Zaphod-Canary",), "+27821112223", "text", b"Canary-Body", DeliveryState.READY
        )
        list(journal.campaigns.add(campaign, [row]))
        journal.campaigns.freeze(campaign)
        assert b"Zaphod-Canary" in written()
        remove(journal.campaigns, campaign)
        assert journal.campaigns.all() == []
        assert not any(word in written() for word in (b"Canary", b"27821112223"))
    assert b"Canary" not in written()


@pytest.mark.parametrize("seed", [3, 21, 27])
def test_what_moved_from_page_to_page_leaves_nothing_behind_either(
    tmp_path: Path, seed: int
) -> None:
    """SQLite overwrites what is deleted, and not the copies that moving a row leaves in a page."""
    chance, sure = random.Random(seed), Outcome(Verdict.REJECTED, "no", detail="Canary-Detail")
    with Journal(tmp_path, _now) as journal:
        made = []
        for tag in ("Canary", "Other"):
            rows = [
                NewDelivery(
                    *(place, (f"{tag}-{'x' * chance.randrange(300)}",), f"+2782{tag}{place}"),
                    *("text", f"{tag}{'y' * chance.randrange(600)}".encode(), DeliveryState.READY),
                )
                for place in range(200)
            ]
            made.append(journal.campaigns.begin(NewCampaign(tag, True, "f", "", ("Name",))))
            list(journal.campaigns.add(made[-1], rows))
            journal.campaigns.freeze(made[-1])
        for campaign in made * 2:
            for entry in journal.deliveries.waiting(campaign)[:100]:
                begun = journal.deliveries.begin_attempt(entry.id, "run")
                journal.deliveries.settle(begun, replace(sure, answer=b"z" * chance.randrange(900)))
        journal.campaigns.delete(made[0])
        found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"Other" in found
        assert b"Canary" not in found.replace(b"Canary-Detail", b"")


def test_messages_to_the_own_phone_go_with_the_next_campaign_that_is_deleted(
    tmp_path: Path,
) -> None:
    """No list shows them, so they could be deleted nowhere else. One under way stays."""
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        tests = []
        for number in ("+27820000071", "+27820000072"):
            test = journal.campaigns.begin(NewCampaign("Test", True, "", "", (), kind="test"))
            row = NewDelivery(2, (), number, "text", b"Canary-Body", DeliveryState.READY)
            list(journal.campaigns.add(test, [row]))
            journal.campaigns.freeze(test)
            journal.campaigns.set_state(test, CampaignState.RUNNING)
            tests.append(
                (
                    test,
                    journal.deliveries.begin_attempt(journal.deliveries.waiting(test)[0].id, "run"),
                )
            )
        ended, under_way = tests
        journal.deliveries.settle(ended[1], Outcome(Verdict.ACCEPTED, "accepted", "wamid.test"))
        journal.campaigns.set_state(ended[0], CampaignState.DONE)
        journal.campaigns.delete(campaign)
        assert journal.campaigns.counts(ended[0]) == {}
        assert journal.campaigns.counts(under_way[0]) == {DeliveryState.SENDING: 1}
        journal.deliveries.settle(under_way[1], Outcome(Verdict.UNKNOWN, "timeout"))
        journal.campaigns.set_state(under_way[0], CampaignState.DONE)
        journal.campaigns.delete(frozen_campaign(journal))
        assert journal.campaigns.counts(under_way[0]) == {}
        assert b"Canary" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_test_that_failed_goes_too_and_one_about_to_be_sent_stays(tmp_path: Path) -> None:
    def test_message(place: int) -> int:
        test = journal.campaigns.begin(NewCampaign("Test", True, "", "", (), kind="test"))
        number = f"+2782000007{place}"
        row = NewDelivery(2, (), number, "text", b"Hi", DeliveryState.READY)
        list(journal.campaigns.add(test, [row]))
        return test

    with Journal(tmp_path, _now) as journal:
        draft, waiting, failed = (test_message(place) for place in range(3))
        for test in (waiting, failed):
            journal.campaigns.freeze(test)
        journal.campaigns.set_state(failed, CampaignState.PAUSED, "invalid_api_key")
        assert journal.deliveries.cancel_test(failed) == 1
        journal.campaigns.delete(frozen_campaign(journal))
        kept = [journal.campaigns.counts(test) for test in (draft, waiting, failed)]
        assert kept == [{DeliveryState.READY: 1}, {DeliveryState.READY: 1}, {}]


@pytest.mark.parametrize("rows", [1, 4500])
def test_large_campaigns_are_read_in_blocks(journal: Journal, rows: int) -> None:
    campaign = frozen_campaign(journal, rows)
    assert sum(1 for _ in journal.deliveries.of(campaign)) == rows


def test_nothing_is_begun_without_the_reserve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        first, second, _ = journal.deliveries.waiting(campaign)
        begun = journal.deliveries.begin_attempt(first.id, "run")
        monkeypatch.setattr(Reserve, "ready", lambda _reserve: False)
        with pytest.raises(JournalError, match="disk is full"):
            journal.deliveries.begin_attempt(second.id, "run")
        assert journal.deliveries.settle_and_begin_next(begun, ACCEPTED, second.id, "run") == (
            "accepted",
            None,
        )
        assert second in journal.deliveries.waiting(campaign)


def test_what_nobody_sends_any_more_is_unclear_and_others_are_left_alone(journal: Journal) -> None:
    campaign, other = frozen_campaign(journal), frozen_campaign(journal)
    first, second, third = journal.deliveries.waiting(campaign)
    journal.deliveries.begin_attempt(first.id, "run")
    journal.deliveries.begin_attempt(second.id, "run")
    under_way = journal.deliveries.begin_attempt(
        next(w for w in journal.deliveries.waiting(other) if w.number == third.number).id, "r"
    )
    assert journal.deliveries.settle_abandoned(campaign) == 2
    assert journal.campaigns.counts(campaign) == {DeliveryState.UNKNOWN: 2, DeliveryState.READY: 1}
    assert journal.deliveries.settle(under_way, ACCEPTED) is DeliveryState.ACCEPTED
    with pytest.raises(sqlite3.IntegrityError):
        journal.deliveries.begin_attempt(first.id, "run")


def test_a_journal_that_cannot_start_leaves_no_thread_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("flowiq_desktop.journal.tables.deliveries.settle_interrupted", fails)
    with pytest.raises(JournalError, match="cannot be written"):
        Journal(tmp_path, _now)
    assert "journal" not in {thread.name for thread in threading.enumerate()}


def test_after_the_id_of_another_message_nothing_more_is_begun(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first, second, third = journal.deliveries.waiting(campaign)
    journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "run"), ACCEPTED)
    begun = journal.deliveries.begin_attempt(second.id, "run")
    assert journal.deliveries.settle_and_begin_next(begun, ACCEPTED, third.id, "run") == (
        "unknown",
        None,
    )
    assert [record.state for record in journal.deliveries.of(campaign)][2] == "ready"
    assert journal.deliveries.begin_attempt(third.id, "run").k == 1


@pytest.fixture
def vital(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each piece of work, whether it may use the room that is kept on a full disk."""
    asked: list[bool] = []
    run = Writer.run

    def noted(writer: Writer, work: Any, *, vital: bool = False, private: bool = False) -> Any:
        asked.append(vital)
        return run(writer, work, vital=vital, private=private)

    monkeypatch.setattr(Writer, "run", noted)
    return asked


def test_what_was_answered_may_use_the_reserve_and_what_begins_may_not(
    journal: Journal, vital: list[bool]
) -> None:
    campaign = frozen_campaign(journal)
    first, second, third = journal.deliveries.waiting(campaign)
    vital.clear()
    begun = journal.deliveries.begin_attempt(first.id, "run")
    journal.deliveries.settle(begun, ACCEPTED)
    assert vital == [False, True]
    late = journal.deliveries.begin_attempt(second.id, "run")
    vital.clear()
    assert journal.deliveries.settle_late(late, TIMEOUT, None) is True
    assert journal.deliveries.settle_late(late, TIMEOUT, None) is False
    journal.deliveries.begin_attempt(third.id, "run")
    assert journal.deliveries.settle_abandoned(campaign) == 1
    assert vital == [True, True, False, True]
