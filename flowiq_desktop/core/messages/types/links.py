"""Links: whether FlowIQ could fetch a file from an address, judged from its text alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from urllib.parse import SplitResult

from flowiq_desktop.core.links.address import (
    KNOWN_ENDINGS,
    LONGEST,
    path_ending,
    shortened,
    split_link,
    split_loosely,
)
from flowiq_desktop.core.links.hosts import is_inside
from flowiq_desktop.core.links.link_texts import LINK_EXPIRES
from flowiq_desktop.core.links.local import is_local
from flowiq_desktop.core.links.mending import mended
from flowiq_desktop.core.links.pages import may_be_told, page_of
from flowiq_desktop.core.links.shared import may_be_shared
from flowiq_desktop.core.links.signed import expiry
from flowiq_desktop.core.links.wrapped import wrapped
from flowiq_desktop.core.messages.types.draft import Draft
from flowiq_desktop.core.messages.types.fields import Field

_PLAIN_SITE = re.compile(r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
_PLAIN_STEP = r"/(?!/)[\w.~%()+=:-]*"
_PLAIN_PATH = re.compile(rf"(?:{_PLAIN_STEP})*", re.ASCII)
"""What nearly all links are: nothing about them is to be told but their ending and their site.
Two slashes and a comma may be the beginning of another link."""
_ENDS_WELL = re.compile(r"(?<![%\s].)(?<!%)[\w/~+=-]\Z", re.ASCII)
"""Not with a sign of the sentence around it, nor with a coded blank."""
_HOST = len("https://")
_INSECURE = "http://"
_SHOWN = 120
"""Characters of an address that a sentence advises: it is to be recognised, not typed."""

Fault = tuple[str, tuple[tuple[str, str], ...]]
Faults = tuple[Fault, ...]


def check_link(draft: Draft, field: Field, link: str, kind: str, endings: tuple[str, ...]) -> None:
    """Report why FlowIQ could not, or WhatsApp would not, take the file behind `link`."""
    for code, facts in faults_of(link, kind, endings):
        known = dict(facts)
        if code == LINK_EXPIRES and datetime.fromisoformat(known["moment"]) <= draft.now():
            code = "link_expired"  # noqa: PLW2901  the same fault, once its moment is past
        draft.report(code, field, **known)


def is_plain_link(link: str, endings: tuple[str, ...]) -> bool:
    """Whether it is a usual link to a file with one of these endings, so that nothing is told."""
    # Looked for first, as it is the cheapest; a link without a path has no ending that counts.
    if link[link.rfind(".") + 1 :] not in endings or len(link) > LONGEST:
        return False
    site, path = _parted(link)
    return _PLAIN_PATH.fullmatch(path) is not None and _is_plain_site(site)


def _parted(link: str) -> tuple[str, str]:
    """Its scheme and host, and its path with all that follows."""
    end = link.find("/", _HOST)
    return (link, "") if end < 0 else (link[:end], link[end:])


@lru_cache(maxsize=1024)
def _is_plain_site(site: str) -> bool:
    """Whether it is a usual host of which nothing is told; kept, as many links have one host."""
    return _PLAIN_SITE.fullmatch(site) is not None and not may_be_told(site[_HOST:])


def are_plain_links(links: Sequence[str], endings: tuple[str, ...]) -> list[bool]:
    """The same for each of many links."""
    # Most cells of a column are blank, or links that many people get.
    distinct = [*set(links)]
    joined = "\n".join(distinct)
    if joined.count("\n") >= len(distinct) or max(map(len, distinct), default=0) > LONGEST:
        known = {link: is_plain_link(link, endings) for link in distinct}
    else:  # one search through them takes half as long
        sites = _plain_lines(endings).findall(joined)
        plain = {site: bool(site) and _is_plain_site(site) for site in set(sites)}
        known = {
            link: plain[site] or is_plain_link(link, endings)
            for link, site in zip(distinct, sites, strict=True)
        }
    return [*map(known.__getitem__, links)]


@lru_cache(maxsize=64)
def _plain_lines(endings: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the site of each line with a plain path; "" for a line with anything else."""
    kinds = "|".join(map(re.escape, endings))
    return re.compile(
        rf"^(?:(https://[^/\n]+)(?:{_PLAIN_STEP})*(?<=\.)(?:{kinds})|.*)$",
        re.ASCII | re.MULTILINE,
    )


@lru_cache(maxsize=8192)
def faults_of(link: str, kind: str, endings: tuple[str, ...]) -> Faults:
    """Codes and facts of everything wrong with a link; cached, as many rows share one."""
    if _is_usual(link, endings):
        return ()
    if link.startswith(_INSECURE) and _is_usual(f"https://{link[len(_INSECURE) :]}", endings):
        return (("insecure_url", ()),)
    return _of_shape(link) or _of_host(link) or tuple(_of_file(link, kind, endings))


def _is_usual(link: str, endings: tuple[str, ...]) -> bool:
    """Whether nothing is told of it, which is the sooner seen of nearly all links."""
    site, path = _parted(link)
    is_plain = len(link) <= LONGEST and _PLAIN_PATH.fullmatch(path) and _is_plain_site(site)
    if not is_plain or may_be_shared(path) or not _ENDS_WELL.search(link):
        return False
    return _is_accepted(path, endings)


def _of_shape(link: str) -> Faults:
    """What keeps a text from being one link, with the link that it is meant to be."""
    value = ("value", shortened(link))
    if is_local(link):
        return (("local_file", (value,)),)
    better = mended(link)
    if better is None:
        return ()
    return _of_host(better.link) or (
        (better.fault.value, (value, ("mended", shortened(better.link, _SHOWN)))),
    )


def _of_host(link: str) -> Faults:
    """Why nobody outside reaches the host, or that there is none."""
    parts = split_loosely(link)
    host = (parts.hostname or "") if parts else ""
    if is_inside(host):
        return (("unreachable_host", (("host", shortened(host)),)),)
    if parts is None or split_link(link) is None:
        return (("bad_url", (("value", shortened(link)),)),)
    return ()


def _of_file(link: str, kind: str, endings: tuple[str, ...]) -> Iterator[Fault]:
    """What there is to tell of an address that can be asked for."""
    parts = split_link(link)
    if parts is None:
        return
    if parts.scheme.lower() == "http":
        yield "insecure_url", ()
    if (page := _of_page(parts)) is not None:
        yield page
    elif (end := expiry(parts)) is not None:
        yield LINK_EXPIRES, (("moment", end.isoformat()),)
    if not _is_accepted(parts.path, endings):
        accepted = ", ".join(name.upper() for name in endings)
        facts = (("ending", path_ending(parts.path)), ("type", kind), ("accepted", accepted))
        yield "wrong_media_kind", facts


def _of_page(parts: SplitResult) -> Fault | None:
    """What is told of an address that opens a page, or only leads to another one."""
    inner = wrapped(parts)
    if inner is not None:
        code = "wrapped_link" if inner.link else "page_without_file"
        return code, (("site", inner.site), ("direct", shortened(inner.link, _SHOWN)))
    page = page_of(parts)
    if page is None:
        return None
    code = "sharing_page" if page.direct else "page_without_file"
    return code, (("site", page.site), ("direct", shortened(page.direct, _SHOWN)))


def _is_accepted(path: str, endings: tuple[str, ...]) -> bool:
    ending = path_ending(path)
    return ending in endings or ending not in KNOWN_ENDINGS
