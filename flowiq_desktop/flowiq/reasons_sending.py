"""The words for what can happen on the way to FlowIQ and back, and to a row in a campaign."""

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.texts import mark

_YOU, _WAIT, _NOBODY = WhoseMove.YOU, WhoseMove.WAIT, WhoseMove.NOBODY
_PERSON = WhoseMove.PERSON
_NEVER, _LATER = Retry.NEVER, Retry.LATER
_FIXED, _AUTOMATIC = Retry.AFTER_FIXING, Retry.AUTOMATIC

_ADDRESS_ADVICE = mark("Check the FlowIQ address in the account settings, then continue.")


_MEANINGS = (
    Meaning(
        "accepted", mark("WhatsApp accepted the message."), mark("Nothing to do."), _NOBODY, _NEVER
    ),
    Meaning(
        "too_fast",
        mark("FlowIQ asked to slow down, so this message has not been sent."),
        mark("Nothing to do: the program waits and tries it again, more slowly."),
        _WAIT,
        _AUTOMATIC,
        speaks_of_one=True,
    ),
    Meaning(
        "wrong_address",
        mark("There is no FlowIQ at the address entered here; nothing was sent."),
        _ADDRESS_ADVICE,
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "no_connection",
        mark("FlowIQ could not be reached, so nothing was sent."),
        mark("Check the internet connection; the program tries again by itself."),
        _WAIT,
        _AUTOMATIC,
    ),
    Meaning(
        "tls_failed",
        mark("The connection to FlowIQ is not safe: its certificate could not be confirmed."),
        mark("Ask your IT support whether the network replaces certificates, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "proxy_refused",
        mark("Your network's proxy does not let FlowIQ through, so nothing was sent."),
        mark("Ask your IT support to allow FlowIQ's address on the proxy, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "proxy_login",
        mark("Your network's proxy asks for a name and a password, so nothing was sent."),
        mark("Ask your IT support to let FlowIQ's address through without them, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "bad_request_local",
        mark("The message could not be put on its way; nothing was sent."),
        mark("Check the key and the FlowIQ address in the account settings, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "gave_up",
        mark("The message could not be sent although it was tried several times."),
        mark("Find out what stood in the way, then try the row again; it has not been sent."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "cancelled",
        mark("You stopped sending before this row's turn came."),
        mark("Send it in a new campaign if the person should still get it."),
        _YOU,
        _LATER,
        several=(
            mark("You stopped sending before the turn of these rows came."),
            mark("Send them in a new campaign if these people should still get it."),
        ),
        speaks_of_one=True,
    ),
    Meaning(
        "left_out",
        mark("This row was left out before sending."),
        mark("Correct the row and send it in a new campaign if the person should get it."),
        _YOU,
        _FIXED,
        several=(
            mark("These rows were left out before sending."),
            mark("Correct them and send them in a new campaign if these people should get it."),
        ),
        speaks_of_one=True,
    ),
    Meaning(
        "moved_to_template",
        mark("This row was moved to a template, in a campaign of its own."),
        mark("Look among the past sends for what became of it there."),
        _NOBODY,
        _NEVER,
        several=(
            mark("These rows were moved to a template, in a campaign of their own."),
            mark("Look among the past sends for what became of them there."),
        ),
        speaks_of_one=True,
    ),
    Meaning(
        "not_yet_sent",
        mark("This row's turn has not come yet."),
        mark("Continue the campaign to send it."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "under_way",
        mark("The message is on its way and its answer has not come yet."),
        mark("Wait a moment, then save the results again."),
        _WAIT,
        _NEVER,
    ),
    Meaning(
        "paused",
        mark("You paused sending."),
        mark("Continue when you like; nothing is lost."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "stopped",
        mark("You stopped sending."),
        mark("Continue when you like; nothing is lost."),
        _YOU,
        _LATER,
    ),
    Meaning(
        "held_back",
        mark(
            "What is left is held back by WhatsApp for a day, so that these people do not get too"
            " much marketing."
        ),
        mark("Continue tomorrow: each is tried again a day after it was held back, not sooner."),
        _WAIT,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "budget_money",
        mark("The next message could cost more than you allowed, so sending paused."),
        mark("Raise the limit of this campaign to go on, or leave the rest unsent."),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "budget_messages",
        mark("As many messages were sent as you allowed, so sending paused."),
        mark("Raise the limit of this campaign to go on, or leave the rest unsent."),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "slept",
        mark("This computer slept past the times that you chose, so sending paused."),
        mark("Look whether it is still a good time, then continue."),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "first_failed",
        mark("Some of the first messages failed, so sending paused."),
        mark(
            "Look at the results: they say why a message was refused. Of those that failed on their"
            " way FlowIQ gives no reason; most often the person has not written for 24 hours and"
            " needs a template. Then continue: all the others are sent."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "first_late",
        mark("Too few of the first messages arrived within two minutes, so sending paused."),
        mark(
            "Their phones may be off. Look into FlowIQ whether more have arrived by now, then"
            " continue: all the others are sent."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "first_unseen",
        mark("FlowIQ does not show what became of the first messages, so sending paused."),
        mark(
            "Ask one of these people whether the message arrived, then continue: all the others"
            " are sent."
        ),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "many_unsure",
        mark("Several messages in a row got no clear answer, so sending paused before more did."),
        mark("Look whether they arrived, check the internet connection, then continue."),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "all_refused",
        mark("Several messages in a row were refused for the same reason, so sending paused."),
        mark("Read the reason in the results; once it is settled, continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "journal_fault",
        mark("What was sent could no longer be written down, so nothing more was sent."),
        mark("Free some space on the disk, then continue."),
        _YOU,
        _FIXED,
        stops_run=True,
    ),
    Meaning(
        "program_fault",
        mark("The program met a fault of its own and stopped sending."),
        mark("Start it again and continue; if it happens again, ask for help with the log file."),
        _YOU,
        _LATER,
        stops_run=True,
    ),
    Meaning(
        "treated_as_sent",
        mark("You decided to treat this as sent; FlowIQ never confirmed it."),
        mark("Nothing to do. Look in the conversation if you need to know."),
        _NOBODY,
        _NEVER,
    ),
    Meaning(
        "sent_before",
        mark("Already sent to this person in the last thirty days; held back."),
        mark("Leave it, or choose to send it again."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "template_instead",
        mark("This person gets a template instead, in another campaign; held back."),
        mark("Leave it, or choose to send this message as well."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "would_add_contact",
        mark("The template would add this person to your contacts, and nobody agreed to that."),
        mark("Look the person up first, or allow adding people to your contacts."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "asked_not_to",
        mark("This person does not want messages, so nothing was sent to them."),
        mark("Leave it. If they want messages again, take them off the list first."),
        _PERSON,
        _NEVER,
        speaks_of_one=True,
    ),
    Meaning(
        "window_closed",
        mark(
            "This person's 24 hours were over when the row's turn came. WhatsApp would not have"
            " delivered the message, so it was not sent."
        ),
        mark("Send it as a template, or send it all the same."),
        _YOU,
        _LATER,
        speaks_of_one=True,
    ),
    Meaning(
        "erased",
        mark("The person in this row was erased; what is left of it names nobody."),
        mark("Nothing to do."),
        _NOBODY,
        _NEVER,
        speaks_of_one=True,
    ),
    Meaning(
        "no_marketing",
        mark("This person stopped marketing from your number, so this template was not sent."),
        mark("Leave it. Messages that are not marketing may still go to them."),
        _PERSON,
        _NEVER,
        speaks_of_one=True,
    ),
    Meaning(
        "older_copy",
        mark(
            "Held back: the list of sent messages looks like an older copy; this may have been"
            " sent."
        ),
        mark("Look in the conversation, then choose to send it if the person does not have it."),
        _YOU,
        _LATER,
    ),
)

SENDING_MEANINGS: dict[str, Meaning] = {meaning.code: meaning for meaning in _MEANINGS}
"""By reason."""
