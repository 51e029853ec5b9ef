"""The names of months and days, in the language that a date format names or else in English."""

import re
from dataclasses import dataclass
from locale import windows_locale

from babel import UnknownLocaleError

from flowiq_desktop.texts.cldr import locale_of

_LANGUAGE = re.compile(r"\[\$[^\]-]*-([0-9A-Fa-f]{1,8})\]")
_NAMED = re.compile(r"m{3,}|d{3,}", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PRIMARY, _ENGLISH = 0x3FF, 0x09
_WHOLE = 0xFFFF
_ONE_DIGIT_KIND = 0x2000000
"""From here on a language number also asks for digits other than 0 to 9."""
_SHORT = 3


@dataclass(frozen=True, slots=True)
class DateNames:
    """Months from January, days from Monday; whole and short."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    short_months: tuple[str, ...]
    short_days: tuple[str, ...]


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_IN_ENGLISH = DateNames(
    _MONTHS,
    _DAYS,
    tuple(name[:_SHORT] for name in _MONTHS),
    tuple(name[:_SHORT] for name in _DAYS),
)


def date_names(section: str) -> DateNames | None:
    """The names for a section of a date format; None when it needs what is not known here."""
    found = _LANGUAGE.search(section)
    number = int(found[1], 16) if found else 0
    if number >= _ONE_DIGIT_KIND:
        return None
    if number & _PRIMARY in {0, _ENGLISH} or not _NAMED.search(_LITERAL.sub("", section)):
        return _IN_ENGLISH
    return _names_in(windows_locale.get(number & _WHOLE, ""))


def _names_in(language: str) -> DateNames | None:
    try:
        locale = locale_of(language)
    except (UnknownLocaleError, ValueError):
        return None
    months, days = locale.months["format"], locale.days["format"]
    return DateNames(
        tuple(months["wide"][at] for at in range(1, 13)),
        tuple(days["wide"][at] for at in range(7)),
        tuple(months["abbreviated"][at] for at in range(1, 13)),
        tuple(days["abbreviated"][at] for at in range(7)),
    )
