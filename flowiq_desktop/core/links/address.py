"""Addresses: the parts of a link that every program reads the same way."""

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, urlsplit

LONGEST = 2000
"""Characters of a link; browsers and servers differ beyond that."""
KNOWN_ENDINGS = frozenset(
    {"jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "svg"}
    | {"mp4", "3gp", "mov", "avi", "mkv", "webm"}
    | {"mp3", "aac", "ogg", "opus", "wav", "m4a", "amr"}
    | {"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "txt", "zip"}
    | {"rar", "exe", "html", "htm"}
)
_FORBIDDEN = re.compile(r"[\s\\<>\"{}|^`\x00-\x1f\x7f]")
_NUMBER = re.compile(r"0x[0-9a-f]*|\d+", re.ASCII | re.IGNORECASE)
_NO_HOST = re.compile(r"[^\w.:%-]|\.\.")
"""Signs that no name of a host has, such as the comma that somebody typed for a point."""


def split_link(link: str) -> SplitResult | None:
    """The parts of a web address that every program reads the same way, or None.

    A backslash, a name and password before the host, or a blank make two programs see two hosts
    in one text: such a link is not used.
    """
    parts = split_loosely(link)
    if parts is None or "." not in (parts.hostname or "").strip("."):
        return None
    return parts


@lru_cache(maxsize=64)
def split_loosely(link: str) -> SplitResult | None:
    """The same, also where the host is one that only a network of its own knows.

    The last few are remembered: each rule about a link asks for its parts.
    """
    if len(link) > LONGEST or _FORBIDDEN.search(link):
        return None
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or "@" in parts.netloc or _NO_HOST.search(host) or _is_odd_number(host):
        return None
    return parts if parts.scheme.lower() in ("https", "http") else None


def _is_odd_number(host: str) -> bool:
    """Whether a host with points is a number that some programs read, and others take for a name.

    `127.1` and `0177.0.0.1` are the first computer of some network, or no host at all.
    """
    if "." not in host or not _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return False
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


def query_of(parts: SplitResult) -> dict[str, str]:
    """What stands behind the question mark, by name."""
    return dict(parse_qsl(parts.query, keep_blank_values=True))


def path_ending(path: str) -> str:
    """The file ending of a path, in lower case, or ""."""
    name = path.rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def shortened(text: str, length: int = 60) -> str:
    """A text shortened to fit into a sentence."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
