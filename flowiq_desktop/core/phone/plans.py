"""Numbering plans: whether digits are a mobile number, by one regular expression per country code.

libphonenumber takes some 40 microseconds for each number, which a sheet of 100,000 rows turns into
seconds. The same metadata, put together into one pattern per country code, answers the common case
in less than one. `tests/core/phone/test_plans.py` compares the two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberType
from phonenumbers.phonemetadata import PhoneNumberDesc

_LONGEST_COUNTRY_CODE = 3
_NO_MATCH = "(?!)"
_REGIONS = {str(code): regions for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()}
EXACT_LENGTHS = {27: 9}
"""Digits after the country code where libphonenumber also takes shorter numbers, down to five.

South Africa's plan (ICASA, Numbering Plan Regulations 2016) has nine digits for everybody's number.
"""


@dataclass(frozen=True, slots=True)
class NumbersInUse:
    """What all numbers of a country code are, mobiles or not.

    Attributes:
        pattern: matches every number that some region of the code has in use, and no other one.
        claims: the leading digits by which regions of the code claim numbers, in use or not, a
            group for each; None where no region does.
        kinds: how the main region distinguishes the kinds of its numbers; the first that fits.
    """

    pattern: re.Pattern[str]
    claims: re.Pattern[str] | None
    kinds: tuple[tuple[re.Pattern[str], int], ...]


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """The numbers of one country code, as far as it can be told without libphonenumber.

    Attributes:
        code: the country code, such as "27".
        mobile: matches `+`, the country code and a valid national number that can be a mobile.
        prefixed: matches where libphonenumber might strip or rewrite the first national digits,
            so that only it can judge the number; such numbers are never `mobile`.
        shortest: length of the shortest number that may be a mobile, however it is rewritten.
        region: the code's main region, to which a number belongs when that has it in use.
    """

    code: str
    mobile: re.Pattern[str]
    prefixed: re.Pattern[str]
    shortest: int
    region: str

    def has_mobile(self, number: str) -> bool | None:
        """Whether `+` and digits are a valid number of a mobile, or None when unsure."""
        if self.mobile.fullmatch(number):
            return True
        unsure = len(number) >= self.shortest and self.prefixed.match(number)
        return None if unsure else False

    def kind(self, number: str) -> int | None:
        """What `+` and digits are, a `PhoneNumberType`; None when only libphonenumber can tell."""
        return None if self.prefixed.match(number) else self.kind_as_written(number)

    def kind_as_written(self, number: str) -> int | None:
        """The same for digits that are surely not rewritten."""
        in_use = _in_use(self.code)
        if not in_use.pattern.fullmatch(number):
            return int(PhoneNumberType.UNKNOWN)
        return next((kind for pattern, kind in in_use.kinds if pattern.fullmatch(number)), None)

    @property
    def has_claims(self) -> bool:
        """Whether regions of the code claim numbers by their leading digits."""
        return _in_use(self.code).claims is not None

    def claimed_by(self, number: str) -> int:
        """Which claim `+` and digits fall under, counted from 0; -1 for none."""
        claims = _in_use(self.code).claims
        found = claims.match(number) if claims else None
        return found.lastindex - 1 if found and found.lastindex else -1


def kind_of(number: str) -> int | None:
    """What `+` and digits are, UNKNOWN when not in use; None when only libphonenumber can tell."""
    plan = plan_of(number)
    return plan.kind(number) if plan else int(PhoneNumberType.UNKNOWN)


def plan_of(number: str) -> NumberingPlan | None:
    """The plan of the country code that `+` and digits begin with, or None for none."""
    return _plan_by_start(number[1 : 1 + _LONGEST_COUNTRY_CODE])


def has_mobile(number: str) -> bool | None:
    """Whether `+` and digits are a mobile in use; None when only libphonenumber can tell."""
    plan = plan_of(number)
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
def mobile_lengths(country_code: str) -> frozenset[int]:
    """How many digits behind the country code a mobile can have; found without any pattern."""
    plans = _metadata(country_code)
    lengths = {n for plan in plans if plan.general_desc for n in plan.general_desc.possible_length}
    return frozenset(lengths)


@cache
def _plan(country_code: str) -> NumberingPlan:
    start = rf"\+{country_code}"
    plans = _metadata(country_code)
    if not plans:  # a code of no country, such as +800: rare enough for libphonenumber
        never = re.compile(_NO_MATCH)
        return NumberingPlan(country_code, never, re.compile(start), 0, region="")
    length = EXACT_LENGTHS.get(int(country_code))
    whole = rf"(?=\d{{{length},}}\Z)" if length else ""
    prefix = _prefix(start, plans[0])
    mobile = re.compile(f"{start}{whole}(?!{prefix}){_mobiles(plans)}", re.ASCII)
    shortest = 1 + len(country_code) + _fewest_digits(plans)
    return NumberingPlan(
        country_code,
        mobile,
        re.compile(start + prefix, re.ASCII),
        shortest,
        _REGIONS[country_code][0],
    )


@cache
def _in_use(country_code: str) -> NumbersInUse:
    """Compiled when the first number needs it: most countries of the world never do."""
    start = rf"\+{country_code}"
    plans = _metadata(country_code)
    if not plans:
        return NumbersInUse(re.compile(_NO_MATCH), claims=None, kinds=())
    length = EXACT_LENGTHS.get(int(country_code))
    exact = rf"(?=\d{{{length}}}\Z)" if length else ""
    used = "|".join(map(_any_kind, plans))
    claims = "|".join(f"({plan.leading_digits})" for plan in plans if plan.leading_digits)
    # A region that is known by its leading digits may claim a number before it is looked at.
    kinds = () if plans[0].leading_digits else _kinds(plans[0])
    return NumbersInUse(
        re.compile(f"{start}{exact}(?:{used})", re.ASCII),
        re.compile(f"{start}(?:{claims})") if claims else None,
        tuple((re.compile(start + kind, re.ASCII), name) for kind, name in kinds),
    )


def _metadata(country_code: str) -> list[PhoneMetadata]:
    """What libphonenumber knows of the regions of a country code, the main one first."""
    known = map(PhoneMetadata.metadata_for_region, _REGIONS[country_code])
    return [metadata for metadata in known if metadata is not None]


def _kinds(plan: PhoneMetadata) -> list[tuple[str, int]]:
    """Patterns of national numbers with their kind, in the order libphonenumber looks at them."""
    kind = PhoneNumberType
    special = (
        kind.PREMIUM_RATE,
        kind.TOLL_FREE,
        kind.SHARED_COST,
        kind.VOIP,
        kind.PERSONAL_NUMBER,
        kind.PAGER,
        kind.UAN,
        kind.VOICEMAIL,
    )
    found = [(_whole(d), int(k)) for d, k in zip(_special_kinds(plan), special, strict=True)]
    fixed, mobile = _whole(plan.fixed_line), _whole(plan.mobile)
    either = fixed if plan.same_mobile_and_fixed_line_pattern else f"(?={fixed}){mobile}"
    found.append((either, int(kind.FIXED_LINE_OR_MOBILE)))
    found.append((fixed, int(kind.FIXED_LINE)))
    if not plan.same_mobile_and_fixed_line_pattern:
        found.append((mobile, int(kind.MOBILE)))
    general = _whole(plan.general_desc)
    return [(f"(?={general}){part}", name) for part, name in found if part != _NO_MATCH]


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
