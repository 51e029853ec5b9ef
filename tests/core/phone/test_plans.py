"""The quick patterns against libphonenumber, whose metadata they are made of."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberType

from flowiq_desktop.core.phone.lookup import valid_number, written
from flowiq_desktop.core.phone.plans import has_mobile
from tests.examples import examples

MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
KINDS = sorted(PhoneNumberType.values())
COUNTRY_CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


def library_has_mobile(number: str) -> bool:
    """Whether libphonenumber finds a mobile in use and writes it in the same way."""
    found = valid_number(number, None)
    return (
        found is not None and written(found) == number and phonenumbers.number_type(found) in MOBILE
    )


def library_reaches_mobile(number: str) -> bool:
    """Whether libphonenumber finds a mobile, be it by rewriting what is written."""
    found = valid_number(number, None)
    return found is not None and phonenumbers.number_type(found) in MOBILE


def assert_agreement(number: str) -> None:
    answer = has_mobile(number)
    if answer is True:
        assert library_has_mobile(number), number
    elif answer is False:
        assert not library_reaches_mobile(number), number


def example_numbers() -> list[str]:
    numbers = {
        written(example)
        for region in REGIONS
        for kind in KINDS
        if (example := phonenumbers.example_number_for_type(region, kind)) is not None
    }
    return sorted(numbers)


def test_every_example_number_is_judged_as_libphonenumber_does() -> None:
    for number in example_numbers():
        assert_agreement(number)


def test_neighbours_of_every_example_are_judged_as_libphonenumber_does() -> None:
    for number in example_numbers():
        for neighbour in (number[:-1], number + "0", number[:-4] + "0000", number[:4] + number[3:]):
            assert_agreement(neighbour)


def test_mobiles_of_nearly_every_region_need_no_libphonenumber() -> None:
    quick = []
    for region in REGIONS:
        example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
        if example is not None:
            quick.append(has_mobile(written(example)))
    assert quick.count(True) >= 0.95 * len(quick)


@settings(max_examples=examples(1500), deadline=None)
@given(st.sampled_from(COUNTRY_CODES), st.text("0123456789", min_size=3, max_size=13))
def test_any_digits_of_any_country_are_judged_as_libphonenumber_does(
    code: int, national: str
) -> None:
    assert_agreement(f"+{code}{national}")


@settings(max_examples=examples(1500), deadline=None)
@given(
    st.sampled_from(REGIONS),
    st.sampled_from(KINDS),
    st.integers(min_value=0, max_value=6),
    st.text("0123456789", min_size=1, max_size=6),
)
def test_numbers_near_real_ones_are_judged_as_libphonenumber_does(
    region: str, kind: int, kept: int, tail: str
) -> None:
    example = phonenumbers.example_number_for_type(region, kind)
    if example is None:
        return
    national = phonenumbers.national_significant_number(example)
    assert_agreement(f"+{example.country_code}{national[: kept + 1]}{tail}{national[kept + 1 :]}")
    ending = national[: -len(tail)] + tail
    assert_agreement(f"+{example.country_code}{ending}")


@pytest.mark.parametrize("code", [1, 7, 39, 44, 47, 61, 212, 262, 290, 358, 590, 599])
@settings(max_examples=examples(200), deadline=None)
@given(data=st.data())
def test_shared_country_codes_are_judged_as_libphonenumber_does(
    code: int, data: st.DataObject
) -> None:
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]
    region = data.draw(st.sampled_from(regions))
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    if example is None:
        return
    national = phonenumbers.national_significant_number(example)
    kept = data.draw(st.integers(min_value=0, max_value=len(national) - 1))
    tail = data.draw(
        st.text("0123456789", min_size=len(national) - kept, max_size=len(national) - kept)
    )
    assert_agreement(f"+{code}{national[:kept]}{tail}")


@pytest.mark.parametrize(
    "number",
    [
        "",
        "+",
        "+0",
        "++27821234567",
        "+27 821234567",
        "+\u0662\u0667821234567",
        "+2782123456\u0667",
    ],
)
def test_what_is_not_plus_and_digits_is_no_mobile(number: str) -> None:
    assert has_mobile(number) is not True


def test_a_code_of_no_country_is_left_to_libphonenumber() -> None:
    assert has_mobile("+881612345678") is None
    assert has_mobile("+999123456789") is False


def test_south_african_numbers_have_nine_digits() -> None:
    assert has_mobile("+27821234567") is True
    assert has_mobile("+2782123456") is not True
    assert valid_number("+2782123456", None) is None
