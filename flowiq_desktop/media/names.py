"""The name of a file behind a link: as the website gives it out, or as the link ends."""

import re
from urllib.parse import unquote

_EXTENDED = re.compile(r"filename\*\s*=\s*[\w-]*'[\w-]*'([^\s;\"]{1,1000})", re.IGNORECASE)
_PLAIN = re.compile(r"filename\s*=\s*(?:\"([^\"]{1,1000})\"|([^\s;\"]{1,1000}))", re.IGNORECASE)
_LONGEST = 4_096


def name_given(disposition: str, target: str) -> str:
    """A file's name.

    Args:
        disposition: the answer's `Content-Disposition` (RFC 6266), or "".
        target: path and query of the address.
    """
    header = disposition[:_LONGEST]
    extended = _EXTENDED.search(header)
    plain = _PLAIN.search(header)
    if extended:
        name = unquote(extended[1])
    elif plain:
        name = plain[1] or plain[2]
    else:
        name = unquote(target.partition("?")[0].partition("#")[0])
    return name.replace("\\", "/").rpartition("/")[2].strip()
