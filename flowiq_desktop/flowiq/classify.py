"""Classification: what FlowIQ's answer, or the lack of one, proves about a message.

The one place where outcomes are decided (docs/flowiq-api.md, What each answer proves). It is
conservative: what is not documented to mean "not sent" or "sent" is UNKNOWN, and an UNKNOWN
message is never sent again by itself.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from flowiq_desktop.core.delivery.spared import SPARED
from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.account_refusals import told_of_the_account
from flowiq_desktop.flowiq.answer_kept import date_of, detail_of, kept
from flowiq_desktop.flowiq.http.exchanges import Answer, ExchangeError, is_success
from flowiq_desktop.flowiq.http.strict_json import UnreadableError, error_texts, json_object
from flowiq_desktop.flowiq.rate_headers import seconds_to_wait
from flowiq_desktop.flowiq.reasons import meaning_of, reason_of_error
from flowiq_desktop.flowiq.recipients import another_number

MESSAGE_ID = re.compile(r"[\x21-\x7e]{1,512}")
"""What may be an id of WhatsApp's."""

_STOPPING_STATUSES = frozenset({401, 402, 403, 404, 405})
"""Refused before FlowIQ looked at the message: nothing was sent; the next row meets the same."""

_REFUSED_STATUSES = frozenset({400, 413, 415, 422})
"""FlowIQ looked at the message and said no."""

_DOCUMENTED_500 = frozenset(
    {"meta upload failed", "storage upload failed", "failed to send message"}
)
"""The only 5xx answers with a meaning: the file could not be passed on, or WhatsApp refused."""

_UPLOADS_FAILED = frozenset({"meta_upload_failed", "storage_upload_failed"})
"""The file did not get as far as WhatsApp, whatever the reason; so neither did the message."""

_NO_VERDICT = re.compile(
    r"time.?out|timed out|network|socket|hang up|econn|epipe|eproto|fetch failed|gateway|aborted"
    r"|status code 5|deadline|unavailable|closed|response|reset|premature|terminated|canceled"
    r"|cancelled|unexpected end|unexpected token|json|parse error|stream|undefined|null|propert"
    r"|not a function|database|violates|constraint|column|\btable\b|relation |syntax|connections",
    re.IGNORECASE,
)
"""`Failed to send message` with such a text means that FlowIQ lost WhatsApp's answer or failed by
itself, perhaps after WhatsApp took the message. It is no refusal."""

_REFUSAL = re.compile(
    r"undeliverable|unable to deliver|not reachable|re-?engagement|24 hours|allowed list"
    r"|unsupported|not supported|invalid parameter|parameter value|required parameter"
    r"|invalid oauth|invalid whatsapp|access token|permission denied|access denied|template"
    r"|media upload|media download|rate limit|request limit|too many calls|spam|eligibility"
    r"|account locked|account is restricted|temporarily blocked|not registered|opted out"
    r"|stopped receiving|ecosystem|experiment|policies|display name|maintenance|recipient"
    r"|phone number|status code 40[0-7]|session has (?:expired|been invalidated)"
    r"|account has been (?:locked|restricted|disabled)|payment (?:issue|method)",
    re.IGNORECASE,
)
"""Words of Meta's published refusals (docs/whatsapp-errors.md). A text without any of them, and
without a code, proves nothing: whatever went wrong may have gone wrong after WhatsApp took the
message.
"""

_WHATSAPPS_CODE = re.compile(r"\(#(\d{1,7})\)|\bcode\"?\s*[:=]\s*\"?(\d{5,7})\b")
"""A code as WhatsApp writes it. Any other number may be milliseconds, or another system's code."""

_TOO_FAST = frozenset({"meta_4", "meta_80007", "meta_80008", "meta_130429", "meta_131056"})


def classify_error(error: ExchangeError) -> Outcome:
    """The outcome of an exchange that gave no whole answer."""
    if error.left:
        reason = "timeout" if error.kind == "timeout" else "connection_lost"
        return Outcome(Verdict.UNKNOWN, reason, detail=error.detail)
    if error.kind == "tls":
        return Outcome(Verdict.NOT_SENT, "tls_failed", detail=error.detail, stops_run=True)
    if error.kind == "request":
        return Outcome(Verdict.NOT_SENT, "bad_request_local", detail=error.detail, stops_run=True)
    if error.kind in ("proxy", "proxy_login"):
        reason = "proxy_login" if error.kind == "proxy_login" else "proxy_refused"
        return Outcome(Verdict.NOT_SENT, reason, detail=error.detail, stops_run=True)
    return Outcome(Verdict.NOT_SENT, "no_connection", detail=error.detail)


def classify_answer(answer: Answer, secret: str = "", number: str = "") -> Outcome:
    """The outcome of a send that was answered.

    Args:
        answer: what came back.
        secret: the key, so that it is removed from an answer that echoes it.
        number: whom the message went to, with the country code; "" compares nothing.
    """
    status = answer.status
    answer = kept(answer, secret)
    if is_success(answer):
        return _accepted(answer, number)
    if 300 <= status < 400:  # noqa: PLR2004 - HTTP's class of redirection
        return outcome_of(answer, Verdict.UNKNOWN, "redirected", stops_run=True)
    outcome = refused(answer, number)
    if outcome.verdict is not Verdict.UNKNOWN and not answer.alone:
        # An acceptance names its message. A refusal with another answer behind it may belong to the
        # row before, and that next answer to this row.
        return outcome_of(answer, Verdict.UNKNOWN, "unreadable_answer", stops_run=True)
    title, text = error_texts(answer)
    return told_of_the_account(
        outcome, title, text if title or text else outcome.detail.replace('"', " ")
    )


def _accepted(answer: Answer, number: str) -> Outcome:
    """Accepted only with the documented shape, an id and no other recipient."""
    try:
        message_id, other = _acceptance(answer, number)
    except UnreadableError:
        return outcome_of(answer, Verdict.UNKNOWN, "unreadable_answer", stops_run=True)
    if other:
        return of_somebody_else(answer, other)
    return Outcome(
        Verdict.ACCEPTED,
        "accepted",
        message_id=message_id,
        status=answer.status,
        answer=answer.body,
        server_date=date_of(answer),
    )


def _acceptance(answer: Answer, number: str) -> tuple[str, str]:
    """The id of a documented acceptance, and another person's number where it names one."""
    said = json_object(answer)
    data = said.get("data")
    if said.get("success") is not True or not isinstance(data, dict):
        raise UnreadableError("not the documented shape")
    message_id = data.get("message_id")
    if not isinstance(message_id, str) or not MESSAGE_ID.fullmatch(message_id):
        raise UnreadableError("no id")
    return message_id, another_number(data.get("recipient"), number)


def of_somebody_else(answer: Answer, other: str) -> Outcome:
    """The outcome of an answer that names the person with this other number."""
    outcome = outcome_of(answer, Verdict.UNKNOWN, "other_recipient", stops_run=True)
    return replace(outcome, detail=f"phone_number: …{other[-4:]}")


def refused(answer: Answer, number: str) -> Outcome:
    """The outcome of an answer whose status is no success, by FlowIQ's documented errors."""
    if other := refused_person(answer, number):
        return of_somebody_else(answer, other)
    error, message = error_texts(answer)
    status = answer.status
    reason = reason_of_error(status, error, message)
    if status == 429:  # noqa: PLR2004 - too many requests
        return outcome_of(answer, Verdict.NOT_SENT, reason, slow_down=True)
    if status == 404 and error.casefold() == "contact not found":  # noqa: PLR2004 - not found
        return outcome_of(answer, Verdict.REJECTED, reason)
    if status in _STOPPING_STATUSES:
        return outcome_of(answer, Verdict.NOT_SENT, reason, stops_run=True)
    if status in _REFUSED_STATUSES:
        if meaning_of(reason).stops_run:
            return outcome_of(answer, Verdict.NOT_SENT, reason, stops_run=True)
        return outcome_of(answer, Verdict.REJECTED, reason)
    if status == 500 and error.casefold() in _DOCUMENTED_500:  # noqa: PLR2004 - server error
        return refused_by_whatsapp(answer, reason, message)
    portal = status == 511  # noqa: PLR2004 - the network wants a login
    # A title that is documented for another call explains nothing about a message.
    unsure = reason if meaning_of(reason).unsure else f"http_{status}"
    return outcome_of(answer, Verdict.UNKNOWN, unsure, stops_run=portal)


def refused_person(answer: Answer, number: str) -> str:
    """The number that a refusal names when it is another one; `Contact not found` names it."""
    try:
        return another_number(json_object(answer).get("whatsapp_id"), number)
    except UnreadableError:
        return ""


def refused_by_whatsapp(answer: Answer, reason: str, message: str) -> Outcome:
    """WhatsApp's refusal, passed on. Only its own code lets a row be tried again automatically."""
    if reason in _UPLOADS_FAILED:
        return outcome_of(answer, Verdict.REJECTED, reason)
    codes = whatsapps_codes(message)
    whatsapp_said = reason in codes
    if not whatsapp_said and not _is_refusal(message, codes):
        return outcome_of(answer, Verdict.UNKNOWN, "server_fault")
    refused = Verdict.NOT_SENT if whatsapp_said else Verdict.REJECTED
    if reason in _TOO_FAST:
        return outcome_of(answer, refused, reason, slow_down=True)
    if meaning_of(reason).stops_run:
        return outcome_of(answer, refused, reason, stops_run=True)
    ends = refused if reason == SPARED else Verdict.REJECTED
    return outcome_of(answer, ends, reason)


def _is_refusal(message: str, codes: Collection[str]) -> bool:
    """Whether a text is about WhatsApp's refusal, and not about a lost answer."""
    if _NO_VERDICT.search(message):
        return False
    return bool(codes) or _REFUSAL.search(message) is not None


def whatsapps_codes(message: str) -> set[str]:
    """The reasons for the codes in a text that are written as WhatsApp writes them."""
    found = _WHATSAPPS_CODE.findall(message)
    return {f"meta_{int(marked or named)}" for marked, named in found}


def outcome_of(
    answer: Answer,
    verdict: Verdict,
    reason: str,
    *,
    stops_run: bool = False,
    slow_down: bool = False,
) -> Outcome:
    """The outcome of an answer, with what of it is kept."""
    return Outcome(
        verdict,
        reason,
        status=answer.status,
        detail=detail_of(answer),
        answer=answer.body,
        retry_after=seconds_to_wait(answer.headers) if slow_down else None,
        stops_run=stops_run,
        slow_down=slow_down,
        server_date=date_of(answer),
    )
