"""What is not known to be sent or unsent is said to be so, and to be looked for first, always."""

import re

import pytest

from flowiq_desktop.core.delivery.states import Verdict
from flowiq_desktop.flowiq.classify import classify_answer, classify_error
from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError
from flowiq_desktop.flowiq.reason import Meaning
from flowiq_desktop.flowiq.reasons import meaning_of, meaning_when_unsure
from flowiq_desktop.flowiq.reasons_asking import meaning_when_asked
from flowiq_desktop.flowiq.reasons_unsure import UNSURE_MEANINGS
from tests.for_each import for_each

JSON = {"content-type": "application/json"}
LOOK_FIRST = "Look for the message in the conversation before you send it again"
TITLES = [
    *("", "Something new", "Internal server error", "Failed to send message"),
    *("Missing required field", "Invalid message type", "Invalid provider", "Meta not configured"),
    *("Tenant ID is required", "Invalid phone number", "Invalid WhatsApp number"),
    *("Invalid API key", "Invalid token format", "API key mismatch", "Authorization required"),
    *("Organization not found", "Contact not found", "Contact already exists"),
    *("Meta upload failed", "Storage upload failed", "Rate limit exceeded"),
]
MESSAGES = ["", "(#131026) Message undeliverable", "(#190) Access token expired", "socket hang up"]
PLAIN_CLAIM = re.compile(
    r"nothing was sent|has not been sent|have not been sent|not sent", re.IGNORECASE
)
SEND_AGAIN = re.compile(r"send (it|the row|the message|them) again", re.IGNORECASE)


def _looks_first(meaning: Meaning) -> bool:
    """Whether the advice begins with looking, and no sending again is advised but after it."""
    claims = PLAIN_CLAIM.search(meaning.sentence)
    again = SEND_AGAIN.search(meaning.advice.replace("before you send it again", ""))
    return meaning.advice.startswith(LOOK_FIRST) and not claims and not again


@for_each("status", [*range(100, 600), 600, 799, 999])
def test_an_unsure_answer_of_any_status_is_looked_for_first(status: int) -> None:
    for title in TITLES:
        for message in MESSAGES if status == 500 else MESSAGES[:2]:
            body = b'{"error": "%s", "message": "%s"}' % (title.encode(), message.encode())
            for alone in (True, False):
                outcome = classify_answer(Answer(status, JSON, body, alone))
                meaning = meaning_of(outcome.reason)
                assert meaning.unsure is (outcome.verdict is Verdict.UNKNOWN)
                if meaning.unsure:
                    assert _looks_first(meaning), (status, title)
                    assert _looks_first(meaning_when_unsure(outcome.reason))


@for_each("status", range(100, 600))
def test_pages_and_empty_answers_of_any_status_are_looked_for_first(status: int) -> None:
    for headers, body in (({}, b""), ({"content-type": "text/html"}, b"<html>"), (JSON, b"[")):
        outcome = classify_answer(Answer(status, headers, body))
        assert meaning_of(outcome.reason).unsure is (outcome.verdict is Verdict.UNKNOWN)
        if outcome.verdict is Verdict.UNKNOWN:
            assert _looks_first(meaning_of(outcome.reason)), (status, body)


@pytest.mark.parametrize("kind", ["network", "timeout", "tls", "too_large", "request", "proxy"])
def test_an_exchange_that_broke_after_its_first_byte_is_looked_for_first(kind: str) -> None:
    outcome = classify_error(ExchangeError(left=True, kind=kind, detail=""))
    assert outcome.verdict is Verdict.UNKNOWN
    assert _looks_first(meaning_of(outcome.reason))
    unsent = classify_error(ExchangeError(left=False, kind=kind, detail=""))
    assert not meaning_of(unsent.reason).unsure


@pytest.mark.parametrize(
    "reason",
    [
        "http_400",
        "http_418",
        "contact_already_exists",
        "wrong_address",
        "meta_131026",
        "sunspots",
        "",
        "too_fast",
        "no_connection",
        "accepted",
        "http_",
    ],
)
def test_an_unsure_row_under_any_reason_of_an_older_list_is_looked_for_first(reason: str) -> None:
    meaning = meaning_when_unsure(reason)
    assert meaning.code == reason
    assert _looks_first(meaning)


def test_what_a_look_found_and_what_a_person_decided_have_their_own_words() -> None:
    for reason in (
        "no_trace",
        "history_too_early",
        "delivery_failed",
        "left_unsure",
        "tried_again",
    ):
        assert meaning_when_unsure(reason) == UNSURE_MEANINGS[reason]
    for meaning in UNSURE_MEANINGS.values():
        assert re.search(r"\blook|decide", meaning.advice, re.IGNORECASE), meaning.code


@pytest.mark.parametrize(
    "reason", [*UNSURE_MEANINGS, "http_418", "http_503", "http_99", "http_600"]
)
def test_a_question_that_got_such_an_answer_is_no_message(reason: str) -> None:
    meaning = meaning_when_asked(reason)
    assert meaning.code == reason
    assert not meaning.unsure
    assert "conversation" not in meaning.advice + meaning.sentence
    assert "message was" not in meaning.sentence


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("redirected", "another place"),
        ("unreadable_answer", "not FlowIQ"),
        ("http_511", "log in"),
        ("server_fault", "a fault"),
        ("http_500", "a fault"),
        ("http_599", "a fault"),
        ("http_600", "neither"),
        ("http_499", "neither"),
        ("http_x", "neither"),
        ("meta_500", "neither"),
    ],
)
def test_a_question_has_the_words_of_its_kind(reason: str, words: str) -> None:
    assert words in meaning_when_asked(reason).sentence
