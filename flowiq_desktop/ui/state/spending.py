"""Spending: what the window asks about costs and limits, through the account in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.services.preparing.prices import PriceError, read_amount
from flowiq_desktop.services.results.campaigns import JournalError, SendRefusedError
from flowiq_desktop.services.sending.limits import texts
from flowiq_desktop.services.sending.limits.costs import NewPeople, refuse_unpriced_groups
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    from flowiq_desktop.services.preparing.outline import Outline
    from flowiq_desktop.services.preparing.prices import PriceService
    from flowiq_desktop.services.sending.limits.costs import CostService
    from flowiq_desktop.ui.state.active_account import ActiveAccount


class Spending(QObject):
    """Reads budgets as they are typed, and says what a campaign comes to."""

    def __init__(
        self,
        prices: PriceService,
        costs: CostService,
        account: ActiveAccount,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prices, self._costs, self._account = prices, costs, account

    @property
    def currency(self) -> str:
        """What prices are in, or ""."""
        return self._prices.currency

    def cost_words(self, outline: Outline) -> str:
        """What would be sent costs, in words, or "" where no price is entered."""
        return texts.cost_in_words(self._costs.estimate(outline.templates))

    def used_words(self, campaign: int) -> str:
        """What a campaign cost at most, in words, or ""."""
        try:
            if not self._costs.has_prices(campaign):
                return ""
            return texts.spent_in_words(self._costs.used(campaign))
        except JournalError:
            return ""  # whoever shows the campaign says that it cannot be read

    def budget_of(self, campaign: int) -> Budget:
        """What a campaign may use. Raises JournalError."""
        return self._costs.budget(campaign)

    def has_room(self, campaign: int, budget: Budget | None = None) -> bool:
        """Whether a message could begin within this budget, or the one it has.

        Raises SendRefusedError, as setting it would, and JournalError.
        """
        allowed = self._costs.budget(campaign) if budget is None else budget
        return self._costs.has_room(campaign, allowed)

    def set_budget(self, campaign: int, budget: Budget) -> None:
        """Change it. Raises SendRefusedError and JournalError."""
        self._costs.set_budget(campaign, budget)

    def read_budget(self, money: str | None, messages: int | None) -> Budget:
        """A budget as it was typed; None stands for what is not limited.

        Raises:
            PriceError: the amount cannot be read.
        """
        if money is None:
            return Budget(messages=messages)
        amount = read_amount(money, self.currency)
        return Budget(amount.value, self.currency or amount.currency, messages)

    def problem(self, money: str | None, messages: int | None, outline: Outline | None) -> str:
        """Why nothing can be sent within these limits, or ""."""
        try:
            budget = self.read_budget(money, messages)
            refuse_unpriced_groups(
                budget, outline.templates if outline else {}, self._costs.tariff()
            )
        except (PriceError, SendRefusedError) as fault:
            return f"{fault.message} {fault.advice}"
        return ""

    def facts(self, outline: Outline, budget: Budget) -> list[tuple[str, str]]:
        """What is to be read of costs and limits before answering; as many each time."""
        facts = []
        if cost := self.cost_words(outline):
            facts.append((say("Cost"), f"{cost} {say(texts.CHARGED)}"))
        if budget:
            facts.append((say("Limit"), " ".join(texts.budget_in_words(budget))))
        if outline.template_numbers:
            words = texts.new_people_in_words(self.new_people(outline))
            facts.append((say("New people"), words or say("All of them may be written to today")))
        return facts

    def limit(self) -> int | None:
        """How many people a day the account may begin with; None where nobody said."""
        connection = self._account.connection
        try:
            return self._costs.limit(connection) if connection else None
        except JournalError:
            return None

    def set_limit(self, people: int) -> None:
        """Remember what the person says of the account. Raises JournalError."""
        if (connection := self._account.connection) is not None:
            self._costs.set_limit(connection, people)

    def new_people(self, outline: Outline) -> NewPeople:
        """How many people would be begun with; nobody where that cannot be read."""
        connection = self._account.connection
        try:
            if connection is not None:
                return self._costs.new_people(outline.template_numbers, connection)
        except JournalError:
            pass
        return NewPeople()


__all__ = ["NO_BUDGET", "Budget", "NewPeople", "Spending"]
