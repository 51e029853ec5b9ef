"""The kind of thing that a cell holds, judged by appearance."""

import re
from enum import Enum, auto

from flowiq_desktop.core.phone.likeness import phone_digits_within

_LONGEST_LOOKED_AT = 120
_LINK = re.compile(r"(?:https?://|www\.)\S+|wamid\.\S+", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_DATE = re.compile(
    r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[T ]+\d{1,2}[:.]\d\d\S*(?: [AP]M)?)?"
    r"|\d{1,2}[- ][^\W\d]{3,9}\.?[- ,]+\d{2,4}|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AP]M)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[(+-]?\s*(?:[^\W\d]{0,3}[^\w\s(]{0,2}\s?)?-?(?:\d[\d\s.,'\u2019]*|[.,]\d+)"
    r"\s?(?:%|[^\W\d]{0,3}[^\w\s]{0,2})\)?"
)
"""With a unit or a currency of up to three letters before or after it: "R 1,234.50", "5 km"."""
_DIGIT = re.compile(r"(?<!#DIV/)\d")
_TRUTH = frozenset("true false #n/a #ref! #value! #name? #div/0! #null! #num!".split())  # noqa: SIM905 - easier to read


class Kind(Enum):
    """What a cell holds; the distinct kinds never stand in a row of headers above their like."""

    BLANK = auto()
    PHONE = auto()
    MAIL = auto()
    LINK = auto()
    DATE = auto()
    NUMBER = auto()
    TRUTH = auto()
    WORDS = auto()

    @property
    def is_value(self) -> bool:
        """Whether it looks different from words."""
        return self not in (Kind.BLANK, Kind.WORDS)


def kind_of_cell(text: str) -> Kind:
    """The kind of one cell; a number with as many digits as phone numbers have is `PHONE`."""
    text = text.strip()
    if not text:
        return Kind.BLANK
    if len(text) > _LONGEST_LOOKED_AT:
        return Kind.LINK if _LINK.fullmatch(text) else Kind.WORDS
    if ("." in text or ":" in text) and _LINK.fullmatch(text):
        return Kind.LINK
    if "@" in text and _MAIL.fullmatch(text) and not phone_digits_within(text):
        return Kind.MAIL
    return _kind_of_digits(text)


def _kind_of_digits(text: str) -> Kind:
    if not _DIGIT.search(text):
        return Kind.TRUTH if text.casefold() in _TRUTH else Kind.WORDS
    if phone_digits_within(text):
        return Kind.PHONE
    if _DATE.fullmatch(text):
        return Kind.DATE
    return Kind.NUMBER if _NUMBER.fullmatch(text) else Kind.WORDS
