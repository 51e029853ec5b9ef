"""MediaLoader: fetches files off the main thread, the newest request first."""

import contextlib
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.services.preparing.media_previews import MediaPreviews
from flowiq_desktop.ui.qt_override import override

_LOG = logging.getLogger(__name__)
_THREADS = 2

Wish = tuple[str, str]
Load = Callable[[str, str], MediaFacts | MediaFailure]


class _LoadRunnable(QRunnable):
    """Fetches one file. It owns no signals: it gets the loader's, bound."""

    def __init__(self, ticket: int, wish: Wish, load: Load, done: SignalInstance) -> None:
        super().__init__()
        self._ticket = ticket
        self._wish = wish
        self._load = load
        self._done = done

    @override
    def run(self) -> None:
        outcome: object
        try:
            outcome = self._load(*self._wish)
        except Exception as fault:  # noqa: BLE001 - every fault comes home to the main thread
            outcome = fault
        # The loader may be gone with its window: then nobody is waiting for this any more.
        with contextlib.suppress(RuntimeError):
            self._done.emit(self._ticket, outcome)


class MediaLoader(QObject):
    """Loads what the phone asks for. Only the newest request counts; others are given up.

    Signals:
        loaded: link, and `MediaFacts` or `MediaFailure`.
    """

    loaded = Signal(str, object)
    _done = Signal(int, object)

    def __init__(self, previews: MediaPreviews, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._tickets = 0
        self._running: dict[int, Wish] = {}
        self._given_up: set[int] = set()
        self._waiting: Wish | None = None
        self._done.connect(self._on_done)

    @Slot(str, str)
    def request(self, url: str, kind: str) -> None:
        """Fetch a file; `loaded` reports it."""
        wish = url, kind
        self._waiting = None
        for ticket, other in self._running.items():
            if other != wish and ticket not in self._given_up:
                self._given_up.add(ticket)
                self._previews.stop(*other)
        if any(self._running[ticket] == wish for ticket in self._running.keys() - self._given_up):
            return
        if len(self._running) < _THREADS:
            self._start(wish)
        else:
            self._waiting = wish

    def shutdown(self, wait_ms: int = 5000) -> bool:
        """Give everything up and wait; False when something still runs after `wait_ms`."""
        self._waiting = None
        self._given_up.update(self._running)
        self._previews.close()
        return self._pool.waitForDone(wait_ms)

    def _start(self, wish: Wish) -> None:
        self._tickets += 1
        self._running[self._tickets] = wish
        self._pool.start(_LoadRunnable(self._tickets, wish, self._previews.load, self._done))

    @Slot(int, object)
    def _on_done(self, ticket: int, outcome: object) -> None:
        url, _ = self._running.pop(ticket)
        given_up = ticket in self._given_up
        self._given_up.discard(ticket)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(waiting)
        if given_up:
            return
        if isinstance(outcome, Exception):
            _LOG.error("A preview failed", exc_info=outcome)
            outcome = MediaFailure(self.tr("The preview could not be made."), can_retry=True)
        self.loaded.emit(url, outcome)
