"""What messages cost: the sum of its parts, whatever they are."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.money.estimate import estimate
from flowiq_desktop.core.money.tariff import FREE_FORM, Entered, Price, Tariff, tariff_of

NAMES = st.sampled_from(["", "visit", "offer", "bill"])
PRICES = st.decimals(0, 100, places=4)


@given(st.dictionaries(NAMES, st.integers(0, 100_000)), st.dictionaries(NAMES, PRICES))
def test_the_parts_add_up_to_the_whole(groups: dict[str, int], amounts: dict[str, Decimal]) -> None:
    tariff = Tariff("R", {name: Price(amount) for name, amount in amounts.items()})
    whole = estimate(groups, tariff)
    parts = [estimate({name: count}, tariff) for name, count in groups.items()]
    assert whole.total == sum((part.total for part in parts), Decimal(0))
    assert whole.priced == sum(part.priced for part in parts)
    assert whole.messages == sum(groups.values())
    assert set(whole.unpriced) == {n for n, count in groups.items() if count and n not in amounts}


def test_a_message_without_a_price_is_said_and_never_free() -> None:
    tariff = Tariff("R", {"visit": Price(Decimal("0.08"), date(2026, 11, 3))})
    found = estimate({"visit": 1187, "offer": 3, FREE_FORM: 0}, tariff)
    assert found.total == Decimal("94.96")
    assert (found.priced, dict(found.unpriced)) == (1187, {"offer": 3})
    assert found.entered == (date(2026, 11, 3),)
    assert found.all_dated


def test_dates_are_told_oldest_first_and_only_of_what_counts() -> None:
    tariff = Tariff(
        "",
        {
            "a": Price(Decimal(1), date(2026, 11, 9)),
            "b": Price(Decimal(1), date(2026, 11, 3)),
            "c": Price(Decimal(1)),
        },
    )
    assert estimate({"a": 1, "b": 1}, tariff).entered == (date(2026, 11, 3), date(2026, 11, 9))
    assert not estimate({"a": 1, "c": 1}, tariff).all_dated


def test_prices_are_in_one_currency_and_what_is_not_is_told() -> None:
    entered = {
        FREE_FORM: Entered("R 0,45", date(2026, 11, 3)),
        "visit": Entered("0.90"),
        "offer": Entered("$ 0.05"),
        "bill": Entered("a lot"),
        "none": Entered("  "),
    }
    tariff = tariff_of(entered, "")
    assert tariff.currency == "R"
    assert dict(tariff.prices) == {
        FREE_FORM: Price(Decimal("0.45"), date(2026, 11, 3)),
        "visit": Price(Decimal("0.90")),
    }
    assert dict(tariff.unreadable) == {"offer": "$ 0.05", "bill": "a lot"}
    assert set(tariff_of(entered, "$").prices) == {"visit", "offer"}
