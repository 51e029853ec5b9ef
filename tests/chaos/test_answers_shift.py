"""Answers that come twice, late, early or in pieces: no row is ever told what became of another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flowiq_desktop import __version__
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Timeouts, Transport
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.services.sending.service import SendControl, SendService
from flowiq_desktop.system.clock import Clock
from tests.chaos.shifting_server import HARMLESS, WAYS, ShiftingServer, acceptance
from tests.raw_server import RawServer
from tests.services.campaign_bench import FAST, CampaignBench, campaign_bench

ROWS = 12
NUMBER = "+2782{:07d}".format
NUMBERS = [NUMBER(n) for n in range(ROWS)]


def _patient(connection: Connection, connections: int) -> FlowIQClient:
    return FlowIQClient(connection, Transport(connections, Timeouts(2, 2, 4, 0.3)), __version__)


def _send_all(
    b: CampaignBench, server: RawServer, connections: int, rate: int = FAST, rows: int = ROWS
) -> None:
    """Freeze and send, continuing after each pause as a person would."""
    b.connection = Connection(server.url, "fiq_practice", practice=True)
    b.service = SendService(b.journal, _patient, Clock(jitter=lambda: 0.0))
    b.freeze(rows, NUMBER)
    summary = b.run(rate, connections)
    for _ in range(rows):
        if summary.done:
            return
        b.control = SendControl()
        summary = b.run(rate, connections)


@pytest.mark.parametrize("connections", [1, 3])
@pytest.mark.parametrize("way", WAYS)
def test_no_row_is_told_what_became_of_another(
    tmp_path: Path, contract: Contract, way: str, connections: int
) -> None:
    flowiq = ShiftingServer(WAYS[way])
    with campaign_bench(tmp_path / "data", contract) as b, flowiq.serving() as server:
        _send_all(b, server, connections)
        assert flowiq.wrong(b.records, NUMBERS) == []
        # A connection that is given up may take a message with it that FlowIQ has not read yet.
        unread = ROWS - len(flowiq.accepted + flowiq.refused)
        assert 0 <= unread <= b.states.count(DeliveryState.UNKNOWN)
        if way == "two answers at once":
            # An acceptance names its message; a refusal does not.
            assert b.states.count(DeliveryState.UNKNOWN) == len(flowiq.refused)


@pytest.mark.parametrize("way", sorted(HARMLESS))
def test_between_two_messages_a_late_answer_costs_nothing(
    tmp_path: Path, contract: Contract, way: str
) -> None:
    flowiq = ShiftingServer(WAYS[way])
    with campaign_bench(tmp_path / "data", contract) as b, flowiq.serving() as server:
        _send_all(b, server, 1, rate=150, rows=4)
        assert flowiq.wrong(b.records, NUMBERS[:4]) == []
        assert b.states.count(DeliveryState.ACCEPTED) == len(flowiq.accepted)
        assert b.states.count(DeliveryState.REJECTED) == len(flowiq.refused)
        assert set(b.states) == {DeliveryState.ACCEPTED, DeliveryState.REJECTED}


def _names(recipient: object) -> Callable[[str], bytes]:
    return lambda number: acceptance(number, recipient)


@pytest.mark.parametrize("recipient", [None, "", "anna.nkosi", "ZA.1502576394655843"])
def test_a_recipient_that_contradicts_nothing_is_accepted(
    tmp_path: Path, contract: Contract, recipient: object
) -> None:
    answer = _names(recipient)
    flowiq = ShiftingServer(lambda peer, story: peer.send(answer(story.number)))
    with campaign_bench(tmp_path / "data", contract) as b, flowiq.serving() as server:
        _send_all(b, server, 1)
        assert set(b.states) == {DeliveryState.ACCEPTED}


@pytest.mark.parametrize("connections", [1, 3])
def test_another_recipient_is_unsure_and_stops_the_run(
    tmp_path: Path, contract: Contract, connections: int
) -> None:
    answer = _names("27829999999")
    flowiq = ShiftingServer(lambda peer, story: peer.send(answer(story.number)))
    with campaign_bench(tmp_path / "data", contract) as b, flowiq.serving() as server:
        b.connection = Connection(server.url, "fiq_practice", practice=True)
        b.freeze(ROWS, NUMBER)
        summary = b.run(connections=connections)
        assert summary.stopped_because is not None
        assert summary.stopped_because.code == "other_recipient"
        told = b.states.count(DeliveryState.UNKNOWN)
        assert 1 <= told <= connections
        assert b.states.count(DeliveryState.READY) == ROWS - told
        first = b.records[0]
        assert (first.reason, first.message_id) == ("other_recipient", "")
        assert first.detail == "phone_number: …9999"
        made = server.connections
        b.again()
        assert server.connections > made


@pytest.mark.parametrize(
    ("number", "named"),
    [
        ("+5511987654321", "551187654321"),
        ("+525512345678", "5215512345678"),
        ("+5491143211234", "541143211234"),
    ],
)
def test_the_known_ways_of_three_countries_are_the_same_person(
    tmp_path: Path, contract: Contract, number: str, named: str
) -> None:
    flowiq = ShiftingServer(lambda peer, story: peer.send(acceptance(story.number, named)))
    with campaign_bench(tmp_path / "data", contract) as b, flowiq.serving() as server:
        b.connection = Connection(server.url, "fiq_practice", practice=True)
        b.freeze(1, lambda _: number)
        assert b.run().progress.sent == 1
