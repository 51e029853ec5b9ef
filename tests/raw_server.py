"""RawServer: a TCP server on loopback; a test decides its every byte and every rudeness."""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Handler = Callable[["Peer"], None]


def answer_of(body: bytes, status: str = "200 OK", headers: bytes = b"") -> bytes:
    """The bytes of a well-formed JSON answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n".encode()
    return head + headers + b"Content-Length: %d\r\n\r\n" % len(body) + body


class Peer:
    """One connection, as the test's handler sees it.

    Attributes:
        number: which connection it is, from 1.
        sock: for what is not here.
    """

    def __init__(self, number: int, sock: socket.socket) -> None:
        self.number = number
        self.sock = sock

    def read_request(self) -> bytes:
        """One whole request with its body; b"" when the other side closed before its end."""
        data = b""
        while b"\r\n\r\n" not in data:
            chunk = self.sock.recv(65536)
            if not chunk:
                return b""
            data += chunk
        head, _, body = data.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        while len(body) < length:
            chunk = self.sock.recv(65536)
            if not chunk:
                return b""
            body += chunk
        return head + b"\r\n\r\n" + body

    def send(self, data: bytes) -> None:
        """Send bytes as they are; the server does not care whether the caller is still there."""
        with contextlib.suppress(OSError):
            self.sock.sendall(data)

    def answer(self, body: bytes, status: str = "200 OK", headers: bytes = b"") -> None:
        """A well-formed JSON answer."""
        self.send(answer_of(body, status, headers))

    def reset(self) -> None:
        """Close with a reset instead of a farewell."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


class RawServer:
    """Runs the handler for each connection on a thread of its own.

    Attributes:
        requests: every whole request that a handler read through `Peer.read_request`.
        connections: how many connections were made.
    """

    def __init__(self, handler: Handler, context: ssl.SSLContext | None = None) -> None:
        self._handler = handler
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._socks: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.connections = 0
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        """Its address, https when it has a certificate."""
        return f"{'https' if self._context else 'http'}://localhost:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join()
        for sock in self._socks:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._socks.append(sock)
            thread = threading.Thread(target=self._serve, args=(self.connections, sock))
            self._threads.append(thread)
            thread.start()

    def _serve(self, number: int, sock: socket.socket) -> None:
        # Whatever the caller does to the connection is its right: the test looks at the caller.
        with contextlib.suppress(OSError):
            if self._context is not None:
                sock = self._context.wrap_socket(sock, server_side=True)
            self._handler(Peer(number, sock))
        with contextlib.suppress(OSError):
            sock.close()
