"""Phone numbers: what a cell says, as `+` and digits, with the reason for every change."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import phonenumbers
from phonenumbers import (
    CountryCodeSource,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberType,
)

from flowiq_desktop.core.phone.countries import Country
from flowiq_desktop.core.phone.home import HomeRules
from flowiq_desktop.core.phone.lookup import (
    AS_DIALLED,
    Found,
    find_abroad,
    find_renumbered,
    joined,
    parsed,
    valid_number,
    why_refused,
    written,
)
from flowiq_desktop.core.phone.plans import has_mobile, plan_of
from flowiq_desktop.core.phone.text import (
    MOST_DIGITS,
    MOST_DIGITS_KEPT,
    digits_of,
    refusal,
    shown,
    simple_digits,
    tidy,
)
from flowiq_desktop.core.phone.well_written import Repairs, WellWritten, Written
from flowiq_desktop.texts import Text, mark, phrase

_TEXTS_REMEMBERED = 200_000  # some 60 MB at most; a sheet of this length is checked again at once
_NO_FACTS: Mapping[str, object] = MappingProxyType({})
_ZEROS_READ = phrase("read {prefix} as +", prefix="00")
PUT_BACK_PLUS = mark("put back the +")
_ZERO_TAKEN_OUT = mark("took out the (0)")
_EMERGENCY = frozenset({"112", "911", "999"})
_OTHER_KINDS = {
    PhoneNumberType.VOIP: mark("an internet phone number"),
    PhoneNumberType.PERSONAL_NUMBER: mark("a personal number that is passed on"),
    PhoneNumberType.UAN: mark("the number of a company"),
}
_WARNINGS = {
    PhoneNumberType.FIXED_LINE: "number_landline",
    **dict.fromkeys(_OTHER_KINDS, "number_not_mobile"),
}


class PhoneReading(NamedTuple):
    """What a text says as a phone number.

    Attributes:
        text: the text as found.
        number: `+` and digits (E.164), or "" when the text cannot be used.
        code: "" or a key of `problem_texts.WORDINGS`; with a warning's code there is a number.
        facts: what the words of `code` mention: `value`, `country` (two letters), `number` and
            others.
        repair: why `number` differs from `text`, or "" when only spaces, dashes, dots and brackets
            were left out.
    """

    text: str
    number: str
    code: str = ""
    facts: Mapping[str, object] = _NO_FACTS
    repair: Text = ""


class PhoneReader:
    """Reads numbers as people in one country write them.

    Args:
        country: ISO 3166 code of the country whose code numbers lack, such as "ZA".
        quickly: use patterns where they suffice; False asks libphonenumber about every number,
            which gives the same result and takes up to a hundred times as long.

    Attributes:
        code: of the country, with its +.

    Raises:
        ValueError: no numbering plan is known for `country`.
    """

    def __init__(self, country: str, *, quickly: bool = True) -> None:
        metadata = PhoneMetadata.metadata_for_region(country.upper())
        if metadata is None or metadata.general_desc is None:
            raise ValueError(f'"{country}" is not the code of a country; South Africa is "ZA".')
        self.country = country.upper()
        self.code = f"+{metadata.country_code}"
        self._lengths = frozenset(metadata.general_desc.possible_length)
        self._quickly = quickly
        plan = plan_of(self.code)
        self._is_own_mobile = plan.mobile.fullmatch if plan else has_mobile
        self._home = HomeRules(metadata)
        self._refusals: dict[tuple[object, ...], tuple[str, str]] = {}
        self._added_code = phrase(
            "added the country code of {country}", country=Country(self.country)
        )
        repairs = Repairs(self._added_code, PUT_BACK_PLUS, _ZEROS_READ, _ZERO_TAKEN_OUT)
        self._well_written = WellWritten(plan, metadata, repairs) if plan and quickly else None
        self._remembered = lru_cache(_TEXTS_REMEMBERED)(self._read_carefully)

    def read(self, text: str) -> PhoneReading:
        """What `text` says, or the code of what keeps it from being one person's number."""
        if text[:1] == "+" and self._quickly and has_mobile(text):
            return PhoneReading(text, text)
        return self._read_simple(text) or self._remembered(text)

    def well_written(self, texts: Sequence[str]) -> list[Written]:
        """For each text its number and repair as `read` has them; None where only `read` can tell.

        For a thousand numbers of the country itself this takes a fifth of the time.
        """
        quick = self._well_written
        return quick.find(texts) if quick else [None] * len(texts)

    def _read_simple(self, text: str) -> PhoneReading | None:
        """The reading of a well-written mobile number; None leaves it to libphonenumber."""
        if not self._quickly:
            return None
        digits = simple_digits(text)
        if digits[:1] == "+":
            return PhoneReading(text, digits) if has_mobile(digits) else None
        if not digits:
            return _read_with_zero_in_brackets(text)
        if digits.startswith("00"):
            return self._read_after_zeros(text, digits)
        if self._home.way_abroad.match(digits):
            return None
        trunk = self._home.trunk.match(digits)
        if trunk and trunk[0]:
            return self._read_after_trunk(text, digits, trunk)
        return self._read_bare(text, digits)

    def _read_after_zeros(self, text: str, digits: str) -> PhoneReading | None:
        """The reading of a mobile of the country itself with 00 in place of the +."""
        number = f"+{digits[2:]}"
        if not number.startswith(self.code) or not self._is_own_mobile(number):
            return None
        return PhoneReading(text, number, repair=_ZEROS_READ)

    def _read_after_trunk(
        self, text: str, digits: str, trunk: re.Match[str]
    ) -> PhoneReading | None:
        """The reading of a mobile written as it is at home, with a 0 in front."""
        number = self.code + digits[1:]
        if trunk[0] != "0" or any(trunk.groups()) or not self._is_own_mobile(number):
            return None
        return PhoneReading(text, number, repair=self._added_code)

    def _read_bare(self, text: str, digits: str) -> PhoneReading | None:
        """The reading of a mobile that lost its 0 or its +, when it can only be one of them."""
        home, abroad = has_mobile(self.code + digits), has_mobile(f"+{digits}")
        if home and abroad is False:
            return PhoneReading(text, self.code + digits, repair=self._added_code)
        if abroad and home is False and self._cannot_be_home(digits):
            return PhoneReading(text, f"+{digits}", repair=PUT_BACK_PLUS)
        return None

    def _cannot_be_home(self, digits: str) -> bool:
        """Whether digits that are a mobile with a + are surely not meant as a number at home."""
        if f"+{digits}".startswith(self.code):
            return True
        return len(digits) not in self._lengths and not find_renumbered(self.code + digits)

    def _read_carefully(self, text: str) -> PhoneReading:
        digits = simple_digits(text) if self._quickly else ""
        if digits.strip("+0") and len(digits) <= MOST_DIGITS_KEPT:
            found = self._find(digits)
            return self._accept(text, found, found.repair) if found else self._refuse(text, digits)
        tidied = tidy(text)
        simple = self._read_simple(tidied.text) if tidied.text != text else None
        if simple:
            return simple._replace(text=text, repair=joined(*tidied.repairs, simple.repair))
        code = refusal(tidied.text)
        if code:
            return PhoneReading(text, "", code, {"value": shown(text), "country": self.country})
        for digits, repair in _writings(tidied.text):
            found = self._find(digits)
            if found:
                reasons = (*tidied.repairs, repair, found.repair)
                return self._accept(text, found, joined(*reasons))
        return self._refuse(text, digits_of(tidied.text))

    def _find(self, digits: str) -> Found | None:
        """The number that the digits stand for: the one at home, unless only one abroad fits."""
        if digits[:1] == "+":
            return find_abroad(digits, quickly=self._quickly)
        if digits.startswith("00"):
            return self._find_after_zeros(digits)
        home = self._find_at_home(digits)
        abroad = find_abroad(f"+{digits}", PUT_BACK_PLUS, quickly=self._quickly)
        if home is None or abroad is None:
            return home or abroad
        return self._choose(digits, home, abroad)

    def _find_after_zeros(self, digits: str) -> Found | None:
        """The number behind 00, which people and programs write for + wherever they are.

        In some countries it is also the start of other ways abroad: dialled in Korea, 0082... is
        a number in Tunisia. Nobody writes their own country's code to reach another country, so
        behind it stands a number at home or none; elsewhere the other one is noted.
        """
        as_plus = find_abroad(f"+{digits[2:]}", _ZEROS_READ, quickly=self._quickly)
        if self._is_own_after_zeros(digits) or self._only_plus_after_zeros(digits, as_plus):
            return as_plus
        home = self._find_at_home(digits)
        if home is None or home.repair == self._added_code:
            return as_plus or home
        number = None if as_plus else parsed(f"+{digits[2:]}")
        other = Found.of(number) if number else as_plus
        if other is None or other.written == home.written:
            return home
        return replace(home, other=other)

    def _only_plus_after_zeros(self, digits: str, as_plus: Found | None) -> bool:
        """Whether 00 is nothing but the + in this country, so that there is no other reading."""
        way = self._home.way_abroad.match(digits)
        if not self._quickly or way is None or way[0] != "00" or digits[2:3] == "0":
            return False
        return as_plus is None or as_plus.written == f"+{digits[2:]}"

    def _is_own_after_zeros(self, digits: str) -> bool:
        return f"+{digits[2:]}".startswith(self.code) and digits.startswith("00")

    def _choose(self, digits: str, home: Found, abroad: Found) -> Found:
        """The likelier of two numbers that the digits fit, with the other one noted if need be."""
        if home.written == abroad.written or not abroad.is_mobile:
            return home
        # A landline whose area begins like the country's own code (Germany has some), without
        # its 0, is far less likely than a mobile without its +.
        if f"+{digits}".startswith(self.code) and not home.is_mobile:
            return abroad
        return replace(home, other=abroad)

    def _find_at_home(self, digits: str) -> Found | None:
        """The number that somebody in the country would reach by these digits."""
        in_full = self.code + digits[self._trunk_length(digits) :]
        national = self._home.national(digits) if self._quickly else None
        if national is not None:
            if not national.written:
                return find_renumbered(in_full, self._added_code)
            rewriting = "" if national.written == in_full else AS_DIALLED
            return Found(*national, self.country, joined(self._added_code, rewriting))
        number = valid_number(digits, self.country)
        if number is None:
            return find_renumbered(in_full, self._added_code)
        match number.country_code_source:
            case CountryCodeSource.FROM_NUMBER_WITH_IDD:
                prefix = digits.removesuffix(written(number)[1:])
                return Found.of(number, _read_as_plus(prefix) if prefix != digits else AS_DIALLED)
            case CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN:
                return Found.of(number, PUT_BACK_PLUS)
        rewriting = "" if written(number) == in_full else AS_DIALLED
        return Found.of(number, joined(self._added_code, rewriting))

    def _trunk_length(self, digits: str) -> int:
        trunk = self._home.trunk.match(digits)
        return trunk.end() if trunk else 0

    def _accept(self, text: str, found: Found, repair: Text) -> PhoneReading:
        """The reading of a number in use, with a warning when the person should look at it."""
        facts: dict[str, object] = {"value": shown(text), "country": found.country}
        if len(found.written) > 1 + MOST_DIGITS:
            return PhoneReading(text, "", "number_too_long", facts)
        if found.is_mobile and found.other is None and not found.in_doubt:
            return PhoneReading(text, found.written, repair=repair)
        if found.kind in _OTHER_KINDS:
            facts["kind"] = _OTHER_KINDS[found.kind]
        elif not found.is_mobile and found.kind != PhoneNumberType.FIXED_LINE:
            return PhoneReading(text, "", "number_service", facts)
        facts["number"] = found.written
        code = "number_renumbered" if found.in_doubt else _WARNINGS.get(found.kind, "")
        if found.other is not None:
            code = "number_guessed_country"
            facts["other"] = found.other.country
        return PhoneReading(text, found.written, code, facts if code else _NO_FACTS, repair)

    def _refuse(self, text: str, digits: str) -> PhoneReading:
        """The reading of digits that are no number in use, with the nearest reason."""
        facts: dict[str, object] = {"value": shown(text), "country": self.country}
        if self._is_service(digits):
            return PhoneReading(text, "", "number_service", facts)
        if self._is_own_after_zeros(digits):
            digits = f"+{digits[2:]}"
        likeness = self._likeness(digits) if self._quickly else None
        if likeness is None:
            code, facts["country"] = why_refused(digits, self.country)
        else:
            if likeness not in self._refusals:
                self._refusals[likeness] = why_refused(digits, self.country)
            code, facts["country"] = self._refusals[likeness]
        return PhoneReading(text, "", code, facts)

    def _likeness(self, digits: str) -> tuple[object, ...] | None:
        """What these digits share with all others refused for the same reason."""
        if digits[0] != "+":
            return self._home.likeness(digits)
        plan = plan_of(digits)
        if plan is None:
            return "", len(digits)
        if plan.prefixed.match(digits):
            return None
        return plan.region, len(digits), plan.claimed_by(digits)

    def _is_service(self, digits: str) -> bool:
        """Whether the digits, dialled in the country, reach a service rather than a person."""
        if digits in _EMERGENCY:
            return True
        if digits[0] in "+0" or len(digits) > self._home.longest_service:
            return False
        short = PhoneNumber(int(self.code), int(digits))
        return phonenumbers.is_valid_short_number_for_region(short, self.country)


def _read_as_plus(prefix: str) -> Text:
    return phrase("read {prefix} as +", prefix=prefix)


def _read_with_zero_in_brackets(text: str) -> PhoneReading | None:
    """The reading of a mobile written as `+27 (0)82 123 4567`."""
    if text.find("(0)") <= 0:
        return None
    digits = simple_digits(text.replace("(0)", "", 1))
    if digits[:1] != "+" or not has_mobile(digits):
        return None
    return PhoneReading(text, digits, repair=_ZERO_TAKEN_OUT)


def _writings(text: str) -> tuple[tuple[str, Text], ...]:
    """The digits to try in turn: `+27 (0)82` means +2782 in most countries, and +27082 in few."""
    digits = digits_of(text)
    place = text.find("(0)")
    if place <= 0:
        return ((digits, ""),)
    return (digits_of(text.replace("(0)", "", 1)), _ZERO_TAKEN_OUT), (digits, "")
