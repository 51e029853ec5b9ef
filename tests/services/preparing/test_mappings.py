from datetime import date
from pathlib import Path

import pytest

from flowiq_desktop.core.columns.mapping import ChoiceSource, ColumnSource, Mapping, TextSource
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.mappings import MappingService, samples
from flowiq_desktop.texts import said

PEOPLE = Sheet(
    "People",
    ("Name", "Mobile", "Due"),
    (("Anna", "082 123 4567", "5"), ("Ben", "082 765 4321", "7")),
    (2, 3),
)
MINE = Mapping(
    "text", {"phone_number": ColumnSource("Mobile"), "text": TextSource("Hi {{Name}}, {{Due}}")}
)


def service(folder: Path, day: date = date(2026, 5, 12)) -> MappingService:
    return MappingService(PreferenceStore(folder), lambda: day)


def sheet(*headers: str) -> Sheet:
    return Sheet("Other", headers, (), ())


def test_a_new_sheet_gets_a_guess_with_reasons(tmp_path: Path) -> None:
    suggestion = service(tmp_path).suggest(PEOPLE, "ZA")
    assert suggestion.mapping.sources["phone_number"] == ColumnSource("Mobile")
    assert suggestion.remembered_on == ""
    assert said(suggestion.reasons["phone_number"]).endswith(".")


def test_the_mapping_used_last_comes_back_with_its_day(tmp_path: Path) -> None:
    service(tmp_path).remember(PEOPLE, MINE)
    suggestion = service(tmp_path).suggest(PEOPLE, "ZA")
    assert suggestion.mapping == MINE
    assert suggestion.remembered_on == "12 May 2026"
    assert suggestion.reasons == {}


def test_columns_without_headers_are_guessed_anew(tmp_path: Path) -> None:
    rows = (("Anna", "082 123 4567"), ("Ben", "082 765 4321"))
    swapped = tuple((phone, name) for name, phone in rows)
    letters = ("Column A", "Column B")
    mine = Mapping("text", {"phone_number": ColumnSource("Column B")})
    service(tmp_path).remember(Sheet("One", letters, rows, (1, 2)), mine)
    suggestion = service(tmp_path).suggest(Sheet("Two", letters, swapped, (1, 2)), "ZA")
    assert suggestion.mapping.sources["phone_number"] == ColumnSource("Column A")
    assert suggestion.remembered_on == ""


def test_order_case_and_spaces_of_the_headers_do_not_matter(tmp_path: Path) -> None:
    service(tmp_path).remember(PEOPLE, MINE)
    suggestion = service(tmp_path).suggest(sheet("DUE", " mo-bile", "name"), "ZA")
    assert suggestion.remembered_on
    assert suggestion.mapping.sources["phone_number"] == ColumnSource(" mo-bile")
    assert suggestion.mapping.sources["text"] == MINE.sources["text"]


def test_the_column_that_chooses_is_spelled_as_the_sheet_spells_it(tmp_path: Path) -> None:
    choice = ChoiceSource("name", (("Anna", "Hi"),), "Hello")
    service(tmp_path).remember(PEOPLE, MINE.with_source("text", choice))
    found = service(tmp_path).suggest(PEOPLE, "ZA").mapping.sources["text"]
    assert found == ChoiceSource("Name", (("Anna", "Hi"),), "Hello")


@pytest.mark.parametrize("headers", [("Name", "Mobile"), ("Name", "Mobile", "Due", "Town")])
def test_other_headers_are_another_sheet(tmp_path: Path, headers: tuple[str, ...]) -> None:
    service(tmp_path).remember(PEOPLE, MINE)
    assert service(tmp_path).suggest(sheet(*headers), "ZA").remembered_on == ""


def test_a_guess_can_be_asked_for_all_the_same(tmp_path: Path) -> None:
    service(tmp_path).remember(PEOPLE, MINE)
    assert service(tmp_path).suggest(PEOPLE, "ZA", guess_anew=True).remembered_on == ""


def test_a_later_use_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    service(tmp_path).remember(PEOPLE, MINE)
    other = MINE.with_type("image")
    service(tmp_path, date(2026, 6, 1)).remember(PEOPLE, other)
    suggestion = service(tmp_path).suggest(PEOPLE, "ZA")
    assert (suggestion.mapping, suggestion.remembered_on) == (other, "1 June 2026")
    assert len(PreferenceStore(tmp_path).current.mappings) == 1


def test_fifty_mappings_are_kept_and_the_oldest_goes(tmp_path: Path) -> None:
    mappings = service(tmp_path)
    for number in range(52):
        mappings.remember(sheet("Mobile", f"Column {number}"), MINE)
    mappings.remember(sheet("Mobile", "Column 2"), MINE)
    mappings.remember(sheet("Mobile", "New"), MINE)
    known = [
        number
        for number in range(52)
        if mappings.suggest(sheet("Mobile", f"Column {number}"), "ZA").remembered_on
    ]
    assert known == [2, *range(4, 52)]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        "x",
        [],
        {},
        {"mapping": MINE.to_json()},
        {"mapping": MINE.to_json(), "used": "yesterday"},
        {"mapping": MINE.to_json(), "used": 5},
        {"mapping": {"fields": {"text": {}}}, "used": "2026-05-12"},
        {"mapping": {"message_type": "sticker", "fields": {}}, "used": "2026-05-12"},
    ],
)
def test_a_damaged_memory_is_a_new_guess(tmp_path: Path, entry: object) -> None:
    store = PreferenceStore(tmp_path)
    mappings = MappingService(store, lambda: date(2026, 5, 12))
    mappings.remember(PEOPLE, MINE)
    (fingerprint,) = store.current.mappings
    store.current.mappings[fingerprint] = entry
    suggestion = mappings.suggest(PEOPLE, "ZA")
    assert suggestion.remembered_on == ""
    assert suggestion.mapping.sources["phone_number"] == ColumnSource("Mobile")


def test_the_programs_own_sample_comes_with_its_mapping(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path)
    ready_made = (("Due", "Name", "Mobile"), MINE)
    mappings = MappingService(store, lambda: date(2026, 5, 12), lambda: ready_made)
    assert mappings.suggest(PEOPLE, "ZA").mapping == MINE
    assert mappings.suggest(PEOPLE, "ZA").remembered_on == ""
    assert mappings.suggest(sheet("Name", "Mobile"), "ZA").mapping != MINE
    mappings.remember(PEOPLE, MINE.with_type("image"))
    assert mappings.suggest(PEOPLE, "ZA").mapping.message_type == "image"


def test_samples_are_the_first_cells_that_say_something() -> None:
    assert samples(PEOPLE, "Name") == ("Anna", "Ben")


def test_another_type_takes_its_own_columns_and_leaves_what_was_chosen(tmp_path: Path) -> None:
    table = Sheet(
        "S",
        ("Mobile", "Message", "Picture", "Name"),
        [("0821234567", "Hello", "https://a.example/b.png", "Anna")],
        [2],
    )
    chosen = Mapping(
        "text", {"phone_number": ColumnSource("Mobile"), "text": ColumnSource("Message")}
    )
    picture = service(tmp_path).for_type(table, "ZA", chosen, "image")
    assert picture.message_type == "image"
    assert picture.sources["media_url"] == ColumnSource("Picture")
    assert picture.sources["caption"] == ColumnSource("Message")
    assert picture.sources["text"] == ColumnSource("Message")
    typed = chosen.with_source("caption", TextSource("Look"))
    assert service(tmp_path).for_type(table, "ZA", typed, "image").sources["caption"] == TextSource(
        "Look"
    )


def test_what_was_remembered_without_links_holds_for_a_list_with_links(tmp_path: Path) -> None:
    headers, rows = ("Mobile", "Picture"), [("082 123 4567", "see here")]
    plain = Sheet("Plain", headers, rows, (2,))
    sources = {"phone_number": ColumnSource("Mobile"), "media_url": ColumnSource("Picture")}
    service(tmp_path).remember(plain, Mapping("image", sources))
    linked = plain.with_addresses({1: ["https://files.example.org/a.jpg"]})
    found = service(tmp_path).suggest(linked, "ZA")
    assert found.remembered_on
    assert found.mapping.sources["phone_number"] == ColumnSource("Mobile")
    assert found.mapping.sources["media_url"] == ColumnSource("Picture (address)")
    chosen = Mapping("image", {**sources, "media_url": ColumnSource("Picture")})
    service(tmp_path).remember(linked, chosen)
    assert service(tmp_path).suggest(linked, "ZA").mapping == chosen
