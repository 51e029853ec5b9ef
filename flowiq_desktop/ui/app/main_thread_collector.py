"""MainThreadCollector: garbage is looked for in the main thread alone."""

from PySide6.QtCore import QObject, QTimer, Slot

from flowiq_desktop.system.calm_collector import ShortLooks, collect_only_on_request

_CALM_MS, _BUSY_MS = 100, 20
"""A thread that reads or checks makes 300,000 objects a second and more. What gathers is looked
through at once, in which time the window stands still: 10,000 take 1 ms, a million 100 ms."""


class MainThreadCollector(QObject):
    """Takes the search for garbage away from the threads that work in the background.

    Python searches in the thread that happens to make the next object, and destroys there what it
    finds. If that is a widget, Qt takes it apart while the main thread draws or makes others: the
    program crashes, or both threads wait for each other for ever.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        collect_only_on_request()
        self._looks = ShortLooks()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_CALM_MS)

    @Slot()
    def _collect(self) -> None:
        self._timer.setInterval(_BUSY_MS if self._looks.look() else _CALM_MS)
