from typing import Any

import pytest

from flowiq_desktop.practice_server import (
    Answer,
    ReceivedRequest,
    meta_refusal,
    send_accepted,
)
from tests.practice_server.conftest import NUMBER, TEXT, Serve
from tests.practice_server.test_contract import SEND_EXAMPLES, TYPES

TEMPLATE = {"templateName": "visit_reminder", "whatsappNumber": "+27 82 123 4567"}
ANN = {"name": "Ann", "phone_number": "+27 82 123 4567", "tags": " north, ,monthly"}


@pytest.mark.parametrize("name", SEND_EXAMPLES)
def test_every_kind_of_message_is_accepted_with_its_own_id(serve: Serve, name: str) -> None:
    caller = serve()

    status, said = caller.send(SEND_EXAMPLES[name])
    _, again = caller.send(SEND_EXAMPLES[name])

    assert status == 200
    assert said["data"]["message_id"].startswith("wamid.PRACTICE")
    assert said["data"]["recipient"] == "447700900123"
    assert said["data"]["message_id"] != again["data"]["message_id"]


def test_what_was_accepted_is_on_record(serve: Serve) -> None:
    caller = serve()
    _, said = caller.send()
    caller.send({"message_type": "text"})

    first, second = caller.server.received
    assert (first.path, first.body, first.answer_status) == ("/send-whatsapp", TEXT, 200)
    assert (second.answer_status, second.message_id) == (400, "")
    assert [request.message_id for request in caller.server.accepted] == [
        said["data"]["message_id"]
    ]


@pytest.mark.parametrize(
    ("body", "error", "message"),
    [
        (
            {"message_type": "text"},
            "Missing required field",
            "phone_number is required; text is required",
        ),
        (
            {"phone_number": NUMBER, "message_type": "poll"},
            "Invalid message type",
            f"message_type must be one of {TYPES}",
        ),
        ({"phone_number": NUMBER}, "Missing required field", "message_type is required"),
        ([], "Missing required field", "The body is not an object."),
        (
            {**TEXT, "text": None},
            "Missing required field",
            "text must be of type string, not null",
        ),
    ],
)
def test_a_body_that_breaks_the_contract_is_refused(
    serve: Serve, body: object, error: str, message: str
) -> None:
    caller = serve()

    assert caller.send(body) == (400, {"error": error, "message": message})
    assert caller.server.accepted == []


def test_a_body_that_is_not_json_is_refused(serve: Serve) -> None:
    caller = serve()
    url = f"{caller.server.url}/send-whatsapp"
    headers = {"Authorization": "Bearer fiq_practice"}

    answer = caller.session.post(url, data=b"{oops", headers=headers, timeout=10)

    assert (answer.status_code, answer.json()["error"]) == (400, "Missing required field")


def test_a_message_to_a_stranger_waits_for_the_contact(serve: Serve) -> None:
    caller = serve(known=frozenset())

    status, said = caller.send()
    assert (status, said["error"], said["whatsapp_id"]) == (
        404,
        "Contact not found",
        "27821234567",
    )
    assert caller.call("POST", "/contact", ANN)[0] == 201
    assert caller.send()[0] == 200


def test_a_contact_is_created_as_documented(serve: Serve) -> None:
    status, said = serve(known=frozenset()).call("POST", "/contact", ANN)

    contact = said["contact"]
    assert status == 201
    assert contact["whatsapp_id"] == "27821234567"
    assert contact["full_name"] == "Ann"
    assert contact["tags"] == ["north", "monthly"]


def test_a_contact_that_exists_is_named(serve: Serve) -> None:
    caller = serve(known=frozenset())
    _, first = caller.call("POST", "/contact", ANN)

    status, said = caller.call("POST", "/contact", {**ANN, "name": "Anna"})

    assert status == 409
    assert said["error"] == "Contact already exists"
    assert said["existing_contact"] == {
        "id": first["contact"]["id"],
        "full_name": "Ann",
        "whatsapp_id": "27821234567",
    }


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"name": "Ann"}, "Missing required field"),
        ({"phone_number": NUMBER}, "Missing required field"),
        ({"name": "Ann", "phone_number": "82 123 456"}, "Invalid phone number"),
    ],
)
def test_a_contact_that_cannot_be_created_is_refused(
    serve: Serve, body: object, error: str
) -> None:
    status, said = serve(known=frozenset()).call("POST", "/contact", body)

    assert (status, said["error"]) == (400, error)


@pytest.mark.parametrize("name", ["phone_number", "whatsapp_id"])
def test_a_contact_is_read_by_its_number(serve: Serve, name: str) -> None:
    status, said = serve().call("GET", "/contact", **{name: "27821234567"})

    assert status == 200
    assert said["contact"]["whatsapp_id"] == "27821234567"
    assert said["contact"]["blocked"] is False


def test_reading_a_contact_needs_a_number_of_one(serve: Serve) -> None:
    caller = serve(known=frozenset())

    assert caller.call("GET", "/contact")[1]["error"] == "Missing required field"
    assert caller.call("GET", "/contact", phone_number=NUMBER)[1]["error"] == "Contact not found"


def test_a_template_is_accepted(serve: Serve) -> None:
    caller = serve()

    status, said = caller.call("POST", "/send-template", TEMPLATE)

    (result,) = said["results"]
    assert (status, said["success"], result["success"]) == (200, True, True)
    assert said["summary"] == {"total": 1, "successful": 1, "failed": 0}
    assert caller.server.accepted[0].message_id == result["messageId"]
    assert caller.history()["messages"][0]["message"] == "visit_reminder"


def test_a_template_that_meta_refuses_says_so_in_its_result(serve: Serve) -> None:
    caller = serve(failing_numbers=True)
    body = {**TEMPLATE, "whatsappNumber": "+27821132001"}

    status, said = caller.call("POST", "/send-template", body)

    assert (status, said["success"]) == (200, False)
    assert said["results"][0]["error"] == "(#132001) Template does not exist"
    assert caller.server.accepted == []


def test_a_template_creates_a_stranger_that_it_has_a_name_for(serve: Serve) -> None:
    caller = serve(known=frozenset())
    named = {**TEMPLATE, "bodyParameters": {"name": "Ann"}}

    status, said = caller.call("POST", "/send-template", TEMPLATE)
    assert (status, "bodyParameters.name" in said["message"]) == (400, True)
    status, said = caller.call("POST", "/send-template", named)
    assert (status, said["results"][0]["contactName"]) == (200, "Ann")
    assert caller.send()[0] == 200


def test_a_template_that_breaks_the_contract_is_refused(serve: Serve) -> None:
    status, said = serve().call("POST", "/send-template", {"templateName": "visit"})

    assert (status, said["message"]) == (400, "whatsappNumber is required")


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/send-whatsapp"), ("DELETE", "/contact")]
)
def test_there_is_nothing_at_other_addresses(serve: Serve, method: str, path: str) -> None:
    caller = serve()

    answer = caller.session.request(method, f"{caller.server.url}{path}", timeout=10)

    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "message"}


def test_a_script_answers_in_the_place_of_the_rules(serve: Serve) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        text: Any = request.body["text"]
        return meta_refusal(131047) if text == "Late" else None

    caller = serve(script=script)

    status, said = caller.send({**TEXT, "text": "Late"})
    assert (status, said["message"]) == (500, "(#131047) Re-engagement message")
    assert caller.send()[0] == 200


def test_a_script_may_accept_a_message_and_say_something_else(serve: Serve) -> None:
    fault = {"error": "Internal server error", "message": ""}
    caller = serve(
        script=lambda request: (
            Answer(500, fault, accepted=True) if request.method == "POST" else None
        )
    )

    assert caller.send()[0] == 500
    assert len(caller.server.accepted) == 1
    assert caller.history()["count"] == 1


def test_a_script_may_give_the_same_id_twice(serve: Serve) -> None:
    same = send_accepted(TEXT)
    caller = serve(script=lambda _request: same)

    assert caller.send()[1] == caller.send()[1]
    assert len(caller.server.accepted) == 2
