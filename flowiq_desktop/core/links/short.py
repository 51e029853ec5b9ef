"""Short links: addresses that only lead on to another one, and where that is."""

from collections.abc import Sequence
from urllib.parse import SplitResult

from flowiq_desktop.core.links.address import split_link
from flowiq_desktop.core.links.page import Page
from flowiq_desktop.core.links.pages import page_of

_SHORTENERS = frozenset(
    {"bit.ly", "bitly.com", "j.mp", "tinyurl.com", "tiny.cc", "t.co", "goo.gl", "is.gd", "v.gd"}
    | {"ow.ly", "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at", "rb.gy", "t.ly", "s.id"}
    | {"lnkd.in", "bl.ink", "short.io", "shorturl.com", "tinyl.io", "soo.gd", "clck.ru", "dub.sh"}
    | {"qrco.de", "qr.link", "l.ead.me", "me-qr.com", "qr.page", "linktr.ee", "u.to", "urlz.fr"}
)
"""What people use to make long addresses short, or to put them into a QR code."""


def is_short(parts: SplitResult) -> bool:
    """Whether an address is one of a service that makes long addresses short."""
    host = (parts.hostname or "").rstrip(".").lower().removeprefix("www.")
    return host in _SHORTENERS


def destination(route: Sequence[str]) -> str:
    """What a link stands for: the first address behind it that is no short one itself.

    What comes after that may be good for a moment only, as websites sign the last address.

    Args:
        route: the addresses that it led to, in their order.
    """
    known = ((address, split_link(address)) for address in route)
    return next((it for it, parts in known if parts is not None and not is_short(parts)), "")


def page_behind(route: Sequence[str]) -> Page | None:
    """The page of a sharing service that a link led to; None where it led to none that is known."""
    parts = (split_link(address) for address in route)
    return next((page for it in parts if it is not None and (page := page_of(it))), None)
