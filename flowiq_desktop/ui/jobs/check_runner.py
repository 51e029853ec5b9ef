"""CheckRunner: checks the spreadsheet again whenever the mapping or the country changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from flowiq_desktop.services.preparing.check import CheckedSheet, check_sheet, everybody, nobody
from flowiq_desktop.services.preparing.places.map_files import read_map
from flowiq_desktop.ui.jobs.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Generator

    from flowiq_desktop.core.progress import Progress
    from flowiq_desktop.ui.jobs.background import Job
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft

PAUSE_MS = 250
"""Pause before a check begins, so that typing does not start one per key."""


class CheckRunner(QObject):
    """Keeps the draft's `checked` in step with its mapping and country, in the background.

    Signals:
        started: a check began, or is about to begin.
        progressed: `Progress` of the check.
        ended: the check's result is in the draft, or there is nothing to check.
        failed: an error in the program while checking.
    """

    started = Signal()
    progressed = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, draft: CampaignDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._job = LatestJob(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a check runs or is about to."""
        return self._pause.isActive() or self._job.busy

    @Slot()
    def check_soon(self) -> None:
        """Check after a short pause; a running check is stopped, because it is out of date."""
        if self._draft.loaded is None:
            self._pause.stop()
            self._job.cancel()
            self.ended.emit()
            return
        self._job.cancel()
        self._pause.start()
        self.started.emit()

    @Slot()
    def check_now(self) -> None:
        """Begin the pending check at once."""
        if self._pause.isActive():
            self._pause.stop()
            self._begin()

    def shutdown(self) -> bool:
        """Stop and wait; False when the check did not end in time."""
        self._pause.stop()
        return self._job.shutdown()

    def _connect(self) -> None:
        for changed in (
            self._draft.loaded_changed,
            self._draft.mapping_changed,
            self._draft.country_changed,
            self._draft.contacts_changed,
        ):
            changed.connect(self.check_soon)
        self._pause.timeout.connect(self._begin)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self.failed)

    @Slot()
    def _begin(self) -> None:
        self._job.request(self._make_job)

    def _make_job(self) -> Job:
        draft, loaded = self._draft, self._draft.loaded
        if loaded is None:
            raise RuntimeError("There is no spreadsheet to check.")
        may_be_created = everybody if draft.contacts_needed else nobody
        check = check_sheet(
            loaded.sheet,
            draft.mapping,
            draft.country,
            draft.edits,
            may_be_created=may_be_created,
        )
        return _with_map(check)

    @Slot(object)
    def _on_finished(self, checked: CheckedSheet) -> None:
        self._draft.set_checked(checked)
        self.ended.emit()


def _with_map(
    check: Generator[Progress, None, CheckedSheet],
) -> Generator[Progress, None, CheckedSheet]:
    """The map of a list with places is read beside the window: its first picture waited 9 ms."""
    checked = yield from check
    if checked.places:
        read_map()
    return checked
