"""What messages cost and how many are allowed, said before and after sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowiq_desktop.cli.options.typed import command
from flowiq_desktop.core.money.budget import OUT_OF_MESSAGES, OUT_OF_MONEY, Budget
from flowiq_desktop.services.preparing.outline import Outline, nobody_is_kept_out, outline
from flowiq_desktop.services.sending.limits import texts
from flowiq_desktop.services.sending.limits.costs import (
    CostService,
    NewPeople,
    refuse_unpriced_groups,
)
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from flowiq_desktop.assembly import Services
    from flowiq_desktop.cli.checking import Checked
    from flowiq_desktop.cli.console import Console
    from flowiq_desktop.core.money.estimate import Estimate
    from flowiq_desktop.core.money.tariff import Tariff
    from flowiq_desktop.services.reach.known import Known
    from flowiq_desktop.services.sending.summary import SendSummary

OUT_OF_BUDGET = frozenset({OUT_OF_MONEY, OUT_OF_MESSAGES})


def outline_of(checked: Checked, console: Console, known: Known) -> Outline:
    """What would be sent, counted by template; who wants no messages gets none."""
    kept_out = known.kept_out if known.looks else nobody_is_kept_out
    return console.watch(outline(checked.sheet, kept_out, known.asked_not_to))


def tell_cost(cost: Estimate, console: Console) -> None:
    """Say what messages would cost; nothing where nobody entered a price."""
    if words := texts.cost_in_words(cost):
        console.tell(f"{words} {say(texts.CHARGED)}")


def tell_unreadable(tariff: Tariff, groups: Mapping[str, int], console: Console) -> None:
    """Say which prices of what would be sent are none that can be added up."""
    wrong = [name for name in tariff.unreadable if groups.get(name)]
    if wrong:
        sentence, _ = texts.no_price_for(wrong, tariff.unreadable)
        console.tell(sentence)


def tell_limits(budget: Budget, new: NewPeople, console: Console) -> None:
    """Say what limits the campaign, and over how many days its new people are spread."""
    for words in texts.budget_in_words(budget):
        console.tell(words)
    words = texts.new_people_in_words(new)
    if words and new.must_ask:
        advice = say(
            "Add --people-a-day N if you know how many yours may, to spread them over days."
        )
        words = f"{words} {advice}"
    if words:
        console.tell(words)


def refuse_unpriced(budget: Budget, found: Outline, services: Services) -> None:
    """Refuse a budget of money before anything is frozen, when it could not be kept.

    Raises:
        SendRefusedError: somebody would get a message that no price is known of.
    """
    refuse_unpriced_groups(budget, found.templates, services.costs.tariff())


def tell_spent(campaign: int, costs: CostService, console: Console) -> None:
    """Say what a campaign cost at most."""
    if words := texts.spent_in_words(costs.used(campaign)):
        console.tell(words)


def tell_how_to_raise(summary: SendSummary, options: argparse.Namespace, console: Console) -> bool:
    """Say how to go on with a campaign that used up what it may; False for any other."""
    because = summary.stopped_because
    if because is None or because.code not in OUT_OF_BUDGET:
        return False
    option = ("--budget", "AMOUNT") if because.code == OUT_OF_MONEY else ("--at-most", "N")
    go_on = command(options, "resume", str(summary.campaign_id), *option, "--results", "OUT")
    console.tell(say("Raise the limit with: {command}", command=go_on))
    return True


def cost_json(cost: Estimate) -> dict[str, object]:
    """A cost as `--json` prints it; amounts are texts, so that nobody rounds them."""
    return {
        "at_most": str(cost.total),
        "currency": cost.currency,
        "priced": cost.priced,
        "unpriced": sum(cost.unpriced.values()),
        "without_price": sorted(name or FREE_FORM_NAME for name in cost.unpriced),
        "prices_entered": [day.isoformat() for day in cost.entered],
    }


FREE_FORM_NAME = "(no template)"
"""What stands for messages without a template; no template can be called so."""


def budget_json(budget: Budget) -> dict[str, object]:
    """A budget as `--json` prints it."""
    return {
        "money": None if budget.money is None else str(budget.money),
        "currency": budget.currency,
        "messages": budget.messages,
    }
