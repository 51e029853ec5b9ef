"""Contacts on the way: who is no contact yet is added, where the person wants that.

A message that was refused because its recipient is no contact is proved unsent. With consent its
row waits; at its next turn the contact is asked for, and at the one after that the message goes.
Each is a turn of its own, so all of them keep to the one pace, and nothing of a row is ever under
way twice.
"""

import threading
from dataclasses import replace

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.new_contacts import CONTACT_NOT_FOUND
from flowiq_desktop.flowiq.client import FlowIQClient
from flowiq_desktop.journal.errors import NoConsentError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.contacts.on_the_way import BegunContact
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.scheduler import Scheduler

NOT_TAKEN = "contact_not_taken"
"""The reason of a message refused for want of a contact that FlowIQ has just added."""


class ContactsOnTheWay:
    """Adds the contacts that one run needs; any of its threads may call it.

    Args:
        journal: where each step is recorded.
        client: whom to ask.
        line: of the run.
        campaign: whose people.
        run: names the run in the journal.
        tries: how often something may be asked of FlowIQ for one row.
    """

    def __init__(
        self,
        journal: Journal,
        client: FlowIQClient,
        line: Scheduler,
        campaign: int,
        run: str,
        tries: int,
    ) -> None:
        self._contacts = journal.contacts
        self._client = client
        self._line = line
        self._run = run
        self._tries = tries
        self._campaign = campaign
        self._lock = threading.Lock()
        self._answers: dict[str, Outcome] = {}

    def judged(self, entry: Waiting, outcome: Outcome) -> tuple[Waiting, Outcome]:
        """What a message's outcome means where its recipient may be made a contact.

        Returns:
            The delivery, which needs a contact first when that may be asked for, and the outcome:
            not sent, and to be tried again, instead of refused.
        """
        refused = outcome.verdict is Verdict.REJECTED and outcome.reason == CONTACT_NOT_FOUND
        # Asked each time: a person may withdraw the consent while messages go out.
        if not refused or self._contacts.consent(self._campaign) is None:
            return entry, outcome
        answer = self._answer_for(entry)
        if answer is not None and answer.verdict is Verdict.ACCEPTED:
            # One person's rows have their turns one after another: it was added before.
            return entry, replace(outcome, reason=NOT_TAKEN)
        return replace(entry, needs_contact=True), replace(outcome, verdict=Verdict.NOT_SENT)

    def add(self, entry: Waiting) -> str:
        """Make a delivery's recipient a contact; returns the reason to stop the run, or "".

        Raises:
            PersonBusyError: somebody else is asking for this very contact; nothing was done.
            JournalError: the journal could not be written.
        """
        if answer := self._answer_for(entry):
            return self._as_the_other_row(entry, answer)
        try:
            begun = self._contacts.begin(entry.id, self._run)
        except NoConsentError:
            return self._not_any_more(entry)
        outcome, headers = self._client.create_contact(begun.name, begun.number, begun.tags)
        self._line.heed_limits(headers)
        state = self._contacts.settle(begun, outcome, over=self._is_over(begun, outcome))
        self._remember(begun, outcome)
        waiting = replace(
            entry, needs_contact=outcome.verdict is not Verdict.ACCEPTED, asked=entry.asked + 1
        )
        return self._line.contact_settled(waiting, outcome, state, begun.tries)

    def _as_the_other_row(self, entry: Waiting, answer: Outcome) -> str:
        """Nothing is asked: another row with the same number has had the answer in this run."""
        state = DeliveryState.RETRY
        if answer.verdict is Verdict.REJECTED:
            state = self._contacts.give_up(entry.id, answer)
        entry = replace(entry, needs_contact=False)
        return self._line.contact_settled(entry, replace(answer, status=0), state, entry.asked)

    def _not_any_more(self, entry: Waiting) -> str:
        """The consent was withdrawn: the row is refused as it would have been without."""
        state = self._contacts.refuse(entry.id)
        outcome = Outcome(Verdict.REJECTED, CONTACT_NOT_FOUND)
        return self._line.contact_settled(entry, outcome, state, entry.asked)

    def _is_over(self, begun: BegunContact, outcome: Outcome) -> bool:
        """Whether the row is given up: nothing was sent of it, and no other try would help."""
        if outcome.verdict is Verdict.ACCEPTED or outcome.stops_run:
            return False
        return outcome.verdict is Verdict.REJECTED or begun.tries >= self._tries

    def _answer_for(self, entry: Waiting) -> Outcome | None:
        with self._lock:
            return self._answers.get(entry.number)

    def _remember(self, begun: BegunContact, outcome: Outcome) -> None:
        """Keep an answer that settles it: the person is a contact, or cannot be made one."""
        passes = outcome.verdict is Verdict.NOT_SENT or outcome.verdict is Verdict.UNKNOWN
        if not passes and not outcome.stops_run:
            with self._lock:
                self._answers[begun.number] = outcome
