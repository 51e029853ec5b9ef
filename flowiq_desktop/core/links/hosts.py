"""Hosts that exist only inside a network, so that nobody outside of it reaches them."""

from contextlib import suppress
from ipaddress import ip_address

INSIDE = frozenset(
    {"local", "localhost", "localdomain", "lan", "corp", "internal", "intranet", "intra"}
    | {"home", "private", "priv", "workgroup", "lokal"}
)
"""Last parts of names that no public directory of names has; RFC 6762 (appendix G), ICANN's
reservations of .corp, .home and .internal, and what makers of routers use."""
_RESERVED = ".home.arpa"
"""RFC 8375."""


def is_inside(host: str) -> bool:
    """Whether a host can be reached from inside of some network only.

    Args:
        host: a name, or an address without brackets.
    """
    name = host.lower().rstrip(".")
    if name[-1:].isdigit() or ":" in name:
        with suppress(ValueError):
            return not ip_address(name.partition("%")[0]).is_global
    return bool(name) and ("." not in name or _last(name) in INSIDE or name.endswith(_RESERVED))


def _last(name: str) -> str:
    return name.rpartition(".")[-1]
