"""What messages cost and how many people are begun with, in sentences for window and terminal."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from flowiq_desktop.core.delivery.people_a_day import NO_LIMIT
from flowiq_desktop.core.money.budget import Budget
from flowiq_desktop.core.money.estimate import Estimate
from flowiq_desktop.core.money.tariff import FREE_FORM
from flowiq_desktop.texts import mark, say, say_count
from flowiq_desktop.texts.moments import day
from flowiq_desktop.texts.money import amount, rounded
from flowiq_desktop.texts.names import listed

if TYPE_CHECKING:
    from flowiq_desktop.services.sending.limits.costs import NewPeople

CHARGED = mark(
    "WhatsApp charges for each message that is delivered; one that fails costs nothing. Since 1"
    " October 2026 that also holds for messages without a template, within 24 hours of"
    " somebody's writing (we read this at second hand, not on WhatsApp's own page)."
)
"""Dated: prices change on the first of January, April, July and October."""
WHERE_PRICES_COME_FROM = mark(
    "This program knows no prices: they differ by country and change four times a year. Ask whoever"
    " runs your FlowIQ account what one message costs you."
)
WHAT_A_DAY_ALLOWS = mark(
    "WhatsApp lets a business write to only so many new people in any 24 hours: 250, 2,000,"
    " 10,000, 100,000, or as many as it likes. Whoever wrote within 24 hours does not count, and"
    " all numbers of the business share it. Whoever runs your FlowIQ account sees it in WhatsApp"
    " Manager."
)


def cost_in_words(cost: Estimate) -> str:
    """What messages would cost at most, and which have no price; "" where no price is known."""
    if not cost.priced:
        return ""
    about = say("about {sum} at most", sum=rounded(cost.total, cost.currency))
    words = say("{about}, {at_the_prices}", about=about, at_the_prices=_at_the_prices(cost))
    return " ".join(filter(None, (words[:1].upper() + words[1:] + ".", unpriced_in_words(cost))))


def spent_in_words(cost: Estimate) -> str:
    """What messages that were sent, or may have been, cost at most; "" where no price is known."""
    if not cost.priced:
        return ""
    words = say(
        "This cost {sum} at most, {at_the_prices}.",
        sum=rounded(cost.total, cost.currency),
        at_the_prices=_at_the_prices(cost),
    )
    return " ".join(filter(None, (words, unpriced_in_words(cost))))


def unpriced_in_words(cost: Estimate) -> str:
    """How many messages are not in the sum, because nobody entered their price; "" for none."""
    count = sum(cost.unpriced.values())
    if not count:
        return ""
    return say_count(
        "Not in it: {n} message without a price ({kinds}).",
        "Not in it: {n} messages without a price ({kinds}).",
        count,
        kinds=listed([_kind(name) for name in cost.unpriced]),
    )


def budget_in_words(budget: Budget) -> Iterator[str]:
    """A sentence for each limit of a campaign."""
    if budget.money is not None:
        yield say(
            "It pauses before it could cost more than {sum}.",
            sum=amount(budget.money, budget.currency),
        )
    if budget.messages is not None:
        yield say_count(
            "It pauses after {n} message.", "It pauses after {n} messages.", budget.messages
        )


def no_price_for(names: Collection[str], unreadable: Mapping[str, str]) -> tuple[str, str]:
    """That a budget cannot be kept, because nobody knows what some messages cost; what to do."""
    kinds = listed([_kind(name) for name in names])
    typed = [f"“{unreadable[name]}”" for name in names if name in unreadable]
    if typed:
        sentence = say(
            "Nobody can tell what this would cost: the price of {kinds} cannot be added to the"
            " others ({typed}).",
            kinds=kinds,
            typed=listed(typed),
        )
    else:
        sentence = say(
            "Nobody can tell what this would cost: no price is entered for {kinds}.", kinds=kinds
        )
    return sentence, say(
        "Enter it first (in Settings, or where the template is saved; on the command line, with"
        " “prices”), or limit the number of messages instead."
    )


def other_currency(budget: str, prices: str) -> tuple[str, str]:
    """That a budget is in another currency than the prices; what to do."""
    return (
        say(
            "The limit is in {budget}, and the prices of this campaign are in {prices}.",
            budget=budget,
            prices=prices,
        ),
        say("Write the limit in the currency of the prices."),
    )


def new_people_in_words(new: "NewPeople") -> str:
    """How many people are begun with, and over how many days; "" where it need not be said."""
    if new.limit == NO_LIMIT or not new.people:
        return ""
    count = say_count(
        "{n} person gets a template who has not written for a day, as far as is known.",
        "{n} people get a template who have not written for a day, as far as is known.",
        new.people,
    )
    if new.limit is None:
        return say(
            "{count} WhatsApp lets a business write to only so many new people in 24 hours: 250"
            " at least.",
            count=count,
        )
    if new.days == 1:
        return ""
    allowed = say("Your account may write to {limit:,} new people a day", limit=new.limit)
    used = say("{used:,} of them used", used=new.used) if new.used else ""
    return say(
        "{count} {allowed}, so they are spread over {days} days, in which this program has to stay"
        " open.",
        count=count,
        allowed=say("{allowed} ({used})", allowed=allowed, used=used) if used else allowed,
        days=new.days,
    )


def _at_the_prices(cost: Estimate) -> str:
    if not cost.entered or not cost.all_dated:
        return say("at the prices you entered")
    if len(cost.entered) == 1:
        return say("at the prices you entered on {day}", day=day(cost.entered[0]))
    return say("at the prices you entered, the oldest on {day}", day=day(cost.entered[0]))


def _kind(name: str) -> str:
    return say("messages without a template") if name == FREE_FORM else f"“{name}”"
