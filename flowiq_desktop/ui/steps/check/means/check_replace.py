"""CheckReplace: find and replace in a column of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from flowiq_desktop.ui.steps.check.asking.replace_dialog import ReplaceDialog
from flowiq_desktop.ui.steps.check.checked_table_model import FIRST_CELL

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.steps.check.check_table import CheckTable


class CheckReplace(QObject):
    """Asks what to replace, beginning with the column where the person is."""

    def __init__(
        self,
        draft: CampaignDraft,
        edits: EditRunner,
        table: CheckTable,
        action: QAction,
        page: QWidget,
    ) -> None:
        super().__init__(action)
        self._draft, self._edits, self._table = draft, edits, table
        self._action, self._page = action, page
        action.triggered.connect(self._on_triggered)

    def allow(self, *, free: bool) -> None:
        """Look again at whether anything may be replaced; `free` when edits may be made."""
        self._action.setEnabled(free)

    @Slot()
    def _on_triggered(self) -> None:
        checked = self._draft.checked
        if checked is None:
            return
        column = max(0, self._table.currentIndex().column() - FIRST_CELL)
        dialog = ReplaceDialog(checked, column, self._page)
        dialog.settled.connect(self._edits.replace)
        dialog.open()
