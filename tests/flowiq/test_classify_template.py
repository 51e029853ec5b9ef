"""What an answer of /send-template proves: every combination under 200, 400 and 500."""

import json
from itertools import product

import pytest

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.classify_template import classify_template_answer
from flowiq_desktop.flowiq.http.transport import Answer

JSON = {"content-type": "application/json"}
ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED
NOT_SENT, UNKNOWN = Verdict.NOT_SENT, Verdict.UNKNOWN
NUMBER = "+27821234567"
UNDELIVERABLE = "(#131026) Message undeliverable"


def judged(status: int, body: object, *, alone: bool = True) -> Outcome:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return classify_template_answer(Answer(status, JSON, raw, alone=alone), "fiq_key", NUMBER)


def result(
    success: object, message_id: object = "wamid.A", error: object = None
) -> dict[str, object]:
    return {
        "contactId": "c",
        "contactName": "Anna",
        "success": success,
        "messageId": message_id,
        "error": error,
    }


def body(success: object, *results: object, summary: object = ...) -> dict[str, object]:
    sent = int(success is True)
    counted = {"total": 1, "successful": sent, "failed": 1 - sent} if summary is ... else summary
    return {"success": success, "summary": counted, "results": list(results), "broadcastId": None}


SENT = body(True, result(True))
REFUSED = body(False, result(False, None, UNDELIVERABLE))


def test_the_documented_acceptance() -> None:
    outcome = judged(200, SENT)
    assert (outcome.verdict, outcome.message_id, outcome.reason) == (
        ACCEPTED,
        "wamid.A",
        "accepted",
    )
    assert outcome.status == 200
    bare = {"success": True, "results": [{"success": True, "messageId": "wamid.B"}]}
    assert judged(201, bare).message_id == "wamid.B"


@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_refusal_by_whatsapp_is_one_under_any_status(status: int) -> None:
    outcome = judged(status, REFUSED)
    assert (outcome.verdict, outcome.reason) == (REJECTED, "meta_131026")
    assert outcome.detail == f"HTTP {status} {UNDELIVERABLE}"
    assert not outcome.stops_run
    assert not outcome.stops_template


TOPS: tuple[object, ...] = (True, False, None, "true")
SUCCESSES: tuple[object, ...] = (True, False, None, 1, "true")
IDS: tuple[object, ...] = ("wamid.A", None, "", 5, "a b")
ERRORS: tuple[object, ...] = (None, "", UNDELIVERABLE, "Something", 7)
SHAPES = ("one", "none", "two", "no list", "no object")
SUMMARIES: tuple[object, ...] = (
    ...,
    None,
    {"total": 1, "successful": 1, "failed": 0},
    {"total": 1, "successful": 0, "failed": 1},
    {"total": 2, "successful": 1, "failed": 1},
    {"total": "1"},
)


def _results(shape: str, one: object) -> object:
    return {"one": [one], "none": [], "two": [one, one], "no list": one, "no object": ["x"]}[shape]


@pytest.mark.parametrize("status", [200, 400, 500])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_combination(status: int, shape: str) -> None:
    """Sent and refused each take a body of which every part agrees; the rest proves nothing."""
    for top, success, message_id, error, summary in product(
        TOPS, SUCCESSES, IDS, ERRORS, SUMMARIES
    ):
        answer: dict[str, object] = {
            "success": top,
            "results": _results(shape, result(success, message_id, error)),
        }
        if summary is not ...:
            answer["summary"] = summary
        outcome = judged(status, answer)
        sent = (
            (status, shape, top, success, message_id) == (200, "one", True, True, "wamid.A")
            and success is True
            and error in (None, "")
            and summary in (..., SUMMARIES[2])
        )
        refused = (
            (shape, top, success, error) == ("one", False, False, UNDELIVERABLE)
            and message_id in (None, "")
            and summary in (..., SUMMARIES[3])
        )
        expected = ACCEPTED if sent else REJECTED if refused else UNKNOWN
        assert outcome.verdict is expected, answer
        assert bool(outcome.message_id) is sent


@pytest.mark.parametrize(
    ("error", "verdict", "reason", "waits"),
    [
        *(
            (f"(#{code}) Something about it", NOT_SENT, f"meta_{code}", True)
            for code in (131058, 131063, 132000, 132001, 132007, 132015, 132016)
        ),
        ("Template 132015 is paused", REJECTED, "meta_132015", True),
        ("(#132012) Parameter format does not match", REJECTED, "meta_132012", False),
        ("(#132005) Translated text too long", REJECTED, "meta_132005", False),
        ("(#131047) Re-engagement message", REJECTED, "meta_131047", False),
        ("(#131050) User has stopped marketing", REJECTED, "meta_131050", False),
        ("Recipient phone number not in allowed list", REJECTED, "meta_unknown", False),
        ("connect ETIMEDOUT", UNKNOWN, "server_fault", False),
        ("(#131016) request timed out", NOT_SENT, "meta_131016", False),
    ],
)
def test_whatsapps_words_have_the_same_weight_as_everywhere(
    error: str, verdict: Verdict, reason: str, waits: bool
) -> None:
    outcome = judged(200, body(False, result(False, None, error)))
    if reason == "meta_131016":  # what it means is decided in one place for all messages
        assert outcome.reason == reason
        assert outcome.verdict is not ACCEPTED
        return
    assert (outcome.verdict, outcome.reason, outcome.stops_template) == (verdict, reason, waits)


@pytest.mark.parametrize(
    ("status", "title", "text", "verdict", "reason"),
    [
        (
            400,
            "Missing required field",
            "templateName is required",
            REJECTED,
            "missing_required_field",
        ),
        (400, "Invalid provider", "", NOT_SENT, "invalid_provider"),
        (400, "Meta not configured", "", NOT_SENT, "meta_not_configured"),
        (400, "Tenant ID is required", "", NOT_SENT, "tenant_id_required"),
        (400, "Invalid phone number", "", REJECTED, "invalid_phone_number"),
        (400, "Contact not found", "", REJECTED, "contact_not_found"),
        (
            400,
            "Bad Request",
            "Give bodyParameters.name to create it.",
            REJECTED,
            "contact_not_found",
        ),
        (400, "", "Give bodyparameters.NAME to create it.", REJECTED, "contact_not_found"),
        (400, "", 'Provide bodyParameters["name"]', REJECTED, "contact_not_found"),
        (400, "Bad Request", "", UNKNOWN, "http_400"),
        (400, "", "", UNKNOWN, "http_400"),
        (401, "Invalid API key", "", NOT_SENT, "invalid_api_key"),
        (401, "", "", NOT_SENT, "http_401"),
        (404, "Organization not found", "", NOT_SENT, "organization_not_found"),
        (404, "Contact not found", "", REJECTED, "contact_not_found"),
        (404, "Template not found", "", UNKNOWN, "http_404"),
        (403, "Forbidden", "", UNKNOWN, "http_403"),
        (405, "", "", UNKNOWN, "http_405"),
        (402, "Payment required", "", UNKNOWN, "http_402"),
        (413, "", "", UNKNOWN, "http_413"),
        (415, "", "", UNKNOWN, "http_415"),
        (422, "", "", UNKNOWN, "http_422"),
        (409, "Contact already exists", "", UNKNOWN, "http_409"),
        (429, "", "", NOT_SENT, "too_fast"),
        (500, "Storage upload failed", "", REJECTED, "storage_upload_failed"),
        (500, "Meta upload failed", "", REJECTED, "meta_upload_failed"),
        (500, "Failed to send message", UNDELIVERABLE, REJECTED, "meta_131026"),
        (500, "Failed to send message", "(#132015) Template is paused", NOT_SENT, "meta_132015"),
        (500, "Failed to send message", "socket hang up", UNKNOWN, "server_fault"),
        (500, "Internal server error", "", UNKNOWN, "server_fault"),
        (502, "", "", UNKNOWN, "http_502"),
        (504, "", "", UNKNOWN, "http_504"),
    ],
)
def test_documented_errors_keep_their_verdict_and_others_prove_nothing(
    status: int, title: str, text: str, verdict: Verdict, reason: str
) -> None:
    outcome = judged(status, {"error": title, "message": text})
    assert (outcome.verdict, outcome.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("status", "stops"),
    [*((s, True) for s in (402, 403, 404, 405)), *((s, False) for s in (400, 413, 415, 422, 500))],
)
def test_what_the_next_row_would_meet_too_pauses(status: int, stops: bool) -> None:
    outcome = judged(status, {"error": "Something"})
    assert (outcome.verdict, outcome.stops_run) == (UNKNOWN, stops)


@pytest.mark.parametrize(
    "raw",
    [b"", b"<html>", b"[]", b"null", b'{"success": true}', b'{"success": true, "success": true}'],
)
def test_a_success_without_a_result_proves_nothing_and_stops(raw: bytes) -> None:
    outcome = judged(200, raw)
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (
        UNKNOWN,
        "unreadable_answer",
        True,
    )


def test_an_acceptance_in_the_form_of_other_messages_is_none() -> None:
    other = {"success": True, "data": {"message_id": "wamid.A", "recipient": "27821234567"}}
    assert judged(200, other).verdict is UNKNOWN


@pytest.mark.parametrize("where", ["result", "body"])
@pytest.mark.parametrize("name", ["recipient", "whatsappNumber", "whatsapp_id", "phone_number"])
@pytest.mark.parametrize("good", [True, False])
def test_an_answer_about_another_person_proves_nothing(where: str, name: str, good: bool) -> None:
    for number, other in (("27829999999", True), ("+27 82 123 4567", False), (["x"], True)):
        answer = json.loads(json.dumps(SENT if good else REFUSED))
        (answer if where == "body" else answer["results"][0])[name] = number
        outcome = judged(200, answer)
        assert (outcome.verdict is UNKNOWN) is other
        assert outcome.stops_run is other


def test_a_refusal_of_another_person_proves_nothing() -> None:
    told = {"error": "Contact not found", "message": "", "whatsapp_id": "27829999999"}
    assert judged(400, told).reason == "other_recipient"


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("answer", [SENT, REFUSED, {"error": "Invalid provider"}])
def test_an_answer_with_another_answer_behind_it_proves_nothing(
    answer: object, status: int
) -> None:
    outcome = judged(status, answer, alone=False)
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "unreadable_answer")


@pytest.mark.parametrize(
    ("status", "reason"),
    [(299, "accepted"), (300, "redirected"), (307, "redirected"), (399, "redirected")],
)
def test_a_redirection_proves_nothing_and_stops(status: int, reason: str) -> None:
    outcome = judged(status, SENT)
    assert outcome.reason == reason
    assert outcome.verdict is (ACCEPTED if reason == "accepted" else UNKNOWN)
    assert outcome.stops_run is (reason == "redirected")


def test_a_refusal_is_no_redirection() -> None:
    assert judged(400, REFUSED).reason == "meta_131026"


def test_words_about_the_account_pause_here_too() -> None:
    told = body(False, result(False, None, "Error validating access token: Session has expired"))
    outcome = judged(200, told)
    assert (outcome.reason, outcome.stops_run) == ("session_expired", True)


def test_the_key_is_kept_nowhere() -> None:
    told = body(False, result(False, None, "Template fiq_key is paused"))
    outcome = judged(200, told)
    assert b"fiq_key" not in outcome.answer
    assert "fiq_key" not in outcome.detail


def test_without_a_key_and_a_number_nothing_is_removed_or_compared() -> None:
    sent = body(True, {**result(True, "wamid.~xA"), "recipient": "27829999999"})
    outcome = classify_template_answer(Answer(200, JSON, json.dumps(sent).encode()))
    assert (outcome.verdict, outcome.message_id) == (ACCEPTED, "wamid.~xA")


def test_what_proves_nothing_keeps_its_own_reason() -> None:
    outcome = judged(502, {}, alone=False)
    assert (outcome.reason, outcome.stops_run) == ("http_502", False)


@pytest.mark.parametrize("status", [403, 404, 422, 500, 503])
def test_only_under_400_the_advice_to_give_a_name_proves_it_unsent(status: int) -> None:
    told = {"error": "Something", "message": "Give bodyParameters.name to create it."}
    assert judged(status, told).verdict is UNKNOWN


def test_a_refusal_without_words_is_unreadable() -> None:
    outcome = judged(200, body(False, result(False, None, "  ")))
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "unreadable_answer")


def test_words_in_a_body_of_another_form_pause_too() -> None:
    """Nobody knows where they would stand, so all of it is looked at, without its quotes."""
    outcome = judged(500, b'{"detail":"Your account is restricted"}')
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "http_500")
    assert (outcome.stops_run, outcome.pauses_for) == (True, "account_locked")


def test_a_refusal_has_no_title_in_common_with_others() -> None:
    refused = body(False, result(False, None, "(#131009) Parameter value is not valid"))
    assert judged(400, refused).alike == "400 meta_131009 "


@pytest.mark.parametrize("one", [True, 1.0, "1"])
def test_counts_are_whole_numbers(one: object) -> None:
    summary = {"total": one, "successful": one, "failed": 0}
    assert judged(200, body(True, result(True), summary=summary)).verdict is UNKNOWN


def test_an_acceptance_keeps_its_answer_and_flowiqs_time() -> None:
    raw, at = json.dumps(SENT).encode(), "Tue, 12 May 2026 12:00:00 GMT"
    outcome = classify_template_answer(Answer(200, {**JSON, "date": at}, raw))
    assert outcome.answer == raw
    assert outcome.server_date == at
