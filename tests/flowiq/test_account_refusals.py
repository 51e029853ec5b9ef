"""What a refusal says about the account: it pauses the campaign, and changes no message's fate."""

import json

import pytest

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.classify import classify_answer
from flowiq_desktop.flowiq.http.transport import Answer
from tests.for_each import for_each

JSON = {"content-type": "application/json"}
REJECTED, NOT_SENT, UNKNOWN = Verdict.REJECTED, Verdict.NOT_SENT, Verdict.UNKNOWN
FAILED = "Failed to send message"


def classified(status: int, title: str, text: str = "") -> Outcome:
    body = json.dumps({"error": title, "message": text}).encode()
    return classify_answer(Answer(status, JSON, body))


SESSION = [
    "Error validating access token: Session has expired on Friday, 20-Nov-26 07:00:00 PST.",
    "Error validating access token: The session has been invalidated, for security reasons.",
    "Session has expired",
    "Access token expired",
    "Invalid OAuth access token",
    "The access token could not be decrypted",
    "Cannot parse access token",
    "invalid whatsapp token",
]
PAYMENT = [
    "Business eligibility payment issue",
    "Message failed to send because there were one or more errors related to your payment method.",
    "There is a payment issue with this account",
]
LOCKED = [
    "Business account locked",
    "Account has been locked",
    "The account has been restricted",
    "This account is restricted",
    "Temporarily blocked for policies violations",
    "The WhatsApp Business Account has been disabled. Account has been disabled for policies.",
]
ALL = [
    *(("session_expired", text) for text in SESSION),
    *(("payment_problem", text) for text in PAYMENT),
    *(("account_locked", text) for text in LOCKED),
]


@pytest.mark.parametrize(("reason", "text"), ALL)
def test_the_account_is_recognised_in_metas_words_without_a_code(reason: str, text: str) -> None:
    outcome = classified(500, FAILED, text)
    assert (outcome.verdict, outcome.reason, outcome.stops_run) == (REJECTED, reason, True)
    assert outcome.alike == f"500 {reason} failed to send message"
    # As a number that WhatsApp did not write as its code, and as one that nobody has heard of.
    for text_with_code in (f"{text} (#139999)", f"{text} [req 52]"):
        assert classified(500, FAILED, text_with_code).reason == reason


@for_each(
    ("reason", "text"),
    [
        *ALL,
        ("session_expired", "The WhatsApp session is expired, please log in again."),
        ("session_expired", "Your token was revoked"),
        ("session_expired", "authentication failed"),
        ("session_expired", "FlowIQ's connection to WhatsApp has expired"),
        ("session_expired", "Su sesión ha caducado"),
        ("session_expired", "Number disconnected, scan the QR code again"),
        ("session_expired", "API access blocked"),
        ("payment_problem", "Payment past due"),
        ("account_locked", "Your account is under review"),
        ("account_locked", "The business account has been limited"),
        ("account_locked", "Number has been banned from WhatsApp"),
        ("payment_problem", "Your subscription has ended"),
        ("payment_problem", "insufficient credit"),
        ("payment_problem", "Not enough balance to send"),
        ("payment_problem", "An invoice is overdue"),
        ("payment_problem", "No more prepaid credits"),
        ("account_locked", "Your WhatsApp number has been banned"),
        ("account_locked", "Organization suspended"),
        ("account_locked", "This is a disabled business account"),
    ],
)
@pytest.mark.parametrize(
    ("status", "verdict"),
    [(400, REJECTED), (422, REJECTED), (429, NOT_SENT), (500, UNKNOWN), (503, UNKNOWN)],
)
def test_under_any_title_and_status_it_pauses_and_leaves_the_message_its_fate(
    reason: str, text: str, status: int, verdict: Verdict
) -> None:
    for title, message in (("Meta API error", text), (text, ""), ("", text), (text.upper(), "x")):
        outcome = classified(status, title, message)
        assert (outcome.verdict, outcome.stops_run) == (verdict, True)
        if verdict is UNKNOWN:  # to look first is what there is to say of the row
            assert outcome.reason in ("http_500", "http_503")
            assert outcome.pauses_for == reason
            assert outcome.alike == ""
        else:
            assert (outcome.reason, outcome.slow_down) == (reason, False)
            assert outcome.pauses_for == ""
            assert outcome.retry_after is None


@pytest.mark.parametrize("title", ["Meta upload failed", "Storage upload failed"])
def test_a_file_that_nobody_could_hand_on_for_the_account(title: str) -> None:
    outcome = classified(500, title, SESSION[0])
    assert (outcome.verdict, outcome.reason) == (REJECTED, "session_expired")
    assert outcome.stops_run


@pytest.mark.parametrize("body", [b'{"error": {"message": "Session has expired"}}', b"", b"[1]"])
def test_what_is_said_in_another_form_is_read_as_well(body: bytes) -> None:
    outcome = classify_answer(Answer(500, JSON, body))
    assert (outcome.verdict, outcome.stops_run) == (UNKNOWN, b"expired" in body)
    for words in (b"<h1>This Account has been suspended.</h1>", b'Your "session" has expired'):
        page = classify_answer(Answer(503, {}, words))
        assert (page.verdict, page.stops_run) == (UNKNOWN, True)


@pytest.mark.parametrize("said", [("error",), ("message",), ("error", "message")])
def test_quoted_words_of_a_title_or_a_text_alone_are_no_words_of_flowiqs(
    said: tuple[str, ...],
) -> None:
    body = json.dumps(dict.fromkeys(said, 'There is no template "your account is locked"'))
    assert not classify_answer(Answer(500, JSON, body.encode())).stops_run


@pytest.mark.parametrize(
    "text",
    [
        'Parameter value is not valid: "Your payment method was declined"',
        "Template 'payment_issue' does not exist",
        "Template name (account locked) does not exist: “Your account is locked”",
        "Parameter value is not valid: «Your account is locked»",
        "Template 'your account is locked' does not exist",
        "Template `your account is locked` does not exist",
        "Unable to deliver: the 24h session has expired",
        "The recipient's account has been restricted",
        "Recipient account is restricted",
        "More than 24 hours have passed: the customer service session has expired",
        "Re-engagement message: session expired",
        "The conversation session has expired",
        "Unsupported message type",
        "Required parameter is missing",
        "Spam rate limit hit",
        "User has blocked your business account",
        "The customer blocked this account",
        "Your account was blocked by the recipient",
    ],
)
def test_words_about_a_message_or_a_person_are_not_the_accounts(text: str) -> None:
    outcome = classified(500, FAILED, text.replace("(account locked) ", ""))
    assert (outcome.stops_run, outcome.reason) != (True, "account_locked")
    assert not outcome.stops_run


@pytest.mark.parametrize(
    "text",
    [
        "Your subscription has ended",
        "Your trial has ended",
        "Trial period expired. Please upgrade your plan.",
        "Credit balance is 0, please top up",
        "Please recharge your account to continue",
        "Tenant suspended",
    ],
)
def test_words_that_nobody_at_whatsapp_uses_leave_it_unsure_and_pause_all_the_same(
    text: str,
) -> None:
    outcome = classified(500, FAILED, text)
    assert (outcome.verdict, outcome.reason) == (UNKNOWN, "server_fault")
    assert outcome.stops_run


def test_what_the_account_is_refused_for_counts_whatever_else_is_said() -> None:
    outcome = classified(500, FAILED, "Account has been locked, message undeliverable")
    assert (outcome.reason, outcome.stops_run) == ("account_locked", True)
    assert outcome.alike


@pytest.mark.parametrize("text", ["undeliverable", "not in allowed list"])
def test_a_code_says_more_than_the_words_beside_it(text: str) -> None:
    outcome = classified(500, FAILED, f"(#131053) Media upload error, {text}")
    assert outcome.alike
    assert not outcome.only_if_all


@pytest.mark.parametrize(
    ("status", "title", "text"),
    [
        (404, "Contact not found", "session has expired"),
        (400, "Invalid phone number", "account locked"),
        (400, "Missing required field", "payment method"),
        (500, FAILED, "(#131026) Message undeliverable, account has been locked"),
    ],
)
def test_what_was_recognised_already_stays_what_it_is(status: int, title: str, text: str) -> None:
    outcome = classified(status, title, text)
    assert (outcome.verdict, outcome.stops_run) == (REJECTED, False)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ((400, "Bad thing 17", "a"), (400, "bad  THING 18", "b"), True),
        ((400, "Ref 0f3a-77bc-12de-9a01", ""), (400, "Ref 9b1c-00ff-aa12-beef", ""), True),
        ((400, "Bad thing", ""), (422, "Bad thing", ""), False),
        ((400, "Bad thing", ""), (400, "Other thing", ""), False),
        ((500, FAILED, "Template paused"), (500, FAILED, "Display name not approved"), True),
        ((500, FAILED, "(#131051) No"), (500, FAILED, "(#131053) No"), False),
        ((400, "x" * 80, ""), (400, "x" * 99, ""), True),
        ((400, "x" * 79 + "a", ""), (400, "x" * 79 + "b", ""), False),
    ],
)
def test_refusals_are_alike_by_status_title_and_reason(
    one: tuple[int, str, str], other: tuple[int, str, str], alike: bool
) -> None:
    first, second = classified(*one), classified(*other)
    assert first.alike
    assert second.alike
    assert (first.alike == second.alike) is alike


@pytest.mark.parametrize(
    ("status", "title", "text"),
    [
        (404, "Contact not found", ""),
        (400, "Invalid phone number", ""),
        (400, "Invalid WhatsApp number", ""),
        *((500, FAILED, f"(#{code}) No") for code in (470, 480, 130472, 131021, 131026, 131047)),
        *((500, FAILED, f"(#{code}) No") for code in (131049, 131050, 131062, 137000)),
        (500, FAILED, "Message undeliverable"),
        (500, FAILED, "Not reachable"),
        (500, FAILED, "Re-engagement message"),
        (500, FAILED, "More than 24 hours have passed since this person wrote"),
        (500, FAILED, "This person opted out"),
        (500, FAILED, "The recipient stopped receiving them"),
        (500, FAILED, "Part of an experiment"),
        (500, FAILED, "To keep a healthy ecosystem"),
        (500, FAILED, "Recipient cannot be sender"),
        (500, FAILED, "The recipient has blocked your number"),
        (400, "Bad request", "This user blocked the business"),
        (400, "Bad request", "The number is not a valid WhatsApp user"),
        (400, "Bad request", "This phone is not on WhatsApp"),
    ],
)
def test_reasons_of_one_person_are_like_no_others(status: int, title: str, text: str) -> None:
    outcome = classified(status, title, text)
    verdict = NOT_SENT if "(#131049)" in text else REJECTED  # that one waits a day
    assert (outcome.verdict, outcome.alike, outcome.stops_run) == (verdict, "", False)


@pytest.mark.parametrize(
    "text", ["(#131030) Recipient phone number not in allowed list", "Not in the Allowed List"]
)
def test_a_test_numbers_list_is_the_accounts_matter_only_if_nobody_is_on_it(text: str) -> None:
    outcome = classified(500, FAILED, text)
    assert (outcome.verdict, outcome.only_if_all) == (REJECTED, True)
    assert outcome.alike
    assert not classified(500, FAILED, "(#131053) Media upload error").only_if_all
    assert not classified(500, FAILED, "Template paused").only_if_all


@pytest.mark.parametrize("status", [401, 402, 403, 405, 511])
def test_what_stops_already_keeps_its_reason(status: int) -> None:
    outcome = classified(status, "No", "session has expired")
    assert outcome.stops_run
    assert outcome.reason == f"http_{status}"
    assert outcome.alike == ""


def test_an_unsure_or_accepted_message_is_like_no_refusal() -> None:
    assert classified(502, "Bad gateway").alike == ""
    accepted = {"success": True, "data": {"message_id": "wamid.1"}}
    assert classify_answer(Answer(200, JSON, json.dumps(accepted).encode())).alike == ""


def test_a_bare_status_401_is_the_login_and_one_in_a_sentence_may_be_a_files() -> None:
    bare = classified(500, FAILED, "Request failed with status code 401")
    assert (bare.verdict, bare.reason, bare.stops_run) == (REJECTED, "session_expired", True)
    link = classified(500, FAILED, "The file: request failed with status code 401 at example.org")
    assert (link.verdict, link.stops_run) == (REJECTED, False)
