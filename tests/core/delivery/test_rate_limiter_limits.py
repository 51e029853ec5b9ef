"""The pace against servers whose limit nobody has said, in simulated hours."""

import heapq
import random
from collections import deque
from collections.abc import Callable
from typing import Protocol

import pytest

from flowiq_desktop.core.delivery.rate_limiter import MINUTE, SECOND, RateLimiter

CONNECTIONS = 4


class Limit(Protocol):
    """Takes or refuses a request made at this time, in nanoseconds."""

    def takes(self, now: int) -> bool: ...


class FixedWindow:
    """So many a minute; the minute begins with the first request after the last one ended."""

    def __init__(self, per_minute: int) -> None:
        self._most, self._used, self._ends = per_minute, 0, -1

    def takes(self, now: int) -> bool:
        if now >= self._ends:
            self._used, self._ends = 0, now + MINUTE
        self._used += 1
        return self._used <= self._most


class SlidingWindow:
    """So many in any minute that has just passed."""

    def __init__(self, per_minute: int) -> None:
        self._most, self._taken = per_minute, deque[int]()

    def takes(self, now: int) -> bool:
        while self._taken and self._taken[0] <= now - MINUTE:
            self._taken.popleft()
        if len(self._taken) >= self._most:
            return False
        self._taken.append(now)
        return True


class Bucket:
    """Refilled evenly; five may come at once."""

    def __init__(self, per_minute: int) -> None:
        self._interval, self._due = MINUTE // per_minute, 0

    def takes(self, now: int) -> bool:
        due = max(self._due, now)
        if due - now > 5 * self._interval:
            return False
        self._due = due + self._interval
        return True


def hours(limiter: RateLimiter, limit: Limit, count: int) -> list[tuple[int, int]]:
    """How many requests were taken and how many refused in each hour of steady sending.

    Answers take 0.15 to 0.45 s, and never say what the limit is or how long to wait.
    """
    chance = random.Random(7)
    hour, now, told = 60 * MINUTE, 0, [(0, 0)] * count
    flying: list[tuple[int, bool]] = []
    while now < count * hour:
        while flying and flying[0][0] <= now:
            if heapq.heappop(flying)[1]:
                limiter.accepted()
            else:
                limiter.refused(now, None, chance.random())
        wait = limiter.wait(now)
        if not wait and len(flying) < CONNECTIONS:
            limiter.take(now)
            taken = limit.takes(now)
            heapq.heappush(flying, (now + int(chance.uniform(0.15, 0.45) * SECOND), taken))
            good, bad = told[now // hour]
            told[now // hour] = (good + taken, bad + (not taken))
            continue
        moments = [now + wait] if wait else []
        now = max(now + 1, min(moments + [moment for moment, _ in flying[:1]]))
    return told


@pytest.mark.parametrize("kind", [FixedWindow, SlidingWindow, Bucket])
@pytest.mark.parametrize(("wished", "allowed"), [(90, 60), (90, 30), (600, 300)])
def test_an_unknown_limit_is_found_and_used(
    kind: Callable[[int], Limit], wished: int, allowed: int
) -> None:
    first, *later = hours(RateLimiter(wished), kind(allowed), 3)
    used = [taken / (60 * allowed) for taken, _ in (first, *later)]
    refused = [bad / (taken + bad) for taken, bad in (first, *later)]
    assert used[0] > 0.93
    assert min(used[1:]) > 0.96
    assert sum(used[1:]) / 2 > 0.97
    assert refused[0] < 0.01
    assert max(refused[1:]) < 0.003


def test_a_limit_above_the_wish_is_never_met() -> None:
    ((taken, refused),) = hours(RateLimiter(90), FixedWindow(100), 1)
    assert taken == pytest.approx(60 * 90, abs=1)
    assert refused == 0
