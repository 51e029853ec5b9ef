"""Run limits: which claimed message may begin, by the budget and by the people of the day.

The scheduler asks under its lock, before it hands a message out. What is under way counts as if it
had arrived, until its outcome is on disk and proves the contrary.
"""

from datetime import datetime
from enum import Enum, auto

from flowiq_desktop.core.delivery.states import POSSIBLE_VERDICTS, Outcome
from flowiq_desktop.core.money.budget import NO_BUDGET, BudgetTally
from flowiq_desktop.core.money.tariff import NO_PRICES
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.limits.people import RunPeople


class Admission(Enum):
    """What becomes of a message whose turn has come."""

    GOES = auto()
    WAITS_FOR_ROOM = auto()
    OVER_BUDGET = auto()


class RunLimits:
    """Keeps one run within its limits; without any, everything goes.

    Args:
        budget: what the campaign may still use.
        people: whom the account may still begin with today; None: anybody.
    """

    def __init__(self, budget: BudgetTally | None = None, people: RunPeople | None = None) -> None:
        self._budget = budget or BudgetTally(NO_BUDGET, NO_PRICES, {})
        self._people = people

    @property
    def used_up(self) -> str:
        """The reason to pause when what is under way does not free any of the budget, or ""."""
        return self._budget.full

    def admit(self, entry: Waiting) -> Admission:
        """Whether a message may begin now; it is under way then.

        One that first needs a contact takes nothing: adding a contact costs nothing, and begins
        with nobody.
        """
        if not self._budget.fits(entry.template):
            return Admission.OVER_BUDGET
        if entry.needs_contact:
            return Admission.GOES
        if self._people is not None and not self._people.take(entry):
            return Admission.WAITS_FOR_ROOM
        self._budget.begin(entry.id, entry.template)
        return Admission.GOES

    def give_back(self, entry: Waiting) -> None:
        """A message did not begin after all."""
        self._end(entry, charged=False)

    def settled(self, entry: Waiting, outcome: Outcome) -> None:
        """The outcome of a message is on disk."""
        self._end(entry, charged=outcome.verdict in POSSIBLE_VERDICTS)

    def has_room(self) -> bool:
        """Whether one more person may be begun with."""
        return self._people is None or self._people.has_room()

    def next_room(self) -> datetime | None:
        """When one more person may be begun with, or None where nobody is counted."""
        return None if self._people is None else self._people.next_room()

    def _end(self, entry: Waiting, *, charged: bool) -> None:
        self._budget.end(entry.id, charged=charged)
        if self._people is not None:
            self._people.end(entry, counts=charged)


def no_limits() -> RunLimits:
    """Everything may go."""
    return RunLimits()
