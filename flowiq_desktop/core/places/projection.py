"""Projection: where degrees lie on a square map of the world, as maps on screens have it.

Web Mercator: north is up, shapes are true, and what is near a pole is large. The map begins at 180
degrees west and a good 85 degrees north, and ends at the same south; its left and right edge meet.
"""

import math
from dataclasses import dataclass

MAP_SIDE = 65_536
"""Width and height of the map in units; at the equator one is some 600 m."""
MOST_NORTH = math.degrees(math.atan(math.sinh(math.pi)))
"""Where the square ends, in degrees."""
EARTH_KM = 40_075.0
"""Once around the equator."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map, in units from its upper left corner."""

    x: float
    y: float


def map_point(latitude: float, longitude: float) -> MapPoint:
    """Where a place lies; one beyond the map's upper or lower edge lies at that edge."""
    north = math.radians(within_map(latitude))
    x = (longitude + 180) / 360 % 1
    y = (1 - math.asinh(math.tan(north)) / math.pi) / 2
    return MapPoint(x * MAP_SIDE, y * MAP_SIDE)


def latitude_of(y: float) -> float:
    """The latitude of what lies so many units from the map's upper edge."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / MAP_SIDE))))


def within_map(latitude: float) -> float:
    """The nearest latitude that the map has."""
    return max(-MOST_NORTH, min(MOST_NORTH, latitude))


def unit_km(latitude: float) -> float:
    """How long a unit of the map is at a latitude."""
    return EARTH_KM / MAP_SIDE * math.cos(math.radians(within_map(latitude)))
