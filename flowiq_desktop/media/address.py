"""Links: which addresses a preview may read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

from flowiq_desktop.media.failures import AddressRefusedError
from flowiq_desktop.media.header_letters import as_meant
from flowiq_desktop.network.address import (
    LAST_PORT,
    AddressError,
    WebAddress,
    has_control,
    port_refused,
    read_address,
)
from flowiq_desktop.texts import say

_KEPT = "%/:@!$&'()*+,;=~-._"
_HTTPS = 443
_HTTP = 80
_NO_PLACES = frozenset({"", "http:", "https:"})
_FIRST_USER_PORT = 1_024


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Which servers of this computer a preview may read besides the public web.

    Attributes:
        allow_hosts: host name in a link -> address and port of the server that answers for it;
            links that name such an address and port directly are allowed as well. Practice
            mode lists its own server here.
    """

    allow_hosts: Mapping[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Address:
    """One checked address.

    Attributes:
        host: the name in the link, lower case, without brackets.
        port: the port in the link.
        target: path and query as they go on the wire.
        practice_server: address and port to use instead, over plain http; None for the web.
        secure: whether it is https.
    """

    host: str
    port: int
    target: str
    practice_server: tuple[str, int] | None = None
    secure: bool = True

    @property
    def url(self) -> str:
        """The address as a link."""
        scheme = "https" if self.secure and not self.practice_server else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == (_HTTPS if scheme == "https" else _HTTP) else f":{self.port}"
        return f"{scheme}://{host}{port}{self.target}"


def parse_address(url: str, policy: FetchPolicy) -> Address:
    """Read a link.

    Args:
        url: as the person typed it; surrounding blanks do not count.
        policy: the plain-http servers that are allowed.

    Raises:
        AddressRefusedError: anything else than a link of the web to a name or a public address.
    """
    link = _read(url.strip())
    usual = _HTTPS if link.secure else _HTTP
    port = usual if link.port is None else link.port
    target = quote(link.path or "/", safe=_KEPT) + quote(link.query, safe=_KEPT + "?")
    server = _practice_server(link.host, port, policy)
    if server:
        return Address(link.host, port, target, server)
    if port != usual and not _FIRST_USER_PORT <= port <= LAST_PORT:
        raise AddressRefusedError(port_refused(port))
    return Address(link.host, port, target, secure=link.secure)


def redirected(address: Address, location: str, policy: FetchPolicy) -> Address:
    """Where an answer sends us; raises AddressRefusedError like `parse_address`.

    What began protected does not go on unprotected.
    """
    location = as_meant(location).strip(" \t")
    is_odd = location.lower().rstrip("/") in _NO_PLACES or "\\" in location or has_control(location)
    following = "" if is_odd else _joined(address.url, location)
    if not _is_web_address(following):
        raise AddressRefusedError(
            say("This link leads on to an address that is not a web address.")
        )
    to = parse_address(following, policy)
    if address.secure and not to.secure and not to.practice_server:
        raise AddressRefusedError(
            say("This link leads on to an address with http://, which is not protected.")
        )
    return to


def _joined(url: str, location: str) -> str:
    """An address as seen from another one; "" where that is none."""
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


def _is_web_address(text: str) -> bool:
    try:
        read_address(text)
    except AddressError:
        return False
    return True


def _read(text: str) -> WebAddress:
    try:
        return read_address(text)
    except AddressError as error:
        raise AddressRefusedError(error.message) from error


def _practice_server(host: str, port: int, policy: FetchPolicy) -> tuple[str, int] | None:
    if host in policy.allow_hosts:
        return policy.allow_hosts[host]
    return (host, port) if (host, port) in policy.allow_hosts.values() else None
