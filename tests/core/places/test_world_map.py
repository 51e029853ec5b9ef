"""The tiles of the map, as they are read."""

import struct

import pytest

from flowiq_desktop.core.places.projection import MAP_SIDE
from flowiq_desktop.core.places.world_map import (
    COARSE,
    FINE,
    NO_TILE,
    TILE_HEAD,
    LineDistances,
    Tiles,
)
from flowiq_desktop.services.preparing.places.map_files import world_map


def test_a_tile_has_its_land_and_its_borders() -> None:
    plain = b"".join(
        [
            struct.pack("<II", 2, 3),
            struct.pack(TILE_HEAD, 3, 4, 1, 1),
            struct.pack(TILE_HEAD, 5, 4, 0, 1),
            struct.pack("<3H", 3, 2, 2),
            struct.pack("<6h", 10, 20, 5, 0, 0, -5),
            struct.pack("<4h", 0, 0, 1024, -3),
            struct.pack("<4h", 7, 7, 1, 1),
        ]
    )
    tiles = Tiles(plain)
    assert tiles.tile(3, 4).land == (([10, 15, 15], [20, 20, 15]),)
    assert tiles.tile(3, 4).borders == (([0, 1024], [0, -3]),)
    assert tiles.tile(5, 4).land == ()
    assert tiles.tile(5, 4).borders == (([7, 8], [7, 8]),)
    assert tiles.tile(4, 4) is NO_TILE


@pytest.mark.parametrize("level", [FINE, COARSE])
def test_every_piece_of_land_is_within_its_tile(level: object) -> None:
    chosen, tiles = (FINE, world_map().fine) if level is FINE else (COARSE, world_map().coarse)
    around = range(MAP_SIDE // chosen.side)
    land = [it for column in around for row in around for it in tiles.tile(column, row).land]
    assert len(land) > 400
    for xs, ys in land:
        assert len(xs) == len(ys) >= 3
        assert 0 <= min(*xs, *ys) <= max(*xs, *ys) <= chosen.side


@pytest.mark.parametrize(
    ("place", "least", "most"),
    [
        ((-33.92, 18.42), 0, 80),  # Cape Town
        ((-26.2, 28.05), 150, 350),  # Johannesburg
        ((-48.88, -123.39), 2400, 2800),  # Point Nemo
        ((90.0, 180.0), 600, 900),
        ((-90.0, -180.0), 400, 1300),
    ],
)
def test_how_far_the_next_line_is(place: tuple[float, float], least: int, most: int) -> None:
    assert least <= world_map().lines.km(*place) <= most


def test_each_cell_is_found_where_it_was_written() -> None:
    plain = bytearray(180 * 360)
    plain[0], plain[-1], plain[90 * 360 + 180] = 1, 2, 3
    lines = LineDistances(bytes(plain))
    corners = [(-90, -180), (-90, 180), (90, 179.5), (0.5, 0.5)]
    assert [lines.km(*place) for place in corners] == [20, 20, 40, 60]
