"""Which places of a list are told to be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.places.place_check import PlaceCheck
from flowiq_desktop.services.preparing.places.map_files import sea

Place = tuple[float, float]
CAPE_TOWN, STELLENBOSCH, DURBAN = (-33.92, 18.42), (-33.93, 18.86), (-29.86, 31.02)
UGANDA = [(0.35, 32.58), (0.31, 32.6), (0.05, 32.46), (0.6, 30.65), (-0.6, 30.65), (1.0, 34.2)]
ALGIERS, LONDON = (36.75, 3.06), (51.5, -0.13)


def judged(*places: Place) -> list[str]:
    """The code of each place's problem, "" for none."""
    check = PlaceCheck(sea)
    check.note(dict(enumerate(places)))
    check.judge()
    return [found.code if (found := check.found(at)) else "" for at in range(len(places))]


def swapped(place: Place) -> Place:
    return place[1], place[0]


@pytest.mark.parametrize(
    ("places", "codes"),
    [
        ([CAPE_TOWN, STELLENBOSCH, swapped(DURBAN)], ["", "", "place_swapped"]),
        ([swapped(CAPE_TOWN)], ["place_swapped"]),
        ([swapped(CAPE_TOWN), swapped(DURBAN)], ["place_swapped"] * 2),
        ([LONDON, swapped(CAPE_TOWN)], ["", "place_in_sea"]),
        ([CAPE_TOWN, (30.0, -40.0)], ["", "place_in_sea"]),
        ([CAPE_TOWN, (-33.92, -18.42)], ["", "place_in_sea"]),
        ([CAPE_TOWN, (10.0, -130.0)], ["", "place_in_sea"]),
        ([(0.0, 0.0), CAPE_TOWN], ["", ""]),
        ([(0.0, 0.0)], [""]),
        ([], []),
    ],
)
def test_places_in_the_sea(places: list[Place], codes: list[str]) -> None:
    assert judged(*places) == codes


def test_a_place_on_land_far_away_that_would_be_near_the_others_is_swapped() -> None:
    assert judged(*UGANDA, swapped(UGANDA[0])) == [""] * 6 + ["place_swapped_far"]


@pytest.mark.parametrize("other", [ALGIERS, LONDON, CAPE_TOWN, (-90.0, 120.0)])
def test_a_place_far_away_that_would_not_be_near_the_others_is_not(other: Place) -> None:
    assert judged(*UGANDA, other) == [""] * 7


def test_of_two_places_alone_none_is_called_swapped() -> None:
    assert judged(UGANDA[0], swapped(UGANDA[0])) == ["", ""]


def test_the_same_place_in_many_rows_counts_once() -> None:
    assert judged(*[UGANDA[0]] * 50, swapped(UGANDA[0])) == [""] * 51
    assert judged(*UGANDA, *[swapped(UGANDA[0])] * 50) == [""] * 6 + ["place_swapped_far"] * 50


def test_what_is_said_of_a_place() -> None:
    check = PlaceCheck(sea)
    check.note({4: swapped(CAPE_TOWN)})
    assert check.judge() == {4}
    found = check.found(4)
    assert found is not None
    assert dict(found.facts) == {"value": "18.42, -33.92", "swapped": "-33.92, 18.42"}
    assert check.judge() == frozenset()


def test_rows_are_judged_anew_when_others_change() -> None:
    check = PlaceCheck(sea)
    check.note({0: LONDON, 1: swapped(CAPE_TOWN)})
    assert check.judge() == {1}
    check.forget(0)
    check.note({0: STELLENBOSCH})
    assert check.judge() == {1}
    found = check.found(1)
    assert found is not None
    assert found.code == "place_swapped"
    check.forget(1)
    assert check.found(1) is None
    assert check.judge() == frozenset()


PLACES = st.sampled_from(
    [
        *UGANDA,
        *map(swapped, UGANDA),
        CAPE_TOWN,
        swapped(CAPE_TOWN),
        LONDON,
        (0.0, 0.0),
        (-90.0, 0.0),
    ]
)


@given(st.lists(PLACES, max_size=12), st.lists(st.tuples(st.integers(0, 11), PLACES), max_size=8))
def test_changed_step_by_step_or_noted_at_once_is_the_same(
    places: list[Place], changes: list[tuple[int, Place]]
) -> None:
    check, now = PlaceCheck(sea), dict(enumerate(places))
    check.note(now)
    check.judge()
    for index, place in changes:
        check.forget(index)
        check.note({index: place})
        now[index] = place
        check.judge()
    afresh = PlaceCheck(sea)
    afresh.note(now)
    afresh.judge()
    assert [check.found(at) for at in range(12)] == [afresh.found(at) for at in range(12)]


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=30))
def test_any_places_can_be_judged_and_forgotten(places: list[Place]) -> None:
    check = PlaceCheck(sea)
    check.note(dict(enumerate(places)))
    check.judge()
    for index in range(len(places)):
        check.forget(index)
    assert check.judge() == frozenset()
