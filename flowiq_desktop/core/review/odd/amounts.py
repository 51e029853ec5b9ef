"""Amounts that are far from the rest of their column."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from flowiq_desktop.core.cells.plain_digits import plain_digits

_UNIT: Final = r"(?:[^\W\d_]{1,4}\.?|[^\w\s.,+-]|[^\W\d_]\.[^\W\d_]{1,2}\.?)?"
"""`R`, `ZAR`, `Rs.`, `FCFA`, `€`, the point in `د.إ` between its letters."""
_NO_CENTS: Final = r"(?:/[=-]|[.,]-{1,2}|[.,][\u2013\u2014])?"
"""`500/=` in East Africa, `500/-` in India, `500,-` in Germany."""
_DIGITS: Final = r"(?:\d{1,3}(?:[ .,'\u00a0\u202f]\d{2,3})+|\d+)(?:[.,]\d{1,2})?"
_AMOUNT: Final = re.compile(
    rf"(?P<sign>[+-]?)\s?(?P<before>{_UNIT})\s?(?P<later>[+-]?)\s?[^\w\s.,+-]?\s?(?P<digits>{_DIGITS}){_NO_CENTS}\s?(?P<behind>{_UNIT})"
)
_LONGEST: Final = 40
_NOT_DIGITS: Final = re.compile(r"\D")
_FRACTION: Final = re.compile(r"[.,](\d{1,2})$")
_MOST_DIGITS: Final = 9
"""Longer ones are numbers that name something."""
_FEWEST: Final = 10
_LEAST_SHARE: Final = 0.8
_TIMES_SPREAD: Final = 3.0
"""In proportion to the middle half of the column, as amounts have a long upper end."""
_LEAST_TIMES: Final = 8.0
"""And at least so many times the middle one, or as much less."""
_RARE: Final = 0.02
_ONE_UNIT: Final = 0.9
_SAMPLE: Final = 1_000
"""Rows that show whether a column has one currency."""


class FarAmount(NamedTuple):
    """An amount far from the rest.

    Attributes:
        at: its place.
        middle: the text of the amount in the middle of the column.
    """

    at: int
    middle: str


def far_amounts(texts: Sequence[str]) -> list[FarAmount]:
    """Amounts far above or below the others of their column, the farthest first."""
    found = {text: amount for text in set(texts) if (amount := amount_of(text)) is not None}
    amounts = [(found[text], at) for at, text in enumerate(texts) if text in found]
    filled = sum(1 for text in texts if text and not text.isspace())
    if len(amounts) < max(_FEWEST, _LEAST_SHARE * filled) or not _are_of_one_unit(texts):
        return []
    positive = sorted(amount for amount, _at in amounts if amount > 0)
    if len(positive) < len(amounts) - max(1, _RARE * len(amounts)):
        return []
    return _far(amounts, positive, texts)


def _are_of_one_unit(texts: Sequence[str]) -> bool:
    """Whether nearly all have one currency or none: A12 and B7 are rooms."""
    units = Counter(unit for text in texts[:_SAMPLE] if (unit := _unit_of(text)))
    return not units or max(units.values()) >= _ONE_UNIT * units.total()


def _unit_of(text: str) -> str:
    match = _match(text)
    return (match["before"] or match["behind"]).casefold() if match else ""


def _match(text: str) -> re.Match[str] | None:
    return _AMOUNT.fullmatch(plain_digits(text.strip())) if len(text) <= _LONGEST else None


def amount_of(text: str) -> float | None:
    """The number in a text that is one, with a currency or without; None for any other text."""
    match = _match(text)
    if match is None:
        return None
    written = match["digits"]
    fraction = _FRACTION.search(written)
    whole = _NOT_DIGITS.sub("", written[: fraction.start()] if fraction else written)
    if len(whole) > _MOST_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return None
    value = float(f"{whole}.{fraction[1]}" if fraction else whole)
    return -value if "-" in match["sign"] + match["later"] else value


def _far(
    amounts: Sequence[tuple[float, int]], positive: Sequence[float], texts: Sequence[str]
) -> list[FarAmount]:
    middle, low, high = (positive[len(positive) * part // 4] for part in (2, 1, 3))
    spread = (high / low) ** _TIMES_SPREAD
    above = max(high * spread, middle * _LEAST_TIMES)
    below = min(low / spread, middle / _LEAST_TIMES)
    far = sorted((-_distance(it, middle), at) for it, at in amounts if it > above or it < below)
    if len(far) > max(1, _RARE * len(amounts)):
        return []
    example = next((texts[at] for amount, at in amounts if amount == middle), "")
    return [FarAmount(at, example) for _distance_, at in far]


def _distance(amount: float, middle: float) -> float:
    return max(amount / middle, middle / amount) if amount > 0 else float("inf")
