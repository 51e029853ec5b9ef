"""Which columns can choose a text, what they hold, and which row shows it."""

from flowiq_desktop.core.columns.choosing import (
    MOST_VALUES,
    ChoosingValue,
    choosing_columns,
    choosing_values,
    first_row_of_others,
    first_row_with,
    likeliest_of,
)
from flowiq_desktop.core.columns.mapping import ChoiceSource
from flowiq_desktop.core.sheet import Sheet


def sheet_of(headers: tuple[str, ...], *rows: tuple[str, ...]) -> Sheet:
    return Sheet("People", headers, rows, tuple(range(2, len(rows) + 2)))


PEOPLE = sheet_of(
    ("Name", "Home language", "School"),
    ("Thandi", "isiZulu", "North"),
    ("Pieter", "Afrikaans", "North"),
    ("Anna", " ISIZULU", "North"),
    ("Sipho", "", "North"),
    ("Lerato", "N/A", "North"),
)


def test_values_are_counted_however_they_are_spelled() -> None:
    assert choosing_values(PEOPLE, "home_language") == (
        ChoosingValue("isiZulu", 2),
        ChoosingValue("Afrikaans", 1),
        ChoosingValue("", 2),
    )
    assert choosing_values(PEOPLE, "Gone") == ()


def test_a_column_that_is_alike_everywhere_chooses_nothing() -> None:
    assert choosing_columns(PEOPLE) == ("Name", "Home language")


def test_too_many_values_are_none() -> None:
    for count in (MOST_VALUES, MOST_VALUES + 1):
        rows = [(f"value {n}",) for n in range(count)]
        assert len(choosing_values(sheet_of(("A",), *rows), "A")) == count % (MOST_VALUES + 1)


def test_too_many_values_far_down_are_none() -> None:
    rows = [("same",)] * 600 + [(f"value {n}",) for n in range(MOST_VALUES)]
    assert choosing_values(sheet_of(("A",), *rows), "A") == ()


def test_a_column_of_languages_comes_first_and_then_the_one_with_fewest_values() -> None:
    assert likeliest_of(PEOPLE, ("Name", "Home language")) == "Home language"
    others = sheet_of(("Name", "Paid"), ("A", "yes"), ("B", "no"), ("C", "no"))
    assert likeliest_of(others, choosing_columns(others)) == "Paid"
    assert likeliest_of(PEOPLE, ()) == ""


def test_the_first_row_of_a_value_is_found() -> None:
    assert first_row_with(PEOPLE, "Home language", "afrikaans") == 1
    assert first_row_with(PEOPLE, "Home language", "") == 3
    assert first_row_with(PEOPLE, "Home language", "Sepedi") is None
    assert first_row_with(PEOPLE, "Gone", "x") is None


def test_the_first_row_without_a_text_of_its_own_is_found() -> None:
    source = ChoiceSource("Home language", (("IsiZulu", "Sawubona"), ("Afrikaans", " ")), "Hello")
    assert first_row_of_others(PEOPLE, source) == 1
    everything = source.with_text("Afrikaans", "Beste").with_text("", "Hello")
    assert first_row_of_others(PEOPLE, everything) is None
