"""People to practise with: what they wrote, and how FlowIQ is set for them, by the ends of numbers.

======  ==================================================================================
3001    wrote five minutes ago
3002    wrote 23 hours and 59 minutes ago
3003    wrote 25 hours ago
3004    has never written
3010    answered "STOP"
3011    answered "Stop asseblief"
3012    asked to stop sending the buses at 7, which is about the buses
3013    tapped the button "Stop", listed as its text
3014    tapped the button "Stop", listed as JSON text
3015    answered "STOP", and answers "START" a minute after the first question
3020    is blocked in FlowIQ
3021    wants no broadcasts
3022    is listed by WhatsApp's id, without the number
3030    messages stay "sent": the phone is off
3031    messages fail, and FlowIQ gives no reason; one failed two hours ago
3040    wrote in the chat on a web page alone
3041    wrote an hour ago; times are listed with an offset of two hours
3042    sent a sticker an hour ago, which is listed without text
======  ==================================================================================

Times are those of the first question about the person, and grow older from there. Where everybody
else wrote lately, a message that is no template fails for whoever has not written for 24 hours: it
is accepted, and does not arrive.
"""

import json
from dataclasses import dataclass, replace

from flowiq_desktop.practice_server.contacts import Contact
from flowiq_desktop.practice_server.history import HistoryEntry
from flowiq_desktop.texts import mark, say

_MINUTE, _HOUR = 60.0, 3600.0
_PERSON, _BOT = "user-whatsapp", "bot-whatsapp"
_TAPPED = json.dumps({"type": "button", "button": {"payload": "stop-all", "text": "Stop"}})


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a conversation before practice began.

    Attributes:
        ago: seconds before the first question about the person; below zero after it.
    """

    ago: float
    message: str | None
    sender_type: str = _PERSON
    status: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to practise with.

    Attributes:
        digits: their number's last digits.
        happens: what one would say about them, in English.
        said: their conversation, in any order.
        status: what becomes of messages to them in place of being delivered and read, or "".
        hours: the offset that times are listed with.
        blocked: whether they are blocked.
        broadcasts: whether broadcasts to them are allowed.
        whatsapp_id: what they are listed by in place of their number, or "".
    """

    digits: str
    happens: str
    said: tuple[Said, ...] = ()
    status: str = ""
    hours: int = 0
    blocked: bool = False
    broadcasts: bool = True
    whatsapp_id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether they wrote within 24 hours before the first question."""
        return any(one.sender_type == _PERSON and 0 <= one.ago < 24 * _HOUR for one in self.said)

    def history(self, now: float) -> list[HistoryEntry]:
        """Their conversation as it was at `now`, in Unix seconds; oldest first."""
        said = sorted(self.said, key=lambda one: -one.ago)
        return [
            HistoryEntry(one.message, one.sender_type, now - one.ago, status=one.status)
            for one in said
        ]

    def as_contact(self, contact: Contact) -> Contact:
        """Their contact, as FlowIQ is set for them."""
        return replace(
            contact,
            blocked=self.blocked,
            broadcasts=self.broadcasts,
            whatsapp_id=self.whatsapp_id,
        )


def _wrote(ago: float, message: str | None = "Good morning") -> tuple[Said, ...]:
    return (Said(ago, message),)


def _answered(message: str) -> tuple[Said, ...]:
    return (Said(3 * _HOUR, "School starts on Monday.", _BOT, "read"), Said(2 * _HOUR, message))


PEOPLE = (
    Person("3001", mark("wrote five minutes ago"), _wrote(5 * _MINUTE)),
    Person("3002", mark("wrote 23 hours and 59 minutes ago"), _wrote(24 * _HOUR - _MINUTE)),
    Person("3003", mark("wrote 25 hours ago"), _wrote(25 * _HOUR)),
    Person("3004", mark("has never written")),
    Person("3010", mark('answered "STOP"'), _answered("STOP")),
    Person("3011", mark('answered "Stop asseblief"'), _answered("Stop asseblief")),
    Person(
        "3012",
        mark("asked to stop the buses, not the messages"),
        _answered("stop sending the buses at 7"),
    ),
    Person("3013", mark('tapped "Stop"'), _answered("Stop")),
    Person("3014", mark('tapped "Stop", listed as JSON'), _answered(_TAPPED)),
    Person(
        "3015",
        mark('answered "STOP", and "START" a minute later'),
        (*_answered("STOP"), Said(-_MINUTE, "START")),
    ),
    Person("3020", mark("is blocked in FlowIQ"), _wrote(_HOUR), blocked=True),
    Person("3021", mark("wants no broadcasts"), _wrote(_HOUR), broadcasts=False),
    Person(
        "3022",
        mark("is listed without the number"),
        whatsapp_id="ZA.1502576394655843",
    ),
    Person("3030", mark("gets nothing: the phone is off"), _wrote(_HOUR), status="sent"),
    Person(
        "3031",
        mark("gets nothing, and nobody says why"),
        (*_wrote(3 * _HOUR), Said(2 * _HOUR, "School starts on Monday.", _BOT, "failed")),
        status="failed",
    ),
    Person(
        "3040",
        mark("wrote on the web page alone"),
        (
            Said(2 * _HOUR, "When do you open?", "user-web"),
            Said(2 * _HOUR - 5, "At eight.", "bot-web"),
            Said(_HOUR, "Thank you", "user-web"),
            Said(_HOUR - 5, "You are welcome.", "human-web"),
        ),
    ),
    Person("3041", mark("is listed with times of South Africa"), _wrote(_HOUR), hours=2),
    Person("3042", mark("sent a sticker, listed without text"), _wrote(_HOUR, None)),
)
"""What the window and the README list, behind the numbers that fail."""

_BY_DIGITS = {person.digits: person for person in PEOPLE}
WROTE_LATELY = Person("", "", _wrote(2 * _HOUR))
"""Everybody else in practice mode, so that a message reaches them."""
WROTE_LONG_AGO = Person("", "", _wrote(25 * _HOUR))
"""Those whose messages WhatsApp refuses for that."""


def person_of(digits: str) -> Person | None:
    """Who a number (digits only) belongs to, if it is somebody special."""
    return _BY_DIGITS.get(digits[-4:])


def table_of_people() -> str:
    """The table as lines of text, for the terminal."""
    return "\n".join(f"  ...{person.digits}  {say(person.happens)}" for person in PEOPLE)
