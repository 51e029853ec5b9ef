"""Lost cents: amounts of money without the zeros at their end, "1250.5" for "1250.50".

A spreadsheet drops zeros behind the decimal sign unless the column has a format, and a message
would ask for "R 1250.5". It shows where the heading or the cells say that a column is money, and
some amount in it ends in a single decimal.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from flowiq_desktop.core.columns.synonyms import words_of
from flowiq_desktop.core.money.currencies import is_currency
from flowiq_desktop.core.vocabulary.word_parts import WordParts

_AMOUNT: Final = re.compile(
    r"(?P<before>[+-]?\s*[^\W\d]{0,4}[^\w\s+-]{0,2}\s*[+-]?)"
    r"(?P<whole>\d{1,3}(?:(?P<group>[ .,'\u2019\u00a0\u202f])\d{3})+|\d+)"
    r"(?:(?P<sign>[.,])(?P<cents>\d{1,2}))?"
    r"(?P<behind>\s*(?:[^\W\d]{1,8}\.?|[^\w\s.,+-]{1,2})?)"
)
_MAY_BE_ONE: Final = re.compile(r"[.,]\d(?!\d)")
_PLACES: Final = 2
_LEAST_AMOUNTS: Final = 0.8
"""Share of the cells; others say "paid" or nothing."""
_LEAST_OF_MONEY: Final = 0.5
"""Share of the amounts with a currency, where the heading does not speak of money."""
_MONEY_WORDS: Final = WordParts.of("money")
_IN_BRACKETS: Final = re.compile(r"[(\[]\s*([^()\[\]]{1,8}?)\s*[)\]]")
_SIGNS: Final = re.compile(r"[^\w\s]|[^\W\d_]{2,}\$?")
"""A letter alone may be the name of a class."""


class _Amount(NamedTuple):
    """An amount in a cell.

    Attributes:
        whole: all before the decimal sign, with what stands in front of the amount.
        group: what stands between its thousands, or "".
        sign: the decimal sign, or "".
        cents: the digits behind it.
        behind: all after them.
        has_currency: whether a currency stands beside it.
    """

    whole: str
    group: str
    sign: str
    cents: str
    behind: str
    has_currency: bool

    @classmethod
    def of(cls, text: str) -> "_Amount | None":
        """The amount that a text is; None for any other text."""
        found = _AMOUNT.fullmatch(text.strip())
        if found is None:
            return None
        beside = [it for it in (found["before"].strip(" +-"), found["behind"].strip()) if it]
        if not all(map(is_currency, beside)):
            return None
        whole, sign, cents = found["before"] + found["whole"], found["sign"], found["cents"]
        group, behind = found["group"] or "", found["behind"]
        return cls(whole, group, sign or "", cents or "", behind, has_currency=bool(beside))

    def with_cents(self, sign: str) -> str:
        """The same amount with two decimals."""
        return f"{self.whole}{sign}{self.cents.ljust(_PLACES, '0')}{self.behind}"


def may_have_lost_cents(lines: str) -> bool:
    """Whether some text of many may be an amount with one decimal; soon said."""
    return _MAY_BE_ONE.search(lines) is not None


def lost_cents(header: str, texts: Mapping[str, int]) -> dict[str, str]:
    """The amounts of a column that have lost zeros at their end, and what they were.

    Args:
        header: the column's.
        texts: everything that stands in it, and how often.
    """
    found = {text: amount for text in texts if (amount := _Amount.of(text))}
    signs = {amount.sign for amount in found.values() if amount.sign}
    if not any(len(amount.cents) == 1 for amount in found.values()):
        return {}
    if any(amount.group in signs for amount in found.values() if not amount.sign):
        return {}  # 1.250 beside 0.5 has three decimals
    filled = sum(count for text, count in texts.items() if text.strip())
    if sum(texts[text] for text in found) < _LEAST_AMOUNTS * filled:
        return {}
    if not (says_money(header) or _are_of_money(found.values())):
        return {}
    short = {text: it for text, it in found.items() if len(it.cents) < _PLACES}
    usual = signs.pop() if len(signs) == 1 else ""  # of two nobody knows a whole amount's
    return {
        text: amount.with_cents(sign)
        for text, amount in short.items()
        if (sign := amount.sign or usual)
    }


def says_money(header: str) -> bool:
    """Whether the heading of a column speaks of money: "Amount due", "Skoolgeld (R)"."""
    if _MONEY_WORDS.in_any(words_of(header)):
        return True
    beside = [*_IN_BRACKETS.findall(header), *_SIGNS.findall(header)]
    return any(map(is_currency, beside))


def _are_of_money(amounts: Iterable[_Amount]) -> bool:
    known = [amount.has_currency for amount in amounts]
    return sum(known) >= _LEAST_OF_MONEY * len(known)
