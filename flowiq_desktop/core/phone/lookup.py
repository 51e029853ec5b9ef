"""Phone lookup: the number in use that plain digits reach, according to libphonenumber."""

from dataclasses import dataclass, replace

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType, ValidationResult

from flowiq_desktop.core.phone.plans import EXACT_LENGTHS, kind_of, plan_of
from flowiq_desktop.core.phone.renumbered import renumbered
from flowiq_desktop.texts import Listed, Text, mark

AS_DIALLED = mark("wrote it as it is dialled from abroad")
_POSSIBLE = ValidationResult.IS_POSSIBLE
_PARSE_CODES = {
    NumberParseException.INVALID_COUNTRY_CODE: "number_unknown_country",
    NumberParseException.TOO_LONG: "number_too_long",
}
_LENGTH_CODES = {
    ValidationResult.TOO_SHORT: "number_too_short",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "number_too_short",
    ValidationResult.TOO_LONG: "number_too_long",
}
_MOBILE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


@dataclass(frozen=True, slots=True)
class Found:
    """A number in use, why the digits had to be changed, and the number they might be as well.

    Attributes:
        written: the number as `+` and digits.
        kind: what it is, a `PhoneNumberType`.
        region: two letters of the country it belongs to, or "" for none.
        in_doubt: whether it is the present form of an old number, or a mistake that looks like one.
    """

    written: str
    kind: int
    region: str
    repair: Text = ""
    other: "Found | None" = None
    in_doubt: bool = False

    @classmethod
    def of(cls, number: PhoneNumber, repair: Text = "") -> "Found":
        """A number that libphonenumber found, in use or not."""
        kind = int(phonenumbers.number_type(number))
        return cls(written(number), kind, phonenumbers.region_code_for_number(number) or "", repair)

    @property
    def country(self) -> str:
        """Its country, or the first one with its country code; "" for none."""
        plan = plan_of(self.written)
        return self.region or (plan.region if plan else "")

    @property
    def is_mobile(self) -> bool:
        """Whether it is a mobile, or can be one as far as its digits tell."""
        return self.kind in _MOBILE


def find_abroad(digits: str, repair: Text = "", *, quickly: bool = True) -> Found | None:
    """The number that `+` and digits reach from anywhere; `repair` says how the + came there."""
    kind = kind_of(digits) if quickly else None
    if kind is None:
        number = valid_number(digits, None)
        if number is not None:
            return Found.of(number, joined(repair, _rewriting(digits, written(number))))
    elif kind != PhoneNumberType.UNKNOWN:
        plan = plan_of(digits)
        return Found(digits, kind, plan.region if plan else "", repair)
    return find_renumbered(digits, repair)


def find_renumbered(digits: str, repair: Text = "") -> Found | None:
    """The number that took the place of `+` and digits when their country changed its plan."""
    for current, change in renumbered(digits):
        number = valid_number(current, None)
        if number is not None:
            found = Found.of(number, joined(repair, change.reason))
            return replace(found, in_doubt=change.in_doubt)
    return None


def valid_number(digits: str, country: str | None) -> PhoneNumber | None:
    """The number in use that the digits reach from `country`, or None."""
    number = parsed(digits, country)
    if number is None:
        return None
    in_use = phonenumbers.is_valid_number(number) and length_of(number) == _POSSIBLE
    return number if in_use else None


def parsed(digits: str, country: str | None = None) -> PhoneNumber | None:
    """The digits as a number of some country, in use or not, or None when they are of none."""
    try:
        return phonenumbers.parse(digits, country, keep_raw_input=True)
    except NumberParseException:
        return None


def length_of(number: PhoneNumber) -> int:
    """What libphonenumber's `ValidationResult` says of a number's length in its country."""
    usual = EXACT_LENGTHS.get(number.country_code or 0)
    length = len(phonenumbers.national_significant_number(number))
    if usual and length != usual:
        return ValidationResult.TOO_SHORT if length < usual else ValidationResult.TOO_LONG
    return phonenumbers.is_possible_number_with_reason(number)


def written(number: PhoneNumber) -> str:
    """A number as `+` and digits (E.164)."""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def joined(*reasons: Text) -> Text:
    """Several reasons for a change as one, without the empty ones."""
    parts = [part for reason in reasons if reason for part in _parts(reason)]
    if len(parts) > 1:
        return Listed(tuple(parts), closed=False)
    return parts[0] if parts else ""


def _parts(reason: Text) -> tuple[Text, ...]:
    return reason.items if isinstance(reason, Listed) else (reason,)


def _rewriting(digits: str, number: str) -> Text:
    """Why libphonenumber writes `+` and digits in another way."""
    if digits == number:
        return ""
    for place, digit in enumerate(digits):
        if digit == "0" and digits[:place] + digits[place + 1 :] == number:
            return mark("took out the 0 after the country code")
    return AS_DIALLED


def as_people_write_it(number: str) -> str:
    """A whole number (`+` and digits) with blanks where its country sets them."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def why_refused(digits: str, country: str) -> tuple[str, str]:
    """Why digits are no number in use: the problem's code, and the country whose rule it is."""
    try:
        number = phonenumbers.parse(digits, None if digits[0] == "+" else country)
    except NumberParseException as fault:
        return _PARSE_CODES.get(fault.error_type, "number_too_short"), country
    code = _LENGTH_CODES.get(length_of(number), "number_invalid")
    return code, Found.of(number).country
