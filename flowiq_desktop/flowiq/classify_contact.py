"""Classification of a new contact: what FlowIQ's answer, or the lack of one, proves about it.

Making somebody a contact reaches nobody, and doing it twice does no harm: FlowIQ says that the
contact is there already, and that is as good as having made it. So whatever is unclear may be asked
for again; only what the next row would meet as well stops a run (docs/flowiq-api.md, Contacts and
templates).
"""

from dataclasses import replace

from flowiq_desktop.core.delivery.states import Outcome, Verdict
from flowiq_desktop.flowiq.account_refusals import told_of_the_account
from flowiq_desktop.flowiq.answer_kept import kept
from flowiq_desktop.flowiq.classify import classify_error, outcome_of
from flowiq_desktop.flowiq.http.exchanges import Answer, ExchangeError, is_success
from flowiq_desktop.flowiq.http.strict_json import UnreadableError, error_texts, json_object
from flowiq_desktop.flowiq.reasons import meaning_of, reason_of_error
from flowiq_desktop.flowiq.recipients import another_number

CREATED = "contact_created"
EXISTED = "contact_already_exists"
REFUSED = "contact_refused"
UNCLEAR = "contact_unclear"
UNREADABLE = "contact_unreadable"
"""The reasons of contacts that are there now, that FlowIQ refused, and of which nobody can tell."""

_TOO_MANY_REQUESTS = 429
_NETWORK_LOGIN = 511
_STOPPING_STATUSES = frozenset({401, 402, 403, 404, 405})
"""Refused before FlowIQ looked at the person: the next one would meet the same."""
_REFUSED_STATUSES = frozenset({400, 413, 415, 422})
_ABOUT_THE_NUMBER = frozenset({"invalid_phone_number", "invalid_whatsapp_number"})


def contact_without_answer(error: ExchangeError) -> Outcome:
    """What came of asking for a contact when no whole answer came: it may have been made."""
    if error.left:
        return Outcome(Verdict.UNKNOWN, UNCLEAR, detail=error.detail)
    return classify_error(error)


def classify_contact(answer: Answer, secret: str = "", number: str = "") -> Outcome:
    """What came of asking for a contact.

    Args:
        answer: what came back.
        secret: the key, so that it is removed from an answer that echoes it.
        number: whose contact was asked for, with the country code; "" compares nothing.

    Returns:
        ACCEPTED: the person is a contact now, made (`CREATED`) or there already (`EXISTED`).
        REJECTED: FlowIQ will not make a contact of this person. NOT_SENT: none was made, for a
        reason that may pass. UNKNOWN: nobody can tell, and it may be asked for again.
    """
    answer = kept(answer, secret)
    try:
        outcome = _judged(answer, number)
    except UnreadableError:
        return outcome_of(answer, Verdict.UNKNOWN, UNREADABLE, stops_run=True)
    if outcome.verdict is Verdict.ACCEPTED:
        return outcome
    title, text = error_texts(answer)
    return told_of_the_account(outcome, title, text or outcome.detail.replace('"', " "))


def _judged(answer: Answer, number: str) -> Outcome:
    status = answer.status
    if is_success(answer):
        return _ready(answer, number, "contact", CREATED)
    if not answer.alone:
        # With another answer behind it, nobody can tell which of the two is this request's.
        raise UnreadableError("two answers")
    title, text = error_texts(answer)
    reason = reason_of_error(status, title, text)
    if reason == EXISTED:
        return _ready(answer, number, "existing_contact", EXISTED)
    if status == _TOO_MANY_REQUESTS:
        return outcome_of(answer, Verdict.NOT_SENT, reason, slow_down=True)
    if status in _STOPPING_STATUSES:
        # Only a message is refused because somebody is no contact.
        reason = f"http_{status}" if not meaning_of(reason).stops_run else reason
        return outcome_of(answer, Verdict.NOT_SENT, reason, stops_run=True)
    if status in _REFUSED_STATUSES:
        return _refused(answer, reason)
    if 300 <= status < 400:  # noqa: PLR2004 - HTTP's class of redirection
        raise UnreadableError("redirected")
    if status == _NETWORK_LOGIN:
        raise UnreadableError("the network wants a login")
    return outcome_of(answer, Verdict.UNKNOWN, UNCLEAR)


def _ready(answer: Answer, number: str, member: str, reason: str) -> Outcome:
    """The person is a contact, unless the answer is about somebody else.

    Raises:
        UnreadableError: a success that has not the documented shape.
    """
    said = json_object(answer)
    contact = said.get(member)
    if reason == CREATED and (said.get("success") is not True or not isinstance(contact, dict)):
        raise UnreadableError("not the documented shape")
    named = contact.get("whatsapp_id") if isinstance(contact, dict) else None
    if other := another_number(named, number):
        outcome = outcome_of(answer, Verdict.UNKNOWN, UNREADABLE, stops_run=True)
        return replace(outcome, detail=f"whatsapp_id: …{other[-4:]}")
    return outcome_of(answer, Verdict.ACCEPTED, reason)


def _refused(answer: Answer, reason: str) -> Outcome:
    if meaning_of(reason).stops_run:
        return outcome_of(answer, Verdict.NOT_SENT, reason, stops_run=True)
    return outcome_of(answer, Verdict.REJECTED, reason if reason in _ABOUT_THE_NUMBER else REFUSED)
