"""FaultScript: a seeded server's answers, some three in ten of them faulty in a known way."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import count

from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.practice_server.exchange import (
    Answer,
    Ending,
    ReceivedRequest,
    refusal,
)

FAULT_SHARE = 0.3

PAST_THE_DEADLINE = 1.2
"""Seconds; the driver's requests end after less."""

_HTML = {"Content-Type": "text/html"}
_PAGE = Answer(200, b"<html>Log in</html>", _HTML)
_ELSEWHERE = {"Location": "/send-whatsapp"}
_HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
_UNFOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

Fault = Callable[[float, Answer], Answer]
"""Takes a number from 0 to 1 and the documented acceptance; gives what is answered instead."""


def _always(answer: Answer) -> Fault:
    return lambda _x, _good: answer


def _sent(status: int = 200, body: object = b"", **more: str) -> Fault:
    return _always(Answer(status, body, more, accepted=True))


def _framed(good: Answer, before: bytes = b"", behind: bytes = b"") -> Answer:
    """The acceptance with other bytes on the line before or behind it."""
    raw = good.content
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return replace(good, wire=before + head % len(raw), body=raw + behind)


def _of_somebody_else(_x: float, good: Answer) -> Answer:
    data = {**good.body["data"], "recipient": "27829999999"}
    return replace(good, body={**good.body, "data": data}, message_id="", accepted=True)


def _of_nobody(_x: float, good: Answer) -> Answer:
    return replace(good, body={**good.body, "data": {**good.body["data"], "recipient": None}})


def _no_contact(_x: float, good: Answer) -> Answer:
    number = good.body["data"]["recipient"]
    return refusal(404, "Contact not found", "", whatsapp_id=number)


def _too_fast(wait: str) -> Answer:
    words = {"error": "Too many requests", "message": ""}
    return Answer(429, words, {"Retry-After": wait} if wait else {})


FAULTS: dict[str, tuple[int, Fault]] = {
    # name: how often, against the others, and what is answered
    "sent, then closed": (4, lambda _x, good: replace(good, ending=Ending.NO_ANSWER)),
    "sent, then reset": (4, lambda _x, good: replace(good, ending=Ending.RESET)),
    "sent, then cut short": (3, lambda _x, good: replace(good, ending=Ending.CUT_SHORT)),
    "sent, then 500": (3, _sent(500, {"error": "Internal server error"})),
    "sent, then 502": (3, _sent(502, b"<html>")),
    "sent, then 503 and a wait": (2, _always(replace(_too_fast("0"), status=503, accepted=True))),
    "sent, then 504": (2, _sent(504)),
    "sent, then 307": (2, _always(Answer(307, b"", _ELSEWHERE, accepted=True))),
    "sent, then 308": (1, _always(Answer(308, b"", _ELSEWHERE, accepted=True))),
    "sent, then a web page": (2, _always(replace(_PAGE, accepted=True))),
    "sent, then another shape": (2, _sent(200, {"success": True, "data": {}})),
    "sent, then garbage": (2, _sent(200, b'{"success": tr')),
    "sent, then no HTTP": (
        2,
        lambda _x, good: replace(good, wire=b"220 ESMTP\r\n\r\n", ending=Ending.CLOSE),
    ),
    "sent, then silence": (2, lambda _x, good: replace(good, delay=PAST_THE_DEADLINE)),
    "slow": (8, lambda x, good: replace(good, delay=0.02 + 0.15 * x)),
    "dripping": (4, lambda x, good: replace(good, drip=0.0005 + 0.001 * x)),
    "unsent, then closed": (3, _always(Answer(ending=Ending.NO_ANSWER))),
    "unsent, then reset": (3, _always(Answer(ending=Ending.RESET))),
    "unsent, then 500": (2, _always(Answer(500, {"error": "Internal server error"}))),
    "unsent, then a web page": (1, _always(_PAGE)),
    "too fast": (5, _always(_too_fast(""))),
    "too fast, with a wait": (3, lambda x, _good: _too_fast(str(round(x)))),
    "too fast, with nonsense": (2, _always(_too_fast("soon"))),
    "refused": (5, _no_contact),
    "refused by WhatsApp": (
        3,
        _always(refusal(500, "Failed to send message", "(#131026) Message undeliverable")),
    ),
    "account refused in words": (
        1,
        _always(refusal(500, "Failed to send message", "Session has expired")),
    ),
    "after interim answers": (4, lambda _x, good: _framed(good, before=_HINTS * 3)),
    "after interim answers without end": (
        2,
        lambda _x, good: replace(_framed(good, before=_HINTS * 50), ending=Ending.CLOSE),
    ),
    "bytes behind it": (2, lambda _x, good: _framed(good, behind=b"\0")),
    "another answer behind it": (2, lambda _x, good: _framed(good, behind=_UNFOUND)),
    "another recipient": (1, _of_somebody_else),
    "no recipient": (3, _of_nobody),
    "key refused": (2, _always(refusal(401, "Invalid API key", "revoked"))),
    "no credit": (1, _always(refusal(402, "No credit", ""))),
}


_NOT_ON_WHATSAPP = refusal(400, "Invalid WhatsApp number", "This number has no WhatsApp account.")
_THERE = refusal(409, "Contact already exists", "This number is taken.")
CONTACT_FAULTS: dict[str, tuple[int, Answer]] = {
    # name: how often, against the others, and what is answered in place of an addition
    "added, then closed": (4, Answer(ending=Ending.NO_ANSWER)),
    "added, then reset": (3, Answer(ending=Ending.RESET)),
    "added, then cut short": (2, Answer(201, {"success": True}, ending=Ending.CUT_SHORT)),
    "added, then 500": (3, refusal(500, "Internal server error", "")),
    "added, then silence": (2, Answer(201, {}, delay=PAST_THE_DEADLINE)),
    "added, then a web page": (1, _PAGE),
    "not on WhatsApp": (4, _NOT_ON_WHATSAPP),
    "contact refused": (1, refusal(422, "No", "")),
    "added too fast": (3, _too_fast("")),
    "key refused for a contact": (1, refusal(401, "Invalid API key", "revoked")),
}


NOT_OF_A_TEMPLATE = frozenset({"refused", "another recipient", "no recipient"})
"""Its answers name nobody."""


def _template_body(message_id: str | None, error: str | None = None) -> dict[str, object]:
    sent = error is None
    one = {"success": sent, "messageId": message_id, "error": error}
    summary = {"total": 1, "successful": int(sent), "failed": int(not sent)}
    return {"success": sent, "summary": summary, "results": [one]}


TEMPLATE_FAULTS: dict[str, Answer] = {
    "template paused": Answer(200, _template_body(None, "(#132015) Template is paused")),
    "template not there": Answer(500, _template_body(None, "(#132001) Template does not exist")),
    "template undeliverable": Answer(400, _template_body(None, "(#131026) Message undeliverable")),
    "template sent, then no result": Answer(200, {"success": True}, accepted=True),
}


def addressee(request: ReceivedRequest) -> str:
    """Whom a message goes to."""
    return str(request.body.get("whatsappNumber") or request.body["phone_number"])


class FaultScript:
    """Decides each send by chance; requests of other kinds get the server's own answer.

    Args:
        seed: the same seed gives the same run of answers, in the order requests come.
        share: how many of the answers are faulty.
        only: names of `FAULTS` to draw from; all when empty.

        strangers: digits of those who are no contacts until somebody adds them.

    Attributes:
        given: how often each fault was answered.
    """

    def __init__(
        self,
        seed: int,
        share: float = FAULT_SHARE,
        only: Sequence[str] = (),
        strangers: Collection[str] = (),
    ) -> None:
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._share = share
        self._names = list(only or FAULTS)
        self._weights = [FAULTS[name][0] for name in self._names]
        self._ids = count(1)
        self._strangers = set(strangers)
        self.given: Counter[str] = Counter()

    def __call__(self, request: ReceivedRequest) -> Answer | None:
        """The answer to a request, or None for the server's own."""
        if request.method != "POST":
            return None
        with self._lock:
            faulty, x = self._random.random() < self._share, self._random.random()
            if request.path == "/contact":
                return self._contact(request, faulty)
            if request.path == SEND_TEMPLATE:
                return self._template(request, faulty, x)
            if str(request.body["phone_number"]).strip("+") in self._strangers:
                return _no_contact(x, self._good(request))
            (name,) = self._random.choices(self._names, self._weights)
            if not faulty:
                return self._good(request)
            self.given[name] += 1
            return FAULTS[name][1](x, self._good(request))

    def _template(self, request: ReceivedRequest, faulty: bool, x: float) -> Answer:
        """What becomes of a template: the faults of others, and those that it has by itself."""
        names = [*(name for name in self._names if name not in NOT_OF_A_TEMPLATE), *TEMPLATE_FAULTS]
        weights = [FAULTS[name][0] if name in FAULTS else 4 for name in names]
        (name,) = self._random.choices(names, weights)
        message_id = f"wamid.CHAOS{next(self._ids):08d}"
        good = Answer(200, _template_body(message_id), message_id=message_id)
        if not faulty:
            return good
        self.given[name] += 1
        return FAULTS[name][1](x, good) if name in FAULTS else TEMPLATE_FAULTS[name]

    def _contact(self, request: ReceivedRequest, faulty: bool) -> Answer | None:
        """What becomes of a contact; mostly it is added, whatever is answered then."""
        number = str(request.body["phone_number"]).strip("+")
        names = list(CONTACT_FAULTS)
        weights = [weight for weight, _ in CONTACT_FAULTS.values()]
        (name,) = self._random.choices(names, weights)
        if faulty:
            self.given[name] += 1
        if not faulty or name.startswith("added, "):
            added = number in self._strangers
            self._strangers.discard(number)
            if not faulty:
                return None if added else _THERE
        return CONTACT_FAULTS[name][1]

    def _good(self, request: ReceivedRequest) -> Answer:
        message_id = f"wamid.CHAOS{next(self._ids):08d}"
        recipient = str(request.body["phone_number"]).strip("+")
        data = {"message_id": message_id, "recipient": recipient, "message_type": "text"}
        body = {"success": True, "message": "Message sent successfully", "data": data}
        return Answer(200, body, message_id=message_id)
