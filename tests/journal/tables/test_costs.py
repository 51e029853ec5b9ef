"""Budgets and prices of campaigns, as the file keeps them."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.money.tariff import Price, Tariff
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from tests.journal.conftest import frozen_campaign

PRICES = Tariff("R", {"": Price(Decimal("0.10"), date(2026, 11, 3)), "other": Price(Decimal(1))})


def _now() -> datetime:
    return datetime(2026, 11, 27, 14, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, _now) as made:
        yield made


def change(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / FILE_NAME)
    with connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "budget",
    [
        NO_BUDGET,
        Budget(messages=0),
        Budget(Decimal("500.05"), "R"),
        Budget(Decimal(0), "", 100),
    ],
)
def test_a_budget_comes_back_exactly_as_it_was_kept(journal: Journal, budget: Budget) -> None:
    campaign = frozen_campaign(journal)
    assert journal.costs.budget(campaign) == NO_BUDGET
    journal.costs.set_budget(campaign, Budget(Decimal(3), "€", 7))
    journal.costs.set_budget(campaign, budget)
    assert journal.costs.budget(campaign) == budget


def test_prices_are_kept_for_what_the_campaign_has_and_stay(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    journal.costs.freeze_prices(campaign, PRICES)
    assert journal.costs.tariff(campaign) == Tariff("R", {"": PRICES.prices[""]})
    journal.costs.freeze_prices(campaign, Tariff("R", {"": Price(Decimal(9))}))
    journal.costs.freeze_prices(campaign, Tariff("€", {"": Price(Decimal(9))}))
    assert journal.costs.tariff(campaign).prices == {"": PRICES.prices[""]}


def test_what_may_have_been_sent_counts_and_what_waits_is_counted_apart(journal: Journal) -> None:
    campaign = frozen_campaign(journal, 4)
    first, second, third, _ = journal.deliveries.waiting(campaign)
    outcomes = (
        (first, Outcome(Verdict.UNKNOWN, "timeout")),
        (second, Outcome(Verdict.REJECTED, "meta_131026")),
    )
    for entry, outcome in outcomes:
        journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), outcome)
    assert journal.costs.used(campaign) == {"": 1}
    assert journal.costs.waiting(campaign) == {"": 2}
    journal.deliveries.begin_attempt(third.id, "run")
    assert journal.costs.used(campaign) == {"": 2}
    assert journal.costs.waiting(campaign) == {"": 1}


def test_the_file_itself_keeps_a_price_as_it_was(tmp_path: Path) -> None:
    with Journal(tmp_path, _now) as journal:
        journal.costs.freeze_prices(frozen_campaign(journal), PRICES)
    with pytest.raises(sqlite3.IntegrityError, match="price of a campaign never changes"):
        change(tmp_path, "UPDATE campaign_price SET amount = '0'")


@pytest.mark.parametrize("amount", ["a lot", "NaN", "Infinity", ""])
def test_a_damaged_amount_is_none_that_anybody_relies_on(tmp_path: Path, amount: str) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        journal.costs.set_budget(campaign, Budget(Decimal(3), "R"))
    change(tmp_path, f"UPDATE campaign_budget SET money = '{amount}'")
    with Journal(tmp_path, _now) as journal, pytest.raises(JournalError):
        journal.costs.budget(campaign)


def test_they_go_with_their_campaign(tmp_path: Path) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        journal.costs.set_budget(campaign, Budget(messages=3))
        journal.costs.freeze_prices(campaign, PRICES)
        journal.campaigns.delete(campaign)
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    for table in ("campaign_budget", "campaign_price", "campaign_erased"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    connection.close()
