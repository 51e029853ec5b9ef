"""Work that this process and a copy of it share until they meet."""

import os
import time
from contextlib import closing

import pytest

from flowiq_desktop.system.copied_process import can_be_copied
from flowiq_desktop.system.divided_work import DividedWork
from tests.copies import wait_for

copied = pytest.mark.skipif(not can_be_copied(), reason="no copy of a process is made here")
pytestmark = pytest.mark.usefixtures("copies")
HERE = os.getpid()


def _where(n: int) -> tuple[int, bool]:
    return n, os.getpid() == HERE


@pytest.mark.parametrize("count", [0, 1, 2, 3, 500])
@pytest.mark.parametrize("may_copy", [True, False])
def test_results_come_in_the_order_of_the_pieces(count: int, *, may_copy: bool) -> None:
    with closing(DividedWork(_where, range(count), may_copy=may_copy)) as work:
        found = [*work.results()]
    assert [n for n, _ in found] == [*range(count)]


@copied
def test_the_copy_does_the_last_pieces_and_this_process_the_first(copies: list[int]) -> None:
    with closing(DividedWork(_where, range(6))) as work:
        results = work.results()
        found = [next(results)]
        wait_for(copies[-1])
        found += results
    assert [is_here for _, is_here in found] == [True] + [False] * 5


@copied
def test_a_copy_that_hangs_is_not_waited_for() -> None:
    def slow(n: int) -> int:
        if os.getpid() != HERE:
            time.sleep(600)
        return n

    with closing(DividedWork(slow, range(5))) as work:
        assert [*work.results()] == [*range(5)]


@copied
def test_what_goes_wrong_in_the_copy_goes_wrong_here() -> None:
    def work(n: int) -> int:
        if n == 2:
            raise LookupError("nothing there")
        return n

    with closing(DividedWork(work, range(3))) as divided:
        results = divided.results()
        assert [next(results), next(results)] == [0, 1]
        with pytest.raises(LookupError, match="nothing there"):
            next(results)


@copied
def test_answers_that_are_longer_than_the_pipe_arrive_whole() -> None:
    with closing(DividedWork(lambda n: str(n) * 3_000_000, range(4))) as work:
        assert [*work.results()] == [str(n) * 3_000_000 for n in range(4)]


@copied
def test_a_copy_that_nobody_asks_is_ended() -> None:
    work = DividedWork(time.sleep, [600, 600])
    work.close()
    work.close()


def test_where_there_can_be_no_copy_this_process_does_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_more() -> int:
        raise BlockingIOError("there are as many processes as there may be")

    monkeypatch.setattr(os, "fork", no_more, raising=False)
    with closing(DividedWork(_where, range(3))) as work:
        assert [*work.results()] == [(0, True), (1, True), (2, True)]
