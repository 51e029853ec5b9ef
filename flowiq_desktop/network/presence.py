"""Presence: whether this computer is on the internet at all, asked without sending anything to it.

A name that is not found is said in the same way where no such website exists and, on Windows and
macOS, where there is no network: only other names tell the two apart.
"""

import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

_WITNESSES: Final = ("api.flowiq.live", "www.whatsapp.com")
"""Names that exist: what this program works with. One that is found is enough."""
_NOWHERE: Final = (
    (socket.AF_INET, "198.51.100.1"),  # RFC 5737: nobody's
    (socket.AF_INET6, "2001:db8::1"),  # RFC 3849: nobody's
)
_ANY_PORT: Final = 443
_WAIT_SECONDS: Final = 4.0
_COUNTS_SECONDS: Final = 5.0


def has_route() -> bool:
    """Whether the system knows a way out; a datagram socket that is connected sends nothing."""
    for family, address in _NOWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as made:
                made.connect((address, _ANY_PORT))
        except OSError:
            continue
        return True
    return False


def is_found(name: str) -> bool:
    """Whether the system finds a name."""
    try:
        return bool(socket.getaddrinfo(name, _ANY_PORT, type=socket.SOCK_STREAM))
    except OSError:
        return False


class Presence:
    """Remembers the answer for a moment, since many ask at once when the network is gone.

    Args:
        route: whether there is a way out.
        found: whether a name is found.
        witnesses: names that exist.
    """

    def __init__(
        self,
        route: Callable[[], bool] = has_route,
        found: Callable[[str], bool] = is_found,
        witnesses: Sequence[str] = _WITNESSES,
    ) -> None:
        self._route, self._found, self._witnesses = route, found, witnesses
        self._lock = threading.Lock()
        self._answer, self._until = False, 0.0

    def is_online(self) -> bool:
        """Whether there is a way out and one of the witnesses is found."""
        with self._lock:
            if time.monotonic() >= self._until:
                self._answer = self._route() and self._any_found()
                self._until = time.monotonic() + _COUNTS_SECONDS
            return self._answer

    def _any_found(self) -> bool:
        """The first that is found; the system's own call cannot be interrupted, so threads ask."""
        answers: queue.SimpleQueue[bool] = queue.SimpleQueue()

        def ask(name: str) -> None:
            answers.put(self._found(name))

        for name in self._witnesses:
            threading.Thread(target=ask, args=(name,), name="presence", daemon=True).start()
        ends = time.monotonic() + _WAIT_SECONDS
        for _ in self._witnesses:
            try:
                if answers.get(timeout=max(0.0, ends - time.monotonic())):
                    return True
            except queue.Empty:
                return False
        return False
