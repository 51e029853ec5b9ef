"""ContactConsent: what the box in the last question says about people who are no contacts yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from flowiq_desktop.services.reach.plan import ReachGroup
from flowiq_desktop.services.reach.terms import Term
from flowiq_desktop.services.sending.new_contacts import sample_of, suggested
from flowiq_desktop.ui.dialogs.contact_choice import ContactChoice

if TYPE_CHECKING:
    from flowiq_desktop.services.sending.new_contacts import NewContacts
    from flowiq_desktop.ui.explaining.explainer import Explainer
    from flowiq_desktop.ui.state.campaign_draft import CampaignDraft
    from flowiq_desktop.ui.state.reach import Reach


class ContactConsent(QObject):
    """Asks whether people may be added, and by which columns; the draft remembers it."""

    def __init__(
        self,
        draft: CampaignDraft,
        reach: Reach,
        explainer: Explainer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._explainer = explainer
        self._draft, self._reach = draft, reach
        self._choice: ContactChoice | None = None

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

    def take(self) -> NewContacts | None:
        """The question was answered with yes: what is chosen, and counts from here on."""
        wanted = self._choice.wanted if self._choice else None
        self._draft.allow_contacts(wanted, needed=self._draft.contacts_needed)
        return wanted

    def forget_choice(self) -> None:
        """The question is over, and its parts are deleted."""
        self._choice = None
