"""Phone likeness: whether a cell looks like a phone number, without knowing its country.

Cheap enough for thousands of cells, and made to distinguish people's rows from headers: it must not
miss a number of any country, and may take another long number for one.
"""

import re

LEAST_DIGITS = 5
"""Saint Helena has numbers of five digits."""
MOST_DIGITS = 17
"""Fifteen of ITU-T E.164, after 00."""
SURELY_DIGITS = 9
"""This many digits, alone in a cell, are hardly anything but a number to call or an id."""

_LABEL = r"(?:(?:tel|phone|cell|mobile|mob|whatsapp|wa|sms)\s*[:.]?\s*)?"
_SIGNS = (
    r"\s'\"=;()./\-_\u00a0\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
_NUMBER = re.compile(
    rf"[{_SIGNS}]*{_LABEL}[{_SIGNS}]*\+?[{_SIGNS}]*\d[\d{_SIGNS}]*"
    r"(?:@[cg]\.us|@s\.whatsapp\.net|(?:ext|x|#)\.?\s*\d{1,5})?[{}]*".replace("{}", _SIGNS),
    re.IGNORECASE,
)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?(?:0?[6-9]|1[0-4])")
_DATE = r"\d{1,4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,4}(?:[T ]+\d{1,2}[:.]\d\d\S*)?"
_DATES = re.compile(rf"(?<![\d+]){_DATE}(?!\d)")
_NO_NUMBER = re.compile(
    rf"""\s*(?:{_DATE}
    |\d{{1,3}}\s*[-\u2010-\u2015/]\s*\d{{1,3}}                       # a range: 0-30
    |(?:19|20)\d\d\s*[-\u2010-\u2015/]\s*(?:19|20)?\d\d           # years: 2024/25
    |\d[\d\s]*\.\d{{1,2}})\s*                                        # an amount
    """,
    re.VERBOSE,
)
_INSIDE = re.compile(r"\+?\d[\d\s().\-/\u00a0\u2010-\u2015]{5,}\d")
_LEAST_INSIDE = 7
_LEAST_WRITTEN = 2
"""How many digits there are at least, counting the power of ten in 2E+10."""
_DIGIT = re.compile(r"\d")


def phone_digits(text: str) -> int:
    """How many digits a cell has if it holds nothing but something like a phone number, or 0."""
    if len(text) > MOST_DIGITS * 4 or sum(map(str.isdigit, text)) < _LEAST_WRITTEN:
        return 0
    if _SCIENTIFIC.fullmatch(text.strip()):
        return SURELY_DIGITS
    text = text.strip().removesuffix(".0")
    if not _NUMBER.fullmatch(text) or _NO_NUMBER.fullmatch(text):
        return 0
    digits = len(_DIGIT.findall(text.partition("@")[0]))
    return digits if LEAST_DIGITS <= digits <= MOST_DIGITS * 2 else 0


def phone_digits_within(text: str) -> int:
    """The same for a number with words beside it: "082 123 4567 (mom)"."""
    if alone := phone_digits(text):
        return alone
    if sum(map(str.isdigit, text)) < _LEAST_INSIDE:
        return 0
    found = _INSIDE.search(_DATES.sub(" ", text))
    return phone_digits(found[0]) if found else 0
