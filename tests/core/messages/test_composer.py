"""Rows become messages; what is wrong with the mapping is told once and not in every row."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.core.text_columns import TextColumns
from flowiq_desktop.texts import phrase

HEADERS = ("Cell No", "Name", "Amount", "Message", "Type", "Link")
ROW = ("0821234567", " Thandi ", "R 50", "Hello", "text", "https://a.example/b.png")
CELL = ColumnSource("Cell No")


@pytest.fixture(scope="module")
def phones() -> PhoneReader:
    return PhoneReader("ZA")


def composer(phones: PhoneReader, kind: str, **sources: Source) -> Composer:
    return Composer(HEADERS, Mapping(kind, {"phone_number": CELL, **sources}), phones)


def compose(made: Composer, *cells: str) -> Message:
    return made.compose(3, 9, (*cells, *ROW[len(cells) :]))


def found(problems: Sequence[Problem]) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.code, problem.field) for problem in problems]


def test_a_value_that_changes_the_look_is_told_and_blocks_nothing() -> None:
    headers = ("Cell", "Name", "Sum")
    texts: dict[str, dict[str, list[str]]] = {
        "Dear {{Name}}, you owe {{Sum}}": {"*Anna*": ["look_changed"], "Anna_B": [], "Anna": []},
        "{{Name}}": {"*Anna*": []},
        "Dear Mrs {{Name}}, {{Sum}}": {"Mrs Anna": ["said_twice"], "Anna Mrs": []},
        "R {{Sum}} from Mr {{Name}}": {"Anna": ["said_twice"], "Mr A": ["said_twice"] * 2},
        "Pay {{Name}} {{Sum}}": {"ZAR": ["said_twice"], "Anna": [], "Mrs": []},
        "Pay {{Sum}} *{{Name}}*": {"USD": ["said_twice"], "each": []},
        "*{{Name}}*: {{Sum}}": {"An* na": ["look_changed"]},
    }
    for text, values in texts.items():
        sources: dict[str, Source] = {
            "phone_number": ColumnSource("Cell"),
            "text": TextSource(text),
        }
        composer = Composer(headers, Mapping("text", sources), PhoneReader("ZA"))
        for value, codes in values.items():
            message = composer.compose(0, 2, ("082 123 4567", value, "R 5.00"))
            assert [problem.code for problem in message.problems] == codes
            assert message.ready
            plain = composer.plain_rows.read(
                TextColumns.of([("082 123 4567", value, "R 5.00")])
            ).row(0)
            assert plain is None or not codes
    (problem,) = message.problems
    assert problem.message.startswith('Signs in "Name" change how Message looks')
    assert problem.task == "look at Message where signs in the data change its look"


def test_a_row_becomes_a_message(phones: PhoneReader) -> None:
    message = compose(composer(phones, "text", text=ColumnSource("message")))
    assert message == Message(
        3,
        9,
        "+27821234567",
        "text",
        {"phone_number": "+27821234567", "message_type": "text", "text": "Hello"},
        (),
        phrase("added the country code of {country}", country="ZA"),
    )
    assert message.ready


def test_one_text_for_everybody_takes_each_ones_cells(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource("Dear {{name}}, pay {{ AMOUNT }}. 100 %"))
    assert made.problems == ()
    assert compose(made).body["text"] == "Dear Thandi, pay R 50. 100 %"


def test_a_fallback_stands_in_for_an_empty_cell(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource("Dear {{Name|parent}}"))
    message = compose(made, ROW[0], "  ")
    assert message.problems == ()
    assert message.body["text"] == "Dear parent"
    assert made.uses_fallback((ROW[0], " ", *ROW[2:]))
    assert not made.uses_fallback(ROW)


def test_an_empty_cell_without_fallback_blocks_and_is_told_once(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource("{{Name}} {{Amount}} {{Name}}"))
    message = compose(made, ROW[0], "", "")
    assert found(message.problems) == [(9, "missing_value", "text")] * 2
    assert [problem.facts["column"] for problem in message.problems] == ["Name", "Amount"]
    assert not message.ready


def test_an_unknown_column_is_told_for_the_mapping_and_not_for_each_row(
    phones: PhoneReader,
) -> None:
    made = composer(phones, "text", text=TextSource("Hi {{Nmae}} {{Nmae}} {{Surname|you}}"))
    assert found(made.problems) == [(0, "unknown_column", "text")] * 2
    assert [problem.facts["column"] for problem in made.problems] == ["Nmae", "Surname"]
    assert compose(made).problems == ()


def test_stray_braces_are_told_for_the_mapping_and_not_for_each_row(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource("Hi {{Name, pay {{Amount}}"))
    assert found(made.problems) == [(0, "stray_braces", "text")]
    assert not made.problems[0].blocks
    assert compose(made).problems == ()


def test_fields_as_other_programs_write_them_are_told_once(phones: PhoneReader) -> None:
    made = composer(
        phones, "text", text=TextSource("Hi <<name>>, {Amount} [sic] {{Name}} <<name>>")
    )
    assert [(p.code, dict(p.facts)) for p in made.problems] == [
        ("foreign_field", {"found": "<<name>>", "column": "name"}),
        ("foreign_field", {"found": "{Amount}", "column": "Amount"}),
    ]
    assert not any(problem.blocks for problem in made.problems)
    assert compose(made).problems == ()


def test_fields_as_other_programs_write_them_are_told_of_cells(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=ColumnSource("Message"))
    assert made.problems == ()
    message = compose(made, *ROW[:3], "Hi [Name]")
    assert found(message.problems) == [(9, "foreign_field", "text")]
    assert message.body["text"] == "Hi [Name]"
    assert compose(made, *ROW[:3], "Hi [sic]").problems == ()


def test_braces_of_json_are_no_other_programs_fields(phones: PhoneReader) -> None:
    made = composer(phones, "location", location=TextSource('{"latitude": 1, "name": ["Name"]}'))
    assert "foreign_field" not in [p.code for p in made.problems]


def test_a_column_that_is_gone_is_told_once(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=ColumnSource("Wording"))
    assert found(made.problems) == [(0, "unknown_source", "text")]
    assert compose(made).problems == ()


def test_merge_fields_in_a_cell_are_filled_and_checked_in_its_row(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=ColumnSource("Message"))
    assert made.problems == ()

    def texts(cell: str, name: str = "Ben") -> tuple[object, list[tuple[int, str, str]]]:
        message = compose(made, ROW[0], name, "R 1", cell)
        return message.body["text"], found(message.problems)

    assert texts("Hi {{Name}}") == ("Hi Ben", [])
    assert texts("Hi {{Name|you}}", "") == ("Hi you", [])
    assert texts("Hi {{Name}}", "") == ("Hi ", [(9, "missing_value", "text")])
    assert texts("Hi {{Nmae|you}}") == ("Hi you", [(9, "unknown_column", "text")])
    assert texts("Hi {{Name") == ("Hi {{Name", [(9, "stray_braces", "text")])
    assert texts("{{Name}}", "") == ("", [(9, "missing_value", "text")])
    assert texts("{{Nmae}}") == ("", [(9, "unknown_column", "text")])


def test_a_cell_is_never_filled_twice(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource("Hi {{Name}}"))
    assert compose(made, ROW[0], "{{Amount}}").body["text"] == "Hi {{Amount}}"


def test_a_cell_cannot_break_out_of_json(phones: PhoneReader) -> None:
    json = '{"latitude": {{Amount}}, "longitude": 18, "name": "{{Name}}"}'
    made = composer(phones, "location", location=TextSource(json))
    assert made.problems == ()
    tricky = 'Bob", "address": "x\\'
    message = compose(made, ROW[0], tricky, "-33.5")
    assert message.problems == ()
    assert message.body["location"] == {"latitude": -33.5, "longitude": 18.0, "name": tricky}


def test_braces_that_json_needs_are_not_stray(phones: PhoneReader) -> None:
    json = '{"body": "Hi {{Name}}", "buttons": [{"title": "Yes"}], "header_media": {"url": "x"}}'
    made = composer(phones, "interactive", interactive=TextSource(json))
    assert made.problems == ()
    assert "stray_braces" not in [p.code for p in compose(made).problems]


@pytest.mark.parametrize(
    ("kind", "unmapped"),
    [
        ("text", ["text"]),
        ("image", ["media_url"]),
        ("video", ["media_url"]),
        ("audio", ["media_url"]),
        ("document", ["media_url"]),
        ("location", ["latitude", "longitude"]),
        ("contacts", ["contact_name", "contact_phone"]),
        ("interactive", ["body"]),
        ("reaction", ["reaction_message_id"]),
    ],
)
def test_what_no_row_can_do_without_must_come_from_somewhere(
    phones: PhoneReader, kind: str, unmapped: list[str]
) -> None:
    made = Composer(HEADERS, Mapping(kind, {}), phones)
    assert found(made.problems) == [(0, "not_mapped", n) for n in ["phone_number", *unmapped]]
    assert all(problem.blocks for problem in made.problems)
    row_problems = [problem.code for problem in compose(made).problems]
    assert row_problems == (["no_buttons"] if kind == "interactive" else [])
    assert not compose(made).ready


@pytest.mark.parametrize("kind", ["location", "contacts", "interactive", "reaction"])
def test_a_column_of_json_fills_all_that_is_needed(phones: PhoneReader, kind: str) -> None:
    made = composer(phones, kind, **{kind: ColumnSource("Message")})
    assert made.problems == ()
    assert [p.code for p in compose(made).problems] == ["bad_json"]


def test_a_blank_text_fills_nothing(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource(" \n"))
    assert found(made.problems) == [(0, "not_mapped", "text")]


@pytest.mark.parametrize(
    "unseen",
    [
        "\u200b",
        " \u2800 ",
        "\u3164",
        "{{Name|\u2060}}",
        '{{only if "Name" is "x"}}Hi{{end if}}\u00ad',
    ],
)
def test_a_text_that_nobody_would_see_is_sent_to_nobody(phones: PhoneReader, unseen: str) -> None:
    cells = (ROW[0], "", *ROW[2:])
    text = compose(composer(phones, "text", text=TextSource(unseen)), *cells)
    assert ("missing", "text") in [(p.code, p.field) for p in text.problems]
    assert not text.ready
    made = composer(phones, "interactive", body=TextSource("Hi"), button_1=TextSource(unseen))
    assert [p.code for p in compose(made, *cells).problems] == ["no_buttons"]


def test_each_row_may_name_its_own_type(phones: PhoneReader) -> None:
    sources: dict[str, Source] = {
        "message_type": ColumnSource("Type"),
        "text": ColumnSource("Message"),
        "media_url": ColumnSource("Link"),
        "caption": ColumnSource("Name"),
    }
    made = composer(phones, "", **sources)
    assert made.problems == ()

    def of_type(written: str) -> Message:
        return compose(made, *ROW[:4], written)

    assert of_type("Photo").body == {
        "phone_number": "+27821234567",
        "message_type": "image",
        "media_url": ROW[5],
        "caption": " Thandi ",
    }
    assert of_type(" TEXT ").body["text"] == "Hello"
    assert found(of_type("sticker").problems) == [(9, "unknown_type", "message_type")]
    assert found(of_type(" ").problems) == [(9, "missing", "message_type")]
    assert of_type("sticker").number == "+27821234567"
    assert not of_type("sticker").ready
    assert [p.code for p in of_type("audio").problems] == [
        *("unused_caption", "wrong_media_kind", "not_sent")
    ]


@pytest.mark.parametrize(
    ("source", "place"),
    [(ColumnSource("Type"), 4), (TextSource("{{Type}}"), 4), (TextSource("{{Name|text}}"), 1)],
)
def test_each_row_is_asked_for_its_type_again(
    phones: PhoneReader, source: Source, place: int
) -> None:
    made = composer(phones, "", message_type=source, text=ColumnSource("Message"))
    kinds = ["text", "image", "text", "sticker", "image", ""]
    rows = [compose(made, *ROW[:place], kind) for kind in kinds]
    last = "text" if place == 1 else ""
    assert [row.message_type for row in rows] == ["text", "image", "text", "", "image", last]


def test_a_type_in_a_cell_that_mentions_another_cell_is_the_rows_own(phones: PhoneReader) -> None:
    made = composer(phones, "", message_type=ColumnSource("Type"), text=ColumnSource("Message"))
    rows = [compose(made, ROW[0], kind, *ROW[2:4], "{{Name}}") for kind in ("text", "image")]
    assert [row.message_type for row in rows] == ["text", "image"]


def test_what_a_rows_own_type_does_not_send_is_said(phones: PhoneReader) -> None:
    sources: dict[str, Source] = {
        "message_type": ColumnSource("Type"),
        "text": ColumnSource("Message"),
        "media_url": ColumnSource("Link"),
        "caption": ColumnSource("Message"),
        "filename": ColumnSource("Name"),
    }
    made = composer(phones, "", **sources)

    def told(kind: str, *cells: str) -> list[tuple[int, str, str]]:
        row = (*ROW[:4], kind, ROW[5])
        return found(compose(made, *cells, *row[len(cells) :]).problems)

    # The text is the caption too: of the picture only its name in a document is lost.
    assert told("image") == [(9, "not_sent", "filename")]
    assert told("text") == [(9, "not_sent", "media_url"), (9, "not_sent", "filename")]
    assert told("image", ROW[0], " \u200b") == []
    assert compose(made, *ROW[:4], "image").ready


def test_only_what_a_row_sends_can_be_wrong_with_it(phones: PhoneReader) -> None:
    """A picture is not held back by the empty name in a text that it does not show."""
    sources: dict[str, Source] = {
        "message_type": ColumnSource("Type"),
        "text": TextSource("Dear {{Name}}"),
        "media_url": ColumnSource("Link"),
    }
    made = composer(phones, "", **sources)
    assert compose(made, ROW[0], "", "", "", "image").problems == ()
    assert found(compose(made, ROW[0], "", "", "", "text", "").problems) == [
        (9, "missing_value", "text")
    ]


def test_what_is_mapped_for_another_type_does_not_matter(phones: PhoneReader) -> None:
    others = {"caption": TextSource("{{Gone}} {{"), "contact_7_name": TextSource("{{Gone}}")}
    made = composer(phones, "text", text=ColumnSource("Message"), **others)
    assert made.problems == ()
    assert compose(made).problems == ()


def test_further_cards_are_sent_when_they_are_mapped(phones: PhoneReader) -> None:
    cards = {
        f"contact_{prefix}{part}": TextSource(text)
        for prefix in ("", "7_")
        for part, text in (("name", "{{Name}}"), ("phone", "0821234567"))
    }
    made = composer(phones, "contacts", **cards)
    contacts = compose(made).body["contacts"]
    assert isinstance(contacts, list)
    assert len(contacts) == 2


def test_without_a_column_for_the_type_every_row_is_blocked(phones: PhoneReader) -> None:
    made = composer(phones, "", text=ColumnSource("Message"))
    assert found(made.problems) == [(0, "not_mapped", "message_type")]
    assert not compose(made).ready


def test_a_type_that_does_not_exist_is_told_once(phones: PhoneReader) -> None:
    made = composer(phones, "sticker", text=ColumnSource("Message"))
    assert (0, "unknown_type", "message_type") in found(made.problems)
    assert made.problems[0].blocks
    assert not compose(made).ready


def test_a_field_that_does_not_exist_is_told_once(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=ColumnSource("Message"), captoin=ColumnSource("Name"))
    (problem,) = made.problems
    assert (problem.code, problem.field, problem.blocks) == ("unknown_field", "captoin", False)
    assert "captoin" in problem.message


def test_number_and_type_may_come_from_texts_too(phones: PhoneReader) -> None:
    sources: dict[str, Source] = {
        "phone_number": TextSource("+27{{Amount}}"),
        "message_type": TextSource("text"),
        "text": ColumnSource("Message"),
    }
    made = Composer(HEADERS, Mapping("", sources), phones)
    assert made.problems == ()
    message = compose(made, "", "", "82 123 4567")
    assert message.body["phone_number"] == "+27821234567"
    assert message.ready
    empty = compose(made, "", "", "")
    assert not empty.ready
    assert found(empty.problems)[0] == (9, "missing_value", "phone_number")


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "12", "082 123 4567 / 083 123 4567"])
def test_a_row_without_a_number_is_never_ready(phones: PhoneReader, cell: str) -> None:
    message = compose(composer(phones, "text", text=ColumnSource("Message")), cell)
    (problem,) = message.problems
    assert (problem.field, problem.blocks) == ("phone_number", True)
    assert not message.ready


def test_errors_of_the_mapping_come_before_warnings(phones: PhoneReader) -> None:
    made = composer(phones, "image", caption=TextSource("{{Name"), media_url=ColumnSource("Gone"))
    assert [problem.blocks for problem in made.problems] == [True, False]


def test_columns_are_found_however_they_are_written(phones: PhoneReader) -> None:
    made = composer(phones, "text", text=TextSource("x"), caption=ColumnSource("Gone"))
    assert made.column_of("phone_number") == 0
    assert made.column_of("text") is None
    assert made.column_of("caption") is None
    assert made.column_of("filename") is None


@pytest.mark.parametrize("kind", REGISTRY)
def test_a_row_of_blanks_never_fails(phones: PhoneReader, kind: str) -> None:
    sources = {field.name: ColumnSource("Name") for field in REGISTRY[kind].fields}
    made = composer(phones, kind, **sources)
    for cells in (("",) * 6, (" ",) * 6, ("\x00",) * 6, ("{{",) * 6, ("{{Name}}",) * 6):
        assert not made.compose(0, 2, cells).ready
