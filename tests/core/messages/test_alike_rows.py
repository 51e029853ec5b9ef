"""Of rows with one key the composer reports the same, whatever else stands in them."""

from collections.abc import Hashable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.core.messages.alike_rows import Alike
from flowiq_desktop.core.messages.composer import Composer
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.location import LATITUDE, LONGITUDE
from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.text_columns import TextColumns
from tests.core.messages.test_plain_rows import HEADERS, OWN_TYPES, TEXTS, any_of
from tests.examples import examples

WITH_JSON: dict[str, Source] = {
    **OWN_TYPES,
    "location_coordinates": ColumnSource("Reply"),
    "location": ColumnSource("File"),
}
KINDS = ("text", "image", "video", "audio", "document", "location", "reaction", "template", "x")
LINKS = (
    *("", "https://a.example.org/b.jpg", "https://a.example.org/b.pdf", "https://b.example.org/c"),
    *("http://a.example.org/1.jpg", "http://a.example.org/2.jpg", "http://a.example.org/2.pdf"),
    *("C:\\a.jpg", "D:\\b.jpg", "a.example.org/b.jpg", "https://drive.google.com/file/d/abc/view"),
    *("https://a.example.org/b.exe", " http://a.example.org/1.jpg ", "https://10.0.0.1/a.jpg"),
    *("http://a.example.org/{{Name}}.jpg", "NULL", "#N/A", "https://a.example.org/b.jpg\x07", "-"),
    *("https://a.example.org/b.jpg, https://a.example.org/c.jpg", "http://localhost/a.jpg"),
    "https://a.example.org/b.jpg?X-Amz-Date=20200101T000000Z&X-Amz-Expires=60",
)
ROWS = st.tuples(
    any_of(
        "082 123 4567", "+27821234567", "0831234567", "12", "13", "", "021 555 0100", "x", "#N/A"
    )
    | any_of("{{Name}}", "021 555 0101", "see office", "NULL", "2.78E+10", " "),
    st.sampled_from(KINDS),
    any_of("Hello", "Hi", "", "NULL", "x" * 4097, "y" * 4097, "x" * 1025, "{{Name}}", "Hi [Name]")
    | any_of("a\x07b", "ab\x07", "#REF!", "=A1", " ", "Hi {{Nmae|you}}", "{{#if Name}}a{{/if}}"),
    st.sampled_from(LINKS),
    any_of("", "-26.1", "-33.9", "0", "126.1", "91", "12,5", "1e1", "-26.1, 28.05", "n/a", "x"),
    any_of("", "28.05", "0", "-26.1", "180.01", "999", "-26.1, 28.05", "18° 25' E"),
    any_of("", "City Hall", "Mall", "n/a", "{{Name}}", "x" * 2000),
    any_of("", "Invoice.pdf", "a.pdf", "x" * 300, '{"latitude": 1, "longitude": 2}'),
    any_of("", "wamid.HBgLMjc4MjEyMzQ1NjcVAgARGBI5", "none", "-26.1, 28.05"),
    any_of("", "Anna", "Ben", "NULL", "*B*", "R 50", "Mrs Anna", "R 50 ", "Mr A"),
)
SOURCES = st.sampled_from([OWN_TYPES, WITH_JSON])


def composer_of(sources: dict[str, Source], kind: str = "") -> Composer:
    return Composer(HEADERS, Mapping(kind, sources), PhoneReader("ZA"))


def alike(composer: Composer, rows: Sequence[Sequence[str]]) -> dict[int, Alike]:
    table = TextColumns.of(rows, len(HEADERS))
    found, looks = composer.plain_rows.look(table)
    odd = {at for at, kind in enumerate(found.message_types) if not kind}
    return dict(composer.alike_rows.read(looks, odd))


def place_of(message: Message) -> list[object]:
    place = message.body.get("location")
    axes = (LATITUDE.name, LONGITUDE.name)
    return [place.get(it) for it in axes] if isinstance(place, dict) else []


def assert_alike(composer: Composer, rows: Sequence[Sequence[str]]) -> int:
    """How many rows reported what another one did; each has to, where its key is the same."""
    firsts: dict[Hashable, Message] = {}
    for at, known in alike(composer, rows).items():
        message = composer.compose(at, at + 2, rows[at])
        first = firsts.setdefault(known.key, message)
        assert [it.at(0) for it in message.problems] == [it.at(0) for it in first.problems]
        assert message.ready is first.ready
        assert message.message_type == first.message_type == known.message_type
        assert (message.endpoint, message.category) == ("/send-whatsapp", "")
        assert (message.number, message.repair) == (known.written or (first.number, first.repair))
        words, same = (len(REGISTRY.wording_of(it.body)) for it in (message, first))
        assert words == (same if known.words is None else known.words)
        if not known.is_placed:
            assert place_of(message) == place_of(first)
    return len(rows) - len(firsts)


@settings(max_examples=examples(3000))
@given(st.lists(ROWS, min_size=2, max_size=12), SOURCES)
def test_rows_with_one_key_report_the_same(
    rows: list[tuple[str, ...]], sources: dict[str, Source]
) -> None:
    assert_alike(composer_of(sources), rows)


@settings(max_examples=examples(3000))
@given(ROWS, ROWS, st.sets(st.integers(0, len(HEADERS) - 1)), SOURCES)
def test_rows_that_differ_in_some_cells_report_the_same_where_they_have_one_key(
    one: tuple[str, ...], other: tuple[str, ...], taken: set[int], sources: dict[str, Source]
) -> None:
    mixed = tuple(b if at in taken else a for at, (a, b) in enumerate(zip(one, other, strict=True)))
    assert_alike(composer_of(sources), [one, mixed])


@settings(max_examples=examples(1500))
@given(
    st.lists(ROWS, min_size=2, max_size=8),
    st.sampled_from(["", *REGISTRY]),
    any_of("text", "caption", "media_url", "latitude", "location_name"),
    TEXTS,
)
def test_the_same_with_a_text_for_all(
    rows: list[tuple[str, ...]], kind: str, field: str, text: str
) -> None:
    assert_alike(composer_of({**OWN_TYPES, field: TextSource(text)}, kind), rows)


def row(kind: str, **cells: str) -> tuple[str, ...]:
    plain = {"Cell": "082 123 4567", "Kind": kind}
    return tuple((plain | cells).get(header, "") for header in HEADERS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("text", Cell="12", Words="Hi Anna"), row("text", Cell="12", Words="Hi Benjamin")),
        (row("text", Cell="082 123 4567"), row("text", Cell="083 123 4567")),
        (
            row("image", Link="http://a.example.org/1.jpg"),
            row("image", Link="http://b.example.org/2.jpg", Words="See this"),
        ),
        (
            row("location", Lat="126.1", Lon="28", Place="A"),
            row("location", Lat="126.1", Lon="28", Place="B"),
        ),
        (row("text", Words="Hi", Link="x"), row("text", Words="Hello", Link="y")),
    ],
)
def test_one_fault_is_one_key(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Otherwise a sheet with a quarter wrong takes twice as long, and nothing else shows it."""
    assert assert_alike(composer_of(OWN_TYPES), [one, other]) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("text", Cell="12"), row("text", Cell="13")),
        (row("location", Lat="126.1", Lon="28"), row("location", Lat="126.1", Lon="29")),
        (row("image", Link="http://a.example.org/1.jpg"), row("image", Link="C:\\a.jpg")),
        (row("text", Words="Hi", Link="x"), row("text", Words="Hi", Link="NULL")),
    ],
)
def test_other_faults_are_other_keys(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert assert_alike(composer_of(OWN_TYPES), [one, other]) == 0


@pytest.mark.parametrize(
    "cells",
    [
        row("text", Words="Hi {{Name}}"),
        row("text", Words="Hi", Cell="{{Name}}"),
        row("text", Words="Hi", Reply="none"),
        row("template", Words="Hi"),
        row("nothing", Words="Hi"),
    ],
)
def test_where_more_decides_a_row_is_composed(cells: tuple[str, ...]) -> None:
    assert alike(composer_of(OWN_TYPES), [cells]) == {}


def test_half_a_place_as_a_text_for_all_leaves_the_other_half_to_the_composer() -> None:
    composer = composer_of({**OWN_TYPES, "latitude": TextSource("{{Name}}")})
    assert alike(composer, [row("location", Lon="999", Name="26.1")]) == {}
