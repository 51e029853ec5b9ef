"""What people write beside an amount is told from words with the same letters."""

import pytest

from flowiq_desktop.core.money.currencies import (
    has_two_decimals,
    is_currency,
    is_same_currency,
    is_surely_currency,
)


@pytest.mark.parametrize("word", ["R", "ZAR", "zar", "KSh", "Rs.", "€", "₦", "R$", "د.إ", "Rand"])
def test_money(word: str) -> None:
    assert is_currency(word)


@pytest.mark.parametrize("word", ["r", "e", "try", "da", "kg", "km", "", "Mr", "%", "5"])
def test_no_money(word: str) -> None:
    assert not is_currency(word)


@pytest.mark.parametrize("word", ["K", "M", "L", "KM", "ft", "Db", "T", "kg"])
def test_what_may_be_a_measure_is_surely_no_money(word: str) -> None:
    assert not is_surely_currency(word)


@pytest.mark.parametrize("word", ["R", "ZAR", "€", "KSh", "Rs."])
def test_sure_money(word: str) -> None:
    assert is_surely_currency(word)


@pytest.mark.parametrize("pair", ["R ZAR", "$ USD", "Rs. INR", "€ Euro", "KSh KES", "R R."])
def test_names_of_the_same_money(pair: str) -> None:
    assert is_same_currency(*pair.split())


@pytest.mark.parametrize("pair", ["R USD", "A$ US$", "KSh UGX", "N$ R$"])
def test_names_of_other_money(pair: str) -> None:
    assert not is_same_currency(*pair.split())


def test_not_all_money_has_cents() -> None:
    assert has_two_decimals("R")
    assert not has_two_decimals("KWD")
    assert not has_two_decimals("د.ك.")
