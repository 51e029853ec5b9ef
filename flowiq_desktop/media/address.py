"""Addresses: a link read strictly, so that what is checked is what is connected to."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

import idna

from flowiq_desktop.media.failures import AddressRefusedError

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#:\[\]@\s]+)(?::(?P<port>\d{1,5}))?"
    r"(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?:#.*)?",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NUMBER_LIKE = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_OTHER_DOTS = "\u3002\uff0e\uff61"
_KEPT = "%/:@!$&'()*+,;=~-._"
_LONGEST = 2_048
_HTTPS = 443
_HTTP = 80
_FIRST_USER_PORT = 1_024
_LAST_PORT = 65_535

_NOT_A_LINK = "This is not a full web address; it must start with https://."
_BAD_HOST = "The name of the website in this link is not written correctly."


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Which plain-http servers a preview may read besides the public https web.

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
    """

    host: str
    port: int
    target: str
    practice_server: tuple[str, int] | None = None

    @property
    def url(self) -> str:
        """The address as a link, for relative redirects."""
        scheme = "http" if self.practice_server else "https"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}{self.target}"


def parse_address(url: str, policy: FetchPolicy) -> Address:
    """Read a link.

    Args:
        url: as the person typed it; surrounding blanks do not count.
        policy: the plain-http servers that are allowed.

    Raises:
        AddressRefusedError: anything else than an https link to a name or a public address.
    """
    text = url.strip()
    parts = _URL.fullmatch(text) if len(text) <= _LONGEST else None
    if parts is None or "\\" in text or _CONTROL.search(text):
        raise AddressRefusedError(_explain(text))
    host = _host(parts["host"])
    plain = parts["scheme"].lower() == "http"
    port = int(parts["port"] or (_HTTP if plain else _HTTPS))
    target = quote(parts["path"] or "/", safe=_KEPT) + quote(parts["query"] or "", safe=_KEPT + "?")
    server = _practice_server(host, port, policy)
    if server:
        return Address(host, port, target, server)
    if plain:
        raise AddressRefusedError(
            "Links with http:// are not previewed; use https:// if the website offers it."
        )
    if port != _HTTPS and not _FIRST_USER_PORT <= port <= _LAST_PORT:
        raise AddressRefusedError(f"Port {port} in this link is not one that websites use.")
    return Address(host, port, target)


def redirected(address: Address, location: str, policy: FetchPolicy) -> Address:
    """Where an answer sends us; raises AddressRefusedError like `parse_address`."""
    if "\\" in location or _CONTROL.search(location):
        raise AddressRefusedError("This link leads on to an address that is not a web address.")
    return parse_address(urljoin(address.url, location), policy)


def _practice_server(host: str, port: int, policy: FetchPolicy) -> tuple[str, int] | None:
    if host in policy.allow_hosts:
        return policy.allow_hosts[host]
    return (host, port) if (host, port) in policy.allow_hosts.values() else None


def _explain(text: str) -> str:
    scheme = text.partition("://")[0].lower()
    if scheme in {"http", "https"} and "@" in text.partition("://")[2].partition("/")[0]:
        return "Links with a user name or password in front of the website are not opened."
    return _NOT_A_LINK


def _host(written: str) -> str:
    """The host in one spelling; IP addresses only in their usual one."""
    if written.startswith("["):
        try:
            return str(ipaddress.IPv6Address(written[1:-1]))
        except ValueError:
            raise AddressRefusedError(_BAD_HOST) from None
    if any(dot in written for dot in _OTHER_DOTS) or written.endswith("."):
        raise AddressRefusedError(_BAD_HOST)
    try:
        name = idna.encode(written.lower()).decode("ascii")
    except idna.IDNAError:
        name = _plain_name(written)
    if _NUMBER_LIKE.fullmatch(name.rpartition(".")[2]):
        _refuse_odd_number(name)
    return name


def _plain_name(written: str) -> str:
    """Capitals and underscores, which the strict rules for names do not allow but websites use."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*", written):
        raise AddressRefusedError(_BAD_HOST)
    return written.lower()


def _refuse_odd_number(name: str) -> None:
    try:
        ipaddress.IPv4Address(name)
    except ValueError:
        raise AddressRefusedError(_BAD_HOST) from None
