"""What may be removed without asking: only what nobody has begun to send or decided about."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign
from tests.journal.conftest import delivery, frozen_campaign

REFUSED = Outcome(Verdict.NOT_SENT, "wrong_key", stops_run=True)
LOST = Outcome(Verdict.UNKNOWN, "timeout")


def test_a_campaign_that_nobody_touched_can_be_discarded(journal: Journal) -> None:
    kept, campaign = frozen_campaign(journal), frozen_campaign(journal)
    assert journal.campaigns.discard(campaign)
    assert journal.campaigns.get(campaign) is None
    assert journal.campaigns.get(kept) is not None
    assert not journal.campaigns.discard(campaign)


@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_campaign_is_not_discarded_after_a_single_attempt(journal: Journal, row: int) -> None:
    campaign = frozen_campaign(journal)
    begun = journal.deliveries.begin_attempt(journal.deliveries.waiting(campaign)[row].id, "run")
    assert not journal.campaigns.discard(campaign)
    journal.deliveries.settle(begun, REFUSED, DeliveryState.READY)
    assert journal.campaigns.counts(campaign) == {DeliveryState.READY: 3}
    assert not journal.campaigns.discard(campaign)
    assert journal.campaigns.get(campaign) is not None


def test_a_row_that_waits_again_after_an_unsure_attempt_keeps_its_campaign(
    journal: Journal,
) -> None:
    campaign = frozen_campaign(journal, rows=1)
    journal.deliveries.settle(
        journal.deliveries.begin_attempt(journal.deliveries.waiting(campaign)[0].id, "run"), LOST
    )
    assert journal.unknown_outcomes.decide(campaign, Choice.SEND_AGAIN, None) == 1
    assert journal.campaigns.counts(campaign) == {DeliveryState.READY: 1}
    assert not journal.campaigns.discard(campaign)


def test_what_a_person_decided_keeps_its_campaign(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    journal.duplicates.hold(
        "sent_before", [(journal.deliveries.waiting(campaign)[0].id, {"sure": True})]
    )
    assert journal.duplicates.release(campaign) == 1
    assert not journal.campaigns.discard(campaign)


def test_what_waits_of_a_test_message_is_called_off(journal: Journal) -> None:
    campaign, test = frozen_campaign(journal), a_test_message(journal)
    assert journal.deliveries.cancel_test(test) == 1
    assert journal.campaigns.counts(test) == {DeliveryState.CANCELLED: 1}
    assert journal.deliveries.waiting(test) == []
    assert journal.deliveries.cancel_test(campaign) == 0
    assert len(journal.deliveries.waiting(campaign)) == 3


def test_a_test_message_that_is_under_way_or_was_sent_is_not_called_off(journal: Journal) -> None:
    test = a_test_message(journal)
    begun = journal.deliveries.begin_attempt(journal.deliveries.waiting(test)[0].id, "run")
    assert journal.deliveries.cancel_test(test) == 0
    journal.deliveries.settle(begun, REFUSED, DeliveryState.GAVE_UP)
    assert journal.deliveries.cancel_test(test) == 1
    assert next(journal.deliveries.of(test)).reason == "wrong_key"


@pytest.mark.parametrize("state", [DeliveryState.READY, DeliveryState.RETRY, DeliveryState.GAVE_UP])
def test_a_test_message_that_the_last_run_left_waiting_is_called_off_at_the_start(
    tmp_path: Path, state: DeliveryState
) -> None:
    with Journal(tmp_path, _now) as journal:
        kept, test = frozen_campaign(journal), a_test_message(journal)
        begun = journal.deliveries.begin_attempt(journal.deliveries.waiting(test)[0].id, "run")
        journal.deliveries.settle(begun, Outcome(Verdict.NOT_SENT, "no_connection"), state)
    with Journal(tmp_path, _now) as journal:
        assert journal.campaigns.counts(test) == {DeliveryState.CANCELLED: 1}
        assert len(journal.deliveries.waiting(kept)) == 3


def a_test_message(journal: Journal) -> int:
    campaign = journal.campaigns.begin(NewCampaign("Test", True, "", "", (), kind="test"))
    list(journal.campaigns.add(campaign, [delivery(2)]))
    journal.campaigns.freeze(campaign)
    return campaign


def _now() -> datetime:
    return datetime(2026, 5, 1, 9, tzinfo=UTC)
