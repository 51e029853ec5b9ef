"""The words for what can happen on the way to FlowIQ and back, and to a row in a campaign."""

from flowiq_desktop.flowiq.meaning import Meaning, Retry, WhoseMove

_YOU, _WAIT, _NOBODY = WhoseMove.YOU, WhoseMove.WAIT, WhoseMove.NOBODY
_NEVER, _LATER = Retry.NEVER, Retry.LATER
_FIXED, _AUTOMATIC = Retry.AFTER_FIXING, Retry.AUTOMATIC

_LOOK_FIRST = (
    "Look for the message in the conversation before you send it again; the person may have it."
)
_ADDRESS_ADVICE = "Check the FlowIQ address in the account settings, then continue."


_MEANINGS = (
    Meaning("accepted", "WhatsApp accepted the message.", "Nothing to do.", _NOBODY, _NEVER),
    Meaning(
        "too_fast",
        "FlowIQ asked to slow down, so this message has not been sent.",
        "Nothing to do: the program waits and tries it again, more slowly.",
        _WAIT,
        _AUTOMATIC,
    ),
    Meaning(
        "timeout",
        "FlowIQ did not answer in time, so nobody knows whether the message was sent.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "connection_lost",
        "The connection broke while the message was on its way, so it may have been sent or not.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "server_fault",
        "FlowIQ had a fault while it handled the message, so it may have been sent or not.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "crashed",
        "The program or the computer stopped while this was being sent, so its fate is not known.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "unreadable_answer",
        "Something that is not FlowIQ answered, or FlowIQ answered in a way nobody can read.",
        "Check whether the network asks you to log in; look in the conversation before resending.",
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "duplicate_id",
        "FlowIQ answered with the id of another message, so nobody knows whether this one was"
        " sent.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "redirected",
        "The address points to another place, and messages are not sent after it.",
        _ADDRESS_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "wrong_address",
        "There is no FlowIQ at the address entered here; nothing was sent.",
        _ADDRESS_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "no_connection",
        "FlowIQ could not be reached, so nothing was sent.",
        "Check the internet connection; the program tries again by itself.",
        _WAIT,
        _AUTOMATIC,
    ),
    Meaning(
        "tls_failed",
        "The connection to FlowIQ is not safe: its certificate could not be confirmed.",
        "Ask your IT support whether the network replaces certificates, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "bad_request_local",
        "The message could not be put on its way; nothing was sent.",
        "Check the key and the FlowIQ address in the account settings, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "http_511",
        "The network wants you to log in before it lets anything through.",
        "Open a web page, log in to the network, then continue.",
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "gave_up",
        "The message could not be sent although it was tried several times.",
        "Find out what stood in the way, then try the row again; it has not been sent.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "cancelled",
        "You stopped sending before this row's turn came.",
        "Send it in a new campaign if the person should still get it.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "left_out",
        "This row was left out before sending.",
        "Correct the row and send it in a new campaign if the person should get it.",
        _YOU,
        _FIXED,
    ),
    Meaning(
        "not_yet_sent",
        "This row's turn has not come yet.",
        "Continue the campaign to send it.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "under_way",
        "The message is on its way and its answer has not come yet.",
        "Wait a moment, then save the results again.",
        _WAIT,
        _NEVER,
    ),
    Meaning(
        "paused",
        "You paused sending.",
        "Continue when you like; nothing is lost.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "stopped",
        "You stopped sending.",
        "Continue when you like; nothing is lost.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "many_unsure",
        "Several messages in a row got no clear answer, so sending paused before more did.",
        "Look whether they arrived, check the internet connection, then continue.",
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "all_refused",
        "The first rows were all refused for the same reason, so sending paused.",
        "Read the reason on the Results page; if the others would fail alike, correct them first.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "journal_fault",
        "What was sent could no longer be written down, so nothing more was sent.",
        "Free some space on the disk, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "program_fault",
        "The program met a fault of its own and stopped sending.",
        "Start it again and continue; if it happens again, ask for help with the log file.",
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "no_trace",
        "It is not known whether this was sent; no trace of it was found in the conversation.",
        "Decide: leave it, treat it as sent, or send it again; the person may get it twice.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "delivery_failed",
        "WhatsApp took this message but could not deliver it.",
        "Check the number; then decide whether to send it again.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_too_early",
        "Nothing was found in the conversation so far, but it is too early to be sure of that.",
        "Look again later; a message may be listed some minutes after it was sent.",
        _WAIT,
        _NEVER,
    ),
    Meaning(
        "history_too_short",
        "The conversation that FlowIQ shows does not reach back to the time of this message.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_alike",
        "Something that may be this message is in the conversation, but it cannot be told apart.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_blind",
        "FlowIQ does not list messages like this one, not even those that it accepted.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_unreadable",
        "FlowIQ's list of this conversation could not be read, so nothing could be checked.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "history_no_contact",
        "FlowIQ does not know this person, so there is no conversation to look into.",
        _LOOK_FIRST,
        _YOU,
        _LATER,
    ),
    Meaning(
        "left_unsure",
        "Nobody knows whether this was sent; you decided to leave it at that.",
        "Nothing to do. Look in the conversation if you need to know.",
        _NOBODY,
        _NEVER,
    ),
    Meaning(
        "treated_as_sent",
        "You decided to treat this as sent; FlowIQ never confirmed it.",
        "Nothing to do. Look in the conversation if you need to know.",
        _NOBODY,
        _NEVER,
    ),
    Meaning(
        "sent_before",
        "Already sent to this person in the last thirty days; held back.",
        "Leave it, or choose to send it again.",
        _YOU,
        _LATER,
    ),
    Meaning(
        "older_copy",
        "Held back: the list of sent messages looks like an older copy; this may have been sent.",
        "Look in the conversation, then choose to send it if the person does not have it.",
        _YOU,
        _LATER,
    ),
)

SENDING_MEANINGS: dict[str, Meaning] = {meaning.code: meaning for meaning in _MEANINGS}
"""By reason."""
