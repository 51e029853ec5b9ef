"""The map of a place, drawn on real widgets."""

import pytest
from PySide6.QtGui import QColor, QFont, QImage
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.bubbles import Place
from flowiq_desktop.ui.preview.bubbles.location import DARK_MAP, LIGHT_MAP, MapPicture, coordinates
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.theme.theme_colours import contrast

EDGES = [
    (0.0, 0.0),
    (90.0, 0.0),
    (-90.0, 0.0),
    (90.0, 180.0),
    (-90.0, -180.0),
    (0.0, 180.0),
    (0.0, -180.0),
    (-16.85, 179.999999),
    (66.0, -180.0),
    (85.06, 12.0),
    (-85.06, 12.0),
]
NOWHERE = [(90.1, 0.0), (0.0, -180.1), (1e300, 5.0), (float("nan"), 5.0), (None, 5.0), (5.0, None)]


def picture(
    qtbot: QtBot, latitude: float | None, longitude: float | None, *, dark: bool = False
) -> MapPicture:
    font = QFont()
    font.setPixelSize(13)
    drawn = MapPicture(Place(latitude, longitude, "Hall", ""), Look(font, dark=dark))
    qtbot.addWidget(drawn)
    return drawn


def image(drawn: MapPicture, times: float = 1.0) -> QImage:
    size = drawn.size() * times
    found = QImage(size, QImage.Format.Format_RGB32)
    found.setDevicePixelRatio(times)
    found.fill(QColor("magenta"))
    drawn.render(found)
    return found


def shares(found: QImage) -> dict[str, float]:
    """How much of the picture has each colour, of a grid of its places."""
    places = [(x, y) for x in range(2, found.width(), 4) for y in range(2, found.height(), 4)]
    names = [found.pixelColor(x, y).name() for x, y in places]
    return {name: names.count(name) / len(names) for name in {*names}}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("times", [1.0, 2.0, 3.0])
def test_cape_town_has_sea_in_the_west_and_land_in_the_east(
    qtbot: QtBot, dark: bool, times: float
) -> None:
    colours = DARK_MAP if dark else LIGHT_MAP
    found = image(picture(qtbot, -33.92, 18.42, dark=dark), times)
    west = found.pixelColor(found.width() // 8, found.height() // 2).name()
    east = found.pixelColor(found.width() * 7 // 8, found.height() // 4).name()
    assert (west, east) == (colours["water"].lower(), colours["land"].lower())


def test_borders_are_drawn(qtbot: QtBot) -> None:
    drawn = image(picture(qtbot, -26.2, 28.05), 3)
    assert shares(drawn).get(LIGHT_MAP["border"].lower(), 0) > 0.002
    at_sea = image(picture(qtbot, -30, 80), 3)
    assert LIGHT_MAP["border"].lower() not in shares(at_sea)


@pytest.mark.parametrize("place", EDGES)
def test_the_edges_of_the_earth_have_a_map(qtbot: QtBot, place: tuple[float, float]) -> None:
    found = shares(image(picture(qtbot, *place)))
    ground = found.get(LIGHT_MAP["land"].lower(), 0) + found.get(LIGHT_MAP["water"].lower(), 0)
    assert ground > 0.8


def test_the_south_pole_is_land_and_the_north_pole_is_sea(qtbot: QtBot) -> None:
    assert shares(image(picture(qtbot, -90, 0)))[LIGHT_MAP["land"].lower()] > 0.8
    assert shares(image(picture(qtbot, 90, 0)))[LIGHT_MAP["water"].lower()] > 0.8


def test_at_180_degrees_the_map_goes_on(qtbot: QtBot) -> None:
    assert image(picture(qtbot, -16.85, 180)) == image(picture(qtbot, -16.85, -180))
    found = image(picture(qtbot, 66, 180))
    for x in (20, found.width() - 20):
        assert found.pixelColor(x, found.height() - 60).name() == LIGHT_MAP["land"].lower()


@pytest.mark.parametrize("place", NOWHERE)
def test_what_is_not_on_earth_is_a_pin_on_an_empty_ground(
    qtbot: QtBot, place: tuple[float | None, float | None]
) -> None:
    found = shares(image(picture(qtbot, *place)))
    assert found[LIGHT_MAP["nowhere"].lower()] > 0.8
    assert LIGHT_MAP["water"].lower() not in found


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((-26.2, 28.05), "Map with a pin at Hall, -26.2, 28.05, South Africa"),
        ((-29.31, 27.48), "Map with a pin at Hall, -29.31, 27.48"),
        ((0.0, 0.0), "Map with a pin at Hall, 0, 0"),
        ((95.0, 0.0), "Map with a pin at Hall, 95, 0"),
    ],
)
def test_the_map_says_where_it_is(qtbot: QtBot, place: tuple[float, float], words: str) -> None:
    assert picture(qtbot, *place).accessibleName() == words


@pytest.mark.parametrize(
    ("degrees", "shown"), [(-0.0000001, "0, 10"), (-0.5, "-0.5, 10"), (None, "?, 10")]
)
def test_nothing_has_no_minus(degrees: float | None, shown: str) -> None:
    assert coordinates(Place(degrees, 10.0, "", "")) == shown


def test_another_place_looks_different(qtbot: QtBot) -> None:
    assert image(picture(qtbot, -26.2, 28.05)) != image(picture(qtbot, -33.92, 18.42))


@pytest.mark.parametrize("colours", [LIGHT_MAP, DARK_MAP])
def test_names_can_be_read(colours: dict[str, str]) -> None:
    assert contrast(QColor(colours["name"]), QColor(colours["land"])) >= 4.5


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(-15.94, -5.72), (13.11, -59.6), (-20.16, 57.5), (-37.11, -12.28), (12.05, -61.75)],
)
def test_a_small_island_is_seen_under_its_pin(
    qtbot: QtBot, latitude: float, longitude: float
) -> None:
    land = shares(image(picture(qtbot, latitude, longitude))).get(LIGHT_MAP["land"].lower(), 0.0)
    assert 0.003 < land < 0.5
