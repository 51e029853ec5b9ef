"""What a job yields reaches the main thread, and its counts do not flood it."""

from collections.abc import Generator

import pytest
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.ui.jobs.background import BackgroundRunner, ProgressPace

_COUNTS = 20_000


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_of_counts_that_come_at_once_the_first_is_told() -> None:
    clock = Clock()
    pace = ProgressPace(clock)

    assert pace.is_due(Progress("Reading rows", 0, 100))
    assert not pace.is_due(Progress("Reading rows", 10, 100))
    clock.seconds += 0.04
    assert not pace.is_due(Progress("Reading rows", 20, 100))
    clock.seconds += 0.02
    assert pace.is_due(Progress("Reading rows", 30, 100))
    assert not pace.is_due(Progress("Reading rows", 40, 100))


def test_other_work_is_told_at_once() -> None:
    pace = ProgressPace(Clock())

    assert pace.is_due(Progress("Reading rows", 99, 100))
    assert pace.is_due(Progress("Checking rows", 0, 100))
    assert not pace.is_due(Progress("Checking rows", 1, 100))


@pytest.mark.parametrize("value", ["a picture", None, 7], ids=repr)
def test_what_is_no_count_is_always_told(value: object) -> None:
    pace = ProgressPace(Clock())

    assert [pace.is_due(value) for _ in range(3)] == [True] * 3


def test_all_results_arrive_and_few_of_the_counts(qtbot: QtBot) -> None:
    def job() -> Generator[object, None, str]:
        for done in range(_COUNTS):
            yield Progress("Counting", done, _COUNTS)
            if done % 1_000 == 0:
                yield f"found {done}"
        return "counted"

    runner = BackgroundRunner()
    told: list[object] = []
    runner.progressed.connect(told.append)

    with qtbot.waitSignal(runner.finished, timeout=60_000) as finished:
        runner.start(job())

    counts = [value for value in told if isinstance(value, Progress)]
    assert finished.args == ["counted"]
    assert [value for value in told if value not in counts] == [
        f"found {done}" for done in range(0, _COUNTS, 1_000)
    ]
    assert counts[0] == Progress("Counting", 0, _COUNTS)
    assert len(counts) < _COUNTS / 10


def test_a_second_job_is_told_of_from_its_beginning(qtbot: QtBot) -> None:
    def job() -> Generator[Progress, None, None]:
        yield Progress("Counting", 0, 2)
        yield Progress("Counting", 1, 2)

    runner = BackgroundRunner()
    told: list[Progress] = []
    runner.progressed.connect(told.append)

    for _ in range(2):
        with qtbot.waitSignal(runner.finished, timeout=60_000):
            runner.start(job())

    assert [progress for progress in told if not progress.done] == [Progress("Counting", 0, 2)] * 2
