"""An answer belongs to the one request before it: it never becomes another row's.

Each handler is a server that answers badly; what is looked at is the answer to its own request, the
answer to the next one, and over which connection that went.
"""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import requests
import trustme

from flowiq_desktop.flowiq.http.strict_response import StrictResponse
from flowiq_desktop.flowiq.http.transport import (
    ANSWER_LIMIT,
    Answer,
    ExchangeError,
    Timeouts,
    Transport,
    is_success,
    system_context,
)
from flowiq_desktop.flowiq.http.unasked import has_unasked
from tests.raw_server import Handler, Peer, RawServer

HEAD = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
PROCESSING = b"HTTP/1.1 102 Processing\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"

CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"1;a=b\r\n{\r\n01 \r\n}\r\n000\r\nX-Sum: 1\r\nContent-Length: 9\r\n\r\n"
)


class Line:
    """A client of one connection, and a server that does as a handler wishes.

    Attributes:
        server: the server.
        transport: the client.
    """

    def __init__(self, stack: ExitStack, handler: Handler, tls: bool = False) -> None:
        served, trusting = _tls() if tls else (None, None)
        self.server = stack.enter_context(RawServer(handler, served))
        limits = Timeouts(connect=2, read=2, total=5)
        context = trusting or system_context()
        self.transport = stack.enter_context(Transport(1, limits, context))

    def post(self, body: bytes = b"{}", believed: Callable[[Answer], bool] = is_success) -> Answer:
        """One request, and its answer."""
        request = requests.Request("POST", f"{self.server.url}/send-whatsapp", data=body)
        return self.transport.exchange(request.prepare(), believed=believed)

    def fails(self, body: bytes = b"{}") -> ExchangeError:
        """One request that has no answer; a fault after its first byte."""
        with pytest.raises(ExchangeError) as caught:
            self.post(body)
        return caught.value


def _tls() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = trustme.CA()
    served, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("localhost").configure_cert(served)
    authority.configure_trust(trusting)
    return served, trusting


@pytest.fixture(params=[False, True], ids=["plain", "tls"])
def line(request: pytest.FixtureRequest) -> Iterator[Callable[[Handler], Line]]:
    with ExitStack() as stack:
        yield lambda handler: Line(stack, handler, tls=request.param)


@pytest.fixture
def plain() -> Iterator[Callable[[Handler], Line]]:
    with ExitStack() as stack:
        yield lambda handler: Line(stack, handler)


def _answer(number: int, status: int = 200) -> bytes:
    body = b'{"answer": %d}' % number
    return HEAD % (status, len(body), body)


def _numbered(write: Callable[[Peer, int], None]) -> Handler:
    """A handler that counts requests over all connections and answers each with its number."""
    count = iter(range(1, 1000))

    def handler(peer: Peer) -> None:
        while peer.read_request():
            write(peer, next(count))

    return handler


def _in_place(line: Line, requests_made: int) -> None:
    for number in range(1, requests_made + 1):
        assert line.post().body == b'{"answer": %d}' % number


@pytest.mark.parametrize("interim", [HINTS, PROCESSING, CONTINUE, HINTS * 5, CONTINUE + HINTS])
def test_interim_answers_are_passed_over_and_the_connection_is_kept(
    line: Callable[[Handler], Line], interim: bytes
) -> None:
    made = line(_numbered(lambda peer, n: peer.send(interim + _answer(n))))
    _in_place(made, 4)
    assert made.server.connections == 1


def test_interim_answers_that_come_one_by_one_are_passed_over(
    line: Callable[[Handler], Line],
) -> None:
    def slowly(peer: Peer, number: int) -> None:
        for part in (HINTS, PROCESSING, _answer(number)):
            peer.send(part)
            time.sleep(0.02)

    made = line(_numbered(slowly))
    _in_place(made, 3)
    assert made.server.connections == 1


@pytest.mark.parametrize(
    "endless",
    [
        HINTS * 6 + _answer(1),
        HINTS * 1000,
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n" + _answer(1),
        b"HTTP/1.1 103 Early Hints\r\n" + b"Link: x\r\n" * 200 + b"\r\n" + _answer(1),
        b"HTTP/1.1 103 Early Hints\r\nLink: " + b"x" * 70_000 + b"\r\n\r\n" + _answer(1),
        HINTS,
    ],
)
def test_interim_answers_without_end_are_a_broken_connection(
    line: Callable[[Handler], Line], endless: bytes
) -> None:
    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.send(endless)

    made = line(handler)
    error = made.fails()
    assert (error.left, error.kind) == (True, "network")


def test_a_second_answer_is_nobody_elses(line: Callable[[Handler], Line]) -> None:
    """At once, in the same piece; the first may be a late one as well, so it is told apart."""
    made = line(_numbered(lambda peer, n: peer.send(_answer(n) + _answer(100 + n))))
    for number in (1, 2, 3):
        answer = made.post()
        assert answer.body == b'{"answer": %d}' % number
        assert not answer.alone
        assert made.server.connections == number


@pytest.mark.parametrize("stray", [b"x", b"\0", b"HTTP/1.1 200 OK\r\n", b" ", b"~"])
def test_anything_behind_an_answer_ends_the_connection(
    line: Callable[[Handler], Line], stray: bytes
) -> None:
    made = line(_numbered(lambda peer, n: peer.send(_answer(n) + stray)))
    assert not made.post().alone
    assert made.post().body == b'{"answer": 2}'
    assert made.server.connections == 2


def test_blank_lines_behind_an_answer_end_the_connection_and_are_no_second_answer(
    line: Callable[[Handler], Line],
) -> None:
    made = line(_numbered(lambda peer, n: peer.send(_answer(n) + b"\r\n\r\n")))
    assert made.post().alone
    _ = made.post()
    assert made.server.connections == 2


def test_a_late_second_answer_on_an_idle_connection_is_nobody_elses(
    line: Callable[[Handler], Line],
) -> None:
    late = threading.Event()

    def twice(peer: Peer, number: int) -> None:
        peer.send(_answer(number))
        late.wait(0.05)
        peer.send(_answer(100 + number))
        late.set()

    made = line(_numbered(twice))
    assert made.post().alone
    assert late.wait(5)
    time.sleep(0.05)
    assert made.post().body == b'{"answer": 2}'
    assert made.server.connections == 2


def test_a_connection_that_was_closed_while_it_idled_is_replaced(
    line: Callable[[Handler], Line],
) -> None:
    closed = threading.Event()

    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.send(_answer(1))
        peer.sock.close()
        closed.set()

    made = line(handler)
    made.post()
    assert closed.wait(5)
    assert made.post().status == 200
    assert made.server.connections == 2


@pytest.mark.parametrize("status", [302, 400, 404, 429, 500, 503])
def test_after_anything_but_a_success_the_connection_is_not_used_again(
    line: Callable[[Handler], Line], status: int
) -> None:
    """A refusal names nobody: one that came late would be believed for the next row."""
    made = line(_numbered(lambda peer, n: peer.send(_answer(n, status))))
    _in_place(made, 2)
    assert made.server.connections == 2


def test_an_answer_that_is_not_believed_ends_the_connection(
    line: Callable[[Handler], Line],
) -> None:
    made = line(_numbered(lambda peer, n: peer.send(_answer(n))))
    for _ in range(2):
        assert made.post(believed=lambda _: False).status == 200
    assert made.server.connections == 2


def test_a_judge_that_fails_ends_the_connection(plain: Callable[[Handler], Line]) -> None:
    def fails(_: Answer) -> bool:
        raise RuntimeError("a fault of the program")

    made = plain(_numbered(lambda peer, n: peer.send(_answer(n))))
    with pytest.raises(RuntimeError):
        made.post(believed=fails)
    assert made.post().status == 200
    assert made.server.connections == 2


def test_an_answer_before_the_request_was_written_is_none(
    line: Callable[[Handler], Line],
) -> None:
    """To the first bytes of a large message, as a server does that finds it too large."""

    def early(peer: Peer) -> None:
        peer.sock.recv(1024)
        peer.send(_answer(1, 413))
        while peer.sock.recv(65536):
            pass

    made = line(early)
    error = made.fails(b"x" * 20_000_000)
    assert error.left is True
    assert made.server.connections == 1
    small = _numbered(lambda peer, n: peer.send(_answer(n)))
    made.server._handler = small
    assert made.post().body == b'{"answer": 1}'
    assert made.server.connections == 2


def test_an_early_answer_of_a_server_that_hangs_up_is_none(
    plain: Callable[[Handler], Line],
) -> None:
    """urllib3 would read the answer all the same, after the write has failed."""

    def hang_up(peer: Peer) -> None:
        peer.sock.recv(1024)
        peer.send(_answer(1))

    error = plain(hang_up).fails(b"x" * 20_000_000)
    assert (error.left, error.kind) == (True, "network")


def test_a_server_that_reads_no_more_and_is_silent_is_given_up() -> None:
    def deaf(peer: Peer) -> None:
        peer.sock.recv(1)
        time.sleep(1)

    with RawServer(deaf) as server, Transport(1, Timeouts(0.3, 2, 5)) as transport:
        request = requests.Request("POST", server.url, data=b"x" * 20_000_000).prepare()
        with pytest.raises(ExchangeError) as caught:
            transport.exchange(request)
    assert (caught.value.left, caught.value.kind) == (True, "network")


def test_a_server_that_speaks_first_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail and other servers greet: what they say is no answer, and nothing is told to them."""
    heard: list[bytes] = []

    def greets(peer: Peer) -> None:
        peer.send(b"220 mail.example.org ESMTP\r\n")
        heard.append(peer.sock.recv(1))

    def patiently(sock: socket.socket) -> bool:
        time.sleep(0.1)
        return has_unasked(sock)

    monkeypatch.setattr("flowiq_desktop.flowiq.http.transport.has_unasked", patiently)
    with RawServer(greets) as server, Transport(1, Timeouts(2, 2, 5)) as transport:
        request = requests.Request("POST", server.url, data=b"{}").prepare()
        with pytest.raises(ExchangeError) as caught:
            transport.exchange(request)
    assert (caught.value.left, caught.value.kind) == (False, "network")
    assert heard in ([], [b""])


@pytest.mark.parametrize(
    "raw",
    [
        # Cut off: in the head, in the body, in a chunk, before the last one, in the trailer.
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-A: 1\r\n",
        # Chunks that are none.
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;" + b"x" * 5000 + b"\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nno field\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n111111111\r\n{}",
        # Contradictions, and what is no HTTP.
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\n{}",
        b"HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/0.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"{}",
        b"\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 18\r\n\r\n"
        + gzip.compress(b"{}", mtime=0)[:18],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 23\r\n\r\n"
        + gzip.compress(b"{}", mtime=0)
        + b"!",
    ],
)
def test_an_answer_that_is_not_whole_and_well_formed_proves_nothing(
    line: Callable[[Handler], Line], raw: bytes
) -> None:
    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.send(raw)

    made = line(handler)
    error = made.fails()
    assert (error.left, error.kind) == (True, "network")


@pytest.mark.parametrize(
    ("raw", "body", "kept"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", b"{}", True),
        (b"HTTP/1.1 200 OK\nContent-Length: 2\n\n{}", b"{}", True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b"", True),
        (b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n", b"", False),
        (CHUNKED, b"{}", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", b"{}", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}", b"{}", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}", b"{}", False),
    ],
)
def test_a_connection_is_kept_after_a_whole_answer_that_lets_it(
    line: Callable[[Handler], Line], raw: bytes, body: bytes, kept: bool
) -> None:
    made = line(_numbered(lambda peer, _: peer.send(raw)))
    for _ in range(2):
        assert made.post().body == body
    assert made.server.connections == (1 if kept else 2)


def test_an_answer_without_a_length_ends_with_its_connection(
    line: Callable[[Handler], Line],
) -> None:
    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}")

    made = line(handler)
    for number in (1, 2):
        assert made.post().body == b"{}"
        assert made.server.connections == number


def test_a_chunked_answer_may_be_as_large_as_the_limit_and_no_larger(
    plain: Callable[[Handler], Line],
) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    half = b"%x\r\n%s\r\n" % (ANSWER_LIMIT // 2, b"x" * (ANSWER_LIMIT // 2))
    ends = iter((b"0\r\n\r\n", b"1\r\nx\r\n0\r\n\r\n"))
    made = plain(_numbered(lambda peer, _: peer.send(head + half * 2 + next(ends))))
    assert len(made.post().body) == ANSWER_LIMIT
    error = made.fails()
    assert (error.left, error.kind) == (True, "too_large")


def test_an_answer_without_a_length_may_not_be_endless_either(
    plain: Callable[[Handler], Line],
) -> None:
    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (ANSWER_LIMIT + 1))

    assert plain(handler).fails().kind == "too_large"


def test_the_answer_of_a_redirect_is_read_no_further_than_any_other(
    plain: Callable[[Handler], Line],
) -> None:
    """requests reads it whole, to say where it would lead."""

    def endless(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n")
        for _ in range(64):
            peer.send(b"x" * ANSWER_LIMIT)

    error = plain(endless).fails()
    assert (error.left, error.kind) == (True, "too_large")


def test_the_tickets_of_tls_are_no_answer() -> None:
    """A server of TLS 1.3 sends them after the handshake, before anything was asked."""
    with ExitStack() as stack:
        made = Line(stack, _numbered(lambda peer, n: peer.send(_answer(n))), tls=True)
        _in_place(made, 5)
        assert made.server.connections == 1


def test_a_socket_that_has_nothing_to_say_is_left_as_it_was() -> None:
    def handler(peer: Peer) -> None:
        peer.sock.recv(1)

    with RawServer(handler) as server, socket.create_connection(("127.0.0.1", server.port)) as sock:
        sock.settimeout(7.5)
        assert not has_unasked(sock)
        assert sock.gettimeout() == 7.5
        sock.shutdown(socket.SHUT_RDWR)
        assert has_unasked(sock)


def _late_refusal(silence: float) -> Handler:
    """After its first answer a server says no to nothing, once the next request is there."""

    def handler(peer: Peer) -> None:
        peer.read_request()
        peer.send(_answer(1))
        peer.read_request()
        peer.send(_answer(100, 404))
        time.sleep(silence)
        peer.send(_answer(2))
        peer.sock.recv(1)

    return handler


def test_a_late_refusal_gives_itself_away_by_the_answer_that_follows(
    line: Callable[[Handler], Line],
) -> None:
    made = line(_late_refusal(0.1))
    assert made.post().alone
    late = made.post()
    assert (late.status, late.alone) == (404, False)
    assert made.server.connections == 1


def test_how_long_another_answer_is_waited_for_is_a_limit_of_its_own(
    plain: Callable[[Handler], Line],
) -> None:
    made = plain(_late_refusal(0.3))
    made.transport.timeouts = Timeouts(2, 2, 5, second=0.05)
    assert Timeouts().second == 2.0
    made.post()
    assert made.post().alone


def test_only_a_refusal_on_a_connection_that_was_used_before_is_waited_behind(
    plain: Callable[[Handler], Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    unread = StrictResponse.unread

    def noted(self: StrictResponse, wait: float) -> bytes:
        waits.append(wait)
        return unread(self, 0)

    monkeypatch.setattr(StrictResponse, "unread", noted)
    statuses = iter((404, 200, 200, 404, 500, 200, 302))
    made = plain(_numbered(lambda peer, n: peer.send(_answer(n, next(statuses)))))
    for _ in range(7):
        made.post()
    assert waits == [0, 0, 0, 2.0, 0, 0, 2.0]


def _never_again(peer: Peer) -> None:
    for status in (200, 404):
        peer.read_request()
        peer.send(_answer(1, status))
    peer.sock.recv(1)


def test_the_deadline_holds_while_another_answer_is_waited_for() -> None:
    with RawServer(_never_again) as server, Transport(1, Timeouts(2, 2, 0.6, 60)) as transport:
        request = requests.Request("POST", server.url, data=b"{}").prepare()
        transport.exchange(request)
        assert transport.exchange(request).status == 404
