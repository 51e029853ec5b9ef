"""What spreadsheet programs did to texts, told apart from what people write."""

import pytest

from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.review.damage import Damage
from flowiq_desktop.core.review.number_damage import damaged_numbers
from flowiq_desktop.core.review.text_damage import damaged_texts
from tests.bench.drive import result


@pytest.fixture(scope="module")
def reader() -> PhoneReader:
    return PhoneReader("ZA")


def never_a_date(_text: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "damage", "before"),
    [
        ("825550301", Damage.LOST_ZERO, "+27825550301"),
        ("825550301.0", Damage.LOST_ZERO, "+27825550301"),
        ("27825550301", Damage.LOST_PLUS, "+27825550301"),
        ("27825550301.0", Damage.DECIMALS, "+27825550301"),
        ("'0825550301", Damage.FORCED_TEXT, "+27825550301"),
        ('="0825550301"', Damage.FORCED_TEXT, "+27825550301"),
        ("\u200e0825550301", Damage.MARKS, "+27825550301"),
        ("2.7825550301E+10", Damage.SHORTENED, "+27825550301"),
        ("2.78E+10", Damage.SHORTENED, None),
        ("2782555030100000", Damage.ROUNDED, None),
        ("01-02-2026", Damage.DATE, None),
        ("1.2.2026", Damage.DATE, None),
        ("2026-02-01", Damage.DATE, None),
        ("2026-02-01 00:00:00", Damage.DATE, None),
        ("#N/A", Damage.ERROR, None),
    ],
)
def test_each_kind_of_damage_in_a_phone_number(
    reader: PhoneReader, text: str, damage: Damage, before: str | None
) -> None:
    traces = {trace.damage: trace.before for trace in result(damaged_numbers([text], reader))[text]}
    assert traces[damage] == before


@pytest.mark.parametrize(
    "text",
    [
        *("+27825550301", "+27 82 555 0301", "+27 (0)82 555-0301", "0825550301", "082 555 0301"),
        *("0027 82 555 0301", "27 82 555 0301", "82 555 0301", "082-5550301", "(082) 555 0301"),
        *("082.555.0301", "", "call me", "0821", "082 555 0301 / 083 555 0302"),
    ],
)
def test_what_people_write_has_none(reader: PhoneReader, text: str) -> None:
    assert result(damaged_numbers([text], reader)) == {}


def test_a_country_that_is_not_sure_is_not_written_down(reader: PhoneReader) -> None:
    [trace] = result(damaged_numbers(["825550301"], reader, at_home=False))["825550301"]
    assert trace == (Damage.LOST_ZERO, None)
    [trace] = result(damaged_numbers(["27825550301"], reader, at_home=False))["27825550301"]
    assert trace == (Damage.LOST_PLUS, "+27825550301")


@pytest.mark.parametrize(
    ("text", "is_rounded"),
    [
        ("1234567890123450", True),
        ("-12345678901234500", True),
        ("1234567890123456", False),
        ("123456789012340", False),
        ("0123456789012340", False),
        ("No 1234567890123450", False),
    ],
)
def test_a_zero_behind_fifteen_digits_stands_for_a_lost_one(text: str, is_rounded: bool) -> None:
    others = {f"Name {at}": 1 for at in range(3)}
    found = result(damaged_texts("Card", {**others, text: 1}, lambda: never_a_date))
    assert (text in found) == is_rounded
    assert found.get(text, ()) == (((Damage.ROUNDED, None),) if is_rounded else ())
