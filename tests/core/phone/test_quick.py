"""The quick way of reading numbers against libphonenumber's, in every country."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from flowiq_desktop.core.phone.countries import countries
from flowiq_desktop.core.phone.reader import PhoneReader
from tests.examples import ALL, examples

COUNTRIES = [code for code, _name in countries()]
KINDS = sorted(PhoneNumberType.values())
LARGE = ("ZA", "KE", "GB", "US", "DE", "IN", "BR", "IT", "MX", "AR", "NG", "RU", "CN", "KR", "TH")


def assert_same(country: str, text: str) -> None:
    quick = PhoneReader(country).read(text)
    assert quick == PhoneReader(country, quickly=False).read(text), (country, text)


def writings(country: str) -> list[str]:
    """Example numbers of every kind in a country, as they are written at home and abroad."""
    texts = []
    for kind in KINDS:
        example = phonenumbers.example_number_for_type(country, kind)
        if example is None:
            continue
        e164 = phonenumbers.format_number(example, PhoneNumberFormat.E164)
        national = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
        texts += [e164, e164[1:], f"00{e164[1:]}", national, national.lstrip("0"), f"{national}0"]
        texts += [national[:-1], f"0{national}", f"{e164[:3]} (0) {e164[3:]}", e164[:-2] + "00"]
    return texts


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_kind_of_number_reads_the_same_at_home(country: str) -> None:
    quick, slow = PhoneReader(country), PhoneReader(country, quickly=False)
    for text in writings(country):
        assert quick.read(text) == slow.read(text), text


@pytest.mark.parametrize("country", LARGE)
def test_numbers_of_elsewhere_read_the_same_in_large_countries(country: str) -> None:
    quick, slow = PhoneReader(country), PhoneReader(country, quickly=False)
    for other in COUNTRIES[:: 5 if ALL else 20]:
        for text in writings(other):
            assert quick.read(text) == slow.read(text), text


@settings(max_examples=examples(600))
@given(
    st.sampled_from(COUNTRIES),
    st.sampled_from(("", "+", "0", "00", "1", "8", "011")),
    st.text("0123456789", min_size=1, max_size=16),
)
def test_any_digits_read_the_same(country: str, start: str, digits: str) -> None:
    assert_same(country, start + digits)


@settings(max_examples=examples(400))
@given(
    st.sampled_from(COUNTRIES),
    st.sampled_from(COUNTRIES),
    st.text("0123456789", max_size=5),
    st.integers(0, 12),
)
def test_digits_like_a_number_in_use_read_the_same(
    country: str, other: str, end: str, keep: int
) -> None:
    example = phonenumbers.example_number_for_type(other, PhoneNumberType.MOBILE)
    if example is not None:
        national = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
        assert_same(country, national[:keep] + end)
