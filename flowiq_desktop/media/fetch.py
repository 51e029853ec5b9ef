"""Fetch: a guarded download of the file behind a link (docs/security.md, S22)."""

import ipaddress
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    SSLError,
)

from flowiq_desktop.media.address import Address, FetchPolicy, parse_address, redirected
from flowiq_desktop.media.connection import pool_for
from flowiq_desktop.media.failures import MediaError, NameNotFoundError, OfflineError
from flowiq_desktop.media.file_ends import FileEnds
from flowiq_desktop.media.names import name_given
from flowiq_desktop.media.resolving import IsAllowed, Resolve, public_addresses, resolve
from flowiq_desktop.media.statuses import GIVEN, PART, REDIRECTS, explain_status
from flowiq_desktop.network.deadline import Deadline
from flowiq_desktop.network.public import IpAddress, is_public
from flowiq_desktop.texts import say

READ_LIMIT = 10 * 1024 * 1024
"""Most bytes read of a file, unpacked; enough for a preview of nearly every file."""
SECONDS = 10.0
"""Longest time for a file, redirects and all."""
MAX_REDIRECTS = 3
COUNT_LIMIT = 16 * 1024 * 1024
"""Most bytes counted of a file whose size nobody says: more than any picture or video may have."""
TAIL_BYTES = 1024 * 1024
"""How much of a large file's end is asked for: the index of a long video."""
_MAX_PEERS = 3
_CHUNK = 64 * 1024
_CHANGED_SIZES = frozenset({"content-encoding", "transfer-encoding"})
"""Headers with which the number of bytes on the way is not that of the file (RFC 9112 6.3)."""
_PLACE = re.compile(r"bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Depth:
    """How much of a file is read.

    Attributes:
        whole: bytes of a file that is read to its end.
        beginning: bytes that are read of a longer one, if the website says how long it is.
        end: bytes at its end that are asked for as well.
    """

    whole: int = READ_LIMIT
    beginning: int = READ_LIMIT
    end: int = TAIL_BYTES


_FOR_PREVIEW = Depth()


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """What came from a link.

    Attributes:
        body: the file, or its beginning.
        size: bytes of the whole file, or 0 when the website did not say.
        complete: whether `body` is all of it.
        name: the file's name at its link, or as the website gives it out; "" without one.
        declared: the website's `Content-Type`, or "".
        tail: the last bytes of a file of which `body` is the beginning, or b"".
        seen: how many bytes came of it, also those that were only counted.
        route: the addresses that the link led to, in their order; the last one gave the file.
    """

    body: bytes
    size: int
    complete: bool
    name: str = ""
    declared: str = ""
    tail: bytes = b""
    seen: int = 0
    route: tuple[str, ...] = ()

    @property
    def ends(self) -> FileEnds:
        """What is known of its bytes."""
        size = len(self.body) if self.complete else self.size
        return FileEnds(self.body, size, self.tail)


class Fetcher:
    """Downloads files from the public web, and from nowhere else.

    Args:
        tls: how certificates are verified.
        policy: plain-http servers that are also allowed.
        resolver: turns a name into addresses.
        is_allowed: which addresses may be connected to.
        is_online: whether this computer is on the internet; asked when a website is not found.
    """

    def __init__(
        self,
        tls: ssl.SSLContext,
        policy: FetchPolicy | None = None,
        resolver: Resolve = resolve,
        is_allowed: IsAllowed = is_public,
        is_online: Callable[[], bool] = lambda: True,
    ) -> None:
        self._tls = tls
        self._policy = policy or FetchPolicy()
        self._resolver = resolver
        self._is_allowed = is_allowed
        self._is_online = is_online

    def fetch(self, url: str, deadline: Deadline, depth: Depth = _FOR_PREVIEW) -> FetchedFile:
        """The file behind a link.

        Args:
            url: a link as typed.
            deadline: entered by the caller, who may cancel it.
            depth: how much of it is read.

        Raises:
            OfflineError: this computer is not on the internet.
            MediaError: why not, as one plain sentence.
        """
        route = [parse_address(url, self._policy)]
        try:
            file = self._followed(route, deadline, depth)
        except MediaError as error:
            error.route = tuple(address.url for address in route[1:])
            raise
        file = replace(file, route=tuple(address.url for address in route[1:]))
        has_all = file.complete or deadline.over
        return file if has_all else self._with_end(file, route[-1], deadline, depth.end)

    def _followed(self, route: list[Address], deadline: Deadline, depth: Depth) -> FetchedFile:
        """The file at the end of a route, to which each address that follows is added."""
        for _ in range(MAX_REDIRECTS + 1):
            with self._opened(route[-1], deadline) as response:
                if response.status not in REDIRECTS:
                    return _read(response, route[0], deadline, depth)
                location = response.headers.get("Location", "")
            route.append(redirected(route[-1], location, self._policy))
        raise MediaError(
            say(
                "This link leads on to other links more than {most} times; use the link of the"
                " file itself.",
                most=MAX_REDIRECTS,
            )
        )

    def _with_end(
        self, file: FetchedFile, address: Address, deadline: Deadline, most: int
    ) -> FetchedFile:
        """The same with its last bytes, where the website gives out parts (RFC 9110 14.2)."""
        with suppress(MediaError), self._opened(address, deadline, f"bytes=-{most}") as part:
            size, count = _end_given(part.headers.get("Content-Range", ""))
            if part.status == PART and size > len(file.body) and file.size in {0, size}:
                tail = part.read(most + 1)
                if len(tail) == count == min(most, size):
                    return replace(file, size=size, tail=tail)
        return file

    @contextmanager
    def _opened(
        self, address: Address, deadline: Deadline, part: str = ""
    ) -> Iterator[urllib3.BaseHTTPResponse]:
        try:
            response = self._ask(address, deadline, part)
            try:
                yield response
            finally:
                response.close()
        except NewConnectionError as error:
            raise self._unless_offline(_explain(error, address, deadline)) from error
        except (HTTPError, OSError, ValueError) as error:
            raise _explain(error, address, deadline) from error

    def _ask(self, address: Address, deadline: Deadline, part: str) -> urllib3.BaseHTTPResponse:
        """The answer of the first address that can be reached."""
        peers = self._peers(address, deadline)[:_MAX_PEERS]
        for peer in peers[:-1]:
            try:
                return self._ask_peer(address, peer, deadline, part)
            except (NewConnectionError, ConnectTimeoutError):
                continue
        return self._ask_peer(address, peers[-1], deadline, part)

    def _peers(self, address: Address, deadline: Deadline) -> list[IpAddress]:
        if address.practice_server:
            return [ipaddress.ip_address(address.practice_server[0])]
        try:
            return public_addresses(
                address.host, address.port, self._resolver, self._is_allowed, deadline.remaining
            )
        except NameNotFoundError as error:
            raise self._unless_offline(error) from error

    def _unless_offline(self, error: MediaError) -> MediaError:
        """What is said of a website that was not reached, if others could be."""
        return error if self._is_online() else OfflineError()

    def _ask_peer(
        self, address: Address, peer: IpAddress, deadline: Deadline, part: str
    ) -> urllib3.BaseHTTPResponse:
        if deadline.over:
            raise TimeoutError
        return pool_for(address, peer, self._tls, deadline).urlopen(
            "GET",
            address.target,
            headers=_headers(address) | ({"Range": part} if part else {}),
            retries=False,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
        )


def _headers(address: Address) -> dict[str, str]:
    host = f"[{address.host}]" if ":" in address.host else address.host
    scheme = "https" if address.secure else "http"
    usual = urllib3.connection.port_by_scheme[scheme]
    default = not address.practice_server and address.port == usual
    return {
        "Host": host if default else f"{host}:{address.port}",
        "User-Agent": "FlowIQ-Desktop",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _read(
    response: urllib3.BaseHTTPResponse, asked: Address, deadline: Deadline, depth: Depth
) -> FetchedFile:
    if response.status not in GIVEN:
        raise explain_status(response.status, response.headers)
    declared = response.headers.get("Content-Length", "")
    says_size = declared.isdecimal() and _CHANGED_SIZES.isdisjoint(map(str.lower, response.headers))
    is_long = says_size and int(declared) > depth.whole
    kept = depth.beginning if is_long else depth.whole
    counted = kept if says_size else max(kept, COUNT_LIMIT)
    enough = depth.beginning if says_size and depth.beginning < depth.whole else kept + 1
    body, seen, has_ended = _taken(response, kept, counted, deadline, enough)
    complete = has_ended and len(body) <= kept and not is_long
    return FetchedFile(
        bytes(body[:kept]),
        int(declared) if says_size else seen * has_ended,
        complete,
        name_given(response.headers.get("Content-Disposition", ""), asked.target),
        response.headers.get("Content-Type", ""),
        seen=seen,
    )


def _taken(
    response: urllib3.BaseHTTPResponse, kept: int, counted: int, deadline: Deadline, enough: int
) -> tuple[bytearray, int, bool]:
    """The beginning, a byte longer than is kept where there is more; how much there was; all?

    Over a slow line `enough` bytes do, when time is over: the file is no worse for it.
    """
    body, seen, has_ended = bytearray(), 0, True
    try:
        for chunk in response.stream(min(_CHUNK, kept), decode_content=True):
            seen += len(chunk)
            body += chunk[: kept + 1 - len(body)]
            if seen > counted or deadline.over:
                has_ended = False
                break
        if deadline.over:
            raise TimeoutError
    except (HTTPError, OSError):
        # Of a beginning that is there it can be said that the file is large, however it ends.
        is_enough = len(body) > kept or (deadline.over and len(body) >= enough)
        if deadline.cancelled or not is_enough:
            raise
        has_ended = False
    return body, seen, has_ended


def _end_given(content_range: str) -> tuple[int, int]:
    """Bytes of the whole file, and how many of its last ones an answer is; zeros for any other."""
    place = _PLACE.fullmatch(content_range.strip())
    first, last, size = map(int, place.groups()) if place else (0, -1, -1)
    return (size, size - first) if last == size - 1 and first <= last else (0, 0)


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
