"""Budget reached: how much of it was used, and how many messages wait, in words."""

from dataclasses import dataclass, field

from flowiq_desktop.core.money.budget import NO_BUDGET, OUT_OF_MONEY, Budget
from flowiq_desktop.core.money.estimate import Estimate, estimate
from flowiq_desktop.flowiq.reasons import Meaning
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.texts import say, say_count
from flowiq_desktop.texts.money import amount


@dataclass(frozen=True, slots=True)
class BudgetReached(Meaning):
    """A campaign paused because it may use no more.

    Attributes:
        budget: what it may use.
        used: what was sent, or may have been.
        left: how many messages wait.
    """

    budget: Budget = NO_BUDGET
    used: Estimate = field(default_factory=Estimate)
    left: int = 0

    @property
    def sentence(self) -> str:
        """What happened, in the language in use."""
        sent = say_count(
            "{n} message was sent, or may have been",
            "{n} messages were sent, or may have been",
            self.used.messages,
        )
        happened = say(self.what_happened)
        if self.code == OUT_OF_MONEY:
            return self._of_money(happened, sent)
        if self.budget.messages is None:  # the limit was taken away since
            return say("{happened} {sent}.", happened=happened, sent=sent)
        return say(
            "{happened} {sent}, of {most:,}.",
            happened=happened,
            sent=sent,
            most=self.budget.messages,
        )

    def _of_money(self, happened: str, sent: str) -> str:
        if self.budget.money is None:
            return say("{happened} {sent}.", happened=happened, sent=sent)
        return say(
            "{happened} {sent}, which cost {used} of {most} at most.",
            happened=happened,
            sent=sent,
            used=amount(self.used.total, self.budget.currency),
            most=amount(self.budget.money, self.budget.currency),
        )

    @property
    def advice(self) -> str:
        """What to do, in the language in use."""
        return say_count(
            "{advice} {n} waits.", "{advice} {n} wait.", self.left, advice=say(self.what_to_do)
        )


def budget_reached(journal: Journal, campaign: int, meaning: Meaning, left: int) -> BudgetReached:
    """The pause of a campaign whose budget is used up, with its counts; raises JournalError."""
    return BudgetReached(
        meaning.code,
        meaning.what_happened,
        meaning.what_to_do,
        meaning.whose_move,
        meaning.retry,
        meaning.stops_run,
        budget=journal.costs.budget(campaign),
        used=estimate(journal.costs.used(campaign), journal.costs.tariff(campaign)),
        left=left,
    )
