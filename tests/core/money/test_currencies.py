"""What people write beside an amount is told from words with the same letters."""

import pytest

from flowiq_desktop.core.money.currencies import is_currency


@pytest.mark.parametrize("word", ["R", "ZAR", "zar", "KSh", "Rs.", "€", "₦", "R$", "د.إ", "Rand"])
def test_money(word: str) -> None:
    assert is_currency(word)


@pytest.mark.parametrize("word", ["r", "e", "try", "da", "kg", "km", "", "Mr", "%", "5"])
def test_no_money(word: str) -> None:
    assert not is_currency(word)
