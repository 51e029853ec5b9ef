"""What the help lists is what happens: every ending and every name, tried against the server.

`BECOMES` says what is seen of each: the first message and the second one, the first template,
whether the person can be made a contact, and how FlowIQ lists them.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import pytest
import requests

from flowiq_desktop.practice_server.failing_numbers import FAILING_NUMBERS
from flowiq_desktop.practice_server.failing_templates import FAILING_BY_NUMBER, FAILING_TEMPLATES
from flowiq_desktop.practice_server.people import PEOPLE
from tests.practice_server.conftest import TEXT, Caller, Serve

_KEY = {"Authorization": "Bearer fiq_practice"}
_PATIENCE = 0.5
"""Seconds: what takes eight is not waited for."""
SLOW, CUT, UNREADABLE = "slow", "cut", "unreadable"


class Seen(NamedTuple):
    """What becomes of messages to somebody: "sent", a code, or the error; or how there is none.

    Attributes:
        first: the first message.
        second: the second one.
        template: a template, before any message.
    """

    first: str = "sent"
    second: str = "sent"
    template: str = "sent"


def _always(what: str) -> Seen:
    return Seen(what, what, what)


def _once(what: str) -> Seen:
    return Seen(what, "sent", what)


def _templates_alone(what: str) -> Seen:
    return Seen(template=what)


STRANGER = Seen("Contact not found", "Contact not found", "Contact not found")
BECOMES: dict[str, Seen] = {
    "0400": _always("Invalid WhatsApp number"),
    "0404": STRANGER,
    "0406": STRANGER,
    "0410": _always("Invalid phone number"),
    "0429": _once("Too many requests"),
    "0472": _always("130472"),
    "0497": _always("130497"),
    "0500": _always("Storage upload failed"),
    "0501": _once("Meta upload failed"),
    "0502": _always(UNREADABLE),
    "0503": _always("Internal server error"),
    "0997": _always(SLOW),
    "0998": _always(CUT),
    "0999": _always(CUT),
    "1000": _once("131000"),
    "1021": _always("131021"),
    "1026": _always("131026"),
    "1047": _always("131047"),
    "1049": _always("131049"),
    "1050": _always("131050"),
    "1053": _always("131053"),
    "1056": _once("131056"),
    "1058": _always("131058"),
    "1062": _always("131062"),
    **dict.fromkeys(("3251", "3252", "3253", "3254", "3255", "3256", "3257"), STRANGER),
    "7000": _always("137000"),
    "3100": _templates_alone("132000"),
    **dict.fromkeys(("3101", "3102", "3103"), _templates_alone("132001")),
    "3107": _templates_alone("132007"),
    "3115": _templates_alone("132015"),
    "3116": _templates_alone("132016"),
    "3158": _templates_alone("131058"),
    "3163": _templates_alone("131063"),
    "3170": _templates_alone("no result"),
    "3171": _templates_alone("2 results"),
    "3172": _templates_alone("no id"),
    "3173": _templates_alone("no reason"),
    **{person.digits: Seen() for person in PEOPLE},
}
NAMED = {
    "practice_blanks": "132000",
    "practice_unknown": "132001",
    "practice_policy": "132007",
    "practice_paused": "132015",
    "practice_disabled": "132016",
    "practice_marketing": "131063",
    "hello_world": "131058",
    "practice_no_result": "no result",
    "practice_no_id": "no id",
}
CREATED = {
    "0404": ["made"],
    "0406": ["Invalid WhatsApp number", "Invalid WhatsApp number"],
    "3251": [SLOW],
    "3252": ["Internal server error", "made"],
    "3253": [CUT, "Contact already exists"],
    "3254": ["Too many requests", "made"],
    "3255": ["Internal server error", "Internal server error"],
    "3256": ["Contact already exists"],
    "3257": ["Invalid API key", "made"],
}
LISTED_AS: dict[str, Callable[[list[Any], dict[str, Any]], bool]] = {
    "3001": lambda said, _: _wrote(said) == 5 / 60,
    "3002": lambda said, _: round(_wrote(said) * 60) == 24 * 60 - 1,
    "3003": lambda said, _: _wrote(said) == 25,
    "3004": lambda said, _: said == [],
    "3010": lambda said, _: _answer(said) == "STOP",
    "3011": lambda said, _: _answer(said) == "Stop asseblief",
    "3012": lambda said, _: _answer(said) == "stop sending the buses at 7",
    "3013": lambda said, _: _answer(said) == "Stop",
    "3014": lambda said, _: '"text": "Stop"' in str(_answer(said)),
    "3015": lambda said, _: _answer(said) == "STOP",
    "3020": lambda _, contact: contact["blocked"],
    "3021": lambda _, contact: not contact["allow_broadcast"],
    "3022": lambda _, contact: contact["phone_number"] is None,
    "3030": lambda said, _: _wrote(said) == 1,
    "3031": lambda said, _: "failed" in {one["message_status"] for one in said},
    "3040": lambda said, _: {one["sender_type"][-3:] for one in said} == {"web"},
    "3041": lambda said, _: said[0]["created_at"].endswith("+02:00"),
    "3042": lambda said, _: said[0]["message"] is None,
}
NOW = 1_800_000_000.0


def _wrote(said: list[Any]) -> float:
    """Hours since somebody wrote."""
    return (NOW - datetime.fromisoformat(said[0]["created_at"]).timestamp()) / 3600


def _answer(said: list[Any]) -> object:
    return next(one["message"] for one in said if one["sender_type"] == "user-whatsapp")


def _number(digits: str) -> str:
    return f"+2782555{digits}"


def _ask(caller: Caller, path: str, body: dict[str, Any]) -> requests.Response | str:
    try:
        return caller.session.post(
            f"{caller.server.url}{path}", json=body, headers=_KEY, timeout=_PATIENCE
        )
    except requests.ReadTimeout:
        return SLOW
    except requests.ConnectionError:
        return CUT


def _code_or_error(said: dict[str, Any]) -> str:
    results = said.get("results") or [{}]
    told = f"{said.get('message', '')} {results[0].get('error') or ''}"
    code = told.partition("(#")[2].partition(")")[0]
    return code or str(said["error"])


def _sent(caller: Caller, digits: str) -> str:
    answer = _ask(caller, "/send-whatsapp", {**TEXT, "phone_number": _number(digits)})
    if isinstance(answer, str):
        return answer
    if "json" not in answer.headers["Content-Type"]:
        return UNREADABLE
    said = answer.json()
    return "sent" if said.get("success") else _code_or_error(said)


def _template(caller: Caller, digits: str, name: str = "visit_reminder") -> str:
    body = {"templateName": name, "whatsappNumber": _number(digits)}
    answer = _ask(caller, "/send-template", body)
    if isinstance(answer, str):
        return answer
    if "json" not in answer.headers["Content-Type"]:
        return UNREADABLE
    said = answer.json()
    if not said.get("success"):
        reasonless = "results" in said and said["results"][0]["error"] is None
        return "no reason" if reasonless else _code_or_error(said)
    results = said.get("results", [])
    if len(results) != 1:
        return f"{len(results) or 'no'} result{'s' if results else ''}"
    return "sent" if results[0]["messageId"] else "no id"


def test_everything_that_is_listed_is_tried() -> None:
    listed = {entry.digits for entry in FAILING_NUMBERS}
    listed |= {person.digits for person in PEOPLE}
    listed |= {entry.key for entry in FAILING_BY_NUMBER}
    assert BECOMES.keys() == listed
    assert NAMED.keys() == {entry.key for entry in FAILING_TEMPLATES}
    assert LISTED_AS.keys() == {person.digits for person in PEOPLE}
    assert CREATED.keys() == {one.digits for one in FAILING_NUMBERS if one.stranger}


@pytest.mark.parametrize("digits", BECOMES)
def test_what_becomes_of_messages_to_an_ending(serve: Serve, digits: str) -> None:
    caller = serve(failing_numbers=True)
    first, second = _sent(caller, digits), _sent(caller, digits)
    template = _template(serve(failing_numbers=True), digits)
    assert Seen(first, second, template) == BECOMES[digits]


@pytest.mark.parametrize("digits", CREATED)
def test_what_becomes_of_creating_a_stranger(serve: Serve, digits: str) -> None:
    caller = serve(failing_numbers=True)
    new = {"name": "Ann", "phone_number": _number(digits)}
    seen = []
    for _ in CREATED[digits]:
        answer = _ask(caller, "/contact", new)
        made = not isinstance(answer, str) and answer.status_code == 201
        seen.append(
            answer if isinstance(answer, str) else "made" if made else answer.json()["error"]
        )
    assert seen == CREATED[digits]
    if digits not in ("0406", "3255"):
        assert _sent(caller, digits) == "sent"


@pytest.mark.parametrize("digits", LISTED_AS)
def test_how_somebody_to_practise_with_is_listed(serve: Serve, digits: str) -> None:
    caller = serve(failing_numbers=True, clock=lambda: NOW)
    said = caller.history(_number(digits))["messages"]
    _, contact = caller.call("GET", "/contact", phone_number=_number(digits))
    assert LISTED_AS[digits](said, contact["contact"])


@pytest.mark.parametrize("name", NAMED)
def test_what_becomes_of_a_template_by_its_name(serve: Serve, name: str) -> None:
    assert _template(serve(failing_numbers=True), "0301", name) == NAMED[name]


def _code_of_whole(caller: Caller) -> str:
    return _code_or_error(caller.send_to("+27821131048")[1])


def test_any_other_ending_takes_everything_but_one_of_whatsapps_codes(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    assert _code_of_whole(caller) == "131048"
    assert (_sent(caller, "0301"), _template(caller, "0301")) == ("sent", "sent")
