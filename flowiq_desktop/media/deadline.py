"""Deadline: ends one download at a fixed moment, whatever it is waiting for."""

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self


class Deadline:
    """A download's time, all redirects together; a context manager.

    A socket's timeout starts again with every byte, so a server that drips bytes would never reach
    it. This shuts the socket down instead.

    Args:
        seconds: how long the whole download may take.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._over = False
        self.cancelled = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._socket = None

    @property
    def over(self) -> bool:
        """Whether nothing more may be read."""
        return self._over or self.remaining <= 0

    @property
    def remaining(self) -> float:
        """Seconds left; never negative."""
        return max(0.0, self._ends - time.monotonic())

    def guard(self, connected: socket.socket) -> None:
        """Shut this socket down when time is up."""
        with self._lock:
            self._socket = connected
            if self._over:
                _shut_down(connected)

    def cancel(self) -> None:
        """End the download now; safe from any thread."""
        self.cancelled = True
        self._shut()

    def _shut(self) -> None:
        with self._lock:
            self._over = True
            if self._socket is not None:
                _shut_down(self._socket)


def _shut_down(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
