"""Heartbeat: how long the main thread is busy, measured by a timer that should always tick."""

import time

from PySide6.QtCore import QObject, QTimer

_TICK_MS = 2


class Heartbeat(QObject):
    """Measures the longest gap between two ticks.

    Attributes:
        longest: seconds, since the last `reset`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_TICK_MS)

    def reset(self) -> None:
        """Start over."""
        self._last = time.perf_counter()
        self.longest = 0.0

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
