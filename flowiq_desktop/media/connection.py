"""Connections to one address that was checked beforehand, and checked again once connected."""

import http.client
import ipaddress
import socket
import ssl
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from flowiq_desktop.media.address import Address
from flowiq_desktop.media.failures import AddressRefusedError
from flowiq_desktop.network.deadline import Deadline
from flowiq_desktop.network.public import IpAddress
from flowiq_desktop.texts import say

_INTERIM = range(102, 200)
"""Statuses after which the answer comes (RFC 9110 15.2); http.client skips 100, and 101 is one."""
_MOST_INTERIM = 5
"""As many as FlowIQ may send (`flowiq.http.framing`); a website without end is broken."""


def check_peer(connected: socket.socket, expected: IpAddress) -> None:
    """Raise AddressRefusedError unless the other end is the very address that was checked."""
    if ipaddress.ip_address(str(connected.getpeername()[0]).partition("%")[0]) != expected:
        raise AddressRefusedError(say("The website changed its address while it was being opened."))


class _Answer(http.client.HTTPResponse):
    """An answer without the interim ones before it, such as early hints (RFC 8297)."""

    def _read_status(self) -> tuple[str, int, str]:
        version, status, phrase = super()._read_status()  # type: ignore[misc]  # missing in typeshed
        for _ in range(_MOST_INTERIM):
            if status not in _INTERIM:
                break
            http.client.parse_headers(self.fp)
            version, status, phrase = super()._read_status()  # type: ignore[misc]  # as above
        return version, status, phrase


class _PlainConnection(HTTPConnection):
    """Plain http, for the practice server and for links that are not protected."""

    response_class = _Answer

    def __init__(self, *args: Any, guard: Deadline, peer: IpAddress, **options: Any) -> None:  # noqa: ANN401 - urllib3's own arguments
        super().__init__(*args, **options)
        self._guard, self._peer = guard, peer

    def connect(self) -> None:
        super().connect()
        _watch(self.sock, self._peer, self._guard)


class _SecureConnection(HTTPSConnection):
    """https to an address, with the certificate and the server name of the link."""

    response_class = _Answer

    def __init__(self, *args: Any, guard: Deadline, peer: IpAddress, **options: Any) -> None:  # noqa: ANN401 - urllib3's own arguments
        super().__init__(*args, **options)
        self._guard, self._peer = guard, peer

    def connect(self) -> None:
        super().connect()
        _watch(self.sock, self._peer, self._guard)


def _watch(connected: socket.socket, peer: IpAddress, deadline: Deadline) -> None:
    deadline.guard(connected)
    check_peer(connected, peer)


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def pool_for(
    address: Address, peer: IpAddress, tls: ssl.SSLContext, deadline: Deadline
) -> urllib3.HTTPConnectionPool:
    """A pool of one connection, which reads no proxy, cookie or password of this computer.

    Args:
        address: what the link names.
        peer: the address to connect to.
        tls: how certificates are verified.
        deadline: when the connection is shut down.
    """
    # `server_hostname` alone makes the context match the certificate with the name itself; given
    # `assert_hostname`, urllib3 would switch that off in the shared context.
    timeout = urllib3.Timeout(connect=max(0.05, deadline.remaining), read=deadline.remaining + 1)
    if address.practice_server:
        port = address.practice_server[1]
        return _PlainPool(str(peer), port, timeout=timeout, guard=deadline, peer=peer)
    if not address.secure:
        return _PlainPool(str(peer), address.port, timeout=timeout, guard=deadline, peer=peer)
    return _SecurePool(
        str(peer),
        address.port,
        timeout=timeout,
        ssl_context=tls,
        server_hostname=address.host,
        guard=deadline,
        peer=peer,
    )
