"""What an answer proves, exactly once: docs/flowiq-api.md, What each answer proves, as data."""

import json
from dataclasses import replace

import pytest

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.classify import classify_answer, classify_error
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError
from tests.for_each import for_each

JSON = {"content-type": "application/json; charset=utf-8"}
ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED
NOT_SENT, UNKNOWN = Verdict.NOT_SENT, Verdict.UNKNOWN


def _classify(status: int, body: object, headers: dict[str, str] | None = None) -> Outcome:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return classify_answer(Answer(status, JSON if headers is None else headers, raw))


def _error(title: str, message: str = "") -> dict[str, str]:
    return {"error": title, "message": message}


def _good(message_id: object = "wamid.A") -> dict[str, object]:
    data = {"message_id": message_id, "recipient": "27821234567", "message_type": "text"}
    return {"success": True, "message": "Message sent successfully", "data": data}


def test_the_documented_success_is_accepted() -> None:
    outcome = _classify(200, _good())
    assert (outcome.verdict, outcome.message_id, outcome.stops_run) == (ACCEPTED, "wamid.A", False)
    assert (outcome.status, outcome.reason) == (200, "accepted")
    assert json.loads(outcome.answer) == _good()


@pytest.mark.parametrize(
    ("status", "verdict", "reason"),
    [
        (199, UNKNOWN, "http_199"),
        (200, ACCEPTED, "accepted"),
        (299, ACCEPTED, "accepted"),
        (300, UNKNOWN, "redirected"),
        (399, UNKNOWN, "redirected"),
        (400, REJECTED, "http_400"),
    ],
)
def test_only_a_status_of_success_makes_the_documented_shape_a_success(
    status: int, verdict: Verdict, reason: str
) -> None:
    outcome = _classify(status, _good())
    assert (outcome.verdict, outcome.reason) == (verdict, reason)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"ok"',
        b"true",
        b"17",
        b"<html>log in</html>",
        b"<?xml version='1.0'?><ok/>",
        b'\xef\xbb\xbf{"success": true}',
        b'{"success": true, "data": {"message_id": "wamid.A"}} trailing',
        b'{"success": true, "data": {"message_id": NaN}}',
        b'{"success": true, "success": true, "data": {"message_id": "wamid.A"}}',
        b"[" * 100_000,
        b'{"success": true, "n": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
        {"success": "true", "data": {"message_id": "wamid.A"}},
        {"success": 1, "data": {"message_id": "wamid.A"}},
        {"success": False, "data": {"message_id": "wamid.A"}},
        {"success": False, "error": "Something"},
        {"success": True},
        {"success": True, "data": {}},
        {"success": True, "data": "wamid.A"},
        {"data": {"message_id": "wamid.A"}},
        _good(None),
        _good(0),
        _good(""),
        _good({"id": "wamid.A"}),
        _good(["wamid.A"]),
        _good("wamid " + "A"),
        _good("x" * 10_000),
        _good("\ud800"),
    ],
)
def test_a_success_in_any_other_shape_proves_nothing_and_stops(body: object) -> None:
    outcome = _classify(200, body)
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "unreadable_answer")
    assert outcome.stops_run


@pytest.mark.parametrize(
    ("recipient", "verdict", "reason"),
    [
        ("27821234567", ACCEPTED, "accepted"),
        ("+27 82 123 4567", ACCEPTED, "accepted"),
        (27821234567, ACCEPTED, "accepted"),
        (None, ACCEPTED, "accepted"),
        ("", ACCEPTED, "accepted"),
        ("anna.nkosi", ACCEPTED, "accepted"),
        ("ZA.1502576394655843", ACCEPTED, "accepted"),
        ("27829999999", UNKNOWN, "other_recipient"),
        (27829999999, UNKNOWN, "other_recipient"),
        (["27821234567"], UNKNOWN, "unreadable_answer"),
        ({"wa_id": "27821234567"}, UNKNOWN, "unreadable_answer"),
        (True, UNKNOWN, "unreadable_answer"),
    ],
)
def test_an_acceptance_of_somebody_elses_message_is_none_and_stops(
    recipient: object, verdict: Verdict, reason: str
) -> None:
    body = _good()
    body["data"] = {"message_id": "wamid.A", "recipient": recipient}
    answer = Answer(200, JSON, json.dumps(body).encode())
    outcome = classify_answer(answer, "", "+27821234567")
    assert (outcome.verdict, outcome.reason) == (verdict, reason)
    assert outcome.stops_run is (verdict is UNKNOWN)
    assert outcome.message_id == ("wamid.A" if verdict is ACCEPTED else "")


def test_who_was_named_instead_is_kept_by_its_last_digits() -> None:
    answer = Answer(200, JSON, json.dumps(_good()).encode())
    outcome = classify_answer(answer, "", "+27829999999")
    assert outcome.detail == "phone_number: …4567"
    assert outcome.answer == answer.body
    assert outcome.status == 200


def test_without_a_recipient_an_acceptance_is_one_as_before() -> None:
    body = json.dumps({"success": True, "data": {"message_id": "wamid.A"}}).encode()
    outcome = classify_answer(Answer(200, JSON, body), "", "+27821234567")
    assert outcome.verdict is ACCEPTED


@pytest.mark.parametrize("status", [400, 401, 402, 404, 413, 429, 500])
def test_a_refusal_with_another_answer_behind_it_proves_nothing_and_stops(status: int) -> None:
    title = "Meta upload failed" if status == 500 else ""
    answer = Answer(status, JSON, json.dumps(_error(title)).encode(), alone=False)
    for one in (answer, replace(answer, alone=True)):
        outcome = classify_answer(one, "fiq_key")
        assert (outcome.verdict is UNKNOWN) is not one.alone
        if not one.alone:
            assert (outcome.reason, outcome.stops_run) == ("unreadable_answer", True)
            assert outcome.status == status


def test_an_acceptance_names_its_message_whatever_is_behind_it() -> None:
    body = json.dumps(_good()).encode()
    answer = Answer(200, JSON, body, alone=False)
    assert classify_answer(answer, "", "+27821234567").verdict is ACCEPTED
    assert classify_answer(Answer(503, JSON, b"", alone=False)).reason == "http_503"


@pytest.mark.parametrize(
    ("named", "verdict", "reason"),
    [
        ("27821234567", REJECTED, "contact_not_found"),
        (None, REJECTED, "contact_not_found"),
        ("", REJECTED, "contact_not_found"),
        ("ZA.1502576394655843", REJECTED, "contact_not_found"),
        (["27829999999"], REJECTED, "contact_not_found"),
        ("27829999999", UNKNOWN, "other_recipient"),
        (27829999999, UNKNOWN, "other_recipient"),
    ],
)
def test_a_refusal_of_somebody_elses_message_is_none_either(
    named: object, verdict: Verdict, reason: str
) -> None:
    body = {**_error("Contact not found"), "whatsapp_id": named}
    answer = Answer(404, JSON, json.dumps(body).encode())
    outcome = classify_answer(answer, "", "+27821234567")
    assert (outcome.verdict, outcome.reason) == (verdict, reason)
    assert outcome.stops_run is (verdict is UNKNOWN)
    if verdict is UNKNOWN:
        assert outcome.detail == "phone_number: …9999"


def test_a_documented_title_under_a_status_that_proves_nothing_gives_no_reason() -> None:
    outcome = _classify(409, _error("Contact already exists"))
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "http_409")
    assert _classify(500, _error("Internal server error")).reason == "server_fault"


def test_a_success_that_calls_itself_a_web_page_proves_nothing() -> None:
    assert _classify(200, _good(), {"content-type": "text/html"}).verdict is UNKNOWN


@pytest.mark.parametrize("status", [301, 302, 303, 304, 307, 308])
def test_a_redirect_proves_nothing_and_stops(status: int) -> None:
    outcome = _classify(status, b"")
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (UNKNOWN, "redirected", True)


@pytest.mark.parametrize(
    ("status", "title", "verdict", "stops"),
    [
        (400, "Missing required field", REJECTED, False),
        (400, "Invalid message type", REJECTED, False),
        (400, "Invalid WhatsApp number", REJECTED, False),
        (400, "Something new", REJECTED, False),
        (400, "Invalid provider", NOT_SENT, True),
        (400, "Meta not configured", NOT_SENT, True),
        (400, "Tenant ID is required", NOT_SENT, True),
        (401, "Invalid API key", NOT_SENT, True),
        (401, "Invalid token format", NOT_SENT, True),
        (401, "API key mismatch", NOT_SENT, True),
        (401, "", NOT_SENT, True),
        (402, "No credit", NOT_SENT, True),
        (403, "Forbidden", NOT_SENT, True),
        (404, "Organization not found", NOT_SENT, True),
        (404, "Contact not found", REJECTED, False),
        (404, "Not Found", NOT_SENT, True),
        (405, "", NOT_SENT, True),
        (408, "", UNKNOWN, False),
        (409, "Contact not found", UNKNOWN, False),
        (409, "", UNKNOWN, False),
        (413, "", REJECTED, False),
        (415, "", REJECTED, False),
        (418, "", UNKNOWN, False),
        (421, "", UNKNOWN, False),
        (422, "", REJECTED, False),
        (425, "", UNKNOWN, False),
        (429, "Too many requests", NOT_SENT, False),
        (500, "Internal server error", UNKNOWN, False),
        (500, "", UNKNOWN, False),
        (500, "Meta upload failed", REJECTED, False),
        (500, "Storage upload failed", REJECTED, False),
        (502, "", UNKNOWN, False),
        (502, "Meta upload failed", UNKNOWN, False),
        (503, "Failed to send message", UNKNOWN, False),
        (503, "", UNKNOWN, False),
        (504, "", UNKNOWN, False),
        (511, "", UNKNOWN, True),
        (522, "", UNKNOWN, False),
    ],
)
def test_each_refusal_once(status: int, title: str, verdict: Verdict, stops: bool) -> None:
    outcome = _classify(status, _error(title))
    assert (outcome.verdict, outcome.stops_run) == (verdict, stops)
    assert outcome.status == status


@pytest.mark.parametrize(
    ("status", "title"),
    [(500, "Internal server error"), (500, ""), (503, "Failed to send message"), (504, "")],
)
def test_whatsapps_words_under_another_title_or_status_prove_nothing(
    status: int, title: str
) -> None:
    outcome = _classify(status, _error(title, "(#131026) Message undeliverable"))
    assert (outcome.verdict, outcome.stops_run) == (UNKNOWN, False)


@for_each(
    ("text", "verdict", "stops"),
    [
        ("(#131026) Message undeliverable", REJECTED, False),
        ("(#131047) Re-engagement message", REJECTED, False),
        ("Not reachable", REJECTED, False),
        ("The recipient wants none", REJECTED, False),
        ("(#190) Access token expired", NOT_SENT, True),
        ("(#131048) Spam rate limit hit", NOT_SENT, True),
        ("(#368) Temporarily blocked", NOT_SENT, True),
        ("(#131026) Undeliverable, said the gateway", REJECTED, False),
        ("(#139999) Something nobody has heard of", REJECTED, False),
        ("Message undeliverable", REJECTED, False),
        ("Unable to deliver it", REJECTED, False),
        ("Re-engagement message", REJECTED, False),
        ("Reengagement message", REJECTED, False),
        ("More than 24 hours have passed since this person wrote", REJECTED, False),
        ("Number not in the allowed list", REJECTED, False),
        ("Unsupported message kind", REJECTED, False),
        ("This kind is not supported", REJECTED, False),
        ("Invalid parameter", REJECTED, False),
        ("Parameter value is not good", REJECTED, False),
        ("Required parameter is missing", REJECTED, False),
        ("Invalid OAuth", REJECTED, False),
        ("Invalid WhatsApp number", REJECTED, False),
        ("Access token expired", REJECTED, True),
        ("Permission denied", REJECTED, False),
        ("Access denied", REJECTED, False),
        ("Template paused", REJECTED, False),
        ("Media upload error", REJECTED, False),
        ("Media download error", REJECTED, False),
        ("Rate limit hit", REJECTED, False),
        ("Application request limit reached", REJECTED, False),
        ("API too many calls", REJECTED, False),
        ("Spam", REJECTED, False),
        ("Business eligibility issue", REJECTED, False),
        ("Business account locked", REJECTED, True),
        ("This account is restricted", REJECTED, True),
        ("Temporarily blocked", REJECTED, True),
        ("Sender not registered", REJECTED, False),
        ("This person opted out", REJECTED, False),
        ("This person stopped receiving them", REJECTED, False),
        ("To keep a healthy ecosystem", REJECTED, False),
        ("Part of an experiment", REJECTED, False),
        ("Against our policies", REJECTED, False),
        ("Display name not approved", REJECTED, False),
        ("Number in maintenance", REJECTED, False),
        ("Phone number deleted", REJECTED, False),
        ("Request failed with status code 400", REJECTED, False),
        ("Session has expired", REJECTED, True),
        ("The session has been invalidated", REJECTED, True),
        ("Account has been locked", REJECTED, True),
        ("The account has been disabled", REJECTED, True),
        ("There is a payment issue", REJECTED, True),
        ("Something with your payment method", REJECTED, True),
        ("Request failed with status code 407", REJECTED, False),
    ],
)
def test_whatsapps_own_refusals(text: str, verdict: Verdict, stops: bool) -> None:
    outcome = _classify(500, _error("Failed to send message", text))
    assert (outcome.verdict, outcome.stops_run) == (verdict, stops)


@for_each(
    "text",
    [
        "network error",
        "Network request failed",
        "timeout of 30000ms exceeded",
        "ETIMEDOUT",
        "Time out",
        "The operation timed out.",
        "socket hang up",
        "The socket was closed.",
        "Client network socket disconnected",
        "hang up",
        "socket error",
        "connect ECONNREFUSED 198.51.100.7:443",
        "read ECONNRESET",
        "write EPIPE",
        "fetch failed",
        "context deadline exceeded",
        "Service Unavailable",
        "The stream was closed.",
        "no response received",
        "peer reset the stream",
        "Bad Gateway",
        "The user aborted a request.",
        "Request failed with status code 500",
        "Request failed with status code 504",
        "timeout of 80007 ms exceeded",
        "timeout of 130429 ms exceeded",
        "rpc error: code: 4, DEADLINE_EXCEEDED",
        "rpc error: code: 14, UNAVAILABLE",
        '{"code":4,"message":"socket hang up"}',
        "Connection closed before the answer",
        "No response was received",
        "131048 bytes read before the connection was reset",
        "Invalid response body while trying to fetch x: Premature close",
        "terminated",
        "canceled",
        "The request was cancelled.",
        "unexpected end of file",
        "Unexpected token '<' at position 0 of the template",
        "The answer is not valid JSON",
        "Parse Error: Expected HTTP/",
        "The stream ended before the recipient",
        "write EPROTO of the media upload",
        "Cannot read properties of undefined (reading 'recipient')",
        "(#139999) timeout",
        "Invalid response from above",
        "Premature close",
        "undefined is no object",
        "Cannot destructure 'recipient' of null",
        "Cannot set properties of it",
        "template.render is not a function",
        "the database is locked",
        "new row violates row-level security",
        "a check constraint failed",
        "no such column: phone number",
        "permission denied for table messages",
        'relation "templates" is not there',
        "invalid input syntax for a template",
        "too many connections",
    ],
)
def test_where_flowiq_lost_whatsapps_answer_nothing_is_proved(text: str) -> None:
    outcome = _classify(500, _error("Failed to send message", text))
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "server_fault")
    # Whatever else it says: these are words that a refusal has as well.
    outcome = _classify(500, _error("Failed to send message", f"To the recipient: {text}"))
    assert outcome.verdict is UNKNOWN
    # A file that could not be handed on went nowhere, whatever the reason.
    for title in ("Meta upload failed", "Storage upload failed"):
        assert _classify(500, _error(title, text)).verdict is REJECTED


@pytest.mark.parametrize(
    "text",
    [
        *("", "EOF", "Internal Server Error", "Overloaded", "Something went wrong"),
        *("Invalid time value", "value too long for type character varying", "deadlock"),
        *("Request failed with status code 408", "Request failed with status code 429"),
    ],
)
def test_a_text_that_is_no_refusal_by_whatsapps_words_proves_nothing(text: str) -> None:
    outcome = _classify(500, _error("Failed to send message", text))
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "server_fault")


@pytest.mark.parametrize(
    "text",
    [
        "(#4) Application request limit reached",
        "(#80007) Rate limit issues",
        "(#80008) Rate limit issues",
        "(#130429) Rate limit hit",
        "(#131056) Pair rate limit hit",
    ],
)
def test_whatsapps_refusal_for_speed_slows_down(text: str) -> None:
    answer = _classify(500, _error("Failed to send message", text), {**JSON, "retry-after": "9"})
    assert (answer.verdict, answer.stops_run) == (NOT_SENT, False)
    assert (answer.slow_down, answer.retry_after) == (True, 9.0)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Rate limit hit: 130429", REJECTED), ("code: 4", UNKNOWN), ("131056 pairs", UNKNOWN)],
)
def test_a_number_that_whatsapp_did_not_write_as_its_code_lets_nothing_be_sent_again(
    text: str, verdict: Verdict
) -> None:
    assert _classify(500, _error("Failed to send message", text)).verdict is verdict


@pytest.mark.parametrize(
    "text",
    ['{"message":"Rate limit hit","code":130429}', "code: 130429, rate limit", "(#4) network busy"],
)
def test_whatsapps_own_code_counts_in_each_of_its_forms(text: str) -> None:
    outcome = _classify(500, _error("Failed to send message", text))
    assert (outcome.verdict, outcome.slow_down) == (NOT_SENT, True)


def test_only_a_refusal_for_speed_slows_down() -> None:
    for status in (200, 302, 400, 401, 404, 500, 503, 511):
        outcome = _classify(status, _error("Not now"), {**JSON, "retry-after": "9"})
        assert (outcome.slow_down, outcome.retry_after) == (False, None)


def test_too_fast_slows_down_and_keeps_the_wait_asked_for() -> None:
    outcome = _classify(429, b"", {**JSON, "retry-after": "7"})
    assert (outcome.slow_down, outcome.retry_after, outcome.reason) == (True, 7.0, "too_fast")


@pytest.mark.parametrize(
    ("kind", "left", "verdict", "reason", "stops"),
    [
        ("network", False, NOT_SENT, "no_connection", False),
        ("timeout", False, NOT_SENT, "no_connection", False),
        ("tls", False, NOT_SENT, "tls_failed", True),
        ("request", False, NOT_SENT, "bad_request_local", True),
        ("proxy", False, NOT_SENT, "proxy_refused", True),
        ("proxy_login", False, NOT_SENT, "proxy_login", True),
        ("network", True, UNKNOWN, "connection_lost", False),
        ("timeout", True, UNKNOWN, "timeout", False),
        ("tls", True, UNKNOWN, "connection_lost", False),
        ("too_large", True, UNKNOWN, "connection_lost", False),
    ],
)
def test_no_whole_answer(kind: str, left: bool, verdict: Verdict, reason: str, stops: bool) -> None:
    outcome = classify_error(ExchangeError(left, kind, "x"))
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (verdict, reason, stops)
    assert outcome.detail == "x"


@pytest.mark.parametrize("status", [200, 400])
def test_the_servers_own_time_is_kept(status: int) -> None:
    date = "Tue, 12 May 2026 10:00:00 GMT"
    assert _classify(status, _good(), {**JSON, "date": date}).server_date == date
    assert _classify(status, _good(), JSON).server_date == ""
    assert _classify(status, _good(), {**JSON, "date": "x" * 99}).server_date == "x" * 40


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (_error("Bad number", "too short"), "HTTP 400 Bad number: too short"),
        (_error("", "too short"), "HTTP 400 too short"),
        (_error("Bad number"), "HTTP 400 Bad number"),
        (b"<h1>\nSorry\t\xff</h1>", "HTTP 400 <h1> Sorry \ufffd</h1>"),
        (b"", "HTTP 400"),
        (_error("Bad \ud800"), "HTTP 400 Bad ?"),
        ("é".encode() * 400, "HTTP 400 " + "é" * 150),
    ],
)
def test_what_was_said_is_kept_on_one_line(body: object, said: str) -> None:
    assert _classify(400, body).detail == said


def test_what_was_said_is_kept_without_the_key_and_without_control_signs() -> None:
    body = json.dumps(_error("Bad\x1b[31m", "key fiq_canary is wrong\r\n\x00" + "x" * 500))
    outcome = classify_answer(Answer(400, JSON, body.encode()), secret="fiq_canary")
    assert "fiq_canary" not in outcome.detail
    assert b"fiq_canary" not in outcome.answer
    assert outcome.detail.isprintable()
    assert len(outcome.detail) == 300


@pytest.mark.parametrize(
    "key", ["fiq\\u005fcanary", "\\u0066iq_canary", "fiq\\u005Fcanary", "fiq_canary"]
)
def test_a_key_that_is_written_by_its_numbers_is_taken_out_as_well(key: str) -> None:
    body = b'{"error": "Bad", "message": "%s and \\ud83d\\ude00"}' % key.encode()
    headers = {**JSON, "date": "fiq_canary"}
    outcome = classify_answer(Answer(400, headers, body), secret="fiq_canary")
    assert outcome.detail == "HTTP 400 Bad: (key) and 😀"
    assert b"canary" not in outcome.answer
    assert outcome.server_date == "(key)"


@pytest.mark.parametrize(
    "body", [b'{"\\u": 1', b"[" * 100_000 + b"\\u", b'"\\ud800 fiq\\u005fcanary"']
)
def test_what_cannot_be_read_is_searched_for_the_key_as_it_stands(body: bytes) -> None:
    outcome = classify_answer(Answer(500, JSON, body), secret="fiq_canary")
    assert outcome.verdict is UNKNOWN
    assert b"fiq_canary" not in outcome.answer
    assert b"fiq\\u005f" not in outcome.answer


def test_an_answer_is_kept_up_to_64_kib() -> None:
    assert len(_classify(500, b"x" * 100_000).answer) == 64 * 1024
    assert len(classify_answer(Answer(500, JSON, b"x" * 100_000), "key").answer) == 64 * 1024


def test_no_part_of_the_key_is_left_where_a_long_answer_is_cut() -> None:
    before = b"~x" * (32 * 1024 - 4) + b"..."
    outcome = classify_answer(Answer(500, JSON, before + b"fiq_canary"), secret="fiq_canary")
    assert outcome.answer == before + b"(key)"
    assert classify_answer(Answer(500, JSON, before)).answer == before
