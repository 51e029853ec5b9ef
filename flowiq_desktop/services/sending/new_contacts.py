"""Adding people to FlowIQ's contacts on the way: what a person consents to, and what came of it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from flowiq_desktop.core.columns.name_columns import name_columns
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND, NewContacts
from flowiq_desktop.core.sheet import Sheet
from flowiq_desktop.core.text.merge_fields import header_index, header_key
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.sending.contacts import NOT_TAKEN
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.names import listed

__all__ = ["CONTACT_NOT_FOUND", "FOR_WANT_OF_A_CONTACT", "ContactService", "NewContacts"]

FOR_WANT_OF_A_CONTACT = frozenset(
    {CONTACT_NOT_FOUND, NOT_TAKEN, "contact_unclear", "contact_refused"}
)
"""Why rows were not sent that adding their people to the contacts may help."""

_SAMPLE = 50
_TOGETHER = "+"
"""Between columns that make up the name: First name + Surname."""


class ContactService:
    """Keeps a person's consent, and says what was done with it."""

    def __init__(self, journal: Journal, locks: CampaignLocks) -> None:
        self._journal = journal
        self._locks = locks

    def allow(self, campaign: int, wanted: NewContacts) -> None:
        """Those of a campaign who are no contacts yet are added from its next run on.

        Raises:
            SendRefusedError: the campaign is being sent.
            JournalError: the journal cannot be written.
        """
        with self._locks.sending(campaign):
            if self._journal.contacts.consent(campaign) != wanted:
                self._journal.contacts.allow(campaign, wanted)

    def withdraw(self, campaign: int) -> int:
        """Add nobody any more, from the next row on; returns how many rows are refused for that.

        Nobody has their message. The campaign may be on its way: what is under way is waited for.
        Raises JournalError.
        """
        return self._journal.contacts.withdraw(campaign)

    def allowed(self, campaign: int) -> NewContacts | None:
        """How a campaign adds people, or None when nobody consented."""
        return self._journal.contacts.consent(campaign)

    def added(self, campaign: int) -> int:
        """How many people it has added."""
        return self._journal.contacts.added(campaign)

    def maybe_added(self, campaign: int) -> int:
        """Of how many more its templates may have made contacts, which FlowIQ does not tell."""
        return self._journal.template_contacts.maybe_made(campaign)

    def refused(self, campaign: int) -> int:
        """How many of its rows were not sent for want of a contact."""
        counts: Counter[str] = Counter()
        for group in self._journal.results.reasons(campaign):
            counts[group.reason] += 0 if group.may_have_arrived else group.count
        return counts[CONTACT_NOT_FOUND]

    def headers(self, campaign: int) -> tuple[str, ...]:
        """The columns that a campaign's spreadsheet had."""
        record = self._journal.campaigns.get(campaign)
        return record.headers if record else ()

    def suggested(self, campaign: int) -> NewContacts:
        """The columns that look like the name of each person."""
        return suggested(self.headers(campaign), self._journal.results.sample(campaign))


def suggested(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> NewContacts:
    """The columns that look like the name of each person, by the headers, else by some rows."""
    return NewContacts(name_columns(headers, rows))


def sample_of(sheet: Sheet) -> list[tuple[str, ...]]:
    """Some rows from the top, by which columns of names are guessed."""
    return [tuple(sheet.row(at)) for at in range(min(_SAMPLE, len(sheet)))]


def columns_named(text: str, headers: Sequence[str]) -> tuple[int, ...] | None:
    """The columns that somebody named, one, or several with a plus between them; None: no such."""
    index = header_index(headers)
    whole = index.get(header_key(text))
    if whole is not None:
        return (whole,)
    parts = [index.get(header_key(part)) for part in text.split(_TOGETHER)]
    found = tuple(part for part in parts if part is not None)
    return found if len(found) == len(parts) else None


def without_name(rows: Iterable[Sequence[str]], wanted: NewContacts) -> int:
    """How many rows have no name to go by: their people would be called by their number."""
    return sum(not wanted.name(cells, "") for cells in rows)


def what_is_added(headers: Sequence[str], wanted: NewContacts) -> str:
    """What will happen to those who are no contacts yet, in one sentence."""
    names = [headers[at] for at in wanted.name_columns if at < len(headers)]
    if not names:
        return say("Whoever is not a contact in FlowIQ yet is added there, named by their number.")
    return say(
        "Whoever is not a contact in FlowIQ yet is added there, named as in {columns}.",
        columns=listed([f"“{name}”" for name in names]),
    )


def named_by_number(rows: int) -> str:
    """What becomes of rows without a name."""
    return say_count(
        "1 row has no name there; whoever of them is added is named by their number.",
        "{n} rows have no name there; whoever of them is added is named by their number.",
        rows,
    )
