"""A campaign on a real journal, sent to a real server whose every answer a test decides."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import DeliveryRecord, NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.exchange import Script
from flowiq_desktop.services.sending.run import SendRun
from flowiq_desktop.services.sending.service import (
    SendControl,
    SendOptions,
    SendProgress,
    SendService,
    SendSummary,
)
from flowiq_desktop.system.clock import Clock, local_now

FAST = 1_000_000


@dataclass
class CampaignBench:
    """What a test of sending works with."""

    journal: Journal
    server: PracticeServer
    service: SendService
    connection: Connection
    control: SendControl
    campaign: int = 0
    ask_first: bool = True

    def freeze(self, rows: int, number: Callable[[int], str] = "+2782{:07d}".format) -> int:
        """A campaign with this many rows, each with the number that the function gives."""
        self.campaign = self.journal.campaigns.begin(
            NewCampaign("Test", True, "t.xlsx", "", ("A",))
        )
        list(self.journal.campaigns.add(self.campaign, [_row(i, number(i)) for i in range(rows)]))
        self.journal.campaigns.freeze(self.campaign)
        return self.campaign

    def run(
        self,
        rate: int = FAST,
        connections: int = 4,
        watch: Callable[[SendProgress], None] = lambda _progress: None,
    ) -> SendSummary:
        """Send the campaign to its end."""
        options = SendOptions(rate, connections, ask_first=self.ask_first)
        job = self.service.run(self.campaign, self.connection, options, self.control)
        while True:
            try:
                watch(next(job))
            except StopIteration as done:
                summary: SendSummary = done.value
                return summary

    def again(self) -> SendSummary:
        """Continue after a stop."""
        return self.again_with(4)

    def again_with(self, connections: int) -> SendSummary:
        """Continue after a stop, over this many connections."""
        self.control = SendControl()
        return self.run(connections=connections)

    @contextmanager
    def restarted(self, folder: Path) -> Iterator["CampaignBench"]:
        """The same campaign and server after the program was started again."""
        with Journal(folder, local_now) as journal:
            service = SendService(journal, new_client, Clock(jitter=lambda: 0.0))
            control = SendControl()
            yield CampaignBench(
                journal, self.server, service, self.connection, control, self.campaign
            )

    @property
    def records(self) -> list[DeliveryRecord]:
        """Every row as the journal has it."""
        return list(self.journal.deliveries.of(self.campaign))

    @property
    def states(self) -> list[DeliveryState]:
        """The state of each row, in order."""
        return [record.state for record in self.records]

    def posts(self) -> list[str]:
        """The number of each message that reached the server, in the order they came."""
        return [r.body["phone_number"] for r in self.server.received if r.method == "POST"]


@contextmanager
def campaign_bench(
    folder: Path,
    contract: Contract,
    script: Script | None = None,
    behaviour: Behaviour | None = None,
) -> Iterator[CampaignBench]:
    """A bench whose server follows a script."""
    server = PracticeServer(behaviour or Behaviour(script=script), contract)
    with server, Journal(folder, local_now) as journal:
        service = SendService(journal, new_client, Clock(jitter=lambda: 0.0))
        connection = Connection(server.url, "fiq_practice", practice=True)
        yield CampaignBench(journal, server, service, connection, SendControl())


@contextmanager
def begun_run(bench: CampaignBench, rows: int, rate: int = FAST) -> Iterator[SendRun]:
    """A run of this many messages over one connection, about to begin."""
    bench.freeze(rows)
    options = SendOptions(rate_per_minute=rate, connections=1)
    with closing(new_client(bench.connection, 1)) as client:
        run = SendRun(bench.journal, client, bench.campaign, options, bench.control, Clock())
        bench.journal.accounts.begin_run(run.id, bench.campaign, b"account")
        bench.journal.campaigns.set_state(bench.campaign, CampaignState.RUNNING)
        yield run


def _row(index: int, number: str) -> NewDelivery:
    body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {index}"})
    return NewDelivery(index + 2, ("x",), number, "text", body, DeliveryState.READY)
