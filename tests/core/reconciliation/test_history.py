import json
from datetime import UTC, datetime, timedelta

import pytest

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.messages.types.listing import AS_JSON
from flowiq_desktop.core.reconciliation.history import (
    Content,
    History,
    HistoryEntry,
    Likeness,
    content_of,
    likeness,
    normal,
)

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
SAME, SIMILAR, OTHER = Likeness.SAME, Likeness.SIMILAR, Likeness.OTHER
LINK = "https://example.org/files/letter.pdf?x=1"
BUTTONS = {
    "type": "button",
    "body": "Coming?",
    "footer": "School",
    "buttons": [{"id": "b1", "title": "Yes"}],
}


def _entry(text: str, media_type: str = "", media_url: str = "") -> HistoryEntry:
    return HistoryEntry(text, NOON, outbound=True, media_type=media_type, media_url=media_url)


@pytest.mark.parametrize(
    ("sent", "listed"),
    [
        ("Hello", "Hello"),
        ("Hello \r\nyou ", "Hello\nyou"),
        ("\n Hello", "Hello"),
        ("caf\u00e9", "cafe\u0301"),
        ("R\u00a0100", "R 100"),
        ("one\rtwo", "one\ntwo"),
    ],
)
def test_what_may_change_on_the_way_makes_no_difference(sent: str, listed: str) -> None:
    content = content_of({"message_type": "text", "text": sent})
    assert likeness(_entry(listed), content) is SAME
    assert normal(normal(sent)) == normal(sent)


@pytest.mark.parametrize(
    ("body", "entry", "expected"),
    [
        ({"message_type": "text", "text": "Hello"}, _entry("Hello!"), OTHER),
        ({"message_type": "text", "text": "Hello"}, _entry("hello"), OTHER),
        ({"message_type": "text", "text": "Hi"}, _entry("Hi", media_type="image"), OTHER),
        (
            {"message_type": "image", "media_url": LINK, "caption": "Hi"},
            _entry("Hi", media_type="image", media_url="https://bucket/1"),
            SAME,
        ),
        (
            {"message_type": "image", "media_url": LINK, "caption": "Hi"},
            _entry("", media_type="image"),
            OTHER,
        ),
        (
            {"message_type": "document", "media_url": LINK},
            _entry("", media_type="document", media_url="https://bucket/a/letter.pdf?sig=1"),
            SAME,
        ),
        (
            {"message_type": "document", "media_url": LINK},
            _entry("", media_type="document", media_url="https://bucket/a/99"),
            SIMILAR,
        ),
        (
            {"message_type": "document", "media_url": LINK},
            _entry("letter.pdf", media_type="document"),
            SIMILAR,
        ),
        (
            {"message_type": "document", "media_url": LINK},
            _entry("letter.pdf", media_type="document", media_url=LINK),
            SIMILAR,
        ),
        (
            {"message_type": "document", "media_url": "https://example.org/"},
            _entry("", media_type="document", media_url="https://example.org/"),
            SAME,
        ),
        (
            {"message_type": "document", "media_url": "https://example.org/"},
            _entry("", media_type="document", media_url="https://example.org/?2"),
            SIMILAR,
        ),
        (
            {"message_type": "document", "media_url": "https://[example.org/letter.pdf"},
            _entry("", media_type="document", media_url="https://bucket/letter.pdf"),
            SIMILAR,
        ),
        ({"message_type": "video"}, _entry("", media_type="video"), SIMILAR),
        ({"message_type": "audio", "media_url": LINK}, _entry("", media_type="image"), OTHER),
        (
            {"message_type": "audio", "media_url": LINK},
            _entry("", media_type="audio", media_url=LINK),
            SAME,
        ),
        (
            {"message_type": "interactive", "interactive": BUTTONS},
            _entry(json.dumps({"text": "Coming?", "more": ["School", "Yes"]})),
            SAME,
        ),
        (
            {"message_type": "interactive", "interactive": BUTTONS},
            _entry(json.dumps({"text": "Coming?", "more": ["School", "No"]})),
            SIMILAR,
        ),
        (
            {"message_type": "interactive", "interactive": BUTTONS},
            _entry("Coming?", media_type="interactive"),
            SIMILAR,
        ),
        ({"message_type": "interactive", "interactive": BUTTONS}, _entry("Coming?"), OTHER),
        (
            {"message_type": "interactive", "interactive": BUTTONS},
            _entry(json.dumps(["Coming?", "School", "Yes"])),
            SAME,
        ),
        (
            {"message_type": "interactive", "interactive": BUTTONS},
            _entry("[" * 100_000, media_type="interactive"),
            SIMILAR,
        ),
        (
            {"message_type": "interactive", "interactive": {**BUTTONS, "header_media": {"a": "b"}}},
            _entry(json.dumps(BUTTONS)),
            SAME,
        ),
        (
            {"message_type": "interactive", "interactive": {"type": "button", "buttons": []}},
            _entry(json.dumps(BUTTONS)),
            SIMILAR,
        ),
        (
            {"message_type": "contacts", "contacts": ({"name": "Anna"}, {"name": "Ben"})},
            _entry('["Anna", "Ben"]'),
            SAME,
        ),
        (
            {"message_type": "order", "order": {"seats": 5, "paid": True, "note": None}},
            _entry('{"count": 5}'),
            SAME,
        ),
        (
            {"message_type": "order", "order": {"seats": 5, "for": "Anna"}},
            _entry('{"count": 6, "name": "Anna"}'),
            SIMILAR,
        ),
        (
            {"message_type": "location", "location": {"latitude": -33.9249, "longitude": 18.4}},
            _entry('{"lat": "-33.924900", "lng": "18.40"}'),
            SAME,
        ),
        ({"message_type": "reaction", "reaction": {"message_id": "w1"}}, _entry("17"), OTHER),
    ],
)
def test_entries_are_the_same_similar_or_another(
    body: dict[str, object], entry: HistoryEntry, expected: Likeness
) -> None:
    assert likeness(entry, content_of(body)) is expected


def test_a_body_without_a_part_shows_nothing_in_its_place() -> None:
    assert content_of({}) == Content(AS_JSON, text="", file="", pieces=frozenset())
    assert content_of({"message_type": "text"}) == Content(REGISTRY["text"].listing)
    assert content_of({"message_type": "image"}) == Content(REGISTRY["image"].listing)


def test_an_entry_has_no_more_than_was_listed() -> None:
    bare = HistoryEntry("Hello", NOON, outbound=True)
    assert (bare.status, bare.media_type, bare.media_url, bare.id) == ("sent", "", "", "")


def test_only_spaces_count_as_spaces() -> None:
    assert normal("a~b") == "a~b"


def test_what_came_from_the_person_is_never_ours() -> None:
    entry = HistoryEntry("Hello", NOON, outbound=False)
    assert likeness(entry, content_of({"message_type": "text", "text": "Hello"})) is OTHER


@pytest.mark.parametrize(
    ("ages", "whole", "expected"),
    [
        ([], True, True),
        ([], False, False),
        ([1], True, True),
        ([-1], True, False),
        ([5, -1], False, True),
        ([0], True, False),
    ],
)
def test_only_a_list_that_begins_before_the_moment_or_is_empty_reaches_back(
    ages: list[int], whole: bool, expected: bool
) -> None:
    entries = [HistoryEntry("x", NOON - timedelta(minutes=age), outbound=True) for age in ages]
    assert History(entries, whole, NOON).reaches_back_to(NOON) is expected


TEMPLATE = {"templateName": "visit", "whatsappNumber": "+27820000001"}
WORDS = "Dear Anna,\r\nsee you on Friday. "


@pytest.mark.parametrize(
    ("entry", "wording", "expected"),
    [
        (_entry("Dear Anna,\nsee you on Friday."), WORDS, SAME),
        (_entry("Dear Anna, see you on Monday."), WORDS, SIMILAR),
        (_entry("Dear Anna,\nsee you on Friday.", media_type="image"), WORDS, SAME),
        (_entry("visit"), WORDS, SIMILAR),
        (_entry(""), "", SIMILAR),
        (_entry("~x"), "", SIMILAR),
        (HistoryEntry("Dear Anna,\nsee you on Friday.", NOON, outbound=False), WORDS, OTHER),
    ],
)
def test_a_template_is_known_by_the_words_that_were_frozen_and_may_be_any_other(
    entry: HistoryEntry, wording: str, expected: Likeness
) -> None:
    assert likeness(entry, content_of(TEMPLATE, wording=wording)) is expected


def test_a_template_without_words_shows_none() -> None:
    assert content_of(TEMPLATE) == Content(REGISTRY["template"].listing)


def test_a_picture_is_no_message_with_buttons() -> None:
    content = content_of({"message_type": "interactive", "interactive": BUTTONS})
    assert likeness(_entry("Look at this", media_type="image"), content) is OTHER
    assert likeness(_entry("Look at this", media_type="interactive"), content) is SIMILAR


def test_nothing_is_the_persons_own_unless_it_is_said() -> None:
    assert not _entry("Hello").inbound
