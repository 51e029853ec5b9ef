"""Where somebody with a number may be."""

import pytest

from flowiq_desktop.core.phone.time_zones import zones_of


@pytest.mark.parametrize(
    ("number", "zones"),
    [
        ("+27821234567", ("Africa/Johannesburg",)),
        ("+258841234567", ("Africa/Maputo",)),
        ("+14155552671", ("America/Los_Angeles",)),
        ("+12125552671", ("America/New_York",)),
        ("+917012345678", ("Asia/Calcutta",)),
    ],
)
def test_a_country_or_an_area_with_one_zone_is_in_it(number: str, zones: tuple[str, ...]) -> None:
    assert zones_of(number) == zones


@pytest.mark.parametrize(
    ("number", "one", "another"),
    [
        ("+61412345678", "Australia/Perth", "Australia/Sydney"),
        ("+79161234567", "Europe/Moscow", "Asia/Vladivostok"),
        ("+18005550199", "America/New_York", "Pacific/Honolulu"),
    ],
)
def test_a_number_of_a_wide_country_may_be_in_any_of_its_zones(
    number: str, one: str, another: str
) -> None:
    assert {one, another} <= set(zones_of(number))


def test_a_number_that_is_in_no_area_has_the_zones_of_its_country() -> None:
    assert "Europe/London" in zones_of("+447700900123")


@pytest.mark.parametrize("number", ["", "+", "+999123", "0821234567", "ZA.1502576394655843"])
def test_of_what_is_no_number_nothing_is_known(number: str) -> None:
    assert zones_of(number) == ()
