"""The words for WhatsApp's own refusals, which reach us as codes (docs/whatsapp-errors.md)."""

from flowiq_desktop.flowiq.reason import Meaning, Retry, WhoseMove
from flowiq_desktop.flowiq.reasons_whatsapp_content import CONTENT, TEMPLATES, Row
from flowiq_desktop.texts import mark

_YOU, _PERSON, _WAIT = WhoseMove.YOU, WhoseMove.PERSON, WhoseMove.WAIT
_ADMIN, _NOBODY = WhoseMove.FLOWIQ_ADMIN, WhoseMove.NOBODY
_NEVER, _LATER = Retry.NEVER, Retry.LATER
_FIXED, _AUTOMATIC = Retry.AFTER_FIXING, Retry.AUTOMATIC

STOPPING_CODES = frozenset(
    {0, 3, 10, 33, 190, 368, 402, 471, 131005, 131031, 131037, 131042, 131044, 131045, 131048}
    | {131064, 133010}
    | set(range(200, 300))
)
"""After these the next row would meet the same: the campaign pauses (docs/whatsapp-errors.md)."""

ABOUT_ONE_PERSON_CODES = frozenset(
    {470, 480, 130472, 131021, 131026, 131047, 131049, 131050, 131056, 131062, 137000}
)
"""These say nothing about the next row, which goes to somebody else."""

_SPEAKS_OF_ONE = frozenset(
    {470, 480, 130472, 130497, 131026, 131030, 131047, 131049, 131050, 131062, 137000}
)
"""Their sentences name the person or the message of one row."""

_RECONNECT = mark("Ask whoever manages FlowIQ to connect the WhatsApp number again, then continue.")

_ACCOUNT: tuple[Row, ...] = (
    (
        (0, 190),
        mark("FlowIQ's connection to WhatsApp has expired or was withdrawn."),
        _RECONNECT,
        _ADMIN,
        _FIXED,
    ),
    (
        (3, 10, *range(200, 300), 131005),
        mark("FlowIQ is not allowed to send from your WhatsApp number."),
        _RECONNECT,
        _ADMIN,
        _FIXED,
    ),
    (
        (368, 131031),
        mark("WhatsApp has blocked or locked your account because a rule was broken."),
        mark("Stop sending; the account's owner must settle it with WhatsApp."),
        _ADMIN,
        _FIXED,
    ),
    (
        (131048, 471),
        mark("WhatsApp restricts your number because people blocked it or reported spam."),
        mark("Stop sending; have the number's quality checked in WhatsApp Manager."),
        _ADMIN,
        _FIXED,
    ),
    (
        (131064,),
        mark("WhatsApp has limited your account because templates were put in the wrong category."),
        mark("Have the templates' category corrected, and wait until the limit ends."),
        _ADMIN,
        _LATER,
    ),
    (
        (131037,),
        mark("WhatsApp has not approved your number's display name."),
        mark(
            "Ask the account's owner to settle the display name in WhatsApp Manager, then continue."
        ),
        _ADMIN,
        _FIXED,
    ),
    (
        (131042, 131044, 402),
        mark("There is a payment problem with your WhatsApp account."),
        mark("Ask the account's owner to check billing with WhatsApp, then continue."),
        _ADMIN,
        _FIXED,
    ),
    (
        (131045, 133010),
        mark("Your WhatsApp number is not properly registered."),
        mark("Contact FlowIQ support to register the number, then continue."),
        _ADMIN,
        _FIXED,
    ),
    (
        (133000, 133005, 133006, 133008, 133009, 133015),
        mark("Your WhatsApp number is not ready: setting it up has not been finished."),
        mark("Ask whoever manages FlowIQ to finish setting the number up, then continue."),
        _ADMIN,
        _FIXED,
    ),
    (
        (133016,),
        mark("Your WhatsApp number is not ready: it was registered too often in a short time."),
        mark("Whoever manages FlowIQ must wait before registering it again; continue after that."),
        _ADMIN,
        _LATER,
    ),
    (
        (33,),
        mark("Your WhatsApp number has been deleted."),
        mark("Contact FlowIQ support."),
        _ADMIN,
        _NEVER,
    ),
    (
        (131030,),
        mark("Your number is a WhatsApp test number, and this person is not on its test list."),
        mark("Send from your organisation's real number."),
        _ADMIN,
        _FIXED,
    ),
    (
        (131063,),
        mark("Marketing templates are switched off for your WhatsApp account."),
        mark("Ask the account's owner to switch them on."),
        _ADMIN,
        _FIXED,
    ),
    (
        (134011,),
        mark("WhatsApp's terms for payments have not been accepted."),
        mark("Ask the account's owner to accept them in WhatsApp Manager."),
        _ADMIN,
        _FIXED,
    ),
)

_SPEED: tuple[Row, ...] = (
    (
        (1, 2, 131000, 131016, 133004),
        mark("WhatsApp had a temporary fault and did not take the message."),
        mark("Wait some minutes, then try the row again."),
        _WAIT,
        _LATER,
    ),
    (
        (4, 80007, 80008),
        mark("Your WhatsApp account has made too many requests."),
        mark("Wait up to an hour; the program goes on more slowly."),
        _WAIT,
        _AUTOMATIC,
    ),
    (
        (130429, 429),
        mark("Messages were sent too fast from your number."),
        mark("Nothing to do: the program slows down and tries the row again."),
        _WAIT,
        _AUTOMATIC,
    ),
    (
        (131056,),
        mark("Too many messages went to this same person in a short time."),
        mark("Take repeated rows for this person out; the program waits and tries the row again."),
        _WAIT,
        _AUTOMATIC,
    ),
    (
        (131057, 2494100),
        mark("WhatsApp is doing maintenance on your number."),
        mark("Wait a few minutes, then try the row again."),
        _WAIT,
        _LATER,
    ),
    (
        (408, 410),
        mark("The message waited too long at WhatsApp and expired."),
        mark("Try the row again."),
        _YOU,
        _LATER,
    ),
)

_RECIPIENT: tuple[Row, ...] = (
    (
        (131026,),
        mark(
            "WhatsApp cannot reach this person: not on WhatsApp, terms not accepted, or an old app."
        ),
        mark("Check the number with the person, or reach them in another way."),
        _PERSON,
        _NEVER,
    ),
    (
        (131047, 470),
        mark("More than a day has passed since this person last wrote to you."),
        mark("Send this person an approved template, or wait until they write to you."),
        _YOU,
        _NEVER,
    ),
    (
        (131049,),
        mark("WhatsApp held this message back so that the person does not get too much marketing."),
        mark("Try again tomorrow at the earliest, not sooner."),
        _WAIT,
        _LATER,
    ),
    (
        (131050,),
        mark("This person has stopped marketing messages from your number."),
        mark("Take the person off your marketing list; other messages may still go."),
        _YOU,
        _NEVER,
    ),
    (
        (130472,),
        mark("WhatsApp holds messages to this person back for an experiment of its own."),
        mark("Nothing is wrong on your side; reach the person in another way."),
        _NOBODY,
        _NEVER,
    ),
    (
        (130497,),
        mark("Your account may not send messages to this person's country."),
        mark("Take people in that country out of the spreadsheet."),
        _YOU,
        _NEVER,
    ),
    (
        (131021,),
        mark("This is the number you are sending from."),
        mark("Take the row out."),
        _YOU,
        _NEVER,
    ),
    (
        (131062,),
        mark("WhatsApp cannot send this message without the person's phone number."),
        mark("Put the phone number into the row, then send it again."),
        _YOU,
        _FIXED,
    ),
    (
        (480, 137000),
        mark("WhatsApp is not sure that the number still belongs to this person."),
        mark("Confirm the number with the person."),
        _PERSON,
        _FIXED,
    ),
)

META_MEANINGS: dict[int, Meaning] = {
    code: Meaning(
        f"meta_{code}",
        sentence,
        advice,
        move,
        retry,
        code in STOPPING_CODES,
        speaks_of_one=code in _SPEAKS_OF_ONE,
    )
    for codes, sentence, advice, move, retry in (
        *_ACCOUNT,
        *_SPEED,
        *_RECIPIENT,
        *CONTENT,
        *TEMPLATES,
    )
    for code in codes
}
"""By WhatsApp's code."""
