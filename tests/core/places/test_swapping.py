"""Latitude and longitude swapped in the cells of a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.messages.types.coordinates import Coordinates, read_place
from flowiq_desktop.core.places.swapping import degrees_together, with_places_swapped

ONE = "location_coordinates"


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("18.42", "-33.92"), (" 18,42", "-33,92 "), ("151.2", "-33.9"), ("18.42°", "\u221233.92")],
)
def test_two_cells_change_places_as_they_are_written(latitude: str, longitude: str) -> None:
    swapped = with_places_swapped({"latitude": latitude, "longitude": longitude})
    assert swapped == {"latitude": longitude.strip(), "longitude": latitude.strip()}


@pytest.mark.parametrize(
    ("cell", "becomes"),
    [
        ("18.42, -33.92", "-33.92, 18.42"),
        ("(18.42,-33.92)", "-33.92, 18.42"),
        ("lat: 18.42, lon: -33.92", "-33.92, 18.42"),
        ("https://www.google.com/maps?q=18.42,-33.92", "-33.92, 18.42"),
        ("151.2, -33", "-33, 151.2"),
    ],
)
def test_a_cell_that_says_both_says_them_the_other_way_round(cell: str, becomes: str) -> None:
    assert with_places_swapped({ONE: cell}) == {ONE: becomes}
    assert with_places_swapped({"latitude": cell}) == {"latitude": becomes}
    assert with_places_swapped({"latitude": cell, "longitude": cell}) == {"latitude": becomes}


JSON = "location"


@pytest.mark.parametrize(
    ("cell", "becomes"),
    [
        (
            '{"latitude": 18.42, "longitude": -33.92, "name": "Hall"}',
            '{"latitude": -33.92, "longitude": 18.42, "name": "Hall"}',
        ),
        (
            '{ "longitude":-33.920,\n "name": "a \\"latitude\\": 5", "latitude" : "18.42" }',
            '{ "longitude":"18.42",\n "name": "a \\"latitude\\": 5", "latitude" : -33.920 }',
        ),
        ('{"latitude":151,"longitude":-3.3e1}', '{"latitude":-3.3e1,"longitude":151}'),
    ],
)
def test_in_json_the_two_values_alone_change_places(cell: str, becomes: str) -> None:
    cells = {JSON: cell, ONE: "1, 2", "latitude": "3", "longitude": "4"}
    assert with_places_swapped(cells) == {JSON: becomes}
    assert with_places_swapped({JSON: becomes}).get(JSON, cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        '{"latitude": 18.42}',
        '{"latitude": 18.42, "longitude": 151.2}',
        '{"latitude": 18.42, "longitude": null}',
        '{"latitude": 18.42, "longitude": -33.92',
        '{"latitude": 18.42, "longitude": -33.92, "latitude": 1}',
        '{"a": {"latitude": 18.42, "longitude": -33.92}}',
        '[{"latitude": 18.42, "longitude": -33.92}]',
        '{"latitude": "here", "longitude": 5}',
        "[" * 100_000,
    ],
)
def test_json_that_is_no_place_stays(cell: str) -> None:
    assert with_places_swapped({JSON: cell}) == {}


def test_the_cell_with_both_counts_as_it_does_in_the_message() -> None:
    cells = {ONE: "18.42, -33.92", "latitude": "1", "longitude": "2"}
    assert with_places_swapped(cells) == {ONE: "-33.92, 18.42"}


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"latitude": "18.42"},
        {"longitude": "18.42"},
        {"latitude": "", "longitude": ""},
        {"latitude": "18.42", "longitude": "151.2"},
        {"latitude": "{{Lat}}", "longitude": "18.42"},
        {"latitude": "18.42", "longitude": "east"},
        {"latitude": "18.42, -33.92", "longitude": "7"},
        {ONE: "City Hall"},
        {ONE: "18.42, 151.2"},
    ],
)
def test_what_would_be_no_place_stays(cells: dict[str, str]) -> None:
    assert with_places_swapped(cells) == {}


@given(st.floats(-180, 180), st.floats(-180, 180))
def test_what_is_told_of_a_place_is_read_as_that_place(latitude: float, longitude: float) -> None:
    place = read_place(degrees_together(latitude, longitude))
    assert isinstance(place, Coordinates)
    assert place.latitude == pytest.approx(latitude, abs=1e-9)
    assert place.longitude == pytest.approx(longitude, abs=1e-9)
