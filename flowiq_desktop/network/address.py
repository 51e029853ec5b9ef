"""Web addresses read strictly, so that what is checked is what is connected to.

Programs that read an address in two ways are led to one place and check another. So there is one
reading, it knows one spelling of each thing, and whatever has another is refused.
"""

import ipaddress
import re
from dataclasses import dataclass

import idna

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.texts import mark, say

LAST_PORT = 65_535

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#:\[\]@\s]+)(?::(?P<port>\d{1,5}))?"
    r"(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NUMBER_LIKE = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_OTHER_DOTS = "\u3002\uff0e\uff61"
_LONGEST = 2_048
_NOT_AN_ADDRESS = mark("This is not a full web address; it must start with https://.")
_BAD_HOST = mark("The name of the website in this address is not written correctly.")


class AddressError(AppError):
    """A text is no address of a website."""


class LoginInAddressError(AddressError):
    """A user name or a password stands in front of the website."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The parts of an http or https address.

    Attributes:
        secure: whether it is https.
        host: a name in lower case and letters of the Internet's names, or an IP address, without
            brackets.
        port: as written, or None.
        path: as written, or "".
        query: with its question mark, or "".
        fragment: with its #, or "".
    """

    secure: bool
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


def read_address(text: str) -> WebAddress:
    """Read an address.

    Raises:
        LoginInAddressError: it names a user.
        AddressError: it is none, or is written in a way that two programs could read as two.
    """
    parts = _URL.fullmatch(text) if len(text) <= _LONGEST else None
    if parts is None or "\\" in text or has_control(text):
        raise _explained(text)
    port = int(parts["port"]) if parts["port"] else None
    if port is not None and port > LAST_PORT:
        raise AddressError(port_refused(port))
    return WebAddress(
        parts["scheme"].lower() == "https",
        _host(parts["host"]),
        port,
        parts["path"] or "",
        parts["query"] or "",
        parts["fragment"] or "",
    )


def port_refused(port: int) -> str:
    """What is said of a port that no website has."""
    return say("Port {port} in this address is not one that websites use.", port=port)


def has_control(text: str) -> bool:
    """Whether there are characters in it that are no part of any address."""
    return _CONTROL.search(text) is not None


def _explained(text: str) -> AddressError:
    scheme, _, rest = text.partition("://")
    if scheme.lower() in {"http", "https"} and "@" in re.split("[/?#]", rest)[0]:
        return LoginInAddressError(
            say("Addresses with a user name or password in front of the website are not used.")
        )
    return AddressError(say(_NOT_AN_ADDRESS))


def _host(written: str) -> str:
    """The host in one spelling; IP addresses only in their usual one."""
    if written.startswith("["):
        try:
            return str(ipaddress.IPv6Address(written[1:-1]))
        except ValueError:
            raise AddressError(say(_BAD_HOST)) from None
    if any(dot in written for dot in _OTHER_DOTS) or written.endswith("."):
        raise AddressError(say(_BAD_HOST))
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
        raise AddressError(say(_BAD_HOST))
    return written.lower()


def _refuse_odd_number(name: str) -> None:
    try:
        ipaddress.IPv4Address(name)
    except ValueError:
        raise AddressError(say(_BAD_HOST)) from None
