import pytest
import requests

from flowiq_desktop.practice_server import FAILING_NUMBERS, Ending, FailingNumber
from flowiq_desktop.practice_server import failing_numbers as module
from tests.practice_server.conftest import TEXT, Serve

META = {code: text for code, text in module.META_TEXTS.items() if code != 130429}
REFUSED_EVERY_TIME = [
    ("0400", 400, "Invalid WhatsApp number"),
    ("0406", 404, "Contact not found"),
    ("0410", 400, "Invalid phone number"),
    ("0500", 500, "Storage upload failed"),
    ("0503", 500, "Internal server error"),
    ("1026", 500, "Failed to send message"),
    ("1047", 500, "Failed to send message"),
]
REFUSED_ONCE = [
    ("0429", 429, "Too many requests"),
    ("0501", 500, "Meta upload failed"),
    ("1000", 500, "Failed to send message"),
    ("1056", 500, "Failed to send message"),
]


@pytest.mark.parametrize(("digits", "status", "error"), REFUSED_EVERY_TIME)
def test_some_numbers_are_always_refused(
    serve: Serve, digits: str, status: int, error: str
) -> None:
    caller = serve(failing_numbers=True)

    for _ in range(2):
        answered, said = caller.send_to(f"+2782555{digits}")
        assert (answered, said["error"]) == (status, error)
    assert caller.server.accepted == []


@pytest.mark.parametrize(("digits", "status", "error"), REFUSED_ONCE)
def test_some_numbers_are_refused_the_first_time(
    serve: Serve, digits: str, status: int, error: str
) -> None:
    caller = serve(failing_numbers=True)

    answered, said = caller.send_to(f"+2782555{digits}")
    assert (answered, said["error"]) == (status, error)
    assert caller.send_to(f"+2782555{digits}")[0] == 200
    assert caller.send_to(f"+2782666{digits}")[0] == status


@pytest.mark.parametrize("code", META)
def test_a_number_that_ends_in_a_whole_code_is_refused_with_it(serve: Serve, code: int) -> None:
    status, said = serve(failing_numbers=True).send_to(f"+27821{code}")

    assert (status, said["error"]) == (500, "Failed to send message")
    assert said["message"] == f"(#{code}) {META[code]}"


def test_a_stranger_can_become_a_contact(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    new = {"name": "Ann", "phone_number": "+27825550404"}

    assert caller.send_to("+27825550404")[1]["error"] == "Contact not found"
    assert caller.call("POST", "/contact", new)[0] == 201
    assert caller.send_to("+27825550404")[0] == 200


def test_a_stranger_who_is_not_on_whatsapp_cannot(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    new = {"name": "Ann", "phone_number": "+27825550406"}

    assert caller.call("POST", "/contact", new)[1]["error"] == "Invalid WhatsApp number"
    assert caller.send_to("+27825550406")[0] == 404


@pytest.mark.parametrize(("digits", "accepted"), [("0999", 1), ("0998", 0)])
def test_a_lost_connection_leaves_the_caller_unsure(
    serve: Serve, digits: str, accepted: int
) -> None:
    caller = serve(failing_numbers=True)

    with pytest.raises(requests.ConnectionError):
        caller.send_to(f"+2782555{digits}")

    assert len(caller.server.received) == 1
    assert len(caller.server.accepted) == accepted
    assert caller.history(f"+2782555{digits}")["count"] == accepted


def test_an_accepted_message_may_get_an_unreadable_answer(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    body = {**TEXT, "phone_number": "+27825550502"}
    headers = {"Authorization": "Bearer fiq_practice"}

    answer = caller.session.post(
        f"{caller.server.url}/send-whatsapp", json=body, headers=headers, timeout=10
    )

    assert (answer.status_code, answer.headers["Content-Type"]) == (502, "text/html")
    assert len(caller.server.accepted) == 1


def test_a_slow_number_gets_the_usual_answer_late(serve: Serve) -> None:
    failing = module.failing_number("27825550997")
    assert failing is not None
    assert failing.on_send is not None
    assert (failing.on_send.delay, failing.on_send.ending) == (8.0, Ending.KEEP_OPEN)
    caller = serve(failing_numbers=True)

    with pytest.raises(requests.ReadTimeout):
        caller.session.post(
            f"{caller.server.url}/send-whatsapp",
            json={**TEXT, "phone_number": "+27825550997"},
            headers={"Authorization": "Bearer fiq_practice"},
            timeout=0.2,
        )

    assert len(caller.server.accepted) == 1


def test_nobody_fails_unless_the_behaviour_says_so(serve: Serve) -> None:
    caller = serve()

    assert [caller.send_to(f"+2782555{one.digits}")[0] for one in FAILING_NUMBERS] == [200] * len(
        FAILING_NUMBERS
    )


@pytest.mark.parametrize("failing", FAILING_NUMBERS, ids=lambda failing: failing.digits)
def test_every_failing_number_is_in_both_tables(failing: FailingNumber) -> None:
    assert module.__doc__ is not None
    assert f"\n{failing.digits}    " in module.__doc__
    assert f"...{failing.digits}  {failing.happens}" in module.table_of_failing_numbers()
