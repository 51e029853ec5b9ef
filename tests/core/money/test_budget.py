"""A budget: whatever becomes of messages, in whatever order, it is not passed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.money.budget import (
    NO_BUDGET,
    OUT_OF_MESSAGES,
    OUT_OF_MONEY,
    Budget,
    BudgetTally,
)
from flowiq_desktop.core.money.tariff import NO_PRICES, Price, Tariff

TARIFF = Tariff("R", {"": Price(Decimal("0.10")), "dear": Price(Decimal("0.95"))})


def test_without_a_budget_everything_fits() -> None:
    tally = BudgetTally(NO_BUDGET, NO_PRICES, {"": 10**6})
    assert tally.full == ""
    assert tally.fits("")
    assert tally.full == ""
    assert Budget() == NO_BUDGET == Budget(None, "", None)
    assert not NO_BUDGET
    assert Budget(messages=0)
    assert Budget(money=Decimal(0))


def test_the_last_message_that_fits_uses_the_budget_up_to_the_cent() -> None:
    tally = BudgetTally(Budget(Decimal("0.30")), TARIFF, {"": 1})
    for at in (1, 2):
        assert tally.fits("")
        tally.begin(at, "")
    assert not tally.fits("")
    assert tally.full == OUT_OF_MONEY


def test_reasons_are_those_that_the_journal_keeps() -> None:
    assert (OUT_OF_MONEY, OUT_OF_MESSAGES) == ("budget_money", "budget_messages")


def test_each_message_counts_once() -> None:
    tally = BudgetTally(Budget(messages=3), TARIFF, {})
    for at in range(2):
        tally.begin(at, "")
        tally.end(at, charged=True)
    assert tally.fits("")
    assert tally.full == ""
    tally.begin(2, "")
    assert not tally.fits("")


def test_money_that_is_enough_says_no_reason() -> None:
    tally = BudgetTally(Budget(Decimal("0.10")), TARIFF, {})
    assert tally.fits("")
    assert tally.full == ""


def test_what_is_under_way_counts_until_it_is_proved_unsent() -> None:
    tally = BudgetTally(Budget(messages=1), TARIFF, {})
    assert tally.fits("")
    tally.begin(1, "")
    assert not tally.fits("")
    assert tally.full == OUT_OF_MESSAGES
    tally.end(1, charged=False)
    assert tally.full == ""
    assert tally.fits("")
    tally.begin(2, "")
    tally.end(2, charged=True)
    assert not tally.fits("")
    tally.end(2, charged=False)  # it has ended already
    assert tally.full == OUT_OF_MESSAGES
    assert not tally.fits("")


def test_what_nobody_knows_the_price_of_does_not_fit_a_budget_of_money() -> None:
    assert not BudgetTally(Budget(Decimal(100)), TARIFF, {}).fits("unknown")
    assert not BudgetTally(Budget(Decimal(100)), TARIFF, {"unknown": 1}).fits("")
    assert BudgetTally(Budget(messages=5), TARIFF, {"unknown": 1}).fits("unknown")


MESSAGES = st.lists(
    st.tuples(st.sampled_from(["", "dear"]), st.booleans(), st.integers(0, 3)), max_size=60
)


@given(MESSAGES, st.decimals(0, 5, places=2), st.none() | st.integers(0, 20))
def test_no_order_of_outcomes_passes_the_budget(
    messages: list[tuple[str, bool, int]], money: Decimal, most: int | None
) -> None:
    tally, sent = BudgetTally(Budget(money, "R", most), TARIFF, {}), []
    under_way: list[tuple[int, str, bool]] = []
    for at, (template, charged, ends) in enumerate(messages):
        if tally.fits(template):
            tally.begin(at, template)
            under_way.append((at, template, charged))
        for _ in range(min(ends, len(under_way))):
            identity, of, was_charged = under_way.pop()
            tally.end(identity, charged=was_charged)
            sent += [of] if was_charged else []
        possible = [*sent, *(of for _, of, _ in under_way)]
        assert sum((TARIFF.prices[of].amount for of in possible), Decimal(0)) <= money
        assert most is None or len(possible) <= most
