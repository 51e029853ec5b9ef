"""Reconciliation in words: the same in the window and on the command line."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flowiq_desktop.core.reconciliation.evidence import Choice, Finding
from flowiq_desktop.services.reconciliation.service import (
    CheckSummary,
    ResendSummary,
    RowFinding,
    UnsureRow,
)
from flowiq_desktop.services.sending.duplicate_holds import day_in_words

WHAT_A_LOOK_PROVES = (
    "WhatsApp's conversations can prove that a message was sent; they can never prove that it was"
    " not."
)
_SOON = timedelta(minutes=1)
_CAUSES = {
    "crashed": "the program or the computer stopped while {they} being sent",
    "connection_lost": "the connection broke while {they} on the way",
    "timeout": "FlowIQ did not answer in time",
    "server_fault": "FlowIQ had a fault while it handled {them}",
    "unreadable_answer": "the answer could not be read",
    "unclear_answer": "FlowIQ's answer said neither that {they} sent nor that {they} refused",
    "other_recipient": "FlowIQ's answer named another person",
    "redirected": "the address pointed to another place",
    "http_511": "the network wanted somebody to log in",
    "duplicate_id": "FlowIQ answered with the id of another message",
    "no_trace": "no trace was found so far",
    "delivery_failed": "WhatsApp could not deliver {them}",
}
"""Why nobody is sure, as part of a sentence; by code of `flowiq.reasons`."""


def what_happened(rows: Sequence[UnsureRow]) -> str:
    """How many messages nobody is sure of, why, and since when; "" if there are none."""
    if not rows:
        return ""
    words = "1 message" if len(rows) == 1 else f"{len(rows):,} messages"
    them = "it" if len(rows) == 1 else "them"
    why = ", ".join(filter(None, (_cause(rows), _span(rows))))
    return f"For {words} we don't know whether WhatsApp sent {them} ({why})."


FOUND = "Sent: found in the conversation."


def finding_words(row: RowFinding) -> str:
    """What a look said about one row, in one line."""
    match row.finding:
        case Finding.SENT if row.copies > 1:
            return f"Sent: found in the conversation, {row.copies} copies seen."
        case Finding.SENT:
            return FOUND
        case Finding.DELIVERY_FAILED:
            return f"Delivery failed. {row.sentence}"
        case Finding.NO_TRACE:
            return f"No trace found at {row.looked_at:%H:%M}."
        case Finding.TOO_EARLY:
            return f"Too early to tell: look again {_from(row)}."
    return f"Cannot be told. {row.sentence}"


def summary_words(checked: CheckSummary) -> str:
    """What a look found, all rows together: "We looked at 14:31: 1 sent, no trace of 2."."""
    count = checked.count
    parts = (
        (count(Finding.SENT), "{n} sent"),
        (count(Finding.DELIVERY_FAILED), "{n} not delivered"),
        (count(Finding.NO_TRACE), "no trace of {n}"),
        (count(Finding.TOO_EARLY), "too early to tell for {n}"),
        (count(Finding.CANNOT_TELL), "{n} cannot be told"),
    )
    said = [words.format(n=f"{n:,}") for n, words in parts if n]
    return f"We looked at {checked.looked_at:%H:%M}: {', '.join(said)}." if said else ""


def decided_words(choice: Choice, count: int) -> str:
    """What a person decided, once it is recorded."""
    match choice:
        case Choice.LEAVE:
            return f"{count:,} left as unsure."
        case Choice.TREAT_AS_SENT:
            return f"{count:,} treated as sent."
    return f"{count:,} wait to be sent again."


def resent_words(resent: ResendSummary) -> str:
    """What came of the last look before sending again."""
    said = []
    if resent.found:
        said.append(f"{resent.found:,} found in the conversation after all; not sent again.")
    if resent.stopped_because:
        said.append("The last look was not possible, so nothing is sent again.")
    elif resent.ready:
        said.append(decided_words(Choice.SEND_AGAIN, resent.ready))
    return " ".join(said)


def twice_warning(count: int) -> str:
    """What sending again may do."""
    if count == 1:
        return "The person may get this message twice."
    return f"People may get these {count:,} messages twice."


def _span(rows: Sequence[UnsureRow]) -> str:
    first, last = min(row.ended for row in rows), max(row.ended for row in rows)
    begin, end = _moment(first), _moment(last)
    if begin == end:
        return begin
    if first.date() == last.date():
        return f"{begin} to {last:%H:%M}"
    return f"{begin} to {end}"


def _moment(moment: datetime) -> str:
    return f"{day_in_words(moment)}, {moment:%H:%M}"


def _cause(rows: Sequence[UnsureRow]) -> str:
    """The cause that all rows share."""
    reasons = {row.reason for row in rows}
    if len(reasons) > 1:
        return "for several reasons"
    one = len(rows) == 1
    they, them = ("it was", "it") if one else ("they were", "them")
    return _cause_of(reasons.pop()).format(they=they, them=them)


def _cause_of(reason: str) -> str:
    """The words for a reason; a status without its own has those of its kind."""
    if reason in _CAUSES or not reason.startswith("http_"):
        return _CAUSES.get(reason, "")
    fault = reason.startswith("http_5")
    return _CAUSES["server_fault" if fault else "unclear_answer"]


def _from(row: RowFinding) -> str:
    if row.look_again_at is None or row.look_again_at <= row.looked_at + _SOON:
        return "in a minute"
    return f"from {row.look_again_at:%H:%M}"
