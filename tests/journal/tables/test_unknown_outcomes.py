import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables.decisions import NOTHING_SEEN
from flowiq_desktop.journal.tables.records import ReconciliationRecord
from tests.journal.conftest import frozen_campaign

DATE = "Fri, 01 May 2026 08:59:58 GMT"
ACCEPTED = Outcome(Verdict.ACCEPTED, "accepted", "wamid.A", 200, server_date=DATE)
TIMEOUT = Outcome(Verdict.UNKNOWN, "timeout")
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


def _one_unsure(journal: Journal) -> tuple[int, ReconciliationRecord]:
    """A campaign with one accepted, one unsure and one waiting row; the unsure one."""
    campaign = frozen_campaign(journal)
    first, second, _ = journal.deliveries.waiting(campaign)
    journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "run"), ACCEPTED)
    journal.deliveries.settle(journal.deliveries.begin_attempt(second.id, "run"), TIMEOUT)
    (record,) = journal.unknown_outcomes.of(campaign)
    return campaign, record


def test_an_unsure_delivery_comes_with_its_attempts_and_the_servers_clock(
    journal: Journal,
) -> None:
    _, record = _one_unsure(journal)
    assert (record.row_number, record.number, record.reason) == (3, "+27820000003", "timeout")
    (attempt,) = record.attempts
    assert (attempt.began, attempt.ended) == (NOW, NOW)
    assert (attempt.answered, attempt.server_date) == (NOW, DATE)


def test_an_answer_of_another_run_tells_nothing_about_the_clock(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    first, second, _ = journal.deliveries.waiting(campaign)
    journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "a"), ACCEPTED)
    journal.deliveries.settle(journal.deliveries.begin_attempt(second.id, "b"), TIMEOUT)
    assert journal.unknown_outcomes.of(campaign)[0].attempts[0].answered is None


def test_what_was_accepted_counts_by_the_attempt_that_was(journal: Journal) -> None:
    campaign, record = _one_unsure(journal)
    journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, None)
    outcome = Outcome(Verdict.ACCEPTED, "accepted", "wamid.B", 200)
    journal.deliveries.settle(journal.deliveries.begin_attempt(record.id, "again"), outcome)
    (sent,) = journal.correspondence.sent_to(record.number, practice=True)
    assert [attempt.accepted for attempt in sent.attempts] == [True]
    assert journal.correspondence.sent_to(record.number, practice=False) == []


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("later", "proved"),
    [
        (timedelta(minutes=70), False),
        (timedelta(minutes=70, milliseconds=1), True),
        (-HOUR, False),
        (2 * HOUR, True),
    ],
)
@pytest.mark.parametrize("tried", ["", "unknown", "not_sent"])
def test_an_entry_that_may_be_a_deleted_campaigns_message_proves_nothing(
    tmp_path: Path, later: timedelta, proved: bool, tried: str
) -> None:
    """It may be listed up to ten minutes late, and one hour is for a clock that is off."""
    now = NOW
    with Journal(tmp_path, lambda: now) as journal:
        deleted = frozen_campaign(journal)
        journal.deliveries.settle(
            journal.deliveries.begin_attempt(journal.deliveries.waiting(deleted)[1].id, "run"),
            ACCEPTED,
        )
        journal.campaigns.delete(deleted)
        campaign = frozen_campaign(journal)
        entry = journal.deliveries.waiting(campaign)[1]
        now = NOW + later
        if tried == "unknown":
            journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), TIMEOUT)
            journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, None)
            now += HOUR  # the first try that may have sent it is the one that counts
        elif tried == "not_sent":
            now -= HOUR
            not_sent = Outcome(Verdict.NOT_SENT, "no_connection")
            journal.deliveries.settle(
                journal.deliveries.begin_attempt(entry.id, "run"), not_sent, DeliveryState.RETRY
            )
            now += HOUR
        journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), TIMEOUT)
        assert journal.unknown_outcomes.confirm(entry.id, "wamid.C", {}) is proved
        assert bool(journal.unknown_outcomes.of(campaign)) is not proved


def test_a_proof_is_final_and_keeps_its_evidence(journal: Journal) -> None:
    _, record = _one_unsure(journal)
    assert journal.unknown_outcomes.confirm(record.id, "m-7", {"copies": 1})
    assert not journal.unknown_outcomes.confirm(record.id, "m-8", {"copies": 1})
    (sent,) = journal.correspondence.sent_to(record.number, practice=True)
    assert (sent.state, sent.message_id) == (DeliveryState.SENT_CONFIRMED, "m-7")


def test_an_id_that_another_delivery_has_proves_nothing(journal: Journal) -> None:
    campaign, record = _one_unsure(journal)
    assert not journal.unknown_outcomes.confirm(record.id, "wamid.A", {})
    assert journal.unknown_outcomes.of(campaign) == [record]


def test_a_proof_for_what_is_not_unsure_changes_nothing(journal: Journal) -> None:
    campaign, _ = _one_unsure(journal)
    (waiting,) = journal.deliveries.waiting(campaign)
    assert not journal.unknown_outcomes.confirm(waiting.id, "", {})
    assert not journal.unknown_outcomes.note_reading(waiting.id, NOTHING_SEEN, "no_trace", {})
    assert journal.deliveries.waiting(campaign) == [waiting]


@pytest.mark.parametrize(
    ("choice", "state", "reason"),
    [
        (Choice.LEAVE, DeliveryState.SETTLED, "left_unsure"),
        (Choice.TREAT_AS_SENT, DeliveryState.TREATED_AS_SENT, "treated_as_sent"),
        (Choice.SEND_AGAIN, DeliveryState.READY, "timeout"),
    ],
)
def test_a_persons_decision_touches_the_unsure_rows_alone(
    journal: Journal, choice: Choice, state: DeliveryState, reason: str
) -> None:
    campaign, _ = _one_unsure(journal)
    assert journal.unknown_outcomes.decide(campaign, choice, [2, 4, 99]) == 0
    assert journal.unknown_outcomes.decide(campaign, choice, [3]) == 1
    assert journal.unknown_outcomes.decide(campaign, choice, None) == 0
    records = list(journal.deliveries.of(campaign))
    assert (records[1].state, records[1].reason) == (state, reason)
    assert records[0].state is DeliveryState.ACCEPTED
    assert records[2].state is DeliveryState.READY


def test_looks_are_remembered(journal: Journal) -> None:
    campaign, record = _one_unsure(journal)
    assert journal.decisions.last_looks(campaign) == {}
    assert journal.unknown_outcomes.note_reading(record.id, NOTHING_SEEN, "", {})
    assert journal.decisions.last_looks(campaign) == {record.id: NOW}
    assert journal.decisions.unseen_since(record.id, NOW) == [NOW]
    later = datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert journal.decisions.unseen_since(record.id, later) == []
    assert journal.unknown_outcomes.of(campaign)[0].reason == "timeout"
    journal.unknown_outcomes.note_reading(record.id, "no_trace", "no_trace", {})
    assert journal.unknown_outcomes.of(campaign)[0].reason == "no_trace"


def test_a_decision_is_never_changed(tmp_path: Path) -> None:
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign, _ = _one_unsure(journal)
        journal.unknown_outcomes.decide(campaign, Choice.LEAVE, None)
    with sqlite3.connect(tmp_path / FILE_NAME) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE decision SET verdict = 'send again'")
    db.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda journal, campaign: journal.unknown_outcomes.decide(campaign, Choice.LEAVE, None),
        lambda journal, campaign: journal.unknown_outcomes.confirm(
            journal.unknown_outcomes.of(campaign)[0].id, "", {}
        ),
    ],
)
def test_what_cannot_be_recorded_is_not_done(
    tmp_path: Path, change: Callable[[Journal, int], object]
) -> None:
    """The decision and the change of state are one transaction."""
    broken = (
        "CREATE TRIGGER broken BEFORE INSERT ON decision BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )
    with Journal(tmp_path, lambda: NOW) as journal:
        campaign, _ = _one_unsure(journal)
        journal._writer.run(lambda db: db.execute(broken))
        with pytest.raises(sqlite3.IntegrityError):
            change(journal, campaign)
        assert journal.campaigns.counts(campaign)[DeliveryState.UNKNOWN] == 1


@pytest.mark.parametrize(
    ("choice", "row", "state"),
    [
        (Choice.SEND_AGAIN, 3, CampaignState.PAUSED),
        (Choice.SEND_AGAIN, 99, CampaignState.DONE),
        (Choice.TREAT_AS_SENT, 3, CampaignState.DONE),
        (Choice.LEAVE, 3, CampaignState.DONE),
    ],
)
def test_a_campaign_is_open_again_when_one_of_its_rows_waits_again(
    journal: Journal, choice: Choice, row: int, state: CampaignState
) -> None:
    campaign, _ = _one_unsure(journal)
    last = journal.deliveries.waiting(campaign)[0]
    accepted = Outcome(Verdict.ACCEPTED, "accepted", "wamid.C", 200)
    journal.deliveries.settle(journal.deliveries.begin_attempt(last.id, "run"), accepted)
    journal.campaigns.set_state(campaign, CampaignState.RUNNING)
    journal.campaigns.set_state(campaign, CampaignState.DONE)
    journal.unknown_outcomes.decide(campaign, choice, {row})
    record = journal.campaigns.get(campaign)
    assert record is not None
    assert record.state is state
