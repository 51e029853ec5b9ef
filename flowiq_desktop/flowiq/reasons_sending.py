"""The words for what can happen on the way to FlowIQ and back, and to a row in a campaign."""

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove

_YOU, _WAIT, _NOBODY = WhoseMove.YOU, WhoseMove.WAIT, WhoseMove.NOBODY
_NEVER, _LATER = Retry.NEVER, Retry.LATER
_FIXED, _AUTOMATIC = Retry.AFTER_FIXING, Retry.AUTOMATIC

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
        "proxy_refused",
        "Your network's proxy does not let FlowIQ through, so nothing was sent.",
        "Ask your IT support to allow FlowIQ's address on the proxy, then continue.",
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "proxy_login",
        "Your network's proxy asks for a name and a password, so nothing was sent.",
        "Ask your IT support to let FlowIQ's address through without them, then continue.",
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
        "Several messages in a row were refused for the same reason, so sending paused.",
        "Read the reason in the results; once it is settled, continue.",
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
