"""Money as people write it, in many countries' writing."""

from decimal import Decimal

import pytest

from flowiq_desktop.core.money.amounts import Amount, amount_from, same_currency


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("0,45", "0.45", ""),
        ("0.45", "0.45", ""),
        ("R 0.45", "0.45", "R"),
        ("R0,45", "0.45", "R"),
        ("R\u00a00,45", "0.45", "R"),
        ("0.45 ZAR", "0.45", "ZAR"),
        ("€0,07", "0.07", "€"),
        ("Rs. 5", "5", "Rs"),
        ("  .5 ", "0.5", ""),
        ("0,450", "0.450", ""),
        ("R 1 500", "1500", "R"),
        ("1\u202f234,50", "1234.50", ""),
        ("1,234.56", "1234.56", ""),
        ("1.234,56", "1234.56", ""),
        ("1,234,567", "1234567", ""),
        ("1'234.50", "1234.50", ""),
        ("\u0660\u066b\u0664\u0665", "0.45", ""),
        ("\u200fR 3", "3", "R"),
        ("0", "0", ""),
        ("1,500", "1500", ""),
        ("1.500", "1.500", ""),
    ],
)
def test_an_amount_is_read_exactly(text: str, value: str, currency: str) -> None:
    assert amount_from(text) == Amount(Decimal(value), currency)


def test_where_the_comma_is_the_decimal_sign_three_places_are_places() -> None:
    assert amount_from("1,500", ",") == Amount(Decimal("1.500"))
    assert amount_from("1.500", ",") == Amount(Decimal(1500))


@pytest.mark.parametrize(
    "text",
    [
        *("", "R", "-5", "R-5", "\u22125", "+5", "5.", "5%", "1e5", "inf", "nan", "½", "0.4.5"),
        *(
            "1,2,3",
            "12,34,567",
            "R 5 ZAR",
            "about 5 or 6",
            "1 5",
            *("45c", "¢45", "45 Cents"),
            "1" * 13,
            "0." + "1" * 7,
            "9" * 41,
        ),
    ],
)
def test_what_is_not_surely_an_amount_is_none(text: str) -> None:
    assert amount_from(text) is None


def test_a_currency_is_the_same_in_any_case_and_with_its_full_stop() -> None:
    assert same_currency("zar", "ZAR")
    assert same_currency("Rs", "rs.")
    assert not same_currency("R", "ZAR")
