import logging
from typing import Any

import pytest

from flowiq_desktop.core.delivery.states import Verdict
from flowiq_desktop.core.messages.types.endpoints import SEND_WHATSAPP
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Answer, Timeouts, Transport
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.practice_server import PracticeServer
from tests.raw_server import Peer, RawServer

BODY = {"phone_number": "+27821234567", "message_type": "text", "text": "Grüße 👋 \n{}"}


@pytest.mark.parametrize("tenant", ["", "green school & co"])
def test_a_message_goes_out_byte_for_byte_with_key_and_organisation(
    practice_server: PracticeServer, tenant: str
) -> None:
    connection = Connection(practice_server.url, "fiq_practice", tenant)
    with Transport(1) as transport:
        outcome, answer = FlowIQClient(connection, transport, "1").send(
            SEND_WHATSAPP, encoded(BODY)
        )
    assert outcome.verdict is Verdict.ACCEPTED
    assert answer is not None
    (received,) = practice_server.received
    assert received.path == "/send-whatsapp"
    assert received.raw == encoded(BODY)
    assert received.query.get("tenantId", "") == tenant


@pytest.mark.parametrize("endpoint", ["/send-templates", "/conversations", "", "/send-whatsapp/"])
def test_nothing_is_posted_where_no_message_type_goes(
    practice_server: PracticeServer, endpoint: str
) -> None:
    connection = Connection(practice_server.url, "fiq_practice")
    with Transport(1) as transport, pytest.raises(ValueError, match="no message goes to"):
        FlowIQClient(connection, transport, "1").send(endpoint, encoded(BODY))
    assert practice_server.received == []


def test_a_wrong_key_stops_the_run(practice_server: PracticeServer) -> None:
    connection = Connection(practice_server.url, "fiq_revoked_1")
    with Transport(1) as transport:
        outcome, _ = FlowIQClient(connection, transport, "1").send(SEND_WHATSAPP, encoded(BODY))
    assert (outcome.verdict, outcome.stops_run) == (Verdict.NOT_SENT, True)


def test_probing_reaches_nobody(practice_server: PracticeServer) -> None:
    connection = Connection(practice_server.url, "fiq_practice")
    with Transport(1) as transport:
        assert FlowIQClient(connection, transport, "1").probe().status == 200
    (received,) = practice_server.received
    assert received.method == "GET"
    assert practice_server.accepted == []


def test_a_probe_is_soon_over(
    practice_server: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who presses Stop while there is no connection waits for it."""
    limits = []
    exchange = Transport.exchange

    def noted(self: Transport, *values: Any) -> Answer:
        limits.append(values[1:])
        return exchange(self, *values)

    monkeypatch.setattr(Transport, "exchange", noted)
    connection = Connection(practice_server.url, "fiq_practice")
    with Transport(1) as transport:
        client = FlowIQClient(connection, transport, "1")
        client.probe()
        client.messages("27821234567", 1)
    assert limits == [(Timeouts(connect=5, read=8, total=10),), ()]


def test_an_answer_cut_in_its_headers_proves_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "urllib3")

    def cut(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Ty")

    with RawServer(cut) as server, Transport(1) as transport:
        outcome, _ = FlowIQClient(Connection(server.url, "fiq_x"), transport, "1").send(
            SEND_WHATSAPP, b"{}"
        )
    assert outcome.verdict is Verdict.UNKNOWN


def test_a_body_is_compact_utf8_in_the_order_built() -> None:
    assert encoded({"b": "é", "a": 1.5}) == '{"b":"é","a":1.5}'.encode()
    with pytest.raises(ValueError, match="JSON compliant"):
        encoded({"latitude": float("nan")})
