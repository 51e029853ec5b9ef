"""The words for WhatsApp's refusals of what is in a message: its values, files and templates."""

from flowiq_desktop.flowiq.reason import Retry, WhoseMove

_YOU, _WAIT = WhoseMove.YOU, WhoseMove.WAIT
_ADMIN = WhoseMove.FLOWIQ_ADMIN
_NEVER, _LATER, _FIXED = Retry.NEVER, Retry.LATER, Retry.AFTER_FIXING

Row = tuple[tuple[int, ...], str, str, WhoseMove, Retry]
"""Codes, what happened, what to do, who can, and whether the same message can go later."""

CONTENT: tuple[Row, ...] = (
    (
        (100, 131008, 135000),
        "WhatsApp says that something in the message is missing or wrong.",
        "Check the message; if it looks right, copy the details for FlowIQ support.",
        _YOU,
        _FIXED,
    ),
    (
        (131009,),
        "WhatsApp does not accept a value in the message, or the reaction is not allowed.",
        "Check the message; a reaction needs a recent message from this person.",
        _YOU,
        _FIXED,
    ),
    (
        (131051,),
        "WhatsApp does not support this kind of message.",
        "Choose another message type.",
        _YOU,
        _FIXED,
    ),
    (
        (131052,),
        "WhatsApp could not download the file.",
        "Check that the link opens without a login, then send the row again.",
        _YOU,
        _FIXED,
    ),
    (
        (131053,),
        "WhatsApp could not take the file: its type or its size is not allowed.",
        "Convert or shrink the file, then send the row again.",
        _YOU,
        _FIXED,
    ),
)

TEMPLATES: tuple[Row, ...] = (
    (
        (131058,),
        "WhatsApp's sample template goes only from WhatsApp's own test numbers.",
        "Use a template of your own.",
        _YOU,
        _NEVER,
    ),
    (
        (132000,),
        "The template has more or fewer blanks than were filled in.",
        "Fill every blank of the template, then send the row again.",
        _YOU,
        _FIXED,
    ),
    (
        (132001,),
        "There is no approved template with this name in this language.",
        "Check the template's exact name, or wait until it is approved.",
        _YOU,
        _FIXED,
    ),
    (
        (132005,),
        "The template's text is too long once it is filled in.",
        "Shorten what is filled in, then send the row again.",
        _YOU,
        _FIXED,
    ),
    (
        (132007,),
        "The template breaks one of WhatsApp's rules on content.",
        "Have the template changed and approved again.",
        _ADMIN,
        _FIXED,
    ),
    (
        (132008, 132012, 132018),
        "What is filled into the template has the wrong form.",
        "Take line breaks out of the cells and check the columns, then send the row again.",
        _YOU,
        _FIXED,
    ),
    (
        (132015,),
        "WhatsApp has paused the template because people did not like it.",
        "Use another template, or wait until the pause ends.",
        _WAIT,
        _LATER,
    ),
    (
        (132016,),
        "WhatsApp has switched the template off for good.",
        "Have a new template made.",
        _ADMIN,
        _NEVER,
    ),
    (
        (132068,),
        "The form attached to the template is blocked.",
        "Have the form mended in WhatsApp Manager.",
        _ADMIN,
        _FIXED,
    ),
    (
        (132069,),
        "The form attached to the template may only be sent a few times an hour.",
        "Have the form mended in WhatsApp Manager, or try again in an hour.",
        _ADMIN,
        _LATER,
    ),
)
