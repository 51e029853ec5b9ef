"""A line of people that threads share, and a clock of the test's own."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from flowiq_desktop.core.delivery.circuit_breaker import Streak
from flowiq_desktop.core.delivery.people_a_day import PeopleADay
from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget, BudgetTally
from flowiq_desktop.core.money.tariff import Price, Tariff
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.control import SendControl
from flowiq_desktop.services.sending.gates.time_gate import TimeGate
from flowiq_desktop.services.sending.limits.people import RunPeople
from flowiq_desktop.services.sending.limits.run_limits import RunLimits
from flowiq_desktop.services.sending.queue import SendQueue
from flowiq_desktop.services.sending.scheduler import Scheduler
from flowiq_desktop.system.clock import Clock

ANNA, BEN, CARA = Waiting(1, "anna"), Waiting(2, "ben"), Waiting(3, "cara")
ANNA_AGAIN = Waiting(4, "anna")
PRICES = Tariff("R", {"": Price(Decimal(1)), "visit": Price(Decimal(3))})
SENT = Outcome(Verdict.ACCEPTED, "accepted", "wamid.1", status=200)
UNSURE = Outcome(Verdict.UNKNOWN, "timeout")
OFFLINE = Outcome(Verdict.NOT_SENT, "no_connection")
TOO_FAST = Outcome(Verdict.NOT_SENT, "too_fast", status=429, retry_after=7.0, slow_down=True)
BAD_KEY = Outcome(Verdict.NOT_SENT, "bad_key", status=401, stops_run=True)


@dataclass
class LineBench:
    """A line of people, with everything it was made of within reach."""

    people: tuple[Waiting, ...] = (ANNA, BEN, CARA)
    rate: float = 60
    time: int = 0
    control: SendControl = field(default_factory=SendControl)
    times: SendTimes = AT_ONCE
    before: Streak | None = None
    budget: Budget = NO_BUDGET
    people_a_day: int | None = None
    noon: datetime = datetime(2026, 11, 27, 10, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.limiter = RateLimiter(self.rate)
        self.counts = Counter({DeliveryState.READY: len(self.people)})
        clock = Clock(
            monotonic_ns=lambda: self.time,
            now=lambda: self.noon + timedelta(seconds=self.time / SECOND),
            jitter=lambda: 1.0,
        )
        gate = TimeGate(self.times, clock)
        queue = SendQueue(self.people)
        self.line = Scheduler(
            queue, self.counts, self.limiter, self.control, clock, self.before, gate,
            limits=self._limits(clock),
        )  # fmt: skip

    def _limits(self, clock: Clock) -> RunLimits:
        tally = BudgetTally(self.budget, PRICES, {})
        if self.people_a_day is None:
            return RunLimits(tally)
        return RunLimits(tally, RunPeople(PeopleADay(self.people_a_day, {}), {}, b"salt", clock))

    def send(self, outcome: Outcome, state: DeliveryState, tries: int = 1) -> str:
        """One message from its claim to its end, as soon as the pace allows it."""
        self.time += self.limiter.wait(self.time)
        entry = self.line.claim_at_once()
        assert entry is not None
        self.line.begun()
        reason = self.line.settled(entry, outcome, state, tries)
        self.line.leave(1)
        return reason
