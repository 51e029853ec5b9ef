"""StopSignals: a polite request from outside to end, brought to the main thread."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class StopSignals(QObject):
    """Turns SIGTERM, SIGINT and SIGHUP into a Qt signal.

    Python runs its handlers only between two steps of its own code, and Qt's loop runs none, so the
    signal's number comes through a socket that the loop watches.

    Signals:
        stop_requested: the program is asked to end.
    """

    stop_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._old_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        names = ("SIGTERM", "SIGINT", "SIGHUP")
        watched = [getattr(signal, name) for name in names if hasattr(signal, name)]
        self._old_handlers = {number: signal.signal(number, _ignore) for number in watched}

    def close(self) -> None:
        """Put back what was there before."""
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _on_signal(self) -> None:
        self._reader.recv(64)
        self.stop_requested.emit()


def _ignore(_number: int, _frame: object) -> None:
    """The socket has reported it already."""
