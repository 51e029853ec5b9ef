"""An outcome that the journal had no room for, and what may happen before it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.sending.service import SendControl, SendService
from flowiq_desktop.system.clock import Clock, local_now
from tests.chaos.failing_connection import DiskFault, FailingConnection
from tests.services.campaign_bench import CampaignBench

ACCEPTED = DeliveryState.ACCEPTED


@dataclass
class FullDisk:
    """Full from the moment the first message is at FlowIQ."""

    connection: FailingConnection | None = None
    filled: bool = False

    def open(self, path: Path) -> Any:
        self.connection = FailingConnection(path)
        return self.connection

    def script(self, request: ReceivedRequest) -> Answer | None:
        if request.method == "POST" and not self.filled and self.connection is not None:
            self.filled, self.connection.fault = True, DiskFault.FULL
        return None

    def make_room(self) -> None:
        assert self.connection is not None
        self.connection.fault = None


@pytest.fixture
def disk() -> FullDisk:
    return FullDisk()


@pytest.fixture
def stopped(tmp_path: Path, contract: Contract, disk: FullDisk) -> Iterator[CampaignBench]:
    """A campaign of three; the first was accepted, which nobody could write down."""
    server = PracticeServer(Behaviour(script=disk.script), contract)
    with server, Journal(tmp_path / "data", local_now, disk.open) as journal:
        service = SendService(journal, new_client, Clock(jitter=lambda: 0.0))
        connection = Connection(server.url, "fiq_practice", practice=True)
        bench = CampaignBench(journal, server, service, connection, SendControl())
        bench.freeze(3)
        with pytest.raises(JournalError, match="disk is full"):
            bench.run(connections=1)
        yield bench


def test_it_is_stored_once_there_is_room_and_the_message_is_not_sent_again(
    stopped: CampaignBench, disk: FullDisk
) -> None:
    disk.make_room()
    assert stopped.again().done
    assert stopped.states == [ACCEPTED] * 3
    assert len(stopped.posts()) == len(set(stopped.posts())) == 3


def test_a_campaign_deleted_to_make_room_keeps_no_other_from_being_sent(
    stopped: CampaignBench, disk: FullDisk
) -> None:
    disk.make_room()
    first = stopped.campaign
    stopped.journal.campaigns.delete(first)
    # The journal uses the places of what is gone once more.
    assert stopped.freeze(3, "+2783{:07d}".format) == first
    assert stopped.again().done
    assert stopped.states == [ACCEPTED] * 3


def test_another_campaign_that_is_sent_meanwhile_leaves_it_alone(
    stopped: CampaignBench, disk: FullDisk
) -> None:
    disk.make_room()
    first = stopped.campaign
    stopped.freeze(3, "+2783{:07d}".format)
    assert stopped.again().done
    stopped.campaign = first
    assert stopped.again().done
    assert stopped.states == [ACCEPTED] * 3
    assert len(stopped.posts()) == len(set(stopped.posts())) == 6


def test_a_message_to_the_same_person_in_another_campaign_waits_for_nothing(
    stopped: CampaignBench, disk: FullDisk
) -> None:
    disk.make_room()
    first = stopped.campaign
    stopped.freeze(3, lambda row: f"+2782{2 - row:07d}")
    assert stopped.again().done
    assert stopped.states == [ACCEPTED] * 3
    stopped.campaign = first
    assert stopped.states == [ACCEPTED, DeliveryState.READY, DeliveryState.READY]
    assert stopped.service._unstored == {}


def test_what_cannot_be_stored_yet_is_kept_while_another_campaign_is_refused(
    stopped: CampaignBench, disk: FullDisk
) -> None:
    first = stopped.campaign
    with pytest.raises(JournalError, match="disk is full"):
        stopped.again()
    disk.make_room()
    with stopped.service._locks.sending(first):
        stopped.freeze(3, "+2783{:07d}".format)
        assert stopped.again().done
    stopped.campaign = first
    assert stopped.states[0] is DeliveryState.SENDING
    assert stopped.again().done
    assert stopped.states == [ACCEPTED] * 3
    assert len(stopped.posts()) == len(set(stopped.posts())) == 6
