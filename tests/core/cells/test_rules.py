"""What messages take from cells that hold no value, for every kind of field and use."""

from collections.abc import Sequence

import pytest

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.reader import PhoneReader

HEADERS = ("Cell", "Name", "Note")
CELL = "0821234567"


@pytest.fixture(scope="module")
def phones() -> PhoneReader:
    return PhoneReader("ZA")


class Bench:
    """Composes one row after the other with one mapping."""

    def __init__(self, phones: PhoneReader, kind: str, **sources: Source) -> None:
        self.accepted: set[tuple[int, str]] = set()
        mapping = Mapping(kind, {"phone_number": ColumnSource("Cell"), **sources})
        self.composer = Composer(HEADERS, mapping, phones, self.accepted)

    def row(self, *cells: str) -> Message:
        return self.composer.compose(0, 2, cells)

    def codes(self, *cells: str) -> list[str]:
        return [problem.code for problem in self.row(*cells).problems]


def codes(message: Message) -> list[str]:
    return [problem.code for problem in message.problems]


@pytest.fixture
def greeting(phones: PhoneReader) -> Bench:
    return Bench(phones, "text", text=TextSource("Hi {{Name}}"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("#REF!", "error_value"),
        ("\u200b", "missing_value"),
        ("\u3164", "missing_value"),
        ("NULL", "word_value"),
        ("-", "word_value"),
        ("see #REF!", "error_inside"),
    ],
)
def test_a_merge_field_without_a_value_blocks_its_row(
    greeting: Bench, name: str, code: str
) -> None:
    message = greeting.row(CELL, name, "")
    assert codes(message) == [code]
    assert not message.ready
    assert message.problems[0].facts["column"] == "Name"


def test_no_error_ever_stands_in_a_body(greeting: Bench) -> None:
    assert greeting.row(CELL, "#REF!", "").body["text"] == "Hi "


@pytest.mark.parametrize(
    ("name", "codes_"),
    [("#N/A", ["error_replaced"]), ("\u2800", []), (" ", []), ("nan", ["word_replaced"])],
)
def test_a_fallback_stands_in(phones: PhoneReader, name: str, codes_: list[str]) -> None:
    bench = Bench(phones, "text", text=TextSource("Hi {{Name|parent}}"))
    message = bench.row(CELL, name, "")
    assert (message.body["text"], codes(message), message.ready) == ("Hi parent", codes_, True)
    assert bench.composer.uses_fallback((CELL, name, ""))


def test_no_fallback_swallows_a_text_with_an_error_inside(phones: PhoneReader) -> None:
    bench = Bench(phones, "text", text=TextSource("Hi {{Name|parent}}"))
    assert bench.codes(CELL, "Anna #N/A", "") == ["error_inside"]


def test_one_column_is_told_once_however_often_it_is_used(phones: PhoneReader) -> None:
    bench = Bench(phones, "text", text=TextSource("{{Name}} {{Name|x}} {{name}} {{Note}}"))
    told = [(p.code, p.facts["column"]) for p in bench.row(CELL, "NULL", "#N/A").problems]
    assert told == [("word_value", "Name"), ("word_value", "name"), ("error_value", "Note")]


def test_what_the_person_took_as_right_is_sent_as_it_is(greeting: Bench) -> None:
    greeting.accepted.add((1, "Null"))
    assert greeting.row(CELL, " Null ", "").body["text"] == "Hi Null"
    assert greeting.row(CELL, "Null", "").ready
    assert not greeting.composer.uses_fallback((CELL, "Null", ""))
    assert greeting.codes(CELL, "NULL", "") == ["word_value"]  # another spelling is another word
    greeting.accepted.add((1, "#REF!"))  # nobody can say that of an error by the window
    assert greeting.row(CELL, "see #REF!", "").problems


def test_what_is_typed_for_everybody_is_theirs(phones: PhoneReader) -> None:
    bench = Bench(phones, "text", text=TextSource("NULL"))
    assert bench.row(CELL, "", "").body["text"] == "NULL"
    assert bench.row(CELL, "", "").ready
    as_json = '{"latitude": 1, "longitude": 2, "name": "#N/A"}'
    assert Bench(phones, "location", location=TextSource(as_json)).row(CELL, "", "").ready


@pytest.mark.parametrize("kind", REGISTRY)
@pytest.mark.parametrize("cell", ["#N/A", "#BEZUG!", "####", " #REF! "])
def test_no_field_of_any_type_takes_an_error(phones: PhoneReader, kind: str, cell: str) -> None:
    for each in REGISTRY.fields_of(kind):
        if each.name == "phone_number":
            continue
        bench = Bench(phones, kind, **{each.name: ColumnSource("Note")})
        message = bench.row(CELL, "Anna", cell)
        here = [p.code for p in message.problems if p.field == each.name]
        assert here == ["error_cell"], each.name
        assert not message.ready
        assert cell.strip() not in str(message.body)


@pytest.mark.parametrize("kind", REGISTRY)
@pytest.mark.parametrize("cell", ["\u200b", "\u3164\u00a0", "\ufe0f", "&nbsp;"])
def test_invisible_text_is_an_empty_cell_in_every_field(
    phones: PhoneReader, kind: str, cell: str
) -> None:
    for each in REGISTRY.fields_of(kind):
        source = {each.name: ColumnSource("Note")} if each.name != "phone_number" else {}
        bench = Bench(phones, kind, **source)
        empty, invisible = bench.row(CELL, "", ""), bench.row(CELL, "", cell)
        assert (invisible.body, invisible.problems) == (empty.body, empty.problems), each.name


@pytest.mark.parametrize("kind", REGISTRY)
def test_no_field_of_any_type_takes_a_stand_in_by_itself(phones: PhoneReader, kind: str) -> None:
    for each in REGISTRY.fields_of(kind):
        if each.name == "phone_number" or (each.name.endswith("_id") and each.kind == "text"):
            continue
        bench = Bench(phones, kind, **{each.name: ColumnSource("Note")})
        here = [p.code for p in bench.row(CELL, "", "None").problems if p.field == each.name]
        assert here in (["word_cell"], ["placeholder"]), each.name


def test_the_id_of_a_button_may_be_any_word(phones: PhoneReader) -> None:
    bench = Bench(
        phones,
        "interactive",
        body=TextSource("Coming?"),
        button_1=TextSource("No"),
        button_1_id=ColumnSource("Note"),
    )
    message = bench.row(CELL, "", "none")
    assert message.ready
    assert "'none'" in str(message.body)


@pytest.mark.parametrize("cell", ["#N/A", "#¿NOMBRE?", "#NV", "Loading...", "####", "Err:502"])
def test_an_error_for_a_phone_number_is_told_as_one(greeting: Bench, cell: str) -> None:
    assert greeting.codes(cell, "Anna", "") == ["number_cell_error"]


@pytest.mark.parametrize("cell", ["NULL", "-", "n/a", "k.A.", "<NA>", "[null]", "undefined"])
def test_a_stand_in_for_a_phone_number_is_no_number(greeting: Bench, cell: str) -> None:
    assert greeting.codes(cell, "Anna", "") == ["number_none"]


@pytest.mark.parametrize("cell", ["\u200b", "\u3164", "\u2800", "\ufeff", "&nbsp;"])
def test_invisible_text_for_a_phone_number_is_none(greeting: Bench, cell: str) -> None:
    assert greeting.codes(cell, "Anna", "") == ["missing"]


def test_a_number_kept_a_text_keeps_its_zeros(phones: PhoneReader) -> None:
    bench = Bench(phones, "text", text=TextSource("Code {{Note}}"))
    assert bench.row('="0821234567"', "", '="00123"').body == {
        "phone_number": "+27821234567",
        "message_type": "text",
        "text": "Code 00123",
    }


def test_merge_fields_in_cells_follow_the_same_rule(phones: PhoneReader) -> None:
    bench = Bench(phones, "text", text=ColumnSource("Note"))
    assert bench.codes(CELL, "#N/A", "Hi {{Name}}") == ["error_value"]
    assert bench.codes(CELL, "nil", "Hi {{Name}}") == ["word_value"]
    assert bench.row(CELL, "#N/A", "Hi {{Name|you}}").body["text"] == "Hi you"


def _json(phones: PhoneReader, kind: str, cell: str) -> Message:
    return Bench(phones, kind, **{kind: ColumnSource("Note")}).row(CELL, "Anna", cell)


def test_a_text_inside_json_follows_the_same_rule(phones: PhoneReader) -> None:
    place = '{{"latitude": 1, "longitude": 2, "name": "{}"}}'
    assert codes(_json(phones, "location", place.format("#N/A"))) == ["error_cell"]
    assert codes(_json(phones, "location", place.format("NULL"))) == ["word_cell"]
    assert codes(_json(phones, "location", place.format("at #REF! 5"))) == ["error_inside"]
    invisible = _json(phones, "location", place.format("\u200b"))
    assert invisible.body["location"] == {"latitude": 1.0, "longitude": 2.0}
    assert invisible.ready


def test_a_card_in_json_with_an_invisible_name_has_none(phones: PhoneReader) -> None:
    card = '[{"name": {"formatted_name": "\u3164"}, "phones": [{"phone": "+27215550100"}]}]'
    assert codes(_json(phones, "contacts", card)) == ["card_without_name"]


def test_json_null_is_an_empty_cell(phones: PhoneReader) -> None:
    assert codes(_json(phones, "interactive", "null")) == ["missing", "no_buttons"]


def test_a_word_in_json_can_be_taken_as_right(phones: PhoneReader) -> None:
    bench = Bench(phones, "contacts", contacts=ColumnSource("Note"))
    card = '[{"name": {"formatted_name": "Null"}, "phones": [{"phone": "+27215550100"}]}]'
    (problem,) = bench.row(CELL, "", card).problems
    bench.accepted.add((2, str(problem.facts["cell"])))
    assert bench.row(CELL, "", card).ready


def _told(message: Message) -> Sequence[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in message.problems]


def test_what_follows_from_a_cell_without_value_is_not_told_as_well(phones: PhoneReader) -> None:
    bench = Bench(
        phones, "contacts", contact_name=ColumnSource("Name"), contact_phone=ColumnSource("Note")
    )
    assert _told(bench.row(CELL, "#N/A", "n/a")) == [
        ("error_cell", "contact_name"),
        ("placeholder", "contact_phone"),
    ]
