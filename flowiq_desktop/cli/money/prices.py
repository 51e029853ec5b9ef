"""Prices on the command line: `prices`, which lists them and sets the one for plain messages."""

import argparse
from collections.abc import Mapping

from flowiq_desktop.assembly import Services
from flowiq_desktop.cli.console import Console
from flowiq_desktop.cli.exit_codes import ExitCode
from flowiq_desktop.cli.money.telling import FREE_FORM_NAME
from flowiq_desktop.core.money.tariff import FREE_FORM, Price
from flowiq_desktop.services.sending.limits.texts import CHARGED, WHERE_PRICES_COME_FROM
from flowiq_desktop.texts import say
from flowiq_desktop.texts.moments import day
from flowiq_desktop.texts.money import amount


def prices(
    options: argparse.Namespace,
    services: Services,
    console: Console,
    _environment: Mapping[str, str],
) -> ExitCode:
    """Set what the call names, then list every price with the day it was entered on."""
    choices = services.preferences.current
    if options.free_form is not None or options.currency is not None:
        price = choices.free_form_price if options.free_form is None else options.free_form
        currency = choices.currency if options.currency is None else options.currency
        services.prices.keep(price, currency)
    tariff = services.prices.tariff()
    if options.json:
        console.result(
            {
                "currency": tariff.currency,
                "prices": {
                    name or FREE_FORM_NAME: _as_json(price) for name, price in tariff.prices.items()
                },
                "unreadable": {
                    name or FREE_FORM_NAME: text for name, text in tariff.unreadable.items()
                },
            }
        )
        return ExitCode.ALL_SENT
    for name, price in tariff.prices.items():
        console.line(_in_words(_called(name), price, tariff.currency))
    for name, text in tariff.unreadable.items():
        console.line(
            say('{what}: "{text}" cannot be added to the others', what=_called(name), text=text)
        )
    if not tariff.prices:
        console.tell(
            say('No price is entered. Enter one with --free-form "R 0,45", or with a template.')
        )
    console.tell(say(CHARGED))
    console.tell(say(WHERE_PRICES_COME_FROM))
    return ExitCode.ALL_SENT


def _called(name: str) -> str:
    return say("Messages without a template") if name == FREE_FORM else name


def _in_words(what: str, price: Price, currency: str) -> str:
    written = amount(price.amount, currency)
    if price.entered is None:
        return say("{what}: {amount}", what=what, amount=written)
    return say(
        "{what}: {amount}, entered on {day}", what=what, amount=written, day=day(price.entered)
    )


def _as_json(price: Price) -> dict[str, object]:
    entered = None if price.entered is None else price.entered.isoformat()
    return {"amount": str(price.amount), "entered": entered}
