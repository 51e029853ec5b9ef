"""Sorting: by what the cells of a column are compared, numbers as numbers and dates as dates.

For the order of rows on the screen only: nothing that is read here goes into a message.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice

from flowiq_desktop.core.text.plain_letters import plain_letters

SortKey = tuple[int, float, str]
"""Numbers and dates come before texts; each is compared with its own kind."""

_Reader = Callable[[str], float | None]
_LOOKED_AT = 500
_MOST = 0.8
"""The share of those that have to agree on what the column holds."""
_LONGEST = 40
"""Characters of a number or date; longer cells are texts."""
_COMPARED = 200
_WIDEST = 20
_UNIT = r"(?:[^\W\d_]{1,3}\.?|[^\w\s\-+.,(\u2212])"
_NUMBER = re.compile(
    rf"(?P<before>[-\u2212(+]?\s?(?:{_UNIT}\s?)?[-\u2212+]?)"
    rf"(?P<digits>\d+(?:[.,'\s]\d+)*)\)?\s?(?:{_UNIT}|%)?"
)
_MINUS = ("-", "\u2212", "(")
_DATE = re.compile(
    r"(?P<a>\d{1,4})(?P<sign>[-/.]|\.? )(?P<b>\d{1,2}|[^\W\d_]{3,9})\.?(?:[-/. ]| of )"
    r"(?P<c>\d{1,4})(?:[T ,]+(?P<time>\d{1,2}[:.]\d{2}.{0,12}))?"
)
_ENGLISH_DATE = re.compile(
    r"(?P<b>[^\W\d_]{3,9})\.? (?P<a>\d{1,2})(?:st|nd|rd|th)?,? (?P<c>\d{4})"
    r"(?:[T ,]+(?P<time>\d{1,2}[:.]\d{2}.{0,12}))?"
)
_TIME = re.compile(r"(\d{1,3})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s?([AaPp]\.?[Mm]\.?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = re.compile(r"\d+")
_NOON = 12
_CENTURY, _PIVOT, _SHORT = 100, 69, 2
"""Years of two digits: 00 to 68 are of this century, as spreadsheet programs read them."""
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "VI", "FM", "PW", "MH", "AS", "MP"})
"""Countries that write the month before the day."""


def sort_keys(texts: Iterable[str], country: str = "") -> Callable[[str], SortKey | None]:
    """How to compare the cells of a column; a key of None is a blank cell, which comes last.

    Args:
        texts: what stands in the column, in any order; the first 500 that are not blank decide.
        country: two letters; where 3/4 may be either, its order of day and month counts.
    """
    sample = [*islice((text.strip() for text in texts if text.strip()), _LOOKED_AT)]
    readers = (_number_reader(sample), _date_reader(sample, country), _time)
    read = next((reader for reader in readers if _agree(sample, reader)), None)

    def key(text: str) -> SortKey | None:
        bare = text.strip()
        if not bare:
            return None
        value = read(bare) if read and len(bare) <= _LONGEST else None
        return (1, 0.0, _plain(bare)) if value is None else (0, value, "")

    return key


def _agree(sample: list[str], read: _Reader) -> bool:
    fits = sum(len(text) <= _LONGEST and read(text) is not None for text in sample)
    return bool(sample) and fits >= _MOST * len(sample)


def _plain(text: str) -> str:
    """Without accents and capitals; a number in it counts as one: "Class 9" before "Class 10"."""
    return _DIGITS.sub(lambda found: found[0].zfill(_WIDEST), plain_letters(text[:_COMPARED]))


def _number_reader(sample: list[str]) -> _Reader:
    comma = _has_decimal_comma(sample)

    def read(text: str) -> float | None:
        found = _NUMBER.fullmatch(text)
        if found is None:
            return None
        digits = re.sub(r"['\s]", "", found["digits"])
        plain = digits.replace(".", "").replace(",", ".") if comma else digits.replace(",", "")
        try:
            value = float(plain)
        except ValueError:  # several points: a date or an address
            return None
        return -value if any(sign in found["before"] for sign in _MINUS) else value

    return read


def _has_decimal_comma(sample: list[str]) -> bool:
    """Whether a comma stands before the decimals; one before three digits alone says nothing."""
    for text in sample:
        comma, point = text.rfind(","), text.rfind(".")
        if comma >= 0 and point >= 0:
            return comma > point
        after = re.match(r"\d*", text[max(comma, point) + 1 :])
        if max(comma, point) >= 0 and after and len(after[0]) != len("000"):
            return comma >= 0
    return False


def _date_reader(sample: list[str], country: str) -> _Reader:
    month_first = _writes_month_first(sample, country)

    def read(text: str) -> float | None:
        found = _DATE.fullmatch(text) or _ENGLISH_DATE.fullmatch(text)
        if found is None:
            return None
        day = _day(found["a"], found["b"], found["c"], month_first=month_first)
        clock = _time(found["time"].strip()) if found["time"] else 0.0
        return None if day is None else day.toordinal() + (clock or 0.0)

    return read


def _writes_month_first(sample: list[str], country: str) -> bool:
    """What the dates show where one of the two numbers is no month; else what is usual."""
    for text in sample:
        found = _DATE.fullmatch(text[:_LONGEST])
        if found and found["b"].isdecimal() and len(found["a"]) <= _SHORT:
            if int(found["a"]) > _NOON:
                return False
            if int(found["b"]) > _NOON:
                return True
    return country in _MONTH_FIRST


def _day(first: str, second: str, third: str, *, month_first: bool) -> date | None:
    month = _month(second)
    if len(first) > _SHORT:
        year, day = int(first), int(third)
    else:
        year, day = _year(third), int(first)
        if month_first and second.isdecimal():
            month, day = day, month
    try:
        return datetime(year, month, day).date()  # noqa: DTZ001 - a day of a calendar, nowhere
    except ValueError:
        return None


def _month(text: str) -> int:
    """Its number, or 0 for what is no month."""
    if text.isdecimal():
        return int(text)
    name = text[:3].casefold()
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def _year(text: str) -> int:
    year = int(text)
    if len(text) > _SHORT:
        return year
    return year + 20 * _CENTURY if year < _PIVOT else year + 19 * _CENTURY


def _time(text: str) -> float | None:
    """A time of day or a length as a share of a day."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    if found[4]:
        hours = hours % _NOON + _NOON * (found[4][0] in "Pp")
    return (hours * 3600 + minutes * 60 + seconds) / 86_400
