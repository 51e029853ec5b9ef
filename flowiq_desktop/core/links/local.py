"""Files on a computer: texts that say where a file is there, and are no links."""

import re

from flowiq_desktop.core.links.address import KNOWN_ENDINGS, path_ending

_LOCAL = re.compile(
    r"(?:[a-z]:(?:[\\/]|[^\\/]+\.\w+$)|\\\\|/(?!/[\w-]+\.[\w.-]*[a-z]{2}[/:])|~(?!https?:|www\.)|(?:file|smb|afp|nfs):"
    r"|\.{1,2}[\\/]|%\w+%\\)",
    re.IGNORECASE,
)
"""Drives, shares, folders at home and beside, and what Windows replaces."""
_QUOTES = "\"'\u201c\u201d\u201e<>"
_NO_NAME = re.compile(r"[:?*<>|\"\uff1a]|//|%3a%2f%2f", re.IGNORECASE)


def is_local(text: str) -> bool:
    """Whether a text names a file on a computer, as it is copied from there or typed by heart.

    Args:
        text: without blanks around it; Windows puts quotation marks around a path it copies.
    """
    bare = text.strip(_QUOTES).strip()
    return _LOCAL.match(bare) is not None or is_file_name(bare)


def is_file_name(text: str) -> bool:
    """Whether it is a name alone, or with folders before it, none of which could be a host."""
    if _NO_NAME.search(text) or path_ending(text.replace("\\", "/")) not in KNOWN_ENDINGS:
        return False
    first, *others = re.split(r"[\\/]", text)
    return not others or ("." not in first and first.lower() != "localhost")
