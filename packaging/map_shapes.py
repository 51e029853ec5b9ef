"""Shapes: the coasts and borders of a TopoJSON file of the world, simplified and cut into tiles.

Arrays of points have the shape (points, 2): longitude and latitude in degrees, or x and y on the
map.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from babel.core import get_global
from numpy.typing import NDArray

from flowiq_desktop.core.places.projection import MAP_SIDE, MOST_NORTH

Points = NDArray[np.float64]
Ring = list[int]
"""Arcs in their order; ~n is arc n the other way round."""
_TURN = 360.0
_SOUTH = -90.0
_DEGREE_KM = 111.2


@dataclass(frozen=True)
class World:
    """What a TopoJSON file holds.

    Attributes:
        arcs: lines that begin and end where coasts and borders meet.
        rings: edges of land and, the other way round, of water within it.
        borders: which arcs lie between two countries; the others lie between land and sea.
        countries: the edges of each country's land by its two letters, where it has a code.
    """

    arcs: list[Points]
    rings: list[Ring]
    borders: list[int]
    countries: dict[str, list[Ring]]


def read_world(path: Path) -> World:
    """The land and the countries of one of world-atlas' files."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]
    rings = [*_rings(topology["objects"]["land"])]
    coasts = {_arc(index) for ring in rings for index in ring}
    used = Counter(_arc(i) for ring in _rings(topology["objects"]["countries"]) for i in ring)
    borders = [arc for arc in sorted(used) if arc not in coasts]
    parts = topology["objects"]["countries"]["geometries"]
    countries = {code: [*_rings(part)] for part in parts if (code := _code(part))}
    return World(arcs, rings, borders, countries)


def _code(country: dict[str, Any]) -> str:
    """Its two letters; "" for land that ISO 3166 has no code for, such as what is in dispute."""
    if country["properties"]["name"] == "Kosovo":
        return "XK"
    return str(get_global("territory_aliases").get(country.get("id", ""), [""])[0])


def _arc(index: int) -> int:
    return index if index >= 0 else ~index


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    kind = geometry["type"]
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _rings(part)
    elif kind is not None:
        polygons = geometry["arcs"] if kind == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            yield from polygon


def ring_points(arcs: list[Points], ring: Ring) -> Points:
    """The points of a ring, its longitudes without a jump; a ring around a pole goes through it."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
    points = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    points[:, 0] = np.unwrap(points[:, 0], period=_TURN)
    if abs(points[-1, 0] - points[0, 0]) < _TURN / 2:
        return points[:-1]
    corners = np.array([[points[-1, 0], _SOUTH], [points[0, 0], _SOUTH]])
    return np.concatenate([points, corners])


def on_map(points: Points) -> Points:
    """Degrees as places on the map of `core.places.projection`."""
    latitudes = np.radians(np.clip(points[:, 1], -MOST_NORTH, MOST_NORTH))
    x = (points[:, 0] + _TURN / 2) / _TURN
    y = (1 - np.arcsinh(np.tan(latitudes)) / np.pi) / 2
    return np.stack([x, y], axis=1) * MAP_SIDE


def simplified(points: Points, tolerance_km: float) -> Points:
    """Fewer points, none further from the line than that (Douglas and Peucker's way)."""
    shrink = np.cos(np.radians(np.clip(points[:, 1].mean(), -85, 85)))
    flat = np.stack([np.unwrap(points[:, 0], period=_TURN) * shrink, points[:, 1]], axis=1)
    flat *= _DEGREE_KM
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first > 1:
            far = _distances(flat[first + 1 : last], flat[first], flat[last])
            at = int(far.argmax())
            if far[at] > tolerance_km:
                keep[first + 1 + at] = True
                stack += [(first, first + 1 + at), (first + 1 + at, last)]
    return points[keep]


def _distances(points: Points, start: Points, end: Points) -> NDArray[np.float64]:
    """From each point to the stretch between two others."""
    along = end - start
    length = float(along @ along)
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    apart = points - start - share[:, None] * along
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]))


def tiles_of_ring(points: Points, side: int) -> Iterator[tuple[int, int, Points]]:
    """The parts of a filled ring in each tile: column, row and points from the tile's corner."""
    for column in _span(points, 0, side):
        strip = _between(points, 0, column * side, side)
        for row in _span(strip, 1, side):
            part = _between(strip, 1, row * side, side)
            if len(part) >= len("abc"):
                yield column % (MAP_SIDE // side), row, part - (column * side, row * side)


def tiles_of_line(points: Points, side: int) -> Iterator[tuple[int, int, Points]]:
    """The stretches of a line in each tile; one that leaves a tile goes on to its next point."""
    places = np.floor((points[:-1] + points[1:]) / 2 / side).astype(int)
    edges = [0, *(np.flatnonzero(np.any(np.diff(places, axis=0), axis=1)) + 1), len(places)]
    for start, end in pairwise(edges):
        if start < end:
            column, row = map(int, places[start])
            corner = (column * side, row * side)
            yield column % (MAP_SIDE // side), row, points[start : end + 1] - corner


def unwrapped(points: Points) -> Points:
    """A line whose longitudes do not jump at 180."""
    longitudes = np.unwrap(points[:, 0], period=_TURN)
    return np.stack([longitudes, points[:, 1]], axis=1)


def _span(points: Points, axis: int, side: int) -> Iterable[int]:
    if not len(points):
        return ()
    low, high = points[:, axis].min(), points[:, axis].max()
    return range(int(low // side), int(np.ceil(high / side)) or 1)


def _between(points: Points, axis: int, low: float, side: int) -> Points:
    return _cut(_cut(points, axis, low, 1), axis, low + side, -1)


def _cut(ring: Points, axis: int, bound: float, sign: int) -> Points:
    """The part of a ring at one side of a line (Sutherland and Hodgman's way)."""
    if not len(ring):
        return ring
    depth = sign * (ring[:, axis] - bound)
    inside, following = depth >= 0, np.roll(depth, -1)
    crosses = inside != np.roll(inside, -1)
    steps = np.where(crosses, depth - following, 1.0)
    cuts = ring + (np.where(crosses, depth, 0.0) / steps)[:, None] * (np.roll(ring, -1, 0) - ring)
    both: Points = np.stack([ring, cuts], axis=1)[np.stack([inside, crosses], axis=1)]
    return both
