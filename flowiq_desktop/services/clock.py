"""Clock and chance, passed in, so that tests can hold both still."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


def local_now() -> datetime:
    """The present moment with the computer's own offset from UTC."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Clock:
    """What a sender asks about time and chance.

    Attributes:
        monotonic_ns: nanoseconds that never jump, for pacing.
        now: the wall clock with its offset, for what people read.
        jitter: a number from 0 to 1, anew each time.
        sleep: waits for so many seconds; only ever asked for a fraction of one.
    """

    monotonic_ns: Callable[[], int] = time.monotonic_ns
    now: Callable[[], datetime] = local_now
    jitter: Callable[[], float] = field(default_factory=lambda: random.SystemRandom().random)
    sleep: Callable[[float], None] = time.sleep
