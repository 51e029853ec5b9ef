"""A budget holds over every run of a campaign, whatever becomes of its messages."""

import random
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.money.tariff import NO_PRICES, Price, Tariff
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.deliveries import Deliveries
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, Ending, ReceivedRequest
from flowiq_desktop.practice_server.failing_numbers import meta_refusal
from flowiq_desktop.services.sending.account_match import SendRefusedError
from tests.services.sending.limits.limits_bench import DEAR, FREE, LimitsBench, limits_bench

ACCEPTED, UNKNOWN, READY = DeliveryState.ACCEPTED, DeliveryState.UNKNOWN, DeliveryState.READY


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[LimitsBench]:
    with limits_bench(tmp_path / "data", contract) as made:
        yield made


def test_it_pauses_at_the_number_of_messages_and_says_how_many_wait(bench: LimitsBench) -> None:
    bench.freeze(*[""] * 10)
    bench.costs.set_budget(bench.campaign, Budget(messages=4))
    summary = bench.run()
    assert not summary.done
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "budget_messages"
    assert "4 messages were sent, or may have been, of 4." in summary.stopped_because.sentence
    assert summary.stopped_because.advice.endswith("6 wait.")
    assert bench.states().count(ACCEPTED) == 4
    assert len(bench.sent()) == 4
    record = bench.journal.campaigns.get(bench.campaign)
    assert record is not None
    assert (record.state, record.paused_for) == (CampaignState.PAUSED, "budget_messages")


def test_it_pauses_before_the_message_that_could_cost_more(bench: LimitsBench) -> None:
    bench.freeze("", "visit", "visit", "", "visit")
    bench.costs.set_budget(bench.campaign, Budget(2 * DEAR + FREE, "R"))
    summary = bench.run(connections=1)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "budget_money"
    assert "cost R\u00a02.00 of R\u00a02.00 at most" in summary.stopped_because.sentence
    assert bench.states() == [ACCEPTED, ACCEPTED, ACCEPTED, READY, READY]
    assert bench.possible() == 2 * DEAR + FREE


def test_raising_it_goes_on_and_without_one_everything_goes(bench: LimitsBench) -> None:
    bench.freeze(*[""] * 6)
    bench.costs.set_budget(bench.campaign, Budget(messages=2))
    bench.run()
    bench.costs.set_budget(bench.campaign, Budget(messages=3))
    bench.run()
    assert bench.states().count(ACCEPTED) == 3
    bench.costs.set_budget(bench.campaign, NO_BUDGET)
    assert bench.run().done
    assert set(bench.sent().values()) == {1}


def test_a_campaign_that_fits_its_budget_is_done(bench: LimitsBench) -> None:
    bench.freeze(*[""] * 3)
    bench.costs.set_budget(bench.campaign, Budget(3 * FREE, "R", 3))
    assert bench.run().done


def unsure_or_refused(request: ReceivedRequest) -> Answer | None:
    number = request.body.get("phone_number", "")
    if number.endswith(("1", "4", "7")):
        return (
            Answer(200, ending=Ending.NO_ANSWER) if number.endswith("1") else meta_refusal(131026)
        )
    return None


def test_what_was_refused_is_free_and_what_is_unsure_is_not(
    tmp_path: Path, contract: Contract
) -> None:
    with limits_bench(tmp_path / "data", contract, unsure_or_refused) as bench:
        bench.freeze(*[""] * 20)
        bench.costs.set_budget(bench.campaign, Budget(messages=8))
        bench.run()
        states = bench.states()
        assert states.count(ACCEPTED) + states.count(UNKNOWN) == 8
        assert UNKNOWN in states
        assert DeliveryState.REJECTED in states
        bench.journal.unknown_outcomes.decide(bench.campaign, Choice.LEAVE, None)
        bench.run()
        assert bench.costs.used(bench.campaign).messages == 8
        assert bench.states() == [
            DeliveryState.SETTLED if state is UNKNOWN else state for state in states
        ]


@pytest.mark.parametrize("seed", range(4))
def test_random_outcomes_and_four_threads_never_pass_it(
    tmp_path: Path, contract: Contract, seed: int
) -> None:
    chance, lock = random.Random(seed), threading.Lock()

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method != "POST":
            return None
        with lock:
            fate = chance.random()
        if fate < 0.15:
            return meta_refusal(131026)
        if fate < 0.2:
            return Answer(429, b'{"success":false}', {"Content-Type": "application/json"})
        if fate < 0.3:
            return Answer(200, ending=Ending.NO_ANSWER)
        return None

    with limits_bench(tmp_path / "data", contract, script) as bench:
        kinds = [chance.choice(["", "visit"]) for _ in range(40)]
        bench.freeze(*kinds)
        budget = Decimal(chance.randint(300, 900)) / 100
        bench.costs.set_budget(bench.campaign, Budget(budget, "R"))
        for _ in range(12):
            summary = bench.run()
            assert bench.possible() <= budget
            because = summary.stopped_because
            if summary.done or (because and because.code == "budget_money"):
                break
        assert bench.costs.used(bench.campaign).total <= budget
        assert max(bench.sent().values()) >= 1


@pytest.mark.parametrize("step", ["settle", "settle_and_begin_next", "begin_attempt"])
def test_a_program_that_ends_at_any_step_keeps_to_it_when_it_goes_on(
    bench: LimitsBench, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    bench.freeze(*[""] * 12)
    bench.costs.set_budget(bench.campaign, Budget(5 * FREE, "R"))
    calls: list[int] = []
    real = getattr(Deliveries, step)

    def dies(self: Deliveries, *values: object) -> object:
        calls.append(1)
        if len(calls) >= 3:
            raise JournalError("The program ended here.", "", fatal=True)
        return real(self, *values)

    with monkeypatch.context() as patch:
        patch.setattr(Deliveries, step, dies)
        rate = 6000 if step != "settle_and_begin_next" else 1_000_000
        with suppress(JournalError):
            bench.run(connections=2, rate=rate)
    bench.restart()
    bench.run()
    states = bench.states()
    assert states.count(ACCEPTED) + states.count(UNKNOWN) == 5
    assert len(bench.sent()) <= 5
    assert set(bench.sent().values()) == {1}


def test_the_sum_is_at_the_prices_of_the_day_it_was_frozen(bench: LimitsBench) -> None:
    bench.freeze(*[""] * 8)
    bench.costs.set_budget(bench.campaign, Budget(4 * FREE, "R"))
    bench.run()
    bench.tariff = Tariff("R", {"": Price(FREE / 100)})
    bench.run()
    assert bench.states().count(ACCEPTED) == 4
    assert bench.costs.used(bench.campaign).total == 4 * FREE


def test_a_row_without_a_price_refuses_to_start_under_a_budget_of_money(
    bench: LimitsBench,
) -> None:
    bench.freeze("", "offer")
    with pytest.raises(SendRefusedError, match="no price is entered for “offer”"):
        bench.costs.set_budget(bench.campaign, Budget(Decimal(5), "R"))
    bench.tariff = Tariff("R", {**bench.tariff.prices, "offer": Price(Decimal(1))})
    bench.costs.set_budget(bench.campaign, Budget(Decimal(5), "R"))
    assert bench.run().done


def test_a_price_that_is_gone_by_the_start_sends_nothing(bench: LimitsBench) -> None:
    bench.tariff = NO_PRICES
    bench.freeze("", "visit")
    bench.journal.costs.set_budget(bench.campaign, Budget(Decimal(5), "R"))
    with pytest.raises(SendRefusedError, match="Nobody can tell what this would cost"):
        bench.run()
    assert not bench.sent()
    bench.costs.set_budget(bench.campaign, Budget(messages=5))
    assert bench.run().done


def test_another_currency_refuses(bench: LimitsBench) -> None:
    bench.freeze("")
    with pytest.raises(SendRefusedError, match="The limit is in €, and the prices"):
        bench.costs.set_budget(bench.campaign, Budget(Decimal(5), "€"))
    bench.journal.costs.freeze_prices(bench.campaign, bench.tariff)
    bench.tariff = Tariff("€", {"": Price(Decimal(1))})
    bench.costs.set_budget(bench.campaign, Budget(Decimal(5), "R"))
    assert bench.costs.waiting(bench.campaign).currency == "R"


def test_who_is_erased_counts_on(bench: LimitsBench) -> None:
    bench.freeze(*[""] * 5)
    bench.costs.set_budget(bench.campaign, Budget(messages=3))
    bench.run(connections=1)
    bench.journal.erasing.erase("+27820000000", stop=False)
    assert bench.costs.used(bench.campaign).messages == 3
    bench.run()
    assert bench.states().count(READY) == 2


def test_a_message_sent_again_counts_twice(tmp_path: Path, contract: Contract) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        lost = request.method == "POST" and request.body["phone_number"].endswith("0")
        return Answer(200, ending=Ending.NO_ANSWER) if lost else None

    with limits_bench(tmp_path / "data", contract, script) as bench:
        bench.freeze("")
        bench.costs.set_budget(bench.campaign, Budget(messages=2))
        for _ in range(2):
            bench.run()
            bench.by += timedelta(days=2)
            bench.journal.unknown_outcomes.decide(bench.campaign, Choice.SEND_AGAIN, None)
        assert bench.costs.used(bench.campaign).messages == 2
        summary = bench.run()
        assert summary.stopped_because is not None
        assert summary.stopped_because.code == "budget_messages"
        assert bench.sent() == {"+27820000000": 2}


def test_a_careful_start_keeps_to_it_in_each_of_its_stretches(bench: LimitsBench) -> None:
    bench.freeze(*[""] * 12)
    bench.service.start_carefully(bench.campaign)
    for most in (3, 7):
        bench.costs.set_budget(bench.campaign, Budget(messages=most))
        for _ in range(3):
            bench.run()
            assert len(bench.sent()) <= most
    assert len(bench.sent()) >= 5
    assert set(bench.sent().values()) == {1}
