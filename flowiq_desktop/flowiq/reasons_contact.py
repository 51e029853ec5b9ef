"""The words for what becomes of contacts that are added on the way, or keep FlowIQ from sending."""

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.texts import mark

_YOU, _WAIT, _NOBODY = WhoseMove.YOU, WhoseMove.WAIT, WhoseMove.NOBODY
_NEVER, _LATER, _FIXED = Retry.NEVER, Retry.LATER, Retry.AFTER_FIXING

_MEANINGS = (
    Meaning(
        "contact_created",
        mark("FlowIQ added this person as a contact."),
        mark("Nothing to do: messages can be sent."),
        _NOBODY,
        _NEVER,
        speaks_of_one=True,
    ),
    Meaning(
        "contact_refused",
        mark("FlowIQ would not add this person as a contact, so nothing was sent."),
        mark("Read the reason under Details, correct the row, and send it again."),
        _YOU,
        _FIXED,
        speaks_of_one=True,
    ),
    Meaning(
        "contact_unclear",
        mark("FlowIQ could not add this person as a contact, so nothing was sent."),
        mark("Try the row again in some minutes; adding somebody twice does no harm."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "contact_not_taken",
        mark(
            "FlowIQ added this person as a contact, and still did not know them when the message"
            " came; nothing was sent."
        ),
        mark("Try the row again in some minutes."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "contact_unreadable",
        mark(
            "FlowIQ's answer about a new contact could not be understood, so sending paused; no"
            " message went with it."
        ),
        mark(
            "Check the FlowIQ address in the account settings, and whether the network wants a"
            " login, then continue."
        ),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "contacts_failing",
        mark("FlowIQ could not add several people in a row as contacts, so sending paused."),
        mark("Continue in some minutes; ask FlowIQ support if it happens again."),
        _WAIT,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "contact_blocked",
        mark("This person is blocked in FlowIQ: nothing is sent to them."),
        mark("Leave it at that; or take the block off in FlowIQ, then send it in a new campaign."),
        _YOU,
        _FIXED,
        speaks_of_one=True,
    ),
    Meaning(
        "broadcasts_off",
        mark("FlowIQ is set to send this person no broadcasts: nothing is sent to them."),
        mark("Leave it at that; or change it in FlowIQ, then send it in a new campaign."),
        _YOU,
        _FIXED,
        speaks_of_one=True,
    ),
    Meaning(
        "found_blocked",
        mark("This person has been blocked in FlowIQ since then, so nothing was sent to them."),
        mark(
            "Leave it at that. Or take the block off in FlowIQ and look the person up again, then"
            " send this row as well."
        ),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "found_no_broadcasts",
        mark(
            "FlowIQ has been set since then to send this person no broadcasts, so nothing was sent"
            " to them."
        ),
        mark(
            "Leave it at that. Or change it in FlowIQ and look the person up again, then send this"
            " row as well."
        ),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
)

CONTACT_MEANINGS: dict[str, Meaning] = {meaning.code: meaning for meaning in _MEANINGS}
"""By reason."""
