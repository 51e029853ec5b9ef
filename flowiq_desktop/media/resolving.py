"""Names of websites turned into public addresses, once for each connection."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable

from flowiq_desktop.media.failures import AddressRefusedError, NameNotFoundError
from flowiq_desktop.network.public import IpAddress
from flowiq_desktop.texts import mark, say

Resolve = Callable[[str, int], list[IpAddress]]
IsAllowed = Callable[[IpAddress], bool]

_PRIVATE = mark("This link leads into a private network, where FlowIQ cannot fetch it.")


def resolve(host: str, port: int) -> list[IpAddress]:
    """Every address that the system knows for a name; raises OSError when there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    texts = [str(entry[4][0]) for entry in found]
    return list(dict.fromkeys(ipaddress.ip_address(text.partition("%")[0]) for text in texts))


def public_addresses(
    host: str, port: int, resolver: Resolve, is_allowed: IsAllowed, seconds: float
) -> list[IpAddress]:
    """The addresses of a website, all of them allowed.

    Args:
        host: name or address.
        port: as in the link.
        resolver: asks the system.
        is_allowed: the guard; one refused address is enough to refuse the website.
        seconds: how long to wait for the answer.

    Raises:
        AddressRefusedError: an address is not public.
        NameNotFoundError: there is no such website, or no answer came in time.
    """
    addresses = _within(seconds, host, port, resolver)
    if not addresses:
        raise NameNotFoundError(
            say("There is no website called {host}.", host=host), can_retry=True
        )
    if not all(is_allowed(address) for address in addresses):
        raise AddressRefusedError(say(_PRIVATE))
    return addresses


def _within(seconds: float, host: str, port: int, resolver: Resolve) -> list[IpAddress]:
    """The resolver's answer; the system's own call cannot be interrupted, so a thread waits."""
    answers: queue.SimpleQueue[list[IpAddress]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(host, port))
        except (OSError, UnicodeError, ValueError):
            answers.put([])

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        raise NameNotFoundError(
            say("The website {host} was not found in time.", host=host), can_retry=True
        ) from None
