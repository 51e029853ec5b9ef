import threading
from collections.abc import Generator, Iterator

import pytest
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.ui.jobs.latest_job import LatestJob


@pytest.fixture
def job(qtbot: QtBot) -> Iterator[LatestJob]:
    job = LatestJob()
    yield job
    assert job.shutdown()


def until(gate: threading.Event, result: str) -> Generator[Progress, None, str]:
    """A job that goes on until the gate opens; it looks often, so that it can be stopped."""
    while not gate.wait(0.005):
        yield Progress("Waiting")
    return result


def at_once(result: str) -> Generator[Progress, None, str]:
    yield Progress("Working")
    return result


def failing() -> Generator[Progress, None, str]:
    yield Progress("Working")
    raise ValueError("broken")


def test_a_job_tells_its_progress_and_its_result(qtbot: QtBot, job: LatestJob) -> None:
    seen: list[object] = []
    job.progressed.connect(seen.append)
    with qtbot.waitSignal(job.finished) as finished:
        job.request(lambda: at_once("done"))
    assert finished.args == ["done"]
    assert seen == [Progress("Working")]
    assert not job.busy


def test_the_newest_request_is_the_only_one_heard_of(qtbot: QtBot, job: LatestJob) -> None:
    gate = threading.Event()
    results: list[object] = []
    job.finished.connect(results.append)
    with qtbot.waitSignal(job.progressed):
        job.request(lambda: until(gate, "old"))
    job.request(lambda: at_once("skipped"))
    with qtbot.waitSignal(job.finished):
        job.request(lambda: at_once("new"))
    gate.set()
    qtbot.wait(30)
    assert results == ["new"]


def test_cancel_tells_at_once_and_the_next_job_still_runs(qtbot: QtBot, job: LatestJob) -> None:
    gate = threading.Event()
    with qtbot.waitSignal(job.progressed):
        job.request(lambda: until(gate, "old"))
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert not job.busy
    with qtbot.waitSignal(job.finished) as finished:
        job.request(lambda: at_once("new"))
    assert finished.args == ["new"]


def test_cancel_without_a_job_tells_nothing(qtbot: QtBot, job: LatestJob) -> None:
    with qtbot.assertNotEmitted(job.cancelled):
        job.cancel()


def test_a_fault_comes_home(qtbot: QtBot, job: LatestJob) -> None:
    with qtbot.waitSignal(job.failed) as failed:
        job.request(failing)
    assert str(failed.args[0]) == "broken"


def test_it_is_busy_until_the_result_has_been_told(qtbot: QtBot, job: LatestJob) -> None:
    busy_when_told: list[bool] = []
    job.finished.connect(lambda _: busy_when_told.append(job.busy))
    job.request(lambda: at_once("done"))
    # The thread is through before its result is home; it counts as busy in between.
    job._runner._pool.waitForDone(5000)
    job._runner._on_ended(None)
    assert job.busy
    qtbot.waitUntil(lambda: not job.busy)
    assert busy_when_told == [False]


def test_a_request_while_a_result_is_on_its_way_home_replaces_it(
    qtbot: QtBot, job: LatestJob
) -> None:
    results: list[object] = []
    job.finished.connect(results.append)
    job.request(lambda: at_once("old"))
    job._runner._pool.waitForDone(5000)
    job.request(lambda: at_once("new"))
    qtbot.waitUntil(lambda: not job.busy)
    assert results == ["new"]


def test_a_job_begins_when_the_main_thread_has_done_what_it_is_at(
    qtbot: QtBot, job: LatestJob
) -> None:
    made: list[str] = []

    def make() -> Generator[Progress, None, str]:
        made.append("job")
        return at_once("done")

    with qtbot.waitSignals([job.started, job.finished]):
        job.request(make)
        assert not made
        assert job.busy
    assert made == ["job"]


def test_what_is_cancelled_before_its_turn_never_begins(qtbot: QtBot, job: LatestJob) -> None:
    made: list[str] = []

    def make() -> Generator[Progress, None, str]:
        made.append("job")
        return at_once("done")

    job.request(make)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    qtbot.wait(20)
    assert not made
    assert not job.busy
