"""Sending with the journal on, against a bare pool of requests sessions on the same server."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.services.sending.service import SendControl, SendOptions, SendService
from flowiq_desktop.system.clock import Clock, local_now
from tests.bench.drive import result
from tests.bench.timing import in_turn

MESSAGES = 3000
CONNECTIONS = 4
ALLOWED = 1200
"""Messages a minute that the limiting server takes; it says so in its headers."""
_MINUTES = 1.5
"""Long enough to enter a second window: whoever keeps the wished rate is refused in the first."""
_WISHED = 2 * ALLOWED
_UNLIMITED = 10_000_000


@contextmanager
def server(*arguments: str) -> Iterator[str]:
    """The practice server in a process of its own; its address."""
    command = [sys.executable, "-m", "flowiq_desktop.practice_server", "--no-failures"]
    process = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield (process.stdout.readline() if process.stdout else "").split()[-1]
    finally:
        process.kill()
        process.communicate()


def bodies(count: int) -> list[bytes]:
    """Messages to different people."""
    numbers = [f"+2782{i:07d}" for i in range(count)]
    return [
        encoded({"phone_number": n, "message_type": "text", "text": f"Hello {n}"}) for n in numbers
    ]


def send_all(url: str, messages: list[bytes], rate: int = _UNLIMITED) -> int:
    """Freeze and send a campaign, with all that makes it safe; how many tries were refused."""
    connection = Connection(url, "fiq_practice", practice=True)
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder), local_now) as journal:
        campaign = journal.campaigns.begin(NewCampaign("Bench", True, "", "", ()))
        rows = [
            NewDelivery(i, (), f"+2782{i:07d}", "text", body, DeliveryState.READY)
            for i, body in enumerate(messages)
        ]
        list(journal.campaigns.add(campaign, rows))
        journal.campaigns.freeze(campaign)
        service = SendService(journal, new_client, Clock())
        run = service.run(campaign, connection, SendOptions(rate, CONNECTIONS), SendControl())
        summary = result(run)
        if summary.progress.sent != len(messages):
            raise RuntimeError(f"not everything was sent: {summary}")
        return sum(record.attempts for record in journal.deliveries.of(campaign)) - len(messages)


def post_all(url: str, messages: list[bytes]) -> None:
    """What a plain script would do: no journal, no pace, no classification."""
    session = requests.Session()
    session.mount("http://", HTTPAdapter(pool_maxsize=CONNECTIONS))
    headers = {"Authorization": "Bearer fiq_practice", "Content-Type": "application/json"}

    def post(body: bytes) -> bool:
        answer = session.post(f"{url}/send-whatsapp", data=body, headers=headers, timeout=60)
        return bool(answer.json()["success"])

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        if not all(pool.map(post, messages)):
            raise RuntimeError("the bare pool was refused")


def bench(_folder: Path) -> list[str]:
    """Lines for the report."""
    messages = bodies(MESSAGES)
    with server() as url:
        pair = in_turn(lambda: send_all(url, messages), lambda: post_all(url, messages))
    ours, peer = MESSAGES / pair.ours, MESSAGES / pair.peer
    line = (
        f"sending, journal on: {1 / pair.ratio:.2f} x a bare pool of requests sessions with "
        f"{CONNECTIONS} connections ({ours:,.0f} against {peer:,.0f} a second; budget 1.0)"
    )
    return [line, _allowed_rate()]


def _allowed_rate() -> str:
    """How much of an allowed rate is used, and how many requests are refused for it."""
    count = int(ALLOWED * _MINUTES)
    with server("--rate", str(ALLOWED)) as url:
        began = time.monotonic()
        refused = send_all(url, bodies(count), rate=_WISHED)
        took = time.monotonic() - began
    used = count / took * 60 / ALLOWED
    return (
        f"use of an allowed rate of {ALLOWED:,} a minute, {_WISHED:,} being wished: {used:.1%}"
        f" (budget 97 %), {refused / (count + refused):.2%} refused (budget 1 %)"
    )
