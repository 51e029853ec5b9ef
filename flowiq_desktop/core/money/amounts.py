"""Amounts: money as people write it, "R 0,45" or "1 234.50 ZAR", as exact numbers."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_SIGNS = str.maketrans({"\u066b": ".", "\u066c": " ", "\u2019": " ", "'": " ", "_": " "})
"""The Arabic decimal point; the Arabic sign and what else people put between thousands."""
_FULL_STOP = re.compile(r"(?<=[^\W\d])\.")
"""Behind a currency: "Rs. 5"."""
_PARTS = re.compile(r"(?P<before>[^\d\s.,]*)\s*(?P<number>[\d.,\s]*\d)\s*(?P<after>[^\d\s.,]*)")
_GROUPED = re.compile(r"\d{1,3}(?:(?P<sign>[ .,])\d{3})(?:(?P=sign)\d{3})*")
_HUNDREDTHS = frozenset({"c", "ct", "cent", "cents", "¢", "p", "pence", "cêntimos", "centimes"})
"""Beside a number they make it a hundredth: "45c" is 0.45 of a currency that is not named."""
_LONGEST = 40
_THOUSANDS = 3
"""Digits between two signs, or behind the last one."""
_MOST_PLACES = 6
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money.

    Attributes:
        value: exactly as it was written; never negative.
        currency: what stood beside it ("R", "ZAR", "€"), or "".
    """

    value: Decimal
    currency: str = ""


def amount_from(text: str, decimal_sign: str = ".") -> Amount | None:
    """The amount that a text says, or None when it says none for sure.

    Comma and point are both taken for the decimal sign. Only where three digits follow the one sign
    there is, as in "1,500", the language decides whether it stands between thousands.

    Args:
        text: as it was typed; digits of any script.
        decimal_sign: "." or ",", as the language in use writes it.
    """
    if len(text) > _LONGEST:
        return None
    found = _PARTS.fullmatch(_plain(text))
    if found is None or (found["before"] and found["after"]):
        return None
    currency = found["before"] or found["after"]
    digits = _digits(found["number"], decimal_sign)
    if digits is None or not all(map(_may_be_of_a_currency, currency)):
        return None
    if currency.casefold() in _HUNDREDTHS:
        return None
    whole, _, places = digits.partition(".")
    if len(places) > _MOST_PLACES or len(whole) > _MOST_DIGITS:
        return None
    return Amount(Decimal(digits), currency)


def unmistakable(amount: Amount) -> str:
    """An amount to be kept: read alike in every language, unlike "1,500"."""
    digits = f"{amount.value:f}"
    if len(digits.partition(".")[2]) == _THOUSANDS:
        digits += "0"
    return f"{amount.currency} {digits}".strip()


def same_currency(one: str, other: str) -> bool:
    """Whether two words mean one currency, as far as they say."""
    return one.rstrip(".").casefold() == other.rstrip(".").casefold()


def _plain(text: str) -> str:
    """ASCII digits, one kind of blank, and no marks that cannot be seen."""
    seen = (sign for sign in text.translate(_SIGNS) if unicodedata.category(sign) != "Cf")
    digits = (str(unicodedata.digit(s)) if s.isdecimal() else s for s in seen)
    return " ".join(_FULL_STOP.sub("", "".join(digits)).split())


def _may_be_of_a_currency(sign: str) -> bool:
    return sign.isalpha() or unicodedata.category(sign) == "Sc"


def _digits(number: str, decimal_sign: str) -> str | None:
    """The number in Python's writing, or None."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return _whole(number)
    sign, whole, places = number[last], number[:last], number[last + 1 :]
    if number.count(sign) > 1:  # a decimal sign stands there once
        return _whole(number)
    groups_too = len(places) == _THOUSANDS and sign != decimal_sign
    if groups_too and _GROUPED.fullmatch(number) and not whole.startswith("0"):
        return _whole(number)
    if not places.isdecimal():
        return None
    before = _whole(whole) if whole else "0"
    return None if before is None else f"{before}.{places}"


def _whole(number: str) -> str | None:
    """A whole number without what stands between its thousands, or None."""
    if number.isdecimal():
        return number
    return re.sub(r"\D", "", number) if _GROUPED.fullmatch(number) else None
