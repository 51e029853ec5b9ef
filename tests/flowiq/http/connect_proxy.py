"""ConnectProxy: a proxy on loopback that opens tunnels, or refuses to, as a test wishes."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.raw_server import Handler, Peer, RawServer

OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"


@dataclass
class ConnectProxy:
    """What a proxy says to a request for a tunnel, and what it was asked.

    Attributes:
        answer: sent before the tunnel is opened; one that does not end with `OPENED` opens none.
        within: takes the tunnel's place: the proxy itself speaks where FlowIQ should.
        asked: each head that it read, up to the blank line.
        url: where it listens.
    """

    answer: bytes = OPENED
    within: Handler | None = None
    asked: list[bytes] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def running(self) -> Iterator["ConnectProxy"]:
        """Listen while the test needs it."""
        with RawServer(self._serve) as server:
            self.url = server.url
            yield self

    def _serve(self, peer: Peer) -> None:
        head = peer.read_request()
        self.asked.append(head)
        peer.send(self.answer)
        if self.within is not None:
            self.within(peer)
        elif self.answer.endswith(OPENED):
            port = int(head.split()[1].rpartition(b":")[2])
            with socket.create_connection(("127.0.0.1", port)) as far:
                _join(peer.sock, far)


def _join(near: socket.socket, far: socket.socket) -> None:
    """Pass on what each side says, until one of them hangs up."""
    back = threading.Thread(target=_pass_on, args=(far, near))
    back.start()
    _pass_on(near, far)
    back.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
