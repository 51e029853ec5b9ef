"""Prices: what the person says that a message costs, in their own currency, and since when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.core.money.amounts import Amount, amount_from, same_currency, unmistakable
from flowiq_desktop.core.money.tariff import FREE_FORM, Entered, Tariff, tariff_of
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.saved_messages import (
    HOW_TO_WRITE_AN_AMOUNT,
    NOT_AN_AMOUNT,
    SavedMessages,
)
from flowiq_desktop.texts import say
from flowiq_desktop.texts.money import amount, decimal_sign

_LONGEST = 12


class PriceError(AppError):
    """An amount of money cannot be read."""


class PriceService:
    """Keeps the price of messages without a template; those of templates are saved with them."""

    def __init__(
        self, preferences: PreferenceStore, saved: SavedMessages, today: Callable[[], date]
    ) -> None:
        self._preferences = preferences
        self._saved = saved
        self._today = today

    @property
    def currency(self) -> str:
        """As the person writes it, or "" when no price names any."""
        return self.tariff().currency

    def free_form(self) -> Entered:
        """The price of a message that is no template, as it was typed."""
        choices = self._preferences.current
        return Entered(choices.free_form_price, _day(choices.free_form_priced))

    def shown(self) -> str:
        """The same, to be typed over: a number alone."""
        found = amount_from(self._preferences.current.free_form_price)
        return "" if found is None else amount(found.value, "")

    def tariff(self) -> Tariff:
        """Every price that the person entered."""
        entered = {FREE_FORM: self.free_form()}
        for template in self._saved.templates.values():
            entered[template.name] = Entered(template.price, _day(template.priced))
        return tariff_of(entered, self._preferences.current.currency, decimal_sign())

    def keep(self, price: str, currency: str) -> None:
        """Keep what a message that is no template costs, with today's date when it is another one.

        Args:
            price: as it was typed, or "" for none.
            currency: the one that all prices are in, as the person writes it, or "".

        Raises:
            PriceError: one of them cannot be read; nothing has changed then.
        """
        currency, price = currency.strip(), price.strip()
        if any(map(str.isdecimal, currency)) or len(currency) > _LONGEST:
            raise PriceError(
                say('"{text}" is no currency.', text=currency),
                say("Write what stands beside an amount, such as R or ZAR."),
            )
        found = read_amount(price, currency) if price else None
        choices = self._preferences.current
        if found is not None:
            currency = currency or found.currency
            price = unmistakable(replace(found, currency=""))
        before = amount_from(choices.free_form_price)
        if (found and found.value) != (before and before.value):
            choices.free_form_priced = self._today().isoformat() if price else ""
        choices.free_form_price, choices.currency = price, currency
        self._preferences.keep()


def read_amount(text: str, currency: str) -> Amount:
    """An amount as it was typed.

    Args:
        text: with or without a currency.
        currency: the one it has to be in, or "" for any.

    Raises:
        PriceError: it cannot be read, or is in another currency.
    """
    found = amount_from(text, decimal_sign())
    if found is None:
        raise PriceError(
            say(NOT_AN_AMOUNT, text=text),
            say(HOW_TO_WRITE_AN_AMOUNT),
        )
    if currency and found.currency and not same_currency(found.currency, currency):
        raise PriceError(
            say(
                '"{text}" is in another currency than the other prices, which are in {currency}.',
                text=text,
                currency=currency,
            ),
            say("Write all of them in one currency: they are added up."),
        )
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
