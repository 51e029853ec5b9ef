"""Which column fills which field, by names, synonyms and values."""

from collections.abc import Callable, Sequence
from typing import overload

import pytest

from flowiq_desktop.core.columns.guess import (
    guess_mapping,
    header_fingerprint,
    samples,
)
from flowiq_desktop.core.columns.mapping import ColumnSource
from flowiq_desktop.core.columns.synonyms import name_key
from flowiq_desktop.core.messages.types import REGISTRY, Registry
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.texts import said
from tests.core.columns.sheets import (
    NUMBERS,
    WAMID,
    columns_of,
    guess,
    named,
    sheet,
    sheet_of,
)


@pytest.mark.parametrize(
    "header", ["phone_number", "Phone Number", "PHONE-NUMBER", " phone number ", "phonenumber"]
)
def test_a_canonical_name_in_any_spelling_is_the_field(header: str) -> None:
    found = guess(named(header, "0821234567"))
    assert found.mapping.sources == {"phone_number": ColumnSource(header)}
    assert found.reasons == {"phone_number": "It is named like the field."}


@pytest.mark.parametrize(
    "header",
    [
        *("Cell", "Mobile", "MSISDN", "Tel", "Tel.", "WhatsApp", "Nommer", "Telefone", "Téléphone"),
        *("Cell No.", "Número de teléfono", "Handynummer", "GSM", "Selfoon", "Телефон", "手机"),
        *("WhatsApp-Number", "Contact number", "रقम".replace("रقम", "رقم الهاتف")),
    ],
)
def test_a_synonym_of_the_phone_number_in_many_languages(header: str) -> None:
    assert columns_of(named(header, *NUMBERS)) == {"phone_number": header}


@pytest.mark.parametrize("header", ["Mother's cell", "Parent Mobile (1)", "GuardianPhone"])
def test_a_longer_header_with_a_word_for_phone(header: str) -> None:
    table = sheet(("Learner", header), *(("Thandi", number) for number in NUMBERS))
    assert columns_of(table) == {"phone_number": header}


def test_the_mobile_comes_before_the_phone_and_whatsapp_before_both() -> None:
    row = ("0111234567", "0821234567", "0831234567")
    assert columns_of(sheet(("Phone", "Cell", "WhatsApp"), row))["phone_number"] == "WhatsApp"
    assert columns_of(sheet(("Phone", "Home", "Cell"), row))["phone_number"] == "Cell"
    headers = ("Mother phone", "Mother home phone", "Mother cell")
    assert columns_of(sheet(headers, row))["phone_number"] == "Mother cell"


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Cell provider", ("Vodacom", "MTN")),
        ("Phone type", ("iPhone", "Samsung")),
        ("Mobile", ("yes", "no")),
        ("Number", ("1", "2")),
        ("To", ("Cape Town", "Durban")),
    ],
)
def test_a_name_like_a_phone_without_numbers_is_none(header: str, values: Sequence[str]) -> None:
    assert columns_of(named(header, *values)) == {}


def test_values_decide_where_names_do_not() -> None:
    table = sheet_of(Parent=("Thandi", "Sipho", "Anna"), Details=NUMBERS, Amount=("10", "20", "30"))
    found = guess(table)
    assert found.mapping.sources == {"phone_number": ColumnSource("Details")}
    assert found.reasons["phone_number"] == "Its cells are phone numbers."


def test_cells_with_two_numbers_are_numbers() -> None:
    numbers = ("0825550101/0835550101", "082 555 0102, 083 555 0102", "0825550103", "0825550104")
    table = sheet(("Naam", "Ouers"), *(("Anna", number) for number in numbers))
    assert columns_of(table)["phone_number"] == "Ouers"


def test_of_a_contact_half_of_the_cells_need_be_numbers() -> None:
    cells = ("0825550101", "0825550102", "see office", "ann@a.example")
    rows = [("Anna", cell, "8001015009087", "2026-01-05") for cell in cells]
    headers = ("Naam", "Parent contact", "Contact ID", "Last contact")
    assert columns_of(sheet(headers, *rows))["phone_number"] == "Parent contact"
    assert "phone_number" not in columns_of(sheet(headers, *rows[2:]))


def test_the_column_with_the_most_numbers_wins() -> None:
    table = sheet(
        ("A", "B"), *((f"082123456{i}" if i else "0123456", f"083123456{i}") for i in range(6))
    )
    assert columns_of(table) == {"phone_number": "B"}


@pytest.mark.parametrize("header", ["ID", "Account no", "Student number", "Invoice"])
def test_digits_of_a_column_with_another_purpose_are_no_phone_number(header: str) -> None:
    assert columns_of(named(header, "821234567", "831234567", "841234567")) == {}


def test_prices_and_dates_are_no_phone_numbers() -> None:
    table = sheet_of(X=("1999.50", "20.00"), Y=("2024-01-15", "2024-02-01"), Z=("45581", "45582"))
    assert columns_of(table) == {}


def test_values_are_judged_by_the_chosen_country() -> None:
    table = named("Details", "07400 123456", "07400 654321")
    assert "phone_number" in guess(table, "GB").mapping.sources
    assert "phone_number" not in guess(table, "SG").mapping.sources


def test_an_own_name_beats_a_synonym_and_a_synonym_beats_values() -> None:
    table = sheet_of(Other=NUMBERS, Cell=NUMBERS, phone_number=NUMBERS)
    assert columns_of(table) == {"phone_number": "phone_number"}
    assert columns_of(sheet_of(Other=NUMBERS, Cell=NUMBERS)) == {"phone_number": "Cell"}


def test_empty_columns_are_matched_by_name() -> None:
    assert columns_of(sheet(("Cell", "Message"))) == {"phone_number": "Cell", "text": "Message"}


@pytest.mark.parametrize("header", ["Message", "msg", "Body text", "text", "Boodskap", "Mensaje"])
def test_text_is_found_by_its_names(header: str) -> None:
    found = guess(sheet_of(Cell=NUMBERS, **{header: ("a", "b", "c")}))
    assert found.mapping.message_type == "text"
    assert found.mapping.sources["text"] == ColumnSource(header)


def test_text_is_never_guessed_from_values() -> None:
    long = "Dear parent, the school closes at 12:00 on Friday."
    assert columns_of(sheet_of(Cell=NUMBERS, Remarks=(long, long, long))) == {
        "phone_number": "Cell"
    }


def test_a_name_is_no_contact_card_in_a_text_campaign() -> None:
    table = sheet_of(Name=("A", "B", "C"), Cell=NUMBERS, Message=("x", "y", "z"))
    found = guess(table)
    assert found.mapping.message_type == "text"
    assert set(found.mapping.sources) == {"phone_number", "text"}


def test_a_contact_persons_number_is_the_persons_number() -> None:
    table = sheet(("Contact name", "Contact phone"), *(("Thandi", number) for number in NUMBERS))
    found = guess(table)
    assert found.mapping.message_type == "text"
    assert found.mapping.sources == {"phone_number": ColumnSource("Contact phone")}


def test_no_column_is_used_twice() -> None:
    headers = sorted({name for field in REGISTRY.all_fields() for name in field.names})
    table = sheet(headers, headers)
    used = list(columns_of(table).values())
    assert len(used) == len(set(used))


def test_no_synonym_stands_for_two_fields_of_one_message() -> None:
    for kind in REGISTRY:
        of_fields = [set(map(name_key, field.names)) for field in REGISTRY.fields_of(kind)]
        keys = [key for keys in of_fields for key in keys]
        shared = {key for key in keys if keys.count(key) > 1}
        # The number on a card is the person's own when the sheet has no other.
        assert shared <= {name_key("contact number"), name_key("contact no")}


def test_a_column_of_types_lets_each_row_name_its_own() -> None:
    table = sheet(
        ("Cell", "Type", "Message", "Link", "Lat", "Long"),
        ("0821234567", "text", "Hello", "", "", ""),
        ("0831234567", "image", "", "https://a.example/x.png", "", ""),
        ("0841234567", "location", "", "", "-33.92", "18.42"),
    )
    found = guess(table)
    assert found.mapping.message_type == ""
    assert columns_of(table) == {
        "phone_number": "Cell",
        "message_type": "Type",
        "text": "Message",
        "media_url": "Link",
        "latitude": "Lat",
        "longitude": "Long",
    }


def test_a_column_of_type_words_is_known_by_its_values() -> None:
    found = guess(sheet_of(Cell=NUMBERS, Send=("text", "Image", "document")))
    assert found.mapping.sources["message_type"] == ColumnSource("Send")
    assert found.reasons["message_type"] == "Its cells are message types."


def test_another_kind_of_type_is_none() -> None:
    assert "message_type" not in columns_of(sheet_of(Cell=NUMBERS, Type=("Parent", "Staff", "x")))
    assert "message_type" not in columns_of(sheet_of(Cell=NUMBERS, Type=("Contact",) * 3))


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("https://a.example/x.pdf", "document"),
        ("https://a.example/x.JPG?size=1", "image"),
        ("https://a.example/x.mp4", "video"),
        ("https://a.example/x.mp3", "audio"),
        ("https://a.example/x.xlsx", "document"),
    ],
)
def test_links_tell_the_type_by_their_ending(link: str, kind: str) -> None:
    found = guess(sheet_of(Cell=NUMBERS, Anything=(link,) * 3))
    assert found.mapping.message_type == kind
    assert found.mapping.sources["media_url"] == ColumnSource("Anything")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Image link", "image"),
        ("Video", "video"),
        ("Voice note", "audio"),
        ("Attachment", "document"),
    ],
)
def test_links_without_ending_tell_it_by_their_header(header: str, kind: str) -> None:
    table = sheet_of(Cell=NUMBERS, **{header: ("https://a.example/get?id=7",) * 3})
    assert guess(table).mapping.message_type == kind


def test_a_website_is_no_file() -> None:
    table = sheet_of(Cell=NUMBERS, Website=("https://a.example/",) * 3)
    assert columns_of(table) == {"phone_number": "Cell"}
    assert columns_of(sheet_of(Cell=NUMBERS, Link=("https://a.example/",) * 3)) == {
        "phone_number": "Cell"
    }


def test_the_message_beside_a_picture_is_its_caption() -> None:
    table = sheet_of(
        Cell=NUMBERS, Picture=("https://a.example/x.png",) * 3, Message=("a", "b", "c")
    )
    found = guess(table)
    assert found.mapping.message_type == "image"
    assert columns_of(table)["caption"] == "Message"


def test_the_message_above_buttons_is_their_body() -> None:
    table = sheet(
        ("Cell", "Message", "Button 1", "Button 2"), ("0821234567", "Coming?", "Yes", "No")
    )
    assert guess(table).mapping.message_type == "interactive"
    assert columns_of(table) == {
        "phone_number": "Cell",
        "body": "Message",
        "button_1": "Button 1",
        "button_2": "Button 2",
    }


def test_two_columns_of_degrees_make_a_place() -> None:
    table = sheet(("Cell", "Lat", "Lng", "Venue"), ("0821234567", "-33,92", "18.42", "Hall"))
    assert guess(table).mapping.message_type == "location"
    assert columns_of(table) == {
        "phone_number": "Cell",
        "latitude": "Lat",
        "longitude": "Lng",
        "location_name": "Venue",
    }


@pytest.mark.parametrize("degrees", [("91.0", "18.42"), ("-33.92", "wide"), ("-33.92", "200")])
def test_columns_out_of_bounds_make_no_place(degrees: tuple[str, str]) -> None:
    table = sheet(("Cell", "Lat", "Long"), ("0821234567", *degrees))
    assert guess(table).mapping.message_type == "text"


def test_contact_cards_with_their_own_columns() -> None:
    table = sheet(
        ("Cell", "contact_name", "contact_phone", "Contact 2 Name", "contact-7-phone"),
        ("0821234567", "Front desk", "0215550100", "Back desk", "0215550101"),
    )
    assert guess(table).mapping.message_type == "contacts"
    assert columns_of(table) == {
        "phone_number": "Cell",
        "contact_name": "contact_name",
        "contact_phone": "contact_phone",
        "contact_2_name": "Contact 2 Name",
        "contact_7_phone": "contact-7-phone",
    }


def test_a_column_of_message_ids_and_one_of_emoji_make_a_reaction() -> None:
    table = sheet(("Cell", "Which", "Emoji"), ("0821234567", WAMID, "👍"))
    assert guess(table).mapping.message_type == "reaction"
    assert columns_of(table) == {
        "phone_number": "Cell",
        "reaction_message_id": "Which",
        "reaction_emoji": "Emoji",
    }


def test_a_column_of_message_ids_in_a_text_campaign_is_what_is_answered() -> None:
    table = sheet(("Cell", "Which", "Message"), ("0821234567", WAMID, "Thank you"))
    assert columns_of(table)["context_message_id"] == "Which"


def test_a_place_is_json_only_when_its_cells_are() -> None:
    place = '{"latitude": -33.9, "longitude": 18.4}'
    assert guess(sheet_of(Cell=NUMBERS, Location=(place,) * 3)).mapping.message_type == "location"
    assert columns_of(sheet_of(Cell=NUMBERS, Location=("Durban",) * 3)) == {"phone_number": "Cell"}


def test_the_columns_of_a_results_sheet_are_left_alone() -> None:
    headers = ("Cell", "Message", "FlowIQ status", "FlowIQ message ID", "FlowIQ row")
    table = sheet(headers, ("0821234567", "Hello", "Sent", WAMID, "821234567"))
    assert columns_of(table) == {"phone_number": "Cell", "text": "Message"}


@pytest.mark.parametrize("kind", [*REGISTRY, ""])
def test_a_sheet_with_every_canonical_column_is_matched_whole(kind: str) -> None:
    fields = REGISTRY.fields_of(kind)
    table = sheet([field.name for field in fields], [field.example for field in fields])
    found = guess(table).mapping
    filled = {field.name: ColumnSource(field.name) for field in fields if field.example}
    assert {name: found.sources.get(name) for name in filled} == filled
    assert found.message_type == kind


def test_only_the_fields_that_are_offered_are_filled() -> None:
    table = sheet_of(
        Cell=NUMBERS, Message=("a", "b", "c"), Lat=("1", "2", "3"), Lng=("1", "2", "3")
    )
    found = guess_mapping(table, "ZA", registry=Registry([REGISTRY["text"]]))
    assert set(found.mapping.sources) == {"phone_number", "text"}


def test_every_match_has_a_reason_in_a_sentence() -> None:
    found = guess(sheet_of(Cell=NUMBERS, Message=("a", "b", "c"), Which=(WAMID,) * 3))
    assert set(found.reasons) == set(found.mapping.sources)
    assert said(found.reasons["phone_number"]) == '"Cell" is another name for it.'
    assert all(said(reason).endswith(".") for reason in found.reasons.values())


def test_an_empty_sheet_and_an_unknown_country() -> None:
    assert guess(sheet(())).mapping.sources == {}
    with pytest.raises(ValueError, match="is not the code of a country"):
        guess(sheet(("Cell",)), "XX")


class CountedColumn(Sequence[str]):
    """A hundred thousand cells that are made when they are looked at, and their rows counted."""

    def __init__(self, cell: Callable[[int], str], looked_at: set[int]) -> None:
        self._cell = cell
        self._looked_at = looked_at

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        self._looked_at.add(index)
        return self._cell(index)


def test_only_a_sample_of_a_large_sheet_is_read() -> None:
    looked_at: set[int] = set()
    cells: list[Callable[[int], str]] = [lambda row: f"08{20_000_000 + row}", str, lambda _row: ""]
    rows = TextColumns([CountedColumn(cell, looked_at) for cell in cells], 100_000)
    table = Sheet("Parents", ("Details", "Amount", "Empty"), rows, range(2, 100_002))
    assert columns_of(table) == {"phone_number": "Details"}
    assert len(looked_at) <= 210
    assert samples(table, "Empty") == ()
    assert len(looked_at) <= 2_300


def test_samples_are_the_first_distinct_values() -> None:
    table = named("Town", "", " Paarl ", "Paarl", "  ", "Worcester", "Ceres", "Wellington")
    assert samples(table, "Town") == ("Paarl", "Worcester", "Ceres")
    assert samples(table, "Town", 1) == ("Paarl",)
    assert samples(table, "Town", 9) == ("Paarl", "Worcester", "Ceres", "Wellington")
    assert samples(named("Town"), "Town") == ()


def test_samples_of_a_column_that_begins_late() -> None:
    table = named("Town", *[""] * 5_000, *["Paarl"] * 5_000)
    assert samples(table, "Town") == ("Paarl",)


def test_samples_of_an_unknown_column() -> None:
    with pytest.raises(ValueError, match="index"):
        samples(named("Town"), "City")


def test_a_fingerprint_holds_for_any_order_case_and_spacing() -> None:
    known = header_fingerprint(("Cell", "First Name", "Amount"))
    assert header_fingerprint(("AMOUNT", "first_name", "cell ")) == known
    assert header_fingerprint(("Cell", "First Name")) != known
    assert header_fingerprint(("Cell", "First Name", "Amount", "Amount (2)")) != known
    assert header_fingerprint(("CellFirst Name", "Amount")) != known


def test_a_fingerprint_of_any_text_can_be_made() -> None:
    assert len(header_fingerprint(("\ud800", "", "名前"))) == 32


@pytest.mark.parametrize(
    "numbers",
    [
        ("082 123 4567", "none", "083 123 4567"),
        ("082 123 4567", "0831234567", "no phone", "084 555 1234", "085 555 1234"),
        ("9876543210", "9876543211", "9876543212"),
    ],
)
def test_a_column_without_a_header_needs_only_look_like_phone_numbers(
    numbers: Sequence[str],
) -> None:
    rows = [("Anna", str(8001015009087 + at), number) for at, number in enumerate(numbers)]
    table = sheet(("Column A", "Column B", "Column C"), *rows)
    assert columns_of(table)["phone_number"] == "Column C"
