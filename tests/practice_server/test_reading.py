import json
from datetime import datetime

import pytest

from tests.practice_server.conftest import NUMBER, TEXT, Serve
from tests.practice_server.test_contract import SEND_EXAMPLES


class _Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_an_accepted_message_is_in_the_history_of_its_number(serve: Serve) -> None:
    clock = _Clock()
    caller = serve(clock=clock)
    caller.send()

    (message,) = caller.history("+27 82 123 4567")["messages"]

    assert message["message"] == "Good morning"
    assert message["sender_type"] == "bot-whatsapp"
    assert message["message_status"] == "sent"
    assert message["created_at"] == "2027-01-15T08:00:00.000Z"
    assert datetime.fromisoformat(message["created_at"]).timestamp() == clock.now
    assert "id" not in message
    assert caller.history("+27821111111")["count"] == 0


@pytest.mark.parametrize(
    ("name", "media_type", "message"),
    [
        ("image", "image", "Site plan"),
        ("audio", "audio", ""),
        ("document", "document", "Our quote"),
        ("list", "interactive", json.dumps(SEND_EXAMPLES["list"]["interactive"])),
        ("location", None, json.dumps(SEND_EXAMPLES["location"]["location"])),
        ("contacts", None, json.dumps(SEND_EXAMPLES["contacts"]["contacts"])),
    ],
)
def test_each_kind_of_message_is_listed_in_its_shape(
    serve: Serve, name: str, media_type: str | None, message: str
) -> None:
    caller = serve()
    caller.send(SEND_EXAMPLES[name])

    (listed,) = caller.history("+447700900123")["messages"]

    assert (listed["media_type"], listed["message"]) == (media_type, message)
    assert listed["media_url"] == SEND_EXAMPLES[name].get("media_url")


def test_the_history_comes_in_pages_newest_first(serve: Serve) -> None:
    caller = serve()
    for number in range(12):
        caller.send({**TEXT, "text": f"Message {number}"})

    first, second = caller.history(), caller.history(page="2")

    assert [one["message"] for one in second["messages"]] == ["Message 1", "Message 0"]
    assert first["count"] == 10
    assert first["pagination"] == {
        "currentPage": 1,
        "totalPages": 2,
        "totalMessages": 12,
        "messagesPerPage": 10,
        "hasNextPage": True,
        "hasPrevPage": False,
    }
    oldest = caller.history(ascending="true", limit="1")["messages"]
    assert [one["message"] for one in oldest] == ["Message 0"]


def test_the_history_can_be_searched(serve: Serve) -> None:
    caller = serve()
    for text in ("Fees are due", "Sports day", "School fees again"):
        caller.send({**TEXT, "text": text})

    found = caller.history(query="FEES, picnic")

    assert [one["message"] for one in found["messages"]] == ["School fees again", "Fees are due"]
    assert (found["filtered"], found["searchTerms"]) == (True, ["FEES", "picnic"])


def test_messages_can_come_from_the_person(serve: Serve) -> None:
    caller = serve()
    caller.server.add_message(NUMBER, "Thank you")

    assert caller.history()["messages"][0]["sender_type"] == "user-whatsapp"


def test_the_history_may_lag_and_may_show_ids(serve: Serve) -> None:
    clock = _Clock()
    caller = serve(clock=clock, history_lag=30.0, history_ids=True)
    _, said = caller.send()

    assert caller.history()["messages"] == []
    clock.now += 30
    assert caller.history()["messages"][0]["id"] == said["data"]["message_id"]


def test_the_history_can_be_asked_for_by_contact(serve: Serve) -> None:
    caller = serve()
    caller.send()
    _, found = caller.call(
        "GET", "/conversations", action="find-by-phone", whatsappNumber="+27 82 123-4567"
    )

    status, said = caller.call("GET", "/conversations", contactId=found["contact"]["id"])

    assert (found["original_phone"], found["normalized_phone"]) == (
        "+27 82 123-4567",
        "27821234567",
    )
    assert (status, said["count"]) == (200, 1)


def test_contacts_are_listed_in_pages_and_by_search(serve: Serve) -> None:
    caller = serve(known=frozenset({"27821111111", "27822222222"}))
    new = {"name": "Ann Moodley", "phone_number": NUMBER}
    caller.call("POST", "/contact", new)

    _, everybody = caller.call("GET", "/conversations", action="contacts", limit="2")
    _, by_name = caller.call("GET", "/conversations", action="contacts", search="mood")
    _, by_number = caller.call("GET", "/conversations", action="contacts", search="82 222")

    assert everybody["count"] == 2
    assert everybody["pagination"]["totalContacts"] == 3
    assert [one["full_name"] for one in by_name["contacts"]] == ["Ann Moodley"]
    assert [one["whatsapp_id"] for one in by_number["contacts"]] == ["27822222222"]


@pytest.mark.parametrize(
    ("query", "status", "error"),
    [
        ({}, 400, "Missing required field"),
        ({"action": "find-by-phone"}, 400, "Missing required field"),
        ({"action": "everything"}, 400, "Invalid action"),
        ({"whatsappNumber": NUMBER}, 404, "Contact not found"),
        ({"contactId": "0b9f2c1e-6a55-4f0e-9a11-2d7f3a9f0001"}, 404, "Contact not found"),
        ({"action": "find-by-phone", "whatsappNumber": NUMBER}, 404, "Contact not found"),
    ],
)
def test_what_cannot_be_read_is_told(
    serve: Serve, query: dict[str, str], status: int, error: str
) -> None:
    answered, said = serve(known=frozenset()).call("GET", "/conversations", **query)

    assert (answered, said["error"]) == (status, error)


def test_there_are_no_orders(serve: Serve) -> None:
    status, said = serve().call("GET", "/conversations", whatsappNumber=NUMBER, orderId="1")

    assert (status, said["error"]) == (404, "Order not found")
