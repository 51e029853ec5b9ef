"""WellWritten: recognises the mobiles of one country as nearly everybody writes them, many at once.

One search through a thousand texts takes a fifth of the time of a thousand searches. It knows fewer
writings than `PhoneReader` and never says anything else: `tests/core/phone/test_well_written.py`
compares the two.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from phonenumbers import PhoneMetadata

from flowiq_desktop.core.phone.plans import NumberingPlan, has_mobile
from flowiq_desktop.texts import Text

_BLOCK = 1_000
_ZERO_IN_BRACKETS = "(0)"
_MARK = "\x01"
"""Stands for it, as brackets are left out: in no text that is looked at."""
_WITHOUT_SEPARATORS = {ord(character): None for character in " ().-"}
_UNSURE = re.compile(
    r"^(?:[ ).\-\x01]|\([^+\d]|\(?\+\D|\+?\d{7,}\.|.*\x01.*\."
    r"|(?:19|20)\d\d([-/.])[01]?\d\1[0-3]?\d|[0-3]?\d([-/.])[0-3]?\d\2(?:19|20)\d\d|.{62})",
    re.ASCII | re.MULTILINE,
)
"""Texts that could look like a number once the separators are left out, but may be something else:
dates, decimals, and what does not begin as a number does."""
_DIGIT = re.compile(r"\d", re.ASCII)

Written: TypeAlias = "tuple[str, Text] | None"
"""A number, `+` and digits, and why it differs from its text; None where that is unsure."""


class Repairs(NamedTuple):
    """What to say of numbers that are not written with a + and their country code alone.

    Attributes:
        code: of those without a country code, with a 0 in front or without.
        plus: of those with the country code alone.
        zeros: of those with 00 in front of it.
        zero: of those with a (0) behind it.
    """

    code: Text
    plus: Text
    zeros: Text
    zero: Text


class _Writing(NamedTuple):
    """One way of writing the digits of a country.

    Attributes:
        prefix: a pattern for what stands in front of them, separators left out.
        start: what that is then.
        repair: why the number differs from it.
        is_sure: whether this number and no other is meant, given its digits; None where it always
            is.
    """

    prefix: str
    start: str
    repair: Text = ""
    is_sure: Callable[[str], bool] | None = None


class WellWritten:
    """Recognises numbers of mobiles of a country.

    Args:
        plan: the numbers of its code.
        home: its metadata.
        repairs: what to say of its numbers.
    """

    def __init__(self, plan: NumberingPlan, home: PhoneMetadata, repairs: Repairs) -> None:
        self._plan = plan
        self._plus = f"+{plan.code}"
        writings = [*_writings(plan.code, home, repairs)]
        self._sure = {it.start: it.repair for it in writings if it.is_sure is None}
        self._writings = {it.start: it for it in writings}
        self._prefixes = "|".join(it.prefix for it in writings)

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        """Made when it is first needed: that takes as long as to read thousands of numbers."""
        mobile = self._plan.mobile.pattern
        national = mobile.removeprefix(rf"\+{self._plan.code}").replace(r"\Z", "$")
        lines = f"^(?:(?P<start>{self._prefixes})(?P<national>{national})|.*)$"
        return re.compile(lines, re.ASCII | re.MULTILINE)

    @cached_property
    def _parts(self) -> Callable[[tuple[str, ...]], tuple[str, str]]:
        places = self._numbers.groupindex  # the metadata's patterns have groups of their own
        return itemgetter(places["start"] - 1, places["national"] - 1)

    def find(self, texts: Iterable[str]) -> list[Written]:
        """For each text its number and what to say of it."""
        remaining, found = iter(texts), list[Written]()
        while block := [*islice(remaining, _BLOCK)]:
            lines = _lines(block).translate(_WITHOUT_SEPARATORS)
            found.extend(self._written(map(self._parts, self._numbers.findall(lines))))
        return found

    def _written(self, found: Iterable[tuple[str, str]]) -> Iterator[Written]:
        plus, sure, unsure = self._plus, self._sure, self._unsure
        for start, national in found:
            known = start in sure and national
            yield (plus + national, sure[start]) if known else unsure(start, national)

    def _unsure(self, start: str, national: str) -> Written:
        """The same of a writing by which another number may be meant, or that is none."""
        if not national:
            return None
        _, _, repair, is_sure = self._writings[start]
        is_meant = is_sure is None or is_sure(national)
        return (self._plus + national, repair) if is_meant else None


def _lines(texts: list[str]) -> str:
    """A line for each text; a blank one for those that are not looked at."""
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts) or _MARK in joined:
        joined = "\n".join(["" if "\n" in it or _MARK in it else it for it in texts])
    marked = joined.replace(_ZERO_IN_BRACKETS, _MARK)
    if not _UNSURE.search(marked):
        return marked
    return "\n".join(["" if _UNSURE.match(it) else it for it in marked.split("\n")])


def _writings(code: str, home: PhoneMetadata, repairs: Repairs) -> Iterator[_Writing]:
    """Those of a country; at home its numbers may be meant where nothing else is dialled so."""
    yield _Writing(rf"\+{code}", f"+{code}")
    yield _Writing(rf"\+{code}{_MARK}", f"+{code}{_MARK}", repairs.zero)
    yield _Writing(f"00{code}", f"00{code}", repairs.zeros)
    trunk, way_abroad = home.national_prefix_for_parsing or "", home.international_prefix
    not_abroad = f"(?!00|{way_abroad})" if way_abroad else "(?!00)"
    if trunk == "0":
        yield _Writing(f"{not_abroad}0(?!0)", "0", repairs.code)
    if not trunk or _DIGIT.fullmatch(trunk):
        bare = f"{not_abroad}(?!{trunk})" if trunk else not_abroad
        yield _Writing(
            bare + code, code, repairs.plus, lambda it: has_mobile(f"+{code}{code}{it}") is False
        )
        yield _Writing(bare, "", repairs.code, lambda it: has_mobile(f"+{it}") is False)
