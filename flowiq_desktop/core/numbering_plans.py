"""Numbering plans: whether digits are a mobile number, by one regular expression per country code.

libphonenumber takes some 40 microseconds for each number, which a sheet of 100,000 rows turns into
seconds. The same metadata, put together into one pattern per country code, answers the common case
in less than one. `tests/core/test_numbering_plans.py` holds both against each other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata
from phonenumbers.phonemetadata import PhoneNumberDesc

_LONGEST_COUNTRY_CODE = 3
_NO_MATCH = "(?!)"
_REGIONS = {str(code): regions for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()}
EXACT_LENGTHS = {27: 9}
"""Digits after the country code where libphonenumber also takes shorter numbers, down to five.

South Africa's plan (ICASA, Numbering Plan Regulations 2016) has nine digits for everybody's number.
"""


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """The numbers of one country code, as far as it can be told without libphonenumber.

    Attributes:
        mobile: matches `+`, the country code and a valid national number that can be a mobile.
        prefixed: matches where libphonenumber might strip or rewrite the first national digits,
            so that only it can judge the number; such numbers are never `mobile`.
        shortest: characters of the shortest number that may be a mobile however it is rewritten.
    """

    mobile: re.Pattern[str]
    prefixed: re.Pattern[str]
    shortest: int

    def has_mobile(self, number: str) -> bool | None:
        """Whether `+` and digits are a valid number of a mobile, or None when unsure."""
        if self.mobile.fullmatch(number):
            return True
        unsure = len(number) >= self.shortest and self.prefixed.match(number)
        return None if unsure else False


def has_mobile(number: str) -> bool | None:
    """Whether `+` and digits are a mobile in use; None when only libphonenumber can tell."""
    plan = _plan_by_start(number[1 : 1 + _LONGEST_COUNTRY_CODE])
    return plan.has_mobile(number) if plan else False


def country_code(number: str) -> str:
    """The country code of `+` and digits ("27"), or "" when it begins with none."""
    return _code_by_start(number[1 : 1 + _LONGEST_COUNTRY_CODE])


@lru_cache(maxsize=2048)
def _code_by_start(start: str) -> str:
    starts = (start[:length] for length in range(1, len(start) + 1))
    return next((code for code in starts if code in _REGIONS), "")


@lru_cache(maxsize=2048)  # more than there are starts made of digits
def _plan_by_start(start: str) -> NumberingPlan | None:
    """The plan whose country code begins `start`; no country code begins another one."""
    code = _code_by_start(start)
    return _plan(code) if code else None


@cache
def _plan(country_code: str) -> NumberingPlan:
    start = rf"\+{country_code}"
    known = [PhoneMetadata.metadata_for_region(region) for region in _REGIONS[country_code]]
    plans = [metadata for metadata in known if metadata is not None]
    if not plans:  # a code of no country, such as +800: rare enough for libphonenumber
        return NumberingPlan(re.compile(_NO_MATCH), re.compile(start), 0)
    length = EXACT_LENGTHS.get(int(country_code))
    whole = rf"(?=\d{{{length},}}\Z)" if length else ""
    prefix = _prefix(start, plans[0])
    mobile = re.compile(f"{start}{whole}(?!{prefix}){_mobiles(plans)}", re.ASCII)
    shortest = 1 + len(country_code) + _fewest_digits(plans)
    return NumberingPlan(mobile, re.compile(start + prefix, re.ASCII), shortest)


def _fewest_digits(plans: Sequence[PhoneMetadata]) -> int:
    """National digits of the shortest mobile; 0 where a rewriting may lengthen what is written."""
    if plans[0].national_prefix_transform_rule:
        return 0
    kinds = [plan.mobile or plan.fixed_line for plan in plans]
    return min((min(kind.possible_length, default=0) for kind in kinds if kind), default=0)


def _mobiles(plans: Sequence[PhoneMetadata]) -> str:
    """National numbers that belong to some region and can be mobiles there.

    As in libphonenumber, the first region that claims a number keeps it: by its leading digits
    when it has some, else by having the number in use.
    """
    pattern = _NO_MATCH
    for plan in reversed(plans):
        mobile = _mobile(plan)
        if plan.leading_digits:
            claim = f"(?:{plan.leading_digits})"
            pattern = f"(?:(?={claim}){mobile}|(?!{claim}){pattern})"
        elif pattern == _NO_MATCH:
            pattern = mobile
        else:
            pattern = f"(?:{mobile}|(?!{_any_kind(plan)}){pattern})"
    return pattern


def _mobile(plan: PhoneMetadata) -> str:
    line = plan.fixed_line if plan.same_mobile_and_fixed_line_pattern else plan.mobile
    special = _whole(*_special_kinds(plan))
    return f"(?={_whole(plan.general_desc)})(?!{special}){_whole(line)}"


def _any_kind(plan: PhoneMetadata) -> str:
    used = _whole(*_special_kinds(plan), plan.fixed_line, plan.mobile)
    return f"(?:(?={_whole(plan.general_desc)}){used})"


def _special_kinds(plan: PhoneMetadata) -> tuple[PhoneNumberDesc | None, ...]:
    """The kinds that libphonenumber looks at before fixed lines and mobiles."""
    return (
        plan.premium_rate,
        plan.toll_free,
        plan.shared_cost,
        plan.voip,
        plan.personal_number,
        plan.pager,
        plan.uan,
        plan.voicemail,
    )


def _whole(*kinds: PhoneNumberDesc | None) -> str:
    """A pattern for the whole national number of any of these kinds.

    Kinds with the same lengths share one look at the length, which is what costs time.
    """
    by_lengths: dict[tuple[int, ...], list[str]] = {}
    for kind in kinds:
        if kind is not None and kind.national_number_pattern:
            patterns = by_lengths.setdefault(kind.possible_length, [])
            patterns.append(kind.national_number_pattern)
    parts = [_of_lengths(lengths) + f"(?:{'|'.join(p)})" for lengths, p in by_lengths.items()]
    return rf"(?:{'|'.join(parts)})\Z" if parts else _NO_MATCH


def _of_lengths(lengths: Sequence[int]) -> str:
    """A lookahead for numbers of these lengths; libphonenumber's empty list allows any."""
    if not lengths:
        return ""
    runs = "|".join(rf"\d{{{length}}}" for length in lengths)
    return rf"(?=(?:{runs})\Z)"


def _prefix(start: str, main: PhoneMetadata) -> str:
    """What libphonenumber may take for a trunk prefix behind a country code.

    Some of its prefix patterns match nothing at all, which changes nothing: the lookbehind leaves
    those matches out.
    """
    prefix = main.national_prefix_for_parsing
    return f"(?:(?:{prefix})(?<!{start}))" if prefix else _NO_MATCH
