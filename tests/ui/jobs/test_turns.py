"""Of the jobs in the background one computes at a time, and none waits for long."""

import threading
import time
from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.jobs.background import BackgroundRunner
from flowiq_desktop.ui.jobs.turns import Turn, Turns


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def turns() -> Turns:
    return Turns()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _free(turns: Turns) -> bool:
    """Whether the turn can be had."""
    if taken := turns.take():
        turns.give_back()
    return taken


def test_who_has_the_turn_keeps_it_while_nobody_waits(turns: Turns, clock: Clock) -> None:
    with Turn(turns, clock) as turn:
        clock.seconds += 5
        turn.pause()
        assert not _free(turns)
    assert _free(turns)


def test_a_job_waits_for_the_one_before_it(turns: Turns) -> None:
    at_work: list[str] = []
    most: list[int] = []

    def work(name: str) -> None:
        with Turn(turns) as turn:
            for _ in range(30):
                at_work.append(name)
                most.append(len(set(at_work)))
                time.sleep(0.001)
                at_work.remove(name)
                turn.pause()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most.count(2) < len(most) / 2
    assert _free(turns)


def test_beside_one_that_keeps_its_turn_the_others_go_on(turns: Turns, clock: Clock) -> None:
    """As one that waits for the answer of a website."""
    assert turns.take()
    with Turn(turns, clock) as turn:
        turn.pause()
        turns.give_back()
        turn.pause()
        assert _free(turns)  # not taken yet
        clock.seconds += 2
        turn.pause()
        assert not _free(turns)
    assert _free(turns)


def test_while_the_window_is_busy_a_job_waits(turns: Turns) -> None:
    steps: list[str] = []
    turns.begin_window()

    def work() -> None:
        with Turn(turns) as turn:
            turn.pause()
            steps.append("job")

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.05)
    steps.append("window")
    turns.end_window()
    thread.join()
    assert steps == ["window", "job"]


def test_a_job_waits_while_the_window_is_at_work_and_not_after_it(turns: Turns) -> None:
    with Turn(turns) as turn:
        with pytest.raises(LookupError), turns.window_at_work(), turns.window_at_work():
            raise LookupError
        turn.pause()
    turns.begin_window()  # by a key
    with turns.window_at_work():
        pass
    assert _waits(turns)
    turns.end_window()
    with turns.window_at_work():
        assert _waits(turns)
    assert not _waits(turns)


def test_for_a_window_that_is_busy_for_long_no_job_waits() -> None:
    """It may be waiting for that very job."""
    clock = Clock()
    turns = Turns(clock)
    turns.begin_window()
    clock.seconds += 1
    turns.begin_window()
    with Turn(turns, clock) as turn:
        for _ in range(1_000):
            clock.seconds += 1
            turn.pause()
    assert clock.seconds > 1_000


def test_a_turn_ends_with_its_job_whatever_happens(turns: Turns) -> None:
    with pytest.raises(OSError, match="gone"), Turn(turns):
        raise OSError("gone")
    assert _free(turns)


def test_jobs_at_once_all_come_to_their_end(qtbot: QtBot) -> None:
    def job(number: int) -> Generator[int, None, int]:
        for count in range(200):
            yield sum(range(count))
        return number

    runners = [BackgroundRunner() for _ in range(4)]
    results: list[int] = []
    for number, runner in enumerate(runners):
        runner.finished.connect(results.append)
        runner.start(job(number))
    qtbot.waitUntil(lambda: len(results) == 4)
    assert sorted(results) == [0, 1, 2, 3]


def _waits(turns: Turns) -> bool:
    """Whether a job that pauses now waits for the window."""
    done = threading.Event()

    def work() -> None:
        with Turn(turns) as turn:
            turn.pause()
            done.set()

    thread = threading.Thread(target=work)
    thread.start()
    waits = not done.wait(0.05)
    thread.join()
    return waits
