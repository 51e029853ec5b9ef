"""Links: whether FlowIQ could fetch a file from an address, judged from its text alone."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from flowiq_desktop.core.messages.types.draft import Draft
from flowiq_desktop.core.messages.types.fields import Field

_LOCAL = re.compile(r"^(?:[a-z]:[\\/]|\\\\|/|~|file:|\.{1,2}[\\/])", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\s\\<>\"{}|^`\x00-\x1f\x7f]")
_SHARING_SITES = {
    "drive.google.com": "Google Drive",
    "docs.google.com": "Google Docs",
    "www.dropbox.com": "Dropbox",
    "dropbox.com": "Dropbox",
    "1drv.ms": "OneDrive",
    "onedrive.live.com": "OneDrive",
    "wetransfer.com": "WeTransfer",
    "we.tl": "WeTransfer",
}
_LONGEST = 2000
_PLAIN = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?P<path>(?:/[\w.~%()+,=:-]*)*)",
    re.ASCII,
)
"""What nearly all links are: nothing about them is to be told but their ending and their site."""
_KNOWN_ENDINGS = frozenset(
    {"jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "svg"}
    | {"mp4", "3gp", "mov", "avi", "mkv", "webm"}
    | {"mp3", "aac", "ogg", "opus", "wav", "m4a", "amr"}
    | {"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "txt", "zip"}
    | {"rar", "exe", "html", "htm"}
)


def check_link(draft: Draft, field: Field, link: str, kind: str, endings: tuple[str, ...]) -> None:
    """Report why FlowIQ could not, or WhatsApp would not, take the file behind `link`."""
    for code, facts in _faults(link, kind, endings):
        draft.report(code, field, **dict(facts))


def is_plain_link(link: str, endings: tuple[str, ...]) -> bool:
    """Whether it is a usual link to a file with one of these endings, so that nothing is told."""
    # Looked for first, as it is the cheapest; a link without a path has no ending that counts.
    if link[link.rfind(".") + 1 :] not in endings or len(link) > _LONGEST:
        return False
    return _PLAIN.fullmatch(link) is not None and not _is_known_site(link)


def are_plain_links(links: Sequence[str], endings: tuple[str, ...]) -> list[bool]:
    """The same for each of many links."""
    # Most cells of a column are blank, or links that many people get.
    known = {link: is_plain_link(link, endings) for link in set(links)}
    return [*map(known.__getitem__, links)]


@lru_cache(maxsize=8192)
def _faults(
    link: str, kind: str, endings: tuple[str, ...]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Codes and facts of everything wrong with a link; cached, as many rows share one."""
    plain = _PLAIN.fullmatch(link) if len(link) <= _LONGEST else None
    if plain and not _is_known_site(link) and _is_accepted(plain["path"], endings):
        return ()
    if _LOCAL.match(link):
        return (("local_file", (("value", shortened(link)),)),)
    parts = split_link(link)
    if parts is None:
        return (("bad_url", (("value", shortened(link)),)),)
    faults: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    if parts.scheme.lower() == "http":
        faults.append(("insecure_url", ()))
    site = _SHARING_SITES.get((parts.hostname or "").lower())
    if site and "dl=1" not in parts.query and "export=download" not in parts.query:
        faults.append(("sharing_page", (("site", site),)))
    if not _is_accepted(parts.path, endings):
        ending = path_ending(parts.path)
        accepted = ", ".join(name.upper() for name in endings)
        facts = (("ending", ending), ("type", kind), ("accepted", accepted))
        faults.append(("wrong_media_kind", facts))
    return tuple(faults)


def _is_known_site(link: str) -> bool:
    return link.split("/", 3)[2] in _SHARING_SITES


def _is_accepted(path: str, endings: tuple[str, ...]) -> bool:
    ending = path_ending(path)
    return ending in endings or ending not in _KNOWN_ENDINGS


def split_link(link: str) -> SplitResult | None:
    """The parts of a web address that every program reads the same way, or None.

    A backslash, a name and password before the host, or a blank make two programs see two hosts
    in one text: such a link is not used.
    """
    if len(link) > _LONGEST or _FORBIDDEN.search(link):
        return None
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return None
    plausible = parts.scheme.lower() in ("https", "http") and "." in host.strip(".")
    return parts if plausible and "@" not in parts.netloc else None


def path_ending(path: str) -> str:
    """The file ending of a path, in lower case, or ""."""
    name = path.rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def shortened(text: str, length: int = 60) -> str:
    """A text shortened to fit into a sentence."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
