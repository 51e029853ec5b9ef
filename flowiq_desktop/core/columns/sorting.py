"""Sorting: by what the cells of a column are compared, numbers as numbers and dates as dates.

For the order of rows on the screen only: nothing that is read here goes into a message.
"""

import re
from collections.abc import Callable, Iterable
from itertools import islice

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.columns.date_texts import LONGEST, clock_of, date_reader
from flowiq_desktop.core.text.plain_letters import plain_letters

SortKey = tuple[int, float, str]
"""Numbers and dates come before texts; each is compared with its own kind."""

_Reader = Callable[[str], float | None]
_LOOKED_AT = 500
_MOST = 0.8
"""The share of those that have to agree on what the column holds."""
_COMPARED = 200
_WIDEST = 20
_UNIT = r"(?:[^\W\d_]{1,3}\.?|[^\w\s\-+.,(\u2212])"
_NUMBER = re.compile(
    rf"(?P<before>[-\u2212(+]?\s?(?:{_UNIT}\s?)?[-\u2212+]?)"
    rf"(?P<digits>\d+(?:[.,'\s]\d+)*)\)?\s?(?:{_UNIT}|%)?"
)
_MINUS = ("-", "\u2212", "(")
_TIME = re.compile(r"(\d{1,3})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s?([AaPp]\.?[Mm]\.?)?")
_DIGITS = re.compile(r"\d+")


def sort_keys(texts: Iterable[str], country: str = "") -> Callable[[str], SortKey | None]:
    """How to compare the cells of a column; a key of None is a blank cell, which comes last.

    Args:
        texts: what stands in the column, in any order; the first 500 that are not blank decide.
        country: two letters; where 3/4 may be either, its order of day and month counts.
    """
    read_as = (plain_digits(text).strip() for text in texts)
    sample = [*islice(filter(None, read_as), _LOOKED_AT)]
    readers = (_number_reader(sample), date_reader(sample, country), _time)
    read = next((reader for reader in readers if _agree(sample, reader)), None)

    def key(text: str) -> SortKey | None:
        bare = plain_digits(text).strip()
        if not bare:
            return None
        value = read(bare) if read and len(bare) <= LONGEST else None
        return (1, 0.0, _plain(bare)) if value is None else (0, value, "")

    return key


def _agree(sample: list[str], read: _Reader) -> bool:
    fits = sum(len(text) <= LONGEST and read(text) is not None for text in sample)
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


def _time(text: str) -> float | None:
    """A time of day or a length as a share of a day."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    return clock_of(found)
