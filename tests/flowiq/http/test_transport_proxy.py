"""Through a proxy: what opens the tunnel is no part of the request, and what goes through it is."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import requests
import trustme

from flowiq_desktop.flowiq.http.transport import Answer, ExchangeError, Timeouts, Transport
from tests.flowiq.http.connect_proxy import OPENED, ConnectProxy
from tests.raw_server import Handler, Peer, RawServer, answer_of

SECRET = "fiq_secret"


class Network:
    """A computer that reaches FlowIQ, or what stands in its place, through a proxy alone."""

    def __init__(
        self,
        stack: ExitStack,
        proxy: ConnectProxy,
        flowiq: Handler | None = None,
        name: str = "localhost",
    ) -> None:
        authority, self.posts = trustme.CA(), list[bytes]()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        self.server = stack.enter_context(RawServer(flowiq or self.answer_all, context))
        self.proxy = stack.enter_context(proxy.running())
        self.transport = stack.enter_context(
            Transport(1, Timeouts(2, 2, 4), trusting, self.proxy.url)
        )

    def post(self, url: str = "") -> Answer:
        headers = {"Authorization": f"Bearer {SECRET}"}
        address = f"{url or self.server.url}/send-whatsapp"
        request = requests.Request("POST", address, data=b"{}", headers=headers)
        return self.transport.exchange(request.prepare())

    def fails(self) -> ExchangeError:
        with pytest.raises(ExchangeError) as caught:
            self.post()
        return caught.value

    def answer_all(self, peer: Peer) -> None:
        while request := peer.read_request():
            self.posts.append(request)
            peer.answer(b"{}")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


def test_a_message_goes_through_the_tunnel_and_the_proxy_sees_nothing_of_it(
    stack: ExitStack,
) -> None:
    network = Network(stack, ConnectProxy())
    for _ in range(3):
        assert network.post().status == 200
    (asked,) = network.proxy.asked
    assert asked.startswith(f"CONNECT localhost:{network.server.port} HTTP/1.".encode())
    assert SECRET.encode() not in asked
    assert len(network.posts) == 3
    assert SECRET.encode() in network.posts[0]


def test_a_tunnel_that_has_idled_is_opened_anew(
    stack: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = Network(stack, ConnectProxy())
    network.post()
    monkeypatch.setattr("flowiq_desktop.flowiq.http.transport._IDLE_LIMIT", -1.0)
    network.post()
    assert len(network.proxy.asked) == 2
    assert len(network.posts) == 2


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("400 Bad Request", "proxy"),
        ("403 Forbidden", "proxy"),
        ("407 Proxy Authentication Required", "proxy_login"),
        ("429 Too Many Requests", "proxy"),
        ("500 Internal Server Error", "network"),
        ("502 Bad Gateway", "network"),
        ("504 Gateway Timeout", "network"),
        ("302 Found", "network"),
    ],
)
def test_a_tunnel_that_is_not_opened_means_that_nothing_left(
    stack: ExitStack, status: str, kind: str
) -> None:
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()
    network = Network(stack, ConnectProxy(answer))
    error = network.fails()
    assert (error.left, error.kind) == (False, kind)
    assert len(network.proxy.asked) == 1
    assert network.posts == []


@pytest.mark.parametrize("answer", [b"", b"220 mail.example.org ESMTP\r\n\r\n", b"HTTP/1.1 2"])
def test_a_proxy_that_hangs_up_or_is_none_means_that_nothing_left(
    stack: ExitStack, answer: bytes
) -> None:
    network = Network(stack, ConnectProxy(answer))
    error = network.fails()
    assert (error.left, error.kind) == (False, "network")
    assert network.posts == []


def test_a_proxy_that_is_not_there_means_that_nothing_left(stack: ExitStack) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    proxy = f"http://127.0.0.1:{port}"
    with Transport(1, Timeouts(2, 2, 4), proxy=proxy) as transport:
        request = requests.Request("GET", "https://localhost:1/").prepare()
        with pytest.raises(ExchangeError) as caught:
            transport.exchange(request)
    assert (caught.value.left, caught.value.kind) == (False, "network")


def test_a_proxy_that_falls_silent_is_given_up_at_the_deadline(stack: ExitStack) -> None:
    def drip(peer: Peer) -> None:
        for _ in range(50):
            peer.send(b"X-Wait: 1\r\n")
            if peer.sock.recv(1) == b"":
                return

    network = Network(stack, ConnectProxy(b"HTTP/1.1 200 OK\r\n", drip))
    network.transport.timeouts = Timeouts(connect=0.4, read=2, total=4)
    error = network.fails()
    assert (error.left, error.kind) == (False, "timeout")


def test_a_proxy_that_looks_into_the_tunnel_gets_nothing(stack: ExitStack) -> None:
    """It speaks TLS itself, with a certificate that this computer does not know."""
    seen: list[bytes] = []

    def pretend(peer: Peer) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("localhost").configure_cert(context)
        with context.wrap_socket(peer.sock, server_side=True) as inner:
            seen.append(inner.recv(65536))

    network = Network(stack, ConnectProxy(OPENED, pretend))
    error = network.fails()
    assert (error.left, error.kind) == (False, "tls")
    assert seen == []


def test_a_proxy_that_strips_the_encryption_gets_nothing(stack: ExitStack) -> None:
    def plain(peer: Peer) -> None:
        peer.answer(b'{"success": true}')

    network = Network(stack, ConnectProxy(OPENED, plain))
    error = network.fails()
    assert error.left is False
    assert network.posts == []


def _hang_up(peer: Peer) -> None:
    peer.read_request()


def _cut(peer: Peer) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")


@pytest.mark.parametrize("handler", [_hang_up, _cut])
def test_a_tunnel_that_breaks_after_the_request_proves_nothing_and_is_no_second_post(
    stack: ExitStack, handler: Handler
) -> None:
    network = Network(stack, ConnectProxy(), handler)
    error = network.fails()
    assert (error.left, error.kind) == (True, "network")
    assert len(network.proxy.asked) == network.server.connections == 1


def test_a_502_from_within_the_tunnel_is_an_answer(stack: ExitStack) -> None:
    def gateway(peer: Peer) -> None:
        peer.read_request()
        peer.answer(b"<html>", "502 Bad Gateway")

    assert Network(stack, ConnectProxy(), gateway).post().status == 502


def test_another_hosts_certificate_is_refused_through_a_proxy_too(stack: ExitStack) -> None:
    network = Network(stack, ConnectProxy(), name="elsewhere.example.org")
    error = network.fails()
    assert (error.left, error.kind) == (False, "tls")
    assert network.posts == []


def test_plain_http_goes_past_the_proxy(stack: ExitStack) -> None:
    """Practice mode, on this computer: a proxy could read what goes through it."""
    seen: list[bytes] = []

    def plain(peer: Peer) -> None:
        seen.append(peer.read_request())
        peer.answer(b"{}")

    server = stack.enter_context(RawServer(plain))
    network = Network(stack, ConnectProxy())
    assert network.post(server.url).status == 200
    assert (len(seen), network.proxy.asked) == (1, [])


HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"


@pytest.mark.parametrize("before", [HINTS, HINTS * 5])
def test_interim_answers_to_the_wish_for_a_tunnel_are_passed_over(
    stack: ExitStack, before: bytes
) -> None:
    network = Network(stack, ConnectProxy(before + OPENED))
    for _ in range(2):
        assert network.post().status == 200
    assert len(network.proxy.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        HINTS * 6 + OPENED,
        b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + OPENED,
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/0.9 200 OK\r\n\r\n",
        OPENED + b"bytes that nobody asked for",
    ],
)
def test_a_proxy_that_answers_badly_gets_nothing(stack: ExitStack, answer: bytes) -> None:
    network = Network(stack, ConnectProxy(answer))
    assert network.fails().left is False
    assert network.posts == []


def test_a_second_answer_within_the_tunnel_is_nobody_elses(stack: ExitStack) -> None:
    def twice(peer: Peer) -> None:
        while peer.read_request():
            # At once: one that comes later meets the next request somewhere, which is Unsure then.
            peer.send(answer_of(b"{}") + answer_of(b'{"late": 1}'))

    network = Network(stack, ConnectProxy(), twice)
    for opened in (1, 2):
        assert network.post().body == b"{}"
        assert len(network.proxy.asked) == opened
