"""People to practise adding: what becomes of creating them, by the ends of their numbers."""

import pytest
import requests

from flowiq_desktop.practice_server import failing_numbers as module
from tests.practice_server.conftest import Caller, Serve


def _number(digits: str) -> str:
    return f"+2782555{digits}"


def _create(caller: Caller, digits: str) -> int:
    new = {"name": "Ann", "phone_number": _number(digits)}
    return caller.call("POST", "/contact", new)[0]


@pytest.mark.parametrize(
    ("digits", "answers"),
    [
        ("3252", [500, 201, 409]),
        ("3254", [429, 201, 409]),
        ("3255", [500, 500, 500]),
        ("3256", [409, 409, 409]),
        ("3257", [401, 201, 409]),
        ("0404", [201, 409, 409]),
    ],
)
def test_creating_a_stranger_answers_in_order(
    serve: Serve, digits: str, answers: list[int]
) -> None:
    caller = serve(failing_numbers=True)
    assert caller.send_to(_number(digits))[1]["error"] == "Contact not found"
    assert [_create(caller, digits) for _ in answers] == answers
    known = answers[-1] == 409
    assert caller.send_to(_number(digits))[0] == (200 if known else 404)


def test_an_answer_may_be_lost_after_the_contact_was_made(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    with pytest.raises(requests.ConnectionError):
        _create(caller, "3253")
    assert _create(caller, "3253") == 409
    assert caller.send_to(_number("3253"))[0] == 200


def test_creating_may_take_long(serve: Serve) -> None:
    slow = module.failing_number("27825553251")
    assert slow is not None
    assert slow.on_contact is not None
    assert slow.on_contact.delay == 8.0
    caller = serve(failing_numbers=True)
    with pytest.raises(requests.ReadTimeout):
        caller.session.post(
            f"{caller.server.url}/contact",
            json={"name": "Ann", "phone_number": _number("3251")},
            headers={"Authorization": "Bearer fiq_practice"},
            timeout=0.2,
        )
    assert caller.send_to(_number("3251"))[0] == 200, "it was made, and the answer is on its way"
