"""The names of months and days, in the language that a date format names or else in English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from locale import windows_locale

from babel import UnknownLocaleError

from flowiq_desktop.texts.cldr import locale_of

_LANGUAGE = re.compile(r"\[\$[^\]-]*-([0-9A-Fa-f]{1,8})\]")
_TAG = re.compile(r"\[\$[^\]-]*-([A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?)(,[^\]]*)?\]")
"""A language by its name, as recent versions of Excel write it: `[$-en-ZA]`."""
_NAMED = re.compile(r"m{3,}|d{3,}", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PRIMARY, _ENGLISH = 0x3FF, 0x09
_WHOLE = 0xFFFF
_ONE_DIGIT_KIND = 0x2000000
"""From here on a language number also asks for digits other than 0 to 9."""
_SHORT = 3
_CALENDAR_BITS = 16
_GREGORIAN = frozenset({0, 1, 2, 9, 10, 11, 12})
"""Among the calendars that the third byte of a language number names (CALID of Windows)."""
_THAI, _THAI_YEARS = 7, 543
"""The calendar whose years count from the Buddha's death and whose days are the usual ones."""
_CUT = frozenset({"af", "da", "de", "pt", "ru", "sl", "sv", "uk"})
"""Languages whose short names are three letters in spreadsheet programs: Sep, not Sept."""
_BETWEEN = re.compile(r"[dM]\s*([-./])")
_DAY_NUMBER = re.compile(r"(?<!d)dd?(?!d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateNames:
    """Months from January, days from Monday, whole and short; and how years are counted.

    Attributes:
        years_more: by how many years the calendar is ahead of the usual one.
        separator: what stands for a `/` in a format.
    """

    months: tuple[str, ...]
    days: tuple[str, ...]
    short_months: tuple[str, ...]
    short_days: tuple[str, ...]
    years_more: int = 0
    separator: str = "/"


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
    if found is None and (tag := _TAG.search(section)):
        return None if tag[2] else _names_for(section, tag[1].replace("-", "_"))
    number = int(found[1], 16) if found else 0
    if number >= _ONE_DIGIT_KIND:
        return None
    calendar = number >> _CALENDAR_BITS & 0xFF
    if calendar not in {*_GREGORIAN, _THAI}:
        return None
    is_english = number & _PRIMARY in {0, _ENGLISH}
    names = _names_for(section, "en" if is_english else windows_locale.get(number & _WHOLE, ""))
    return replace(names, years_more=_THAI_YEARS) if names and calendar == _THAI else names


def _names_for(section: str, language: str) -> DateNames | None:
    is_english = language.partition("_")[0].lower() == "en"
    fields = _LITERAL.sub("", section)
    if is_english:
        return _IN_ENGLISH
    names = _names_in(language, is_dated=bool(_DAY_NUMBER.search(fields)))
    return names if names or _NAMED.search(fields) else _IN_ENGLISH


def _names_in(language: str, *, is_dated: bool) -> DateNames | None:
    """The names in a language; a month beside the number of its day has a form of its own."""
    try:
        locale = locale_of(language)
    except (UnknownLocaleError, ValueError):
        return None
    months = locale.months["format" if is_dated else "stand-alone"]
    days = locale.days["stand-alone"]
    return DateNames(
        tuple(months["wide"][at] for at in range(1, 13)),
        tuple(days["wide"][at] for at in range(7)),
        _cut(language, [months["abbreviated"][at] for at in range(1, 13)]),
        _cut(language, [days["abbreviated"][at] for at in range(7)]),
        separator=_separator(str(locale.date_formats["short"])),
    )


def _separator(pattern: str) -> str:
    """What stands between day and month in a short date of the language."""
    found = _BETWEEN.search(pattern)
    return found[1] if found else "/"


def _cut(language: str, names: Sequence[str]) -> tuple[str, ...]:
    if language.partition("_")[0].lower() not in _CUT:
        return tuple(names)
    return tuple(name.rstrip(".")[:_SHORT] for name in names)
