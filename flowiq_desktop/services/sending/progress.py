"""SendProgress: what the window and the terminal show of a campaign under way."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from flowiq_desktop.core.delivery.careful_start import FirstMessages
from flowiq_desktop.core.delivery.rate_limiter import MINUTE, SECOND
from flowiq_desktop.core.delivery.states import (
    NOT_SENT_STATES,
    OPEN_STATES,
    SENT_STATES,
    UNSURE_STATES,
    DeliveryState,
)
from flowiq_desktop.texts import mark, say
from flowiq_desktop.texts.moments import moment_and_zone

_WINDOW = 60 * SECOND
_MEASURED = 5
"""How many messages it takes for a rate to mean something."""

_COUNTED = (SENT_STATES, NOT_SENT_STATES, UNSURE_STATES, OPEN_STATES)


class Wait(Enum):
    """Why nothing goes out at the moment; the value is what the person is told."""

    FINISHING = mark("Finishing what is under way")
    OFFLINE = mark("No connection to FlowIQ; trying again by itself")
    SLOWED_DOWN = mark("FlowIQ asked to slow down; going on in {time}")
    NOT_DUE = mark("Waiting a moment before the next message may go out")
    BEGINS = mark("Waiting until {moment}; this program has to stay open")
    QUIET = mark("Quiet hours until {moment}; this program has to stay open")
    PEOPLE = mark(
        "Your account may write to more new people from {moment} on; this program has to stay open"
    )
    ARRIVING = mark("Looking whether the first messages arrive: {arrived:,} of {first:,} so far")
    DISK = mark("Waiting for this computer's disk")


@dataclass(frozen=True, slots=True)
class SendProgress:
    """Counts of the messages that are to be sent; rows left out are not among them.

    Attributes:
        total: sent + not_sent + unsure + left.
        sent: accepted by WhatsApp, or treated as sent by the person's decision.
        not_sent: refused, or given up as proved unsent.
        unsure: nobody knows whether they were sent.
        left: still to be sent, or under way.
        rate_per_minute: over the last minute; 0 while measuring.
        seconds_left: at that rate, or None while measuring or paused.
        wait: why nothing goes out at the moment, or None.
        wait_seconds: how long that takes, where FlowIQ said it.
        wait_until: when it goes on, where that is a time of the clock.
        first: what became of the first messages, where that is waited for.
        paused: the person paused.
        in_flight: requests whose answer is awaited.
    """

    total: int
    sent: int
    not_sent: int
    unsure: int
    left: int
    rate_per_minute: float = 0.0
    seconds_left: float | None = None
    wait: Wait | None = None
    wait_seconds: float = 0.0
    wait_until: datetime | None = None
    first: FirstMessages | None = None
    paused: bool = False
    in_flight: int = 0

    @classmethod
    def of_counts(cls, counts: Mapping[DeliveryState, int]) -> "SendProgress":
        """The counts alone, as the journal has them."""
        sent, not_sent, unsure, left = (
            sum(counts.get(state, 0) for state in states) for states in _COUNTED
        )
        return cls(sent + not_sent + unsure + left, sent, not_sent, unsure, left)

    @property
    def waiting(self) -> str:
        """Why nothing goes out at the moment, in words, or ""."""
        if self.wait is None:
            return ""
        moment = moment_and_zone(self.wait_until) if self.wait_until else say("later")
        facts: dict[str, object] = {"time": _minutes(self.wait_seconds), "moment": moment}
        if self.first is not None:
            facts |= {"arrived": self.first.arrived, "first": self.first.count}
        return say(self.wait.value, **facts)


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


@dataclass(slots=True)
class RateMeter:
    """Measures how many messages a minute are settled, over the last minute."""

    _moments: deque[int] = field(default_factory=deque)

    def note(self, now: int) -> None:
        """A message was settled now, in nanoseconds of the monotonic clock."""
        self._moments.append(now)

    def per_minute(self, now: int) -> float:
        """Messages a minute; 0 while too few were settled to say."""
        while self._moments and now - self._moments[0] > _WINDOW:
            self._moments.popleft()
        if len(self._moments) < _MEASURED:
            return 0.0
        span = max(now - self._moments[0], SECOND // 10)
        return len(self._moments) * MINUTE / span
