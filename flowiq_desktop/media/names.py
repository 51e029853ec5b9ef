"""The name of a file behind a link: as the website gives it out, or as the link ends.

Sources: RFC 6266 4.3 (filename, filename*), RFC 8187 3.2 (other letters in it), RFC 2231 3 (a name
in pieces), and what websites write instead: bare UTF-8, names of e-mails, names without quotes.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from urllib.parse import unquote, unquote_to_bytes

from flowiq_desktop.media.header_letters import as_meant

_PARAMETER = re.compile(
    r";\s*(?P<name>[\w.*-]{1,40})\s*=\s*"
    r"(?:\"(?P<quoted>(?:[^\"\\]|\\.){0,1000})\"|(?P<bare>[^;\"]{0,1000}))",
    re.DOTALL,
)
_EXTENDED = re.compile(r"(?P<letters>[\w.:-]*)'[\w-]*'(?P<coded>.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\"\\])")
_ENCODINGS = frozenset({"utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "us-ascii"})
_MORE_ENCODINGS = frozenset({"windows-1256", "iso-8859-6", "windows-1251", "koi8-r", "shift_jis"})
_MOST_PIECES = 20
_LONGEST = 4_096


def name_given(disposition: str, target: str) -> str:
    """A file's name.

    Args:
        disposition: the answer's `Content-Disposition`, each byte as one character, or "".
        target: path and query of the address.
    """
    given = dict(_parameters(disposition[:_LONGEST]))
    name = _extended(given.get("filename*", "")) or _in_pieces(given) or _plain(given)
    if not name:
        name = unquote(target.partition("?")[0].partition("#")[0])
    return name.replace("\\", "/").rpartition("/")[2].strip().strip("\"'")


def _parameters(header: str) -> Iterator[tuple[str, str]]:
    """Names in small letters and values; what stands in quotation marks is one value."""
    kind, semicolon, rest = header.partition(";")
    listed = semicolon + rest if semicolon and "=" not in kind else f";{header}"
    place = 0
    while (found := _PARAMETER.search(listed, place)) is not None:
        quoted = found["quoted"]
        value = found["bare"].strip() if quoted is None else _ESCAPED.sub(r"\1", quoted)
        yield found["name"].lower(), value
        place = found.end()


def _extended(value: str) -> str:
    """A name with its encoding before it; "" for none, or for letters that nobody knows."""
    found = _EXTENDED.fullmatch(value)
    letters = found["letters"].lower() if found else ""
    if found is None or letters not in _ENCODINGS | _MORE_ENCODINGS:
        return ""
    with suppress(UnicodeDecodeError):
        return unquote_to_bytes(found["coded"]).decode(letters)
    return ""


def _in_pieces(given: Mapping[str, str]) -> str:
    """A name that was too long for one piece."""
    pieces = []
    for number in range(_MOST_PIECES):
        piece = given.get(f"filename*{number}", given.get(f"filename*{number}*"))
        if piece is None:
            break
        pieces.append(piece)
    whole = "".join(pieces)
    return _extended(whole) or whole


def _plain(given: Mapping[str, str]) -> str:
    """A name as it stands: in UTF-8 where it can be that, else in the letters of Western Europe."""
    name = as_meant(given.get("filename", ""))
    if name.startswith("=?"):
        with suppress(HeaderParseError, LookupError, ValueError):
            return str(make_header(decode_header(name)))
    return name
