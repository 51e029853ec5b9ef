"""CheckRepeats: the choice among rows that go to the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.services.preparing.repeat_choice import CODES, Repeated, find_repeated
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.steps.check.asking.repeats_dialog import RepeatsDialog
from flowiq_desktop.ui.steps.check.check_actions import show_where_of_use

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft


class CheckRepeats(QObject):
    """Offers the choice where the to-do list has repeats, and asks."""

    def __init__(
        self, draft: CampaignDraft, edits: EditRunner, action: QAction, page: QWidget
    ) -> None:
        super().__init__(action)
        self._draft, self._edits = draft, edits
        self._action, self._page = action, page
        self._job = LatestJob(self)
        self._job.finished.connect(self._on_found)
        action.triggered.connect(self._on_triggered)

    def allow(self, *, free: bool) -> None:
        """Look again at whether there are repeats; `free` when edits may be made."""
        checked = self._draft.checked
        there = checked is not None and any(task.code in CODES for task in checked.tasks())
        self._action.setEnabled(free and there)
        show_where_of_use(self._action, of_use=there)

    def shutdown(self) -> bool:
        """Stop what runs; False when it did not end in time."""
        return self._job.shutdown()

    @Slot()
    def _on_triggered(self) -> None:
        checked = self._draft.checked
        if checked is not None:
            self._job.request(lambda: find_repeated(checked))

    @Slot(object)
    def _on_found(self, repeated: Repeated) -> None:
        checked = self._draft.checked
        if checked is None or self._draft.stale or not repeated.people:
            return
        dialog = RepeatsDialog(checked, repeated, self._page)
        dialog.settled.connect(self._edits.keep_rows)
        dialog.open()
