"""What looks like a phone number, of whatever country."""

import pytest

from flowiq_desktop.core.phone.likeness import SURELY_DIGITS, phone_digits, phone_digits_within


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0821234567", 10),
        ("+27 82 123 4567", 11),
        ("(082) 123-4567", 10),
        ("06.12.34.56.78", 10),
        ("12-34-56-78-90", 10),
        ("8888-1234", 8),
        ("555-1234", 7),
        ("290 12345", 8),
        ("22345", 5),
        ("27821234567.0", 11),
        ("2.78212E+10", SURELY_DIGITS),
        ("2,78212E+10", SURELY_DIGITS),
        ("'0821234567", 10),
        ('="0821234567"', 10),
        ("tel:+27821234567", 11),
        ("WhatsApp: 082 123 4567", 10),
        ("27821234567@c.us", 11),
        ("021 555 1234 x12", 12),
        ("٠٨٢١٢٣٤٥٦٧", 10),
        ("\u202a+27 82 123 4567\u202c", 11),
        ("0821234567 / 0831234567", 20),
    ],
)
def test_numbers(text: str, digits: int) -> None:
    assert phone_digits(text) == digits
    assert phone_digits_within(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        *("", "Ana", "Grade 4", "2026", "2024-2025", "2024/25", "0-30", "100-200", "90+"),
        *("2026-11-02", "2026-11-02 14:30", "02/11/2026", "2.11.26", "14:30", "due 2026-11-02"),
        *("R 1,234.50", "1234567.50", "1 234 567.50", "5%", "1234", "x" * 500),
    ],
)
def test_no_numbers(text: str) -> None:
    assert phone_digits(text) == 0
    assert phone_digits_within(text) == 0


@pytest.mark.parametrize(
    ("text", "digits"),
    [("082 123 4567 (mom)", 10), ("Mom 0821234567", 10), ("2026-11-02 call 0821234567", 10)],
)
def test_numbers_with_words_beside_them(text: str, digits: int) -> None:
    assert phone_digits(text) == 0
    assert phone_digits_within(text) == digits
