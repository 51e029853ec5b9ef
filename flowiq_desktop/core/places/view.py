"""View: which part of the map is shown around a place."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from flowiq_desktop.core.places.projection import (
    MAP_SIDE,
    MapPoint,
    latitude_of,
    map_point,
    unit_km,
)
from flowiq_desktop.core.places.world_map import COARSE, FINE, Level, LineDistances

_LEAST_KM = 180.0
"""From the pin to the upper edge: nobody would know the coast from nearer, where it looks rough."""
_LEAST_ISLAND_KM = 30.0
_ISLAND_TIMES = 2.0
"""How many times as far as an island is wide: it is seen whole, though its pin stands on it."""
_MOST_KM = 2_600.0
_LINE_WITHIN = 2.0
"""How many times as far the edge is as the next coast or border."""
_FINE_SIDE = 50.0
"""Pixels: where fine tiles would be smaller, nobody would see their detail."""
_MOST_OF_MAP = 1 / 3
"""Near the poles, where all is large, no more than this share of the way around is shown."""


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of the map, with a place in its middle.

    Attributes:
        middle: the place.
        scale: pixels that a unit of the map takes.
        wide, high: in pixels.
        level: the one that has the right degree of detail.
    """

    middle: MapPoint
    scale: float
    wide: float
    high: float
    level: Level

    @property
    def below(self) -> float:
        """How many pixels from the upper edge the map ends in the south; further down is land."""
        return self.high / 2 + (MAP_SIDE - self.middle.y) * self.scale

    def latitude_at(self, y: float) -> float:
        """Degrees north at so many pixels from the upper edge."""
        return latitude_of(self.middle.y + (y - self.high / 2) / self.scale)

    def longitude_at(self, x: float) -> float:
        """Degrees east at so many pixels from the left edge; beyond 180 it goes on counting."""
        return (self.middle.x + (x - self.wide / 2) / self.scale) / MAP_SIDE * 360 - 180

    def tiles(self) -> Iterator[tuple[int, int, float, float]]:
        """Column and row of each tile in it, and where its upper left corner is, in pixels."""
        side, around = self.level.side, MAP_SIDE // self.level.side
        across, down = (size / 2 / self.scale for size in (self.wide, self.high))
        for row in _between(self.middle.y - down, self.middle.y + down, side):
            if 0 <= row < around:
                y = (row * side - self.middle.y + down) * self.scale
                for column in _between(self.middle.x - across, self.middle.x + across, side):
                    x = (column * side - self.middle.x + across) * self.scale
                    yield column % around, row, x, y


def view_of(
    latitude: float,
    longitude: float,
    wide: float,
    high: float,
    lines: LineDistances,
    island_km: float = 0.0,
) -> View:
    """A view of so many pixels that shows a coast or a border, where there is one at all near.

    Near the poles, where the map ends, less than the whole height may be filled.

    Args:
        latitude: of the place.
        longitude: of the place.
        wide: in pixels.
        high: in pixels.
        lines: how far the next line is.
        island_km: how large the small island is that the place is on; 0.0 for none.
    """
    wanted = lines.km(latitude, longitude) * _LINE_WITHIN
    reach = max(_LEAST_KM, min(_MOST_KM, wanted))
    if island_km:
        reach = min(_LEAST_KM, max(_LEAST_ISLAND_KM, island_km * _ISLAND_TIMES))
    scale = max(high / 2 * unit_km(latitude) / reach, wide / (MAP_SIDE * _MOST_OF_MAP))
    level = FINE if scale * FINE.side >= _FINE_SIDE else COARSE
    return View(map_point(latitude, longitude), scale, wide, high, level)


def _between(low: float, high: float, side: int) -> range:
    return range(math.floor(low / side), math.floor(high / side) + 1)
