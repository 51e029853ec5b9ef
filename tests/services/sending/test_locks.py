"""What is in flight must not be decided about, whoever asks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.services.results.campaigns import CampaignService
from flowiq_desktop.services.results.report import PutBack, ReportService, ResultsError
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.duplicate_holds import HoldService
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.service import SendControl, SendOptions
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    CARA,
    LOST,
    ReconciliationBench,
    reconciliation_bench,
    result,
)
from tests.services.reconciliation.reconciliation_bench import text as message

SENDING_ALREADY = "This campaign is being sent already."
STOP_SENDING = "Messages are being sent. Stop sending first."
STILL_SAVING = "Its results are being saved. Wait until that has ended."
STILL_SETTLING = "The conversations are still being looked into. Wait until that has ended."

Decision = Callable[[ReconciliationBench, int], object]
DECISIONS: dict[str, Decision] = {
    "look": lambda bench, campaign: result(bench.settle.check(campaign, bench.connection)),
    "leave": lambda bench, campaign: bench.settle.leave(campaign),
    "treat as sent": lambda bench, campaign: bench.settle.treat_as_sent(campaign),
    "send again": lambda bench, campaign: result(
        bench.settle.send_again(campaign, bench.connection)
    ),
}


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS)
def test_nothing_is_decided_while_any_campaign_is_being_sent(
    bench: ReconciliationBench, decision: Decision
) -> None:
    bench.fates = {BEN: LOST}
    unsure = bench.send(message(BEN, "Hello"))
    held = bench.journal.unknown_outcomes.of(unsure)
    other = bench.freeze(message(ANNA, "Hello"), message(CARA, "Hello"))
    run = bench.sender.run(other, bench.connection, SendOptions(60, 1), SendControl())
    next(run)
    with pytest.raises(SendRefusedError, match=f"^{STOP_SENDING}$"):
        decision(bench, unsure)
    assert bench.journal.unknown_outcomes.of(unsure) == held
    run.close()
    decision(bench, unsure)


def test_nothing_is_sent_while_the_conversations_are_looked_into(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    campaign = bench.send(message(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    look = bench.settle.check(campaign, bench.connection)
    next(look)
    other = bench.freeze(message(ANNA, "Hello"))
    run = bench.sender.run(other, bench.connection, SendOptions(6000, 1), SendControl())
    with pytest.raises(SendRefusedError, match=f"^{STILL_SETTLING}$"):
        next(run)
    with pytest.raises(SendRefusedError, match=f"^{STILL_SETTLING}$"):
        bench.settle.leave(campaign)
    assert bench.posts() == [BEN]
    look.close()
    run = bench.sender.run(other, bench.connection, SendOptions(6000, 1), SendControl())
    assert result(run).progress.sent == 1


def test_held_rows_are_not_released_under_a_run(bench: ReconciliationBench) -> None:
    locks = CampaignLocks()
    holds = HoldService(bench.journal, locks)
    bench.send(message(ANNA, "Hello"))
    again = bench.send(message(ANNA, "Hello"))
    with locks.sending(again), pytest.raises(SendRefusedError, match=f"^{SENDING_ALREADY}$"):
        holds.release(again)
    assert holds.release(again) == 1


def test_two_campaigns_may_be_sent_at_a_time_and_one_only_once() -> None:
    locks = CampaignLocks()
    with (
        locks.sending(1),
        locks.sending(2),
        pytest.raises(SendRefusedError, match=f"^{SENDING_ALREADY}$"),
    ):
        locks.sending(1).__enter__()
    with locks.reconciling(), pytest.raises(SendRefusedError):
        locks.reconciling().__enter__()
    with locks.reconciling():
        pass


def test_a_campaign_whose_results_are_being_saved_is_not_deleted(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    campaign = bench.send(message(ANNA, "Hello"), message(BEN, "Hello"))
    locks = CampaignLocks()
    campaigns = CampaignService(bench.journal, locks)
    saving = ReportService(bench.journal, locks).save(campaign, tmp_path / "results.csv")
    next(saving)
    with pytest.raises(SendRefusedError, match=f"^{STILL_SAVING}$"):
        campaigns.delete(campaign)
    assert result(saving).exists()
    campaigns.delete(campaign)
    assert campaigns.recent() == []


def test_a_campaign_that_nobody_touched_stays_while_it_is_being_saved_or_sent(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    locks = CampaignLocks()
    campaigns, campaign = CampaignService(bench.journal, locks), bench.freeze(message(ANNA, "Hi"))
    with locks.reading(campaign):
        assert not campaigns.discard(campaign)
    with locks.sending(campaign):
        assert not campaigns.discard(campaign)
    assert campaigns.discard(campaign)


def test_rows_that_were_given_up_are_not_put_back_under_a_run(bench: ReconciliationBench) -> None:
    campaign, locks = bench.freeze(message(ANNA, "Hello")), CampaignLocks()
    reports = ReportService(bench.journal, locks)
    begun = bench.journal.deliveries.begin_attempt(
        bench.journal.deliveries.waiting(campaign)[0].id, "run"
    )
    bench.journal.deliveries.settle(
        begun, Outcome(Verdict.NOT_SENT, "too_fast"), DeliveryState.GAVE_UP
    )
    with locks.sending(campaign), pytest.raises(SendRefusedError, match=f"^{SENDING_ALREADY}$"):
        reports.try_again(campaign, "too_fast")
    with locks.reconciling(), pytest.raises(SendRefusedError, match=f"^{STILL_SETTLING}$"):
        reports.try_again(campaign, "too_fast")
    assert bench.journal.campaigns.counts(campaign) == {DeliveryState.GAVE_UP: 1}
    assert reports.try_again(campaign, "too_fast") == PutBack(1, 0)


def test_it_may_be_saved_twice_and_sent_meanwhile() -> None:
    locks = CampaignLocks()
    with locks.reading(1), locks.reading(1), locks.sending(1):
        pass
    with locks.deleting(1):
        pass
    with locks.reading(2), locks.deleting(1), pytest.raises(SendRefusedError):
        locks.deleting(2).__enter__()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_half_the_rows_are_never_given_out_as_all(
    bench: ReconciliationBench, tmp_path: Path, ending: str
) -> None:
    """Whatever took them away while they were being read."""
    campaign = bench.freeze(*(message(f"+2782{n:07d}", "Hello") for n in range(2500)))
    target = tmp_path / f"results.{ending}"
    saving = ReportService(bench.journal).save(campaign, target)
    next(saving)
    bench.journal.campaigns.delete(campaign)
    with pytest.raises(ResultsError, match="of 2,500 rows"):
        result(saving)
    assert not target.exists()


def test_whoever_sends_or_reconciles_comes_first() -> None:
    """One account has one limit for all requests: looking people up gives way."""
    turns = Turns()
    locks = CampaignLocks(turns)

    def waits() -> bool:
        return turns.wait > 0

    with locks.sending(1):
        assert waits()
        with locks.sending(2):
            pass
        assert waits()
    assert not waits()
    with locks.reconciling():
        assert waits()
    assert not waits()
    with pytest.raises(SendRefusedError), locks.reconciling(), locks.sending(1):
        pass
    assert not waits()
