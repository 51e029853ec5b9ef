"""A row that is settled at a glance is what its message would have been, without any problem."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.text_columns import TextColumns
from tests.examples import examples

HEADERS = ("Cell", "Kind", "Words", "Link", "Lat", "Lon", "Place", "File", "Reply", "Name")
OWN_TYPES: dict[str, Source] = {
    "phone_number": ColumnSource("Cell"),
    "message_type": ColumnSource("Kind"),
    "text": ColumnSource("Words"),
    "caption": ColumnSource("Words"),
    "media_url": ColumnSource("Link"),
    "latitude": ColumnSource("Lat"),
    "longitude": ColumnSource("Lon"),
    "location_name": ColumnSource("Place"),
    "filename": ColumnSource("File"),
    "context_message_id": ColumnSource("Reply"),
}
PLAIN_ROW = ("082 123 4567", "text", "Hello Thandi", *[""] * 6, "Thandi")
ODD_WORDS = ("", "Dear {{Name}}", "Hi {Name}", "NULL", "#N/A", "x" * 5000, "a\x07b", " ", "\u200b")


def any_of(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


ROWS = st.tuples(
    any_of("082 123 4567", "+27821234567", "0027821234567", "821234567", "12", "", "021 555 0100")
    | st.text("0123456789 +-()./", max_size=16),
    any_of("text", "Text", "image", "video", "audio", "document", "location", "reaction", "", "x"),
    any_of("Hello", "Dear Sir *or* Madam", "Line\nbreak", "None of it", "Mrs B", "R 5", *ODD_WORDS)
    | st.text(),
    any_of("", "https://a.example.org/b.jpg", "https://a.example.org/b.pdf", "C:\\a.jpg")
    | any_of("https://drive.google.com/a.jpg", "http://a.example.org/b.mp3", "{{Name}}"),
    any_of("", "-26.1", "0", "126.1", "91", "-90", "12,5", "1e1") | st.text("-0123456789."),
    any_of("", "28.05", "0", "-26.1", "180", "180.01", "999") | st.text("-0123456789."),
    any_of("", "City Hall", "n/a", "{{Name}}"),
    any_of("", "Invoice.pdf", "x" * 300, "-"),
    any_of("", "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5", "none"),
    any_of(
        "",
        "Anna",
        "*Anna*",
        "Mrs Anna",
        "Mrs",
        "R",
        "R 50",
        "Ann_a",
        "- x",
        "1. x",
        "A\nB",
        "NULL",
        "#REF!",
        "B}} {{C",
        "\u200b",
        "Ann\x07a",
        " ",
    ),
)
TEXTS = any_of(
    *("Hi {{Name}}", "Hi {{Name|you}}, *welcome*", "Hi {{Nmae}}", "Hi {{Name", "{{Name}}", "Hi"),
    *("R {{Name}}", "Mrs {{Name}}, {{Words}} kg", "{{Name}} {{Words}}", "{{Words}} *{{Name}}*"),
    *("{{Name}}, *hello {{Name}}*", "_{{Name}}_: ~{{Words}}~"),
    *("https://a.example.org/{{Name}}.jpg", "https://a.example.org/b.jpg", "#1", "{Name}"),
    *("\u200b", '\u2800{{only if "Name" is not empty}}Hi{{end if}} '),
)


def composer_of(sources: dict[str, Source], kind: str = "") -> Composer:
    return Composer(HEADERS, Mapping(kind, sources), PhoneReader("ZA"))


def assert_same(composer: Composer, cells: Sequence[str]) -> bool:
    """Whether the row was plain; if so, its message has to say the same."""
    plain = composer.plain_rows.read(TextColumns.of([cells])).row(0)
    message = composer.compose(1, 3, cells)
    if plain is None:
        return False
    assert message.problems == ()
    assert message.ready
    assert (plain.message_type, plain.number) == (message.message_type, message.number)
    assert plain.repair == message.repair
    assert plain.words == len(message.wording or REGISTRY.wording_of(message.body))
    assert (message.endpoint, message.category) == ("/send-whatsapp", "")
    return True


@settings(max_examples=examples(300))
@given(st.lists(ROWS, max_size=8), st.sampled_from(["", "text", "image", "location"]))
def test_rows_together_are_what_they_are_alone(rows: list[tuple[str, ...]], kind: str) -> None:
    composer = composer_of(OWN_TYPES, kind)
    alone = [composer.plain_rows.read(TextColumns.of([row])).row(0) for row in rows]
    together = composer.plain_rows.read(TextColumns.of(rows, len(HEADERS)))
    assert [*map(together.row, range(len(rows)))] == alone


@settings(max_examples=examples(3000))
@given(ROWS)
def test_what_is_plain_has_no_problems(cells: tuple[str, ...]) -> None:
    assert_same(composer_of(OWN_TYPES), cells)


@settings(max_examples=examples(1500))
@given(
    ROWS, st.sampled_from([*REGISTRY]), any_of("text", "caption", "media_url", "latitude"), TEXTS
)
def test_a_text_for_all_is_plain_only_where_it_is_right(
    cells: tuple[str, ...], kind: str, field: str, text: str
) -> None:
    sources = {**OWN_TYPES, field: TextSource(text)}
    assert_same(composer_of(sources, kind), cells)
    assert_same(composer_of(sources), cells)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (0, "12"),
        (0, ""),
        (0, "021 555 0100"),
        (1, "sticker"),
        (2, "{{Name}}"),
        (2, "Hi [Name]"),
        (2, "#REF!"),
        (2, "NULL"),
        (2, "x" * 4097),
        (2, "a\x07b"),
        (3, "https://a.example.org/b.jpg"),
        (4, "-26.1"),
        (8, "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5"),
    ],
)
def test_one_odd_cell_leaves_the_row_to_the_composer(place: int, text: str) -> None:
    composer = composer_of(OWN_TYPES)
    assert assert_same(composer, PLAIN_ROW)
    cells = (*PLAIN_ROW[:place], text, *PLAIN_ROW[place + 1 :])
    assert not assert_same(composer, cells)


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("text", {2: "Hello"}),
        ("image", {2: "See this", 3: "https://a.example.org/b.jpg"}),
        ("image", {3: "https://a.example.org/b.png"}),
        ("video", {3: "https://a.example.org/b.mp4"}),
        ("audio", {3: "https://a.example.org/b.mp3"}),
        ("document", {3: "https://a.example.org/b.pdf", 7: "Letter.pdf"}),
        ("location", {4: "-26.1", 5: "28.05", 6: "City Hall"}),
    ],
)
def test_well_written_rows_of_each_type_are_plain(kind: str, filled: dict[int, str]) -> None:
    """Otherwise a large sheet takes three times as long, and nothing else would show it."""
    cells = [filled.get(at, "") for at in range(len(HEADERS))]
    cells[:2] = ["082 123 4567", kind]
    assert assert_same(composer_of(OWN_TYPES), cells)


def test_a_text_for_all_with_the_name_in_it_is_plain() -> None:
    sources: dict[str, Source] = {
        "phone_number": ColumnSource("Cell"),
        "text": TextSource("Hi *{{Name}}*!"),
    }
    assert assert_same(composer_of(sources, "text"), PLAIN_ROW)
    assert not assert_same(composer_of(sources, "text"), (*PLAIN_ROW[:-1], ""))
