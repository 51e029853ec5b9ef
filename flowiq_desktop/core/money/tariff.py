"""Tariff: what one message costs, as the person entered it; no price comes from the program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from flowiq_desktop.core.money.amounts import amount_from, same_currency

FREE_FORM = ""
"""Stands for every message that is no template, where templates stand by their names."""


@dataclass(frozen=True, slots=True)
class Price:
    """What one message costs.

    Attributes:
        amount: in the tariff's currency.
        entered: when the person entered it, or None when that is not known.
    """

    amount: Decimal
    entered: date | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A price as it was typed, and when."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Tariff:
    """Every price that can be added to the others.

    Attributes:
        currency: of all of them, as the person writes it, or "".
        prices: by the name of a template, or FREE_FORM.
        unreadable: what was typed where a price should stand and is none, or is in another
            currency; by the same names.
    """

    currency: str = ""
    prices: Mapping[str, Price] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)


NO_PRICES = Tariff()


def tariff_of(entered: Mapping[str, Entered], currency: str, decimal_sign: str = ".") -> Tariff:
    """The tariff that typed prices make; what was left empty is in none of its parts.

    Args:
        entered: by the name of a template, or FREE_FORM.
        currency: as the person writes it; "" takes the one that the first price names.
        decimal_sign: as the language in use writes it.
    """
    currency = currency or next(_named(entered, decimal_sign), "")
    prices: dict[str, Price] = {}
    unreadable: dict[str, str] = {}
    for name, typed in entered.items():
        if not typed.text.strip():
            continue
        amount = amount_from(typed.text, decimal_sign)
        fits = amount and (not amount.currency or same_currency(amount.currency, currency))
        if amount is not None and fits:
            prices[name] = Price(amount.value, typed.on)
        else:
            unreadable[name] = typed.text
    return Tariff(currency, prices, unreadable)


def _named(entered: Mapping[str, Entered], decimal_sign: str) -> Iterator[str]:
    for typed in entered.values():
        amount = amount_from(typed.text, decimal_sign)
        if amount and amount.currency:
            yield amount.currency
