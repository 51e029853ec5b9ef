"""BackgroundRunner: runs a service's generator off the main thread and delivers what it yields."""

import contextlib
import threading
import time
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

from flowiq_desktop.core.progress import Cancelled, Progress
from flowiq_desktop.ui.jobs.turns import OF_THIS_PROCESS, Turn
from flowiq_desktop.ui.qt_override import override

Job = Generator[Any, None, Any]
_TOLD_EVERY_SECONDS = 0.05
"""How often a count is told. Hundreds at once would keep the main thread from everything else:
Qt delivers what is posted meanwhile before it looks at the keyboard again."""


class ProgressPace:
    """Lets through all but the counts that follow one another faster than anybody reads."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._doing = ""
        self._told = 0.0

    def is_due(self, value: object) -> bool:
        """Whether to tell of a value: always, unless it is one count more of the same."""
        if not isinstance(value, Progress):
            return True
        now = self._now()
        if value.doing == self._doing and now - self._told < _TOLD_EVERY_SECONDS:
            return False
        self._doing, self._told = value.doing, now
        return True


class _JobRunnable(QRunnable):
    """Drives one generator. It owns no signals: it gets the runner's, bound."""

    def __init__(
        self,
        job: Job,
        stop: threading.Event,
        signals: tuple[SignalInstance, SignalInstance, SignalInstance],
    ) -> None:
        super().__init__()
        self._job = job
        self._stop = stop
        self._progressed, self._finished, self._failed = signals
        self._pace = ProgressPace()

    @override
    def run(self) -> None:
        try:
            with Turn(OF_THIS_PROCESS) as turn:
                self._work(turn)
            _tell(self._failed, Cancelled())
        except StopIteration as done:
            _tell(self._finished, done.value)
        except Exception as fault:  # noqa: BLE001 - every fault comes home to the main thread
            _tell(self._failed, fault)

    def _work(self, turn: Turn) -> None:
        """Go on until the job ends, by StopIteration, or is to be stopped."""
        while not self._stop.is_set():
            value = next(self._job)
            if self._pace.is_due(value):
                _tell(self._progressed, value)
            turn.pause()
        self._job.close()


def _tell(signal: SignalInstance, value: object) -> None:
    """Deliver a value; when the runner is gone with its window, nobody is waiting for it."""
    with contextlib.suppress(RuntimeError):
        signal.emit(value)


class BackgroundRunner(QObject):
    """Runs one generator at a time on a thread of its own.

    Cancelling closes the generator at its next yield, so that its `finally` blocks run.

    Signals:
        progressed: each value the generator yields; of counts of the same work that follow one
            another within a twentieth of a second, the first.
        finished: what it returns.
        failed: the exception it raised; `Cancelled` when the person stopped it.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = threading.Event()
        self._busy = False
        self.finished.connect(self._on_ended)
        self.failed.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether a job is under way, or its end has not been delivered yet."""
        return self._busy

    def start(self, job: Job) -> None:
        """Begin a job; raises RuntimeError while another is under way."""
        if self._busy:
            raise RuntimeError("A job is already running.")
        self._busy = True
        self._stop = threading.Event()
        signals = (self.progressed, self.finished, self.failed)
        self._pool.start(_JobRunnable(job, self._stop, signals))

    def cancel(self) -> None:
        """Ask the job to end at its next step."""
        self._stop.set()

    def shutdown(self, wait_ms: int = 5000) -> bool:
        """Cancel and wait; False when the job is still running after `wait_ms` milliseconds."""
        self.cancel()
        return self._pool.waitForDone(wait_ms)

    def _on_ended(self, _result: object) -> None:
        self._busy = False
