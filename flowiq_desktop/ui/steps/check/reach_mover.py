"""ReachMover: people whose 24 hours are over get a template instead, in a campaign of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStyle

from flowiq_desktop.services.reach import texts
from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.services.sending.moves.draft_rows import DraftRows
from flowiq_desktop.ui.steps.check import reach_texts
from flowiq_desktop.ui.steps.move_dialog import MoveDialog
from flowiq_desktop.ui.widgets.question import Announcement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.preparing.saved_messages import SavedMessages
    from flowiq_desktop.services.sending.moves.campaign_rows import Moved
    from flowiq_desktop.services.sending.moves.draft_rows import DraftMove
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.active_account import ActiveAccount
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.theme.icons import Icons


class ReachMover(QObject):
    """Opens the dialog that chooses and fills a template; the moved rows leave the draft."""

    def __init__(
        self,
        draft: CampaignDraft,
        edits: EditRunner,
        account: ActiveAccount,
        moving: Callable[[DraftRows], DraftMove],
        saved: SavedMessages,
        icons: Icons,
        explainer: Explainer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._edits, self._account = draft, edits, account
        self._moving, self._saved, self._icons = moving, saved, icons
        self._explainer = explainer
        self._window: QWidget | None = None

    def ask(
        self, indexes: Sequence[int], is_contact: Callable[[str], bool], window: QWidget
    ) -> None:
        """Offer to move these rows of the draft, or say how a template is saved first.

        Args:
            indexes: the rows, by their position in the sheet.
            is_contact: whether somebody with this number is known as a contact.
            window: the dialog opens over it.
        """
        checked, loaded = self._draft.checked, self._draft.loaded
        if checked is None or loaded is None or self._draft.stale or not indexes:
            return
        self._window = window
        if not self._saved.templates:
            self._explain(window)
            return
        rows = DraftRows(checked, loaded, tuple(indexes), self._account.practice, is_contact)
        dialog = MoveDialog(
            self._moving(rows),
            self._saved.templates,
            0,
            self._icons,
            self._explainer.make(Term.DAY, Term.TEMPLATE),
            window,
        )
        dialog.moved_rows.connect(self._on_moved)
        dialog.open()

    def _explain(self, window: QWidget) -> None:
        group = ReachGroup.NEEDS_TEMPLATE
        Announcement(
            f"reach_{group.value}_dialog",
            lambda: texts.name_of(group),
            lambda: texts.meaning_of_group(group),
            reach_texts.template_advice,
            QStyle.StandardPixmap.SP_MessageBoxInformation,
            window,
        ).open()

    @Slot(object)
    def _on_moved(self, moved: Moved) -> None:
        """They wait in their own campaign: from here they are not sent any more."""
        self._edits.leave_out(moved.indexes)
        Announcement(
            "reach_moved_dialog",
            lambda: self.tr("Moved to a template"),
            lambda: reach_texts.moved(moved.rows),
            reach_texts.moved_advice,
            QStyle.StandardPixmap.SP_MessageBoxInformation,
            self._window,
        ).open()
