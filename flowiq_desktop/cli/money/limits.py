"""What limits a campaign, as the command line is told it: budget, messages, people of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flowiq_desktop.cli.calls import CallError
from flowiq_desktop.cli.options.whole_numbers import whole
from flowiq_desktop.core.delivery.people_a_day import NO_LIMIT
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.services.preparing.prices import read_amount
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    import argparse

    from flowiq_desktop.assembly import Services
    from flowiq_desktop.core.money.budget import Budget
    from flowiq_desktop.services.account.account import Connection

_NONE = "none"
_LONGEST = 40


def budget_from(options: argparse.Namespace, kept: Budget, services: Services) -> Budget:
    """What the campaign may use, as the options say it; what they do not say stays as it was.

    Raises:
        CallError: a number of messages that is none.
        PriceError: an amount that cannot be read.
    """
    budget = kept
    if options.budget is not None:
        if _is_none(options.budget):
            budget = replace(budget, money=None, currency="")
        else:
            currency = services.prices.currency
            amount = read_amount(options.budget, currency)
            budget = replace(budget, money=amount.value, currency=currency or amount.currency)
    if options.at_most is not None:
        most = None if _is_none(options.at_most) else _number("--at-most", options.at_most)
        budget = replace(budget, messages=most)
    return budget


def check_people_a_day(options: argparse.Namespace) -> None:
    """Raise CallError where the number of people is none, before anything is done."""
    if options.people_a_day is not None:
        _people(options.people_a_day)


def keep_people_a_day(
    options: argparse.Namespace, services: Services, connection: Connection
) -> None:
    """Remember how many people the account may begin with, where the call says it."""
    if options.people_a_day is not None:
        services.costs.set_limit(connection, _people(options.people_a_day))


def _people(text: str) -> int:
    return NO_LIMIT if _is_none(text) else _number("--people-a-day", text)


def _is_none(text: str) -> bool:
    return text.strip().casefold() == _NONE


def _number(option: str, text: str) -> int:
    number = whole(text)
    if not number:
        raise CallError(
            say(
                'For {option}, "{text}" is not a number that can be used. Write one such as 250,'
                " or none.",
                option=option,
                text=shortened(text, _LONGEST),
            )
        )
    return number
