"""Whether people write a 0 in front of mobile numbers at home, as their numbering plan shows them.

A numbering plan that knows a trunk prefix does not say that anybody writes it: in China, Brazil or
Colombia it belongs to landlines, and in India a mobile is written with it or without.
"""

from enum import Enum
from functools import cache

from phonenumbers import (
    PhoneMetadata,
    PhoneNumberFormat,
    PhoneNumberType,
    example_number_for_type,
    format_number,
)


class ZeroInFront(Enum):
    """How often a mobile number has a 0 in front of it."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    ALWAYS = "always"


@cache
def zero_in_front(country: str) -> ZeroInFront:
    """How mobile numbers are written in a country.

    Args:
        country: its ISO 3166 code.
    """
    metadata = PhoneMetadata.metadata_for_region(country)
    number = example_number_for_type(country, PhoneNumberType.MOBILE)
    if metadata is None or metadata.national_prefix != "0" or number is None:
        return ZeroInFront.NEVER
    if not format_number(number, PhoneNumberFormat.NATIONAL).lstrip("(").startswith("0"):
        return ZeroInFront.NEVER
    formats = metadata.number_format
    if any(it.national_prefix_optional_when_formatting for it in formats):
        return ZeroInFront.SOMETIMES
    return ZeroInFront.ALWAYS
