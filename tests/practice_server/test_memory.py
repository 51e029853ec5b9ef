"""Memory: a pretend FlowIQ that begins anew lists what it accepted before, and knows who got it."""

from typing import Any

import pytest

from flowiq_desktop.practice_server.memory import Earlier
from tests.practice_server.conftest import Serve

START = 1_800_000_000.0
AN_HOUR_AGO = START - 3600


def _text(number: str) -> dict[str, Any]:
    return {"phone_number": number, "message_type": "text", "text": "Hi"}


def _template(number: str, name: str = "visit") -> dict[str, Any]:
    return {"whatsappNumber": number, "templateName": name, "bodyParameters": {"day": "Friday"}}


def _listed(serve: Serve, number: str, *earlier: Earlier) -> list[dict[str, Any]]:
    by_number = {number.removeprefix("+"): earlier}
    caller = serve(
        failing_numbers=True,
        history_ids=True,
        clock=lambda: START,
        earlier=lambda digits: by_number.get(digits, ()),
    )
    messages: list[dict[str, Any]] = caller.history(number)["messages"]
    return messages


def test_what_was_accepted_is_listed_once_under_its_id_and_has_arrived(serve: Serve) -> None:
    number = "+27825550301"
    (listed,) = _listed(serve, number, Earlier(_text(number), AN_HOUR_AGO, "wamid.OLD"))
    assert (listed["id"], listed["message"], listed["message_status"]) == (
        "wamid.OLD",
        "Hi",
        "read",
    )
    assert listed["created_at"].startswith("2027-01-15T07:00:00")


def test_what_this_start_was_sent_is_not_listed_twice(serve: Serve) -> None:
    number = "+27825550301"
    assert _listed(serve, number, Earlier(_text(number), START, "wamid.NOW")) == []


@pytest.mark.parametrize(
    ("ending", "accepted"),
    [("0301", True), ("0999", True), ("0502", True), ("0998", False), ("0503", False)],
)
def test_of_one_whose_answer_was_lost_the_number_decides(
    serve: Serve, ending: str, accepted: bool
) -> None:
    number = f"+2782555{ending}"
    listed = _listed(serve, number, Earlier(_text(number), AN_HOUR_AGO, ""))
    assert len(listed) == accepted
    assert all(one["id"].startswith("wamid.PRACTICE") for one in listed)


@pytest.mark.parametrize(
    ("name", "ending", "accepted"),
    [
        ("visit", "0301", True),
        ("visit", "3172", True),
        ("visit", "3173", False),
        ("practice_no_id", "0301", True),
        ("practice_paused", "0301", False),
    ],
)
def test_of_a_template_its_name_or_its_number_decides(
    serve: Serve, name: str, ending: str, accepted: bool
) -> None:
    number = f"+2782555{ending}"
    assert (
        len(_listed(serve, number, Earlier(_template(number, name), AN_HOUR_AGO, ""))) == accepted
    )


def test_a_stranger_who_was_sent_to_is_a_contact(serve: Serve) -> None:
    number = "+27825550404"
    earlier = Earlier(_text(number), AN_HOUR_AGO, "wamid.OLD")
    caller = serve(failing_numbers=True, earlier=lambda _digits: (earlier,), clock=lambda: START)
    assert caller.send_to(number)[0] == 200
    assert caller.call("POST", "/contact", {"name": "Ann", "phone_number": number})[0] == 409


def test_where_24_hours_count_they_count_for_what_was_sent_before(serve: Serve) -> None:
    number = "+27825553004"
    sent = (
        Earlier(_text(number), AN_HOUR_AGO, "wamid.A"),
        Earlier(_template(number), AN_HOUR_AGO + 1, "wamid.B"),
    )
    caller = serve(
        failing_numbers=True, wrote_lately=True, clock=lambda: START, earlier=lambda _digits: sent
    )
    statuses = [one["message_status"] for one in caller.history(number)["messages"]]
    assert statuses == ["read", "failed"]
