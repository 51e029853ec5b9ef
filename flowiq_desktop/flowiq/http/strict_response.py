"""StrictResponse: reads one answer off a connection, whole and as declared, or not at all."""

import http.client
import re
import socket
from typing import Any

from flowiq_desktop.flowiq.http.framing import (
    BrokenAnswerError,
    fields,
    final_status,
    framing_of,
)

_CHUNK_LINE = 4096
"""Most bytes in the line before a chunk; its size takes eight at most."""
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_LINE_END = b"\r\n"


class TooLargeError(BrokenAnswerError):
    """The body is larger than the limit."""


class StrictResponse(http.client.HTTPResponse):
    """Replaces http.client's own response, which guesses where something is wrong.

    Interim answers are skipped, and nothing after the end of the body is taken for part of it.
    Every fault is a `BrokenAnswerError`, or what the socket raises.

    Attributes:
        follows_another: the connection has carried another answer before.
    """

    follows_another = False

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as http.client has it
        super().__init__(sock, *args, **kwargs)
        self._socket = sock

    def _read_status(self) -> tuple[str, int, str]:
        """The first line after interim answers: to a message, or to the request for a tunnel."""
        version, status, phrase = final_status(self.fp)
        return f"HTTP/1.{version - 10}", status, phrase

    def begin(self) -> None:
        """Read the head; the body's end is known then."""
        version, self.status, self.reason = final_status(self.fp)
        self.version, self.code = version, self.status
        self.headers = self.msg = fields(self.fp)
        self.chunked, self.length, self.will_close = framing_of(version, self.status, self.headers)
        self.chunk_left = None

    def whole_body(self, limit: int) -> bytes:
        """All of the body as it came.

        Raises:
            TooLargeError: it is longer than `limit` bytes.
            BrokenAnswerError: it ended too early, or its chunks are malformed.
            OSError: the connection broke.
        """
        if self.chunked:
            return self._chunks(limit)
        if self.length is not None:
            return self._exactly(self.length, limit)
        body = self.fp.read(limit + 1)
        if len(body) > limit:
            raise TooLargeError("answer too large")
        return body

    def unread(self, wait: float) -> bytes:
        """Bytes that came after the answer, or come within this many seconds."""
        patience = self._socket.gettimeout()
        self._socket.settimeout(wait)
        try:
            return self.fp.peek(1)
        except OSError:
            return b""  # there are none, or it broke: the next to use it will notice
        finally:
            self._socket.settimeout(patience)

    def _chunks(self, limit: int) -> bytes:
        body = bytearray()
        while size := self._chunk_size():
            body += self._exactly(size, limit - len(body))
            if self.fp.read(2) != _LINE_END:
                raise BrokenAnswerError("a chunk of another length")
        fields(self.fp)  # a trailer, which is not used
        return bytes(body)

    def _chunk_size(self) -> int:
        found = _CHUNK_SIZE.fullmatch(self.fp.readline(_CHUNK_LINE))
        if found is None:
            raise BrokenAnswerError("a chunk without a size")
        return int(found[1], 16)

    def _exactly(self, size: int, limit: int) -> bytes:
        if size > limit:
            raise TooLargeError("answer too large")
        part = self.fp.read(size)
        if len(part) < size:
            raise BrokenAnswerError("a body that is cut off")
        return part
