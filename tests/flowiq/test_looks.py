"""Looks are read leniently, except where they would say something untrue about a person."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flowiq_desktop.core.reach.look import Standing
from flowiq_desktop.flowiq.conversations import CannotCheckError
from flowiq_desktop.flowiq.http.transport import Answer
from flowiq_desktop.flowiq.looks import (
    ContactSettings,
    read_contact,
    read_contacts,
    read_conversation,
)

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
NUMBER = "+27825550301"
HEADERS = {"content-type": "application/json", "date": "Tue, 12 May 2026 11:59:30 GMT"}
USERNAME = {"whatsapp_id": "ZA.1502576394655843", "phone_number": None}


def _answer(body: object, status: int = 200) -> Answer:
    return Answer(status, HEADERS, json.dumps(body).encode())


def _entry(minute: int = 0, **changed: object) -> dict[str, Any]:
    return {
        "message": "Hello",
        "sender_type": "user-whatsapp",
        "created_at": (NOON - timedelta(minutes=minute)).isoformat(),
        "message_status": "read",
        **changed,
    }


def _page(*entries: object, more: bool = False, **changed: object) -> Answer:
    body = {"success": True, "messages": list(entries), "pagination": {"hasNextPage": more}}
    return _answer({**body, "count": len(entries), "filtered": False, **changed})


@pytest.mark.parametrize(
    "odd",
    [
        {"sender_type": "robot"},
        {"sender_type": "user-web"},
        {"sender_type": "bot-whatsapp", "message_status": "queued"},
        {"sender_type": "bot-whatsapp", "created_at": None},
        {"sender_type": "system", "created_at": "yesterday"},
        {"media_type": "hologram"},
        {"message": None},
        {"message": {"button": {"text": "Stop"}}},
        {"created_at": "2026-05-12T13:00:00+02:00"},
        {"created_at": "2026-05-12T11:00:00Z"},
    ],
)
def test_what_nobody_knows_is_no_hindrance(odd: dict[str, object]) -> None:
    seen = read_conversation(_page(_entry(7), _entry(60, **odd)), NUMBER, NOON)
    assert seen.standing is Standing.CONTACT
    assert seen.entries[0].inbound
    assert seen.whole
    assert seen.offset == timedelta(seconds=30)


@pytest.mark.parametrize(
    "odd",
    [
        {"created_at": None},
        {"created_at": "2026-05-12T12:00:00"},
        {"sender_type": "robot", "created_at": ""},
        {"whatsapp_id": "27825550399"},
    ],
)
def test_when_somebody_wrote_and_who_must_be_beyond_doubt(odd: dict[str, object]) -> None:
    with pytest.raises(CannotCheckError):
        read_conversation(_page(_entry(), _entry(60, **odd)), NUMBER, NOON)


def test_oldest_first_is_no_matter_unless_the_newest_are_on_another_page() -> None:
    entries = [_entry(9), _entry(1)]
    assert len(read_conversation(_page(*entries), NUMBER, NOON).entries) == 2
    with pytest.raises(CannotCheckError):
        read_conversation(_page(*entries, more=True), NUMBER, NOON)


def test_somebody_unknown_is_no_contact() -> None:
    missing = {"error": "Contact not found", "message": "", "whatsapp_id": "27825550301"}
    seen = read_conversation(_answer(missing, 404), NUMBER, NOON)
    assert (seen.standing, seen.entries) == (Standing.NO_CONTACT, ())
    for refused in ({**missing, "whatsapp_id": "27825550399"}, {"error": "Order not found"}):
        with pytest.raises(CannotCheckError):
            read_conversation(_answer(refused, 404), NUMBER, NOON)


def test_somebody_listed_by_an_id_is_told_apart_from_somebody_who_never_wrote() -> None:
    assert read_conversation(_page(contact=USERNAME), NUMBER, NOON).standing is (
        Standing.WITHOUT_NUMBER
    )
    both = {**USERNAME, "phone_number": "+27 82 555 0301"}
    assert read_conversation(_page(contact=both), NUMBER, NOON).standing is Standing.CONTACT
    with pytest.raises(CannotCheckError):
        read_conversation(_page(contact={"whatsapp_id": "27825550399"}), NUMBER, NOON)


@pytest.mark.parametrize(
    ("contact", "settings"),
    [
        ({"blocked": True, "allow_broadcast": True}, ContactSettings(True, True)),
        ({"blocked": False, "allow_broadcast": False}, ContactSettings(False, False)),
        ({"blocked": None, "allow_broadcast": "yes"}, ContactSettings()),
        ({"whatsapp_id": "27825550301"}, ContactSettings()),
        ({**USERNAME, "blocked": True}, ContactSettings(True, without_number=True)),
    ],
)
def test_what_a_contact_is_set_to(contact: dict[str, object], settings: ContactSettings) -> None:
    answer = _answer({"success": True, "contact": contact})
    assert read_contact(answer, NUMBER) == settings


def test_another_contact_says_nothing_about_this_one() -> None:
    other = _answer({"success": True, "contact": {"whatsapp_id": "27825550399", "blocked": True}})
    for answer in (other, _answer({"success": True}), _answer([])):
        with pytest.raises(CannotCheckError):
            read_contact(answer, NUMBER)
    assert read_contact(_answer({"error": "Contact not found"}, 404), NUMBER) == ContactSettings()


def test_a_page_of_contacts_says_who_is_on_it() -> None:
    listed = [{"id": "a", "whatsapp_id": "27825550301"}, {"id": "b", "phone_number": "+5521"}]
    pagination = {"hasNextPage": True, "totalContacts": 120}
    page = read_contacts(_answer({"success": True, "contacts": listed, "pagination": pagination}))
    assert page.ids == {"a", "b"}
    assert page.people == {"27825550301", "5521"}
    assert (page.without_number, page.total, page.more) == (False, 120, True)
    for odd in (USERNAME, {}, "a contact"):
        body = {"success": True, "contacts": [*listed, odd], "pagination": pagination}
        assert read_contacts(_answer(body)).without_number
    with pytest.raises(CannotCheckError):
        read_contacts(_answer({"success": True, "messages": []}))
