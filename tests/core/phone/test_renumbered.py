"""Numbers in the form they had before their country's plan was changed."""

import pytest

from flowiq_desktop.core.phone.reader import PhoneReader
from flowiq_desktop.core.phone.renumbered import renumbered
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.texts import said


@pytest.mark.parametrize(
    ("country", "written", "number"),
    [
        ("CI", "07 48 15 16", "+2250707481516"),
        ("CI", "+225 47 48 15 16", "+2250747481516"),
        ("CI", "45 01 02 03", "+2250545010203"),
        ("CI", "225 01 02 03 04", "+2250101020304"),
        ("BJ", "97 12 34 56", "+2290197123456"),
        ("ZA", "+229 61 12 34 56", "+2290161123456"),
    ],
)
def test_what_may_lack_digits_is_read_and_to_be_looked_at(
    country: str, written: str, number: str
) -> None:
    reading = PhoneReader(country).read(written)
    assert (reading.number, reading.code) == (number, "number_renumbered")
    problem = Problem(2, "phone_number", reading.code, "Phone number", reading.facts)
    assert not problem.blocks
    assert written in problem.message
    assert number in problem.advice


@pytest.mark.parametrize(
    ("country", "written", "number", "told"),
    [
        ("MX", "044 55 1234 5678", "+525512345678", "took out the 044, 045 or 01"),
        ("MX", "045 55 1234 5678", "+525512345678", "took out the 044, 045 or 01"),
        ("MX", "01 55 1234 5678", "+525512345678", "took out the 044, 045 or 01"),
        ("MX", "+52 1 55 1234 5678", "+525512345678", "took out the 1"),
        ("BR", "+55 11 8765-4321", "+5511987654321", "put in the 9"),
        ("VN", "0168 234 5678", "+84382345678", "ten digits"),
        ("VN", "+84 123 456 7890", "+84834567890", "ten digits"),
        ("ZA", "+84 199 234 5678", "+84592345678", "ten digits"),
    ],
)
def test_what_can_be_nothing_else_is_read_and_told(
    country: str, written: str, number: str, told: str
) -> None:
    reading = PhoneReader(country).read(written)
    assert (reading.number, reading.code) == (number, "")
    assert told in said(reading.repair)


@pytest.mark.parametrize(
    ("country", "written"),
    [
        ("CI", "07 48 15"),
        ("CI", "+225 12 34 56 78"),
        ("BJ", "12 34 56 78"),
        ("VN", "0160 234 5678"),
        ("ZA", "07 48 15 16"),
    ],
)
def test_other_short_numbers_stay_refused(country: str, written: str) -> None:
    reading = PhoneReader(country).read(written)
    assert reading.number == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # MobiFone, VinaPhone, Viettel, Vietnamobile and Gmobile, as their ministry announced them.
        *(("120", "70"), ("121", "79"), ("122", "77"), ("126", "76"), ("128", "78")),
        *(("123", "83"), ("124", "84"), ("125", "85"), ("127", "81"), ("129", "82")),
        *(("162", "32"), ("163", "33"), ("164", "34"), ("165", "35"), ("166", "36")),
        *(("167", "37"), ("168", "38"), ("169", "39")),
        *(("186", "56"), ("188", "58"), ("199", "59")),
    ],
)
def test_each_old_code_of_vietnam_became_one_new_one(old: str, new: str) -> None:
    assert [number for number, _ in renumbered(f"+84{old}2345678")] == [f"+84{new}2345678"]


@pytest.mark.parametrize("code", ["100", "110", "130", "160", "161", "187", "189", "190", "198"])
def test_codes_that_vietnam_never_changed_stay_as_they_are(code: str) -> None:
    assert [number for number, _ in renumbered(f"+84{code}2345678")] == [f"+84{code}2345678"]


@pytest.mark.parametrize(("seconds", "put"), [("0123", "01"), ("456", "05"), ("789", "07")])
def test_ivory_coast_put_in_the_companys_two_digits(seconds: str, put: str) -> None:
    told = "put in the first two digits that Côte d\u2019Ivoire has used since 2021"
    for second in seconds:
        [(number, change)] = renumbered(f"+2254{second}481516")
        assert number == f"+225{put}4{second}481516"
        assert (said(change.reason), change.in_doubt) == (told, True)


@pytest.mark.parametrize(
    ("old", "new", "told", "in_doubt"),
    [
        ("+5215512345678", "+525512345678", "took out the 1 that Mexico no longer uses", False),
        (
            "+520445512345678",
            "+525512345678",
            "took out the 044, 045 or 01 that Mexico no longer uses",
            False,
        ),
        ("+551187654321", "+5511987654321", "put in the 9 of mobiles in Brazil", False),
        (
            "+22997123456",
            "+2290197123456",
            "put in the first two digits that Benin has used since 2024",
            True,
        ),
        (
            "+841632345678",
            "+84332345678",
            "wrote it with the ten digits that Vietnam has used since 2018",
            False,
        ),
    ],
)
def test_the_present_number_and_what_was_changed(
    old: str, new: str, told: str, in_doubt: bool
) -> None:
    [(number, change)] = renumbered(old)
    assert (number, said(change.reason), change.in_doubt) == (new, told, in_doubt)


@pytest.mark.parametrize("number", ["+2250748151623", "+2290197123456", "+84382345678"])
def test_numbers_of_today_are_nobodys_old_ones(number: str) -> None:
    assert list(renumbered(number)) == []
    assert PhoneReader("ZA").read(number).repair == ""
