"""What is found when one row is compared with those below it, and what follows from it."""

from dataclasses import replace

import pytest

from flowiq_desktop.spreadsheet.guards.limits import MAX_COLUMNS
from flowiq_desktop.spreadsheet.table.row_evidence import RowEvidence, Sample

PLAIN = RowEvidence(
    at=0,
    cells=3,
    cover=0.5,
    is_wordy=True,
    phones_named=0,
    phones_only=0,
    over_phones=0,
    over_values=0,
    known=0,
    alike=0,
    is_own=False,
    has_person=False,
    has_number=False,
)
"""A row of three words of which nothing is known."""
LONG_NOTE = f"{'The office asks everybody to call back. ' * 4}0821234567"


def found(**what: object) -> RowEvidence:
    return replace(PLAIN, **what)  # type: ignore[arg-type]  # the names are those of its fields


def first(*rows: list[str]) -> RowEvidence:
    return Sample(rows).evidence(0)


def column(*cells: str) -> RowEvidence:
    return first(*([cell] for cell in cells))


# -- what follows from it -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "strength"),
    [
        (PLAIN, 0.5),
        (found(cover=1.0), 1.0),
        (found(phones_named=2), 6.5),
        (found(known=2), 2.5),
        (found(over_phones=2), 2.5),
        (found(over_values=2), 2.5),
        (found(alike=2), -1.5),
        (found(is_own=True), 100.5),
    ],
)
def test_how_strongly_each_sign_counts(row: RowEvidence, strength: float) -> None:
    assert row.strength == strength


@pytest.mark.parametrize(
    ("row", "above", "is_better"),
    [
        (found(cover=0.6), found(cover=0.5), True),
        (found(cover=0.59), found(cover=0.5), False),
        # More of the table, and as much else: 0.5 of it is made up for by nothing less.
        (found(cover=1.0, alike=1), found(cover=0.0), True),
        (found(cover=1.0, alike=2), found(cover=0.0), False),
        # As much of the table under words that tell more, where those above were not clear.
        (found(known=2), PLAIN, True),
        (found(known=1), PLAIN, False),
        (found(known=2, cover=0.4), PLAIN, False),
        (found(known=1, over_values=3), found(known=2), False),
        (found(known=2, over_values=2), found(known=2), False),
        (found(over_values=3), found(over_values=1), True),
        # Nothing but a word for phones makes up for less of the table, where more else tells.
        (found(phones_only=1, phones_named=1, cover=0.4), PLAIN, True),
        (found(phones_only=1, known=1, cover=0.4), PLAIN, False),
        (found(phones_only=1, known=3, cover=0.4), found(phones_only=1), False),
        (found(phones_only=1, known=2, cover=0.5), found(known=2), False),
        (found(phones_only=1, known=4, cover=0.5), found(known=2), True),
    ],
)
def test_a_row_is_better_than_one_above_it(
    row: RowEvidence, above: RowEvidence, is_better: bool
) -> None:
    assert row.is_better_than(above) is is_better


@pytest.mark.parametrize(
    ("row", "is_clear"),
    [
        (PLAIN, False),
        (found(is_own=True, alike=3, has_person=True), True),
        (found(phones_named=1, known=2), True),
        (found(phones_named=1, known=2, alike=2), True),
        # Like what is below it: only words for phones, and more known words than cells alike.
        (found(alike=1, phones_named=1, known=2), True),
        (found(alike=1, phones_named=1, known=1), False),
        (found(alike=2, phones_named=1, known=3, cells=4), True),
        (found(alike=1, known=3), False),
        (found(alike=1, known=3, phones_only=1, over_values=3), False),
        (found(has_person=True, phones_named=1, known=1), True),
        (found(has_person=True, phones_named=1), False),
        (found(has_person=True, known=3, over_values=3), False),
        (found(phones_only=1), True),
        (found(phones_named=1), False),
        # Two known words, or one where there is but one cell.
        (found(known=2), True),
        (found(known=1), False),
        (found(known=1, cells=1), True),
        (found(known=1, cells=2), False),
        # More than two words over values, whatever they are.
        (found(over_values=3), True),
        (found(over_phones=3), True),
        (found(over_phones=2, over_values=1), True),
        (found(over_values=2), False),
        # One known word and one over values.
        (found(known=1, over_values=1), True),
        (found(known=1, over_phones=1), True),
        (found(over_phones=1, over_values=1), False),
    ],
)
def test_nobody_would_take_a_clear_row_for_a_person(row: RowEvidence, is_clear: bool) -> None:
    assert row.is_clear is is_clear


@pytest.mark.parametrize(
    ("row", "is_unmistakable"),
    [
        (PLAIN, False),
        (found(phones_named=1, known=2), True),
        (found(phones_named=2, known=3, alike=2), True),
        (found(phones_named=1, known=1, cells=1), True),
        (found(phones_named=1, known=1), False),
        (found(known=2), False),
        (found(phones_named=1, known=2, has_person=True), False),
    ],
)
def test_an_unmistakable_row_names_phones_and_holds_no_person(
    row: RowEvidence, is_unmistakable: bool
) -> None:
    assert row.is_unmistakable is is_unmistakable


@pytest.mark.parametrize(
    ("row", "is_possible"),
    [
        (PLAIN, False),
        (found(is_own=True), True),
        (found(phones_named=1), True),
        (found(known=1), True),
        (found(over_phones=1), True),
        (found(over_values=1), True),
        (found(known=1, over_values=1), True),
    ],
)
def test_a_row_with_any_sign_may_be_headers(row: RowEvidence, is_possible: bool) -> None:
    assert row.is_possible is is_possible


# -- what is found ------------------------------------------------------------------------------


def test_everything_that_is_told_of_headers() -> None:
    rows = [
        ["Name", "Mobile", "pong", "ghogh", ""],
        ["Ana", "0821234567", "2026-01-05", "north", "x"],
        ["Ben", "0821234568", "2026-01-06", "south", ""],
    ]
    assert Sample(rows).evidence(0) == RowEvidence(
        at=0,
        cells=4,
        cover=8 / 9,
        is_wordy=True,
        phones_named=1,
        phones_only=1,
        over_phones=0,
        over_values=1,
        known=2,
        alike=0,
        is_own=False,
        has_person=False,
        has_number=False,
    )


def test_everything_that_is_told_of_a_person() -> None:
    rows = [["Zo\u00eb", "0821234567"], [" ", ""], ["Ben", "0821234568"], ["zo\u00cb", "082123456"]]
    assert Sample(rows).evidence(0) == RowEvidence(
        at=0,
        cells=2,
        cover=1.0,
        is_wordy=True,
        phones_named=0,
        phones_only=0,
        over_phones=0,
        over_values=0,
        known=0,
        alike=2,
        is_own=False,
        has_person=True,
        has_number=True,
    )


def test_rows_above_count_for_nothing() -> None:
    rows = [["0821234560", "5", "5"], ["Mobile", "Kiel", "x"], ["0821234567", "", ""]]
    evidence = Sample([["Kiel", "Kiel", "Kiel"], *rows]).evidence(2)
    assert (evidence.at, evidence.cover, evidence.alike) == (2, 1.0, 0)
    assert (evidence.phones_named, evidence.over_values) == (1, 0)


@pytest.mark.parametrize(
    ("cells", "named", "only", "other"),
    [
        (("Mobile", "0821234567"), 1, 1, 0),
        (("contact her mother", "0821234567"), 1, 0, 0),
        (("pong", "0821234567"), 0, 0, 1),
        (("Phone 2", "0821234567"), 1, 1, 0),
        (("Phone (e.g. 0821234567)", "0821234567"), 1, 1, 0),
        (("Mobile", "R 5"), 0, 0, 0),
        (("no phone", "0821234567"), 0, 0, 0),
        (("Mobile", ""), 0, 0, 0),
    ],
)
def test_words_over_phone_numbers(
    cells: tuple[str, str], named: int, only: int, other: int
) -> None:
    evidence = column(*cells)
    assert (evidence.phones_named, evidence.phones_only, evidence.over_phones) == (
        named,
        only,
        other,
    )


@pytest.mark.parametrize(
    ("cells", "over"),
    [
        (("pong", "R 5"), 1),
        (("pong", "2026-01-05"), 1),
        (("pong", "a@example.org"), 1),
        (("pong", "https://example.org"), 1),
        (("pong", "TRUE"), 1),
        (("pong", "red"), 0),
        (("pong", ""), 0),
        (("pong",), 0),
        # Three of five cells, or fewer.
        (("pong", "R 5", "R 6", "R 7", "red", "blue"), 1),
        (("pong", "R 5", "R 6", "red", "blue"), 0),
        (("pong", "R 5", "", " "), 1),
        # Of several kinds the most usual.
        (("pong", "R 5", "R 6", "0821234567"), 1),
        (("pong", "R 5", "0821234568", "0821234567"), 0),
        # A letter with a number is a name of its own, unless it is a unit.
        (("Q1", "5", "6"), 1),
        (("R 1", "R 5", "R 6"), 0),
        (("1", "5", "6"), 0),
        (("1", "R 5", "R 6"), 0),
        (("2026-01-05", "5", "6"), 0),
        (("n/a", "5", "6"), 0),
        (("TRUE", "5", "6"), 0),
    ],
)
def test_words_over_values(cells: tuple[str, ...], over: int) -> None:
    assert column(*cells).over_values == over


@pytest.mark.parametrize(
    ("cells", "alike"),
    [
        (("R 1", "R 5", "R 6"), 1),
        (("R 1", "R 5", "R 6", "R 7", "x", "y"), 1),
        (("R 1", "R 5", "R 6", "x", "y"), 0),
        (("R 1", "", ""), 0),
        (("R 1",), 0),
        (("Q1", "5", "6"), 0),
        (("Q1", "Q5", "Q6"), 1),
        (("2026-01-05", "2026-01-06"), 1),
        (("2026-01-05", "5"), 0),
        # A year over years is one of them; over other numbers it is a name.
        (("2024", "2025", "2026"), 1),
        (("2024", "5", "6"), 0),
        (("2024", "2025", "5"), 1),
        (("2024", "2025", "5", "6"), 0),
        (("1900", "5"), 0),
        (("1899", "5"), 1),
        (("2100", "5"), 0),
        (("2101", "5"), 1),
        (("2024.5", "5"), 1),
        # The same words, or the same but for the digits.
        (("Grade 4", "grade 5"), 1),
        (("grade 4", "Grade 5"), 1),
        (("Grade 4", "Class 5"), 0),
        (("Grade 4", "Grade 10"), 0),
        (("Kiel", "kiel", "Bonn"), 1),
        (("kiel ", "KIEL", "Bonn"), 1),
        (("Kiel", " Kiel ", "Bonn"), 1),
        (("Kiel", "Ulm", "Bonn"), 0),
        (("Phone 0821234567", "0821234567"), 0),
        (("Anna 0821234567", "0821234567"), 1),
    ],
)
def test_cells_like_those_below_them(cells: tuple[str, ...], alike: int) -> None:
    assert first(["x", cells[0]], *([str(n), c] for n, c in enumerate(cells[1:]))).alike == alike


def test_a_row_that_stands_on_every_page_is_not_like_itself() -> None:
    page = [["Ana", "red"], ["Ben", "blue"]]
    assert first(["Child", "House"], *page, [" Child", "House "], *page).alike == 0
    assert first([" Child", "House "], *page, ["Child", "House"], *page).alike == 0
    assert first(["Child", "House"], *page, ["Child", "Home"], *page).alike == 1
    assert first(["Child", "House"], ["Child", "red"]).alike == 1
    assert Sample([["Child", "House"], ["Child", "House"], ["Child", "x"]]).evidence(1).alike == 1


@pytest.mark.parametrize(
    ("rows", "cover"),
    [
        ([["a", ""], ["1", "2"], ["3", "4"]], 0.5),
        ([["a", ""], ["1", ""], ["3", "4"]], 2 / 3),
        ([["a", "b"], ["1"], ["3", "4"]], 1.0),
        ([["a"], ["1", "a@example.org"]], 0.5),
        ([["a@example.org"], ["1"]], 1.0),
        ([["a"], ["", " "]], 0.0),
        ([["a"], ["1"]], 1.0),
        ([["a"]], 1.0),
    ],
)
def test_how_much_of_the_table_a_row_stands_over(rows: list[list[str]], cover: float) -> None:
    assert first(*rows).cover == pytest.approx(cover)


def test_a_last_row_below_others_stands_over_nothing() -> None:
    assert Sample([["a"], ["b"]]).evidence(1).cover == 0.0


@pytest.mark.parametrize(
    ("row", "is_wordy"),
    [
        (["Ana", "5"], True),
        (["6", "5"], False),
        (["Ana", "x" * 200], True),
        (["Ana", "x" * 201], False),
        ([""], False),
    ],
)
def test_a_row_of_headers_holds_a_word(row: list[str], is_wordy: bool) -> None:
    assert first(row, ["a", "b"]).is_wordy is is_wordy
    assert first([*row, " " * 250]).is_wordy is is_wordy


def test_known_words_are_counted_once() -> None:
    assert first(["Name", "name ", "Mobile", "pong"], ["a", "b", "c", "d"]).known == 2


def test_the_headers_of_a_results_sheet_are_its_own() -> None:
    assert first(["Name", "FlowIQ status"], ["Ana", "Sent"]).is_own
    assert not first(["Name", "Status"], ["Ana", "Sent"]).is_own


@pytest.mark.parametrize(
    ("cells", "is_person"),
    [
        (("0821234567", "0821234568"), True),
        (("Phone", "0821234568"), False),
        (("12", "0821234568"), False),
        # Four digits more or fewer are a country's code; five are something else.
        (("821234", "0821234568"), True),
        (("82123", "0821234568"), False),
        (("00270821234567", "0821234568"), True),
        # Half of what stands below, words aside that say that there is none.
        (("0821234567", "0821234568", "ask her"), True),
        (("0821234567", "0821234568", "ask her", "in May"), False),
        (("0821234567", "0821234568", "none", "n/a", "Phone"), True),
        (("0821234567", "0821234568", "R 5", "R 6"), False),
        (("0821234567", "0821234568", "#N/A", "#N/A"), False),
        (("0821234567", "https://wa.me/27821234568"), False),
        ((LONG_NOTE, "0821234567"), False),
        # With none below, what is surely a number.
        (("0821234567", "none"), True),
        (("0821234567",), True),
        (("0821234567", "", ""), True),
        (("5551234", "none"), False),
        (("821234567", "none"), True),
        # A header that shows how to write one is no person; a person called otherwise is.
        (("Phone (e.g. 0821234567)", "0821234568"), False),
        ((" Phone (e.g. 0821234567)", "0821234568"), False),
        (("Anna 0821234567", "0821234568"), True),
        (("0821234567 phone", "0821234568"), True),
        (("Phone 0821234567", "Phone 0821234568"), True),
        (("Phone 0821234567", "Phone 0821234568", "0821234569"), True),
        (("Phone 0821234567", "Phone 0821234568", "0821234569", "0821234560"), False),
        # Addresses and links, where half of those below are such.
        (("a@example.org", "b@example.org"), True),
        (("a@example.org", "b@example.org", "red"), True),
        (("a@example.org", "b@example.org", "red", "blue"), False),
        (("a@example.org", "red"), False),
        (("a@example.org", ""), False),
        (("a@example.org",), False),
        (("https://example.org", "https://example.org/2"), True),
        (("https://example.org", "a@example.org"), False),
    ],
)
def test_a_person_has_something_like_those_below(cells: tuple[str, ...], is_person: bool) -> None:
    sample = Sample([["x", cell] for cell in cells])
    assert sample.is_person(0) is is_person
    assert sample.evidence(0).has_person is is_person


def test_rows_may_be_of_several_lengths() -> None:
    sample = Sample([["0821234567"], [], ["", "x"], ["0821234568", "x"]])
    assert len(sample) == 4
    assert sample.is_person(0)
    assert not sample.is_person(1)


@pytest.mark.parametrize(
    ("row", "has_number"),
    [
        (["St Mary's", "0215551234"], True),
        (["0215551234", "St Mary's"], False),
        (["St Mary's", "5551234"], False),
        (["St Mary's", "215551234"], True),
        (["0215551234"], False),
    ],
)
def test_a_number_above_headers_stands_in_the_column_that_they_name(
    row: list[str], has_number: bool
) -> None:
    assert Sample([row, ["Name", "Phone"]]).has_number_above(1, 0) is has_number


def test_a_number_above_headers_that_name_none_may_stand_anywhere() -> None:
    sample = Sample([["0215551234", ""], ["", "0215551234"], ["Kiel", "x"], ["Name", "Town"]])
    assert [sample.has_number_above(3, at) for at in range(3)] == [True, True, False]


@pytest.mark.parametrize(("cell", "surely"), [("821234567", True), ("82123456", False)])
def test_a_number_of_nine_digits_is_surely_one(cell: str, surely: bool) -> None:
    assert first(["x", cell], ["y", "z"]).has_number is surely


def test_columns_beyond_the_limit_are_not_looked_at() -> None:
    row = [""] * MAX_COLUMNS
    assert first([*row, "0821234567"]).cells == 0
    assert first([*row[1:], "Name"], ["a"]).cells == 1
