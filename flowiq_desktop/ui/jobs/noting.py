"""Noting: rows are told in the background what was found of them, while the person goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.core.progress import Progress
from flowiq_desktop.texts import mark
from flowiq_desktop.ui.jobs.background import BackgroundRunner

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from flowiq_desktop.core.problems import Problem
    from flowiq_desktop.services.preparing.check import CheckedSheet
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

    Found = Mapping[int, tuple[Problem, ...]]
    Noted = tuple[CheckedSheet, frozenset[int]]


class Noting(QObject):
    """Writes into the draft's checked sheet what was found of its rows, behind their links say.

    Nobody asked for it, so nothing is taken away meanwhile: the table keeps the keys, and what is
    written into a cell in that moment waits for the end, in the draft.

    Signals:
        ended: it is done, or failed, and what had to wait has been made.
        failed: an error in the program while noting.
    """

    ended = Signal()
    failed = Signal(object)

    def __init__(self, draft: CampaignDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._runner = BackgroundRunner(self)
        self._waiting: Generator[Progress, None, Noted] | None = None
        self._busy = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._start)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether something is being noted, or about to be."""
        return self._busy

    def begin(self, checked: CheckedSheet, found: Found) -> None:
        """Note this once the main thread has done what it is at."""
        self._busy = True
        self._draft.hold_edits()
        self._waiting = _note(checked, found)
        self._turn.start()

    def shutdown(self) -> bool:
        """Wait for what is under way; False when it did not end in time."""
        self._turn.stop()
        ended = self._runner.shutdown()
        self._draft.make_edits()
        return ended

    @Slot()
    def _start(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._runner.start(waiting)

    @Slot(object)
    def _on_finished(self, result: Noted) -> None:
        checked, changed = result
        if checked is self._draft.checked:
            self._draft.tell_rows_changed(changed)
        self._end()

    @Slot(object)
    def _on_failed(self, fault: object) -> None:
        self._end()
        self.failed.emit(fault)

    def _end(self) -> None:
        self._busy = False
        self.ended.emit()


def _note(checked: CheckedSheet, found: Found) -> Generator[Progress, None, Noted]:
    yield Progress(mark("Checking the changed rows"))
    return checked, checked.note_found(found)
