"""The words for WhatsApp's refusals of what is in a message: its values, files and templates."""

from flowiq_desktop.flowiq.reason import Retry, WhoseMove
from flowiq_desktop.texts import Marked, mark

_YOU, _WAIT = WhoseMove.YOU, WhoseMove.WAIT
_ADMIN = WhoseMove.FLOWIQ_ADMIN
_NEVER, _LATER, _FIXED = Retry.NEVER, Retry.LATER, Retry.AFTER_FIXING

Row = tuple[tuple[int, ...], Marked, Marked, WhoseMove, Retry]
"""Codes, what happened, what to do, who can, and whether the same message can go later."""

CONTENT: tuple[Row, ...] = (
    (
        (100, 131008, 135000),
        mark("WhatsApp says that something in the message is missing or wrong."),
        mark("Check the message; if it looks right, copy the details for FlowIQ support."),
        _YOU,
        _FIXED,
    ),
    (
        (131009,),
        mark("WhatsApp does not accept a value in the message, or the reaction is not allowed."),
        mark("Check the message; a reaction needs a recent message from this person."),
        _YOU,
        _FIXED,
    ),
    (
        (131051,),
        mark("WhatsApp does not support this kind of message."),
        mark("Choose another message type."),
        _YOU,
        _FIXED,
    ),
    (
        (131052,),
        mark("WhatsApp could not download the file."),
        mark("Check that the link opens without a login, then send the row again."),
        _YOU,
        _FIXED,
    ),
    (
        (131053,),
        mark("WhatsApp could not take the file: its type or its size is not allowed."),
        mark("Convert or shrink the file, then send the row again."),
        _YOU,
        _FIXED,
    ),
)

TEMPLATES: tuple[Row, ...] = (
    (
        (131058,),
        mark("WhatsApp's sample template goes only from WhatsApp's own test numbers."),
        mark("Use a template of your own."),
        _YOU,
        _NEVER,
    ),
    (
        (132000,),
        mark("The template has more or fewer blanks than were filled in."),
        mark("Fill every blank of the template, then send the row again."),
        _YOU,
        _FIXED,
    ),
    (
        (132001,),
        mark("There is no approved template with this name in this language."),
        mark("Check the template's exact name, or wait until it is approved."),
        _YOU,
        _FIXED,
    ),
    (
        (132005,),
        mark("The template's text is too long once it is filled in."),
        mark("Shorten what is filled in, then send the row again."),
        _YOU,
        _FIXED,
    ),
    (
        (132007,),
        mark("The template breaks one of WhatsApp's rules on content."),
        mark("Have the template changed and approved again."),
        _ADMIN,
        _FIXED,
    ),
    (
        (132008, 132012, 132018),
        mark("What is filled into the template has the wrong form."),
        mark("Take line breaks out of the cells and check the columns, then send the row again."),
        _YOU,
        _FIXED,
    ),
    (
        (132015,),
        mark("WhatsApp has paused the template because people did not like it."),
        mark("Use another template, or wait until the pause ends."),
        _WAIT,
        _LATER,
    ),
    (
        (132016,),
        mark("WhatsApp has switched the template off for good."),
        mark("Have a new template made."),
        _ADMIN,
        _NEVER,
    ),
    (
        (132068,),
        mark("The form attached to the template is blocked."),
        mark("Have the form mended in WhatsApp Manager."),
        _ADMIN,
        _FIXED,
    ),
    (
        (132069,),
        mark("The form attached to the template may only be sent a few times an hour."),
        mark("Have the form mended in WhatsApp Manager, or try again in an hour."),
        _ADMIN,
        _LATER,
    ),
)
