"""Heartbeat: how long the main thread is busy, measured by a timer that should always tick."""

import time

from PySide6.QtCore import QObject, QTimer

_TICK_MS = 2


class Heartbeat(QObject):
    """Measures the longest gap between two ticks.

    Attributes:
        longest: seconds by the clock, since the last `reset`.
        busiest: the same in the thread's own processor time, which other work on the machine and
            other threads of the program do not lengthen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.reset()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_TICK_MS)

    def reset(self) -> None:
        """Start over."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.longest = self.busiest = 0.0

    def _on_tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.busiest = max(self.busiest, worked - self._worked)
        self._last, self._worked = now, worked
