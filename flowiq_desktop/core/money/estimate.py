"""Estimate: what so many messages cost at most, and for how many of them nobody can tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from flowiq_desktop.core.money.tariff import Tariff


@dataclass(frozen=True, slots=True)
class Estimate:
    """What messages cost if each of them is delivered; what is not is not charged.

    Attributes:
        currency: as the person writes it, or "".
        total: of the messages that have a price.
        priced: how many those are.
        unpriced: the others, by the name of their template; `FREE_FORM` is what is none.
        entered: when the prices were entered that count in it, oldest first; None, for one of which
            that is not known, is not among them.
        all_dated: whether that is known of all of them.
    """

    currency: str = ""
    total: Decimal = Decimal(0)
    priced: int = 0
    unpriced: Mapping[str, int] = field(default_factory=dict)
    entered: tuple[date, ...] = ()
    all_dated: bool = True

    @property
    def messages(self) -> int:
        """How many messages it is about."""
        return self.priced + sum(self.unpriced.values())


def estimate(groups: Mapping[str, int], tariff: Tariff) -> Estimate:
    """What messages cost.

    Args:
        groups: how many, by the name of their template, or `FREE_FORM`.
        tariff: what one costs.
    """
    counted = {name: count for name, count in groups.items() if count}
    priced = {name: count for name, count in counted.items() if name in tariff.prices}
    dates = [tariff.prices[name].entered for name in priced]
    return Estimate(
        tariff.currency,
        sum((tariff.prices[name].amount * count for name, count in priced.items()), Decimal(0)),
        sum(priced.values()),
        {name: count for name, count in counted.items() if name not in priced},
        tuple(sorted({day for day in dates if day is not None})),
        None not in dates,
    )
