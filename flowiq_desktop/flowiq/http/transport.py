"""Transport: one HTTP exchange with FlowIQ that knows whether a byte of the request left.

requests cannot tell a refused connection from one that broke after the request arrived; both are a
`ConnectionError`. The difference decides whether a message may be sent again, so the connection
classes here record the moment just before the first byte of a request leaves.

An answer belongs to the one request that was written before it. So a connection is used again only
after a whole, well-formed answer that is believed, with nothing left to be read.
"""

import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from types import TracebackType
from typing import Any, Self

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from flowiq_desktop.flowiq.http.content_coding import decoded
from flowiq_desktop.flowiq.http.exchanges import Answer, ExchangeError, Timeouts, is_success
from flowiq_desktop.flowiq.http.strict_response import StrictResponse, TooLargeError
from flowiq_desktop.flowiq.http.unasked import CutOffError, UnaskedBytesError, has_unasked
from flowiq_desktop.network.deadline import Deadline, Watchdog

__all__ = [
    "ANSWER_LIMIT",
    "Answer",
    "ExchangeError",
    "Timeouts",
    "Transport",
    "is_success",
    "system_context",
]

ANSWER_LIMIT = 1024 * 1024
"""Most bytes read of an answer, after decompression; FlowIQ's are a few hundred."""
_PIECE = 16 * 1024
"""Bytes of a request written at a time; no answer may come in between."""
_TUNNEL_REFUSED = re.compile(r"Tunnel connection failed: (4\d\d)")
"""How http.client says that a proxy did not open a tunnel, with the proxy's status."""
_LOGIN_WANTED = "407"
_IDLE_LIMIT = 3.0
"""Seconds after which a kept connection is replaced: the server may be closing it just now."""


@dataclass(slots=True)
class _Exchange:
    """One request and its answer, while it is under way.

    Attributes:
        deadline: when it must be over.
        left: whether a byte of the request may have left this computer.
        response: what its answer is read with, once there is one.
    """

    deadline: Deadline
    left: bool = False
    response: StrictResponse | None = None


class _Current(threading.local):
    """The present thread's exchange."""

    exchange: _Exchange | None = None


class _Watched:
    """Mixed into urllib3's connections: records when the first byte of a request leaves."""

    current: _Current
    last_used = 0.0
    used_before: bool
    opening_tunnel = False

    def response_class(self, *args: Any, **kwargs: Any) -> StrictResponse:  # noqa: ANN401 - as http.client has it
        """Make the object that http.client reads an answer with."""
        response = StrictResponse(*args, **kwargs)
        response.follows_another = self.used_before
        if self.current.exchange is not None:
            self.current.exchange.response = response
        return response

    def send(self, data: bytes) -> None:
        if getattr(self, "sock", None) is None:
            self.connect()  # type: ignore[attr-defined] # urllib3's, the other base
        for begin in range(0, len(data), _PIECE):
            self._write(data[begin : begin + _PIECE])

    def _write(self, piece: bytes) -> None:
        if has_unasked(self.sock):  # type: ignore[attr-defined] # the same
            raise UnaskedBytesError("something to be read before the request was written")
        if self.current.exchange is not None:
            self.current.exchange.deadline.guard(getattr(self, "sock", None))
            # What opens a tunnel is addressed to the proxy, and is not part of the request.
            self.current.exchange.left |= not self.opening_tunnel
        try:
            super().send(piece)  # type: ignore[misc] # the same
        except OSError as fault:
            # urllib3 reads an answer after some of these errors; it would answer half a request.
            raise CutOffError(type(fault).__name__) from fault

    def _tunnel(self) -> None:
        self.opening_tunnel = True
        try:
            super()._tunnel()  # type: ignore[misc] # urllib3's, the other base
        finally:
            self.opening_tunnel = False


class _FreshPool:
    """Mixed into urllib3's pools: a connection that has idled, or spoken unasked, is replaced."""

    def _get_conn(self, timeout: float | None = None) -> Any:  # noqa: ANN401 - as urllib3 has it
        connection = super()._get_conn(timeout)  # type: ignore[misc]
        if connection.sock is not None and (
            time.monotonic() - connection.last_used > _IDLE_LIMIT or has_unasked(connection.sock)
        ):
            connection.close()
        connection.used_before = connection.sock is not None
        return connection

    def _put_conn(self, connection: Any) -> None:  # noqa: ANN401 - as urllib3 has it
        if connection is not None:
            connection.last_used = time.monotonic()
        super()._put_conn(connection)  # type: ignore[misc]


class _Session(requests.Session):
    def resolve_redirects(self, *_args: Any, **_kwargs: Any) -> Iterator[requests.Response]:  # noqa: ANN401 - as requests has it
        """Lead nowhere: to say where one leads, requests would read its answer to the end."""
        return iter(())


class _Adapter(HTTPAdapter):
    """No retries of its own, the system's certificates, and watched connections."""

    def __init__(
        self, current: _Current, context: ssl.SSLContext, connections: int, proxy: str
    ) -> None:
        self._current = current
        self._context = context
        self._proxy = proxy
        super().__init__(pool_connections=1, pool_maxsize=connections, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as requests has it
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        watched = {"current": self._current}
        plain = type("_Connection", (_Watched, HTTPConnection), watched)
        secure = type("_SecureConnection", (_Watched, HTTPSConnection), watched)
        self._pools = {
            "http": type("_Pool", (_FreshPool, HTTPConnectionPool), {"ConnectionCls": plain}),
            "https": type(
                "_SecurePool", (_FreshPool, HTTPSConnectionPool), {"ConnectionCls": secure}
            ),
        }
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - as requests has it
        """The watched connections through the chosen proxy; any other proxy is refused."""
        if proxy != self._proxy:
            raise requests.exceptions.InvalidProxyURL("this proxy was not chosen")
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def close(self) -> None:
        """Close every connection now; requests leaves that to the garbage collector."""
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for host in manager.pools.keys():  # noqa: SIM118 - urllib3's container is no mapping to iterate
                manager.pools[host].close()
        super().close()

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:  # noqa: ANN401, ARG002 - as requests has it
        """Leave certificates to the context: requests would add a bundle of its own."""
        conn.cert_reqs = "CERT_REQUIRED"


def system_context() -> ssl.SSLContext:
    """TLS 1.2 or newer, judged by the operating system's certificates (office proxies included)."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(slots=True)
class Transport:
    """One requests Session for many threads.

    It never follows a redirect, never repeats a request, and takes nothing from the environment:
    no proxy variables, no `.netrc` that would replace the key.

    Attributes:
        connections: requests under way at once.
        timeouts: limits of one exchange.
        context: how certificates are judged.
        proxy: address of a proxy that opens a tunnel for https (http is never sent through one), or
            "". It sees where the tunnel leads, and nothing of what goes through.
    """

    connections: int = 4
    timeouts: Timeouts = field(default_factory=Timeouts)
    context: ssl.SSLContext = field(default_factory=system_context)
    proxy: str = ""
    _session: requests.Session = field(init=False)
    _current: _Current = field(init=False, default_factory=_Current)
    _watchdog: Watchdog = field(init=False, default_factory=Watchdog)

    def __post_init__(self) -> None:
        self._session = _Session()
        self._session.trust_env = False
        self._session.headers.clear()
        adapter = _Adapter(self._current, self.context, self.connections, self.proxy)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def exchange(
        self,
        request: requests.PreparedRequest,
        timeouts: Timeouts | None = None,
        believed: Callable[[Answer], bool] = is_success,
    ) -> Answer:
        """Send a request once and read its answer.

        Args:
            request: as it goes over the wire.
            timeouts: other limits than usual.
            believed: whether an answer so certainly belongs to this request that the connection may
                be used again.

        Raises:
            ExchangeError: no whole answer came.
        """
        limits = timeouts or self.timeouts
        exchange = _Exchange(Deadline(limits.total))
        self._watchdog.begin(exchange.deadline)
        self._current.exchange = exchange
        try:
            response = self._session.send(request, **self._options(limits))
            return self._read(response, exchange.response, believed, limits.second)
        except TooLargeError as fault:
            raise ExchangeError(left=True, kind="too_large", detail="answer over 1 MiB") from fault
        except (urllib3.exceptions.HTTPError, HTTPException, OSError) as fault:
            # requests' own are OSErrors.
            raise ExchangeError(exchange.left, _kind(fault, exchange), _name(fault)) from fault
        except ValueError as fault:
            # A header or address that cannot be written, such as a key with a line break.
            raise ExchangeError(exchange.left, "request", _name(fault)) from fault
        finally:
            self._watchdog.end(exchange.deadline)
            self._current.exchange = None

    def close(self) -> None:
        """Close every connection."""
        self._watchdog.close()
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _options(self, limits: Timeouts) -> dict[str, Any]:
        return {
            "stream": True,
            "allow_redirects": False,
            "timeout": (limits.connect, limits.read),
            "verify": True,
            "proxies": {"https": self.proxy} if self.proxy else {},
        }

    def _read(
        self,
        response: requests.Response,
        wire: StrictResponse | None,
        believed: Callable[[Answer], bool],
        second: float,
    ) -> Answer:
        with response:  # which closes the connection, unless that was released before
            if wire is None:
                raise HTTPException("an answer that came by no connection of ours")
            headers = {name.lower(): value for name, value in response.headers.items()}
            coding = headers.get("content-encoding", "")
            body = decoded(wire.whole_body(ANSWER_LIMIT), coding, ANSWER_LIMIT)
            answer = Answer(response.status_code, headers, body)
            doubtful = wire.follows_another and not is_success(answer)
            behind = wire.unread(second if doubtful else 0)
            answer = replace(answer, alone=not behind.strip(b"\r\n"))
            if not behind and believed(answer):
                response.raw.release_conn()
            return answer


def _kind(fault: Exception, exchange: _Exchange) -> str:
    timeouts = requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError
    if exchange.deadline.expired or isinstance(fault, timeouts):
        return "timeout"
    if isinstance(fault, requests.exceptions.SSLError):
        return "tls"
    if refused := _TUNNEL_REFUSED.search(str(fault)):
        return "proxy_login" if refused[1] == _LOGIN_WANTED else "proxy"
    return "request" if isinstance(fault, requests.exceptions.InvalidURL) else "network"


def _name(fault: Exception) -> str:
    return type(fault).__name__
