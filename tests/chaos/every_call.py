"""A campaign in which one call of the sending core fails, and what is found when it is over."""

import gc
import logging
import threading
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.network.deadline import Watchdog
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import (
    Answer,
    Ending,
    ReceivedRequest,
    refusal,
)
from flowiq_desktop.services.results.report import ReportService
from tests.bench.drive import result
from tests.chaos.evidence import broken_promises, broken_sheet, stored_in
from tests.chaos.nth_call import InjectedError, NthCall
from tests.services.campaign_bench import CampaignBench, campaign_bench

ROWS = 6
CONNECTIONS = 2
_NUMBERS = [f"+2782{index:07d}" for index in range(ROWS)]
_ANSWERS = {
    ("/send-whatsapp", _NUMBERS[1]): refusal(404, "Contact not found", ""),
    ("/send-whatsapp", _NUMBERS[2]): Answer(accepted=True, ending=Ending.NO_ANSWER),
}
"""One row is refused and one ends unsure by itself; the others are accepted.

The one that is refused is made a contact first, which does not help it; two others need the same.
"""
STRANGERS = frozenset({_NUMBERS[1], _NUMBERS[3], _NUMBERS[5]})
_CONTACTS = NewContacts((0,))


@dataclass(slots=True)
class Finding:
    """What came of a fault.

    Attributes:
        calls: how many calls there were up to the end of the run.
        hit: the function that failed, or "" when the run ended before.
        broken: promises that did not hold, in words.
        unsure: rows that the fault left unsure.
    """

    calls: int
    hit: str
    unsure: int = 0
    broken: list[str] = field(default_factory=list)


class EveryCall:
    """Sends the same small campaign again and again, with a fault at another call each time.

    Args:
        folder: for the journals.
        contract: of the server.
        strangers: who is no contact yet; they may be made contacts.
    """

    def __init__(
        self, folder: Path, contract: Contract, strangers: frozenset[str] = STRANGERS
    ) -> None:
        self._folder = folder
        self._strangers = strangers
        self._contract = contract
        self._fault = NthCall()

    def fail(self, nth: int) -> Finding:
        """Send with a fault at the nth call (0: none); then start again and send to the end."""
        folder = self._folder / f"call-{nth}"
        with self._bench(folder) as bench:
            bench.freeze(ROWS)
            if self._strangers:
                bench.journal.contacts.allow(bench.campaign, _CONTACTS)
            says = self._send(bench, nth)
            finding = Finding(self._fault.calls, self._fault.hit)
            self._fault.end()
            bench.journal.close()
            finding.broken += self._look(folder, bench)
            if says and finding.hit:
                finding.broken.append(f"it ended without a word: {says}")
            with bench.restarted(folder) as again:
                finding.unsure = again.states.count(DeliveryState.UNKNOWN)
                summary = again.run(connections=CONNECTIONS)
                if not summary.done or DeliveryState.SENDING in again.states:
                    finding.broken.append(f"I2 not done after a new start: {again.states}")
                result(ReportService(again.journal).save(again.campaign, folder / "results.csv"))
            finding.broken += self._look(folder, bench)
            finding.broken += broken_sheet(folder / "results.csv", stored_in(folder))
        if finding.unsure > 1 + CONNECTIONS:
            finding.broken.append(f"I5 {finding.unsure} rows unsure")
        return finding

    def _send(self, bench: CampaignBench, nth: int) -> str:
        """Send; what is wrong with how it ended, or ""."""
        self._fault.begin(nth)
        try:
            summary = bench.run(connections=CONNECTIONS)
        except (InjectedError, JournalError):
            return ""
        return "" if summary.done or summary.stopped_because else str(summary)

    def _look(self, folder: Path, bench: CampaignBench) -> list[str]:
        receipts: dict[str, list[str]] = defaultdict(list)
        for request in bench.server.accepted:
            receipts[request.body["phone_number"]].append(request.message_id)
        return broken_promises(stored_in(folder), receipts, _NUMBERS)

    @contextmanager
    def _bench(self, folder: Path) -> Iterator[CampaignBench]:
        with (
            self._fault.watching(),
            campaign_bench(folder, self._contract, _Server(self._strangers)) as bench,
        ):
            yield bench


class _Server:
    """Answers in its own ways to some people, and knows others only once they are contacts."""

    def __init__(self, strangers: frozenset[str]) -> None:
        self._strangers = strangers
        self._contacts: set[str] = set()

    def __call__(self, request: ReceivedRequest) -> Answer | None:
        if request.method != "POST":
            return None
        number = request.body["phone_number"]
        if request.path == "/contact":
            self._contacts.add(number)
            return None
        if number in self._strangers - self._contacts:
            return refusal(404, "Contact not found", "")
        return _ANSWERS.get((request.path, number))


@contextmanager
def threads_may_end() -> Iterator[None]:
    """A fault where nobody catches it ends its thread, or leaves a socket to the garbage collector.

    It must end nothing else. What is logged of it would keep its sockets alive, into other tests.
    """
    logging.disable(logging.CRITICAL)
    told = threading.excepthook

    def tell(fault: threading.ExceptHookArgs) -> None:
        if not isinstance(fault.exc_value, InjectedError):
            told(fault)

    threading.excepthook = tell
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            yield
            _tidy_up()
    finally:
        threading.excepthook = told
        logging.disable(logging.NOTSET)


def _tidy_up() -> None:
    """What a fault kept from being closed: exchanges that a watchdog is still guarding."""
    for watchdog in [found for found in gc.get_objects() if isinstance(found, Watchdog)]:
        watchdog.close()
        watchdog._under_way.clear()
    gc.collect()
