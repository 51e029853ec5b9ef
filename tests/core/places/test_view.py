"""Which part of the map is shown around a place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.places.projection import MAP_SIDE, map_point, unit_km
from flowiq_desktop.core.places.view import View, view_of
from flowiq_desktop.core.places.world_map import COARSE, FINE
from flowiq_desktop.services.preparing.places.map_files import world_map

WIDE, HIGH = 234, 128


def view(latitude: float, longitude: float) -> View:
    return view_of(latitude, longitude, WIDE, HIGH, world_map().lines)


def high_km(latitude: float, longitude: float) -> float:
    return HIGH / view(latitude, longitude).scale * unit_km(latitude)


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [
        (0.0, 0.0, 0.5, 0.5),
        (0.0, -180.0, 0.0, 0.5),
        (0.0, 180.0, 0.0, 0.5),
        (90.0, 90.0, 0.75, 0.0),
        (-90.0, -90.0, 0.25, 1.0),
        (66.51326, 0.0, 0.5, 0.25),
    ],
)
def test_places_on_the_map(latitude: float, longitude: float, x: float, y: float) -> None:
    point = map_point(latitude, longitude)
    assert (point.x / MAP_SIDE, point.y / MAP_SIDE) == pytest.approx((x, y), abs=1e-6)


def test_a_unit_is_shorter_further_north() -> None:
    assert unit_km(0) == pytest.approx(0.6115, abs=1e-4)
    assert unit_km(60) == pytest.approx(unit_km(0) / 2)
    assert 0 < unit_km(90) == unit_km(86)


def test_near_a_coast_more_of_it_is_seen_than_far_from_one() -> None:
    assert high_km(-33.92, 18.42) == pytest.approx(360)  # Cape Town
    assert 360 < high_km(-26.2, 28.05) < 1200  # Johannesburg
    assert 3000 < high_km(-48.88, -123.39) <= 5200  # Point Nemo
    assert view(-33.92, 18.42).level is FINE
    assert view(-48.88, -123.39).level is COARSE


def test_a_small_island_is_seen_whole_and_no_smaller_than_need_be() -> None:
    def reach(island_km: float) -> float:
        shown = view_of(-15.94, -5.72, WIDE, HIGH, world_map().lines, island_km)
        return HIGH / 2 / shown.scale * unit_km(-15.94)

    assert reach(0.0) == pytest.approx(180)
    assert reach(16.0) == pytest.approx(32)
    assert reach(2.0) == pytest.approx(30)
    assert reach(85.0) == pytest.approx(170)


def test_at_180_degrees_tiles_of_both_ends_are_side_by_side() -> None:
    columns = [column for column, *_ in view(-16.85, 179.9).tiles()]
    assert {0, MAP_SIDE // FINE.side - 1} <= {*columns}


def test_beyond_the_end_of_the_map_there_are_no_tiles() -> None:
    assert {row for _, row, *_ in view(90, 0).tiles()} == {0}
    assert view(-90, 0).below == pytest.approx(HIGH / 2)
    assert view(-33.92, 18.42).below > HIGH


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_the_tiles_cover_the_view_and_are_few(latitude: float, longitude: float) -> None:
    shown = view(latitude, longitude)
    side = shown.level.side * shown.scale
    tiles = [*shown.tiles()]
    across = {round(x, 3) for _, _, x, _ in tiles}
    assert min(across) <= 0
    assert max(across) + side >= WIDE
    assert len(across) * len({round(y, 3) for *_, y in tiles}) == len(tiles) <= 60
    assert math.isfinite(shown.scale)
    assert shown.scale * MAP_SIDE > WIDE
