"""What a cell's characters say, before any numbering plan is asked."""

import pytest

from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.text import refusal, shown, simple_digits, tidy


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("\uff01\uff5e\uff10", "!~0"),
        ("1\uff002", "12"),
        ("1\uff5f2", "1\uff5f2"),
        ("082\x07123\x00", "082123"),
        ("082\n123\t4", "082\n123\t4"),
        ("1\ud8002\ue0003", "123"),
        ("1\ufe0f2\ufe002", "122"),
        ("1\u2212\u207b\ufe63\u20142", "1----2"),
        ("082\u00a0123\u3000456", "082 123 456"),
    ],
)
def test_each_character_becomes_a_plain_one_or_goes_when_nobody_sees_it(
    written: str, plain: str
) -> None:
    assert tidy(written).text == plain


@pytest.mark.parametrize("written", ["082\x07123", "1\ufe0f2", "a\u200bb"])
def test_a_sentence_quotes_nothing_that_nobody_sees(written: str) -> None:
    assert len(shown(written)) == len(written) - 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0821234567", ""),
        ("", "missing"),
        ("01" * 50, ""),
        ("01" * 50 + "0", "number_too_long"),
        ("123456789012345", ""),
        ("1234567890123456", "number_imprecise"),
        ("0123456789012345", ""),
        ("#GIBTSNICHT!", "number_cell_error"),
        ("#kaputt", "number_cell_error"),
        ("#", "number_cell_error"),
        ("err:12", "number_cell_error"),
        ("Cargando...", "number_cell_error"),
        ("NOT GIVEN", "number_none"),
        ("TBA", "number_none"),
        ("(null)", "number_none"),
        ("XXX", "number_none"),
        ("0215550100 EXT 12", "number_extension"),
        ("0215550100 Poste: 1234567", "number_extension"),
        ("5551234 OR 5559876", "number_two"),
        ("5551234\n5559876", "number_two"),
        ("+5551234:+5559876", "number_two"),
        ("+5551234:5559876", "number_letters"),
        ("5551234:5559876", "number_letters"),
    ],
)
def test_why_a_text_is_not_one_number(text: str, code: str) -> None:
    assert refusal(text) == code


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("0821234567", "0821234567"),
        ("1" * 100, "1" * 100),
        ("(+27) 82-123.4567", "+27821234567"),
        ("+27 82-123.4567", "+27821234567"),
        ("(082) 123 4567", "0821234567"),
        ("+27 (0)82 123 4567", ""),
        ("01-02-2026", ""),
        ("82 tel", ""),
        ("\u0660\u0661", ""),
    ],
)
def test_digits_of_simple_writings_alone(text: str, digits: str) -> None:
    assert simple_digits(text) == digits


def test_a_number_has_fifteen_digits_at_most() -> None:
    reader = PhoneReader("DE")
    assert reader.read("+491500041493142").code == "number_service"
    assert reader.read("+4916801505939054").code == "number_too_long"
