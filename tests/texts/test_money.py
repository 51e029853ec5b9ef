"""Amounts of money as they are written."""

from decimal import Decimal

import pytest

from flowiq_desktop.texts.money import amount, rounded


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1.35", "1.35"),
        ("1.351", "1.36"),
        ("0.0001", "0.01"),
        ("0", "0.00"),
        ("1234.5", "1,234.50"),
    ],
)
def test_a_sum_is_never_written_smaller_than_it_is(value: str, written: str) -> None:
    """It stands beside "at most"."""
    assert rounded(Decimal(value), "R") == f"R\u00a0{written}"
    assert rounded(Decimal(value), "") == written


def test_a_price_keeps_all_its_places() -> None:
    assert amount(Decimal("0.045"), "R") == "R\u00a00.045"
    assert amount(Decimal("0.5"), "R") == "R\u00a00.50"
