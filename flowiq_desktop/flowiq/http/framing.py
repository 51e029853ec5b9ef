"""Framing: the head of an answer, read strictly, and where its body ends (RFC 9112).

http.client guesses where a head or a length is not as it should be. A wrong guess leaves bytes on
the connection, which the next message would take for its answer. So whatever is not plainly right
is a broken answer here.
"""

import re
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage
from typing import NamedTuple, Protocol

_LARGEST_HEAD = 64 * 1024
"""Most bytes in one head; http.client allows as many for a single line."""
_MOST_LINES = 100
"""Most lines in one head, with the blank one at its end, as in http.client."""
_MOST_INTERIM = 5
"""Most interim answers before the real one; a server that knows them all sends 100, 102, 103."""
_SWITCHING_PROTOCOLS = 101
_FINAL = 200
_STATUS_LINE = re.compile(rb"HTTP/1\.([01]) ([1-9]\d\d)(?: ([^\x00\r\n]*))?")
_FIELD = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([^\x00\r\n]*)")
_LENGTH = re.compile(r"[0-9]{1,15}")
_BODILESS = frozenset({204, 304})


class BrokenAnswerError(HTTPException):
    """What came back is not a whole, well-formed answer, so it proves nothing."""


class Lines(Protocol):
    """What heads are read from: as much of a file as they need."""

    def readline(self, limit: int, /) -> bytes:
        """The next line with its end, or `limit` bytes of it; b"" at the end."""


class StatusLine(NamedTuple):
    """The first line of an answer: HTTP/1.0 as 10 and HTTP/1.1 as 11, the status, its phrase."""

    version: int
    status: int
    phrase: str


class Framing(NamedTuple):
    """Where a body ends.

    Attributes:
        chunked: the body itself says so, chunk by chunk.
        length: after this many bytes; None when it is chunked or ends with the connection.
        closes: the connection is of no further use.
    """

    chunked: bool
    length: int | None
    closes: bool


def final_status(lines: Lines) -> StatusLine:
    """The first line of the answer itself, after the interim ones.

    Raises:
        BrokenAnswerError: there is none, or there are too many interim answers before it.
    """
    for _ in range(_MOST_INTERIM + 1):
        status = _status_line(_line(lines, _LARGEST_HEAD))
        if status.status >= _FINAL:
            return status
        if status.status == _SWITCHING_PROTOCOLS:
            raise BrokenAnswerError("another protocol, which nobody asked for")
        fields(lines)
    raise BrokenAnswerError("interim answers without end")


def fields(lines: Lines) -> HTTPMessage:
    """The fields of a head, or of a trailer, up to its blank line.

    Raises:
        BrokenAnswerError: one of them is not a field, or the head is cut off or too large.
    """
    found: list[tuple[str, str]] = []
    for line in _field_lines(lines):
        if line[:1] in (b" ", b"\t") and found:
            # A value continued on the next line: obsolete, and to be read as if it were on one
            # line.
            name, begun = found.pop()
            found.append((name, f"{begun} {_value(line)}".strip()))
        elif match := _FIELD.fullmatch(line):
            found.append((match[1].decode("latin-1"), _value(match[2])))
        else:
            raise BrokenAnswerError("a field that is none")
    message = HTTPMessage()
    for name, value in found:
        message[name] = value
    return message


def framing_of(version: int, status: int, head: HTTPMessage) -> Framing:
    """Where the body of an answer ends.

    Raises:
        BrokenAnswerError: the head contradicts itself, or is not understood.
    """
    codings, lengths = _listed(head, "transfer-encoding"), _listed(head, "content-length")
    if codings and (lengths or version == 10 or codings != ["chunked"]):  # noqa: PLR2004 - HTTP/1.0
        raise BrokenAnswerError("a body whose end is said in two ways, or in an unknown one")
    if not all(map(_LENGTH.fullmatch, lengths)) or len(set(map(int, lengths))) > 1:
        raise BrokenAnswerError("a length that is none")
    closes = version == 10 or "close" in _listed(head, "connection")  # noqa: PLR2004 - HTTP/1.0
    if status in _BODILESS:
        return Framing(False, 0, closes or bool(codings) or any(map(int, lengths)))
    if codings:
        return Framing(True, None, closes)
    if not lengths:
        return Framing(False, None, True)
    return Framing(False, int(lengths[0]), closes or len(lengths) > 1)


def _field_lines(lines: Lines) -> Iterator[bytes]:
    """The lines of a head up to its blank one, without their ends."""
    room = _LARGEST_HEAD
    for _ in range(_MOST_LINES):
        line = _line(lines, room)
        if not line:
            return
        room -= len(line)
        yield line
    raise BrokenAnswerError("too many fields")


def _line(lines: Lines, room: int) -> bytes:
    line = lines.readline(room)
    if not line.endswith(b"\n"):
        too_large = len(line) == room
        raise BrokenAnswerError("a head that is too large" if too_large else "a head cut off")
    return line[:-1].removesuffix(b"\r")


def _status_line(line: bytes) -> StatusLine:
    found = _STATUS_LINE.fullmatch(line)
    if found is None:
        raise BrokenAnswerError("no answer in HTTP")
    return StatusLine(10 + int(found[1]), int(found[2]), (found[3] or b"").decode("latin-1"))


def _value(raw: bytes) -> str:
    if b"\0" in raw or b"\r" in raw:
        raise BrokenAnswerError("a field that is none")
    return raw.decode("latin-1").strip(" \t")


def _listed(head: HTTPMessage, name: str) -> list[str]:
    """All that a field says, on however many lines, in lower case."""
    values = head.get_all(name, [])
    return [part.strip(" \t").lower() for value in values for part in value.split(",")]
