"""CheckDamage: what spreadsheet programs did to the columns of the list, and undoing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.services.preparing.columns.damage import ColumnDamage, find_damage
from flowiq_desktop.ui.jobs.latest_job import LatestJob
from flowiq_desktop.ui.steps.check.asking.damage_dialog import DamageDialog
from flowiq_desktop.ui.steps.check.check_actions import show_where_of_use

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft


class CheckDamage(QObject):
    """Looks through the list after each check, and offers what it found.

    Only while the dialog is open is it looked through again after an edit: with a hundred thousand
    rows that takes a second, and a person edits cell by cell.
    """

    def __init__(
        self, draft: CampaignDraft, edits: EditRunner, action: QAction, page: QWidget
    ) -> None:
        super().__init__(action)
        self._draft, self._edits = draft, edits
        self._action, self._page = action, page
        self._found: tuple[ColumnDamage, ...] = ()
        self._dialog: DamageDialog | None = None
        self._job = LatestJob(self)
        self._job.finished.connect(self._on_found)
        draft.checked_changed.connect(self._on_checked_changed)
        edits.ended.connect(self._on_edited)
        action.triggered.connect(self._on_triggered)

    def allow(self, *, free: bool) -> None:
        """Look again at whether there is damage; `free` when edits may be made."""
        self._action.setEnabled(free and bool(self._found))
        show_where_of_use(self._action, of_use=bool(self._found))

    def shutdown(self) -> bool:
        """Stop what runs; False when it did not end in time."""
        return self._job.shutdown()

    @Slot()
    def _on_checked_changed(self) -> None:
        self._found = ()
        self.allow(free=False)
        self._look()

    @Slot()
    def _on_edited(self) -> None:
        if self._dialog is not None:
            self._look()

    def _look(self) -> None:
        checked = self._draft.checked
        if checked is None:
            self._job.cancel()
        else:
            self._job.request(lambda: find_damage(checked))

    @Slot(object)
    def _on_found(self, found: tuple[ColumnDamage, ...]) -> None:
        self._found = found
        if self._dialog is not None:
            self._dialog.show_found(found)
        self.allow(free=self._may_edit())

    def _may_edit(self) -> bool:
        draft = self._draft
        return draft.checked is not None and not draft.stale and not self._edits.busy

    @Slot()
    def _on_triggered(self) -> None:
        self._dialog = DamageDialog(self._found, self._page)
        self._dialog.undo_wanted.connect(self._edits.undo_damage)
        self._dialog.undo_all_wanted.connect(self._edits.undo_all_damage)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()
        self._look()  # cells may have been corrected since

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None
