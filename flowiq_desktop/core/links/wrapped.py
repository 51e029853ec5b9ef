"""Wrapped links: addresses that lead to another one, which stands in them."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, unquote

from flowiq_desktop.core.links.address import query_of, split_link
from flowiq_desktop.core.links.mending import Fault, mended

_DEEPEST = 5
"""Links within links; a mail that was passed on has two or three."""
_GOOGLE = re.compile(r"(?:www\.)?google(?:\.com?)?\.[a-z]{2,3}")
_PROOFPOINT_V3 = re.compile(r"/v3/__(?P<link>.+?)__;.*", re.DOTALL)


class Wrapped(NamedTuple):
    """A link with another one in it.

    Attributes:
        site: who put it there, as people call it.
        link: the one inside, the innermost where there are several; "" where it cannot be read.
    """

    site: str
    link: str


class _Wrapper(NamedTuple):
    """A site that wraps links.

    Attributes:
        site: what it is called.
        names: of the parts of the query that may have the link.
        paths: with what the path begins.
    """

    site: str
    names: tuple[str, ...]
    paths: tuple[str, ...] = ("",)


_WRAPPERS: Mapping[str, _Wrapper] = {
    "safelinks.protection.outlook.com": _Wrapper("Outlook", ("url",)),
    "safelinks.protection.office365.us": _Wrapper("Outlook", ("url",)),
    "docs.google.com": _Wrapper("Google", ("url",), ("/viewer", "/gview")),
    "drive.google.com": _Wrapper("Google", ("url",), ("/viewer",)),
    "view.officeapps.live.com": _Wrapper("Office", ("src",)),
    "l.facebook.com": _Wrapper("Facebook", ("u",)),
    "lm.facebook.com": _Wrapper("Facebook", ("u",)),
    "l.messenger.com": _Wrapper("Messenger", ("u",)),
    "l.instagram.com": _Wrapper("Instagram", ("u",)),
    "l.wl.co": _Wrapper("WhatsApp", ("u",)),
    "statics.teams.cdn.office.net": _Wrapper("Microsoft Teams", ("url",)),
    "linkedin.com": _Wrapper("LinkedIn", ("url",), ("/redir/", "/safety/go")),
    "youtube.com": _Wrapper("YouTube", ("q",), ("/redirect",)),
    "linkprotect.cudasvc.com": _Wrapper("Barracuda", ("a",)),
    "slack-redir.net": _Wrapper("Slack", ("url",)),
}
_GOOGLE_PATHS = {"/url": ("q", "url"), "/imgres": ("imgurl",)}


def wrapped(parts: SplitResult) -> Wrapped | None:
    """The link inside of a link; None where none is known to be there."""
    found = _outermost(parts)
    if found is None:
        return None
    link = found.link
    for _ in range(_DEEPEST):
        within = split_link(link)
        deeper = _outermost(within) if within is not None else None
        if deeper is None or not deeper.link:
            break
        link = deeper.link
    return Wrapped(found.site, link if split_link(link) else _with_scheme(link))


def _with_scheme(link: str) -> str:
    """A link that was wrapped without its beginning; "" where it is none."""
    better = mended(link)
    return (
        better.link if better and better.fault is Fault.SCHEME and split_link(better.link) else ""
    )


def _outermost(parts: SplitResult) -> Wrapped | None:
    host = (parts.hostname or "").rstrip(".")
    if parts.path in _GOOGLE_PATHS and _GOOGLE.fullmatch(host):
        return Wrapped("Google", _inside(parts, _GOOGLE_PATHS[parts.path]))
    if host == "urldefense.com" and (found := _PROOFPOINT_V3.search(_after_host(parts))):
        return Wrapped("Proofpoint", found["link"])
    if host == "urldefense.proofpoint.com":
        written = query_of(parts).get("u", "").replace("_", "/").replace("-", "%")
        return Wrapped("Proofpoint", unquote(written))
    wrapper = _WRAPPERS.get(host) or _WRAPPERS.get(host.partition(".")[2])
    if wrapper is not None and parts.path.startswith(wrapper.paths) and _has_any(parts, wrapper):
        return Wrapped(wrapper.site, _inside(parts, wrapper.names))
    return None


def _has_any(parts: SplitResult, wrapper: _Wrapper) -> bool:
    return not query_of(parts).keys().isdisjoint(wrapper.names)


def _inside(parts: SplitResult, names: tuple[str, ...]) -> str:
    query = query_of(parts)
    return next((query[name].strip() for name in names if query.get(name)), "")


def _after_host(parts: SplitResult) -> str:
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
