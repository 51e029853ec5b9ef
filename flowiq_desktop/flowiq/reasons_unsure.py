"""The words for messages that may have been sent or not: look first, then decide.

Whatever else there is to do comes after that. Whoever sends such a message again without looking
may send it twice.
"""

from dataclasses import replace

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.texts import mark

_YOU, _WAIT, _NOBODY = WhoseMove.YOU, WhoseMove.WAIT, WhoseMove.NOBODY
_NEVER, _LATER = Retry.NEVER, Retry.LATER

_LOOK_FIRST = mark(
    "Look for the message in the conversation before you send it again; the person may have it."
)

_MEANINGS = (
    Meaning(
        "timeout",
        mark("FlowIQ did not answer in time, so nobody knows whether the message was sent."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "connection_lost",
        mark(
            "The connection broke while the message was on its way, so it may have been sent or"
            " not."
        ),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "server_fault",
        mark("FlowIQ had a fault while it handled the message, so it may have been sent or not."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "crashed",
        mark(
            "The program or the computer stopped while this was being sent, so nobody knows"
            " whether it went."
        ),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "unreadable_answer",
        mark(
            "Something that is not FlowIQ answered, or FlowIQ answered in a way nobody can read, so"
            " nobody knows whether the message was sent."
        ),
        mark(
            "Look for the message in the conversation before you send it again; the person may"
            " have it."
            " Check whether the network asks you to log in, then continue."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "unclear_answer",
        mark("FlowIQ's answer says neither that the message was sent nor that it was refused."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "other_recipient",
        mark(
            "FlowIQ's answer names another person than the one this was meant for, so nobody knows"
            " who got what."
        ),
        mark(
            "Look for the message in the conversation before you send it again; the person may"
            " have it."
            " Show the details to FlowIQ support before you continue."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "duplicate_id",
        mark(
            "FlowIQ answered with the id of another message, so nobody knows whether this one was"
            " sent."
        ),
        _LOOK_FIRST,
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "redirected",
        mark("The address points to another place, so nobody knows whether the message was sent."),
        mark(
            "Look for the message in the conversation before you send it again; the person may"
            " have it."
            " Check the FlowIQ address in the account settings, then continue."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "http_511",
        mark("The network wants you to log in, so nobody knows whether the message got through."),
        mark(
            "Look for the message in the conversation before you send it again; the person may"
            " have it."
            " Open a web page, log in to the network, then continue."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "no_trace",
        mark(
            "It is not known whether this was sent; no trace of it was found in the conversation."
        ),
        mark("Decide: leave it, treat it as sent, or send it again; the person may get it twice."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "delivery_failed",
        mark("WhatsApp took this message but could not deliver it."),
        mark(
            "Look in the conversation and check the number; then decide whether to send it again."
        ),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "history_too_early",
        mark(
            "Nothing was found in the conversation so far, but it is too early to be sure of that."
        ),
        mark("Look again later; a message may be listed some minutes after it was sent."),
        _WAIT,
        _NEVER,
    ),
    Meaning(
        "history_too_short",
        mark("The conversation that FlowIQ shows does not reach back to the time of this message."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "history_alike",
        mark(
            "Something that may be this message is in the conversation, but it cannot be told"
            " apart."
        ),
        _LOOK_FIRST,
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "history_clock",
        mark(
            "This computer's clock was wrong or unknown, so nobody can say where to look for this."
        ),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_blind",
        mark("FlowIQ does not list messages like this one, not even those that it accepted."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_other_account",
        mark(
            "This was sent through another account: another key, organisation or address of FlowIQ."
        ),
        mark(
            "Set up the account it was sent with and look again; or leave it, or treat it as sent."
        ),
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_unreadable",
        mark("FlowIQ's list of this conversation could not be read, so nothing could be checked."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_without_number",
        mark(
            "FlowIQ lists this person without their number, so nobody can say whether the"
            " conversation is theirs."
        ),
        _LOOK_FIRST,
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "history_no_contact",
        mark("FlowIQ does not know this person, so there is no conversation to look into."),
        _LOOK_FIRST,
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "tried_again",
        mark("The first try may have arrived; the second was refused."),
        mark(
            "Look for the message in the conversation, then decide; the details say why the"
            " second was"
            " refused."
        ),
        _YOU,
        _NEVER,
    ),
    Meaning(
        "tried_before",
        mark("The first try may have arrived."),
        mark("Look for the message in the conversation, then decide whether to send it again."),
        _YOU,
        _NEVER,
    ),
    Meaning(
        "left_unsure",
        mark("Nobody knows whether this was sent; you decided to leave it at that."),
        mark("Nothing to do. Look in the conversation if you need to know."),
        _NOBODY,
        _NEVER,
    ),
)

UNSURE_MEANINGS: dict[str, Meaning] = {
    meaning.code: replace(meaning, unsure=True) for meaning in _MEANINGS
}
"""By reason."""
