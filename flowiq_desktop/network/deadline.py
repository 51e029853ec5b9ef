"""Deadlines: an exchange ends at a fixed moment, however slowly its answer drips in.

A socket's timeout starts again with every byte; only shutting it down from outside limits the
whole.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

_TICK = 0.25


class Deadline:
    """When one exchange must be over, redirects and all; any thread may cancel it.

    Args:
        seconds: how long it may take from now on.

    Attributes:
        expired: whether its time ended it.
        cancelled: whether somebody ended it before.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self.expired = False
        self.cancelled = False

    @property
    def over(self) -> bool:
        """Whether nothing more may be read."""
        return self.expired or self.cancelled or self.remaining <= 0

    @property
    def remaining(self) -> float:
        """Seconds left; never negative."""
        return max(0.0, self._ends - time.monotonic())

    def guard(self, connected: socket.socket | None) -> None:
        """Shut this socket down when time is up; at once if it is."""
        with self._lock:
            self._socket = connected
            if self.expired or self.cancelled:
                _shut_down(connected)

    def expire(self) -> None:
        """End the exchange: its time is over."""
        with self._lock:
            self.expired = True
            _shut_down(self._socket)

    def cancel(self) -> None:
        """End the exchange now."""
        with self._lock:
            self.cancelled = True
            _shut_down(self._socket)

    def let_go(self) -> None:
        """The exchange is over: its socket may serve another one."""
        with self._lock:
            self._socket = None


class Watchdog:
    """One thread that looks at all deadlines a few times a second; it starts with the first."""

    def __init__(self) -> None:
        self._under_way: set[Deadline] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, deadline: Deadline) -> None:
        """Guard an exchange."""
        with self._lock:
            self._under_way.add(deadline)
            if self._thread is None and not self._closed.is_set():
                self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
                self._thread.start()

    def end(self, deadline: Deadline) -> None:
        """The exchange is over."""
        with self._lock:
            self._under_way.discard(deadline)
        deadline.let_go()

    @contextmanager
    def watching(self, deadline: Deadline) -> Generator[Deadline, None, None]:
        """Guard what happens inside."""
        self.begin(deadline)
        try:
            yield deadline
        finally:
            self.end(deadline)

    def close(self) -> None:
        """End the thread; exchanges still under way go on unguarded."""
        self._closed.set()
        # A thread that is being started at this moment could not be joined yet.
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _watch(self) -> None:
        while not self._closed.wait(_TICK):
            with self._lock:
                late = [deadline for deadline in self._under_way if deadline.over]
            for deadline in late:
                if not deadline.cancelled:
                    deadline.expire()


def _shut_down(connected: socket.socket | None) -> None:
    if connected is not None:
        # Already closed by its owner: then there is nothing left to end.
        with contextlib.suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)
