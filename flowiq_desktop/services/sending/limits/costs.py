"""Costs: what a campaign costs at most, what it may cost, and how many people an account begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flowiq_desktop.core.delivery.people_a_day import SMALLEST, days_for
from flowiq_desktop.core.money.amounts import same_currency
from flowiq_desktop.core.money.budget import Budget, BudgetTally
from flowiq_desktop.core.money.estimate import Estimate, estimate
from flowiq_desktop.core.money.tariff import NO_PRICES, Tariff
from flowiq_desktop.core.phone.identity import whatsapp_identity
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.limits.people import PeopleOfTheDay
from flowiq_desktop.services.sending.limits.texts import no_price_for, other_currency

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from flowiq_desktop.flowiq.account import Connection
    from flowiq_desktop.journal.journal import Journal
    from flowiq_desktop.services.sending.locks import CampaignLocks
    from flowiq_desktop.system.clock import Clock


def no_prices() -> Tariff:
    """Nobody entered any."""
    return NO_PRICES


@dataclass(frozen=True, slots=True)
class NewPeople:
    """How many people would be begun with, and what the account allows.

    Attributes:
        people: who would get a template without having written within a day, as far as is known,
            and were not begun with within a day.
        limit: how many the account may begin with in 24 hours; 0: any number; None: unknown.
        used: how many of them are used already.
    """

    people: int = 0
    limit: int | None = None
    used: int = 0

    @property
    def days(self) -> int:
        """Over how many days they are spread; 1 where nobody has to wait."""
        return 1 if self.limit is None else days_for(self.people, self.limit, self.used)

    @property
    def must_ask(self) -> bool:
        """Whether they are so many that the person should say what their account allows."""
        return self.limit is None and self.people > SMALLEST


class CostService:
    """Says what messages cost, and keeps what they may cost.

    Args:
        journal: where budgets, prices and limits are recorded.
        locks: shared with whoever sends.
        tariff: the prices that the person has entered.
        clock: the time.
    """

    def __init__(
        self, journal: Journal, locks: CampaignLocks, tariff: Callable[[], Tariff], clock: Clock
    ) -> None:
        self._journal = journal
        self._locks = locks
        self._tariff = tariff
        self._clock = clock

    # -- money ------------------------------------------------------------------------------

    def tariff(self) -> Tariff:
        """The prices that the person has entered."""
        return self._tariff()

    def estimate(self, groups: Mapping[str, int]) -> Estimate:
        """What messages would cost at most, by the names of their templates."""
        return estimate(groups, self._tariff())

    def waiting(self, campaign: int) -> Estimate:
        """What would be sent of a campaign yet, and what that costs at most."""
        tariff = prices_of(self._journal, campaign, self._tariff())
        return estimate(self._journal.costs.waiting(campaign), tariff)

    def used(self, campaign: int) -> Estimate:
        """What a campaign has sent, or may have, and what that costs at most."""
        tariff = prices_of(self._journal, campaign, self._tariff())
        return estimate(self._journal.costs.used(campaign), tariff)

    def has_prices(self, campaign: int) -> bool:
        """Whether any price counts for a campaign: without one no message need be looked at."""
        return bool(prices_of(self._journal, campaign, self._tariff()).prices)

    def budget(self, campaign: int) -> Budget:
        """What a campaign may cost. Raises JournalError."""
        return self._journal.costs.budget(campaign)

    def has_room(self, campaign: int, budget: Budget) -> bool:
        """Whether a message of those that wait could begin within a budget.

        Raises:
            SendRefusedError: it is of money, and some of them have no price.
            JournalError: the journal cannot be read.
        """
        refuse_unpriced(self._journal, campaign, budget, self._tariff())
        costs, prices = self._journal.costs, prices_of(self._journal, campaign, self._tariff())
        tally = BudgetTally(budget, prices, costs.used(campaign))
        waiting = [template for template, count in costs.waiting(campaign).items() if count]
        return not waiting or any(tally.fits(template) for template in waiting)

    def set_budget(self, campaign: int, budget: Budget) -> None:
        """Change what a campaign may cost; it counts from its next run on.

        Raises:
            SendRefusedError: it is being sent, or has messages that no price is known of.
            JournalError: the journal cannot be written.
        """
        with self._locks.sending(campaign):
            refuse_unpriced(self._journal, campaign, budget, self._tariff())
            self._journal.costs.freeze_prices(campaign, self._tariff())
            self._journal.costs.set_budget(campaign, budget)

    # -- people -----------------------------------------------------------------------------

    def limit(self, connection: Connection) -> int | None:
        """How many people a day an account may begin with; 0: any number; None: nobody said."""
        return self._journal.started.limit(self._account(connection))

    def set_limit(self, connection: Connection, people: int) -> None:
        """Remember how many people a day an account may begin with. Raises JournalError."""
        self._journal.started.set_limit(self._account(connection), people)

    def new_people(self, numbers: Collection[str], connection: Connection) -> NewPeople:
        """How many of these people, who get a template, would be begun with.

        Raises:
            JournalError: the journal cannot be read.
        """
        if not numbers:
            return NewPeople()
        account, now = self._account(connection), self._clock.now()
        looks = self._journal.looks.of(account)
        people = {whatsapp_identity(number): number for number in numbers}
        closed = [
            number
            for person, number in people.items()
            if (look := looks.get(person)) is None or not look.is_open(now)
        ]
        limit = self._journal.started.limit(account)
        day = PeopleOfTheDay(self._journal, self._clock).read(account)
        if day is None:
            return NewPeople(len(closed), limit)
        return NewPeople(sum(not day.counts(number) for number in closed), limit, day.used())

    def template_numbers(self, campaign: int) -> set[str]:
        """The numbers that wait for a template of a campaign."""
        return {
            entry.number for entry in self._journal.deliveries.waiting(campaign) if entry.template
        }

    def _account(self, connection: Connection) -> bytes:
        return connection.fingerprint(self._journal.accounts.salt)


def prices_of(journal: Journal, campaign: int, tariff: Tariff) -> Tariff:
    """The prices that count for a campaign: its own, and today's for what has none of its own."""
    own = journal.costs.tariff(campaign)
    if not own.prices:
        return tariff
    if not same_currency(own.currency, tariff.currency):
        return own
    return Tariff(own.currency, {**tariff.prices, **own.prices})


def refuse_unpriced(journal: Journal, campaign: int, budget: Budget, tariff: Tariff) -> None:
    """Refuse a budget of money for messages whose price nobody knows.

    Raises:
        SendRefusedError: there are such messages, or their prices are in another currency.
    """
    if budget.money is None:
        return
    prices = prices_of(journal, campaign, tariff)
    groups = {**journal.costs.used(campaign), **journal.costs.waiting(campaign)}
    refuse_unpriced_groups(budget, groups, prices)


def refuse_unpriced_groups(budget: Budget, groups: Mapping[str, int], tariff: Tariff) -> None:
    """The same before there is a campaign; raises SendRefusedError."""
    if budget.money is None:
        return
    unknown = [name for name, count in groups.items() if count and name not in tariff.prices]
    if unknown:
        raise SendRefusedError(*no_price_for(unknown, tariff.unreadable))
    if budget.currency and tariff.currency and not same_currency(budget.currency, tariff.currency):
        raise SendRefusedError(*other_currency(budget.currency, tariff.currency))


def tally_of(journal: Journal, campaign: int, tariff: Tariff) -> BudgetTally:
    """What a campaign may still use, as its run begins.

    Raises:
        SendRefusedError: nobody knows what some of its messages cost, and it has a budget of money.
        JournalError: the journal cannot be read or written.
    """
    budget = journal.costs.budget(campaign)
    refuse_unpriced(journal, campaign, budget, tariff)
    journal.costs.freeze_prices(campaign, tariff)
    return BudgetTally(budget, journal.costs.tariff(campaign), journal.costs.used(campaign))
