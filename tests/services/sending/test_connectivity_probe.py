"""Asking for the connection while there is none, by a clock of the test's own."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
import trustme

from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Timeouts, Transport
from flowiq_desktop.services.sending.connectivity_probe import SendProbe
from flowiq_desktop.system.clock import Clock
from tests.raw_server import Peer, RawServer


@dataclass
class Far:
    """A server that may or may not answer, and the time."""

    answers: bool = False
    time: int = 0

    def handle(self, peer: Peer) -> None:
        if peer.read_request() and self.answers:
            # Said, so that no later question meets a connection that is just being closed.
            peer.answer(b"{}", headers=b"Connection: close\r\n")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


def _probe(stack: ExitStack, far: Far, url: str) -> SendProbe:
    transport = stack.enter_context(Transport(1, Timeouts(2, 2, 4)))
    client = FlowIQClient(Connection(url, "fiq_key", practice=True), transport, "1")
    return SendProbe(client, Clock(monotonic_ns=lambda: far.time, jitter=lambda: 1.0))


def test_it_asks_ever_more_seldom_but_every_minute(stack: ExitStack) -> None:
    far = Far(time=5 * SECOND)
    server = stack.enter_context(RawServer(far.handle))
    probe = _probe(stack, far, server.url)
    for asked, wait in enumerate((2, 4, 8, 16, 32, 60, 60), 1):
        assert probe.ask_when_due() == ""
        assert server.connections == asked
        far.time += wait * SECOND - 1
        assert probe.ask_when_due() == ""
        assert server.connections == asked
        far.time += 1


def test_an_answer_is_said_and_the_next_absence_begins_anew(stack: ExitStack) -> None:
    far = Far()
    server = stack.enter_context(RawServer(far.handle))
    probe = _probe(stack, far, server.url)
    for wait in (2, 4, 8):
        assert probe.ask_when_due() == ""
        far.time += wait * SECOND
    far.answers = True
    assert probe.ask_when_due() == "answered"
    far.answers = False
    before = server.connections
    assert probe.ask_when_due() == ""
    far.time += 2 * SECOND - 1
    assert probe.ask_when_due() == ""
    assert server.connections == before + 1
    far.time += 1
    assert probe.ask_when_due() == ""
    assert server.connections == before + 2


def test_a_wrong_certificate_is_no_absence(stack: ExitStack) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    far = Far(answers=True)
    server = stack.enter_context(RawServer(far.handle, context))
    assert _probe(stack, far, server.url).ask_when_due() == "unsafe"
