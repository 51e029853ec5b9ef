"""The words for WhatsApp's own refusals, which reach us as numbered codes (API notes 10)."""

from flowiq_desktop.flowiq.meaning import Meaning, Retry, WhoseMove

_YOU, _PERSON, _WAIT = WhoseMove.YOU, WhoseMove.PERSON, WhoseMove.WAIT
_ADMIN, _NOBODY = WhoseMove.FLOWIQ_ADMIN, WhoseMove.NOBODY
_NEVER, _LATER = Retry.NEVER, Retry.LATER
_FIXED, _AUTOMATIC = Retry.AFTER_FIXING, Retry.AUTOMATIC

STOPPING_CODES = frozenset(
    {0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 131048, 131064, 133010}
    | set(range(200, 300))
)
"""After these the next row would meet the same: the campaign pauses (API notes 10)."""

_RECONNECT = "Ask whoever manages FlowIQ to connect the WhatsApp number again, then continue."

_Row = tuple[tuple[int, ...], str, str, WhoseMove, Retry]

_ACCOUNT: tuple[_Row, ...] = (
    (
        (0, 190),
        "FlowIQ's connection to WhatsApp has expired or was withdrawn.",
        _RECONNECT,
        _ADMIN,
        _FIXED,
    ),
    (
        (3, 10, *range(200, 300), 131005),
        "FlowIQ is not allowed to send from your WhatsApp number.",
        _RECONNECT,
        _ADMIN,
        _FIXED,
    ),
    (
        (368, 131031),
        "WhatsApp has blocked or locked your account because a rule was broken.",
        "Stop sending; the account's owner must settle it with WhatsApp.",
        _ADMIN,
        _FIXED,
    ),
    (
        (131048, 471),
        "WhatsApp restricts your number because people blocked it or reported spam.",
        "Stop sending; have the number's quality checked in WhatsApp Manager.",
        _ADMIN,
        _FIXED,
    ),
    (
        (131064,),
        "WhatsApp has capped your number because templates were put in the wrong category.",
        "Have the template's category corrected, and wait until the cap ends.",
        _ADMIN,
        _LATER,
    ),
    (
        (131037,),
        "WhatsApp has not approved your number's display name.",
        "Ask the account's owner to settle the display name in WhatsApp Manager, then continue.",
        _ADMIN,
        _FIXED,
    ),
    (
        (131042, 402),
        "There is a payment problem with your WhatsApp account.",
        "Ask the account's owner to check billing with WhatsApp, then continue.",
        _ADMIN,
        _FIXED,
    ),
    (
        (131045, 133010),
        "Your WhatsApp number is not properly registered.",
        "Contact FlowIQ support to register the number, then continue.",
        _ADMIN,
        _FIXED,
    ),
    (
        (33,),
        "Your WhatsApp number has been deleted.",
        "Contact FlowIQ support.",
        _ADMIN,
        _NEVER,
    ),
    (
        (131030,),
        "Your number is a WhatsApp test number, and this person is not on its test list.",
        "Send from your organisation's real number.",
        _ADMIN,
        _FIXED,
    ),
    (
        (131063,),
        "Marketing templates are switched off for your WhatsApp account.",
        "Ask the account's owner to switch them on.",
        _ADMIN,
        _FIXED,
    ),
    (
        (134011,),
        "WhatsApp's terms for payments have not been accepted.",
        "Ask the account's owner to accept them in WhatsApp Manager.",
        _ADMIN,
        _FIXED,
    ),
)

_SPEED: tuple[_Row, ...] = (
    (
        (1, 2, 131000, 131016, 133004),
        "WhatsApp had a temporary fault and did not take the message.",
        "Wait some minutes, then try the row again.",
        _WAIT,
        _LATER,
    ),
    (
        (4, 80007),
        "Your WhatsApp account has made too many requests.",
        "Wait up to an hour; the program goes on more slowly.",
        _WAIT,
        _AUTOMATIC,
    ),
    (
        (130429, 429),
        "Messages were sent too fast from your number.",
        "Nothing to do: the program slows down and tries the row again.",
        _WAIT,
        _AUTOMATIC,
    ),
    (
        (131056,),
        "Too many messages went to this same person in a short time.",
        "Take repeated rows for this person out; the program waits and tries the row again.",
        _WAIT,
        _AUTOMATIC,
    ),
    (
        (131057, 2494100),
        "WhatsApp is doing maintenance on your number.",
        "Wait a few minutes, then try the row again.",
        _WAIT,
        _LATER,
    ),
    (
        (408, 410),
        "The message waited too long at WhatsApp and expired.",
        "Try the row again.",
        _YOU,
        _LATER,
    ),
)

_RECIPIENT: tuple[_Row, ...] = (
    (
        (131026,),
        "WhatsApp cannot reach this person: no WhatsApp on the number, or a very old app.",
        "Check the number with the person, or reach them in another way.",
        _PERSON,
        _NEVER,
    ),
    (
        (131047, 470),
        "More than a day has passed since this person last wrote to you.",
        "Send this person an approved template in FlowIQ, or ask them to write to you first.",
        _PERSON,
        _NEVER,
    ),
    (
        (131049,),
        "WhatsApp held this message back so that the person does not get too much marketing.",
        "Try again tomorrow at the earliest, not sooner.",
        _WAIT,
        _LATER,
    ),
    (
        (131050,),
        "This person has asked not to get marketing messages from you.",
        "Take the person off your marketing lists.",
        _YOU,
        _NEVER,
    ),
    (
        (130472,),
        "WhatsApp holds messages to this person back for an experiment of its own.",
        "Nothing is wrong on your side; reach the person in another way.",
        _NOBODY,
        _NEVER,
    ),
    (
        (130497,),
        "Your account may not send messages to this person's country.",
        "Take people in that country out of the spreadsheet.",
        _YOU,
        _NEVER,
    ),
    (
        (131021,),
        "This is the number you are sending from.",
        "Take the row out.",
        _YOU,
        _NEVER,
    ),
    (
        (480,),
        "WhatsApp is not sure that the number still belongs to this person.",
        "Confirm the number with the person.",
        _PERSON,
        _FIXED,
    ),
)

_CONTENT: tuple[_Row, ...] = (
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

_TEMPLATES: tuple[_Row, ...] = (
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
        (132012, 132018),
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

META_MEANINGS: dict[int, Meaning] = {
    code: Meaning(f"meta_{code}", sentence, advice, move, retry, code in STOPPING_CODES)
    for codes, sentence, advice, move, retry in (
        *_ACCOUNT,
        *_SPEED,
        *_RECIPIENT,
        *_CONTENT,
        *_TEMPLATES,
    )
    for code in codes
}
"""By WhatsApp's code."""
