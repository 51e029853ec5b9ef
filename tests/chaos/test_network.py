"""Rows of the fault matrix that need one named fault of the network, the clock or the program."""

import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop import __version__
from flowiq_desktop.core.delivery.circuit_breaker import CircuitBreaker
from flowiq_desktop.core.delivery.rate_limiter import SECOND, RateLimiter
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.flowiq.account import Connection
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.flowiq.http.transport import Timeouts, Transport
from flowiq_desktop.journal.tables import deliveries
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.practice_server.exchange import (
    Answer,
    ReceivedRequest,
    Script,
    refusal,
)
from flowiq_desktop.services.sending.progress import RateMeter
from flowiq_desktop.services.sending.queue import SendQueue
from flowiq_desktop.services.sending.scheduler import Scheduler
from flowiq_desktop.services.sending.service import SendService
from flowiq_desktop.system.clock import Clock
from tests.raw_server import Peer, RawServer
from tests.services.campaign_bench import CampaignBench, campaign_bench

Bench = Callable[..., CampaignBench]
ACCEPTED = b'{"success": true, "message": "ok", "data": {"message_id": "wamid.%d"}}'


class FastClock:
    """A clock that advances whenever it is read, so that an hour takes no time."""

    def __init__(self, seconds: float = 0.5) -> None:
        self._step = int(seconds * SECOND)
        self._now = 0
        self._lock = threading.Lock()

    def __call__(self) -> int:
        """Nanoseconds, more each time."""
        with self._lock:
            self._now += self._step
            return self._now


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[Bench]:
    with ExitStack() as stack:

        def make(script: Script | None = None, clock: Clock | None = None) -> CampaignBench:
            behaviour = Behaviour(script=script)
            b = stack.enter_context(campaign_bench(tmp_path / "data", contract, None, behaviour))
            b.service = SendService(
                b.journal, _short, clock or Clock(monotonic_ns=FastClock(), jitter=lambda: 0.5)
            )
            return b

        yield make


def _short(connection: Connection, connections: int) -> FlowIQClient:
    return FlowIQClient(connection, Transport(connections, Timeouts(1, 0.3, 0.5, 0.0)), __version__)


def _once(bench: CampaignBench) -> bool:
    return set(Counter(bench.posts()).values()) == {1}


@pytest.mark.parametrize(
    "wait",
    [
        *("0", "3", "-1", "1000000000", "soon", "", "1e9"),
        *("Fri, 01 Jan 2010 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"),
    ],
)
def test_a_storm_of_refusals_for_speed_loses_nothing(bench: Bench, wait: str) -> None:
    refused = Answer(429, {"error": "Too many requests"}, {"Retry-After": wait})
    posts = iter(range(1000))
    b = bench(
        lambda r: refused if r.method == "POST" and next(posts) % 3 < 2 else None,
        Clock(monotonic_ns=FastClock(seconds=600), jitter=lambda: 0.5),
    )
    b.freeze(6)
    summary = b.run(connections=2)
    assert summary.done
    assert summary.progress.sent == 6
    assert len({r.body["phone_number"] for r in b.server.accepted}) == len(b.server.accepted) == 6


@pytest.mark.parametrize(("status", "title"), [(401, "Invalid API key"), (402, "No credit")])
def test_a_key_revoked_or_credit_gone_midway_stops_within_the_messages_in_flight(
    bench: Bench, status: int, title: str
) -> None:
    lock, posts = threading.Lock(), 0

    def script(request: ReceivedRequest) -> Answer | None:
        nonlocal posts
        with lock:
            posts += request.method == "POST"
            refused = request.method == "POST" and 10 < posts <= 20
            return refusal(status, title, "") if refused else None

    b = bench(script)
    b.freeze(40)
    stopped = b.run(connections=4)
    assert stopped.stopped_because is not None
    assert len(b.posts()) <= 10 + 4
    assert set(b.states) == {DeliveryState.ACCEPTED, DeliveryState.READY}
    while not b.again().done:
        pass
    assert len({r.body["phone_number"] for r in b.server.accepted}) == len(b.server.accepted) == 40


def test_an_answer_after_the_deadline_changes_nothing(bench: Bench) -> None:
    first = threading.Event()

    def script(request: ReceivedRequest) -> Answer | None:
        if request.method != "POST" or first.is_set():
            return None
        first.set()
        return Answer(200, {}, delay=0.8, accepted=True)

    b = bench(script)
    b.freeze(5)
    assert b.run(connections=1).progress.unsure == 1
    assert b.states[0] is DeliveryState.UNKNOWN
    assert b.again().progress.unsure == 1
    assert _once(b)


def test_a_wall_clock_that_jumps_changes_nothing_but_what_people_read(
    tmp_path: Path, contract: Contract
) -> None:
    jumps = [timedelta(days=d) for d in (0, 1, -1, 400, -400)]
    looks = iter(range(100_000))

    def now() -> datetime:
        return datetime(2026, 3, 29, 1, 59, 59, tzinfo=UTC) + jumps[next(looks) % len(jumps)]

    with campaign_bench(tmp_path / "data", contract) as b:
        b.journal._now = now
        b.service = SendService(b.journal, _short, Clock(now=now, jitter=lambda: 0.5))
        b.freeze(30)
        assert b.run().progress.sent == 30
        assert _once(b)


def test_a_clock_that_stands_still_or_leaps_never_makes_a_burst() -> None:
    limiter = RateLimiter(60.0)
    gone = []
    for now in (0, 0, 0, 10**9, 600 * 10**9, 600 * 10**9, 600 * 10**9):
        if not limiter.wait(now):
            limiter.take(now)
            gone.append(now)
    assert gone == [0, 10**9, 600 * 10**9]


def test_a_kept_connection_that_closes_on_the_second_request_is_unsure_and_not_sent_again(
    tmp_path: Path, contract: Contract
) -> None:
    seen: list[bytes] = []

    def once_then_close(peer: Peer) -> None:
        if seen_first := peer.read_request():
            seen.append(seen_first)
            peer.answer(ACCEPTED % len(seen))
            seen.append(peer.read_request())

    with campaign_bench(tmp_path / "data", contract) as b, RawServer(once_then_close) as server:
        b.connection = Connection(server.url, "fiq_practice", practice=True)
        b.ask_first = False
        b.freeze(4)
        b.run(connections=1)
        b.again()
        posts = [post for post in seen if post]
        assert DeliveryState.UNKNOWN in b.states
        assert len(posts) == len(set(posts)) == sum(r.attempts for r in b.records)


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (deliveries, "begin_attempt"),
        (deliveries, "settle"),
        (FlowIQClient, "send"),
        (SendQueue, "take"),
        (SendQueue, "done"),
        (RateLimiter, "take"),
        (RateLimiter, "wait"),
        (RateLimiter, "accepted"),
        (CircuitBreaker, "note"),
        (RateMeter, "note"),
        (Scheduler, "claim_at_once"),
        (Scheduler, "begun"),
        (Scheduler, "heed_limits"),
        (Scheduler, "settled"),
        (Scheduler, "leave"),
    ],
)
@pytest.mark.parametrize("nth", [3])
def test_a_fault_of_the_program_anywhere_stops_it_and_doubles_nothing(
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    where: object,
    name: str,
    nth: int,
) -> None:
    b = bench()
    b.freeze(12)
    calls = iter(range(1, 10_000))
    real = getattr(where, name)

    def faulty(*arguments: Any, **named: Any) -> Any:  # as whatever it stands in for
        if next(calls) >= nth:
            raise RuntimeError("a fault of the program")
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(where, name, faulty)
        stopped = b.run(connections=2)
    assert stopped.stopped_because is not None
    assert stopped.stopped_because.code == "program_fault"
    caplog.clear()
    assert DeliveryState.SENDING not in b.states
    finished = b.again()
    assert finished.done
    assert finished.progress.sent + finished.progress.unsure == 12
    assert _once(b)


def test_without_room_for_another_thread_nothing_is_sent_and_it_is_said(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    b = bench()
    b.freeze(10)
    start = threading.Thread.start

    def no_room(thread: threading.Thread) -> None:
        if thread.name == "sender-2":
            raise RuntimeError("can't start new thread")
        start(thread)

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", no_room)
        with pytest.raises(RuntimeError, match="new thread"):
            b.run()
    assert not [t for t in threading.enumerate() if t.name.startswith("sender")]
    assert DeliveryState.SENDING not in b.states
    assert b.again().progress.sent == 10
    assert _once(b)


def test_a_computer_without_a_network_sends_nothing(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-n", "true"], check=False).returncode:
        pytest.skip("this computer lets nobody make a network of its own")
    script = (
        "import requests\n"
        "from flowiq_desktop.flowiq.http.transport import ExchangeError, Transport\n"
        "request = requests.Request('POST', 'http://127.0.0.1:9', data=b'{}').prepare()\n"
        "try: Transport().exchange(request)\n"
        "except ExchangeError as error: print(error.left, error.kind)\n"
    )
    call = [unshare, "-n", sys.executable, "-c", script]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "network"]
