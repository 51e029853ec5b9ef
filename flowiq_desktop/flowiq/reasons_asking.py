"""The words for answers to a mere question, which changes nothing and concerns no message."""

from dataclasses import replace

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.flowiq.reasons import meaning_of
from flowiq_desktop.texts import mark

_YOU, _LATER = WhoseMove.YOU, Retry.LATER

_UNCLEAR = Meaning(
    "unclear_answer",
    mark("FlowIQ answered, but said neither that everything is right nor what is wrong."),
    mark("Try again in a few minutes; if it stays like this, copy the details for FlowIQ support."),
    _YOU,
    _LATER,
)
_MEANINGS = (
    Meaning(
        "unreadable_answer",
        mark("Something that is not FlowIQ answered, or FlowIQ answered in a way nobody can read."),
        mark(
            "Check the FlowIQ address, and whether the network asks you to log in; then try again."
        ),
        _YOU,
        _LATER,
    ),
    Meaning(
        "redirected",
        mark("The address points to another place, and messages are not sent after it."),
        mark("Check the FlowIQ address, then try again."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "http_511",
        mark("The network wants you to log in before it lets anything through."),
        mark("Open a web page, log in to the network, then try again."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "no_connection",
        mark("FlowIQ could not be reached."),
        mark("Check the internet connection, then try again."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "too_fast",
        mark("FlowIQ asked to slow down, several times in a row."),
        mark("Try again in some minutes, or choose fewer messages a minute."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "server_fault",
        mark("FlowIQ had a fault while it answered."),
        mark("Try again in a few minutes; if it stays like this, ask FlowIQ support."),
        _YOU,
        _LATER,
    ),
)
_BY_REASON = {meaning.code: meaning for meaning in _MEANINGS}
_ABOUT_MESSAGES = frozenset({"no_connection", "too_fast"})
"""Reasons whose usual words speak of a message that waits; a question that failed has none."""
_SERVER_FAULTS = range(500, 600)


def meaning_when_asked(reason: str) -> Meaning:
    """What an answer to a question means that proves neither yes nor no.

    Args:
        reason: of an outcome that would leave a message unsure, as `flowiq.classify` has it.
    """
    family, _, number = reason.rpartition("_")
    fault = family == "http" and number.isdecimal() and int(number) in _SERVER_FAULTS
    known = _BY_REASON.get(reason) or (_BY_REASON["server_fault"] if fault else _UNCLEAR)
    return replace(known, code=reason)


def why_not_answered(reason: str) -> Meaning:
    """Why questions got no answer: what the reason means, in words that speak of no message."""
    meaning = meaning_of(reason)
    asked = meaning.unsure or reason in _ABOUT_MESSAGES
    return meaning_when_asked(reason) if asked else meaning
