"""Where the open sea is, by places whose position everybody can look up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.places.sea import Sea
from flowiq_desktop.services.preparing.places.map_files import sea
from tests.for_each import for_each

COASTAL = {
    "Cape Town": (-33.92, 18.42),
    "Durban": (-29.86, 31.02),
    "Walvis Bay": (-22.96, 14.51),
    "Lagos": (6.45, 3.39),
    "Accra": (5.55, -0.2),
    "Mombasa": (-4.04, 39.67),
    "Dakar": (14.69, -17.45),
    "Alexandria": (31.2, 29.92),
    "Lisbon": (38.72, -9.14),
    "Venice": (45.44, 12.33),
    "Bergen": (60.39, 5.32),
    "Mumbai": (18.94, 72.84),
    "Singapore": (1.29, 103.85),
    "Manila": (14.6, 120.98),
    "Tokyo": (35.68, 139.69),
    "Sydney": (-33.87, 151.21),
    "Honolulu": (21.31, -157.86),
    "Vancouver": (49.28, -123.12),
    "Rio de Janeiro": (-22.91, -43.17),
    "Ushuaia": (-54.8, -68.3),
}
INLAND = {
    "Johannesburg": (-26.2, 28.05),
    "Nairobi": (-1.29, 36.82),
    "Kampala": (0.35, 32.58),
    "Addis Ababa": (9.03, 38.74),
    "Delhi": (28.61, 77.21),
    "Madrid": (40.42, -3.7),
    "Ulaanbaatar": (47.89, 106.91),
    "Brasilia": (-15.79, -47.88),
    "Alice Springs": (-23.7, 133.88),
    "the South Pole": (-90.0, 0.0),
}
LAKES = {
    "Lake Victoria": (-1.0, 33.0),
    "Lake Superior": (47.7, -87.5),
    "Lake Baikal": (53.5, 108.0),
    "Lake Malawi": (-12.0, 34.5),
}
ISLANDS = {
    "Robben Island": (-33.81, 18.37),
    "Zanzibar": (-6.16, 39.19),
    "Male": (4.18, 73.51),
    "Victoria in Seychelles": (-4.62, 55.45),
    "Port Louis": (-20.16, 57.5),
    "Jamestown": (-15.93, -5.72),
    "Tristan da Cunha": (-37.07, -12.31),
    "Tarawa": (1.33, 172.98),
    "Funafuti": (-8.52, 179.2),
    "Nukunonu": (-9.17, -171.81),
    "Taveuni, at 180 degrees": (-16.85, 180.0),
    "Taveuni, at -180 degrees": (-16.85, -180.0),
    "Nuku'alofa": (-21.14, -175.2),
    "Adamstown on Pitcairn": (-25.07, -130.1),
    "Hanga Roa": (-27.15, -109.43),
    "Stanley": (-51.7, -57.85),
    "Longyearbyen": (78.22, 15.64),
    "Reykjavik": (64.15, -21.94),
}
SEA = {
    "0, 0": (0.0, 0.0),
    "Cape Town, swapped": (18.42, -33.92),
    "Johannesburg, swapped": (28.05, -26.2),
    "Nairobi, swapped": (36.82, -1.29),
    "Cape Town without its sign": (33.92, 18.42),
    "the middle of the Atlantic": (30.0, -40.0),
    "Point Nemo": (-48.88, -123.39),
    "the Indian Ocean": (-30.0, 80.0),
    "the Mediterranean": (34.0, 20.0),
    "the Baltic": (58.0, 20.0),
    "the Gulf of Mexico": (25.0, -90.0),
    "the Black Sea": (43.0, 34.0),
    "the Pacific at 180": (0.0, 180.0),
    "the Pacific at -180": (0.0, -180.0),
    "the North Pole": (90.0, 0.0),
    "70 km off Cape Town": (-33.92, 17.6),
}


@for_each("name", [*COASTAL, *INLAND, *LAKES, *ISLANDS])
def test_towns_islands_and_lakes_are_not_in_the_sea(name: str) -> None:
    assert not sea().has(*(COASTAL | INLAND | LAKES | ISLANDS)[name])


@pytest.mark.parametrize("name", SEA)
def test_the_sea_is(name: str) -> None:
    assert sea().has(*SEA[name])


@pytest.mark.parametrize("name", COASTAL)
@for_each("direction", [(0.17, 0.0), (-0.17, 0.0), (0.0, 0.17), (0.0, -0.17)])
def test_what_is_18_km_or_less_off_a_coastal_town_is_not(
    name: str, direction: tuple[float, float]
) -> None:
    latitude, longitude = COASTAL[name]
    assert not sea().has(latitude + direction[0], longitude + direction[1])


@given(
    st.floats(allow_nan=True, allow_infinity=True), st.floats(allow_nan=True, allow_infinity=True)
)
def test_any_numbers_can_be_asked_about_and_only_what_is_on_earth_is_in_the_sea(
    latitude: float, longitude: float
) -> None:
    assert not sea().has(latitude, longitude) or (abs(latitude) <= 90 and abs(longitude) <= 180)


@given(st.floats(-90, 90), st.booleans())
def test_180_degrees_east_and_west_are_one_place(latitude: float, small: bool) -> None:
    step = 1e-9 if small else 0.0
    assert sea().has(latitude, 180.0) == sea().has(latitude, -180.0 + step)


def test_a_grid_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="another size"):
        Sea(b"\0" * 10)
