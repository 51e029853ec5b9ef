"""Connections: HTTP on a loopback socket, one thread each, with every way they can end."""

import http.server
import os
import socket
import socketserver
import struct
import sys
import threading
from collections.abc import Callable
from email.utils import formatdate
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from flowiq_desktop.practice_server.exchange import (
    Answer,
    Ending,
    ReceivedRequest,
    refusal,
)

Exchange = Callable[[ReceivedRequest, str], tuple[Answer, float]]
"""Takes a request and its Authorization header; returns the answer and seconds to wait first."""

_Request = socket.socket | tuple[bytes, socket.socket]  # as socketserver has it, for UDP too

_LOOPBACK = "127.0.0.1"
_LARGEST_BODY = 1024 * 1024
_LOOK_FOR_THE_END = 0.02  # seconds between two checks whether to stop
_TOO_LARGE = Answer(
    413, refusal(413, "Request too large", "The body is too large.").body, ending=Ending.CLOSE
)
_RESET_ON_CLOSE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)


class Listener:
    """Listens from the moment it is made until `close`.

    Args:
        port: 0 takes a free one; raises OSError when the port is taken.
        exchange: decides each request; called from many threads.
    """

    def __init__(self, port: int, exchange: Exchange) -> None:
        self._server = _Server(port, exchange)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            args=(_LOOK_FOR_THE_END,),
            name="practice server",
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        """Stop listening, cut all connections, and wait for their threads."""
        self._server.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._server.cut_connections()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers share a port
    request_queue_size = 128

    def __init__(self, port: int, exchange: Exchange) -> None:
        self.exchange = exchange
        self.stopping = threading.Event()
        self._live: dict[_Request, threading.Thread] = {}
        self._ending: list[threading.Thread] = []
        self._lock = threading.Lock()
        super().__init__((_LOOPBACK, port), _Connection)

    def process_request(self, request: _Request, client_address: object) -> None:
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        with self._lock:
            self._live[request] = thread
            self._ending = [old for old in self._ending if old.is_alive()]
        thread.start()

    def shutdown_request(self, request: _Request) -> None:
        with self._lock:
            if thread := self._live.pop(request, None):
                self._ending.append(thread)
        super().shutdown_request(request)

    def cut_connections(self) -> None:
        with self._lock:
            threads = [*self._live.values(), *self._ending]
            for live in self._live:
                _cut(live)
        for thread in threads:
            thread.join()

    def handle_error(self, request: _Request, client_address: object) -> None:
        """A caller who goes away is no error; anything else is reported as by the base class."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Connection(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def _serve(self) -> None:
        said = self.headers.get("Content-Length") or "0"
        length = int(said) if said.isdecimal() else _LARGEST_BODY + 1
        if length > _LARGEST_BODY:
            self._write(_TOO_LARGE)
            return
        raw = self.rfile.read(length)
        if len(raw) < length:
            self.close_connection = True  # the caller went away in the middle of its request
            return
        authorization = self.headers.get("Authorization", "")
        answer, wait = self.server.exchange(self._request(raw), authorization)
        if wait and self.server.stopping.wait(wait):
            self.close_connection = True
            return
        self._write(answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - http.server's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing: the server keeps its own records."""

    def _request(self, raw: bytes) -> ReceivedRequest:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        headers.pop("authorization", None)
        query: dict[str, str] = {}
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            query.setdefault(name, value)
        return ReceivedRequest(self.command, parts.path, query, headers, raw, 0.0)

    def _write(self, answer: Answer) -> None:
        if answer.ending is not Ending.KEEP_OPEN:
            self.close_connection = True
        if answer.ending is Ending.RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self.connection.close()
        if answer.ending in {Ending.RESET, Ending.NO_ANSWER}:
            return
        content = answer.content
        head = answer.wire or _head(answer, len(content))
        if answer.ending is Ending.CUT_SHORT:
            content = content[: len(content) // 2]
        self._send(head, content, answer.drip)

    def _send(self, head: bytes, content: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(head + content)
            return
        self.wfile.write(head)
        for place in range(len(content)):
            self.wfile.write(content[place : place + 1])
            if self.server.stopping.wait(drip):
                return


def _head(answer: Answer, length: int) -> bytes:
    closing = answer.ending is not Ending.KEEP_OPEN
    headers = {
        "Date": formatdate(usegmt=True),
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": str(length),
        **({"Connection": "close"} if closing else {}),
        **answer.headers,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {answer.status} {_phrase(answer.status)}\r\n{lines}\r\n".encode("latin-1")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _cut(connection: _Request) -> None:
    if not isinstance(connection, socket.socket):
        return
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster
