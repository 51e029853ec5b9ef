"""Turns: one account has one limit for all requests, so that looking gives way to sending."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flowiq_desktop.core.delivery.rate_limiter import SECOND

_WHILE_SENDING = SECOND // 5


class Turns:
    """Who asks FlowIQ something at the moment; any thread may ask.

    Looking people up can wait and sending should not: FlowIQ documents 100 requests a minute for
    all of them (docs/flowiq-api.md, Rate), and the pace of sending is already close to it.
    """

    def __init__(self) -> None:
        self._first = 0
        self._lock = threading.Lock()

    @contextmanager
    def comes_first(self) -> Iterator[None]:
        """While this is open, whoever looks people up waits."""
        with self._lock:
            self._first += 1
        try:
            yield
        finally:
            with self._lock:
                self._first -= 1

    @property
    def wait(self) -> int:
        """Nanoseconds after which to ask again whether the turn has come; 0 when it has."""
        with self._lock:
            return _WHILE_SENDING if self._first else 0
