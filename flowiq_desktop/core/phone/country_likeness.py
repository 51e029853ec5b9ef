"""Country likeness: which country a column of numbers without country codes is most likely from."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from phonenumbers import (
    PhoneMetadata,
    country_code_for_region,
    region_code_for_country_code,
)

from flowiq_desktop.core.phone.countries import known_regions
from flowiq_desktop.core.phone.plans import country_code, has_mobile, mobile_lengths, plan_of
from flowiq_desktop.core.phone.text import simple_digits, tidy

SAMPLE = 200
"""Distinct numbers looked at: more of them would not point to another country."""
_FEWEST = 3
_MOST_COUNTRIES = 3
_FITS = 0.8
"""The share of the numbers that must be mobiles in a country that is offered."""
_SETTLED = 0.9
"""With this share in the present country, another one needs numbers with its own code."""
_BETTER = 0.1
_AS_GOOD = 0.02
_LARGE = (
    *("IN", "BR", "ID", "US", "MX", "NG", "ZA", "KE", "DE", "GB", "PK", "TR", "IT", "ES", "FR"),
    *("AR", "CO", "EG", "MY", "SA", "TZ", "UG", "GH", "PE", "CL", "AE", "NL", "PT", "ZW", "ZM"),
    *("MZ", "BW", "NA", "CD", "CI", "CM", "RW", "ET", "RU", "CN", "JP", "VN", "TH", "PH", "BD"),
)
"""Where WhatsApp is used most, to order countries that fit equally well."""


def likely_countries(
    texts: Iterable[str], country: str, usual: Sequence[str] = ()
) -> tuple[str, ...]:
    """Countries that fit numbers without a country code far better than the present one.

    Args:
        texts: distinct cells of the column; the first `SAMPLE` that hold digits are looked at.
        country: the present one, two letters.
        usual: countries to prefer among equals, the likeliest first.

    Returns:
        At most three, the likeliest first; none when the present one fits or no other does.
    """
    found = (simple_digits(tidy(text).text) for text in texts)
    sample = list(islice(filter(None, found), SAMPLE))
    start = f"+{country_code_for_region(country)}"
    plain = [digits for digits in sample if not _is_full(digits) and not _is_own(digits, start)]
    if len(plain) < _FEWEST:
        return ()
    witnesses = _witnesses(sample, plain)
    here = _share(plain, country)
    if here >= _SETTLED:
        known = (code for code in witnesses if code != country)
        return tuple(code for code in known if _share(plain, code) >= max(_FITS, here))[:1]
    others = (code for code in _main_countries() if code != country and _may_fit(plain, code))
    shares = {code: _share(plain, code) for code in others}
    best = max(shares.values(), default=0)
    if best < _FITS or best - here < _BETTER:
        return ()
    likely = [code for code, share in shares.items() if share >= best - _AS_GOOD]
    return _ordered(likely, [*witnesses, *usual])


def _ordered(likely: Collection[str], preferred: Sequence[str]) -> tuple[str, ...]:
    order = dict.fromkeys((*preferred, *_LARGE, *sorted(likely)))
    return tuple(code for code in order if code in likely)[:_MOST_COUNTRIES]


def _main_countries() -> list[str]:
    """One country of each calling code: which of several it is, few numbers tell."""
    codes = dict.fromkeys(map(country_code_for_region, sorted(known_regions())))
    regions = (region_code_for_country_code(code) for code in codes)
    return [region for region in regions if region in known_regions()]


def _is_full(digits: str) -> bool:
    """Whether the country code stands before the number."""
    return digits.startswith(("+", "00"))


def _is_own(digits: str, start: str) -> bool:
    """Whether they are a mobile of the present country that lost its + alone."""
    return bool(has_mobile(f"+{digits}")) and f"+{digits}".startswith(start)


def _witnesses(sample: Collection[str], plain: Collection[str]) -> list[str]:
    """The countries that most of the numbers with a code belong to, when there are any."""
    full = ("+" + digits.removeprefix("+").removeprefix("00") for digits in sample)
    counted = Counter(country_code(number) for number in full if has_mobile(number))
    most = counted.most_common(1)
    if not most or most[0][1] < _FEWEST or most[0][1] * 2 < counted.total() or not plain:
        return []
    plan = plan_of(f"+{most[0][0]}")
    return [plan.region] if plan and plan.region in known_regions() else []


def _may_fit(plain: Collection[str], country: str) -> bool:
    """Whether enough of the numbers have as many digits as mobiles of a country.

    Putting together the patterns of a country takes milliseconds, and there are 200 of them.
    """
    lengths = mobile_lengths(str(country_code_for_region(country)))
    trunk = len(_trunk(country))
    as_long = sum(len(digits) in lengths or len(digits) - trunk in lengths for digits in plain)
    return as_long >= (_FITS - _AS_GOOD) * len(plain)


def _trunk(country: str) -> str:
    metadata = PhoneMetadata.metadata_for_region(country)
    return (metadata.national_prefix if metadata else "") or ""


def _share(plain: Collection[str], country: str) -> float:
    """The share of the numbers that are mobiles when dialled in a country."""
    start = f"+{country_code_for_region(country)}"
    prefix = _trunk(country)
    trunk = re.escape(prefix) if prefix else "(?!)"
    return sum(_is_mobile(digits, start, re.compile(trunk)) for digits in plain) / len(plain)


def _is_mobile(digits: str, start: str, trunk: re.Pattern[str]) -> bool:
    without = trunk.sub("", digits, count=1) if trunk.match(digits) else digits
    return bool(has_mobile(start + without)) or bool(has_mobile(start + digits))
