"""Numbers, days, lists and countries, as English and other languages write them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from flowiq_desktop.texts.catalogue import Catalogue, use
from flowiq_desktop.texts.moments import (
    clock,
    day,
    day_and_clock,
    day_of_year,
    short_day,
    short_day_with_year,
)
from flowiq_desktop.texts.names import alternatives, country_name, listed, side_by_side
from flowiq_desktop.texts.numbers import decimal, number

MOMENT = datetime(2026, 1, 7, 23, 5, tzinfo=timezone(timedelta(hours=9)))


@pytest.fixture
def speak() -> Iterator[Callable[[str], None]]:
    yield lambda language: use(Catalogue(language))
    use(Catalogue())


def test_numbers() -> None:
    assert (number(999), number(1234567)) == ("999", "1,234,567")
    assert (decimal(1234.56), decimal(2, 2)) == ("1,234.6", "2.00")


def test_days_and_times_are_those_of_the_moments_own_zone() -> None:
    assert (clock(MOMENT), day(MOMENT)) == ("23:05", "7 January 2026")
    assert (day_of_year(MOMENT), short_day(MOMENT)) == ("7 January", "7 Jan")
    assert short_day_with_year(MOMENT) == "7 Jan 2026"
    assert day_and_clock(MOMENT) == "7 January 2026 at 23:05"
    assert day(date(2026, 3, 1)) == "1 March 2026"


def test_a_moment_without_a_zone_is_taken_as_it_is() -> None:
    plain = MOMENT.replace(tzinfo=None)
    assert (clock(plain), short_day(plain)) == ("23:05", "7 Jan")
    assert clock(datetime(2026, 1, 7, 0, 30, tzinfo=UTC)) == "00:30"


def test_lists() -> None:
    assert [listed(items) for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [side_by_side(items) for items in ((), ("a",), ("a", "b", "c"))] == ["", "a", "a, b, c"]
    assert alternatives(["a", "b", "c"]) == "a, b or c"


def test_countries() -> None:
    assert (country_name("ZA"), country_name("DE")) == ("South Africa", "Germany")
    assert country_name("??") == "??"


def test_another_language_writes_them_in_its_own_way(speak: Callable[[str], None]) -> None:
    speak("de_DE")
    assert (number(1234567), decimal(1234.56)) == ("1.234.567", "1.234,6")
    assert (day(MOMENT), short_day(MOMENT)) == ("7. Januar 2026", "7. Jan.")
    assert (listed("abc"), alternatives("ab")) == ("a, b und c", "a oder b")
    assert country_name("ZA") == "Südafrika"


@pytest.mark.parametrize(
    ("language", "row"),
    [("de_DE", "a, b, c"), ("fr", "a, b, c"), ("ja", "a、b、c"), ("zh", "a、b、c")],
)
def test_a_row_has_no_word_before_the_last_in_any_language(
    speak: Callable[[str], None], language: str, row: str
) -> None:
    speak(language)
    assert side_by_side("abc") == row


def test_which_languages_are_mirrored() -> None:
    assert [Catalogue(code).right_to_left for code in ("en_GB", "ar", "ar_XB", "he", "zu")] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert [Catalogue(code).is_english for code in ("en_GB", "en_XA", "af")] == [True, True, False]
