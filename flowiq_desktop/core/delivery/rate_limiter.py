"""RateLimiter: how fast a campaign may send; time is passed in, in nanoseconds, never going back.

FlowIQ's allowed rate is only weakly documented (100 a minute), so the pace learns: it starts
at the person's choice and goes down at once when a request is refused for speed. It remembers the
rate that was too much, comes back to just below that soon, and tries more only very slowly. No
burst is ever saved up: after a pause, or a night of sleep, the next message goes out at once and
the one after that a full interval later.
"""

import math
from dataclasses import dataclass

SECOND = 1_000_000_000
MINUTE = 60 * SECOND

PAIR_INTERVAL = 6 * SECOND
"""Meta's limit for one sender and one person: about a message per 6 seconds."""

_SLOWEST = 1.0
_BACK_OFF = 0.8
_FIRST_WAIT = 2.0
_LONGEST_WAIT = 3600.0
"""Seconds."""
_SHORTEST_WAIT = SECOND // 1000
_SAFE_SHARE = 0.96
"""Of the rate that was too much; below that the pace comes back fast, above it slowly.

These figures use 97 % or more of an unknown rate with some 0.1 % of the requests refused, whether
the server counts by the minute or refills a bucket (`test_rate_limiter_limits.py`).
"""
_CALM_BELOW, _RAISE_BELOW = 10, 1.05
_CALM_ABOVE, _RAISE_ABOVE = 100, 1.005
"""Messages accepted in a row before the pace is raised, and by how much."""
_LIMIT_SHARE = 0.98
"""Of the limit that the server names."""


@dataclass(slots=True)
class RateLimiter:
    """Says when the next request may go out (GCRA: one timestamp is all its state).

    Attributes:
        ceiling: messages a minute that the person allows; never exceeded.
        rate: messages a minute at the moment.
        limit: messages a minute that the server last said it takes.
        held_until: nothing goes out before this time.
    """

    ceiling: float
    rate: float = 0.0
    limit: float = math.inf
    held_until: int = 0
    _too_fast: float = math.inf
    _due: int = 0
    _refused: int = 0
    _refused_until: int = 0
    _calm: int = 0

    def __post_init__(self) -> None:
        self.ceiling = max(_SLOWEST, self.ceiling)
        self.rate = self.rate or self.ceiling

    @property
    def interval(self) -> int:
        """Nanoseconds between two requests at the present rate."""
        return int(MINUTE / self.rate)

    def wait(self, now: int) -> int:
        """Nanoseconds until a request may go out; 0 when it may go now.

        A wait too short to be slept precisely counts as none; the next one makes up for it.
        """
        wait = max(self.held_until, self._due) - now
        return wait if wait > _SHORTEST_WAIT else 0

    def take(self, now: int) -> None:
        """A request goes out now."""
        self._due = max(now, self._due) + self.interval

    def accepted(self) -> None:
        """A request was not refused for speed: after enough of those the rate goes up again."""
        self._refused = 0
        self._calm += 1
        safe = min(self._top, _SAFE_SHARE * self._too_fast)
        if self.rate < safe:
            self._raise(_CALM_BELOW, _RAISE_BELOW, safe)
        elif self.rate < self._top:
            self._raise(_CALM_ABOVE, _RAISE_ABOVE, self._top)

    def refused(self, now: int, retry_after: float | None, jitter: float) -> None:
        """A request was refused for speed: everything waits, then goes on more slowly.

        Args:
            now: the time.
            retry_after: seconds the server asked for, or None.
            jitter: a random number from 0 to 1, which spreads the wait when none was asked for.
        """
        if retry_after is not None:
            self.hold(now, retry_after)
        self._calm = 0
        if now < self._refused_until:
            # Several requests in flight are refused together: they count as one refusal.
            return
        if not self._refused:
            self._too_fast = self.rate
        self.rate = max(_SLOWEST, self.rate * _BACK_OFF)
        self.hold(now, _FIRST_WAIT * 2 ** min(self._refused, 8) * (0.5 + jitter / 2))
        self._refused += 1
        self._refused_until = self.held_until

    def learn_limit(self, per_minute: int) -> None:
        """The server said how many requests a minute it takes: stay just below that."""
        if per_minute > 0:
            self.limit = max(_SLOWEST, per_minute * _LIMIT_SHARE)
            self.rate = min(self.rate, self._top)

    def hold(self, now: int, seconds: float) -> None:
        """Nothing goes out for so many seconds; at most an hour, whatever a server asked for."""
        wait = int(min(seconds, _LONGEST_WAIT) * SECOND) if seconds > 0 else 0
        self.held_until = max(self.held_until, now + wait)

    @property
    def _top(self) -> float:
        return min(self.ceiling, self.limit)

    def _raise(self, calm: int, factor: float, most: float) -> None:
        if self._calm >= calm:
            self._calm = 0
            self.rate = min(most, self.rate * factor)


def back_off(tries: int, jitter: float, longest: float = 300.0) -> float:
    """Seconds to wait before another try: full jitter over a doubling range.

    Args:
        tries: failed tries so far, from 1.
        jitter: a random number from 0 to 1.
        longest: where the doubling ends.
    """
    return max(0.5, jitter * min(longest, float(2 ** min(tries, 16))))
