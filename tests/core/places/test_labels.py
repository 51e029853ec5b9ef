"""Where the names of countries stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.places.labels import Box, Label, labels_of
from flowiq_desktop.core.places.view import View, view_of
from flowiq_desktop.services.preparing.places.map_files import countries, world_map

WIDE, HIGH = 234, 128
PIN = Box(WIDE / 2 - 12, HIGH / 2 - 34, 24, 38)


def view(latitude: float, longitude: float) -> View:
    return view_of(latitude, longitude, WIDE, HIGH, world_map().lines)


def labels(shown: View, size: tuple[float, float] = (50, 12)) -> tuple[Label, ...]:
    return labels_of(shown, countries(), lambda _: size, PIN)


@pytest.mark.parametrize(
    ("place", "regions"),
    [
        ((-33.92, 18.42), {"ZA"}),
        ((-26.2, 28.05), {"ZA", "BW"}),
        ((0.35, 32.58), {"UG", "KE", "TZ"}),
        ((-48.88, -123.39), set()),
        ((0.0, 180.0), set()),
    ],
)
def test_countries_with_room_for_their_name_have_it(
    place: tuple[float, float], regions: set[str]
) -> None:
    found = {label.region for label in labels(view(*place))}
    assert found >= regions
    assert bool(found) is bool(regions)


def test_a_name_that_has_no_room_is_left_out() -> None:
    assert labels(view(-26.2, 28.05), (400, 12)) == ()
    assert labels(view(-26.2, 28.05), (12, 400)) == ()


@given(st.floats(-84, 84), st.floats(-180, 180))
def test_every_name_stands_on_its_own_ground_and_beside_the_pin(
    latitude: float, longitude: float
) -> None:
    shown = view(latitude, longitude)
    found = labels(shown)
    assert len({label.region for label in found}) == len(found)
    for label in found:
        box = label.box
        assert box.wide >= 50
        assert box.high >= 12
        assert not box.meets(PIN)
        assert 0 <= box.x <= box.x + box.wide <= WIDE
        assert 0 <= box.y <= box.y + box.high <= HIGH
        middle = shown.latitude_at(box.y + 3), shown.longitude_at(box.x + 3)
        own = countries().around(latitude, longitude)
        assert countries().around(*middle) == label.region or label.region == own


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ((13.11, -59.6), "BB"),
        ((-0.52, 166.93), "NR"),
        ((4.18, 73.51), "MV"),
        ((-20.16, 57.5), "MU"),
        ((-8.52, 179.2), "TV"),
    ],
)
def test_an_island_state_has_its_name_in_the_sea_beside_it(
    place: tuple[float, float], region: str
) -> None:
    for shown in (view(*place), view_of(*place, WIDE, HIGH, world_map().lines, 20.0)):
        (label,) = (it for it in labels(shown, (70, 12)) if it.region == region)
        assert not label.box.meets(PIN)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(0, 0, 10, 10), True),
        (Box(9, 9, 10, 10), True),
        (Box(10, 0, 10, 10), False),
        (Box(0, 10, 10, 10), False),
        (Box(-10, 0, 10, 10), False),
    ],
)
def test_boxes_meet(other: Box, meets: bool) -> None:
    assert Box(0, 0, 10, 10).meets(other) is meets
    assert other.meets(Box(0, 0, 10, 10)) is meets
