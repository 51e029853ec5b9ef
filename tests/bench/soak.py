"""A very long campaign: memory, the journal's log and the speed at its beginning and its end.

Takes some minutes, so it runs only when it is named: `python -m tests.bench soak`.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendService
from flowiq_desktop.system.clock import Clock, local_now
from tests.bench.sending import CONNECTIONS, server

ROWS = 300_000
_FAST = 10_000_000
_PARTS = 10
_MIB = 1024 * 1024


@dataclass
class _Samples:
    """For each tenth of the campaign: when it ended, and the memory in use then."""

    moments: list[float] = field(default_factory=lambda: [time.monotonic()])
    memory: list[float] = field(default_factory=list)
    longest_log: int = 0


def bench(folder: Path) -> list[str]:
    """Lines for the report."""
    with server() as url, Journal(folder / "soak", local_now) as journal:
        campaign = journal.campaigns.begin(NewCampaign("Soak", True, "", "", ()))
        for _ in journal.campaigns.add(campaign, _rows()):
            pass
        journal.campaigns.freeze(campaign)
        samples = _send(journal, campaign, Connection(url, "fiq_practice", practice=True), folder)
    first, last = (
        ROWS / _PARTS / (samples.moments[at + 1] - samples.moments[at]) for at in (0, _PARTS - 1)
    )
    hours = (samples.moments[-1] - samples.moments[1]) / 3600
    grown = samples.memory[-1] - samples.memory[0]
    return [
        (
            f"{ROWS:,} messages in {samples.moments[-1] - samples.moments[0]:,.0f} s: "
            f"{first:,.0f} a second in the first tenth, {last:,.0f} in the last"
        ),
        (
            f"memory {samples.memory[0]:,.0f} MB after a tenth,"
            f" {samples.memory[-1]:,.0f} MB at the end"
            f" ({grown:+,.1f} MB in {hours:.2f} h; budget 50 MB an hour)"
        ),
        f"the journal's log was {samples.longest_log / _MIB:,.1f} MB at the longest (budget 64 MB)",
    ]


def _send(journal: Journal, campaign: int, connection: Connection, folder: Path) -> _Samples:
    service = SendService(journal, new_client, Clock())
    options, log = SendOptions(_FAST, CONNECTIONS), folder / "soak" / f"{FILE_NAME}-wal"
    samples = _Samples()
    for progress in service.run(campaign, connection, options, SendControl()):
        samples.longest_log = max(samples.longest_log, log.stat().st_size)
        while progress.sent >= ROWS / _PARTS * len(samples.moments):
            samples.moments.append(time.monotonic())
            samples.memory.append(_memory())
    while len(samples.moments) <= _PARTS:
        samples.moments.append(time.monotonic())
        samples.memory.append(_memory())
    return samples


def _memory() -> float:
    """Megabytes of this process that are in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB


def _rows() -> Iterator[NewDelivery]:
    for index in range(ROWS):
        number = f"+2782{index:07d}"
        body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {index}"})
        yield NewDelivery(index + 2, ("x",), number, "text", body, DeliveryState.READY)
