import json
from collections.abc import Iterator
from typing import Any

import pytest

from flowiq_desktop.core.delivery.states import Verdict
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.classify_contact import classify_contact, contact_without_answer
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError, Transport
from flowiq_desktop.flowiq.reasons import meaning_of
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer

ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED
NOT_SENT, UNKNOWN = Verdict.NOT_SENT, Verdict.UNKNOWN
JSON = {"content-type": "application/json"}
NUMBER = "+27821234567"
KEY = "fiq_secret"


def _answer(status: int, body: object, *, alone: bool = True) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, JSON, raw, alone)


def _error(title: str, message: str = "") -> dict[str, Any]:
    return {"error": title, "message": message}


def _created(**changes: object) -> dict[str, Any]:
    contact = {"id": "x", "whatsapp_id": "27821234567", "phone_number": NUMBER}
    return {"success": True, "message": "Contact created", "contact": {**contact, **changes}}


EXISTS = _error("Contact already exists") | {
    "existing_contact": {"id": "x", "full_name": None, "whatsapp_id": "27821234567"}
}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (201, _created(), "contact_created"),
        (200, _created(), "contact_created"),
        (201, _created(whatsapp_id="ZA.1502576394655843"), "contact_created"),
        (409, EXISTS, "contact_already_exists"),
        (409, _error("CONTACT already  exists"), "contact_already_exists"),
    ],
)
def test_made_now_or_there_already_is_ready(status: int, body: object, reason: str) -> None:
    outcome = classify_contact(_answer(status, body), "", NUMBER)
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (ACCEPTED, reason, False)


@pytest.mark.parametrize(
    ("status", "body", "verdict", "reason", "stops"),
    [
        (400, _error("Invalid WhatsApp number"), REJECTED, "invalid_whatsapp_number", False),
        (400, _error("Invalid phone number"), REJECTED, "invalid_phone_number", False),
        (400, _error("Missing required field", "name"), REJECTED, "contact_refused", False),
        (400, _error("Something new"), REJECTED, "contact_refused", False),
        (422, b"", REJECTED, "contact_refused", False),
        (400, _error("Tenant ID is required"), NOT_SENT, "tenant_id_required", True),
        (400, _error("Invalid provider"), NOT_SENT, "invalid_provider", True),
        (401, _error("Invalid API key"), NOT_SENT, "invalid_api_key", True),
        (402, b"", NOT_SENT, "http_402", True),
        (403, b"", NOT_SENT, "http_403", True),
        (404, _error("Organization not found"), NOT_SENT, "organization_not_found", True),
        (404, _error("Contact not found"), NOT_SENT, "http_404", True),
        (404, b"<html>", NOT_SENT, "http_404", True),
        (405, b"", NOT_SENT, "http_405", True),
        (408, b"", UNKNOWN, "contact_unclear", False),
        (409, _error("Conflict"), UNKNOWN, "contact_unclear", False),
        (429, b"", NOT_SENT, "too_fast", False),
        (500, _error("Internal server error"), UNKNOWN, "contact_unclear", False),
        (502, b"<html>", UNKNOWN, "contact_unclear", False),
        (504, b"", UNKNOWN, "contact_unclear", False),
        (301, b"", UNKNOWN, "contact_unreadable", True),
        (511, b"", UNKNOWN, "contact_unreadable", True),
        (200, b"<html>Log in</html>", UNKNOWN, "contact_unreadable", True),
        (201, {"success": True}, UNKNOWN, "contact_unreadable", True),
        (201, {**_created(), "success": False}, UNKNOWN, "contact_unreadable", True),
        (201, _created(whatsapp_id="27829999999"), UNKNOWN, "contact_unreadable", True),
        (201, _created(whatsapp_id=["27829999999"]), UNKNOWN, "contact_unreadable", True),
        (
            409,
            _error("Contact already exists") | {"existing_contact": {"whatsapp_id": "27829999999"}},
            UNKNOWN,
            "contact_unreadable",
            True,
        ),
    ],
)
def test_what_each_other_answer_proves(
    status: int, body: object, verdict: Verdict, reason: str, stops: bool
) -> None:
    outcome = classify_contact(_answer(status, body), "", NUMBER)
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (verdict, reason, stops)
    assert outcome.status == status
    meaning = meaning_of(reason)
    assert meaning.stops_run or not stops
    assert "whether the message" not in meaning.sentence, "nothing of a message was sent"


@pytest.mark.parametrize("status", [400, 401, 409, 429, 500])
def test_a_refusal_with_another_answer_behind_it_proves_nothing(status: int) -> None:
    outcome = classify_contact(_answer(status, EXISTS, alone=False))
    assert (outcome.verdict, outcome.stops_run) == (UNKNOWN, True)


def test_every_status_has_an_outcome_and_only_success_is_ready() -> None:
    for status in range(200, 600):
        outcome = classify_contact(_answer(status, _error("Something new")))
        assert outcome.verdict is not ACCEPTED
        assert meaning_of(outcome.reason).stops_run or not outcome.stops_run


def test_words_about_the_account_stop_and_leave_the_contact_its_fate() -> None:
    outcome = classify_contact(_answer(400, _error("Error", "Your account has been suspended")))
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (
        REJECTED,
        "account_locked",
        True,
    )


def test_the_wait_that_the_server_asks_for_is_kept() -> None:
    outcome = classify_contact(Answer(429, {"retry-after": "7"}, b""))
    assert (outcome.slow_down, outcome.retry_after) == (True, 7)


def test_the_key_is_never_kept() -> None:
    outcome = classify_contact(_answer(400, _error("No", f"key {KEY}")), KEY)
    assert KEY.encode() not in outcome.answer
    assert "(key)" in outcome.detail


@pytest.mark.parametrize(
    ("error", "verdict", "reason"),
    [
        (ExchangeError(True, "timeout", "x"), UNKNOWN, "contact_unclear"),
        (ExchangeError(True, "network", "x"), UNKNOWN, "contact_unclear"),
        (ExchangeError(False, "network", "x"), NOT_SENT, "no_connection"),
        (ExchangeError(False, "tls", "x"), NOT_SENT, "tls_failed"),
    ],
)
def test_a_lost_answer_may_be_asked_for_again(
    error: ExchangeError, verdict: Verdict, reason: str
) -> None:
    outcome = contact_without_answer(error)
    assert (outcome.verdict, outcome.reason) == (verdict, reason)


@pytest.fixture
def strangers(contract: Contract) -> Iterator[PracticeServer]:
    with PracticeServer(Behaviour(known=frozenset()), contract) as server:
        yield server


def test_a_contact_is_made_once_and_then_it_exists(
    strangers: PracticeServer, contract: Contract
) -> None:
    connection = Connection(strangers.url, "fiq_practice", "school")
    with Transport(1) as transport:
        client = FlowIQClient(connection, transport, "1")
        first, answer = client.create_contact("Zoë 👋", NUMBER, "Grade 4, parents")
        second, again = client.create_contact("Zoë 👋", NUMBER)
    assert [first.reason, second.reason] == ["contact_created", "contact_already_exists"]
    assert answer is not None
    assert again is not None
    for request in strangers.received:
        assert (request.method, request.path) == ("POST", "/contact")
        assert request.query == {"tenantId": "school"}
        assert contract.check_contact(request.body) == []
    for given in (answer, again):
        said = json.loads(given.body)
        assert contract.check_answer("POST", "/contact", given.status, said) == []
    bodies = [request.body for request in strangers.received]
    assert bodies == [
        {"name": "Zoë 👋", "phone_number": NUMBER, "tags": "Grade 4, parents"},
        {"name": "Zoë 👋", "phone_number": NUMBER},
    ]
    assert json.loads(answer.body)["contact"]["tags"] == ["Grade 4", "parents"]


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_contact_without_a_name_is_asked_for_by_nobody(
    strangers: PracticeServer, name: str
) -> None:
    with Transport(1) as transport, pytest.raises(ValueError, match="needs a name"):
        FlowIQClient(Connection(strangers.url, "fiq_x"), transport, "1").create_contact(
            name, NUMBER
        )
    assert strangers.received == []
