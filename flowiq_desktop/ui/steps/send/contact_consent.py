"""ContactConsent: from the box in the last question to the consent in the campaign's journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.services.sending.new_contacts import sample_of, suggested
from flowiq_desktop.ui.dialogs.contact_choice import ContactChoice

if TYPE_CHECKING:
    from flowiq_desktop.services.sending.new_contacts import ContactService, NewContacts
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.reach import Reach


class ContactConsent(QObject):
    """Asks whether people may be added, and by which columns; the draft remembers it."""

    def __init__(
        self,
        draft: CampaignDraft,
        reach: Reach,
        contacts: ContactService,
        explainer: Explainer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._explainer = explainer
        self._draft, self._reach, self._contacts = draft, reach, contacts
        self._choice: ContactChoice | None = None
        self._wanted: NewContacts | None = None

    def make_choice(self) -> ContactChoice | None:
        """The box for the question; off until the person has ticked it for this spreadsheet."""
        self._choice = None
        if (sheet := self._draft.checked) is not None:
            headers = sheet.sheet.headers
            plan = self._reach.plan
            strangers = plan.counts[ReachGroup.NO_CONTACT] if plan else 0
            guess = suggested(headers, sample_of(sheet.sheet))
            draft = self._draft
            self._choice = ContactChoice(
                headers,
                guess,
                self._explainer.make(Term.CONTACT),
                draft.contacts,
                strangers,
                needed=draft.contacts_needed,
            )
        return self._choice

    def take(self) -> None:
        """The question was answered with yes: what is chosen counts from here on."""
        self._wanted = self._choice.wanted if self._choice else None
        self._draft.allow_contacts(self._wanted, needed=self._draft.contacts_needed)

    def forget_choice(self) -> None:
        """The question is over, and its parts are deleted."""
        self._choice = None

    def keep(self, campaign: int) -> None:
        """Write the consent into the journal, if there is one.

        Raises:
            SendRefusedError: the campaign is being sent.
            JournalError: the journal cannot be written.
        """
        if self._wanted is not None:
            self._contacts.allow(campaign, self._wanted)
