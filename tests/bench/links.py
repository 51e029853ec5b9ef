"""Looking behind links against a bare download of the same files: links a second on loopback."""

import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import requests

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.media.address import FetchPolicy
from flowiq_desktop.media.decoder import Decoder
from flowiq_desktop.media.fetch import Fetcher
from flowiq_desktop.services.preparing.links.distinct_links import Link
from flowiq_desktop.services.preparing.links.looking import LinkLooks
from flowiq_desktop.system.private_process import worker_command
from tests.bench.timing import in_turn

_LINKS, _HOSTS, _THREADS = 600, 50, 6
_SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
bodies = {path.rsplit("/", 1)[-1]: open(path, "rb").read() for path in sys.argv[1:]}
whole = next(iter(bodies.values()))
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = bodies.get(self.path.rsplit("/", 1)[-1], whole)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass
ThreadingHTTPServer.request_queue_size = 64
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def bench(_folder: Path) -> Iterator[str]:
    """One line for the report."""
    with serving(Path("resources/samples/picture.jpg")) as port:
        hosts = {f"h{n}.example.org": ("127.0.0.1", port) for n in range(_HOSTS)}
        fetcher = Fetcher(ssl.create_default_context(), FetchPolicy(hosts))
        looks = LinkLooks(
            fetcher, lambda: Decoder(worker_command("--decode-worker")), lambda: datetime.now(UTC)
        )
        times = in_turn(_looking(looks, [*hosts]), lambda: _download(port))
        looks.close()
    yield (
        f"looking behind {_LINKS} links of {_HOSTS} websites: {_LINKS / times.ours:,.0f} a second "
        f"({times.ratio:.1f} x a bare download by {_THREADS} threads; aim 200 a second)"
    )


def _looking(looks: LinkLooks, hosts: Sequence[str]) -> Callable[[], None]:
    rounds = count()  # what was looked at is remembered, so each time there are others

    def look() -> None:
        urls = (f"http://{hosts[n % _HOSTS]}/{next(rounds)}/{n}.jpg" for n in range(_LINKS))
        for _ in looks.look([Link(url, MediaKind.IMAGE) for url in urls]):
            pass

    return look


def _download(port: int) -> None:
    def get(number: int) -> int:
        return len(requests.get(f"http://127.0.0.1:{port}/{number}.jpg", timeout=10).content)

    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(get, range(_LINKS)))


@contextmanager
def serving(*files: Path) -> Iterator[int]:
    """A server in a process of its own: each file by its name, the first for all other names."""
    command = [sys.executable, "-c", _SERVER, *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield int(server.stdout.readline() if server.stdout else "0")
        finally:
            server.kill()
