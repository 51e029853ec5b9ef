"""Columns of numbers, places and dates as people type them in Arabic and Persian."""

from datetime import date

import pytest

from flowiq_desktop.core.columns.date_texts import date_reader
from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.sorting import sort_keys
from flowiq_desktop.core.messages.types.coordinates import Coordinates, read_place
from flowiq_desktop.core.messages.types.location import parse_degrees
from flowiq_desktop.core.money.amounts import amount_from
from flowiq_desktop.core.sheet import Sheet

_ARABIC = {ord(str(digit)): chr(0x660 + digit) for digit in range(10)}
_PERSIAN = {ord(str(digit)): chr(0x6F0 + digit) for digit in range(10)}
_SIGNS = {ord("."): "\u066b", ord(","): "\u066c"}


@pytest.mark.parametrize("digits", [_ARABIC, _PERSIAN])
def test_degrees(digits: dict[int, str]) -> None:
    assert parse_degrees("24.71".translate(digits | _SIGNS)) == 24.71
    assert parse_degrees("-24,71".translate(digits)) == -24.71
    place = "24.7135".translate(digits | _SIGNS) + "\u060c " + "46.6753".translate(digits | _SIGNS)
    assert read_place(place) == Coordinates(24.7135, 46.6753)
    assert read_place(place.replace("\u060c", "\u061b")) == Coordinates(24.7135, 46.6753)


def test_a_place_is_found_by_its_columns() -> None:
    rows = [(f"05055501{at:02}", f"24.7{at}", f"46.6{at}") for at in range(10, 14)]
    typed = [tuple(cell.translate(_ARABIC | _SIGNS) for cell in row) for row in rows]
    sheet = Sheet("x", ("الجوال", "خط العرض", "خط الطول"), typed, range(2, 6))
    mapping = guess_mapping(sheet, "SA").mapping
    assert mapping.message_type == "location"
    assert mapping.sources["latitude"] == ColumnSource("خط العرض")
    assert mapping.sources["longitude"] == ColumnSource("خط الطول")


@pytest.mark.parametrize("digits", [_ARABIC, _PERSIAN])
def test_amounts_are_sorted_as_numbers(digits: dict[int, str]) -> None:
    texts = [text.translate(digits | _SIGNS) for text in ("1,250.50", "850", "9.5", "10,000")]
    key = sort_keys(texts)
    assert sorted(texts, key=lambda text: key(text) or (2, 0.0, "")) == [
        texts[2],
        texts[1],
        texts[0],
        texts[3],
    ]
    assert str(getattr(amount_from("1250.50".translate(digits | _SIGNS)), "value", "")) == "1250.50"


@pytest.mark.parametrize(
    "text",
    [
        "31/03/2026".translate(_ARABIC),
        "2026/03/31".translate(_PERSIAN),
        "31 مارس 2026".translate(_ARABIC),
        "الثلاثاء، 31 مارس 2026".translate(_ARABIC),
        "31 de março de 2026",
        "31 Machi 2026",
        "31 Maart 2026",
    ],
)
def test_dates(text: str) -> None:
    read = date_reader([text], "")
    assert read(text) == date(2026, 3, 31).toordinal()
