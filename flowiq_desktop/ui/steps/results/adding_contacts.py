"""AddingContacts: rows refused for want of a contact are sent after their people were added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from flowiq_desktop.core.reach.turned_away import WOULD_ADD
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.services.results.campaigns import JournalError, SendRefusedError
from flowiq_desktop.services.results.report import PutBack
from flowiq_desktop.ui.dialogs.add_contacts_dialog import AddContactsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.results.report import FailureGroup, ReportService
    from flowiq_desktop.services.sending.new_contacts import ContactService
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.theme.icons import Icons


class AddingContacts(QObject):
    """Asks which columns hold the names, keeps the consent, and lets the rows wait again.

    Signals:
        put_back: what became of the rows (`PutBack`); the contacts are added when they are sent.
        failed: the exception that kept it from being written down.
    """

    put_back = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        run: CampaignRun,
        reports: ReportService,
        contacts: ContactService,
        icons: Icons,
        explainer: Explainer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._run, self._reports, self._contacts, self._icons = run, reports, contacts, icons
        self._explainer = explainer
        self._group: FailureGroup | None = None
        self._dialog: AddContactsDialog | None = None

    def ask(self, group: FailureGroup, window: QWidget) -> None:
        """Ask about the rows of a group."""
        campaign = self._run.campaign
        if campaign is None or self._run.running or self._dialog is not None:
            return
        try:
            wanted = self._contacts.allowed(campaign.id) or self._contacts.suggested(campaign.id)
            headers = self._contacts.headers(campaign.id)
        except JournalError as fault:
            self.failed.emit(fault)
            return
        self._group = group
        self._dialog = AddContactsDialog(
            group.count,
            headers,
            wanted,
            self._icons,
            self._explainer.make(Term.CONTACT),
            waiting=self._run.progress.left,
            parent=window,
        )
        self._dialog.accepted.connect(self._on_yes)
        self._dialog.finished.connect(self._on_answered)
        self._dialog.open()

    @Slot()
    def _on_yes(self) -> None:
        campaign = self._run.campaign
        if campaign is None or self._run.running or self._dialog is None or self._group is None:
            return
        try:
            self._contacts.allow(campaign.id, self._dialog.columns.wanted)
            if self._group.reason == WOULD_ADD:  # the consent itself has let them go
                done = PutBack(self._group.count, 0)
            else:
                done = self._reports.try_again(campaign.id, self._group.reason, self._group.state)
        except (SendRefusedError, JournalError) as fault:
            self.failed.emit(fault)
            return
        self.put_back.emit(done)

    @Slot()
    def _on_answered(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
