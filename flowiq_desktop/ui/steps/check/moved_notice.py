"""MovedNotice: rows that went to a template are left out of the draft, and it says so."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.services.sending.moves.moved_rows import left_to_templates, not_left_out
from flowiq_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.sending.moves.moved_rows import MovedRowsService
    from flowiq_desktop.ui.jobs.campaign_deleter import CampaignDeleter
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons

_LOG = logging.getLogger(__name__)


class MovedNotice(Notice):
    """Leaves rows out that a campaign has taken, and puts them back when it was deleted unsent.

    Usually they are left out as soon as they are moved. Where the program ended before that was
    kept, or the spreadsheet is opened again, only the list of sent messages knows it.
    """

    def __init__(
        self,
        draft: CampaignDraft,
        edits: EditRunner,
        account: ActiveAccount,
        moved: MovedRowsService,
        deleter: CampaignDeleter,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, "moved_notice", parent)
        self._draft, self._edits, self._account, self._rows = draft, edits, account, moved
        self._moved: Mapping[int, str] = {}
        self._seen: set[int] = set()
        draft.loaded_changed.connect(self._on_loaded_changed)
        draft.checked_changed.connect(self._leave_out)
        account.changed.connect(self._leave_out)
        edits.ended.connect(self._leave_out)
        deleter.deleted.connect(self._on_deleted)

    @Slot()
    def _on_loaded_changed(self) -> None:
        self._moved, self._seen = {}, set()
        self.clear()

    @Slot()
    def _leave_out(self) -> None:
        """Leave out what has been moved; each row once, so that a person can put it back."""
        checked, loaded = self._draft.checked, self._draft.loaded
        if checked is None or loaded is None or self._draft.stale or self._edits.busy:
            return
        self._moved = self._find()
        new = [row for row in self._moved if row not in self._seen]
        self._seen.update(self._moved)
        rows = [row for row in new if row not in checked.edits.left_out]
        if rows:
            names = [self._moved[row] for row in rows]
            self.tell("info", lambda: left_to_templates(names), not_left_out)
            self._edits.leave_out(rows)

    @Slot()
    def _on_deleted(self) -> None:
        """Who was to get the template of a campaign that is gone is in the draft again."""
        before, checked = self._moved, self._draft.checked
        if checked is None or not before:
            return
        self._moved = self._find()
        back = [row for row in before if row not in self._moved and row in checked.edits.left_out]
        self._seen.difference_update(back)
        self.clear()
        if back:
            self._edits.put_back(back)

    def _find(self) -> Mapping[int, str]:
        """As far as the list can be read: what is frozen is looked through again in any case."""
        loaded = self._draft.loaded
        try:
            return self._rows.of(loaded, practice=self._account.practice) if loaded else {}
        except JournalError as fault:
            _LOG.warning("Nobody can tell which rows were moved: %s", fault)
            return self._moved
