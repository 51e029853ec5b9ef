"""The quick way of reading numbers against libphonenumber's, in every country."""

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from flowiq_desktop.core.phone.countries import countries
from flowiq_desktop.core.phone.reader import PhoneReader
from tests.examples import ALL, examples
from tests.for_each import for_each

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


@for_each("country", COUNTRIES)
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
@example("CI", "00", "100000")
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


WELL_WRITTEN = [
    *(("ZA", text) for text in ("+27821234567", "+27 82 123 4567", "(+27) 82-123-4567")),
    *(("ZA", text) for text in ("+44 7911 123456", "+27 (0)82 123 4567", "0027 82 123 4567")),
    *(("ZA", text) for text in ("+(0)27 82 123 4567",)),
    *(("ZA", text) for text in ("082 123 4567", "82 123 4567", "27 82 123 4567", "447911123456")),
    *(("GB", text) for text in ("07911 123456", "7911 123456", "447911123456", "27821234567")),
    *(("AR", text) for text in ("+54 9 11 1234 5678", "9 11 1234 5678")),
    *(("DE", text) for text in ("0171 1234567", "491711234567")),
    *(("US", text) for text in ("(415) 555-2671", "+1 415 555 2671", "27821234567")),
]


@pytest.mark.parametrize(("country", "text"), WELL_WRITTEN)
def test_a_well_written_number_needs_no_careful_look(country: str, text: str) -> None:
    quick, slow = PhoneReader(country), PhoneReader(country, quickly=False)
    assert quick.read(text) == slow.read(text)
    assert quick.read(text).number
    assert looked_at(quick) == 0
    assert looked_at(slow) == 1


@pytest.mark.parametrize("country", ["ZA", "DE", "US", "SG"])
def test_what_is_refused_for_the_same_reason_is_refused_as_it_would_be_alone(country: str) -> None:
    quick, slow = PhoneReader(country), PhoneReader(country, quickly=False)
    codes = ("27", "44", "49", "1", "55", "65", "81", "225", "423", "888", "999", "7", "77")
    digits = ["1", "0", "9999", "12345678", "111111111", "0821", "12300000000", "7612345678901"]
    digits += ["9999999999", "0999999999"]
    for code in codes:
        for text in (f"{start}{code}{end}" for start in ("+", "00", "") for end in digits):
            assert quick.read(text) == slow.read(text), text


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("ZA", "011 123 4567"),
        ("ZA", "08212345"),
        ("ZA", "00 44 7911 123456"),
        ("ZA", "tel 082 123 4567"),
        ("ZA", "+27 (0)11 123 4567"),
        ("ZA", "(0)+27 82 123 4567"),
        ("ZA", "+27 (0)(0)82 123 4567"),
        ("ZA", "+27 (0)82 (0)123 4567"),
        ("ZA", "(0)82 123 4567"),
        ("US", "011 27 82 123 4567"),
        ("US", "4792345678"),
        ("US", "1 415 555 2671"),
        ("RU", "8 916 123-45-67"),
        ("AR", "011 15 1234-5678"),
        ("MX", "12496527482"),
        ("DK", "2024-01-15"),
    ],
)
def test_everything_else_is_looked_at_carefully_and_once(country: str, text: str) -> None:
    reader = PhoneReader(country)
    assert reader.read(text) == reader.read(text)
    assert looked_at(reader) == 1


def looked_at(reader: PhoneReader) -> int:
    """How many texts were left to the careful way, which remembers each of them."""
    return reader._remembered.cache_info().misses
