"""Work that a copy of this process does beside it."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from flowiq_desktop.system.copied_process import WorkBeside, can_be_copied

copied = pytest.mark.skipif(not can_be_copied(), reason="no copy of a process is made here")


@pytest.fixture(autouse=True)
def _no_process_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each copy has ended by the end of a test, and the system has forgotten it."""
    copies, fork = list[int](), getattr(os, "fork", None)

    def noted() -> int:
        assert fork is not None
        copies.append(fork())
        return copies[-1]

    monkeypatch.setattr(os, "fork", noted, raising=False)
    yield
    for process in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@copied
def test_pieces_are_worked_on_by_another_process_and_come_in_their_order() -> None:
    with closing(WorkBeside(lambda n: (n, os.getpid()), range(5))) as work:
        found = [*work.results()]
    assert [n for n, _ in found] == [*range(5)]
    assert {process for _, process in found}.isdisjoint({os.getpid()})
    assert len({process for _, process in found}) == 1


@copied
def test_a_copy_works_ahead_though_nobody_reads() -> None:
    with closing(WorkBeside(lambda n: str(n) * 300_000, range(4))) as work:
        assert [*map(len, work.results())] == [300_000] * 4


@copied
def test_what_a_copy_that_died_left_is_done_here() -> None:
    here = os.getpid()

    def work(n: int) -> tuple[int, bool]:
        if n == 2 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return n, os.getpid() == here

    with closing(WorkBeside(work, range(4))) as beside:
        found = [*beside.results()]
    assert [n for n, _ in found] == [*range(4)]
    assert [is_here for _, is_here in found[2:]] == [True, True]


@copied
def test_what_goes_wrong_in_a_copy_goes_wrong_here() -> None:
    def work(_n: int) -> None:
        raise LookupError("nothing there")

    with (
        closing(WorkBeside(work, [1])) as beside,
        pytest.raises(LookupError, match="nothing there"),
    ):
        next(beside.results())


@copied
def test_a_copy_that_nobody_waits_for_is_ended() -> None:
    work = WorkBeside(time.sleep, [600])
    work.close()
    work.close()


@copied
def test_a_copy_finishes_nothing_that_the_process_began_to_write(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with os.fdopen(os.dup(1), "w") as stream:
        stream.write("once ")
        with closing(WorkBeside(abs, [-1])) as work:
            assert [*work.results()] == [1]
    assert capfd.readouterr().out == "once "


def test_without_a_copy_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with closing(WorkBeside(lambda n: (n, os.getpid()), range(3))) as work:
        assert [*work.results()] == [(n, os.getpid()) for n in range(3)]


def test_without_pieces_there_is_nothing_to_do() -> None:
    with closing(WorkBeside(abs, list[int]())) as work:
        assert [*work.results()] == []


def test_where_no_process_can_be_started_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fork() -> int:
        raise BlockingIOError("too many processes")

    monkeypatch.setattr(os, "fork", fork, raising=False)
    with closing(WorkBeside(abs, [-1, -2])) as work:
        assert [*work.results()] == [1, 2]
