"""Fetch: a guarded download of the file behind a link (docs/security.md, S22)."""

import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    SSLError,
)

from flowiq_desktop.media.address import Address, FetchPolicy, parse_address, redirected
from flowiq_desktop.media.connection import pool_for
from flowiq_desktop.media.failures import MediaError
from flowiq_desktop.media.resolving import IsAllowed, Resolve, public_addresses, resolve
from flowiq_desktop.network.deadline import Deadline
from flowiq_desktop.network.public import IpAddress, is_public
from flowiq_desktop.texts import say

READ_LIMIT = 10 * 1024 * 1024
"""Most bytes read of a file, unpacked; enough for a preview of nearly every file."""
SECONDS = 10.0
"""Longest time for a file, redirects and all."""
MAX_REDIRECTS = 3
_MAX_PEERS = 3
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_GONE = frozenset({404, 410})
_LOCKED = frozenset({401, 402, 403, 407})
_BUSY = frozenset({408, 425, 429})
_FIRST_SERVER_FAULT = 500


@dataclass(frozen=True, slots=True)
class Depth:
    """How much of a file is read.

    Attributes:
        whole: bytes of a file that is read to its end.
        beginning: bytes that are read of a longer one, if the website says how long it is.
    """

    whole: int = READ_LIMIT
    beginning: int = READ_LIMIT


_FOR_PREVIEW = Depth()


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """What came from a link.

    Attributes:
        body: the file, or its beginning.
        size: bytes of the whole file, or 0 when the website did not say.
        complete: whether `body` is all of it.
    """

    body: bytes
    size: int
    complete: bool


class Fetcher:
    """Downloads files from the public web, and from nowhere else.

    Args:
        tls: how certificates are verified.
        policy: plain-http servers that are also allowed.
        resolver: turns a name into addresses.
        is_allowed: which addresses may be connected to.
    """

    def __init__(
        self,
        tls: ssl.SSLContext,
        policy: FetchPolicy | None = None,
        resolver: Resolve = resolve,
        is_allowed: IsAllowed = is_public,
    ) -> None:
        self._tls = tls
        self._policy = policy or FetchPolicy()
        self._resolver = resolver
        self._is_allowed = is_allowed

    def fetch(self, url: str, deadline: Deadline, depth: Depth = _FOR_PREVIEW) -> FetchedFile:
        """The file behind a link.

        Args:
            url: a link as typed.
            deadline: entered by the caller, who may cancel it.
            depth: how much of it is read.

        Raises:
            MediaError: why not, as one plain sentence.
        """
        address = parse_address(url, self._policy)
        for _ in range(MAX_REDIRECTS + 1):
            with self._opened(address, deadline) as response:
                if response.status not in _REDIRECTS:
                    return _read(response, deadline, depth)
                location = response.headers.get("Location", "")
            address = redirected(address, location, self._policy)
        raise MediaError(
            say("This link leads to another link, again and again, and never to a file.")
        )

    @contextmanager
    def _opened(self, address: Address, deadline: Deadline) -> Iterator[urllib3.BaseHTTPResponse]:
        try:
            response = self._ask(address, deadline)
            try:
                yield response
            finally:
                response.close()
        except (HTTPError, OSError, ValueError) as error:
            raise _explain(error, address, deadline) from error

    def _ask(self, address: Address, deadline: Deadline) -> urllib3.BaseHTTPResponse:
        """The answer of the first address that can be reached."""
        peers = self._peers(address, deadline)[:_MAX_PEERS]
        for peer in peers[:-1]:
            try:
                return self._ask_peer(address, peer, deadline)
            except (NewConnectionError, ConnectTimeoutError):
                continue
        return self._ask_peer(address, peers[-1], deadline)

    def _peers(self, address: Address, deadline: Deadline) -> list[IpAddress]:
        if address.practice_server:
            return [ipaddress.ip_address(address.practice_server[0])]
        return public_addresses(
            address.host, address.port, self._resolver, self._is_allowed, deadline.remaining
        )

    def _ask_peer(
        self, address: Address, peer: IpAddress, deadline: Deadline
    ) -> urllib3.BaseHTTPResponse:
        if deadline.over:
            raise TimeoutError
        return pool_for(address, peer, self._tls, deadline).urlopen(
            "GET",
            address.target,
            headers=_headers(address),
            retries=False,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
        )


def _headers(address: Address) -> dict[str, str]:
    host = f"[{address.host}]" if ":" in address.host else address.host
    default = (
        not address.practice_server and address.port == urllib3.connection.port_by_scheme["https"]
    )
    return {
        "Host": host if default else f"{host}:{address.port}",
        "User-Agent": "FlowIQ-Desktop",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _read(response: urllib3.BaseHTTPResponse, deadline: Deadline, depth: Depth) -> FetchedFile:
    if response.status != _OK:
        raise explain_status(response.status)
    declared = response.headers.get("Content-Length", "")
    says_size = declared.isdecimal() and "Content-Encoding" not in response.headers
    is_long = says_size and int(declared) > depth.whole
    most = depth.beginning if is_long else depth.whole
    body = bytearray()
    for chunk in response.stream(min(_CHUNK, most), decode_content=True):
        body += chunk
        if len(body) > most or deadline.over:
            break
    if deadline.over:
        raise TimeoutError
    complete = len(body) <= most and not is_long
    size = int(declared) if says_size else len(body) * complete
    return FetchedFile(bytes(body[:most]), size, complete)


def _explain(error: Exception, address: Address, deadline: Deadline) -> MediaError:
    if deadline.cancelled:
        return MediaError(say("The preview was stopped."), can_retry=True)
    if isinstance(error, NewConnectionError) and not deadline.over:
        return MediaError(
            say("The website {host} does not answer.", host=address.host), can_retry=True
        )
    if deadline.over or isinstance(error, (TimeoutError, urllib3.exceptions.TimeoutError)):
        return MediaError(
            say(
                "The website {host} took longer than {seconds:.0f} seconds.",
                host=address.host,
                seconds=SECONDS,
            ),
            can_retry=True,
        )
    if isinstance(error, (SSLError, ssl.SSLError)):
        return MediaError(
            say("The website {host} cannot prove that it is genuine.", host=address.host)
        )
    return MediaError(say("The download broke off before the file was complete."), can_retry=True)


def explain_status(status: int) -> MediaError:
    """The failure for any answer that is neither a file nor a redirect."""
    if status in _GONE:
        return MediaError(say("There is no file at this link; it may have been moved or deleted."))
    if status in _LOCKED:
        return MediaError(say("This link needs a password or permission; share the file publicly."))
    if status in _BUSY or status >= _FIRST_SERVER_FAULT:
        return MediaError(say("The website cannot give the file out right now."), can_retry=True)
    return MediaError(say("The website did not give a file for this link."), can_retry=True)
