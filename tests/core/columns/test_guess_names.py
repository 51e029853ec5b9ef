"""What is well named is found, and in which order names, numbers and cells decide."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.core.columns.guess import guess_mapping, header_fingerprint
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.texts import said
from tests.core.columns.sheets import (
    NUMBERS,
    WAMID,
    columns_of,
    forced,
    guess,
    named,
    sheet,
    sheet_of,
)


def test_buttons_and_rows_beyond_what_whatsapp_takes_are_mapped() -> None:
    table = sheet(
        ("Phone", "Body", "Button 1", "Button 4", "4th button id", "Row 11", "row_12_section"),
        (NUMBERS[0], "Hi", "Yes", "Call me", "call", "Eleven", "Late"),
    )
    mapped = columns_of(table)
    assert mapped["button_4"] == "Button 4"
    assert mapped["button_4_id"] == "4th button id"
    assert mapped["row_11_title"] == "Row 11"
    assert mapped["row_12_section"] == "row_12_section"
    assert said(guess(table).reasons["button_4"]) == "It is named like the field."
    assert "button_4" not in forced(table, "text")


def test_a_name_that_says_it_all_is_mapped_whatever_its_cells() -> None:
    table = sheet(
        ("Phone", "React to", "Reaction"),
        *((n, WAMID, w) for n, w in zip(NUMBERS, "abc", strict=True)),
    )
    assert columns_of(table)["reaction_emoji"] == "Reaction"
    replies = sheet(
        ("Phone", "Message", "Reply to"),
        (NUMBERS[0], "a", WAMID),
        (NUMBERS[1], "b", "see mail"),
        (NUMBERS[2], "c", "the last one"),
    )
    assert columns_of(replies)["context_message_id"] == "Reply to"


@pytest.mark.parametrize("cell", ["office@school.example", "021 555 0100"])
def test_a_reply_to_for_people_is_no_message_id(cell: str) -> None:
    table = sheet(("Phone", "Message", "Reply to"), *((n, "Hello", cell) for n in NUMBERS))
    assert "context_message_id" not in columns_of(table)


@pytest.mark.parametrize(
    ("header", "kind", "name"),
    [
        ("Messages", "text", "text"),
        ("Captions", "image", "caption"),
        ("CAPTION:", "image", "caption"),
        ("Image links", "image", "media_url"),
        ("Footer text", "interactive", "footer"),
        ("Header image", "interactive", "header_media_url"),
        ("Buttons 2", "interactive", "button_2"),
        ("Contact name 2", "contacts", "contact_2_name"),
        ("emojis", "reaction", "reaction_emoji"),
    ],
)
def test_plurals_numbers_and_signs_in_names(header: str, kind: str, name: str) -> None:
    cells = ("https://a.example/1.png",) * 3
    table = sheet(("Phone", header), *zip(NUMBERS, cells, strict=True))
    assert forced(table, kind)[name] == header


def test_errors_and_stand_ins_do_not_speak_against_a_column() -> None:
    numbers = ("0821234567", "#N/A", "#N/A", "NULL", "NULL", "\u200b", "-", "+27 83 765 4321")
    assert columns_of(named("Details", *numbers)) == {"phone_number": "Details"}


def test_with_a_decided_type_no_column_is_taken_for_the_type() -> None:
    table = sheet(("Phone", "Type", "Message"), (NUMBERS[0], "text", "Hi"))
    assert forced(table, "text") == {"phone_number": "Phone", "text": "Message"}
    assert forced(table, "")["message_type"] == "Type"


def test_a_column_that_is_mostly_empty_gives_way_to_a_fuller_one() -> None:
    table = sheet_of(
        mobile=("0821234567", "", "", "", ""),
        phone=("0831234567", "0831234568", "0831234569", "", "0831234561"),
        home_phone=("0111234567", "0111234568", "0111234569", "0111234560", "0111234561"),
    )
    found = guess(table)
    assert columns_of(table)["phone_number"] == "phone"
    assert said(found.reasons["phone_number"]) == "It has the most numbers."


@pytest.mark.parametrize(
    ("mobile", "phone"),
    [
        (("0821234567", "0821234568", "", ""), ("0831234567", "0831234568", "0831234569", "")),
        (("", "", "", ""), ("4B", "4C", "4D", "4E")),
        (("0821234567", "", "", ""), ("call", "call", "call", "call")),
    ],
)
def test_the_better_name_stays_where_the_other_is_not_much_fuller(
    mobile: Sequence[str], phone: Sequence[str]
) -> None:
    assert columns_of(sheet_of(mobile=mobile, phone=phone))["phone_number"] == "mobile"


def test_an_empty_column_with_the_fields_own_name_gives_way_too() -> None:
    table = sheet_of(phone_number=("", "", ""), cell=NUMBERS)
    assert columns_of(table)["phone_number"] == "cell"


@pytest.mark.parametrize(
    "cells",
    [
        ("-33.925, 18.425", "-33.935, 18.415", "-26.2, 28.05"),
        ("33°55'30\"S 18°25'30\"E", "33°56'S 18°25'E", "-26.2; 28.05"),
        ("https://www.google.com/maps/@-33.925,18.425,15z",) * 3,
    ],
)
@pytest.mark.parametrize("header", ["GPS", "Coordinates", "Where it is"])
def test_places_in_one_cell(cells: tuple[str, ...], header: str) -> None:
    rows = [(f"082123450{at}", cell) for at, cell in enumerate(cells)]
    sheet = Sheet("People", ("Mobile", header), rows, range(2, 5))
    mapping = guess_mapping(sheet, "ZA", "location").mapping
    assert mapping.sources["location_coordinates"] == ColumnSource(header)
    if header != "Where it is":
        assert guess_mapping(sheet, "ZA").mapping.message_type == "location"


# -- one step comes before another ---------------------------------------------------------------


def test_a_column_of_type_words_tells_the_types_even_where_it_is_called_message() -> None:
    table = sheet(("Phone", "Message"), (NUMBERS[0], "text"), (NUMBERS[1], "image"))
    assert forced(table, "") == {"phone_number": "Phone", "message_type": "Message"}
    assert columns_of(table) == {"phone_number": "Phone", "message_type": "Message"}


def test_twice_as_many_numbers_are_enough_and_the_most_are_taken() -> None:
    tel = ("0831234567", "0831234568", "0831234569", "0831234560")
    table = sheet_of(mobile=(*tel[:2], "", ""), phone=tel, work_tel=(*tel[:3], ""))
    assert columns_of(table)["phone_number"] == "phone"


def test_a_column_that_gives_way_can_still_fill_another_field() -> None:
    table = sheet(
        ("Contact name", "Contact number", "Mother cell"),
        ("Front desk", "0215550100", NUMBERS[0]),
        *(("Front desk", "", number) for number in NUMBERS),
    )
    mapped = forced(table, "contacts")
    assert mapped["phone_number"] == "Mother cell"
    assert mapped["contact_phone"] == "Contact number"


def test_of_two_columns_for_one_button_the_first_is_taken() -> None:
    table = sheet(
        ("Phone", "Body", "button_1", "button_2", "2nd button"),
        (NUMBERS[0], "Coming?", "Yes", "No", "Perhaps"),
    )
    assert forced(table, "interactive")["button_2"] == "button_2"


def test_a_numbered_name_comes_before_what_cells_look_like() -> None:
    places = ("-33.925, 18.425",) * 3
    table = sheet(("Phone", "Row 2", "Spot"), *zip(NUMBERS, places, places, strict=True))
    found = guess_mapping(table, "ZA", "")
    assert found.mapping.sources["row_2_title"] == ColumnSource("Row 2")
    assert said(found.reasons["row_2_title"]) == "It is named like the field."


@pytest.mark.parametrize("header", ["Captiony", "Captiox"])
def test_a_name_with_any_other_letter_behind_it_is_no_plural(header: str) -> None:
    assert "caption" not in forced(sheet(("Phone", header), (NUMBERS[0], "Hi")), "image")


def test_the_plural_of_a_field_for_programs_is_not_it() -> None:
    table = sheet(("Phone", "interactives"), (NUMBERS[0], "Hi"))
    assert "interactive" not in forced(table, "interactive")


def test_a_plural_needs_cells_that_fit_as_well() -> None:
    table = sheet(("Phone", "Media links"), *((number, "yes") for number in NUMBERS))
    assert "media_url" not in forced(table, "image")


def test_a_second_column_of_texts_is_no_caption_where_there_is_a_text() -> None:
    table = sheet(("Phone", "Type", "Message", "Msg"), (NUMBERS[0], "text", "Hi", "Ho"))
    assert "caption" not in forced(table, "")


def test_parameters_of_a_template_are_called_as_they_are_in_it() -> None:
    table = sheet(("Phone", "template_name", " variable_day "), (NUMBERS[0], "visit", "Monday"))
    assert forced(table, "template")["variable_day"] == " variable_day "


def test_links_tell_no_type_where_none_for_them_is_offered() -> None:
    table = sheet(("Phone", "Media link"), (NUMBERS[0], "https://a.example/get?id=7"))
    registry = Registry([REGISTRY["text"], REGISTRY["video"]])
    assert guess_mapping(table, "ZA", registry=registry).mapping.message_type == "text"


@pytest.mark.parametrize("header", ["text", "Photo caption", "Onderskrif"])
def test_a_caption_has_names_of_its_own_and_those_of_a_text(header: str) -> None:
    table = sheet(("Phone", header), (NUMBERS[0], "Hi"))
    assert forced(table, "image")["caption"] == header


def test_the_name_of_another_field_is_used_last_and_told_alike() -> None:
    headers = ("contact_2_phone", "Mother phone")
    table = sheet(headers, *((number, number) for number in NUMBERS))
    found = guess(table)
    assert found.mapping.sources["phone_number"] == ColumnSource("Mother phone")
    assert said(found.reasons["phone_number"]) == "Its name and its cells fit."
    alone = guess(named("contact_2_phone", *NUMBERS))
    assert alone.mapping.sources["phone_number"] == ColumnSource("contact_2_phone")
    assert said(alone.reasons["phone_number"]) == "Its name and its cells fit."


def test_degrees_beside_a_text_are_about_the_person() -> None:
    table = sheet(("Cell", "Message", "Lat", "Lng"), (NUMBERS[0], "Hi", "-33.92", "18.42"))
    assert guess(table).mapping.message_type == "text"


def test_types_that_are_not_offered_are_not_looked_for() -> None:
    table = sheet(("Cell", "Message", "Picture"), (NUMBERS[0], "Hi", "https://a.example/x.png"))
    found = guess_mapping(table, "ZA", registry=Registry([REGISTRY["location"]]))
    assert found.mapping.message_type == "location"
    assert set(found.mapping.sources) == {"phone_number"}


def test_mappings_remembered_by_an_earlier_version_are_found_again() -> None:
    assert header_fingerprint(("Cell", "First Name")) == "ca6ed93277b8b442c24d247f913bde16"
