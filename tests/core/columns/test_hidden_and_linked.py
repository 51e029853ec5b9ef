"""Columns that are hidden, and columns whose cells are links, among those that are guessed."""

from dataclasses import replace

from flowiq_desktop.core.columns.guess import guess_mapping
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping
from flowiq_desktop.core.columns.unused_columns import unused_columns
from flowiq_desktop.core.sheet import Sheet, is_lettered

LINKS = [f"https://files.example.org/{n}.jpg" for n in range(3)]
NUMBERS = [f"082 555 010{n}" for n in range(3)]


def sheet(hidden: str = "", **columns: list[str]) -> Sheet:
    headers = tuple(columns)
    table = Sheet("S", headers, [*zip(*columns.values(), strict=True)], range(2, 5))
    return replace(table, hidden_columns=frozenset({headers.index(hidden)} if hidden else ()))


def phone_of(table: Sheet) -> str:
    source = guess_mapping(table, "ZA").mapping.sources["phone_number"]
    assert isinstance(source, ColumnSource)
    return source.header


def test_of_two_columns_that_fit_alike_the_shown_one_is_taken() -> None:
    assert phone_of(sheet(Phone=NUMBERS, Mobile=NUMBERS)) == "Mobile"
    assert phone_of(sheet("Mobile", Phone=NUMBERS, Mobile=NUMBERS)) == "Phone"
    assert phone_of(sheet("A", A=NUMBERS, B=NUMBERS)) == "B"


def test_a_hidden_column_is_taken_where_no_other_fits_as_well() -> None:
    table = sheet("Mobile", Name=["Ann", "Ben", "Cy"], Mobile=NUMBERS)
    assert phone_of(table) == "Mobile"
    assert phone_of(sheet("phone_number", Notes=NUMBERS, phone_number=NUMBERS)) == "phone_number"


def test_a_fuller_hidden_column_does_not_take_the_place_of_a_shown_one() -> None:
    few = ["082 555 0100", "", ""]
    assert phone_of(sheet(Phone=few, Mobile=NUMBERS)) == "Mobile"
    assert phone_of(sheet("Mobile", Phone=few, Mobile=NUMBERS)) == "Phone"


def test_a_hidden_column_that_is_used_is_told() -> None:
    table = sheet("Mobile", Name=["Ann", "Ben", "Cy"], Mobile=NUMBERS)
    mapping = Mapping("text", {"phone_number": ColumnSource("Mobile")})
    problem = unused_columns(table, mapping).problem_of_hidden()
    assert problem
    assert not problem.blocks
    assert problem.message == (
        'The column "Mobile" is hidden in the spreadsheet, and messages use it.'
    )
    other = Mapping("text", {"phone_number": ColumnSource("Name")})
    assert unused_columns(table, other).problem_of_hidden() is None


def linked(name: str) -> Sheet:
    """A column with this name whose cells are links."""
    rows = [("see here", number) for number in NUMBERS]
    return Sheet("S", (name, "Phone"), rows, range(2, 5)).with_addresses({0: LINKS})


def test_a_field_of_links_is_read_from_their_addresses() -> None:
    for name in ("media_url", "Picture", "Whatever"):
        table = linked(name)
        found = guess_mapping(table, "ZA").mapping
        assert found.message_type == "image"
        assert found.sources["media_url"] == ColumnSource(f"{name} (address)")


def test_the_shown_column_and_that_of_its_addresses_are_one_in_what_is_missed() -> None:
    table = linked("media_url")
    phone = {"phone_number": ColumnSource("Phone")}
    used = Mapping("image", {**phone, "media_url": ColumnSource("media_url (address)")})
    assert unused_columns(table, used).named == ()
    assert unused_columns(table, Mapping("image", {**phone})).named == ("media_url",)


def test_a_number_behind_a_link_is_found() -> None:
    table = sheet(Name=["Ann", "Ben", "Cy"], Phone=["call"] * 3)
    assert phone_of(table.with_addresses({1: NUMBERS})) == "Phone (address)"


def test_addresses_stand_behind_the_columns_of_the_file() -> None:
    rows = [("x", "p", ""), ("y", "q", ""), ("z", "r", "")]
    table = Sheet("S", ("A", "B", "A (address)"), rows, range(2, 5))
    added = table.with_addresses({0: LINKS, 1: LINKS})
    assert added.headers == (*table.headers, "A (address) (2)", "B (address)")
    assert added.addresses == {"A": "A (address) (2)", "B": "B (address)"}
    assert added.own_columns == len(table.headers)
    assert [tuple(row) for row in added] == [
        (*row, link, link) for row, link in zip(table, LINKS, strict=True)
    ]
    assert is_lettered("Column B (address)")
