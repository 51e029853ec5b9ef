import re

import pytest

from flowiq_desktop.flowiq.reasons import Meaning, Retry, WhoseMove, meaning_of, reason_of_error
from flowiq_desktop.flowiq.reasons_contact import CONTACT_MEANINGS
from flowiq_desktop.flowiq.reasons_flowiq import FLOWIQ_MEANINGS
from flowiq_desktop.flowiq.reasons_sending import SENDING_MEANINGS
from flowiq_desktop.flowiq.reasons_unsure import UNSURE_MEANINGS
from flowiq_desktop.flowiq.reasons_whatsapp import META_MEANINGS
from flowiq_desktop.practice_server import FAILING_KEYS, FAILING_NUMBERS
from flowiq_desktop.practice_server.failing_numbers import META_TEXTS
from tests.for_each import for_each

FLOWIQ_ERRORS = [
    (400, "Missing required field", "missing_required_field"),
    (400, "Invalid message type", "invalid_message_type"),
    (400, "Invalid provider", "invalid_provider"),
    (400, "Meta not configured", "meta_not_configured"),
    (400, "Tenant ID is required", "tenant_id_required"),
    (400, "Invalid phone number", "invalid_phone_number"),
    (400, "Invalid WhatsApp number", "invalid_whatsapp_number"),
    (401, "Invalid API key", "invalid_api_key"),
    (401, "Invalid token format", "invalid_token_format"),
    (401, "API key mismatch", "api_key_mismatch"),
    (401, "Authorization required", "authorization_required"),
    (404, "Organization not found", "organization_not_found"),
    (404, "Contact not found", "contact_not_found"),
    (409, "Contact already exists", "contact_already_exists"),
    (429, "", "too_fast"),
    (429, "Rate limit exceeded", "too_fast"),
    (500, "Meta upload failed", "meta_upload_failed"),
    (500, "Storage upload failed", "storage_upload_failed"),
    (500, "Internal server error", "server_fault"),
    (500, "Failed to send message", "meta_unknown"),
]
"""docs/flowiq-api.md, Errors."""

META_CODES = [
    *(0, 190, 3, 10, 200, 250, 299, 131005, 1, 2, 131000, 131016, 133004, 4, 80007),
    *(130429, 131056, 131048, 131064, 368, 131031, 130497, 131037, 131042, 131045, 133010),
    *(131057, 2494100, 131026, 131047, 131049, 131050, 130472, 131021, 131030, 100, 131008),
    *(131009, 135000, 33, 131051, 131052, 131053, 131063, 132000, 132001, 132005, 132007),
    *(132012, 132018, 132015, 132016, 132068, 132069, 134011, 470, 471, 402, 429, 408, 410, 480),
    *(80008, 131044, 131058, 131062, 132008, 133000, 133005, 133006, 133008, 133009, 133015),
    *(133016, 137000),
]
"""docs/whatsapp-errors.md."""

STOPPING_CODES = {
    *(0, 3, 10, 33, 190, 368, 402, 471, 131005, 131031, 131037, 131042, 131044, 131045, 131048),
    *(131064, 133010),
    *range(200, 300),
}
STOPPING_REASONS = {
    *("invalid_api_key", "invalid_token_format", "api_key_mismatch", "authorization_required"),
    *("invalid_provider", "meta_not_configured", "organization_not_found"),
    # The person is asked for it: docs/flowiq-api.md, Account and organisation.
    "tenant_id_required",
}
BANNED = re.compile(
    r"\b(payload|tokens?|null|HTTP|batch|tenant|E\.164|error code)\b", re.IGNORECASE
)
SENDER_REASONS = [
    *("accepted", "timeout", "connection_lost", "no_connection", "tls_failed"),
    *("unreadable_answer", "bad_request_local", "redirected", "wrong_address", "too_fast"),
    *("crashed", "server_fault", "duplicate_id", "gave_up", "cancelled", "left_out"),
    *("not_yet_sent", "proxy_refused", "proxy_login", "other_recipient"),
]
GENERAL = meaning_of("never heard of").sentence
ALL = [
    *FLOWIQ_MEANINGS.values(),
    *CONTACT_MEANINGS.values(),
    *SENDING_MEANINGS.values(),
    *UNSURE_MEANINGS.values(),
    *META_MEANINGS.values(),
    meaning_of("never heard of"),
]


@for_each(("status", "error", "reason"), FLOWIQ_ERRORS)
@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_a_documented_error_has_its_own_reason_and_meaning(
    status: int, error: str, reason: str, case: type[str]
) -> None:
    assert reason_of_error(status, case(error), "") == reason
    assert meaning_of(reason).code == reason
    assert meaning_of(reason).sentence != GENERAL


def test_a_title_counts_only_with_its_own_status() -> None:
    assert reason_of_error(500, "Contact not found", "") == "http_500"
    assert reason_of_error(400, "Failed to send message", "(#131047)") == "http_400"


@for_each("code", META_CODES)
@pytest.mark.parametrize(
    "text", ["(#{}) Re-engagement message", "Error (#{})", '{{"error": {{"code": {}}}}}']
)
def test_a_code_of_whatsapp_is_found_in_the_text(code: int, text: str) -> None:
    reason = reason_of_error(500, "Failed to send message", text.format(code))

    assert reason == f"meta_{code}"
    assert meaning_of(reason).code == reason
    assert meaning_of(reason).sentence not in {GENERAL, meaning_of("meta_unknown").sentence}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("131047: Re-engagement message", "meta_131047"),
        ("Message failed to send, 131026.", "meta_131026"),
        ("code=131053 subcode=2494073", "meta_131053"),
        ("(#999999) Something new, see 131047", "meta_131047"),
        ("(#999999) Something new", "meta_unknown"),
        ("2 of 100 values are missing", "meta_unknown"),
        ("Request +27131047 failed", "meta_unknown"),
        ("trace 9f131047", "meta_unknown"),
        ("", "meta_unknown"),
    ],
)
def test_a_code_is_told_from_other_numbers(message: str, reason: str) -> None:
    assert reason_of_error(500, "Failed to send message", message) == reason


def test_the_codes_that_stop_a_run_are_exactly_those_listed() -> None:
    assert {code for code, meaning in META_MEANINGS.items() if meaning.stops_run} == STOPPING_CODES
    documented = {reason for _, _, reason in FLOWIQ_ERRORS}
    assert {one for one in documented if meaning_of(one).stops_run} == STOPPING_REASONS


@pytest.mark.parametrize("reason", SENDER_REASONS)
def test_what_the_sender_meets_has_a_meaning(reason: str) -> None:
    assert meaning_of(reason).code == reason
    assert meaning_of(reason).sentence != GENERAL


@pytest.mark.parametrize(
    ("reason", "like", "stops"),
    [
        ("http_401", "invalid_api_key", True),
        ("http_404", "wrong_address", True),
        ("http_405", "wrong_address", True),
        ("http_418", "unclear_answer", False),
        ("http_500", "server_fault", False),
        ("http_502", "server_fault", False),
        ("http_408", "timeout", False),
        ("meta_777777", "meta_unknown", False),
    ],
)
def test_statuses_without_a_documented_error_have_the_meaning_of_their_family(
    reason: str, like: str, stops: bool
) -> None:
    meaning = meaning_of(reason)

    assert (meaning.code, meaning.stops_run) == (reason, stops)
    assert (meaning.whose_move, meaning.retry) == (
        meaning_of(like).whose_move,
        meaning_of(like).retry,
    )


def test_a_reason_that_nobody_foresaw_is_told_honestly() -> None:
    meaning = meaning_of("sunspots")

    assert meaning.code == "sunspots"
    assert (meaning.whose_move, meaning.retry) == (WhoseMove.YOU, Retry.LATER)
    assert meaning_of("").sentence == meaning.sentence


@for_each("meaning", ALL)
def test_the_words_are_plain(meaning: Meaning) -> None:
    for text in (meaning.sentence, meaning.advice):
        assert re.fullmatch(r"[A-Z].*\.", text)
        assert not re.search(r"\d", text.replace("24 hours", ""))  # that is what people call it
        assert not re.search(
            r"\b(payload|tokens?|null|HTTP|batch|tenant|E\.164|Meta.s|error code)\b",
            text,
            re.IGNORECASE,
        )


@pytest.mark.parametrize("code", ["timeout", "connection_lost", "server_fault", "crashed"])
def test_advice_on_an_unsure_message_is_to_look_first(code: str) -> None:
    assert "before you send it again" in meaning_of(code).advice
    assert meaning_of(code).retry is not Retry.AUTOMATIC


def test_everything_that_fails_in_practice_has_words() -> None:
    answers = [failing.answer for failing in FAILING_KEYS]
    answers += [one.on_send for one in FAILING_NUMBERS if one.on_send and not one.on_send.accepted]
    answers += [one.on_contact for one in FAILING_NUMBERS if one.on_contact]
    said = [answer for answer in answers if isinstance(answer.body, dict) and answer.body]
    reasons = [reason_of_error(one.status, one.body["error"], one.body["message"]) for one in said]

    assert all(meaning_of(reason).sentence != GENERAL for reason in reasons)
    assert set(META_TEXTS) <= set(META_MEANINGS)


_OF_ONE = re.compile(r"\b[Tt]his (?:person|row|message|number|phone)|\brow's\b")
"""How a sentence names what only one of several rows has."""


def test_whoever_writes_of_one_row_says_so_in_the_data() -> None:
    unsaid = [m.code for m in ALL if _OF_ONE.search(m.what_happened) and not m.speaks_of_one]
    assert unsaid == []
    assert not meaning_of("gave_up").speaks_of_one
    assert meaning_of("meta_131026").speaks_of_one
