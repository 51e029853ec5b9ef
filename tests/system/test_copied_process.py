"""Work that a copy of this process does beside it."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from flowiq_desktop.system.copied_process import WorkBeside, can_be_copied
from flowiq_desktop.system.copy_answers import Patience

copied = pytest.mark.skipif(not can_be_copied(), reason="no copy of a process is made here")
pytestmark = pytest.mark.usefixtures("copies")


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


def _asleep() -> None:
    threading.Event().wait()


def _busy() -> None:
    while True:
        pass


@copied
@pytest.mark.parametrize("hang", [_asleep, _busy])
@pytest.mark.parametrize("size", [1, 300_000])
def test_what_a_copy_that_hangs_does_not_answer_is_done_here(
    hang: Callable[[], None], size: int
) -> None:
    here = os.getpid()

    def work(n: int) -> tuple[str, bool]:
        if n == 2 and os.getpid() != here:
            hang()
        return str(n) * size, os.getpid() == here

    patience = Patience(looks=3, pause=0.01, work=0.05)
    with closing(WorkBeside(work, range(4), patience)) as beside:
        found = [*beside.results()]
    assert [text for text, _ in found] == [str(n) * size for n in range(4)]
    assert [is_here for _, is_here in found[2:]] == [True, True]


@copied
def test_a_copy_that_works_is_waited_for_however_often_it_is_looked_at() -> None:
    def work(n: int) -> tuple[int, int]:
        begun = time.process_time()
        while time.process_time() < begun + 0.3:
            pass
        return n, os.getpid()

    with closing(WorkBeside(work, [1], Patience(looks=8, pause=0.001))) as beside:
        [(_, process)] = beside.results()
    assert process != os.getpid()


@copied
def test_a_copy_whose_sleep_ends_is_waited_for() -> None:
    def work(n: int) -> tuple[int, int]:
        time.sleep(0.1)
        return n, os.getpid()

    with closing(WorkBeside(work, [1, 2], Patience(pause=0.05))) as beside:
        found = [*beside.results()]
    assert os.getpid() not in {process for _, process in found}


def test_there_is_no_copy_where_none_that_hangs_is_recognised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(_path: Path) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_bytes", none)
    assert not can_be_copied()


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
