"""Totals and repeated headings are told from people whose number is missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.review.stray_rows import may_be_stray, stray_row
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text_columns import TextColumns
from tests.examples import examples

HEADERS = ("Name", "Phone", "Amount", "Class")
PEOPLE = (
    ("Ana", "0821234567", "R 1,250.50", "4A"),
    ("Ben", "0821234568", "R 99.00", "4B"),
    ("Carl", "0821234569", "", "4B"),
)


def code_of(*cells: str, last: bool = True, phone: int | None = 1) -> str:
    """What a row is taken for below three people, or with a hundred more below it."""
    after = () if last else PEOPLE * 3
    rows = (*PEOPLE, cells, *after)
    sheet = Sheet("Grade 4", HEADERS, rows, range(2, 2 + len(rows)))
    found = stray_row(sheet, len(PEOPLE), 2 + len(PEOPLE), cells, phone)
    return found.code if found else ""


@pytest.mark.parametrize(
    "word",
    [
        *("Total", "TOTAL:", "Total: 3", "Total (3)", "Grand Total", "Sub-total", "total = "),
        *("Totaal", "Gesamtsumme", "Summe 3", "Suma total", "Total général", "Sous-total"),
        *("Összesen", "Iš viso", "Итого:", "合計", "المجموع", "सum", "TOTAL  3 "),
    ],
)
def test_a_word_for_a_total_marks_it_in_any_column_and_place(word: str) -> None:
    if word == "सum":  # not a word of any language
        assert code_of(word, "", "R 1,349.50", "") == ""
        return
    assert code_of(word, "", "R 1,349.50", "") == "totals_row"
    assert code_of("", word, "R 1,349.50", "25 learners", last=False) == "totals_row"


@pytest.mark.parametrize("name", ["Suma", "Mean", "Media", "Jumla"])
def test_what_may_be_a_name_counts_where_only_numbers_stand_beside_it(name: str) -> None:
    assert code_of(name, "", "R 1,349.50", "3") == "totals_row"
    assert code_of(name, "", "R 1,349.50", "Red") == ""


@pytest.mark.parametrize(
    "cells",
    [
        ("Totalia Moyo", "", "R 10", "4A"),
        ("Dan", "", "R 10", "Total care ward"),
        ("Dan", "", "", "4A"),
        ("Dan Total", "", "", "4A"),
        ("1 total", "", "", ""),
    ],
)
def test_people_without_a_number_are_people(cells: tuple[str, ...]) -> None:
    assert code_of(*cells) == ""


def test_numbers_alone_are_a_total_where_they_add_up_at_the_end() -> None:
    assert code_of("", "", "R 1,349.50", "") == "totals_row"
    assert code_of("", "", "1 349,50", "") == "totals_row"
    assert code_of("", "", "R 1,349.51", "") == ""
    assert code_of("", "", "R 1,349.50", "", last=False) == ""
    assert code_of("", "", "R 1,349.50", "12") == ""


@pytest.mark.parametrize("cell", ["Phone", " PHONE ", "Cell no.", "Telefoon", "WhatsApp"])
def test_headings_that_come_again_are_known_by_the_one_over_the_numbers(cell: str) -> None:
    assert code_of("Name", cell, "Amount", "Class") == "repeated_headings"
    assert code_of("Naam", cell, "", "", last=False) == "repeated_headings"


@pytest.mark.parametrize("cell", ["", "n/a", "call me", "Phone 082", "mother"])
def test_other_words_where_the_number_should_be_are_no_headings(cell: str) -> None:
    assert code_of("Dan", cell, "R 10", "4A") == ""


def test_very_long_cells_are_looked_at_no_further() -> None:
    assert code_of("Total" + " " * 50_000 + "x", "", "", "") == ""
    assert code_of("", "", "1" + " 0" * 50_000 + "x", "") == ""


def test_without_a_column_of_numbers_nothing_is_said() -> None:
    assert code_of("Total", "", "R 1,349.50", "", phone=None) == ""


def test_the_sentence_quotes_what_gave_it_away() -> None:
    rows = (*PEOPLE, ("Total for all of the classes and years", "", "", ""))
    sheet = Sheet("Grade 4", HEADERS, (*PEOPLE, ("Grand   total:", "", "", "")), range(2, 6))
    found = stray_row(sheet, 3, 5, ("Grand   total:", "", "", ""), 1)
    assert found is not None
    assert found.message == ('This row looks like a total ("Grand total:"), not like a person.')
    assert found.blocks
    assert stray_row(sheet, 3, 5, rows[-1], 1) is None


WORDS = ("", "Total", " total: 3", "Suma", "Phone", "phone ", "Mobile", "Ana", "R 10", "4A", "12")
ROWS = st.lists(st.tuples(*[st.sampled_from(WORDS) | st.text(max_size=3)] * 4), max_size=9)


@settings(max_examples=examples(2000))
@given(ROWS, st.sampled_from([0, 1, None]))
def test_no_stray_row_is_overlooked_among_many(
    rows: list[tuple[str, ...]], phone: int | None
) -> None:
    sheet = Sheet("Grade 4", HEADERS, rows, range(2, 2 + len(rows)))
    indexes = range(len(rows))
    found = [stray_row(sheet, at, at + 2, rows[at], phone) is not None for at in indexes]
    asked = may_be_stray(sheet, indexes, TextColumns.of(rows, len(HEADERS)), phone)
    assert [is_stray and not is_asked for is_stray, is_asked in zip(found, asked, strict=True)] == [
        False
    ] * len(rows)


def test_people_far_from_the_end_are_not_asked_about() -> None:
    rows = PEOPLE * 3
    sheet = Sheet("Grade 4", HEADERS, rows, range(2, 2 + len(rows)))
    asked = may_be_stray(sheet, range(len(rows)), TextColumns.of(rows), 1)
    assert [*asked] == [False] * 6 + [True] * 3
