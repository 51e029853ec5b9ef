"""Numbers that are recognised many at a time are read exactly as they are one at a time."""

import random

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberType

from flowiq_desktop.core.phone.reader import PhoneReader
from tests.examples import examples

COUNTRIES = ("ZA", "US", "DE", "BR", "CI", "IT", "RU", "MX", "AR", "DK", "KE", "IN", "GB", "FR")
PREFIXES = ("+{c}", "+{c} (0)", "+{c}(0)", "00{c}", "00{c}(0)", "0", "{c}", "", "8", "1", "01")
OTHER_PREFIXES = ("(0)", "({c})", "(+{c}) ", " 0", "011{c}", "+ {c}", "000", "+0", "(00{c}", "0-")
PUT_IN = (" ", "-", ".", "(", ")", "\u00a0", "\n", "\t", "\x01", "/", "(0)", "x", "+", "٣")
NO_NUMBERS = ("2024-03-05", "05-03-2024", "5.3.2024", "20240305", "1234567.00", "", "+", "(", "\n")


def assert_same(reader: PhoneReader, texts: list[str]) -> int:
    """How many of the texts were recognised; each of them has to be read so by itself, too."""
    found = reader.well_written(texts)
    assert len(found) == len(texts)
    for text, known in zip(texts, found, strict=True):
        if known is not None:
            alone = reader.read(text)
            assert (alone.number, alone.repair, alone.code) == (*known, ""), text
    return sum(known is not None for known in found)


def written(country: str, seed: int) -> list[str]:
    """Mobiles of a country in many ways, some of them wrong."""
    chance = random.Random(seed)
    example = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    assert example is not None
    national = phonenumbers.national_significant_number(example)
    texts = [*NO_NUMBERS]
    for prefix in (*PREFIXES, *OTHER_PREFIXES):
        for changed in range(4):
            end = "".join(chance.choices("0123456789", k=changed))
            text = prefix.format(c=example.country_code) + national[: len(national) - changed] + end
            texts += [text, *(_with_signs(text, chance) for _ in range(4))]
    return texts


def _with_signs(text: str, chance: random.Random) -> str:
    signs = [*text]
    for _ in range(chance.randrange(1, 4)):
        signs.insert(chance.randrange(len(signs) + 1), chance.choice((*PUT_IN, " ", " ", "-")))
    return "".join(signs)


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_is_recognised_is_what_is_read(country: str) -> None:
    reader = PhoneReader(country)
    assert assert_same(reader, written(country, seed=len(country)))


@settings(max_examples=examples(800))
@given(
    st.sampled_from(COUNTRIES),
    st.lists(st.text("0123456789 +-().\n\x01x", max_size=18), max_size=12),
)
def test_whatever_the_signs(country: str, texts: list[str]) -> None:
    assert_same(PhoneReader(country), texts)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("082 123 4567", "+27821234567"),
        ("082.123.4567", "+27821234567"),
        ("(082) 123-4567", "+27821234567"),
        ("27821234567", "+27821234567"),
        ("+27 82 123 4567", "+27821234567"),
        ("+27 (0)82 123 4567", "+27821234567"),
        ("0027 82 123 4567", "+27821234567"),
        ("821234567", "+27821234567"),
    ],
)
def test_the_usual_writings_are_recognised(text: str, number: str) -> None:
    """Otherwise a large sheet takes longer, and nothing else would show it."""
    around = ["", text, "see office", "two\nlines", text]
    found = PhoneReader("ZA").well_written(around)
    assert [known[0] if known else None for known in found] == [None, number, None, None, number]


def test_many_more_than_are_looked_at_at_once_keep_their_places() -> None:
    texts = [f"082 {number:07}" if number % 7 else "none" for number in range(2_500)]
    reader = PhoneReader("ZA")
    assert assert_same(reader, texts) > 2_000
    assert reader.well_written([]) == []


def test_a_careful_reader_recognises_nothing_at_a_glance() -> None:
    assert PhoneReader("ZA", quickly=False).well_written(["082 123 4567"]) == [None]
