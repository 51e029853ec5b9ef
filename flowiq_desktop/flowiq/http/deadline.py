"""Watchdog: ends an exchange at its deadline, however slowly its answer drips in.

A socket's read timeout starts again with every byte; only shutting it down from outside limits the
whole.
"""

import contextlib
import socket
import threading
import time
from dataclasses import dataclass

from flowiq_desktop.flowiq.http.strict_response import StrictResponse

_TICK = 0.25


@dataclass(slots=True, eq=False)
class Exchange:
    """One request and its answer, while it is under way.

    Attributes:
        deadline: when it must be over, on the monotonic clock.
        left: whether a byte of the request may have left this computer.
        sock: the socket it goes through, once it has one.
        response: what its answer is read with, once there is one.
        expired: whether the watchdog ended it.
    """

    deadline: float
    left: bool = False
    sock: socket.socket | None = None
    response: StrictResponse | None = None
    expired: bool = False


class Watchdog:
    """One thread that looks at all exchanges under way a few times a second."""

    def __init__(self) -> None:
        self._under_way: set[Exchange] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, seconds: float) -> Exchange:
        """Guard a new exchange for so many seconds."""
        exchange = Exchange(time.monotonic() + seconds)
        with self._lock:
            self._under_way.add(exchange)
            if self._thread is None and not self._closed.is_set():
                self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
                self._thread.start()
        return exchange

    def end(self, exchange: Exchange) -> None:
        """The exchange is over."""
        with self._lock:
            self._under_way.discard(exchange)

    def close(self) -> None:
        """End the thread; exchanges still under way go on unguarded."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._closed.wait(_TICK):
            now = time.monotonic()
            with self._lock:
                late = [exchange for exchange in self._under_way if exchange.deadline <= now]
            for exchange in late:
                exchange.expired = True
                _shut(exchange.sock)


def _shut(sock: socket.socket | None) -> None:
    if sock is not None:
        # Already closed by its owner: then there is nothing left to end.
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
