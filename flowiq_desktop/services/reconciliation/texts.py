"""Reconciliation in words: the same in the window and on the command line."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from flowiq_desktop.core.reconciliation.evidence import Choice, Finding
from flowiq_desktop.services.reconciliation.service import (
    CheckSummary,
    ResendSummary,
    RowFinding,
    UnsureRow,
)
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.moments import clock, day_of_year
from flowiq_desktop.texts.names import side_by_side

WHAT_A_LOOK_PROVES = mark(
    "WhatsApp's conversations can prove that a message was sent; they can never prove that it was"
    " not."
)
FOUND = mark("Sent: found in the conversation.")
_SOON = timedelta(minutes=1)
_CAUSES: dict[str, Callable[[int], str]] = {
    "crashed": lambda n: say_count(
        "the program or the computer stopped while it was being sent",
        "the program or the computer stopped while they were being sent",
        n,
    ),
    "connection_lost": lambda n: say_count(
        "the connection broke while it was on the way",
        "the connection broke while they were on the way",
        n,
    ),
    "timeout": lambda _: say("FlowIQ did not answer in time"),
    "server_fault": lambda n: say_count(
        "FlowIQ had a fault while it handled it", "FlowIQ had a fault while it handled them", n
    ),
    "unreadable_answer": lambda _: say("the answer could not be read"),
    "unclear_answer": lambda n: say_count(
        "FlowIQ's answer said neither that it was sent nor that it was refused",
        "FlowIQ's answer said neither that they were sent nor that they were refused",
        n,
    ),
    "other_recipient": lambda _: say("FlowIQ's answer named another person"),
    "redirected": lambda _: say("the address pointed to another place"),
    "http_511": lambda _: say("the network wanted somebody to log in"),
    "duplicate_id": lambda _: say("FlowIQ answered with the id of another message"),
    "no_trace": lambda _: say("no trace was found so far"),
    "delivery_failed": lambda n: say_count(
        "WhatsApp could not deliver it", "WhatsApp could not deliver them", n
    ),
}
"""Why nobody is sure of so many messages, as part of a sentence; by code of `flowiq.reasons`."""
_COUNTS: dict[Finding, Callable[[int], str]] = {
    Finding.SENT: lambda n: say_count("1 sent", "{n} sent", n),
    Finding.DELIVERY_FAILED: lambda n: say_count("1 not delivered", "{n} not delivered", n),
    Finding.NO_TRACE: lambda n: say_count("no trace of 1", "no trace of {n}", n),
    Finding.TOO_EARLY: lambda n: say_count(
        "too early to tell for 1", "too early to tell for {n}", n
    ),
    Finding.CANNOT_TELL: lambda n: say_count("1 cannot be told", "{n} cannot be told", n),
}
"""How many rows have a finding, in the order in which they are named."""


def what_happened(rows: Sequence[UnsureRow]) -> str:
    """How many messages nobody is sure of, why, and since when; "" if there are none."""
    if not rows:
        return ""
    return say_count(
        "For 1 message we don't know whether WhatsApp sent it ({why}).",
        "For {n} messages we don't know whether WhatsApp sent them ({why}).",
        len(rows),
        why=side_by_side([part for part in (_cause(rows), _span(rows)) if part]),
    )


def finding_words(row: RowFinding) -> str:
    """What a look said about one row, in one line."""
    match row.finding:
        case Finding.SENT if row.copies > 1:
            return say_count(
                "Sent: found in the conversation, 1 copy seen.",
                "Sent: found in the conversation, {n} copies seen.",
                row.copies,
            )
        case Finding.SENT:
            return say(FOUND)
        case Finding.DELIVERY_FAILED:
            return say("Delivery failed. {why}", why=row.sentence)
        case Finding.NO_TRACE:
            return say("No trace found at {time}.", time=clock(row.looked_at))
        case Finding.TOO_EARLY:
            return _too_early(row)
    return say("Cannot be told. {why}", why=row.sentence)


def summary_words(checked: CheckSummary) -> str:
    """What a look found, all rows together: "We looked at 14:31: 1 sent, no trace of 2."."""
    said = [words(n) for finding, words in _COUNTS.items() if (n := checked.count(finding))]
    if not said:
        return ""
    return say(
        "We looked at {time}: {found}.", time=clock(checked.looked_at), found=side_by_side(said)
    )


def decided_words(choice: Choice, count: int) -> str:
    """What a person decided, once it is recorded."""
    match choice:
        case Choice.LEAVE:
            return say_count("1 left as unsure.", "{n} left as unsure.", count)
        case Choice.TREAT_AS_SENT:
            return say_count("1 treated as sent.", "{n} treated as sent.", count)
    return say_count("1 waits to be sent again.", "{n} wait to be sent again.", count)


def resent_words(resent: ResendSummary) -> str:
    """What came of the last look before sending again."""
    said = []
    if resent.found:
        said.append(
            say_count(
                "1 found in the conversation after all; not sent again.",
                "{n} found in the conversation after all; not sent again.",
                resent.found,
            )
        )
    if resent.stopped_because:
        said.append(say("The last search was not possible, so nothing is sent again."))
    elif resent.ready:
        said.append(decided_words(Choice.SEND_AGAIN, resent.ready))
    return " ".join(said)


def twice_warning(count: int) -> str:
    """What sending again may do."""
    return say_count(
        "The person may get this message twice.",
        "People may get these {n} messages twice.",
        count,
    )


def _span(rows: Sequence[UnsureRow]) -> str:
    first, last = min(row.ended for row in rows), max(row.ended for row in rows)
    begin, end = _moment(first), _moment(last)
    if begin == end:
        return begin
    return say("{begin} to {end}", begin=begin, end=clock(last) if _same_day(first, last) else end)


def _same_day(first: datetime, last: datetime) -> bool:
    return first.date() == last.date()


def _moment(moment: datetime) -> str:
    return say("{day}, {time}", day=day_of_year(moment), time=clock(moment))


def _cause(rows: Sequence[UnsureRow]) -> str:
    """The cause that all rows share."""
    reasons = {row.reason for row in rows}
    if len(reasons) > 1:
        return say("for several reasons")
    words = _cause_of(reasons.pop())
    return words(len(rows)) if words else ""


def _cause_of(reason: str) -> Callable[[int], str] | None:
    """The words for a reason; a status without its own has those of its kind."""
    if reason in _CAUSES or not reason.startswith("http_"):
        return _CAUSES.get(reason)
    fault = reason.startswith("http_5")
    return _CAUSES["server_fault" if fault else "unclear_answer"]


def _too_early(row: RowFinding) -> str:
    again = row.look_again_at
    if again is None or again <= row.looked_at + _SOON:
        return say("Too early to tell: look again in a minute.")
    return say("Too early to tell: look again from {time}.", time=clock(again))
