"""Turns: of the jobs in the background one computes at a time, so that the window waits for one.

Python runs one thread at a time. To paint a table the main thread asks for Python's lock dozens of
times, and beside three jobs each time may last three turns: the window stood still for 150 ms while
an edit was undone, the one before it written, and links were looked for.
"""

import threading
import time
from collections.abc import Callable
from typing import Self

_LENGTH = 0.01
"""Seconds that a job computes before others have their turn."""
_PATIENCE = 0.02
"""Seconds after which a job goes on beside one that keeps its turn, as for a website's answer."""
_BESIDE = 1.0
"""Seconds for which it does so before it waits again."""
_GAP = 0.0005
"""Seconds in which another thread certainly takes what was given back."""


class Turns:
    """What the jobs of a process hand to one another."""

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._waiting: set[int] = set()

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
        lasted = self._now() - self._since
        if self._has_it and lasted >= _LENGTH and self._turns.is_wanted:
            self.__exit__()
            time.sleep(_GAP)
            self.__enter__()
        elif not self._has_it and lasted >= _BESIDE:
            self.__enter__()
