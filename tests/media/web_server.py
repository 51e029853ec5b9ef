"""Real servers on this computer: one that gives out files, one that must never be called."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[BaseHTTPRequestHandler], None]


class FileServer(ThreadingHTTPServer):
    """Answers each path with the reply registered for it and remembers what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.server_port

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def give(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Answer `path` with a file; returns its link."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.replies[path] = reply
        return self.url(path)

    def give_parts(self, path: str, body: bytes) -> str:
        """Answer `path` with a file, or with its last bytes when they are asked for."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            wanted = handler.headers.get("Range", "").removeprefix("bytes=-")
            part = body[-int(wanted) :] if wanted else body
            handler.send_response(206 if wanted else 200)
            if wanted:
                first = len(body) - len(part)
                place = f"bytes {first}-{len(body) - 1}/{len(body)}"
                handler.send_header("Content-Range", place)
            handler.send_header("Content-Length", str(len(part)))
            handler.end_headers()
            handler.wfile.write(part)

        self.replies[path] = reply
        return self.url(path)

    def give_endless(self, path: str, body: bytes) -> str:
        """Answer `path` with a file whose size nobody says and which never ends."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(body)
            while not self.stopping.is_set():
                handler.wfile.write(bytes(65_536))

        self.replies[path] = reply
        return self.url(path)

    def give_broken(self, path: str, body: bytes) -> str:
        """Answer `path` in chunks, and break off before the last one."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Transfer-Encoding", "chunked")
            handler.end_headers()
            handler.wfile.write(b"%x\r\n" % len(body) + body + b"\r\n")

        self.replies[path] = reply
        return self.url(path)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FileServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        reply = self.server.replies.get(self.path)
        if reply is None:
            self.send_error(404)
        else:
            reply(self)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Tests read `asked`."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[FileServer]:
    """A file server for the length of the block."""
    server = FileServer()
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Canary:
    """A port on this computer that nobody may connect to."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.port = int(self._socket.getsockname()[1])

    def connections(self) -> int:
        """How many connected so far."""
        count = 0
        while True:
            try:
                self._socket.accept()[0].close()
            except TimeoutError:
                return count
            count += 1

    def close(self) -> None:
        self._socket.close()
