import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.messages.types.location import parse_degrees
from flowiq_desktop.practice_server import Contract
from tests.core.messages.types.building import build, faults

PLACE = {"latitude": "-33.9249", "longitude": "18.4241"}


def test_a_place_with_everything(contract: Contract) -> None:
    built = build(
        "location", PLACE | {"location_name": " City Hall ", "location_address": "Darling"}
    )
    assert built.problems == ()
    assert built.body["location"] == {
        "latitude": -33.9249,
        "longitude": 18.4241,
        "name": "City Hall",
        "address": "Darling",
    }
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("-33.9249", -33.9249),
        ("-33,9249", -33.9249),
        ("\u221233.9249°", -33.9249),
        (" 18 ", 18.0),
        ("0", 0.0),
        ("1e1", 10.0),
    ],
)
def test_degrees_as_people_write_them(text: str, degrees: float) -> None:
    assert parse_degrees(text) == degrees


@pytest.mark.parametrize(
    "text", ["", "33° 55' S", "nan", "inf", "1e999", "1_0", "٣_٣", "1,234.5", "a", "18.4 E", "--1"]
)
def test_texts_that_are_no_degrees(text: str) -> None:
    assert parse_degrees(text) is None


@given(st.text("0123456789.,-+eE°_ \u2212na", max_size=12))
def test_degrees_are_always_finite_numbers(text: str) -> None:
    degrees = parse_degrees(text)
    assert degrees is None or json.loads(json.dumps(degrees, allow_nan=False)) == degrees


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"latitude": "90.1"}, [("out_of_bounds", "latitude")]),
        ({"longitude": "-180.5"}, [("out_of_bounds", "longitude")]),
        ({"latitude": "north"}, [("not_a_number", "latitude")]),
    ],
)
def test_degrees_that_are_nowhere(values: dict[str, str], found: list[tuple[str, str]]) -> None:
    built = build("location", PLACE | values)
    assert built.found == found
    assert built.blocked


@pytest.mark.parametrize("values", [{"latitude": "90", "longitude": "180"}, {"latitude": "0"}])
def test_the_bounds_and_one_zero_are_places(contract: Contract, values: dict[str, str]) -> None:
    built = build("location", PLACE | values)
    assert built.problems == ()
    assert faults(contract, built.body) == []


def test_the_sea_off_africa_is_worth_a_look(contract: Contract) -> None:
    built = build("location", {"latitude": "0", "longitude": "0.0"})
    assert built.codes == ["zero_point"]
    assert not built.blocked
    assert faults(contract, built.body) == []


def test_both_coordinates_are_needed() -> None:
    assert build("location", {"latitude": "1"}).found == [("missing", "longitude")]


def test_a_row_without_coordinates_has_one_problem_that_says_so() -> None:
    built = build("location", {"location_name": "Hall", "latitude": " "})
    assert built.found == [("no_place", "latitude")]
    assert built.blocked
    assert built.problems[0].message == "This row has no coordinates."


def test_a_place_as_json(contract: Contract) -> None:
    given = {"latitude": -33.9, "longitude": "18,4", "name": " Hall ", "address": None}
    built = build("location", {"location": json.dumps(given)})
    assert built.problems == ()
    assert built.body["location"] == {"latitude": -33.9, "longitude": 18.4, "name": "Hall"}
    assert faults(contract, built.body) == []


def test_json_wins_over_columns_and_says_so() -> None:
    built = build("location", PLACE | {"location": '{"latitude": 1, "longitude": 2}'})
    assert built.codes == ["json_and_columns"]
    assert built.body["location"] == {"latitude": 1.0, "longitude": 2.0}


def test_an_empty_json_place_lacks_its_coordinates() -> None:
    assert build("location", {"location": "{}"}).codes == ["no_place"]
    assert build("location", PLACE | {"location": "null"}).problems[0].code == "json_and_columns"


@pytest.mark.parametrize(
    "cell", ["[1, 2]", '{"lat": 1}', '{"latitude": [1]}', '{"name": {"a": 1}}', "-33.9, 18.4"]
)
def test_other_json_is_told_once(cell: str) -> None:
    built = build("location", {"location": cell})
    assert built.found == [("bad_json", "location")]
    assert "location" not in built.body


@pytest.mark.parametrize(
    "values",
    [
        {"location_coordinates": "33°55'29.64\"S 18°25'26.76\"E"},
        {"location_coordinates": "-33,9249; 18,4241"},
        {"latitude": "-33.9249, 18.4241"},
        {"latitude": "-33.9249, 18.4241", "longitude": "-33.9249, 18.4241"},
        {"latitude": "33.9249 S", "longitude": "18° 25.446' E"},
    ],
)
def test_one_cell_may_say_the_place(contract: Contract, values: dict[str, str]) -> None:
    built = build("location", values)
    assert built.problems == ()
    place = built.body["location"]
    assert isinstance(place, dict)
    assert place == pytest.approx({"latitude": -33.9249, "longitude": 18.4241}, abs=1e-9)
    assert faults(contract, built.body) == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"location_coordinates": "33,18"}, [("ambiguous_place", "location_coordinates")]),
        ({"location_coordinates": "Hall"}, [("not_a_place", "location_coordinates")]),
        ({"location_coordinates": "118.4, -33.9"}, [("out_of_bounds", "location_coordinates")]),
        ({"latitude": "-33.9, 18.4", "longitude": "7"}, [("not_a_number", "latitude")]),
        ({"latitude": "33.9 E", "longitude": "7"}, [("not_a_number", "latitude")]),
    ],
)
def test_one_cell_that_is_unclear_is_refused(
    values: dict[str, str], found: list[tuple[str, str]]
) -> None:
    built = build("location", values)
    assert built.found == found
    assert built.blocked


def test_the_one_cell_comes_before_the_two(contract: Contract) -> None:
    built = build("location", PLACE | {"location_coordinates": "1.5, 2.5"})
    assert built.codes == ["place_and_columns"]
    assert not built.blocked
    assert built.body["location"] == {"latitude": 1.5, "longitude": 2.5}
