"""Budget: what a campaign may cost and how many messages it may send; and what is used of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from flowiq_desktop.core.money.tariff import Tariff

OUT_OF_MONEY = "budget_money"
OUT_OF_MESSAGES = "budget_messages"
"""Reasons of a pause, codes of `flowiq.reasons`."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What the person allows for one campaign, over all its runs together.

    Attributes:
        money: no message begins that could make the campaign cost more; None: as it comes.
        currency: of that money, as the person writes it.
        messages: no more than so many are sent, counting those nobody is sure of; None: all.
    """

    money: Decimal | None = None
    currency: str = ""
    messages: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is limited."""
        return self.money is not None or self.messages is not None


NO_BUDGET = Budget()


class BudgetTally:
    """Counts what a campaign has used of its budget.

    What is under way counts as if it were charged, so that no order of answers passes the budget.
    Whoever calls keeps calls apart.

    Args:
        budget: what is allowed.
        tariff: what one message costs, frozen with the campaign.
        used: messages that were sent or may have been, by the name of their template.
    """

    def __init__(self, budget: Budget, tariff: Tariff, used: Mapping[str, int]) -> None:
        self._budget = budget
        self._tariff = tariff
        self._used = Counter(used)
        self._under_way: dict[int, str] = {}
        self._full = ""

    @property
    def full(self) -> str:
        """Why the last message that was asked for did not fit, or "" when one may again."""
        return self._full

    def fits(self, template: str) -> bool:
        """Whether one more message may begin; `full` says why not."""
        self._full = self._why_not(template)
        return not self._full

    def begin(self, identity: int, template: str) -> None:
        """A message that fits is under way."""
        self._under_way[identity] = template

    def end(self, identity: int, *, charged: bool) -> None:
        """It is not any more: it may be charged, or is proved not to be."""
        template = self._under_way.pop(identity, None)
        if template is None:
            return
        if charged:
            self._used[template] += 1
        else:
            self._full = ""

    def _why_not(self, template: str) -> str:
        counts = self._used + Counter(self._under_way.values()) + Counter((template,))
        most = self._budget.messages
        if most is not None and counts.total() > most:
            return OUT_OF_MESSAGES
        if self._budget.money is None:
            return ""
        prices = self._tariff.prices
        if any(name not in prices for name in counts):
            return OUT_OF_MONEY  # nobody can say what it costs
        cost = sum((prices[name].amount * n for name, n in counts.items()), Decimal(0))
        return OUT_OF_MONEY if cost > self._budget.money else ""
