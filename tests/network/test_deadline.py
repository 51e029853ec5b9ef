"""A deadline ends what waits on a socket, and nothing that comes after it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from flowiq_desktop.network.deadline import Deadline, Watchdog


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    mine, theirs = socket.socketpair()
    with mine, theirs:
        mine.settimeout(30)
        yield mine, theirs


Pair = tuple[socket.socket, socket.socket]


def test_a_socket_that_waits_is_shut_when_the_time_is_over(pair: Pair) -> None:
    with closing(Watchdog()) as watchdog, watchdog.watching(Deadline(0.05)) as deadline:
        deadline.guard(pair[0])
        assert pair[0].recv(1) == b""
        assert (deadline.over, deadline.expired, deadline.cancelled) == (True, True, False)


def test_another_thread_may_cancel(pair: Pair) -> None:
    deadline = Deadline(30)
    deadline.guard(pair[0])
    threading.Timer(0.05, deadline.cancel).start()
    assert pair[0].recv(1) == b""
    assert (deadline.over, deadline.expired, deadline.cancelled) == (True, False, True)


@pytest.mark.parametrize("end", [Deadline.expire, Deadline.cancel])
def test_a_socket_that_comes_too_late_is_shut_at_once(pair: Pair, end: object) -> None:
    deadline = Deadline(30)
    assert callable(end)
    end(deadline)
    deadline.guard(pair[0])
    assert pair[0].recv(1) == b""


def test_what_is_over_shuts_nothing_any_more(pair: Pair) -> None:
    """The connection is kept, and the next request goes through it."""
    mine, theirs = pair
    with closing(Watchdog()) as watchdog:
        with watchdog.watching(Deadline(30)) as deadline:
            deadline.guard(mine)
        deadline.expire()
    theirs.send(b"x")
    assert mine.recv(1) == b"x"


def test_a_closed_watchdog_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    watchdog = Watchdog()
    with watchdog.watching(Deadline(30)):
        assert set(threading.enumerate()) - before
    watchdog.close()
    with watchdog.watching(Deadline(30)):
        assert set(threading.enumerate()) == before


def test_a_watchdog_may_be_closed_while_its_thread_is_being_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window is closed at the moment when the first preview begins."""
    watchdog = Watchdog()
    start = threading.Thread.start
    closers: list[threading.Thread] = []
    faults: list[BaseException] = []

    def close() -> None:
        try:
            watchdog.close()
        except RuntimeError as fault:
            faults.append(fault)

    def slow_start(thread: threading.Thread) -> None:
        closer = threading.Thread(target=close)
        start(closer)
        closers.append(closer)
        closer.join(0.2)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", slow_start)
    watchdog.begin(Deadline(30))
    closers[0].join()
    assert not faults


def test_a_socket_closed_by_its_owner_is_no_fault(pair: Pair) -> None:
    deadline = Deadline(30)
    deadline.guard(pair[0])
    pair[0].close()
    deadline.expire()
    assert deadline.expired
