"""PersonEraser: erases somebody from every past send, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.ui.jobs.background import BackgroundRunner

if TYPE_CHECKING:
    from flowiq_desktop.services.results.erasing import ErasingService

_LAST_WAIT_MS = 60_000
"""Erasing is one transaction that cannot be stopped half-way, so ending the program waits."""


class PersonEraser(QObject):
    """Erases one person at a time.

    Signals:
        changed: erasing began or ended.
        erased: what became of it, an `Erased`.
        failed: the exception that kept it from being done.
    """

    changed = Signal()
    erased = Signal(object)
    failed = Signal(object)

    def __init__(self, erasing: ErasingService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._erasing = erasing
        self._runner = BackgroundRunner(self)
        self._runner.finished.connect(self._on_erased)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether somebody is being erased."""
        return self._runner.busy

    def erase(self, number: str, *, stop: bool) -> None:
        """Erase this person; does nothing while another is being erased."""
        if not self.busy:
            self._runner.start(self._erasing.erase(number, stop=stop))
            self.changed.emit()

    def shutdown(self) -> None:
        """Wait for what is being erased."""
        self._runner.shutdown(_LAST_WAIT_MS)

    @Slot(object)
    def _on_erased(self, result: object) -> None:
        self.changed.emit()
        self.erased.emit(result)

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self.changed.emit()
        self.failed.emit(fault)
