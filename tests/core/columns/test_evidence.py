"""What suggests that a column fills a field: by its name, and by a sample of its cells."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.core.columns.evidence import ColumnEvidence
from flowiq_desktop.core.messages.types import (
    MESSAGE_TYPE,
    PHONE_NUMBER,
    REGISTRY,
    Field,
    FieldKind,
)
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts import said

FIELDS = {field.name: field for field in REGISTRY.all_fields()}
AS_JSON = next(field for field in FIELDS.values() if field.kind is FieldKind.JSON)
FILE = "https://files.example.org/a.png"
PAGE = "https://files.example.org/"
WAMID = "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5"
NUMBERS = ("0821234567", "0831234567", "0841234567", "0851234567")


def evidence(**columns: Sequence[str]) -> ColumnEvidence:
    return evidence_of(tuple(columns), *columns.values())


def evidence_of(headers: Sequence[str], *columns: Sequence[str]) -> ColumnEvidence:
    rows = [*zip(*columns, strict=True)]
    sheet = Sheet("People", tuple(headers), rows, range(2, len(rows) + 2))
    return ColumnEvidence(sheet, PhoneReader("ZA"))


def looks(field: Field, header: str, *cells: str) -> tuple[str, str]:
    found, reason = evidence_of((header,), cells).best_looks(field, (header,))
    return found, said(reason)


# -- names, with what the cells say ----------------------------------------


@pytest.mark.parametrize("header", ["Message type", "Msg type", "MSG-Type"])
def test_a_column_of_message_types_may_name_them_as_people_do(header: str) -> None:
    assert evidence_of((header,), ["Contact card", "Picture"]).fits_name(MESSAGE_TYPE, header)
    assert not evidence_of((header,), ["Parent", "Staff"]).fits_name(MESSAGE_TYPE, header)


def test_a_column_called_type_has_to_name_them_as_the_api_does() -> None:
    assert evidence(Type=["text", "Image"]).fits_name(MESSAGE_TYPE, "Type")
    assert not evidence(Type=["Contact card", "Picture"]).fits_name(MESSAGE_TYPE, "Type")
    four_of_five = ["text", "text", "text", "text", "Staff"]
    assert evidence(Type=four_of_five).fits_name(MESSAGE_TYPE, "Type")
    assert not evidence(Type=[*four_of_five, "Staff"]).fits_name(MESSAGE_TYPE, "Type")


@pytest.mark.parametrize(
    "header", ["Link", "URL", "Skakel", "Enlace", "Lien", "Collegamento", "Download link"]
)
def test_a_column_called_link_has_to_hold_files(header: str) -> None:
    media = FIELDS["media_url"]
    assert evidence_of((header,), [FILE, PAGE]).fits_name(media, header)
    assert not evidence_of((header,), [FILE, PAGE, PAGE]).fits_name(media, header)
    assert not evidence_of((header,), ["", ""]).fits_name(media, header)


def test_any_other_name_for_a_link_takes_links_to_whatever_page() -> None:
    media = FIELDS["media_url"]
    assert evidence(Picture=[PAGE, "later"]).fits_name(media, "Picture")
    assert not evidence(Picture=[PAGE, "later", "later"]).fits_name(media, "Picture")
    assert evidence(Picture=["", ""]).fits_name(media, "Picture")


def test_the_addresses_behind_the_cells_are_read_for_links_alone() -> None:
    sheet = Sheet("People", ("Picture",), [("see",), ("see",)], range(2, 4))
    found = ColumnEvidence(sheet.with_addresses({0: [FILE, FILE]}), PhoneReader("ZA"))
    assert found.read_from(FIELDS["media_url"], "Picture") == "Picture (address)"
    assert found.read_from(FIELDS["text"], "Picture") == "Picture"
    assert found.read_from(AS_JSON, "Picture") == "Picture"
    assert found.fits_name(FIELDS["media_url"], "Picture")


# -- a longer header with a word for phones ----------------------------------------


def test_a_word_that_takes_it_back_makes_a_header_none_of_a_number() -> None:
    found = evidence_of(("Home phone", "Mother phone"), NUMBERS, NUMBERS)
    assert found.best_phone_words(["Home phone"]) == ""
    assert found.best_phone_words(["Home phone", "Mother phone"]) == "Mother phone"


@pytest.mark.parametrize(
    ("header", "is_one"),
    [
        ("Mother cell", True),
        ("Mother telephone", True),
        ("Nommer", True),
        ("phone_number", True),
        ("Mother", False),
        ("Home phone", False),
        ("Contact code", False),
    ],
)
def test_only_columns_of_numbers_by_name_are_counted(header: str, is_one: bool) -> None:
    assert evidence_of((header,), NUMBERS).phone_numbers_in(header) == (4 if is_one else 0)


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ([*NUMBERS[:2], "", ""], 2),
        ([*NUMBERS[:2], "call", "call"], 4),
        ([NUMBERS[0], "call", "call", "call"], 0),
    ],
)
def test_filled_cells_count_where_half_of_them_are_numbers(cells: list[str], count: int) -> None:
    assert evidence(Cell=cells).phone_numbers_in("Cell") == count


# -- cells alone ----------------------------------------


@pytest.mark.parametrize(
    ("name", "cell", "reason"),
    [
        ("phone_number", NUMBERS[0], "Its cells are phone numbers."),
        ("message_type", "text", "Its cells are message types."),
        ("media_url", FILE, "Its cells are links to files."),
        ("location_coordinates", "-33.925, 18.425", "Its cells are places on the map."),
        ("reaction_message_id", WAMID, "Its cells are WhatsApp message ids."),
    ],
)
def test_what_cells_show_and_how_it_is_told(name: str, cell: str, reason: str) -> None:
    assert looks(FIELDS[name], "Details", cell, cell) == ("Details", reason)
    assert looks(FIELDS[name], "text", cell, cell)[0] == ""


def test_the_cells_of_a_text_show_nothing_and_nothing_is_told() -> None:
    assert looks(FIELDS["text"], "Details", "Hello", "Hello") == ("", "")


def test_short_numbers_of_the_chosen_country_are_enough_in_half_of_such_a_column() -> None:
    cells = [("20123456",), ("20123457",), ("nobody here",), ("nor here",)]
    for header, is_one in (("Column B", True), ("Details", False)):
        sheet = Sheet("People", (header,), cells, range(2, 6))
        found = ColumnEvidence(sheet, PhoneReader("DK")).best_looks(PHONE_NUMBER, (header,))
        assert bool(found[0]) == is_one


def test_a_column_without_a_name_needs_half_of_its_cells_to_be_numbers() -> None:
    half = (*NUMBERS[:2], "none here", "nor here")
    assert looks(PHONE_NUMBER, "Column B", *half)[0] == "Column B"
    assert looks(PHONE_NUMBER, "Details", *half)[0] == ""
    assert looks(PHONE_NUMBER, "Details", *NUMBERS, "none here")[0] == "Details"


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        ("99912345", False),
        ("999123456", True),
        ("999123456789", True),
        ("9991234567890", False),
        ("+999123456789012", True),
    ],
)
def test_numbers_of_a_country_that_was_not_chosen_have_9_to_12_digits(
    number: str, is_one: bool
) -> None:
    assert bool(looks(PHONE_NUMBER, "Column B", number, number)[0]) == is_one
    assert looks(PHONE_NUMBER, "Details", number, number)[0] == ""


def test_of_columns_without_names_the_one_with_the_most_such_numbers_is_taken() -> None:
    strange = ("999123456", "999123457", "none here", "nor here")
    more = ("999123456", "999123457", "999123458", "nor here")
    less = ("999123456", "none", "none here", "nor here")
    headers = ("Column C", "Column A", "Column B")
    found = evidence_of(headers, strange, more, less)
    assert found.best_looks(PHONE_NUMBER, headers)[0] == "Column A"
    assert found.best_looks(PHONE_NUMBER, ["Column C"])[0] == "Column C"
    assert found.best_looks(PHONE_NUMBER, ["Column B"])[0] == ""
