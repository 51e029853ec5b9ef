"""Content coding: a compressed body unpacked, whole and within a limit."""

import zlib

from flowiq_desktop.flowiq.http.framing import BrokenAnswerError
from flowiq_desktop.flowiq.http.strict_response import TooLargeError

_GZIP = 16 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS
_GZIP_NAMES = frozenset({"gzip", "x-gzip"})
_DEFLATE = "deflate"


def decoded(body: bytes, coding: str, limit: int) -> bytes:
    """The body without its content coding.

    Nothing compressed is asked for, but a computer in between may compress all the same.

    Args:
        body: as it came.
        coding: the `Content-Encoding` header; a body in an unknown one is left as it is, and is not
            JSON then.
        limit: the most bytes to unpack.

    Raises:
        TooLargeError: there is more in it.
        BrokenAnswerError: it is cut off, damaged, or followed by something else.
    """
    name = coding.strip().lower()
    try:
        if name in _GZIP_NAMES:
            return _members(body, limit)
        if body and name == _DEFLATE:
            return _deflated(body, limit)
    except zlib.error as fault:
        raise BrokenAnswerError("a compressed body that is damaged") from fault
    return body


def _members(body: bytes, limit: int) -> bytes:
    """Gzip may consist of several members, one after the other (RFC 1952)."""
    whole = bytearray()
    while body:
        part, body = _part(body, _GZIP, limit - len(whole))
        whole += part
    return bytes(whole)


def _deflated(body: bytes, limit: int) -> bytes:
    """With zlib's wrapper as the standard says, or without it as some servers do."""
    try:
        whole, behind = _part(body, zlib.MAX_WBITS, limit)
    except zlib.error:
        whole, behind = _part(body, _RAW, limit)
    if behind:
        raise BrokenAnswerError("something behind a compressed body")
    return whole


def _part(body: bytes, form: int, limit: int) -> tuple[bytes, bytes]:
    """One compressed stream, and what comes after it."""
    stream = zlib.decompressobj(form)
    part = stream.decompress(body, limit + 1)
    if len(part) > limit:
        raise TooLargeError("answer too large")
    if not stream.eof:
        raise BrokenAnswerError("a compressed body that is cut off")
    return part, stream.unused_data
