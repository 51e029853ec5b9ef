"""Day counts: the whole numbers by which spreadsheet programs store dates."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import islice

from flowiq_desktop.core.columns.synonyms import words_of
from flowiq_desktop.core.text.hidden_marks import without_marks
from flowiq_desktop.core.vocabulary.word_parts import single_words

DAY_NOUGHT = date(1899, 12, 30)
"""Excel's, for all days after February 1900."""
DAY_NOUGHT_1904 = date(1904, 1, 1)
"""That of workbooks which count from 1904, as those of Excel for the Mac did until 2011."""
_COUNT = re.compile(r"[1-6]\d{4}(?:\.0)?")
_FIRST, _LAST = 10_000, 60_000
"""Days from 1927 to 2064: those of birth, and of what people make appointments for."""
_MOST = 0.8
_LOOKED_AT = 2_000
"""Different texts that say whether a column holds dates."""
_DATE_WORDS = single_words("date")


def day_of_count(text: str, day_nought: date = DAY_NOUGHT) -> str:
    """The day that a spreadsheet program counts so, as 2024-03-05; "" for what is no such count.

    Args:
        text: a cell's.
        day_nought: the day from which the program counts.
    """
    if not _COUNT.fullmatch(text):
        return ""
    day = day_nought + timedelta(days=int(text[:5]))
    is_usual = _FIRST <= (day - DAY_NOUGHT).days <= _LAST
    return day.isoformat() if is_usual else ""


def hold_day_counts(
    header: str,
    texts: Mapping[str, int],
    is_date: Callable[[], Callable[[str], bool]],
    day_nought: date = DAY_NOUGHT,
    among: Iterable[str] | None = None,
) -> bool:
    """Whether five digits are days: the heading says so, or the other cells of the column do.

    Args:
        header: the column's.
        texts: everything that stands in it, and how often.
        is_date: makes what tells whether a text is a date; only asked where that matters.
        day_nought: the day from which the program counts.
        among: the texts that may be counts, if others are known to be none.
    """
    suspects = filter(_may_be_count, texts if among is None else among)
    if not any(day_of_count(_bare(text), day_nought) for text in suspects):
        return False
    reads_date = is_date()
    counts = Counter[str]()
    for text, cells in islice(texts.items(), _LOOKED_AT):
        if bare := _bare(text):
            is_count = day_of_count(bare, day_nought)
            counts["count" if is_count else "date" if reads_date(bare) else "other"] += cells
    if counts["other"] > (1 - _MOST) * counts.total():
        return False
    return counts["date"] >= counts["count"] or not _DATE_WORDS.isdisjoint(words_of(header))


def _may_be_count(text: str) -> bool:
    """Quicker than whether it is one: most texts begin otherwise."""
    return text[:5].strip().isdecimal() or not text.isascii()


def _bare(text: str) -> str:
    """The text as a person sees it: invisible characters hide a count from a program alone."""
    return without_marks(text).strip()
