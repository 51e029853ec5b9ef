"""CampaignWishes: what a person wishes of a campaign that is about to be made."""

from dataclasses import dataclass

from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class CampaignWishes:
    """What was chosen before the last question was answered with yes.

    Attributes:
        times: when it may go out.
        budget: what it may cost, and how many messages it may send.
        careful: five go first, and the rest once enough of them have arrived.
        contacts: consent to adding people who are no contacts in FlowIQ yet; None: nobody is added.
    """

    times: SendTimes = AT_ONCE
    budget: Budget = NO_BUDGET
    careful: bool = False
    contacts: NewContacts | None = None


NO_WISHES = CampaignWishes()
"""At once, whatever it costs, all together, and nobody is added."""


def keep_wishes(journal: Journal, draft: int, wishes: CampaignWishes) -> None:
    """Write them down for a draft before it is a campaign.

    A program that dies before the draft is one leaves neither; were they written afterwards, it
    could leave a campaign that goes out against them.

    Raises:
        JournalError: the journal cannot be written.
    """
    journal.send_times.set(draft, wishes.times)
    journal.costs.set_budget(draft, wishes.budget)
    if wishes.careful:
        journal.careful_starts.wish(draft)
    if wishes.contacts is not None:
        journal.contacts.allow(draft, wishes.contacts)
