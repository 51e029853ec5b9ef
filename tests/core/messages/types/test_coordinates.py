"""A place in one cell, as people write it or copy it from a map; what is unclear is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.messages.types.coordinates import (
    Coordinates,
    NoPlace,
    is_place,
    read_angle,
    read_place,
)

TABLE_BAY = (-33.925, 18.425)
DMS = (-(33 + 55 / 60 + 30 / 3600), 18 + 25 / 60 + 30 / 3600)
PLACES = (
    *(("-33.925, 18.425", TABLE_BAY), ("-33.925,18.425", TABLE_BAY), ("-33.925 18.425", TABLE_BAY)),
    *(("(-33.925; 18.425)", TABLE_BAY), ("\u221233.925 / +18.425", TABLE_BAY)),
    *(
        ("-33,925; 18,425", TABLE_BAY),
        ("-33,925 18,425", TABLE_BAY),
        ("-33,925, 18,425", TABLE_BAY),
    ),
    *(("-33; 18,425", (-33, 18.425)), ("-33, 18", (-33, 18)), ("-33.925,18", (-33.925, 18))),
    *(("33°55'30\"S 18°25'30\"E", DMS), ("33°55'30\"S, 18°25'30\"E", DMS)),
    *(
        ("33° 55\u2032 30\u2033 S 18° 25\u2032 30\u2033 E", DMS),
        ("33º55\u201930\u201dS;18º25\u201930\u201dE", DMS),
    ),
    *(("18°25'30\"E 33°55'30\"S", DMS), ("S 33°55'30\" E 18°25'30\"", DMS)),
    *(("33 55.5 S, 18 25.5 E", TABLE_BAY), ("33 55 30 s 18 25 30 e", DMS)),
    *(
        ("S33.925 E18.425", TABLE_BAY),
        ("33.925°S, 18.425°E", TABLE_BAY),
        ("33,925 S 18,425 E", TABLE_BAY),
    ),
    *(("-33.925°, 18.425°", TABLE_BAY), ("-33°55'30\", 18°25'30\"", DMS)),
    *(("Lat: -33.925, Long: 18.425", TABLE_BAY), ("lng=18.425; lat=-33.925", TABLE_BAY)),
    ("https://www.google.com/maps/@-33.925,18.425,15z", TABLE_BAY),
    ("https://www.google.com/maps/place/Hall/@-33.9,18.4,17z/data=!3d-33.925!4d18.425", TABLE_BAY),
    ("https://maps.google.com/?q=-33.925,18.425", TABLE_BAY),
    ("https://maps.google.com/maps?q=loc:-33.925,+18.425&z=14", TABLE_BAY),
    ("https://www.google.com/maps/search/-33.925,+18.425?entry=tts", TABLE_BAY),
    ("https://www.google.com/maps/search/?api=1&query=-33.925%2C18.425", TABLE_BAY),
    ("https://maps.apple.com/?ll=-33.925,18.425&q=Hall", TABLE_BAY),
    ("https://www.openstreetmap.org/#map=15/-33.925/18.425", TABLE_BAY),
    ("geo:-33.925,18.425?z=12", TABLE_BAY),
    ("geo:0,0?q=-33.925,18.425(City Hall)", TABLE_BAY),
    ("geo:0,0?q=-33.925%2C18.425", TABLE_BAY),
    ("geo:0,0", (0, 0)),
    ("https://yandex.com/maps/?ll=18.425,-33.925&z=12", TABLE_BAY),
    ("https://yandex.com.tr/maps/?ll=1,2&pt=18.425,-33.925,pm2rdm", TABLE_BAY),
    ("https://maps.yandex.ru/?whatshere[point]=18.425%2C-33.925&ll=1,2", TABLE_BAY),
    ("https://www.google.com/maps/place/33%C2%B055'30%22S+18%C2%B025'30%22E/@-33.9,18.4,17z", DMS),
    ("https://www.google.com/maps/dir//-33.925,18.425/@-33.9,18.4,17z", TABLE_BAY),
    ("https://www.google.com/maps/dir/?api=1&destination=-33.925,18.425", TABLE_BAY),
    ("https://www.waze.com/live-map/directions?to=ll.-33.925%2C18.425", TABLE_BAY),
    ("www.google.com/maps?q=-33.925,18.425", TABLE_BAY),
    ("maps.google.com/?q=-33.925,18.425", TABLE_BAY),
)


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_places(text: str, place: tuple[float, float]) -> None:
    found = read_place(f" {text}\n")
    assert isinstance(found, Coordinates)
    assert (found.latitude, found.longitude) == pytest.approx(place, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("33,18", "ambiguous_place"), ("33 18", "ambiguous_place"), ("33/18", "ambiguous_place")),
        *(("33,9,18,4", "ambiguous_place"), ("33,9 18", "ambiguous_place")),
        *(("33.9", "ambiguous_place"), ("33 55 30, 18 25 30", "ambiguous_place")),
        *(("33°55' S 18°25' O", "ambiguous_place"), ("-33.9 S, 18.4 E", "not_a_place")),
        *(("33.5° 30' S, 18° 25' E", "not_a_place"), ("33°75'S 18°25'E", "not_a_place")),
        *(("33.9 N, 18.4 S", "not_a_place"), ("City Hall", "not_a_place"), ("", "not_a_place")),
        *(
            ("https://maps.app.goo.gl/AbC12", "short_map_link"),
            ("https://goo.gl/maps/1", "short_map_link"),
        ),
        (
            "https://www.google.com/maps/dir/-33.9,18.4/-33.8,18.6/@-33.85,18.5,12z",
            "ambiguous_place",
        ),
        ("https://www.google.com/maps/dir/City+Hall/-33.8,18.6", "ambiguous_place"),
        (
            "https://www.google.com/maps/dir/-33.8,18.6/City+Hall/data=!3d-33.9!4d18",
            "ambiguous_place",
        ),
        ("https://yandex.com/maps/?text=Cape+Town", "not_a_place"),
        ("maps.example.org", "not_a_place"),
        *(("https://example.org/-33.9", "not_a_place"), ("https://[", "not_a_place")),
        ("1" * 3000, "not_a_place"),
    ],
)
def test_what_is_unclear_or_no_place(text: str, code: str) -> None:
    assert read_place(text) == NoPlace(code)


@pytest.mark.parametrize(
    ("text", "letters", "degrees"),
    [
        ("33°55'30\"S", "NS", -33.925),
        ("18 25.5 E", "EW", 18.425),
        ("W 18.425", "EW", -18.425),
        ("33° 55.5'", "NS", 33.925),
        ("18 E", "NS", None),
        ("33 55", "NS", None),
        ("S", "NS", None),
    ],
)
def test_one_axis(text: str, letters: str, degrees: float | None) -> None:
    assert read_angle(text, letters) == (None if degrees is None else pytest.approx(degrees))


def test_numbers_that_may_mean_anything_do_not_look_like_a_place() -> None:
    assert is_place("-33.9, 18.4")
    assert not is_place("3, 4")
    assert not is_place("-93.5, 18.4")


@given(
    st.one_of(st.text(max_size=80), st.text("0123456789 .,;°'\"NSEW+-/@:!dhtpsgeo", max_size=80))
)
def test_any_text_is_a_finite_place_or_none(text: str) -> None:
    found = read_place(text)
    if isinstance(found, Coordinates):
        assert math.isfinite(found.latitude)
        assert math.isfinite(found.longitude)
    else:
        assert found.code
