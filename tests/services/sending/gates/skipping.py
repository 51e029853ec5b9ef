"""A clock that needs no waiting."""

from datetime import datetime, timedelta

from flowiq_desktop.system.clock import Clock, local_now


class Skipping:
    """A clock that skips whatever the program sleeps; the pretend FlowIQ has it too."""

    def __init__(self) -> None:
        self.by = timedelta()

    def __call__(self) -> datetime:
        return local_now() + self.by

    def unix(self) -> float:
        return self().timestamp()

    def monotonic_ns(self) -> int:
        return int(self.unix() * 1_000_000_000)

    def sleep(self, seconds: float) -> None:
        self.by += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        return Clock(self.monotonic_ns, self, lambda: 0.0, self.sleep)
