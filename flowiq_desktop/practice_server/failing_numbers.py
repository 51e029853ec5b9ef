"""Numbers that fail in documented ways, so that practice shows what can really happen.

The last digits of the recipient's number decide:

======  ==================================================================================
0400    the number is not on WhatsApp
0404    the person is not a contact yet; once created, messages to them are accepted
0406    the person is not a contact, and cannot be made one: not on WhatsApp
0410    the number has no country code, FlowIQ says
0429    FlowIQ asks to slow down the first time, then accepts
0472    the person is in a WhatsApp experiment (130472)
0497    messages to that country are not allowed (130497)
0500    FlowIQ cannot store the file
0501    FlowIQ cannot hand the file to WhatsApp the first time, then accepts
0502    the message is accepted, and the answer is an unreadable fault page: unsure
0503    FlowIQ has a fault and accepts nothing: unsure
0997    the message is accepted, and the answer takes eight seconds
0998    the connection is cut before anything is accepted: unsure
0999    the message is accepted, then the connection is cut: unsure
1000    WhatsApp has a temporary fault the first time, then accepts (131000)
1021    the number is the sender's own (131021)
1026    WhatsApp cannot reach the person (131026)
1047    the person has not written for more than a day (131047)
1049    WhatsApp holds back the marketing message (131049)
1050    the person does not want marketing messages (131050)
1053    WhatsApp cannot take the file (131053)
1056    too many messages to the same person the first time, then accepts (131056)
1058    WhatsApp's sample template goes only from its own test numbers (131058)
1062    WhatsApp needs the person's phone number (131062)
3251    the person is no contact; creating them takes eight seconds
3252    no contact; creating them meets a fault the first time, then works
3253    no contact; they are created, and the answer is lost the first time
3254    no contact; FlowIQ asks to slow down the first time, then creates them
3255    no contact; creating them meets a fault every time
3256    no contact for messages, and yet there already when they are to be created
3257    no contact; FlowIQ refuses the key when they are to be created, the first time
7000    WhatsApp is not sure that the number still belongs to the person (137000)
======  ==================================================================================

A number that ends in all six digits of one of WhatsApp's codes (`META_TEXTS`) is refused with that
code: 131048, 131031 and their like pause the whole campaign, which nobody should meet by chance.
"""

from dataclasses import dataclass

from flowiq_desktop.practice_server.exchange import Answer, Ending, refusal
from flowiq_desktop.texts import mark, say

META_TEXTS: dict[int, str] = {
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    130497: "Business account is restricted from messaging users in this country",
    131000: "Something went wrong",
    131005: "Access denied",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131030: "Recipient phone number not in allowed list",
    131031: "Account has been locked",
    131037: "Display name approval needed",
    131042: "Business eligibility payment issue",
    131045: "Incorrect certificate",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "Not delivered to keep the ecosystem healthy",
    131050: "User has stopped marketing messages from this business",
    131051: "Unsupported message type",
    131052: "Media download error",
    131053: "Media upload error",
    131056: "Pair rate limit hit",
    131057: "Account in maintenance mode",
    131058: "Hello World templates can only be sent from the Public Test Numbers",
    131062: "Business-scoped user ids are not supported for this message",
    131063: "Marketing templates are not enabled",
    131064: "Template miscategorisation limit",
    132000: "Number of parameters does not match the expected number",
    132001: "Template does not exist",
    132005: "Translated text too long",
    132007: "Template content policy violated",
    132008: "Parameter value is not allowed",
    132012: "Parameter format does not match",
    132015: "Template is paused",
    132016: "Template is disabled",
    133000: "Incomplete deregistration",
    133004: "Server temporarily unavailable",
    133010: "Phone number not registered",
    134011: "Payments terms not accepted",
    135000: "Generic user error",
    137000: "Identity key does not match",
}
"""The gist of Meta's texts by code; FlowIQ passes such a text on (docs/whatsapp-errors.md)."""
_CLOSED = 131047


@dataclass(frozen=True, slots=True)
class FailingNumber:
    """What becomes of messages to numbers that end in certain digits.

    Attributes:
        digits: the number's last digits.
        happens: what a person would say about it, in English.
        on_send: the answer to a message; None accepts it.
        on_contact: the answer to creating the contact; None creates it.
        once: only the first message to each such number fails.
        stranger: the number is not a contact until it is created.
        contact_made: it is created all the same, whatever is answered.
        contact_once: only the first attempt to create each such contact fails.
        closed: the person's 24 hours are over, where everybody else's are open.
    """

    digits: str
    happens: str
    on_send: Answer | None = None
    on_contact: Answer | None = None
    once: bool = False
    stranger: bool = False
    contact_made: bool = False
    contact_once: bool = False
    closed: bool = False


def meta_refusal(code: int) -> Answer:
    """How FlowIQ answers when Meta refuses a message with this code."""
    return refusal(500, "Failed to send message", f"(#{code}) {META_TEXTS[code]}")


_FAULT_PAGE = Answer(
    502,
    b"<html><body><h1>502 Bad Gateway</h1></body></html>",
    {"Content-Type": "text/html"},
    accepted=True,
)
_NOT_ON_WHATSAPP = refusal(400, "Invalid WhatsApp number", "This number has no WhatsApp account.")
_NO_COUNTRY_CODE = refusal(400, "Invalid phone number", "Give the number with its country code.")
_NOT_STORED = refusal(500, "Storage upload failed", "The file could not be stored.")
_NOT_UPLOADED = refusal(500, "Meta upload failed", "The file could not be handed to Meta.")
_FAULT = refusal(500, "Internal server error", "Something went wrong.")
_SLOW_DOWN = Answer(
    429, {"error": "Too many requests", "message": "Go on more slowly."}, {"Retry-After": "1"}
)
_CUT = Answer(ending=Ending.NO_ANSWER)
_CUT_AFTER = Answer(accepted=True, ending=Ending.NO_ANSWER)
_SLOW = Answer(accepted=True, delay=8.0)
_SLOW_CONTACT = Answer(201, delay=8.0)
_THERE = refusal(409, "Contact already exists", "This number is taken.")
_KEY_REFUSED = refusal(401, "Invalid API key", "This key was revoked.")

_Failing = FailingNumber


def _stranger(
    digits: str, happens: str, answer: Answer, *, made: bool = False, once: bool = True
) -> FailingNumber:
    """Somebody who is no contact, and what comes of creating them."""
    return FailingNumber(
        digits,
        happens,
        on_contact=answer,
        stranger=True,
        contact_made=made,
        contact_once=once,
    )


STRANGERS = (
    _stranger("3251", mark("is no contact, slow to create"), _SLOW_CONTACT, made=True),
    _stranger("3252", mark("is no contact, and creating fails once"), _FAULT),
    _stranger("3253", mark("is no contact, created with a lost answer"), _CUT, made=True),
    _stranger("3254", mark("is no contact, created too fast once"), _SLOW_DOWN),
    _stranger("3255", mark("is no contact, and creating always fails"), _FAULT, once=False),
    _stranger("3256", mark("is no contact, and yet there already"), _THERE, made=True),
    _stranger("3257", mark("is no contact; the key is refused once"), _KEY_REFUSED),
)
"""Who has to be created, in other ways than 0404 and 0406."""

FAILING_NUMBERS: tuple[FailingNumber, ...] = (
    _Failing("0400", mark("is not on WhatsApp"), _NOT_ON_WHATSAPP, _NOT_ON_WHATSAPP),
    _Failing("0404", mark("is not a contact yet"), stranger=True),
    _Failing("0406", mark("cannot become a contact"), on_contact=_NOT_ON_WHATSAPP, stranger=True),
    _Failing("0410", mark("lacks its country code"), _NO_COUNTRY_CODE, _NO_COUNTRY_CODE),
    _Failing("0429", mark("is asked for too fast, once"), _SLOW_DOWN, once=True),
    _Failing("0472", mark("is in a WhatsApp experiment"), meta_refusal(130472)),
    _Failing("0497", mark("is in a country that is not allowed"), meta_refusal(130497)),
    _Failing("0500", mark("gets a file that cannot be stored"), _NOT_STORED),
    _Failing("0501", mark("gets a file that cannot be handed on, once"), _NOT_UPLOADED, once=True),
    _Failing("0502", mark("is accepted with an unreadable answer"), _FAULT_PAGE),
    _Failing("0503", mark("meets a fault at FlowIQ"), _FAULT),
    _Failing("0997", mark("is accepted after eight seconds"), _SLOW),
    _Failing("0998", mark("loses the connection, not accepted"), _CUT),
    _Failing("0999", mark("loses the connection after being accepted"), _CUT_AFTER),
    _Failing("1000", mark("meets a fault at WhatsApp, once"), meta_refusal(131000), once=True),
    _Failing("1021", mark("is the sender's own number"), meta_refusal(131021)),
    _Failing("1026", mark("cannot be reached by WhatsApp"), meta_refusal(131026)),
    _Failing(
        "1047", mark("has not written for more than a day"), meta_refusal(131047), closed=True
    ),
    _Failing("1049", mark("is spared marketing by WhatsApp"), meta_refusal(131049)),
    _Failing("1050", mark("does not want marketing"), meta_refusal(131050)),
    _Failing("1053", mark("gets a file WhatsApp cannot take"), meta_refusal(131053)),
    _Failing("1056", mark("had too many messages, once"), meta_refusal(131056), once=True),
    _Failing("1058", mark("gets WhatsApp's own sample template"), meta_refusal(131058)),
    _Failing("1062", mark("has no phone number at WhatsApp"), meta_refusal(131062)),
    *STRANGERS,
    _Failing("7000", mark("may have got a new phone"), meta_refusal(137000)),
)
"""What the window and the README list."""

_BY_DIGITS = {failing.digits: failing for failing in FAILING_NUMBERS} | {
    str(code): FailingNumber(str(code), text, meta_refusal(code), closed=code == _CLOSED)
    for code, text in META_TEXTS.items()
}


def failing_number(digits: str) -> FailingNumber | None:
    """How messages to a number (digits only) fail; None when they do not."""
    return _BY_DIGITS.get(digits[-6:]) or _BY_DIGITS.get(digits[-4:])


def table_of_failing_numbers() -> str:
    """The table as lines of text, for the terminal."""
    return "\n".join(
        f"  ...{failing.digits}  {say(failing.happens)}" for failing in FAILING_NUMBERS
    )
