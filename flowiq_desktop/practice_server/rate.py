"""The number of calls allowed in a window of time, as FlowIQ counts them."""

import math
from dataclasses import dataclass

from flowiq_desktop.practice_server.exchange import Answer, refusal


@dataclass(frozen=True, slots=True)
class RateReading:
    """Where a caller stands after one call.

    Attributes:
        allowed: whether the call is within the limit.
        headers: the three `X-RateLimit-` headers (docs/flowiq-api.md, Rate).
        wait: seconds until the window starts again.
    """

    allowed: bool
    headers: dict[str, str]
    wait: float

    def refusal(self, *, say_when: bool) -> Answer:
        """The answer to a call too many; its body is not documented, so it has the usual shape."""
        body = refusal(429, "Too many requests", "Wait a moment, then go on more slowly.").body
        after = {"Retry-After": str(math.ceil(self.wait))} if say_when else {}
        return Answer(429, body, {**self.headers, **after})


class RateWindow:
    """Counts calls; a window starts with the first call after the last one has ended.

    Args:
        limit: calls allowed in a window.
        seconds: how long a window lasts.
    """

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._used = 0
        self._ends = -math.inf

    def take(self, now: float) -> RateReading:
        """Count one call made at `now`, in Unix seconds."""
        if now >= self._ends:
            self._used, self._ends = 0, now + self._seconds
        self._used += 1
        headers = {
            "X-RateLimit-Limit": str(self._limit),
            "X-RateLimit-Remaining": str(max(0, self._limit - self._used)),
            "X-RateLimit-Reset": str(math.ceil(self._ends)),
        }
        return RateReading(self._used <= self._limit, headers, self._ends - now)
