"""How a run looks out for the person's wishes, and tells its threads of them."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, ReceivedRequest
from flowiq_desktop.services.sending.scheduler import Scheduler
from flowiq_desktop.services.sending.service import SendProgress
from tests.services.campaign_bench import CampaignBench, begun_run, campaign_bench


class Held:
    """A server that answers no message before it may."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()

    def script(self, request: ReceivedRequest) -> Answer | None:
        if request.method == "POST":
            self.may_answer.wait(20)
        return None


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def bench(tmp_path: Path, contract: Contract, held: Held) -> Iterator[CampaignBench]:
    with campaign_bench(tmp_path / "data", contract, held.script) as made:
        made.freeze(2)
        yield made


class Changed(threading.Event):
    """Notes how long is waited for a change."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout)
        return super().wait(timeout)


def test_a_run_says_how_far_it_is_until_its_last_thread_has_ended(
    bench: CampaignBench, held: Held
) -> None:
    """With two threads, one has nothing to do and ends at once when the person stops."""
    said: list[SendProgress] = []

    def watch(progress: SendProgress) -> None:
        if progress.in_flight and not bench.control.stopped:
            bench.control.stop()
        if bench.control.stopped:
            said.append(progress)
        if len(said) == 10:
            held.may_answer.set()

    summary = bench.run(rate=60, connections=2, watch=watch)
    assert len(said) >= 10
    assert {progress.waiting for progress in said[1:9]} == {"Finishing what is under way"}
    assert (summary.progress.sent, summary.progress.left) == (1, 1)


def test_a_run_looks_ten_times_a_second_and_once_for_each_wish(
    bench: CampaignBench, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = Changed()
    bench.control.changed = changed
    told: list[Scheduler] = []
    wake = Scheduler.wake

    def noted(line: Scheduler) -> None:
        told.append(line)
        wake(line)

    monkeypatch.setattr(Scheduler, "wake", noted)
    looks = 0
    with begun_run(bench, 2) as run:
        for looks, progress in enumerate(run.progress(), 1):
            if looks == 1:
                bench.control.pause()
            if looks == 4:
                # The pause was noticed once; since then nothing was asked for.
                assert progress.paused
                assert not changed.is_set()
                bench.control.proceed()
                held.may_answer.set()
    assert looks > 4
    assert changed.waits == [0.1] * looks
    # Each look lets the threads see what was asked for, and so does the end.
    assert len(told) == looks + 1


@pytest.mark.parametrize(("seconds", "told"), [(5.0, False), (5.001, True)])
def test_a_disk_is_said_to_be_slow_after_five_seconds(
    bench: CampaignBench, monkeypatch: pytest.MonkeyPatch, seconds: float, told: bool
) -> None:
    monkeypatch.setattr(type(bench.journal), "seconds_busy", seconds)
    with begun_run(bench, 1) as run:
        assert (run.snapshot().waiting == "Waiting for this computer's disk") is told
