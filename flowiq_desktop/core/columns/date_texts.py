"""Date texts: the days that the cells of a column name, in whatever language it is written.

For sorting, and for telling columns of dates from others; nothing read here goes into a message.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from flowiq_desktop.core.text.plain_letters import plain_letters
from flowiq_desktop.texts.calendar_words import calendar_words, languages_of

DateReader = Callable[[str], float | None]
"""Days since the year 1, with the time as a share of a day; None for what is no date."""

LONGEST = 40
"""Characters of a number or date; longer cells are texts."""
_LOOKED_AT = 500
_MOST = 0.8
_MOST_WORDS = 100
"""Different words in a sample: dates have few, addresses many."""
_CLOCK = re.compile(
    r"(?:[T,]|\s|\bat\b|\bum\b)+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s?"
    r"([AaPp]\.?[Mm]\.?)?(?:\s*(?:Z|Uhr|[+-]\d\d:?\d\d))?$"
)
_NUMERIC = re.compile(r"(\d{1,4})([-/.]|\.? )(\d{1,2})\.?(?:[-/. ])(\d{1,4})\.?")
_TOKEN = re.compile(r"\d+|[^\W\d_][^\d\s,،./()\-]*")
_BETWEEN = re.compile(r"[\s,،./()\-]*")
_FILLERS = frozenset(
    {"de", "del", "of", "the", "di", "den", "der", "le", "el", "il", "d", "dia"}
    | {"st", "nd", "rd", "th", "er", "a", "e", "o", "ta", "gada", "g", "m", "r", "na", "roku"}
    | {"г", "года", "р", "року", "թ", "年", "月", "日", "년", "월", "일"}  # noqa: RUF001 - theirs
    | {"thang", "thg", "ngay", "nam", "van", "mwezi", "wa", "من", "عام", "سنة", "م"}
)
_WITH_YEAR_ALONE, _WITH_DAY, _WITH_MONTH = 1, 2, 3
_NOON = 12
_CENTURY, _PIVOT, _SHORT = 100, 69, 2
"""Years of two digits: 00 to 68 are of this century, as spreadsheet programs read them."""
_SECONDS_A_DAY = 86_400
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "VI", "FM", "PW", "MH", "AS", "MP"})
"""Countries that write the month before the day."""


def dates_in(texts: Iterable[str], country: str = "") -> Callable[[str], bool]:
    """What tells whether a text of a column is a date; the first 500 texts say how it is written.

    Args:
        texts: what stands in the column.
        country: two letters; its languages and its order of day and month come first.
    """
    read = date_reader([*islice((t.strip() for t in texts if t.strip()), _LOOKED_AT)], country)
    return lambda text: len(text) <= LONGEST and read(text.strip()) is not None


def date_reader(sample: Sequence[str], country: str) -> DateReader:
    """How to read the dates of a column; `sample` are some of its texts, trimmed."""
    sample = [text for text in sample if len(text) <= LONGEST]
    month_first = _writes_month_first(sample, country)
    words = _words_of_dates(sample, country)

    def read(text: str) -> float | None:
        if not any(map(str.isdigit, text)):
            return None
        day, clock = _without_clock(text)
        found = _numeric(day, month_first=month_first) or _worded(day, words)
        return None if found is None else found.toordinal() + clock

    return read


def clock_of(found: re.Match[str]) -> float:
    """Hours, minutes, seconds and am or pm as a share of a day."""
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    if found[4]:
        hours = hours % _NOON + _NOON * (found[4][0] in "Pp")
    return (hours * 3600 + minutes * 60 + seconds) / _SECONDS_A_DAY


def _without_clock(text: str) -> tuple[str, float]:
    found = _CLOCK.search(text)
    return (text[: found.start()], clock_of(found)) if found else (text, 0.0)


def _numeric(text: str, *, month_first: bool) -> date | None:
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    first, _sign, second, third = found.groups()
    if len(first) > _SHORT:
        return _day(int(first), int(second), int(third))
    day, month = (second, first) if month_first else (first, second)
    return _day(_year(third), int(month), int(day))


def _writes_month_first(sample: Sequence[str], country: str) -> bool:
    """What the dates show where one of the two numbers is no month; else what is usual."""
    for text in sample:
        found = _NUMERIC.match(text)
        if found and len(found[1]) <= _SHORT:
            if int(found[1]) > _NOON:
                return False
            if int(found[3]) > _NOON:
                return True
    return country in _MONTH_FIRST


@dataclass(frozen=True, slots=True)
class _Words:
    """Of one language, in plain letters."""

    months: Mapping[str, int]
    days: frozenset[str]

    def known(self, words: Iterable[str]) -> int:
        return sum(word in self.months or word in self.days for word in words)


def _words_of_dates(sample: Sequence[str], country: str) -> _Words:
    """The language that knows most of the words beside the numbers of a sample."""
    english = _words("en")
    found = (_tokens(text) for text in sample)
    dated = [tokens for tokens in found if any(map(str.isdigit, tokens))]
    words = {t for tokens in dated for t in tokens if not t.isdigit()} - _FILLERS
    if not words or len(words) > _MOST_WORDS or len(dated) < _MOST * len(sample):
        return english
    return _language_of(frozenset(words), country)


@lru_cache(64)
def _language_of(words: frozenset[str], country: str) -> _Words:
    best, most = _words("en"), 0
    for language in languages_of(country):
        candidate = _words(language)
        known = candidate.known(words)
        if known == len(words):
            return candidate
        if known > most:
            best, most = candidate, known
    return best


@lru_cache(None)
def _words(language: str) -> _Words:
    found = calendar_words(language)
    months = {plain_letters(name): month for name, month in found.months.items()}
    if language == "he":  # the month of a day has a letter in front
        months |= {f"ב{name}": month for name, month in months.items()}
    return _Words(months, frozenset(map(plain_letters, found.days)))


def _tokens(text: str) -> list[str]:
    """Numbers and words; nothing where there are other signs, as in no date."""
    if _BETWEEN.fullmatch(_TOKEN.sub("", text)) is None:
        return []
    return [plain_letters(token) for token in _TOKEN.findall(text)]


def _worded(text: str, words: _Words) -> date | None:
    """5 March 2026, 5. März 2026, 2026. március 5., 2026年3月5日, March 2026."""
    numbers: list[str] = []
    months: list[int] = []
    for token in _tokens(text):
        if token.isdecimal():
            numbers.append(token)
        elif token in words.months:
            months.append(words.months[token])
        elif token not in words.days and token not in _FILLERS:
            return None
    if len(months) == 1 and len(numbers) == _WITH_DAY:
        return _in_order(numbers[0], months[0], numbers[1])
    if len(months) == 1 and len(numbers) == _WITH_YEAR_ALONE and len(numbers[0]) > _SHORT:
        return _day(int(numbers[0]), months[0], 1)
    if not months and len(numbers) == _WITH_MONTH and not text.isascii():
        return _in_order(numbers[0], int(numbers[1]), numbers[2])
    return None


def _in_order(first: str, month: int, last: str) -> date | None:
    """The day before the month and the year behind it, or the other way round."""
    if len(first) > _SHORT:
        return _day(int(first), month, int(last))
    return _day(_year(last), month, int(first))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > _SHORT:
        return year
    return year + 20 * _CENTURY if year < _PIVOT else year + 19 * _CENTURY
