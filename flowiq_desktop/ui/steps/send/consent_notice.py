"""ConsentNotice: a campaign adds people to the contacts, and may be told to add nobody any more."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from flowiq_desktop.services.results.campaigns import JournalError
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flowiq_desktop.services.sending.new_contacts import ContactService
    from flowiq_desktop.ui.state.campaign_run import CampaignRun
    from flowiq_desktop.ui.theme.icons import Icons

_LOG = logging.getLogger(__name__)


class ConsentNotice(Notice):
    """Stands beside the progress of such a campaign for as long as something of it waits."""

    def __init__(
        self,
        run: CampaignRun,
        contacts: ContactService,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, "consent_notice", parent)
        self._run, self._contacts = run, contacts
        self._withdrawn = 0
        self._refused = 0
        self.button.clicked.connect(self._withdraw)
        run.changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        campaign = self._run.campaign
        if campaign is None or not self._run.progress.left:
            self.clear()
            return
        if campaign.id == self._withdrawn:
            self._tell_withdrawn()
            return
        try:
            allowed = self._contacts.allowed(campaign.id) is not None
        except JournalError as fault:
            _LOG.warning("Nobody can tell whether people are added: %s", fault)
            allowed = False
        if allowed:
            self.tell(
                "info",
                lambda: say("Whoever is not a contact in FlowIQ yet is added on the way."),
                lambda: say("That can be stopped at any time; who was added stays a contact."),
            )
            self.offer(lambda: say("Stop addin&g people"))
        else:
            self.clear()

    @Slot()
    def _withdraw(self) -> None:
        campaign = self._run.campaign
        if campaign is None:
            return
        try:
            self._refused = self._contacts.withdraw(campaign.id)
        except JournalError as fault:
            self.tell_error(fault)
            return
        self._withdrawn = campaign.id
        self._tell_withdrawn()
        self._run.reread()

    def _tell_withdrawn(self) -> None:
        refused = self._refused
        self.tell(
            "info",
            lambda: say("Nobody is added to your contacts any more."),
            lambda: (
                say_count(
                    "1 row that waited for that was refused; its message was not sent.",
                    "{n} rows that waited for that were refused; their messages were not sent.",
                    refused,
                )
                if refused
                else ""
            ),
        )
        self.offer("")
