"""Turns: of the jobs in the background one computes at a time, and none while the window is used.

Python runs one thread at a time. To paint a table the main thread asks for Python's lock dozens of
times, and beside three jobs each time may last three turns: the window stood still for 150 ms while
an edit was undone, the one before it written, and links were looked for. Even beside one job a
picture of 15 ms took 60.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Self

_LENGTH = 0.01
"""Seconds that a job computes before others have their turn."""
_PATIENCE = 0.02
"""Seconds after which a job goes on beside one that keeps its turn, as for a website's answer."""
_BESIDE = 1.0
"""Seconds for which it does so before it waits again."""
_GAP = 0.0005
"""Seconds in which another thread certainly takes what was given back."""
_MOST_FOR_THE_WINDOW = 0.25
"""Seconds of its work that jobs wait for: one that is busy for longer may wait for a job."""


class Turns:
    """What the jobs of a process hand to one another, and leave to its window.

    Args:
        now: seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._held = threading.Lock()
        self._waiting: set[int] = set()
        self._window_rests = threading.Event()
        self._window_rests.set()
        self._window_began = 0.0

    def begin_window(self) -> None:
        """A person wants something of the window, or it has much to show."""
        if self._window_rests.is_set():
            self._window_began = self._now()
            self._window_rests.clear()

    def end_window(self) -> None:
        """That is done."""
        self._window_rests.set()

    @contextmanager
    def window_at_work(self) -> Iterator[None]:
        """The window does something that would take twice as long beside a job."""
        is_first = self._window_rests.is_set()
        self.begin_window()
        try:
            yield
        finally:
            if is_first:
                self.end_window()

    def wait_for_window(self) -> None:
        """Let the window do what is wanted of it, unless that lasts."""
        if not self._window_rests.is_set():
            lasted = self._now() - self._window_began
            self._window_rests.wait(max(0.0, _MOST_FOR_THE_WINDOW - lasted))

    @property
    def is_wanted(self) -> bool:
        """Whether some job waits for its turn."""
        return bool(self._waiting)

    def take(self) -> bool:
        """Wait a little for a turn; whether there was one."""
        here = threading.get_ident()
        self._waiting.add(here)
        taken = self._held.acquire(timeout=_PATIENCE)
        self._waiting.discard(here)
        return taken

    def give_back(self) -> None:
        """Let another job have it."""
        self._held.release()


class Turn:
    """The turns of one job, which is at work while this is open and says where it may pause."""

    def __init__(self, turns: Turns, now: Callable[[], float] = time.monotonic) -> None:
        self._turns, self._now = turns, now
        self._has_it = False
        self._since = 0.0

    def __enter__(self) -> Self:
        self._has_it = self._turns.take()
        self._since = self._now()
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._has_it:
            self._has_it = False
            self._turns.give_back()

    def pause(self) -> None:
        """Let the others have their turn, if they want it and this one lasted long enough."""
        now = self._now()
        if self._has_it and now - self._since >= _LENGTH and self._turns.is_wanted:
            self.__exit__()
            time.sleep(_GAP)
            self.__enter__()
        elif not self._has_it and now - self._since >= _BESIDE:
            self.__enter__()
        self._turns.wait_for_window()


OF_THIS_PROCESS: Final = Turns()
"""There is one, as there is of Python's lock."""
