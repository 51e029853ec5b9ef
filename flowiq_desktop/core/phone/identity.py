"""Phone identity: one spelling for each WhatsApp account, where a number is written in several.

Three countries changed how their mobiles are written, and WhatsApp went on knowing some accounts
under the old form: what was sent to one form is answered, listed and written to by another
(docs/flowiq-api.md, Phone numbers). Everywhere else two different numbers are two accounts.
"""

import re
from functools import cache

from phonenumbers import PhoneMetadata

_BRAZIL = re.compile(r"55((?:[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579])[6-9]\d{7})")
"""A mobile without its ninth digit: area codes in use, and the first digits that mobiles had.

Numbers that begin with 2 to 5 after the area code are landlines, which no 9 was put before.
"""
_MEXICO = re.compile(r"521([2-9]\d{9})")
"""A mobile with the 1 that Mexico dropped in 2019; area codes begin with 2 to 9."""
_ARGENTINA = re.compile(r"54([1-3]\d{9})")
"""A number without the 9 that calls to mobiles from abroad need; area codes begin with 1 to 3."""
_ARGENTINA_AT_HOME = re.compile(r"54([1-3]\d{11})")
"""One with the 15 that calls to mobiles at home need, after its area code of 2 to 4 digits."""
_FORMER = (
    (re.compile(r"55(\d\d)9(\d{8})"), r"55\1\2"),
    (re.compile(r"52(\d{10})"), r"521\1"),
    (re.compile(r"549(\d{10})"), r"54\1"),
)
"""How an identity may be written as well; no pattern fits the numbers of another one's country."""


def digits_only(number: str) -> str:
    """The digits of a number in any spelling and any script, as 0 to 9."""
    if number.isascii():
        bare = number.removeprefix("+")
        return bare if bare.isdigit() else re.sub(r"\D", "", number)
    return "".join(str(int(sign)) for sign in number if sign.isdecimal())


def whatsapp_identity(number: str) -> str:
    """One and the same text for every spelling of a number that reaches the same account.

    Args:
        number: with its country code, in any spelling.

    Returns:
        Digits: mobiles of Brazil with their ninth digit, those of Mexico without the 1, those of
        Argentina with the 9; any other number as it is. For comparing only: it need not be a
        number that can be written to.
    """
    digits = number[1:]
    if number[:1] != "+" or not (digits.isdigit() and digits.isascii()):
        digits = digits_only(number)
    if digits[:1] != "5":  # as of most people; it spares the rest
        return digits
    if found := _BRAZIL.fullmatch(digits):
        return f"55{found[1][:2]}9{found[1][2:]}"
    if found := _MEXICO.fullmatch(digits):
        return f"52{found[1]}"
    if found := _ARGENTINA.fullmatch(digits):
        return f"549{found[1]}"
    if found := _ARGENTINA_AT_HOME.fullmatch(digits):
        return _without_15(found[1]) or digits
    return digits


def same_whatsapp_account(one: str, other: str) -> bool:
    """Whether two numbers, each with its country code, reach the same WhatsApp account."""
    return whatsapp_identity(one) == whatsapp_identity(other)


def spellings(number: str) -> tuple[str, ...]:
    """Every way in which a number may have been written down: itself, then the others.

    Args:
        number: `+` and digits.

    Returns:
        The same form. Only those that are numbers as one writes them from abroad: Argentina's 15
        is dialled at home alone.
    """
    if number[:2] != "+5":
        return (number,)
    identity = whatsapp_identity(number)
    former = (pattern.sub(written, identity) for pattern, written in _FORMER)
    known = (
        f"+{digits}" for digits in (identity, *former) if whatsapp_identity(digits) == identity
    )
    return tuple(dict.fromkeys((number, *known)))


def _without_15(national: str) -> str:
    """The identity of an area code, 15 and the rest; "" when the digits are nothing of the kind."""
    found = _argentine_areas().match(national)
    area = found[1] if found else None
    return f"549{area}{national[found.end() :]}" if found and area else ""


@cache
def _argentine_areas() -> re.Pattern[str]:
    """Finds an area code before a 15; areas of 2, 3 and 4 digits cannot be told apart by rule."""
    metadata = PhoneMetadata.metadata_for_region("AR")
    areas = metadata.national_prefix_for_parsing if metadata else None
    return re.compile(areas or "(?!)()", re.ASCII)
