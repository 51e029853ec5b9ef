"""Exchanges: the limits of a request, what came back, or why nothing did."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds allowed for the parts of an exchange, and for the whole of it.

    Attributes:
        second: how long to wait for another answer after a refusal on a connection that was used
            before. A refusal names nobody; it may be a late one, of the request before, and then
            the answer to this one is still to come.
    """

    connect: float = 10.0
    read: float = 60.0
    total: float = 90.0
    second: float = 2.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, headers by lower-case name, and the decoded body.

    Attributes:
        alone: whether nothing but blank lines came after it. One of two answers to one request may
            be the answer to another.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    alone: bool = True


def is_success(answer: Answer) -> bool:
    """Whether the status says that it worked."""
    return 200 <= answer.status < 300  # noqa: PLR2004 - HTTP's class of success


class ExchangeError(Exception):
    """No whole answer came.

    Attributes:
        left: whether a byte of the request may have left this computer.
        kind: "timeout", "tls", "network" (broken off, or no answer in HTTP), "too_large",
            "request" (it could not be made at all), "proxy" (it does not let FlowIQ through),
            "proxy_login" (it does not unless somebody logs in).
        detail: the library's name for what happened, without addresses or secrets.
    """

    def __init__(self, left: bool, kind: str, detail: str) -> None:
        super().__init__(f"{kind} ({detail})")
        self.left = left
        self.kind = kind
        self.detail = detail
