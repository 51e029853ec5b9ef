"""Somebody to look up, a pretend FlowIQ, and a clock that moves when somebody sleeps."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server import Answer, Behaviour, Contract, PracticeServer
from flowiq_desktop.practice_server.exchange import ReceivedRequest
from flowiq_desktop.services.reach.looking import LookService, LookSummary
from flowiq_desktop.services.reach.turns import Turns
from flowiq_desktop.system.clock import Clock
from tests.services.reconciliation.reconciliation_bench import TurnedClock

Result = TypeVar("Result")


class LookBench:
    """What a test of looking works with.

    Attributes:
        script: the test's own answers.
    """

    def __init__(self, folder: Path, contract: Contract, **settings: Any) -> None:
        self.clock = TurnedClock()
        self.script: Callable[[ReceivedRequest], Answer | None] = lambda _request: None
        told: dict[str, Any] = {"failing_numbers": True, **settings}
        behaviour = Behaviour(clock=self.clock.server, script=self._script, **told)
        self.server = PracticeServer(behaviour, contract)
        self.journal = Journal(folder, self.clock.now)
        self.turns = Turns()
        clock = Clock(self.clock.monotonic_ns, self.clock.now, lambda: 0.5, self.clock.sleep)
        self.looks = LookService(self.journal, new_client, clock, lambda: 90, self.turns)
        self.key, self.tenant = "fiq_practice", ""

    @property
    def connection(self) -> Connection:
        return Connection(self.server.url, self.key, self.tenant, practice=True)

    def _script(self, request: ReceivedRequest) -> Answer | None:
        return self.script(request)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What was asked so far: path, and whom about ("" for the list of contacts)."""
        return [
            (r.path, r.query.get("whatsappNumber", "") or r.query.get("phone_number", ""))
            for r in self.server.received
        ]

    def look(self, *numbers: str, **more: bool) -> LookSummary:
        return result(self.looks.look(numbers, self.connection, **more))

    def seen(self, number: str) -> Look | None:
        """The fresh look at a person, if there is one."""
        return self.looks.known(self.connection).look(number)


def result(job: Generator[Any, None, Result]) -> Result:
    """Run a job to its end."""
    while True:
        try:
            next(job)
        except StopIteration as done:
            value: Result = done.value
            return value


@contextmanager
def look_bench(folder: Path, contract: Contract, **settings: Any) -> Iterator[LookBench]:
    """A bench whose server runs."""
    bench = LookBench(folder, contract, **settings)
    try:
        with bench.server:
            yield bench
    finally:
        bench.journal.close()
