"""LatestJob: of many requests for the same kind of work, only the newest counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.progress import Cancelled
from flowiq_desktop.ui.jobs.background import BackgroundRunner, Job
from flowiq_desktop.ui.jobs.turns import OF_THIS_PROCESS


class LatestJob(QObject):
    """Runs the newest requested job in the background; an older one is stopped and ignored.

    A job begins when the main thread has done what it is at, such as showing a page: both at once
    would take turns at Python's lock, and the window would stand still for several times as long.

    Signals:
        started: a job began.
        progressed: each value the job yields.
        finished: what the newest job returned.
        failed: the exception it raised, never `Cancelled`.
        cancelled: it was stopped by `cancel`, and nothing runs any more.
    """

    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = BackgroundRunner(self)
        self._next: Callable[[], Job] | None = None
        self._running = False
        self._unwanted = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._start_next)
        self._runner.progressed.connect(self._on_progressed)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a job that is still wanted is under way or about to begin."""
        return self._next is not None or (self._running and not self._unwanted)

    def request(self, make_job: Callable[[], Job]) -> None:
        """Run this job as soon as an older one has stopped.

        Args:
            make_job: makes the generator; called on the main thread when its turn comes.
        """
        self._next = make_job
        if self._running:
            self._unwanted = True
            self._runner.cancel()
        else:
            self._turn.start()

    def cancel(self) -> None:
        """Stop what runs and forget what waits."""
        was_busy = self.busy
        self._next = None
        if self._running:
            self._unwanted = True
            self._runner.cancel()
        if was_busy:
            self.cancelled.emit()

    def shutdown(self) -> bool:
        """Stop and wait; False when the job did not end in time."""
        self._next = None
        self._unwanted = True
        return self._runner.shutdown()

    @Slot()
    def _start_next(self) -> None:
        if self._running:
            return
        make_job, self._next = self._next, None
        if make_job is not None:
            self._unwanted = False
            job = make_job()
            self._running = True
            self._runner.start(job)
            self.started.emit()

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        if not self._unwanted:
            self.progressed.emit(progress)

    @Slot(object)
    def _on_finished(self, result: object) -> None:
        self._running = False
        if not self._unwanted:
            with OF_THIS_PROCESS.window_at_work():  # it shows what was found, beside other jobs
                self.finished.emit(result)
        self._start_next()

    @Slot(object)
    def _on_failed(self, fault: object) -> None:
        self._running = False
        if not self._unwanted and not isinstance(fault, Cancelled):
            self.failed.emit(fault)
        self._start_next()
