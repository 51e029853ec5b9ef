"""The transport's limits and guards, each by itself: one may be all that is left one day."""

import http.client
import ssl
import threading
import time

import pytest
import requests
import trustme
import truststore

from flowiq_desktop.flowiq.http import transport
from flowiq_desktop.flowiq.http.transport import (
    ANSWER_LIMIT,
    ExchangeError,
    Timeouts,
    Transport,
    system_context,
)
from tests.raw_server import Handler, Peer, RawServer


def _request(url: str, method: str = "POST") -> requests.PreparedRequest:
    body = b"{}" if method == "POST" else None
    return requests.Request(method, f"{url}/send-whatsapp", data=body).prepare()


def _answer_all(peer: Peer) -> None:
    while peer.read_request():
        peer.answer(b"{}")


def _error(request: requests.PreparedRequest, timeouts: Timeouts) -> ExchangeError:
    with Transport(1, timeouts) as transport, pytest.raises(ExchangeError) as caught:
        transport.exchange(request)
    return caught.value


def _fails(handler: Handler, method: str = "POST") -> ExchangeError:
    with RawServer(handler) as server:
        return _error(_request(server.url, method), Timeouts(connect=2, read=0.4, total=5))


def test_the_limits_are_those_of_the_promise() -> None:
    """A long wait for an answer keeps unsure messages rare."""
    assert Timeouts() == Timeouts(connect=10.0, read=60.0, total=90.0)
    assert ANSWER_LIMIT == 1_048_576


def _answer_of(size: int) -> Handler:
    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.answer(b"x" * size)

    return handler


def test_an_answer_as_large_as_the_limit_is_read() -> None:
    with RawServer(_answer_of(ANSWER_LIMIT)) as server, Transport() as transport:
        assert len(transport.exchange(_request(server.url)).body) == ANSWER_LIMIT


def test_an_answer_larger_by_one_byte_is_not() -> None:
    error = _fails(_answer_of(ANSWER_LIMIT + 1))
    assert (error.left, error.kind, error.detail) == (True, "too_large", "answer over 1 MiB")
    assert str(error) == "too_large (answer over 1 MiB)"


def test_each_guard_is_set() -> None:
    with Transport() as transport:
        assert transport._session.trust_env is False
        assert transport._session.headers == {}
        assert transport._options(Timeouts()) == {
            "stream": True,
            "allow_redirects": False,
            "timeout": (10.0, 60.0),
            "verify": True,
            "proxies": {},
        }
        for scheme in ("https://", "http://"):
            adapter = transport._session.adapters[scheme]
            assert isinstance(adapter, requests.adapters.HTTPAdapter)
            assert (adapter.max_retries.total, adapter.max_retries.read) == (0, False)
            assert adapter.poolmanager.connection_pool_kw["maxsize"] == 4
    context = system_context()
    assert isinstance(context, truststore.SSLContext)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_an_idle_connection_is_replaced_after_three_seconds_whatever_its_scheme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = float(int(time.monotonic()))  # whole, so that no sum is rounded
    for served, trusting in ((None, None), _tls()):
        with (
            RawServer(_answer_all, served) as server,
            Transport(1, Timeouts(2, 2, 4), trusting or system_context()) as transport,
        ):
            for moment, opened in ((0, 1), (3, 1), (6.25, 2)):
                monkeypatch.setattr(time, "monotonic", lambda now=begun + moment: now)
                transport.exchange(_request(server.url))
                monkeypatch.undo()
                assert server.connections == opened


def _tls() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context, and one that trusts it."""
    authority = trustme.CA()
    served, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("localhost").configure_cert(served)
    authority.configure_trust(trusting)
    return served, trusting


def test_a_context_that_asks_for_no_certificate_is_made_to_ask() -> None:
    served, _ = _tls()
    careless = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
    with (
        RawServer(_answer_all, served) as server,
        Transport(1, Timeouts(2, 2, 4), careless) as transport,
        pytest.raises(ExchangeError) as caught,
    ):
        transport.exchange(_request(server.url))
    assert (caught.value.left, caught.value.kind) == (False, "tls")


def test_the_deadline_of_an_exchange_ends_with_it() -> None:
    with (
        RawServer(_answer_all) as server,
        Transport(1, Timeouts(connect=2, read=2, total=0.3)) as transport,
    ):
        transport.exchange(_request(server.url))
        time.sleep(0.5)
        assert transport.exchange(_request(server.url)).status == 200
        assert server.connections == 1


def test_a_closed_transport_leaves_neither_a_connection_nor_a_thread() -> None:
    hung_up = threading.Event()

    def handler(peer: Peer) -> None:
        _answer_all(peer)
        hung_up.set()

    before = set(threading.enumerate())
    with RawServer(handler) as server:
        with Transport() as transport:
            transport.exchange(_request(server.url))
            own = [t for t in threading.enumerate() if t not in before and "watch" in t.name]
            assert own
        assert hung_up.wait(10)
        for thread in own:
            thread.join(10)
        assert not any(thread.is_alive() for thread in own)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_first_byte_of_any_request_counts(method: str) -> None:
    def reset_at_once(peer: Peer) -> None:
        peer.sock.recv(1)
        peer.reset()

    assert _fails(reset_at_once, method).left is True


def test_silence_in_the_middle_of_an_answer_is_a_timeout_as_well() -> None:
    def falls_silent(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
        peer.sock.recv(1)

    error = _fails(falls_silent)
    assert (error.left, error.kind) == (True, "timeout")


def test_one_exchange_may_have_limits_of_its_own() -> None:
    def silent(peer: Peer) -> None:
        peer.read_request()
        peer.sock.recv(1)

    for limits in (Timeouts(2, 0.2, 5), Timeouts(2, 5, 0.2)):
        with RawServer(silent) as server, Transport() as transport:
            request = _request(server.url)
            with pytest.raises(ExchangeError) as caught:
                transport.exchange(request, limits)
        assert (caught.value.left, caught.value.kind) == (True, "timeout")


def test_what_went_wrong_has_the_librarys_name() -> None:
    def closes(peer: Peer) -> None:
        peer.read_request()

    assert _fails(closes).detail == "ConnectionError"


@pytest.mark.parametrize("url", ["http://", "http://:80/"])
def test_an_address_that_cannot_be_one_never_leaves(url: str) -> None:
    request = _request("http://localhost")
    request.url = url
    error = _error(request, Timeouts())
    assert (error.left, error.kind) == (False, "request")


def test_through_a_proxy_that_nobody_chose_nothing_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(_answer_all) as proxy:
        options = {"timeout": (2, 2), "proxies": {"http": proxy.url, "https": proxy.url}}
        monkeypatch.setattr(Transport, "_options", lambda *_: options)
        for url in ("http://example.org", "https://example.org"):
            error = _error(_request(url), Timeouts())
            assert (error.left, error.kind) == (False, "request")
        assert proxy.connections == 0


def test_a_large_request_arrives_byte_for_byte() -> None:
    heard: list[bytes] = []

    def listen(peer: Peer) -> None:
        heard.append(peer.read_request().partition(b"\r\n\r\n")[2])
        peer.answer(b"{}")

    body = bytes(number % 251 for number in range(50_001))
    with RawServer(listen) as server, Transport() as transport:
        transport.exchange(requests.Request("POST", server.url, data=body).prepare())
    assert heard == [body]


def test_an_answer_to_half_a_request_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """urllib3 passes over a broken pipe, and reads what the server says to what it has."""
    really = http.client.HTTPConnection.send

    def send(connection: http.client.HTTPConnection, data: bytes) -> None:
        if data == b"{}":
            raise BrokenPipeError
        really(connection, data)

    def early(peer: Peer) -> None:
        while not peer.sock.recv(65536).endswith(b"\r\n\r\n"):
            pass
        peer.answer(b"{}")

    monkeypatch.setattr(http.client.HTTPConnection, "send", send)
    # As when the answer comes between the look and the write.
    monkeypatch.setattr(transport, "has_unasked", lambda _sock: False)
    error = _fails(early)
    assert (error.left, error.kind, error.detail) == (True, "network", "ConnectionError")
