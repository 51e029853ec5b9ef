import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flowiq_desktop.flowiq.conversations import (
    MOST_PAGES,
    CannotCheckError,
    ConversationReading,
    clock_offset,
)
from flowiq_desktop.flowiq.http.transport import Answer
from flowiq_desktop.flowiq.reasons import meaning_of

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
NUMBER = "+27825550301"
HEADERS = {"content-type": "application/json", "date": "Tue, 12 May 2026 11:59:30 GMT"}


def _entry(minute: int = 0, text: str = "Hello", **changed: object) -> dict[str, Any]:
    return {
        "message": text,
        "sender_type": "bot-whatsapp",
        "created_at": (NOON - timedelta(minutes=minute)).isoformat(),
        "message_status": "delivered",
        "media_type": None,
        "media_url": None,
        "reactions": [],
        **changed,
    }


def _page(*entries: object, more: object = False, **changed: object) -> Answer:
    body = {
        "success": True,
        "messages": list(entries),
        "pagination": {"hasNextPage": more},
        "count": len(entries),
        "filtered": False,
        **changed,
    }
    return Answer(200, HEADERS, json.dumps(body).encode())


def _read(*pages: Answer, since: datetime = NOON - timedelta(days=1)) -> ConversationReading:
    reading = ConversationReading(NUMBER, since)
    for page in pages:
        assert reading.next_page
        reading.add(page, NOON)
    return reading


def test_an_entry_is_read_as_documented() -> None:
    reading = _read(_page(_entry(text="Hi", media_type="image", media_url="https://x/1", id="m1")))
    history = reading.history(NOON)
    (entry,) = history.entries
    assert (entry.text, entry.at, entry.outbound, entry.status) == ("Hi", NOON, True, "delivered")
    assert (entry.media_type, entry.media_url, entry.id) == ("image", "https://x/1", "m1")
    assert history.whole
    assert history.offset == timedelta(seconds=30)


def test_pages_are_asked_for_until_the_moment_is_reached() -> None:
    since = NOON - timedelta(minutes=5)
    reading = ConversationReading(NUMBER, since)
    reading.add(_page(_entry(1), _entry(3), more=True), NOON)
    assert reading.next_page == 2
    reading.add(_page(_entry(6), _entry(9), more=True), NOON)
    assert reading.next_page == 0
    assert not reading.history(NOON).whole


def test_what_shifts_between_two_pages_is_counted_once() -> None:
    reading = _read(_page(_entry(1), _entry(2), more=True), _page(_entry(2), _entry(3)))
    assert len(reading.history(NOON).entries) == 3


def test_an_id_that_is_listed_twice_is_one_message() -> None:
    reading = _read(_page(_entry(1, id="m1"), _entry(1, id="m1", message_status="read")))
    assert len(reading.history(NOON).entries) == 1


def test_two_equal_entries_of_one_page_are_two_messages() -> None:
    assert len(_read(_page(_entry(1), _entry(1))).history(NOON).entries) == 2


def test_a_page_that_begins_with_the_oldest_is_not_relied_on() -> None:
    """Newest first is documented; otherwise the message may be on a page that is not read."""
    with pytest.raises(CannotCheckError) as caught:
        _read(_page(_entry(9), _entry(5), _entry(6), more=True))
    assert (caught.value.reason, "oldest" in caught.value.detail) == ("history_unreadable", True)
    # Two in the wrong order are two that came at once.
    assert len(_read(_page(_entry(1), _entry(3), _entry(2))).history(NOON).entries) == 3


def test_a_conversation_without_end_is_given_up() -> None:
    pages = [_page(_entry(place), more=True) for place in range(MOST_PAGES)]
    reading = _read(*pages)
    assert reading.next_page == 0
    assert not reading.history(NOON).whole


@pytest.mark.parametrize(
    "changed",
    [
        {"sender_type": "robot"},
        {"sender_type": ["bot-whatsapp"]},
        {"message_status": "queued"},
        {"media_type": "hologram"},
        {"media_type": {}, "message": 7},
        {"message": None},
        {"message": {"body": "Hello"}},
        {"created_at": "yesterday"},
        {"created_at": None},
        {"created_at": "2026-05-12T12:00:00"},
        {"whatsapp_id": "27825550399"},
    ],
)
def test_an_entry_of_another_shape_makes_the_list_no_evidence(changed: Mapping[str, Any]) -> None:
    with pytest.raises(CannotCheckError):
        _read(_page(_entry(), _entry(**changed)))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, HEADERS, b"[]"),
        Answer(200, HEADERS, b'{"success": true, "success": false}'),
        Answer(200, HEADERS, b"[" * 100_000),
        Answer(200, {"content-type": "text/html"}, b"{}"),
        Answer(204, HEADERS, b""),
        Answer(404, HEADERS, b'{"error": "Contact not found"}'),
        _page("Hello"),
        _page(success="true"),
        _page(filtered=True),
        _page(messages={}),
        _page(pagination={"hasNextPage": "no"}),
        _page(pagination=[]),
        _page(contact={"whatsapp_id": "27825550399"}),
        _page(normalized_phone="27825550399"),
    ],
)
def test_a_list_of_another_shape_or_person_is_no_evidence(answer: Answer) -> None:
    with pytest.raises(CannotCheckError):
        _read(answer)


def test_the_same_person_in_another_spelling_is_the_same() -> None:
    assert _read(_page(_entry(), contact={"whatsapp_id": "+27 82 555 0301"})).next_page == 0


def test_what_the_person_sends_may_have_any_status() -> None:
    entry = _entry(sender_type="user-whatsapp", message_status=None)
    assert not _read(_page(entry)).history(NOON).entries[0].outbound


@pytest.mark.parametrize(
    "date",
    [
        "",
        "soon",
        "Tue, 99 May 2026 11:59:30 GMT",
        "12 May 2026 11:59",
        "12 May 999999999999999999999 11:59:30 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ],
)
def test_a_date_that_says_nothing_teaches_nothing(date: str) -> None:
    assert clock_offset(NOON, date) is None
    assert clock_offset(None, HEADERS["date"]) is None


@pytest.mark.parametrize("sender", ["user-web", "human-web", "bot-web"])
def test_what_was_written_on_a_web_page_is_listed_and_never_ours(sender: str) -> None:
    listed = _entry(1, "Hello", sender_type=sender, message_status="", media_type="sticker")
    reading = _read(_page(_entry(), listed))
    assert [entry.outbound for entry in reading.history(NOON).entries] == [True, False]
    assert not any(entry.inbound for entry in reading.history(NOON).entries)


@pytest.mark.parametrize("sender", ["user-whatsapp", "system", "user-web"])
def test_what_is_not_ours_may_have_no_text(sender: str) -> None:
    reading = _read(_page(_entry(message=None, sender_type=sender)))
    assert [entry.text for entry in reading.history(NOON).entries] == [""]


def test_a_person_listed_without_their_number_has_words_of_their_own() -> None:
    for answer in (
        _page(contact={"whatsapp_id": "ZA.1502576394655843", "phone_number": None}),
        _page(_entry(whatsapp_id="ZA.27825550301")),
    ):
        with pytest.raises(CannotCheckError) as caught:
            _read(answer)
        assert caught.value.reason == "history_without_number"
    assert "without their number" in meaning_of("history_without_number").sentence
