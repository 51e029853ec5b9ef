"""Digits dialled at home: what libphonenumber makes of them, found from patterns alone.

libphonenumber takes some 300 microseconds to refuse a number. With the wrong country chosen it has
to refuse, or to call a landline, every number of a sheet. `tests/core/phone/test_quick.py` compares
the two ways.
"""

import re
from typing import NamedTuple

from phonenumbers import PhoneMetadata, PhoneNumberType

from flowiq_desktop.core.phone.plans import plan_of

_NEVER = re.compile("(?!)")
UNKNOWN = int(PhoneNumberType.UNKNOWN)


class National(NamedTuple):
    """Digits as a number of the country: `+` and digits, "" for none, and a `PhoneNumberType`."""

    written: str
    kind: int


class HomeRules:
    """The dialling rules of one country, as far as they can be told without libphonenumber."""

    def __init__(self, metadata: PhoneMetadata) -> None:
        self._code = str(metadata.country_code)
        self._plan = plan_of(f"+{self._code}")
        self.trunk = compiled(metadata.national_prefix_for_parsing)
        self.way_abroad = compiled(metadata.international_prefix)
        general = metadata.general_desc
        self._general = compiled(general.national_number_pattern if general else None)
        self._is_main = self._plan is not None and self._plan.region == metadata.id
        short = PhoneMetadata.short_metadata_for_region(str(metadata.id))
        lengths = short.general_desc.possible_length if short and short.general_desc else ()
        self.longest_service = max(lengths, default=0)

    def national(self, digits: str) -> National | None:
        """The number at home that the digits are; None when only libphonenumber can tell."""
        if not self._is_plain(digits):
            return None
        as_written = self._kind(digits)
        stripped = self._without_trunk(digits)
        if not stripped:
            return None if as_written is None else self._national(digits, as_written)
        kind = self._kind(stripped)
        if kind is None or as_written is None:
            return None
        if kind != UNKNOWN:
            return National(f"+{self._code}{stripped}", kind)
        return National("", UNKNOWN) if as_written == UNKNOWN else None

    def likeness(self, digits: str) -> tuple[object, ...] | None:
        """What digits that are no number in use share with all others refused for the same reason.

        None when that depends on more than their length and the rules' first look at them.
        """
        plan = self._plan
        if plan is None or not self._is_plain(digits):
            return None
        both = digits, self._without_trunk(digits)
        viable = (bool(self._general.fullmatch(it)) for it in both)
        claims = (plan.claimed_by(f"+{self._code}{it}") for it in both) if plan.has_claims else ()
        return *map(len, both), *viable, *claims

    def _is_plain(self, digits: str) -> bool:
        """Whether nothing but a trunk prefix can stand before the number."""
        if not self._is_main or digits.startswith(self._code) or self.way_abroad.match(digits):
            return False
        trunk = self.trunk.match(digits)
        return trunk is None or not any(trunk.groups())

    def _without_trunk(self, digits: str) -> str:
        """The digits behind the trunk prefix, or "" when there is none."""
        trunk = self.trunk.match(digits)
        return digits[trunk.end() :] if trunk and trunk[0] else ""

    def _kind(self, national: str) -> int | None:
        return self._plan.kind_as_written(f"+{self._code}{national}") if self._plan else None

    def _national(self, digits: str, kind: int) -> National:
        return National("" if kind == UNKNOWN else f"+{self._code}{digits}", kind)


def compiled(pattern: str | None) -> re.Pattern[str]:
    """A pattern of the metadata; one that never matches in place of none."""
    return re.compile(pattern, re.ASCII) if pattern else _NEVER
