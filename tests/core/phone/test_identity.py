"""Which spellings of a number are one WhatsApp account, and which are two people's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.phone.identity import (
    digits_only,
    same_whatsapp_account,
    spellings,
    whatsapp_identity,
)

ELSEWHERE = sorted({str(n) for n in range(10, 100)} - {"52", "54", "55"})
"""How numbers begin outside of Argentina, Brazil and Mexico."""

SAME = [
    # Brazil: with and without the ninth digit, in the capitals and in the country.
    ("5511987654321", "551187654321"),
    ("5521968123456", "552168123456"),
    ("5531996883193", "553196883193"),
    ("5551998765432", "555198765432"),
    ("5585971234567", "558571234567"),
    ("+55 (11) 9 8765-4321", "55 11 8765 4321"),
    # Mexico: with and without the 1 of mobiles.
    ("5215512345678", "525512345678"),
    ("5219991234567", "529991234567"),
    ("+52 1 55 1234 5678", "+52 55 1234 5678"),
    # Argentina: with the 9, without it, and with the 15 after areas of two, three and four digits.
    ("5491143211234", "541143211234"),
    ("5491143211234", "54111543211234"),
    ("5492214212345", "542214212345"),
    ("5492214212345", "54221154212345"),
    ("5493435551212", "543435551212"),
    ("5492202412345", "54220215412345"),
    ("5492202412345", "542202412345"),
    ("+54 9 11 4321-1234", "+54 11 15 4321-1234"),
    ("5491115321123", "541115321123"),  # a 15 that is part of the number
    # Everywhere: the same digits in another spelling or another script.
    ("+27 82 123 4567", "27821234567"),
    ("27821234567", "٢٧٨٢١٢٣٤٥٦٧"),
    ("+27-82-123-4567", "\uff12\uff17\uff18\uff12\uff11\uff12\uff13\uff14\uff15\uff16\uff17"),
]

OTHERS = [
    ("27821234567", "27821234568"),
    ("27821234567", "821234567"),
    # Brazil: a landline and the mobile with a 9 before the same digits; another area; no area.
    ("551123456789", "5511923456789"),
    ("551156789012", "5511956789012"),
    ("551187654321", "5521987654321"),
    ("552087654321", "5520987654321"),
    ("5511887654321", "551187654321"),
    ("55118765432", "551198765432"),
    # Mexico: no area begins with 0 or 1, and a 1 elsewhere is a digit like another.
    ("5210123456789", "520123456789"),
    ("5211123456789", "521123456789"),
    ("525112345678", "52512345678"),
    ("5225512345678", "525512345678"),
    # Argentina: another person, no such area, one digit too few, a 15 too many.
    ("5491143211234", "541143211235"),
    ("5494143211234", "544143211234"),
    ("549114321123", "54114321123"),
    ("54999915123456", "5499999123456"),
    ("54111542112345", "549111542112345"),
    # Countries whose codes and numbers look alike, and where nothing was changed.
    ("5511987654321", "5111987654321"),
    ("5691187654321", "561187654321"),
    ("5415512345678", "545512345678"),
    ("521551234567", "52551234567"),
    ("4911743211234", "491743211234"),
    ("549114321123499", "54114321123499"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_account_are_one(one: str, other: str) -> None:
    assert same_whatsapp_account(one, other)
    assert same_whatsapp_account(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_numbers_are_other_accounts(one: str, other: str) -> None:
    assert not same_whatsapp_account(one, other)


@pytest.mark.parametrize(
    ("number", "identity"),
    [
        ("551187654321", "5511987654321"),
        ("5511987654321", "5511987654321"),
        ("5215512345678", "525512345678"),
        ("541143211234", "5491143211234"),
        ("54111543211234", "5491143211234"),
        ("+27 82 123 4567", "27821234567"),
        ("", ""),
        ("no number", ""),
        # Longer than any number that can be called, or no area that there is.
        ("5511876543219999", "5511876543219999"),
        ("549999154321123", "549999154321123"),
        ("54199915123456", "54199915123456"),
        ("54111512345678", "5491112345678"),
    ],
)
def test_the_identity_is_one_spelling(number: str, identity: str) -> None:
    assert whatsapp_identity(number) == identity


def numbers_from(*starts: str) -> st.SearchStrategy[str]:
    """Digits that begin so."""
    return st.builds(
        str.__add__, st.sampled_from(starts), st.text("0123456789", min_size=6, max_size=12)
    )


@given(numbers_from("52", "54", "55", "27", "1"))
def test_an_identity_is_its_own_identity(number: str) -> None:
    identity = whatsapp_identity(number)
    assert whatsapp_identity(identity) == identity


@given(numbers_from(*ELSEWHERE))
def test_outside_of_three_countries_the_digits_are_the_identity(number: str) -> None:
    assert whatsapp_identity(number) == number


@pytest.mark.parametrize(
    ("text", "digits"),
    [("+27 (82) 1", "27821"), ("", ""), ("²7", "7"), ("+٢٧\u202a", "27"), ("a1b2", "12")],
)
def test_digits_of_any_script_are_digits(text: str, digits: str) -> None:
    assert digits_only(text) == digits


@pytest.mark.parametrize(
    ("number", "all_of_them"),
    [
        ("+551187654321", {"+551187654321", "+5511987654321"}),
        ("+525512345678", {"+525512345678", "+5215512345678"}),
        ("+541155550187", {"+541155550187", "+5491155550187"}),
        ("+551123456789", {"+551123456789"}),
        ("+5511923456789", {"+5511923456789"}),
        ("+5614155501871", {"+5614155501871"}),
        ("+27821234567", {"+27821234567"}),
        ("", {""}),
    ],
)
def test_a_number_is_looked_for_in_all_its_spellings(number: str, all_of_them: set[str]) -> None:
    assert spellings(number)[0] == number
    assert set(spellings(number)) == all_of_them
    for other in all_of_them:
        assert set(spellings(other)) == all_of_them


@given(numbers_from("+5"))
def test_all_spellings_are_one_account_and_know_of_each_other(number: str) -> None:
    found = spellings(number)
    assert len({whatsapp_identity(spelling) for spelling in found}) == 1
    assert all(set(spellings(spelling)) >= set(found[1:]) for spelling in found)
