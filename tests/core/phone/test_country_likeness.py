import random

import pytest

from flowiq_desktop.core.phone.country_likeness import likely_countries

CHANCE = random.Random(3)


def numbers(starts: tuple[str, ...], digits: int, count: int = 60) -> list[str]:
    return [
        f"{CHANCE.choice(starts)}{CHANCE.randrange(10**digits):0{digits}d}" for _ in range(count)
    ]


SOUTH_AFRICANS = numbers(("082", "083", "072", "061", "079"), 7)
KENYANS = numbers(("0110", "0115", "0722", "0799"), 6)


@pytest.mark.parametrize("country", ["GB", "US", "DE", "KE"])
def test_the_country_that_all_fit_is_offered(country: str) -> None:
    assert likely_countries(SOUTH_AFRICANS, country)[0] == "ZA"


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (KENYANS, "KE"),
        (numbers(("(212) 555-", "(415) 555-"), 4), "US"),
        (numbers(("98", "97", "70"), 8), "IN"),
        (numbers(("0152 ", "0157 "), 8), "DE"),
        (numbers(("0803", "0805"), 7), "NG"),
        (numbers(("(11) 9", "(21) 9"), 8), "BR"),
    ],
)
def test_other_countries_are_recognised(texts: list[str], code: str) -> None:
    for country in ("ZA", "GB"):
        assert code in likely_countries(texts, country)


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["082 555 0301", "083 555 0302"],
        ["+27825550301"] * 5,
        ["call me", "n/a", "", "-"],
        ["12345", "23456", "34567"],
        SOUTH_AFRICANS,
    ],
)
def test_nothing_is_offered_without_reason(texts: list[str]) -> None:
    assert likely_countries(texts, "ZA") == ()


@pytest.mark.parametrize(("country", "start"), [("ZA", "2782"), ("KE", "254722"), ("IN", "9198")])
def test_mobiles_of_the_present_country_that_lost_their_plus_speak_for_no_other(
    country: str, start: str
) -> None:
    without_plus = numbers((start,), {"ZA": 7, "KE": 6, "IN": 8}[country])
    assert likely_countries(without_plus, country) == ()


def test_numbers_with_a_code_are_witnesses_where_the_present_country_fits_too() -> None:
    shared = numbers(("0712", "0722", "0733"), 6)
    assert likely_countries(shared, "ZA") == ()
    full = [f"+254722{n:06d}" for n in range(5)]
    assert likely_countries([*shared, *full], "ZA") == ("KE",)


def test_among_equals_the_usual_one_comes_first() -> None:
    texts = numbers(("082", "083"), 7)
    assert likely_countries(texts, "GB", ("TH",))[0] == "TH"
    assert likely_countries(texts, "GB", ("ZA",))[0] == "ZA"
