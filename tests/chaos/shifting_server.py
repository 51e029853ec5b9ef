"""ShiftingServer: a FlowIQ whose answers are whole and true, and come at the wrong time or twice.

It knows what became of each message; a row that says anything else is wrong.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.tables.records import DeliveryRecord
from tests.raw_server import Peer, RawServer

HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
PROCESSING = b"HTTP/1.1 102 Processing\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_LATE = 0.02
"""Seconds after an answer at which a late one comes: the row's outcome is on its way to disk."""

Way = Callable[[Peer, "Story"], None]
"""How the answer to one request gets onto the line."""


@dataclass(frozen=True)
class Story:
    """One request, what was done about it, and what was said to the one before."""

    number: str
    answer: bytes
    before: bytes


@dataclass
class ShiftingServer:
    """Accepts two of three messages, refuses the third, and answers in one way of `WAYS`.

    Attributes:
        way: how.
        accepted: numbers whose message went out.
        refused: numbers whose message did not.
    """

    way: Way
    accepted: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _before: bytes = b""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def serving(self) -> RawServer:
        """Listen; leave it as a context."""
        return RawServer(self._serve)

    def wrong(self, records: list[DeliveryRecord], numbers: list[str]) -> list[str]:
        """Rows that say what is not true, in words."""
        told = zip(records, numbers, strict=True)
        return [wrong for record, number in told if (wrong := self._wrong(record, number))]

    def _serve(self, peer: Peer) -> None:
        while request := peer.read_request():
            self.way(peer, self._told(request))

    def _told(self, request: bytes) -> Story:
        if not request.startswith(b"POST"):
            return Story("", framed(200, {"success": True}), self._before)
        number = json.loads(request.partition(b"\r\n\r\n")[2])["phone_number"]
        with self._lock:
            third = len(self.accepted + self.refused) % 3 == 1
            (self.refused if third else self.accepted).append(number)
            answer = refusal(number) if third else acceptance(number)
            story = Story(number, answer, self._before)
            self._before = answer
        return story

    def _wrong(self, record: DeliveryRecord, number: str) -> str:
        times = self.accepted.count(number)
        match record.state:
            case DeliveryState.ACCEPTED if times != 1 or record.message_id != own_id(number):
                return f"{number} said sent as {record.message_id}, arrived {times} times"
            case DeliveryState.REJECTED | DeliveryState.READY | DeliveryState.RETRY if times:
                return f"{number} said unsent, arrived {times} times"
            case _ if times > 1:
                return f"{number} arrived {times} times"
        return ""


def own_id(number: str) -> str:
    """The id that a number's message gets."""
    return f"wamid.{number.strip('+')}"


def framed(status: int, body: object) -> bytes:
    """A well-formed answer."""
    raw = json.dumps(body).encode()
    head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(raw)}"
    return f"{head}\r\n\r\n".encode() + raw


def acceptance(number: str, recipient: object = ...) -> bytes:
    """The documented one, with another recipient if one is given."""
    named = number.strip("+") if recipient is ... else recipient
    data = {"message_id": own_id(number), "recipient": named, "message_type": "text"}
    return framed(200, {"success": True, "message": "Message sent successfully", "data": data})


def refusal(number: str) -> bytes:
    """The documented one that concerns one person."""
    words = {"error": "Contact not found", "message": "No such contact."}
    return framed(404, {**words, "whatsapp_id": number.strip("+")})


NAMELESS = framed(400, {"error": "Invalid phone number", "message": "Too short."})
"""A refusal that does not say whom it is about, like most."""


def _behind(interim: bytes) -> Way:
    return lambda peer, story: peer.send(interim + story.answer)


def _one_by_one(peer: Peer, story: Story) -> None:
    for part in (HINTS, PROCESSING, story.answer):
        peer.send(part)
        time.sleep(_LATE / 4)


def _late(late: Callable[[Story], bytes]) -> Way:
    def way(peer: Peer, story: Story) -> None:
        peer.send(story.answer)
        time.sleep(_LATE)
        peer.send(late(story))

    return way


def _early(peer: Peer, story: Story) -> None:
    """An answer to what has not been asked yet: the previous row's answer comes again, first."""
    peer.send(story.before + story.answer)


def _one_behind(peer: Peer, story: Story) -> None:
    peer.send(story.before or story.answer)


WAYS: dict[str, Way] = {
    "an interim answer": _behind(HINTS),
    "another interim answer": _behind(PROCESSING),
    "several interim answers": _behind(CONTINUE + PROCESSING + HINTS),
    "interim answers one by one": _one_by_one,
    "interim answers without end": _behind(HINTS * 50),
    "another protocol": _behind(b"HTTP/1.1 101 Switching Protocols\r\n\r\n"),
    "two answers at once": lambda peer, story: peer.send(story.answer * 2),
    "two answers that differ": lambda peer, story: peer.send(story.answer + NAMELESS),
    "a refusal before the answer": lambda peer, story: peer.send(NAMELESS + story.answer),
    "a late second answer": _late(lambda story: story.answer),
    "a late refusal": _late(lambda _: NAMELESS),
    "a late wish to slow down": _late(lambda _: framed(429, {"error": "Too many requests"})),
    "a late word that the key is wrong": _late(lambda _: framed(401, {"error": "Invalid API key"})),
    "a late fault": _late(lambda _: framed(500, {"error": "Internal server error"})),
    "late bytes of no meaning": _late(lambda _: b"\0\0"),
    "the answer of the row before, once more": _early,
    "the answer of the row before": _one_behind,
}
"""By name."""

HARMLESS = frozenset(
    {
        *("an interim answer", "another interim answer", "several interim answers"),
        *("interim answers one by one", *(name for name in WAYS if "late " in name)),
    }
)
"""Ways after which every row has its true outcome and none is unsure, if a connection rests between
two messages, as it does at any rate that FlowIQ allows."""
