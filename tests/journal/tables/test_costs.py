"""Budgets and prices of campaigns, as the file keeps them."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.money.tariff import NO_PRICES, Price, Tariff
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables import costs
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.conftest import frozen_campaign
from tests.journal.crowd import campaign_of, empty_journal, everyone

PRICES = Tariff("R", {"": Price(Decimal("0.10"), date(2026, 11, 3)), "other": Price(Decimal(1))})

READY, INVALID = DeliveryState.READY, DeliveryState.INVALID


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


def templates(journal: Journal, *rows: tuple[str, DeliveryState]) -> int:
    """A campaign of templates, each to another person; those that are not sent have no body."""
    campaign = journal.campaigns.begin(NewCampaign("Visits", True, "p.xlsx", "00", ()))
    made = [
        NewDelivery(
            at, (), f"+2783{at:07d}", "template", None if state is INVALID else b"{}", state,
            endpoint=SEND_TEMPLATE, template=template,
        )
        for at, (template, state) in enumerate(rows, 2)
    ]  # fmt: skip
    list(journal.campaigns.add(campaign, made))
    journal.campaigns.freeze(campaign)
    return campaign


def send(journal: Journal, campaign: int, *verdicts: Verdict) -> None:
    """Send the next messages of a campaign, with these outcomes."""
    waiting = journal.deliveries.waiting(campaign)
    for entry, verdict in zip(waiting, verdicts, strict=False):
        begun = journal.deliveries.begin_attempt(entry.id, "run")
        journal.deliveries.settle(begun, Outcome(verdict, "why"))


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


@pytest.mark.parametrize("amount", ["a lot", "NaN", "Infinity", "-1", ""])
def test_a_damaged_amount_is_none_that_anybody_relies_on(tmp_path: Path, amount: str) -> None:
    statement = f"UPDATE campaign_budget SET money = '{amount}'"
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        journal.costs.set_budget(campaign, Budget(Decimal(3), "R"))
        journal._writer.run(lambda db: db.execute(statement))
        with pytest.raises(JournalError):
            journal.costs.budget(campaign)
    with pytest.raises(JournalError, match="campaign_budget cannot be read"):
        Journal(tmp_path, _now)


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


def test_campaigns_have_budgets_of_their_own(journal: Journal) -> None:
    one, other = frozen_campaign(journal), frozen_campaign(journal)
    journal.costs.set_budget(one, Budget(messages=3))
    journal.costs.set_budget(other, Budget(messages=4))
    assert journal.costs.budget(one) == Budget(messages=3)
    journal.costs.set_budget(one, NO_BUDGET)
    assert journal.costs.budget(one) == NO_BUDGET
    assert journal.costs.budget(other) == Budget(messages=4)


def test_no_budget_is_none_whatever_its_currency(journal: Journal) -> None:
    campaign = frozen_campaign(journal)
    journal.costs.set_budget(campaign, Budget(messages=3))
    journal.costs.set_budget(campaign, Budget(currency="R"))
    assert journal.costs.budget(campaign) == NO_BUDGET
    assert journal.costs.budget(campaign).currency == ""


def test_what_waits_is_what_may_be_sent(tmp_path: Path) -> None:
    connection = empty_journal(tmp_path)
    campaign, _ = campaign_of(connection, everyone(1))
    assert costs._groups(connection, costs._WAITING, (campaign,)) == {"": 2}
    connection.close()


def test_campaigns_have_prices_of_their_own_and_for_nothing_they_do_not_send(
    journal: Journal,
) -> None:
    prices = {name: Price(Decimal(at)) for at, name in enumerate(("", "visit", "offer", "never"))}
    one = templates(journal, ("visit", READY), ("never", INVALID), ("unpriced", READY))
    other = templates(journal, ("offer", READY), ("visit", READY))
    assert journal.costs.tariff(one) == NO_PRICES == Tariff("", {})
    journal.costs.freeze_prices(one, Tariff("R", prices))
    assert journal.costs.tariff(one) == Tariff("R", {"visit": Price(Decimal(1))})
    assert journal.costs.tariff(other) == NO_PRICES
    journal.costs.freeze_prices(other, Tariff("€", prices))
    assert journal.costs.tariff(other).currency == "€"
    assert set(journal.costs.tariff(other).prices) == {"offer", "visit"}
    assert journal.costs.tariff(one).currency == "R"


def test_a_price_that_is_entered_later_joins_those_of_the_same_currency(journal: Journal) -> None:
    campaign = templates(journal, ("visit", READY), ("offer", READY), ("later", READY))
    day = date(2026, 11, 3)
    journal.costs.freeze_prices(campaign, Tariff("R", {"visit": Price(Decimal(1), day)}))
    journal.costs.freeze_prices(campaign, Tariff("€", {"offer": Price(Decimal(2))}))
    assert set(journal.costs.tariff(campaign).prices) == {"visit"}
    offer = {"visit": Price(Decimal(7)), "offer": Price(Decimal(2))}
    # However that is written by now: a budget takes it for the same, and waits for the price.
    journal.costs.freeze_prices(campaign, Tariff("r.", offer))
    assert journal.costs.tariff(campaign) == Tariff(
        "R", {"visit": Price(Decimal(1), day), "offer": Price(Decimal(2))}
    )


def test_each_template_is_counted_apart_and_each_campaign(journal: Journal) -> None:
    one = templates(journal, *[("visit", READY)] * 4, ("offer", READY), ("never", INVALID))
    other = templates(journal, *[("visit", READY)] * 3)
    send(journal, one, Verdict.ACCEPTED, Verdict.UNKNOWN, Verdict.REJECTED)
    send(journal, other, Verdict.ACCEPTED)
    assert journal.costs.used(one) == {"visit": 2}
    assert journal.costs.waiting(one) == {"visit": 1, "offer": 1}
    assert journal.costs.used(other) == {"visit": 1}
    assert journal.costs.waiting(other) == {"visit": 2}


def test_what_was_sent_to_people_who_are_erased_counts_on_in_its_campaign(
    journal: Journal,
) -> None:
    one = templates(journal, *[("visit", READY)] * 4)
    other = templates(journal, ("offer", READY))
    send(journal, one, Verdict.ACCEPTED, Verdict.UNKNOWN, Verdict.REJECTED, Verdict.ACCEPTED)
    for row in (2, 4):
        journal.erasing.erase(f"+2783{row:07d}", stop=False)
    assert journal.costs.used(one) == {"visit": 3}
    assert journal.costs.used(other) == {}
    journal.erasing.erase(f"+2783{5:07d}", stop=False)
    assert journal.costs.used(one) == {"visit": 3}


@pytest.mark.parametrize("price", ["'NaN', 'R', NULL", "'1', 'R', 'tomorrow'"])
def test_a_damaged_price_is_none_either(tmp_path: Path, price: str) -> None:
    with Journal(tmp_path, _now) as journal:
        campaign = frozen_campaign(journal)
        statement = f"INSERT INTO campaign_price VALUES ({campaign}, '', {price})"
        journal._writer.run(lambda db: db.execute(statement))
        with pytest.raises(JournalError):
            journal.costs.tariff(campaign)
    with pytest.raises(JournalError, match="campaign_price cannot be read"):
        Journal(tmp_path, _now)
