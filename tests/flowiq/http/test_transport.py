"""The transport on a real socket: what came back, and whether a byte of the request had left."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
import trustme

from flowiq_desktop.flowiq.http.transport import ANSWER_LIMIT, ExchangeError, Timeouts, Transport
from tests.raw_server import Handler, Peer, RawServer

OK = b'{"success": true}'


def _post(url: str, body: bytes = b"{}", **headers: str) -> requests.PreparedRequest:
    return requests.Request("POST", f"{url}/send-whatsapp", data=body, headers=headers).prepare()


@pytest.fixture
def transport() -> Iterator[Transport]:
    with Transport(2, Timeouts(connect=2, read=2, total=5)) as made:
        yield made


@pytest.fixture
def hasty() -> Iterator[Transport]:
    with Transport(2, Timeouts(connect=1, read=0.4, total=0.8)) as made:
        yield made


def _fails(transport: Transport, handler: Handler) -> tuple[ExchangeError, RawServer]:
    with RawServer(handler) as server, pytest.raises(ExchangeError) as caught:
        transport.exchange(_post(server.url))
    return caught.value, server


def test_a_whole_answer_comes_back(transport: Transport) -> None:
    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.answer(OK, headers=b"X-RateLimit-Limit: 100\r\n")

    with RawServer(handler) as server:
        answer = transport.exchange(_post(server.url))
    assert (answer.status, answer.body) == (200, OK)
    assert answer.headers["x-ratelimit-limit"] == "100"


def test_a_connection_is_used_again(transport: Transport) -> None:
    def handler(peer: Peer) -> None:
        while peer.read_request():
            peer.answer(OK)

    with RawServer(handler) as server:
        for _ in range(5):
            transport.exchange(_post(server.url))
        assert server.connections == 1


def test_a_connection_that_has_idled_is_replaced(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def handler(peer: Peer) -> None:
        while peer.read_request():
            peer.answer(OK)

    with RawServer(handler) as server:
        transport.exchange(_post(server.url))
        later = time.monotonic() + 4
        monkeypatch.setattr("flowiq_desktop.flowiq.http.transport.time.monotonic", lambda: later)
        transport.exchange(_post(server.url))
        assert server.connections == 2


def test_refused_means_nothing_left(transport: Transport) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(ExchangeError) as caught:
        transport.exchange(_post(f"http://127.0.0.1:{port}"))
    assert (caught.value.left, caught.value.kind) == (False, "network")


def test_an_unknown_name_means_nothing_left(transport: Transport) -> None:
    with pytest.raises(ExchangeError) as caught:
        transport.exchange(_post("http://no-such-host.invalid"))
    assert (caught.value.left, caught.value.kind) == (False, "network")


def test_a_listener_that_never_accepts_tls_means_nothing_left(hasty: Transport) -> None:
    def silent(peer: Peer) -> None:
        peer.sock.recv(1)
        time.sleep(1)

    with RawServer(silent) as server, pytest.raises(ExchangeError) as caught:
        hasty.exchange(_post(server.url.replace("http:", "https:")))
    assert caught.value.left is False


def _reset_at_once(peer: Peer) -> None:
    peer.sock.recv(1)
    peer.reset()


def _reset_after_reading(peer: Peer) -> None:
    peer.read_request()
    peer.reset()


def _close_after_reading(peer: Peer) -> None:
    peer.read_request()


def _cut_body(peer: Peer) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")


def _no_http(peer: Peer) -> None:
    peer.read_request()
    peer.send(b"220 mail.example.org ESMTP\r\n\r\n")


def _broken_chunks(peer: Peer) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")


def _broken_gzip(peer: Peer) -> None:
    peer.read_request()
    peer.answer(b"\x1f\x8b\x08not gzip", headers=b"Content-Encoding: gzip\r\n")


def _many_headers(peer: Peer) -> None:
    peer.read_request()
    peer.send(b"HTTP/1.1 200 OK\r\n" + b"X-A: 1\r\n" * 200 + b"Content-Length: 2\r\n\r\n{}")


@pytest.mark.parametrize(
    "handler",
    [
        _reset_at_once,
        _reset_after_reading,
        _close_after_reading,
        _cut_body,
        _no_http,
        _broken_chunks,
        _broken_gzip,
        _many_headers,
    ],
)
def test_what_breaks_after_the_first_byte_has_left(transport: Transport, handler: Handler) -> None:
    error, server = _fails(transport, handler)
    assert error.left is True
    assert server.connections == 1


def test_silence_ends_at_the_read_timeout(hasty: Transport) -> None:
    def silent(peer: Peer) -> None:
        peer.read_request()
        peer.sock.recv(1)

    error, _ = _fails(hasty, silent)
    assert (error.left, error.kind) == (True, "timeout")


def test_an_answer_that_drips_ends_at_the_total_deadline(hasty: Transport) -> None:
    ended = threading.Event()

    def drip(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            try:
                peer.sock.sendall(b" ")
            except OSError:
                ended.set()
                return
            time.sleep(0.05)

    error, _ = _fails(hasty, drip)
    assert (error.left, error.kind) == (True, "timeout")
    assert ended.is_set()


def test_an_endless_answer_is_cut_at_the_limit(transport: Transport) -> None:
    def endless(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")
        for _ in range(ANSWER_LIMIT // 65536 * 4):
            peer.send(b"x" * 65536)

    error, _ = _fails(transport, endless)
    assert (error.left, error.kind) == (True, "too_large")


def test_a_compressed_bomb_is_cut_at_the_limit(transport: Transport) -> None:
    bomb = gzip.compress(b"\0" * (64 * ANSWER_LIMIT))

    def bomber(peer: Peer) -> None:
        peer.read_request()
        peer.answer(bomb, headers=b"Content-Encoding: gzip\r\n")

    error, _ = _fails(transport, bomber)
    assert (error.left, error.kind) == (True, "too_large")


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_never_followed(transport: Transport, status: str) -> None:
    with RawServer(lambda peer: peer.answer(OK)) as other:

        def redirect(peer: Peer) -> None:
            peer.read_request()
            peer.answer(b"", status, f"Location: {other.url}/steal\r\n".encode())

        with RawServer(redirect) as server:
            answer = transport.exchange(_post(server.url, Authorization="Bearer fiq_secret"))
        assert answer.status == int(status[:3])
        assert (server.connections, other.connections) == (1, 0)


def test_nothing_in_the_environment_changes_where_it_goes_or_with_which_key(
    transport: Transport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def handler(peer: Peer) -> None:
        seen.append(peer.read_request())
        peer.answer(OK)

    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login someone password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with RawServer(handler) as proxy, RawServer(handler) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        transport.exchange(_post(server.url, Authorization="Bearer fiq_secret"))
        assert proxy.connections == 0
    assert b"Bearer fiq_secret" in seen[0]
    assert b"Basic" not in seen[0]


@pytest.mark.parametrize("key", ["fiq_two\nlines", "fiq_\r\nX-Evil: 1"])
def test_a_key_that_no_header_can_carry_never_leaves(transport: Transport, key: str) -> None:
    with RawServer(lambda peer: peer.answer(OK)) as server:
        request = _post(server.url)
        request.headers["Authorization"] = f"Bearer {key}"
        with pytest.raises(ExchangeError) as caught:
            transport.exchange(request)
        assert (caught.value.left, caught.value.kind) == (False, "request")


class TestCertificates:
    """A certificate that cannot be confirmed ends it before a byte of the request leaves."""

    @pytest.fixture
    def authority(self) -> trustme.CA:
        return trustme.CA()

    def _server_context(self, certificate: trustme.LeafCert) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context

    def _exchange(self, authority: trustme.CA, certificate: trustme.LeafCert) -> list[bytes]:
        seen: list[bytes] = []

        def handler(peer: Peer) -> None:
            seen.append(peer.read_request())
            peer.answer(OK)

        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        with (
            RawServer(handler, self._server_context(certificate)) as server,
            Transport(1, Timeouts(2, 2, 4), trusting) as transport,
        ):
            transport.exchange(_post(server.url))
        return seen

    def test_a_good_one_is_used(self, authority: trustme.CA) -> None:
        assert len(self._exchange(authority, authority.issue_cert("localhost"))) == 1

    @pytest.mark.parametrize("names", [["elsewhere.example.org"], ["127.0.0.1"]])
    def test_one_for_another_host_is_refused(self, authority: trustme.CA, names: list[str]) -> None:
        with pytest.raises(ExchangeError) as caught:
            self._exchange(authority, authority.issue_cert(*names))
        assert (caught.value.left, caught.value.kind) == (False, "tls")

    def test_one_of_an_unknown_authority_is_refused(self, authority: trustme.CA) -> None:
        with pytest.raises(ExchangeError) as caught:
            self._exchange(authority, trustme.CA().issue_cert("localhost"))
        assert (caught.value.left, caught.value.kind) == (False, "tls")

    def test_one_that_has_expired_is_refused(self, authority: trustme.CA) -> None:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        expired = authority.issue_cert("localhost", not_after=yesterday)
        with pytest.raises(ExchangeError) as caught:
            self._exchange(authority, expired)
        assert (caught.value.left, caught.value.kind) == (False, "tls")

    def test_the_system_does_not_know_a_made_up_authority(self, authority: trustme.CA) -> None:
        context = self._server_context(authority.issue_cert("localhost"))
        with (
            RawServer(lambda peer: peer.answer(OK), context) as server,
            Transport(1, Timeouts(2, 2, 4)) as transport,
            pytest.raises(ExchangeError) as caught,
        ):
            transport.exchange(_post(server.url))
        assert (caught.value.left, caught.value.kind) == (False, "tls")

    def test_a_stream_that_breaks_after_the_request_is_no_second_post(
        self, authority: trustme.CA
    ) -> None:
        posts: list[bytes] = []

        def plaintext(peer: Peer) -> None:
            posts.append(peer.read_request())
            raw = socket.socket(fileno=peer.sock.detach())
            raw.sendall(b"this is no TLS record at all, only text\r\n")
            raw.close()

        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        context = self._server_context(authority.issue_cert("localhost"))
        with (
            RawServer(plaintext, context) as server,
            Transport(1, Timeouts(2, 2, 4), trusting) as transport,
            pytest.raises(ExchangeError) as caught,
        ):
            transport.exchange(_post(server.url))
        assert caught.value.left is True
        assert len(posts) == 1
