"""Carried wishes: what the person wished of a campaign holds for what goes on of it as another."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from flowiq_desktop.core.money.budget import Budget
from flowiq_desktop.core.money.estimate import estimate
from flowiq_desktop.journal.journal import Journal


def carry_wishes(journal: Journal, campaign: int, into: int, now: datetime) -> None:
    """Give a draft the wishes of the campaign whose rows it takes.

    Quiet hours, and times that are still to come; the budget less what the campaign has used; and a
    careful start, because nobody has seen yet whether this template arrives.

    Args:
        journal: where both are.
        campaign: whose wishes.
        into: the draft, which is not frozen yet.
        now: the present moment.

    Raises:
        JournalError: they cannot be read or written.
    """
    journal.send_times.set(into, journal.send_times.of(campaign).still_to_come(now))
    journal.costs.set_budget(into, _left_of_budget(journal, campaign))
    if journal.careful_starts.state(campaign) is not None:
        journal.careful_starts.wish(into)


def _left_of_budget(journal: Journal, campaign: int) -> Budget:
    budget = journal.costs.budget(campaign)
    if not budget:
        return budget
    used = journal.costs.used(campaign)
    money, messages = budget.money, budget.messages
    if money is not None:
        cost = estimate(used, journal.costs.tariff(campaign)).total
        money = max(Decimal(0), money - cost)
    if messages is not None:
        messages = max(0, messages - sum(used.values()))
    return replace(budget, money=money, messages=messages)
