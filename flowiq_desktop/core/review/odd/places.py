"""Pins on the map far from all others."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_EARTH_KM: Final = 6_371.0
_FEWEST: Final = 5
_LEAST_KM: Final = 300.0
_TIMES: Final = 5.0
"""How many times as far from the middle as the middle half of the pins."""
_RARE: Final = 0.02
_A_CLASS: Final = 25
_AROUND: Final = 360.0


class FarPin(NamedTuple):
    """A pin far from the rest: its place in the list, and how far it is, in kilometres."""

    at: int
    km: float


def far_pins(pins: Sequence[tuple[float, float] | None]) -> list[FarPin]:
    """The pins far from the others, the farthest first.

    Args:
        pins: latitude and longitude in degrees; None where a row has none.
    """
    known = [(pin, at) for at, pin in enumerate(pins) if pin is not None]
    if len(known) < _FEWEST:
        return []
    middle = _middle([pin for pin, _at in known])
    distances = [(_km(middle, pin), at) for pin, at in known]
    usual = sorted(km for km, _at in distances)[len(distances) // 2]
    least = max(_LEAST_KM, _TIMES * usual)
    far = sorted((FarPin(at, km) for km, at in distances if km > least), key=lambda it: -it.km)
    return far if len(far) <= _most(len(known)) else []


def _most(pins: int) -> float:
    """How many may be far: one of a few, two of a class, a fiftieth of many."""
    return max(1 if pins < _A_CLASS else 2, _RARE * pins)


def _middle(pins: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The point between them that single pins far away do not move.

    Longitudes are counted from behind the widest gap between them, as 179 and -179 degrees are
    neighbours.
    """
    latitudes = sorted(latitude for latitude, _ in pins)
    around = sorted(longitude % _AROUND for _, longitude in pins)
    gaps = [later - before for before, later in pairwise(around)]
    gaps.append(around[0] + _AROUND - around[-1])
    half = len(pins) // 2
    start = gaps.index(max(gaps)) + 1
    return latitudes[half], around[(start + half) % len(pins)]


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way over the globe (haversine)."""
    up, down = math.radians(one[0]), math.radians(other[0])
    north, east = down - up, math.radians(other[1] - one[1])
    chord = math.sin(north / 2) ** 2 + math.cos(up) * math.cos(down) * math.sin(east / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))
