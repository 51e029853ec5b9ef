"""A campaign with prices and limits, on a real journal and a real server, by a clock of its own."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.messages.types.template import VALUES_IN_BODY
from flowiq_desktop.core.money.tariff import Price, Tariff
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.practice_server import Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.exchange import Script
from flowiq_desktop.services.sending.limits.costs import CostService
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.service import (
    SendControl,
    SendOptions,
    SendProgress,
    SendService,
    SendSummary,
)
from flowiq_desktop.system.clock import Clock, local_now

READY = DeliveryState.READY
FREE, DEAR = Decimal("0.10"), Decimal("0.95")
PRICES = Tariff(
    "R",
    {"": Price(FREE, date(2026, 11, 3)), "visit": Price(DEAR, date(2026, 11, 3))},
)


@dataclass
class LimitsBench:
    """What these tests work with; `by` moves the computer's clock on."""

    folder: Path
    server: PracticeServer
    journal: Journal
    by: timedelta = timedelta()
    tariff: Tariff = PRICES
    campaign: int = 0
    control: SendControl = field(default_factory=SendControl)

    def __post_init__(self) -> None:
        self.connection = Connection(self.server.url, "fiq_practice", practice=True)
        self._serve()

    def _serve(self) -> None:
        clock = Clock(now=self.now, jitter=lambda: 0.0)
        locks = CampaignLocks()
        self.service = SendService(self.journal, new_client, clock, locks, lambda: self.tariff)
        self.costs = CostService(self.journal, locks, lambda: self.tariff, clock)

    def now(self) -> datetime:
        return local_now() + self.by

    def freeze(self, *rows: str, first: int = 0) -> int:
        """A campaign of one row for each template, "" for a plain text, each to another person."""
        new = NewCampaign("Test", True, "t.xlsx", "", ("A",))
        self.campaign = self.journal.campaigns.begin(new)
        made = [row(first + at, template, self.campaign) for at, template in enumerate(rows)]
        list(self.journal.campaigns.add(self.campaign, made))
        self.journal.campaigns.freeze(self.campaign)
        return self.campaign

    def run(
        self,
        connections: int = 4,
        rate: int = 1_000_000,
        until: str = "",
        watch: Callable[[SendProgress], None] = lambda _progress: None,
    ) -> SendSummary:
        """Send until it is done or pauses; `until` stops it at a wait of that name."""
        self.control = SendControl()
        job = self.service.run(
            self.campaign, self.connection, SendOptions(rate, connections), self.control
        )
        self.seen: list[SendProgress] = []
        while True:
            try:
                progress = next(job)
            except StopIteration as done:
                summary: SendSummary = done.value
                return summary
            self.seen.append(progress)
            watch(progress)
            if progress.wait is not None and progress.wait.name == until:
                self.control.stop()

    def restart(self) -> None:
        """End the program, and start it again."""
        self.journal.close()
        self.journal = Journal(self.folder, self.now)
        self._serve()

    def states(self) -> list[DeliveryState]:
        return [record.state for record in self.journal.deliveries.of(self.campaign)]

    def sent(self) -> Counter[str]:
        """How often each number was posted to."""
        posts = (r.body for r in self.server.received if r.method == "POST")
        return Counter(b.get("phone_number") or b.get("whatsappNumber", "") for b in posts)

    def possible(self) -> Decimal:
        """What everything cost that was sent or may have been, by the journal's rows."""
        prices = {"text": FREE, "template": DEAR}
        sure = (DeliveryState.ACCEPTED, DeliveryState.UNKNOWN, DeliveryState.SENDING)
        types = {record.row_number: record for record in self.journal.deliveries.of(self.campaign)}
        kinds = ("template" if record.cells == ("t",) else "text" for record in types.values())
        pairs = zip(types.values(), kinds, strict=True)
        return sum((prices[k] for record, k in pairs if record.state in sure), Decimal(0))


def row(at: int, template: str, campaign: int) -> NewDelivery:
    """A row of its own words, so that it is no repeat of another campaign's."""
    number = f"+2782{at:07d}"
    if not template:
        body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {campaign}"})
        return NewDelivery(at + 2, ("x",), number, "text", body, READY)
    values = {VALUES_IN_BODY: {"1": str(campaign)}}
    body = encoded({"whatsappNumber": number, "templateName": template, **values})
    return NewDelivery(
        at + 2, ("t",), number, "template", body, READY,
        endpoint=SEND_TEMPLATE, wording="Words", template=template,
    )  # fmt: skip


@contextmanager
def limits_bench(
    folder: Path, contract: Contract, script: Script | None = None
) -> Iterator[LimitsBench]:
    """A bench whose server follows a script."""
    with PracticeServer(Behaviour(script=script), contract) as server:
        bench = LimitsBench(folder, server, Journal(folder, local_now))
        try:
            yield bench
        finally:
            bench.journal.close()
