"""Clock and randomness, passed in so that tests can control both."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

Now = Callable[[], datetime]
"""Says the present moment, with its zone."""
_MINUTE = timedelta(minutes=1)


def local_now() -> datetime:
    """The present moment with the computer's own offset from UTC, in whole minutes.

    A made-up TZ variable may have offsets with seconds, which no other program reads, or of more
    than a day, which do not exist: then it is UTC.
    """
    utc = datetime.now(UTC)
    try:
        offset = utc.astimezone().utcoffset() or timedelta()
        return utc.astimezone(timezone(offset // _MINUTE * _MINUTE))
    except (ValueError, OverflowError, OSError):
        return utc


@dataclass(frozen=True, slots=True)
class Clock:
    """What a sender needs of time and randomness.

    Attributes:
        monotonic_ns: nanoseconds that never jump, for pacing.
        now: the wall clock with its offset, for what people read.
        jitter: a new number from 0 to 1 each time.
        sleep: waits for this many seconds; only ever a fraction of one.
    """

    monotonic_ns: Callable[[], int] = time.monotonic_ns
    now: Now = local_now
    jitter: Callable[[], float] = field(default_factory=lambda: random.SystemRandom().random)
    sleep: Callable[[float], None] = time.sleep
