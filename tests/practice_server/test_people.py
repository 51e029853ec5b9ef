"""People to practise with: their answers keep to the contract, which every call is held against."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flowiq_desktop.practice_server.people import PEOPLE, Person, table_of_people
from tests.practice_server.conftest import Serve

IDS = [person.digits for person in PEOPLE]


def _clock(seconds: list[float]) -> Any:
    return lambda: seconds[0]


@pytest.mark.parametrize("person", PEOPLE, ids=IDS)
def test_each_is_listed_in_flowiqs_shape_and_is_sent_to(serve: Serve, person: Person) -> None:
    caller = serve(failing_numbers=True)
    number = f"+2782555{person.digits}"

    listed = caller.history(number)["messages"]
    status, said = caller.call("GET", "/contact", phone_number=number)

    said_before = sum(one.ago >= 0 for one in person.said)
    assert len(listed) == said_before
    assert (said["contact"]["blocked"], said["contact"]["allow_broadcast"]) == (
        person.blocked,
        person.broadcasts,
    )
    assert (said["contact"]["phone_number"] is None) == bool(person.whatsapp_id)
    assert (status, caller.send_to(number)[0]) == (200, 200)
    assert len(caller.history(number)["messages"]) == said_before + 1
    assert f"...{person.digits}  {person.happens}" in table_of_people()


def test_nobody_has_a_past_without_failing_numbers(serve: Serve) -> None:
    caller = serve()
    assert caller.history("+27825553001")["messages"] == []
    assert caller.call("GET", "/contact", phone_number="+27825553020")[1]["contact"]["blocked"] is (
        False
    )


def test_in_practice_mode_everybody_else_wrote_lately(serve: Serve) -> None:
    caller = serve(failing_numbers=True, wrote_lately=True)
    (message,) = caller.history("+27825550301")["messages"]
    assert message["sender_type"] == "user-whatsapp"
    assert caller.history("+27825553004")["messages"] == []


def test_a_past_grows_older(serve: Serve) -> None:
    seconds = [1_800_000_000.0]
    caller = serve(failing_numbers=True, clock=_clock(seconds))
    first = caller.history("+27825553001")["messages"][0]["created_at"]
    seconds[0] += 600
    assert caller.history("+27825553001")["messages"][0]["created_at"] == first


@pytest.mark.parametrize(
    ("digits", "statuses"),
    [
        ("0301", ["sent", "delivered", "read"]),
        ("3030", ["sent", "sent", "sent"]),
        ("3031", ["sent", "failed", "failed"]),
    ],
)
def test_messages_arrive_stay_or_fail(serve: Serve, digits: str, statuses: list[str]) -> None:
    seconds = [1_800_000_000.0]
    caller = serve(failing_numbers=True, clock=_clock(seconds))
    number = f"+2782555{digits}"
    caller.send_to(number)
    found = []
    for later in (0, 5, 60):
        seconds[0] += later
        found.append(caller.history(number)["messages"][0]["message_status"])
    assert found == statuses


@pytest.mark.parametrize(
    ("digits", "status"),
    [
        ("0301", "delivered"),
        ("3002", "delivered"),
        ("3003", "failed"),
        ("3004", "failed"),
        ("3022", "delivered"),  # what they wrote may be filed elsewhere
        ("3030", "sent"),
        ("3040", "failed"),
    ],
)
def test_where_everybody_else_wrote_lately_24_hours_count(
    serve: Serve, digits: str, status: str
) -> None:
    seconds = [1_800_000_000.0]
    caller = serve(failing_numbers=True, wrote_lately=True, clock=_clock(seconds))
    number = f"+2782555{digits}"
    caller.send_to(number)
    seconds[0] += 5
    assert caller.history(number)["messages"][0]["message_status"] == status


def test_a_template_arrives_without_24_hours(serve: Serve) -> None:
    seconds = [1_800_000_000.0]
    caller = serve(failing_numbers=True, wrote_lately=True, clock=_clock(seconds))
    body = {"whatsappNumber": "+27825553004", "templateName": "visit", "bodyParameters": {}}
    caller.call("POST", "/send-template", body)
    seconds[0] += 5
    (message,) = caller.history("+27825553004")["messages"]
    assert message["message_status"] == "delivered"


def test_whoever_is_no_contact_has_never_written_and_a_refusal_for_the_24_hours_is_true(
    serve: Serve,
) -> None:
    caller = serve(failing_numbers=True, wrote_lately=True)
    caller.call("POST", "/contact", {"name": "Ann", "phone_number": "+27825550404"})
    assert caller.history("+27825550404")["messages"] == []
    (message,) = caller.history("+27825551047")["messages"]
    ago = datetime.now(UTC) - datetime.fromisoformat(message["created_at"])
    assert timedelta(hours=24) < ago < timedelta(hours=26)


def test_times_may_have_an_offset(serve: Serve) -> None:
    seconds = [1_800_000_000.0]
    caller = serve(failing_numbers=True, clock=_clock(seconds))
    (message,) = caller.history("+27825553041")["messages"]
    assert message["created_at"].endswith("+02:00")
    assert datetime.fromisoformat(message["created_at"]).timestamp() == seconds[0] - 3600


def test_a_stranger_has_no_conversation(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    status, said = caller.call("GET", "/conversations", whatsappNumber="+27825550404")
    assert (status, said["error"]) == (404, "Contact not found")
    caller.call("POST", "/contact", {"name": "Ann", "phone_number": "+27825550404"})
    assert caller.history("+27825550404")["messages"] == []


def test_no_list_of_an_organisation_that_knows_everybody_is_whole(serve: Serve) -> None:
    caller = serve()
    _, listed = caller.call("GET", "/conversations", action="contacts")
    assert listed["pagination"]["totalContacts"] > listed["count"]
