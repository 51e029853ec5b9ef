"""WorldMap: land and borders, tile by tile, and how far it is to the next coast or border.

Tiles are squares of the map that `core.places.projection` describes. There are two levels: a fine
one for maps of a region, and a coarse one for maps of half an ocean.
"""

import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from sys import byteorder

TILE_HEAD = "<BBHH"
"""Column, row, number of pieces of land, number of stretches of borders."""
LINE_STEP_KM = 20
_HEAD = struct.Struct(TILE_HEAD)
_COUNTS = struct.Struct("<II")


@dataclass(frozen=True, slots=True)
class Level:
    """A degree of detail: the name of its file and the side of its tiles, in units of the map."""

    name: str
    side: int


FINE, COARSE = Level("fine", 1024), Level("coarse", 8192)
LEVELS = (FINE, COARSE)
Shape = tuple[Sequence[int], Sequence[int]]
"""x and y of the points of a line, in units from its tile's upper left corner."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What lies in a tile: closed shapes filled with land, and lines between countries."""

    land: tuple[Shape, ...] = ()
    borders: tuple[Shape, ...] = ()


NO_TILE = Tile()


class Tiles:
    """The tiles of one level, each read when it is asked for.

    Args:
        plain: two counts, of tiles and of shapes; a `TILE_HEAD` for each tile, its land before its
            borders; how many points each shape has (unsigned, two bytes); and each shape's first
            point and then the way from point to point (signed, two bytes for x and for y).
    """

    def __init__(self, plain: bytes) -> None:
        tiles, shapes = _COUNTS.unpack_from(plain)
        heads = memoryview(plain)[_COUNTS.size :][: tiles * _HEAD.size]
        begin = _COUNTS.size + len(heads)
        self._lengths = _numbers("H", plain[begin : begin + 2 * shapes])
        self._steps = _numbers("h", plain[begin + 2 * shapes :])
        self._points_before = [0, *accumulate(self._lengths)]
        self._places: dict[tuple[int, int], tuple[int, int, int]] = {}
        first = 0
        for column, row, land, borders in _HEAD.iter_unpack(heads):
            self._places[column, row] = first, first + land, first + land + borders
            first += land + borders

    def tile(self, column: int, row: int) -> Tile:
        """The tile at a place; an empty one where there is sea alone."""
        place = self._places.get((column, row))
        if place is None:
            return NO_TILE
        first, borders, end = place
        return Tile(tuple(self._shapes(first, borders)), tuple(self._shapes(borders, end)))

    def _shapes(self, first: int, end: int) -> Iterator[Shape]:
        for at in range(first, end):
            start = 2 * self._points_before[at]
            steps = self._steps[start : start + 2 * self._lengths[at]]
            yield [*accumulate(steps[::2])], [*accumulate(steps[1::2])]


class LineDistances:
    """How far places are from the next coast or border, in km and roughly.

    Args:
        plain: a byte for each cell of a degree, row by row from the south west: the distance of its
            middle in steps of `LINE_STEP_KM`.
    """

    def __init__(self, plain: bytes) -> None:
        self._plain = plain

    def km(self, latitude: float, longitude: float) -> float:
        """The distance from the middle of the place's cell."""
        row = max(0, min(179, int(latitude + 90)))
        return float(self._plain[row * 360 + int(longitude + 180) % 360] * LINE_STEP_KM)


@dataclass(frozen=True, slots=True)
class WorldMap:
    """All that a map is drawn from."""

    fine: Tiles
    coarse: Tiles
    lines: LineDistances


def _numbers(kind: str, plain: bytes) -> "array[int]":
    numbers = array(kind, plain)
    if byteorder == "big":
        numbers.byteswap()
    return numbers
