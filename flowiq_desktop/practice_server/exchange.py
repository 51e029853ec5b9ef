"""A request as the practice server saw it, and the answer it gives."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


@dataclass(slots=True)
class ReceivedRequest:
    """One request, recorded when it is complete and before anything is answered.

    Attributes:
        method: "GET", "POST" ...
        path: without the query.
        query: the first value of each query parameter.
        headers: by lower-case name; the key is left out.
        raw: the body's bytes.
        time: when it came, in Unix seconds of the server's clock.
        answer_status: HTTP status decided for it; 0 while undecided.
        message_id: the id given to the message, or "" when none was accepted.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    raw: bytes
    time: float
    answer_status: int = 0
    message_id: str = ""

    @property
    def body(self) -> Any:  # noqa: ANN401 - whatever the caller sent
        """The body read as JSON; None when it is not JSON."""
        try:
            return json.loads(self.raw)
        except ValueError:
            return None


class Ending(Enum):
    """How the connection goes on after an answer."""

    KEEP_OPEN = "the connection stays open for the next request"
    CLOSE = "the connection is closed after the answer"
    CUT_SHORT = "half of the answer's body is written, then the connection is closed"
    NO_ANSWER = "the connection is closed without an answer"
    RESET = "the connection is reset without an answer"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server does with a request.

    Attributes:
        status: HTTP status.
        body: written as JSON, or as it is when bytes.
        headers: added to the usual ones; a name that is among the usual ones replaces it.
        message_id: id of the message this accepts. The message counts as sent whatever is
            answered, and even if nothing is.
        accepted: the message counts as sent; an id is made when `message_id` is empty.
        delay: seconds to wait before the first byte of the answer, on top of the server's own.
        drip: seconds to wait between single bytes of the answer; 0 writes it in one go.
        wire: written in place of the status line and the headers: for answers that are not HTTP.
        ending: how the connection goes on.
    """

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    message_id: str = ""
    accepted: bool = False
    delay: float = 0.0
    drip: float = 0.0
    wire: bytes = b""
    ending: Ending = Ending.KEEP_OPEN

    @property
    def content(self) -> bytes:
        """The body as it is written."""
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode()


Script = Callable[[ReceivedRequest], Answer | None]
"""Decides an answer in a test; None leaves the request to the server's own rules."""


def refusal(status: int, error: str, message: str, **more: object) -> Answer:
    """An error in FlowIQ's shape: a short stable title and a text (docs/flowiq-api.md, Errors)."""
    return Answer(status, {"error": error, "message": message, **more})
