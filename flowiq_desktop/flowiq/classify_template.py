"""Classification of templates: what an answer of /send-template proves about a message.

Its answers have a form of their own: what became of the one message stands in `results`, under a
status that nobody documents for a refusal. So the documented errors keep the verdict that they
have everywhere (`flowiq.classify`); then the body decides, and only where all of it says the same.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flowiq_desktop.core.delivery.states import UNSENT_VERDICTS, Outcome, Verdict
from flowiq_desktop.flowiq.account_refusals import told_of_the_account
from flowiq_desktop.flowiq.answer_kept import date_of, detail_of, kept
from flowiq_desktop.flowiq.classify import (
    MESSAGE_ID,
    of_somebody_else,
    outcome_of,
    refused,
    refused_by_whatsapp,
    refused_person,
    whatsapps_codes,
)
from flowiq_desktop.flowiq.http.exchanges import Answer, is_success
from flowiq_desktop.flowiq.http.strict_json import UnreadableError, error_texts, json_object
from flowiq_desktop.flowiq.reasons import reason_of_error
from flowiq_desktop.flowiq.recipients import another_number

ABOUT_THE_TEMPLATE = frozenset(
    f"meta_{code}" for code in (131058, 131063, 132000, 132001, 132007, 132015, 132016)
)
"""Refusals that every other row of the same template would meet, and no row of another one."""

_FAILED = (500, "failed to send message")
"""What gives a text of WhatsApp's its reason, whatever the status it came with."""
_UNDOCUMENTED = frozenset({400, 402, 403, 404, 405, 413, 415, 422})
"""Under these, only a documented title says that nothing was sent."""
_NEXT_MEETS_THE_SAME = frozenset({402, 403, 404, 405})
_GIVE_A_NAME = re.compile(r"bodyParameters\W{0,4}name", re.IGNORECASE)
"""FlowIQ's advice where somebody is no contact and the template has no name to make one of."""
_PERSON = ("recipient", "whatsappNumber", "whatsapp_id", "phone_number")


def classify_template_answer(answer: Answer, secret: str = "", number: str = "") -> Outcome:
    """The outcome of a template that was answered.

    Args:
        answer: what came back.
        secret: the key, so that it is removed from an answer that echoes it.
        number: whom it went to, with the country code; "" compares nothing.
    """
    answer = kept(answer, secret)
    if 300 <= answer.status < 400:  # noqa: PLR2004 - HTTP's class of redirection
        return outcome_of(answer, Verdict.UNKNOWN, "redirected", stops_run=True)
    said = _object(answer)
    if is_success(answer) or "results" in said:
        outcome, title, text = _by_its_result(answer, said, number)
    else:
        title, text = error_texts(answer)
        outcome = _by_its_error(answer, title, text, number)
    if outcome.verdict is not Verdict.UNKNOWN and not answer.alone:
        # No answer about a template names its person: with another one behind it, it may belong to
        # the row before, an acceptance too.
        return _unreadable(answer)
    if outcome.verdict is Verdict.ACCEPTED:
        return outcome
    words = text or outcome.detail.replace('"', " ")
    return told_of_the_account(_about_its_template(outcome, text), title, words)


def _object(answer: Answer) -> Mapping[str, Any]:
    try:
        return json_object(answer)
    except UnreadableError:
        return {}


# -- a documented error ---------------------------------------------------------------------


def _by_its_error(answer: Answer, title: str, text: str, number: str) -> Outcome:
    """An answer that says nothing of a result."""
    if other := refused_person(answer, number):
        return of_somebody_else(answer, other)
    status = answer.status
    if status == 400 and _is_about_a_stranger(title, text):  # noqa: PLR2004 - bad request
        return outcome_of(answer, Verdict.REJECTED, "contact_not_found")
    reason = reason_of_error(status, title, text)
    if status in _UNDOCUMENTED and reason == f"http_{status}":
        stops = status in _NEXT_MEETS_THE_SAME
        return outcome_of(answer, Verdict.UNKNOWN, reason, stops_run=stops)
    return refused(answer, number)


def _is_about_a_stranger(title: str, text: str) -> bool:
    """Whether it is the documented refusal of a person who is no contact: nothing was sent."""
    return title.casefold() == "contact not found" or _GIVE_A_NAME.search(text) is not None


# -- a result -------------------------------------------------------------------------------


def _by_its_result(
    answer: Answer, said: Mapping[str, Any], number: str
) -> tuple[Outcome, str, str]:
    """What the one result says, with the title and text of a refusal."""
    result = _the_one_result(said)
    try:
        other = _another_person(said, result, number)
    except UnreadableError:
        return _unreadable(answer), "", ""
    if other:
        return of_somebody_else(answer, other), "", ""
    if is_success(answer) and _says_sent(said, result):
        return _accepted(answer, str(result["messageId"])), "", ""
    text = result.get("error")
    if not isinstance(text, str) or not _says_refused(said, result, text):
        return _unreadable(answer), "", ""
    reason = reason_of_error(*_FAILED, text)
    outcome = refused_by_whatsapp(answer, reason, text)
    return replace(outcome, detail=detail_of(answer, text)), "", text


def _the_one_result(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result of the one message that was posted; {} when there is none, or are several."""
    results = said.get("results")
    alone = isinstance(results, list) and len(results) == 1 and isinstance(results[0], dict)
    return results[0] if alone else {}  # type: ignore[index]  # it is a list of one


def _another_person(said: Mapping[str, Any], result: Mapping[str, Any], number: str) -> str:
    named = (part.get(name) for part in (said, result) for name in _PERSON)
    return next(filter(None, (another_number(one, number) for one in named)), "")


def _says_sent(said: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    """Whether all of it says that the message was accepted, under an id."""
    message_id = result.get("messageId")
    return (
        said.get("success") is True
        and result.get("success") is True
        and isinstance(message_id, str)
        and MESSAGE_ID.fullmatch(message_id) is not None
        and result.get("error") in (None, "")
        and _counts(said, successful=1, failed=0)
    )


def _says_refused(said: Mapping[str, Any], result: Mapping[str, Any], text: str) -> bool:
    """Whether all of it says that the message was refused, and why."""
    return (
        said.get("success") is False
        and result.get("success") is False
        and result.get("messageId") in (None, "")
        and bool(text.strip())
        and _counts(said, successful=0, failed=1)
    )


def _counts(said: Mapping[str, Any], **expected: int) -> bool:
    """Whether the summary, where there is one, has one message that ended so."""
    summary = said.get("summary", {})
    if not isinstance(summary, dict):
        return False
    counts = {"total": 1, **expected}
    return all(
        type(summary[name]) is int and summary[name] == count
        for name, count in counts.items()
        if name in summary
    )


def _accepted(answer: Answer, message_id: str) -> Outcome:
    return Outcome(
        Verdict.ACCEPTED,
        "accepted",
        message_id=message_id,
        status=answer.status,
        answer=answer.body,
        server_date=date_of(answer),
    )


def _unreadable(answer: Answer) -> Outcome:
    return outcome_of(answer, Verdict.UNKNOWN, "unreadable_answer", stops_run=True)


def _about_its_template(outcome: Outcome, text: str) -> Outcome:
    """A refusal of the template stops its other rows; by WhatsApp's own code, its row waits."""
    if outcome.reason not in ABOUT_THE_TEMPLATE or outcome.verdict not in UNSENT_VERDICTS:
        return outcome
    whatsapp_said = outcome.reason in whatsapps_codes(text)
    verdict = Verdict.NOT_SENT if whatsapp_said else outcome.verdict
    return replace(outcome, verdict=verdict, stops_template=True)
