import itertools
from collections.abc import Generator
from typing import TypeVar

import pytest

from flowiq_desktop.core.columns.mapping import ChoiceSource
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import MergeText, header_index, header_key
from flowiq_desktop.services.preparing.longest import (
    Longest,
    longest_cell,
    longest_filled,
    longest_of_each,
)

Found = TypeVar("Found")
SHEET = Sheet(
    "People",
    ("First name", "Town"),
    (("Anna", "Paarl"), ("  Bartholomew ", ""), ("", "Stellenbosch")),
    (2, 3, 4),
)


def measured(text: str, sheet: Sheet = SHEET) -> Longest:
    return finished(longest_filled(sheet, text))


def finished(job: Generator[Progress, None, Found]) -> Found:
    while True:
        try:
            next(job)
        except StopIteration as done:
            found: Found = done.value
            return found


def filled(text: str, sheet: Sheet) -> list[int]:
    """The lengths as the message itself would have them."""
    index = header_index(sheet.headers)
    parsed = MergeText.parse(text)
    lengths = []
    for row in sheet:

        def value_of(column: str, row: tuple[str, ...] = tuple(row)) -> str:
            place = index.get(header_key(column))
            return "" if place is None else row[place]

        lengths.append(len(parsed.fill(value_of)[0]))
    return lengths


@pytest.mark.parametrize(
    "text",
    [
        "Hello {{First name}}!",
        "Hello {{first_name|there}}, greetings to {{Town}}",
        "{{Town|nowhere}}{{Town}}",
        "{{Unknown}} {{Town}}",
        "👍 {{Town}}",
    ],
)
def test_it_is_the_longest_of_the_filled_texts(text: str) -> None:
    lengths = filled(text, SHEET)
    found = measured(text)
    assert found.length == max(lengths)
    assert found.index == lengths.index(max(lengths))


def test_a_text_without_fields_is_alike_everywhere() -> None:
    assert measured("Hello") == Longest(5, -1, 5)


def test_a_sheet_without_rows_has_no_longest_row() -> None:
    empty = Sheet("People", ("Name",), (), ())
    assert measured("Hi {{Name}}", empty) == Longest(3, -1, 3)
    assert measured("Hi", empty) == Longest(2, -1, 2)


def test_a_long_sheet_is_measured_in_steps() -> None:
    rows = [(str(n), "") for n in range(12_000)]
    sheet = Sheet("Long", ("N", "Empty"), rows, range(2, 12_002))
    steps = list(itertools.islice(longest_filled(sheet, "{{N}}"), 10))
    assert [step.done for step in steps] == [0, 5000, 10000]
    assert measured("{{N}}", sheet) == Longest(5, 10_000, 5, 10_000)


def test_the_longest_cell_of_a_column() -> None:
    job = longest_cell(SHEET, 1)
    next(job)
    with pytest.raises(StopIteration) as done:
        next(job)
    assert done.value.value == Longest(12, 2, 12, 2)


def test_the_row_with_the_most_units_may_be_another_one() -> None:
    rows = (("abcde",), ("👍👍👍",), ("xy",))
    found = measured("🙂 {{Name}}", Sheet("People", ("Name",), rows, (2, 3, 4)))
    assert (found.length, found.index) == (7, 0)
    assert (found.units, found.units_index) == (9, 1)


def test_the_text_that_each_row_is_given_is_measured() -> None:
    source = ChoiceSource(
        "Town", (("PAARL", "Hello {{First name}}, welcome back"), ("", "👍👍 {{First name}}")), ""
    )
    found = finished(longest_of_each(SHEET, source))
    assert found["paarl"] == Longest(24, 0, 24, 0)
    assert found.keys() == {"paarl", ""}
    everybody = ChoiceSource("Town", source.texts, "x" * 40)
    assert finished(longest_of_each(SHEET, everybody)) == found | {None: Longest(40, 2, 40, 2)}
    assert finished(longest_of_each(SHEET, ChoiceSource("Gone", source.texts))) == {}


def test_units_are_those_of_the_rows_own_text() -> None:
    source = ChoiceSource("Town", (("Paarl", "abcdef"), ("", "👍👍👍👍👍")))
    found = finished(longest_of_each(SHEET, source))
    assert found == {"paarl": Longest(6, 0, 6, 0), "": Longest(5, 1, 10, 1)}
