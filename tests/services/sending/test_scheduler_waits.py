"""How long a thread waits for its turn, and what wakes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta

import pytest

from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.rate_limiter import PAIR_INTERVAL, SECOND
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.scheduler import Scheduler
from tests.services.sending.line_bench import ANNA, ANNA_AGAIN, BEN, OFFLINE, SENT, LineBench

D = DeliveryState


@dataclass
class Waits:
    """Takes the place of a condition's wait: no time passes but the bench's."""

    bench: LineBench
    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> bool:
        self.seconds.append(seconds)
        self.bench.time += int(seconds * SECOND)
        return False


def test_a_thread_waits_as_long_as_needed_and_half_a_second_at_the_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow, quick = LineBench((ANNA, BEN), rate=60), LineBench((ANNA, BEN), rate=600)
    for b, expected in ((slow, [0.5, 0.5]), (quick, [0.1])):
        waits = Waits(b)
        monkeypatch.setattr(b.line._turn, "wait", waits)
        assert (b.line.claim(), b.line.claim()) == (ANNA, BEN)
        assert waits.seconds == pytest.approx(expected)


def test_a_thread_waits_for_what_was_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    b = LineBench((ANNA, ANNA_AGAIN), rate=60_000)
    assert b.line.claim() is ANNA
    b.line.settled(ANNA, SENT, D.ACCEPTED, 1)
    b.time = PAIR_INTERVAL - SECOND // 4
    waits = Waits(b)
    monkeypatch.setattr(b.line._turn, "wait", waits)
    assert b.line.claim() is ANNA_AGAIN
    assert waits.seconds == pytest.approx([0.25])


def test_a_wait_is_never_so_short_that_it_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    b = LineBench((ANNA,), rate=60_000)
    assert b.line.claim() is ANNA
    b.line.settled(ANNA, OFFLINE, D.RETRY, 1)
    b.time = 2 * SECOND - 10
    waits = Waits(b)
    monkeypatch.setattr(b.line._turn, "wait", waits)
    assert b.line.claim() is ANNA
    assert waits.seconds == [0.001]


@pytest.mark.parametrize("reason", ["in flight", "paused", "over the budget"])
def test_a_thread_with_nothing_to_do_looks_again_ten_times_a_second(
    monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    budget = Budget(messages=1) if reason == "over the budget" else NO_BUDGET
    people = (ANNA,) if reason == "in flight" else (ANNA, BEN)
    b = LineBench(people, rate=60_000, budget=budget)
    b.line.claim()
    b.time += SECOND
    assert reason == "paused" or b.line.claim_at_once() is None
    waits = Waits(b)

    def wait(seconds: float) -> bool:
        if len(waits.seconds) == 3:
            b.control.stop()
        return waits(seconds)

    if reason == "paused":
        b.control.pause()
    monkeypatch.setattr(b.line._turn, "wait", wait)
    assert b.line.claim() is None
    assert waits.seconds == [0.1] * 4


def test_before_the_campaign_begins_a_thread_looks_ten_times_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begins = SendTimes(begins=LineBench.noon + timedelta(seconds=0.25))
    b = LineBench((ANNA,), rate=60_000, times=begins)
    waits = Waits(b)
    monkeypatch.setattr(b.line._turn, "wait", waits)
    assert b.line.claim() is ANNA
    assert waits.seconds == [0.1] * 3


def test_after_looking_at_five_hundred_who_sleep_a_thread_looks_on_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asleep = tuple(Waiting(at, "+61412345678") for at in range(1, 501))
    times = SendTimes(quiet=QuietHours(time(21), time(7)))
    b = LineBench((*asleep, Waiting(501, "+27821234567")), rate=60_000, times=times)
    waits = Waits(b)
    monkeypatch.setattr(b.line._turn, "wait", waits)
    entry = b.line.claim()
    assert entry is not None
    assert (entry.id, waits.seconds) == (501, [0.001])


@pytest.mark.parametrize(
    "news", [Scheduler.close, Scheduler.wake, Scheduler.connected, lambda line: line.leave(1)]
)
def test_what_changes_the_turn_wakes_whoever_waits(
    monkeypatch: pytest.MonkeyPatch, news: Callable[[Scheduler], object]
) -> None:
    b, woken = LineBench(), []
    b.line.claim_at_once()
    monkeypatch.setattr(b.line._turn, "notify_all", lambda: woken.append(True))
    news(b.line)
    assert woken == [True]
