"""Which country a place is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.places.countries import CountryGrid
from flowiq_desktop.services.preparing.places.map_files import countries


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ((-26.2, 28.05), "ZA"),
        ((-33.92, 18.6), "ZA"),
        ((-1.29, 36.82), "KE"),
        ((0.35, 32.58), "UG"),
        ((48.86, 2.35), "FR"),
        ((28.61, 77.21), "IN"),
        ((66.5, -175.0), "RU"),
        ((66.5, 175.0), "RU"),
        ((-90.0, 0.0), "AQ"),
        ((-18.14, 178.44), "FJ"),
        ((13.11, -59.6), "BB"),
        ((-0.52, 166.93), "NR"),
        ((-15.94, -5.72), "SH"),
        ((18.07, -63.08), ""),  # Saint Martin, which two countries share
        ((0.0, 0.0), ""),
        ((90.0, 180.0), ""),
        ((-29.31, 27.48), ""),  # Maseru, at the border
    ],
)
def test_the_country_of_a_place(place: tuple[float, float], region: str) -> None:
    assert countries().surely(*place) == region


def test_what_is_nearest_the_middle_of_a_cell() -> None:
    assert countries().around(-29.6, 28.2) == "LS"
    assert countries().around(-33.92, 14.0) == ""


@given(st.floats(-90, 90), st.floats(-400, 400))
def test_any_place_can_be_asked_about(latitude: float, longitude: float) -> None:
    grid = countries()
    sure, around = grid.surely(latitude, longitude), grid.around(latitude, longitude)
    assert sure in {"", around} or around == ""


def test_a_grid_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="another size"):
        CountryGrid(b"\x01ZA\0\0\0")
