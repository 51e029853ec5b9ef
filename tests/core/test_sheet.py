"""Sheets: rows and columns by position, headers made usable, letters of columns."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flowiq_desktop
from flowiq_desktop.core.sheet import Sheet, column_letter, unique_headers
from flowiq_desktop.core.text.merge_fields import header_index

PARENTS = Sheet("Parents", ("Name", "Cell"), (("Thandi", "082"), ("Sipho", "")), (4, 7))


def test_a_table_is_read_by_rows_and_by_columns() -> None:
    assert len(PARENTS) == 2
    assert list(PARENTS) == [("Thandi", "082"), ("Sipho", "")]
    assert PARENTS.row(1) == ("Sipho", "")
    assert list(PARENTS.column(1)) == ["082", ""]
    assert PARENTS.cell(0, 1) == "082"


def test_the_texts_of_a_column_are_counted_in_the_order_they_come_up() -> None:
    towns = Sheet("", ("Town",), [[town] for town in ("Paarl", "", "Knysna", "Paarl")], range(4))
    assert list(towns.distinct(0).items()) == [("Paarl", 2), ("", 1), ("Knysna", 1)]


@pytest.mark.parametrize("table", [PARENTS, Sheet("", ("Name", "Cell"), (), ())])
def test_a_column_that_is_not_there_is_an_index_error(table: Sheet) -> None:
    for ask in (table.column, table.distinct):
        with pytest.raises(IndexError):
            ask(2)


def test_a_table_gets_another_name() -> None:
    again = PARENTS.named("Guests")
    assert (again.name, list(again)) == ("Guests", list(PARENTS))


def test_nobody_else_knows_how_the_cells_are_held() -> None:
    users = [
        str(path)
        for path in Path(flowiq_desktop.__file__).parent.rglob("*.py")
        if re.search(r"\bsheet\._?rows\b", path.read_text(encoding="utf-8"))
    ]
    assert users == []


@pytest.mark.parametrize(
    ("names", "headers"),
    [
        (("Name", "Cell"), ("Name", "Cell")),
        (("  Name ", "First\nname", "a \t b"), ("Name", "First name", "a b")),
        (("", "Name", "  "), ("Column A", "Name", "Column C")),
        (("Name", "Name", "Name"), ("Name", "Name (2)", "Name (3)")),
        (("Name", "NAME", "name "), ("Name", "NAME (2)", "name (3)")),
        (("Cell No", "cell_no", "Cell-No"), ("Cell No", "cell_no (2)", "Cell-No (3)")),
        (("Name", "Name (2)", "Name"), ("Name", "Name (2)", "Name (3)")),
        (("Name (2)", "Name", "Name"), ("Name (2)", "Name", "Name (3)")),
        (("Column B", ""), ("Column B", "Column B (2)")),
        ((), ()),
    ],
)
def test_headers_become_usable_names(names: tuple[str, ...], headers: tuple[str, ...]) -> None:
    assert unique_headers(names) == headers


@given(st.lists(st.text("aA ()2\n_-", max_size=6), max_size=12))
def test_headers_are_never_blank_nor_repeated(names: list[str]) -> None:
    headers = unique_headers(names)
    assert len(headers) == len(names)
    assert all(header.strip() == header and header for header in headers)
    assert len(header_index(headers)) == len(headers)


def test_a_thousand_equal_headers_are_numbered() -> None:
    headers = unique_headers(["Amount"] * 1_000)
    assert headers[-1] == "Amount (1000)"
    assert len(set(headers)) == 1_000


@pytest.mark.parametrize(
    ("index", "letter"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_of_columns_are_those_of_a_spreadsheet(index: int, letter: str) -> None:
    assert column_letter(index) == letter


def test_the_last_column_of_excel() -> None:
    assert column_letter(16_383) == "XFD"


def test_other_texts_in_some_cells() -> None:
    rows = tuple((f"name {at}", f"class {at % 2}") for at in range(5))
    sheet = Sheet("People", ("Name", "Class"), rows, range(2, 7))
    assert sheet.distinct(1) == {"class 0": 3, "class 1": 2}
    assert sheet.with_cells({}) is sheet
    other = sheet.with_cells({(4, 1): "x", (0, 1): "y", (1, 0): "z"})
    assert [*other.column(1)] == ["y", "class 1", "class 0", "class 1", "x"]
    assert other.row(1) == ("z", "class 1")
    assert other.distinct(1) == {"y": 1, "class 1": 2, "class 0": 1, "x": 1}
    assert (other.headers, other.row_numbers, len(other)) == (sheet.headers, range(2, 7), 5)
    assert [*sheet] == [*rows]
    assert sheet.distinct(1) == {"class 0": 3, "class 1": 2}
