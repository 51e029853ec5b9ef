"""Digits of any script, and the signs that Arabic puts between them."""

import pytest

from flowiq_desktop.core.cells.plain_digits import plain_digits


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("\u0660\u0665\u0669", "059"),  # Arabic
        ("\u06f0\u06f5\u06f9", "059"),  # Persian
        ("\u0966\u096b\u096f", "059"),  # Hindi
        ("\u0661\u066c\u0662\u0665\u0660\u066b\u0665", "1,250.5"),
        ("\u0663\u060c \u0667\u061b \u0669", "3, 7; 9"),
        ("\u200f\u0665\u0660\u066a\u200e", "50%"),
        ("\u2212\u0663\u0663", "-33"),
        ("Ana 12", "Ana 12"),
        ("José", "José"),
        ("5²", "5²"),
    ],
)
def test_digits_are_read_in_every_script(typed: str, plain: str) -> None:
    assert plain_digits(typed) == plain
