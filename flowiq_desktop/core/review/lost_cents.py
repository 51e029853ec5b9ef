"""Lost cents: amounts of money without the zeros at their end, "1250.5" for "1250.50".

A spreadsheet drops zeros behind the decimal sign unless the column has a format, and a message
would ask for "R 1250.5". It shows where the heading or the cells say that a column is money, and
some amount in it ends in a single decimal.
"""

import re
from collections.abc import Generator, Iterable, Mapping
from itertools import islice
from typing import Final, NamedTuple

from flowiq_desktop.core.columns.synonyms import words_of
from flowiq_desktop.core.money.currencies import (
    has_two_decimals,
    is_currency,
    is_surely_currency,
)
from flowiq_desktop.core.progress import Progress
from flowiq_desktop.core.review.damage import looking
from flowiq_desktop.core.vocabulary.language_words import listed
from flowiq_desktop.core.vocabulary.word_parts import WordParts

_AMOUNT: Final = re.compile(
    r"(?P<before>\(?[+-]?\s*[^\W\d]{0,4}[^\w\s()+-]{0,2}\s*[+-]?)"
    r"(?P<whole>\d{1,3}(?:(?P<group>[ .,'\u2019\u00a0\u202f])\d{3})+|0|[1-9]\d*)"
    r"(?:(?P<sign>[.,])(?P<cents>\d{1,2}))?"
    r"(?P<behind>\s*(?:[^\W\d]{1,8}\.?|[^\w\s.,()+-]{1,2})?[)-]?)"
)
_PLAIN: Final = re.compile(r"^(?:0|[1-9]\d*)[.,]\d\d$", re.ASCII | re.MULTILINE)
_MAY_BE_ONE: Final = re.compile(r"[.,]\d(?!\d)")
_PLACES: Final = 2
_BLOCK: Final = 1_000
_LEAST_AMOUNTS: Final = 0.8
"""Share of the cells; others say "paid" or nothing."""
_LEAST_OF_MONEY: Final = 0.5
"""Share of the amounts with a currency, where the heading does not speak of money."""
_MONEY_WORDS: Final = WordParts.of("money")
_TAKE_IT_BACK: Final = tuple(map(WordParts.of, ("measures", "date")))
_FOR_EACH: Final = re.compile(
    r"(?i)(?:\b(?:per|por|par|pro|je|kwa|nge|ngo)\b|/|\d+\s*[+-])\s*\w+|\d+ +\w+"
)
"""What an amount is for: "per km", "60 days"."""
_SHARE: Final = re.compile(r"[%٪‰]")
_PERHAPS_A_DAY: Final = frozenset(
    listed(
        "due, paid, payment, payments, pago, pagos, pagado, pagamento, pagamentos, paye, du, "
        "paiement, betaal, betaald, betaling, bezahlt, zahlung, offen, verskuldig, verschuldigd, "
        "ekhokhiwe, okukhokhiwe, ikhokhiwe, malipo, مدفوع, مستحق"
    )
)
"""Under these people write on which day as well: 1.5 is the first of May."""
_DAY: Final = re.compile(r"\s*(?:[1-9]|[12]\d|3[01])[.](?:[1-9]|1[0-2])\s*")
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
        before, after = (found[name].strip(" +-()") for name in ("before", "behind"))
        if (before and not is_currency(before)) or (after and not is_surely_currency(after)):
            return None  # 2.5 M are millions
        beside = [it for it in (before, after) if it]
        if not all(map(has_two_decimals, beside)):
            return None
        whole, sign, cents = found["before"] + found["whole"], found["sign"], found["cents"]
        group, behind = found["group"] or "", found["behind"]
        return cls(
            whole, group, sign or "", cents or "", behind, any(map(is_surely_currency, beside))
        )

    def with_cents(self, sign: str) -> str:
        """The same amount with two decimals."""
        return f"{self.whole}{sign}{self.cents.ljust(_PLACES, '0')}{self.behind}"


class _Amounts(NamedTuple):
    """The amounts among the texts of a column.

    Attributes:
        plain: those that are digits with two decimals and nothing else, as nearly all are.
        plain_signs: the decimal signs of these.
        odd: all others.
    """

    plain: list[str]
    plain_signs: set[str]
    odd: dict[str, _Amount]

    @classmethod
    def among(cls, texts: Mapping[str, int]) -> Generator[Progress, None, "_Amounts"]:
        """Look at all of them; one search finds the plain ones of a thousand."""
        found = cls([], set(), {})
        remaining, done = iter(texts), 0
        while block := [*islice(remaining, _BLOCK)]:
            yield looking(done, len(texts))
            done += len(block)
            plain = set(_PLAIN.findall("\n".join(block))).intersection(block)
            found.plain.extend(plain)
            found.plain_signs.update(text[-_PLACES - 1] for text in plain)
            others = ((text, _Amount.of(text)) for text in block if text not in plain)
            found.odd.update((text, amount) for text, amount in others if amount)
        return found

    @property
    def texts(self) -> list[str]:
        """All of them."""
        return [*self.plain, *self.odd]

    @property
    def are_of_money(self) -> bool:
        """Whether currencies stand beside most of them."""
        of_money = sum(amount.has_currency for amount in self.odd.values())
        return of_money >= _LEAST_OF_MONEY * (len(self.plain) + len(self.odd))


def may_have_lost_cents(lines: str) -> bool:
    """Whether some text of many may be an amount with one decimal; soon said."""
    return _MAY_BE_ONE.search(lines) is not None


def lost_cents(header: str, texts: Mapping[str, int]) -> Generator[Progress, None, dict[str, str]]:
    """The amounts of a column that have lost zeros at their end, and what they were.

    Args:
        header: the column's.
        texts: everything that stands in it, and how often.
    """
    if _says_otherwise(header):
        return {}
    found = yield from _Amounts.among(texts)
    signs = {amount.sign for amount in found.odd.values() if amount.sign} | found.plain_signs
    if not any(len(amount.cents) == 1 for amount in found.odd.values()):
        return {}
    if any(amount.group in signs for amount in found.odd.values() if not amount.sign):
        return {}  # 1.250 beside 0.5 has three decimals
    filled = sum(count for text, count in texts.items() if text.strip())
    if sum(texts[text] for text in found.texts) < _LEAST_AMOUNTS * filled:
        return {}
    if not (found.are_of_money or _says_amounts(header, found.texts)):
        return {}
    short = {text: it for text, it in found.odd.items() if len(it.cents) < _PLACES}
    usual = signs.pop() if len(signs) == 1 else ""  # of two nobody knows a whole amount's
    return {
        text: amount.with_cents(sign)
        for text, amount in short.items()
        if (sign := amount.sign or usual)
    }


def says_money(header: str) -> bool:
    """Whether the heading of a column speaks of money: "Amount due", "Skoolgeld (R)"."""
    return _MONEY_WORDS.in_any(words_of(header)) or any(map(is_surely_currency, _beside(header)))


def _says_otherwise(header: str) -> bool:
    """Whether it speaks of a share, a measure, a day or money without cents: "Leave balance"."""
    left = _FOR_EACH.sub(" ", header)
    if _SHARE.search(left) or any(parts.in_any(words_of(left)) for parts in _TAKE_IT_BACK):
        return True
    return not all(map(has_two_decimals, [*_beside(header), *header.split()]))


def _says_amounts(header: str, texts: Iterable[str]) -> bool:
    """Whether it speaks of money, where "Paid" may be above days: 1.5, 12.11."""
    if not says_money(header):
        return False
    of_money = {word for word in words_of(header) if _MONEY_WORDS.in_any((word,))}
    perhaps_days = of_money and of_money <= _PERHAPS_A_DAY
    return not (perhaps_days and all(map(_DAY.fullmatch, texts)))


def _beside(header: str) -> list[str]:
    """Signs of a heading, and what is in brackets."""
    return [*_IN_BRACKETS.findall(header), *_SIGNS.findall(header)]
