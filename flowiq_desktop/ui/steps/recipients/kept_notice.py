"""KeptNotice: what became of earlier corrections, on the pages where they matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from flowiq_desktop.texts import say
from flowiq_desktop.ui.dialogs.kept_dialog import KeptDialog
from flowiq_desktop.ui.language.retranslated import keep_translated
from flowiq_desktop.ui.steps.recipients import kept_texts
from flowiq_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from flowiq_desktop.ui.jobs.edit_runner import EditRunner
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.draft_keeper import DraftKeeper
    from flowiq_desktop.ui.theme.icons import Icons


class KeptNotice(Notice):
    """Says what applies again and what does not; shows it, undoes it, forgets it."""

    def __init__(
        self,
        draft: CampaignDraft,
        keeper: DraftKeeper,
        edits: EditRunner,
        icons: Icons,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, name, parent)
        self._draft, self._keeper, self._edits, self._look_icons = draft, keeper, edits, icons
        self._failed = False
        self._reason = ""
        self.look_button = QPushButton()
        self.look_button.setObjectName(f"{name}_look")
        self.forget_button = QPushButton()
        self.forget_button.setObjectName(f"{name}_forget")
        for button in (self.look_button, self.forget_button):
            self.add_below(button)
            button.hide()
        self.look_button.clicked.connect(self._on_look)
        self.forget_button.clicked.connect(keeper.forget_not_applied)
        self.button.clicked.connect(edits.undo)
        draft.loaded_changed.connect(self._on_loaded_changed)
        for changed in (draft.kept_changed, draft.checked_changed, draft.rows_changed):
            changed.connect(self._show)
        keeper.failed.connect(self._on_failed)
        keeper.kept.connect(self._on_kept)
        keep_translated(self, self._say_kept)

    def _say_kept(self) -> None:
        self.look_button.setText(self.tr("Look at them…"))
        self.forget_button.setText(self.tr("Forget them"))
        self._show()

    @Slot()
    def _on_loaded_changed(self) -> None:
        self._failed = False
        self._show()

    @Slot(object)
    def _on_failed(self, fault: Exception) -> None:
        self._failed = True
        self._reason = (fault.strerror if isinstance(fault, OSError) else "") or str(fault)
        self._show()

    @Slot()
    def _on_kept(self) -> None:
        if self._failed:
            self._on_loaded_changed()

    @Slot()
    def _show(self) -> None:
        if self._failed:
            sentence = say(
                "Your corrections cannot be kept on this computer ({reason}).", reason=self._reason
            )
            advice = self.tr("They are lost when the window is closed or another file is opened.")
            self.tell("error", sentence, advice)
        else:
            self._show_kept()
        self._offer_what_helps()

    def _show_kept(self) -> None:
        kept, loaded = self._draft.kept, self._draft.loaded
        again = kept_texts.restored(kept) if self._at_work() else ""
        if loaded is None:
            self.clear()
        elif kept.not_applied:
            words = kept_texts.not_applied(kept, loaded.origin.path.name)
            look = self.tr("Look at them, and correct or leave out again what is still wrong.")
            self.tell("warning", words, again or look)
        elif kept.fault:
            self.tell("warning", kept.fault, again or self._advice())
        elif again:
            self.tell("info", again)
        else:
            self.clear()

    def _advice(self) -> str:
        unread = self._draft.kept.unread
        if unread is not None and unread.message_type:
            return self.tr("Write the message again, then look at the preview.")
        return self.tr("Look through the rows again before sending.")

    def _offer_what_helps(self) -> None:
        lost = bool(self._draft.kept.not_applied) and not self._failed
        self.look_button.setVisible(lost)
        self.forget_button.setVisible(lost)
        checked = self._draft.checked
        last = checked is not None and checked.edits.undo_title == self._draft.kept.title
        self.offer(self.tr("Undo these changes") if last and self._at_work() else "")

    def _at_work(self) -> bool:
        """Whether what was kept has not been undone as a whole."""
        kept, edits = self._draft.kept, self._draft.edits
        return any(kept.restored) and edits.has_done(kept.title)

    @Slot()
    def _on_look(self) -> None:
        loaded = self._draft.loaded
        if loaded is None:
            return
        dialog = KeptDialog(self._draft.kept.not_applied, loaded.origin.path.name, self.window())
        dialog.forget_wanted.connect(self._keeper.forget_not_applied)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
