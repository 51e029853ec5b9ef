"""Islands: how large the piece of land is that a place is on, where it is a small one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flowiq_desktop.core.places.world_map import Shape

SMALL_KM = 90.0
"""Larger ones are seen well enough on a map of the region."""
_BESIDE_KM = 3.0
"""Coasts are simplified to 2 km: a place so far beside one is on it."""


class Bounds(NamedTuple):
    """The edges of a piece of land, in units from its tile's upper left corner."""

    left: float
    upper: float
    right: float
    lower: float


def bounds_of(shapes: Iterable[Shape]) -> tuple[Bounds, ...]:
    """The edges of each shape."""
    return tuple(Bounds(min(xs), min(ys), max(xs), max(ys)) for xs, ys in shapes)


def island_km(land: Sequence[Bounds], x: float, y: float, side: float, unit: float) -> float:
    """How wide or high the island is that a place is on; 0.0 on larger land, and at sea.

    Args:
        land: the edges of all land in the place's tile.
        x: the place, in units from the tile's left edge.
        y: the same from its upper edge.
        side: of the tile; land that reaches its edge goes on beyond it.
        unit: how long a unit is there, in km.
    """
    beside = _BESIDE_KM / unit
    here = [it for it in land if _is_within(it, x, y, beside)]
    if not here or any(_goes_on(it, side) for it in here):
        return 0.0
    size = max(max(it.right - it.left, it.lower - it.upper) for it in here) * unit
    return size if size <= SMALL_KM else 0.0


def _is_within(it: Bounds, x: float, y: float, beside: float) -> bool:
    across = it.left - beside <= x <= it.right + beside
    return across and it.upper - beside <= y <= it.lower + beside


def _goes_on(it: Bounds, side: float) -> bool:
    return min(it.left, it.upper) <= 0 or max(it.right, it.lower) >= side
