"""A campaign with unsure messages, a server that knows the truth, and a clock a test locks."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import DeliveryRecord, NewCampaign, NewDelivery
from flowiq_desktop.practice_server import (
    Answer,
    Behaviour,
    Contract,
    Ending,
    PracticeServer,
    ReceivedRequest,
)
from flowiq_desktop.practice_server.exchange import refusal
from flowiq_desktop.services.reconciliation.service import CheckSummary, ReconciliationService
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendService
from flowiq_desktop.system.clock import Clock

Result = TypeVar("Result")

ANNA, BEN, CARA, DAN = (f"+2782555030{n}" for n in range(4))
SENT, LOST, REFUSED = "sent", "lost", "refused"
FAULT_SENT, FAULT_LOST = "sent, and a fault", "lost, and a fault"


class TurnedClock:
    """Time moves when somebody sleeps, or when the test says so."""

    def __init__(self) -> None:
        self.seconds = datetime(2026, 5, 12, 14, 0, tzinfo=UTC).timestamp()
        self.ahead = timedelta()

    def server(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        """This computer's clock, which may be wrong."""
        return datetime.fromtimestamp(self.seconds, UTC) + self.ahead

    def monotonic_ns(self) -> int:
        return int(self.seconds * 1_000_000_000)

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def pass_minutes(self, minutes: float) -> None:
        self.seconds += 60 * minutes


def result(job: Generator[Any, None, Result]) -> Result:
    """Run a job to its end."""
    while True:
        try:
            next(job)
        except StopIteration as done:
            value: Result = done.value
            return value


def text(number: str, words: str) -> dict[str, Any]:
    """A text message's body."""
    return {"phone_number": number, "message_type": "text", "text": words}


@dataclass
class ReconciliationBench:
    """What a test of settling works with.

    Attributes:
        fates: what happens to a message to a number: SENT or LOST, in both cases unanswered, or
            REFUSED; with FAULT_SENT and FAULT_LOST there is an answer that proves nothing but
            FlowIQ's time; every other number is answered as usual.
        fate_of: the same for a body, where the number alone does not tell.
        wording: what a template says, as the server lists it.
        frozen: what it says, as the journal has it.
        reading: a test's own answer to a question for a conversation.
    """

    clock: TurnedClock
    journal: Journal = field(init=False)
    server: PracticeServer = field(init=False)
    settle: ReconciliationService = field(init=False)
    sender: SendService = field(init=False)
    fates: dict[str, str] = field(default_factory=dict)
    reading: Callable[[ReceivedRequest], Answer | None] = lambda _request: None
    fate_of: Callable[[Mapping[str, Any]], str] = lambda _body: ""
    wording: Callable[[Mapping[str, Any]], str] = lambda _body: ""
    frozen: Callable[[Mapping[str, Any]], str] = lambda _body: ""
    campaign: int = 0

    @property
    def connection(self) -> Connection:
        return Connection(self.server.url, "fiq_practice", practice=True)

    def script(self, request: ReceivedRequest) -> Answer | None:
        """Leave some messages unanswered, sent or not."""
        if request.method == "GET":
            return self.reading(request)
        number = REGISTRY.addressed_to(request.path, request.body)
        fate = self.fates.get(number, "") or self.fate_of(request.body)
        if not fate:
            return None
        if fate == REFUSED:
            return refusal(400, "Invalid WhatsApp number", "")
        if fate in (FAULT_SENT, FAULT_LOST):
            return Answer(500, {"error": "Internal server error"}, accepted=fate == FAULT_SENT)
        return Answer(500, ending=Ending.NO_ANSWER, accepted=fate == SENT)

    def listed(self, body: Mapping[str, Any]) -> str:
        """What the server lists of a template, as the test says by then."""
        return self.wording(body)

    def send(self, *bodies: Mapping[str, Any]) -> int:
        """Freeze these messages as a campaign and send them; rows count from 2."""
        self.campaign = self.freeze(*bodies)
        self.run()
        return self.campaign

    def freeze(self, *bodies: Mapping[str, Any]) -> int:
        """The same without sending anything."""
        campaign = self.journal.campaigns.begin(
            NewCampaign("Parents", True, "p.xlsx", "", ("Name",))
        )
        rows = [_row(place, body, self.frozen(body)) for place, body in enumerate(bodies, 2)]
        list(self.journal.campaigns.add(campaign, rows))
        self.journal.campaigns.freeze(campaign)
        return campaign

    def run(self) -> None:
        """Send what waits, however often it pauses."""
        while self.journal.deliveries.waiting(self.campaign):
            options = SendOptions(1_000_000, 1, ask_first=False)  # its questions are counted
            run = self.sender.run(self.campaign, self.connection, options, SendControl())
            result(run)

    def check(self) -> CheckSummary:
        """Look into the conversations."""
        return result(self.settle.check(self.campaign, self.connection))

    def findings(self) -> dict[int, Finding]:
        """The same, row by row."""
        return {row.row_number: row.finding for row in self.check().rows}

    @property
    def records(self) -> list[DeliveryRecord]:
        return list(self.journal.deliveries.of(self.campaign))

    @property
    def states(self) -> list[DeliveryState]:
        return [record.state for record in self.records]

    def posts(self) -> list[str]:
        """The number of each message that reached the server."""
        return [r.body["phone_number"] for r in self.server.received if r.method == "POST"]

    def questions(self) -> int:
        """How often a conversation was asked for."""
        return sum(request.method == "GET" for request in self.server.received)


@contextmanager
def reconciliation_bench(
    folder: Path,
    contract: Contract,
    clock: TurnedClock | None = None,
    history_lag: float = 0.0,
    history_ids: bool = False,
) -> Iterator[ReconciliationBench]:
    """A bench whose server lists messages as it is told."""
    clock = clock or TurnedClock()
    bench = ReconciliationBench(clock)
    settings = Behaviour(
        script=bench.script,
        clock=clock.server,
        history_lag=history_lag,
        history_ids=history_ids,
        wording=bench.listed,
    )
    bench.server = PracticeServer(settings, contract)
    with (
        bench.server,
        Journal(folder, clock.now) as bench.journal,
        pytest.MonkeyPatch.context() as p,
    ):
        # Six seconds between two messages to one person are proved elsewhere, and waited for there.
        p.setattr("flowiq_desktop.services.sending.queue.PAIR_INTERVAL", SECOND // 20)
        still = Clock(clock.monotonic_ns, clock.now, lambda: 0.0, clock.sleep)
        locks = CampaignLocks()
        bench.settle = ReconciliationService(bench.journal, new_client, still, locks)
        bench.sender = SendService(bench.journal, new_client, Clock(now=clock.now), locks)
        yield bench


def _row(place: int, body: Mapping[str, Any], wording: str) -> NewDelivery:
    entry = REGISTRY.type_of(body)
    kind = entry.name if entry else str(body["message_type"])
    endpoint = REGISTRY.endpoint_of(kind if entry else "")
    number = REGISTRY.addressed_to(endpoint, body)
    row = NewDelivery(place, ("x",), number, kind, encoded(body), DeliveryState.READY)
    return replace(row, endpoint=endpoint, template=REGISTRY.group_of(body), wording=wording)


def doings(job: Generator[Progress, None, object]) -> list[str]:
    """What a job says it does, each once."""
    said: list[str] = []
    for progress in job:
        if progress.doing not in said:
            said.append(progress.doing)
    return said
