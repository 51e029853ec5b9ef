"""The grids of resources/map: open sea, countries, and how far the next coast or border is."""

import numpy as np
from atolls import ATOLLS
from map_shapes import Points, Ring, ring_points, unwrapped
from numpy.typing import NDArray

from flowiq_desktop.core.places.countries import CELLS_IN_DEGREE as IN_QUARTERS
from flowiq_desktop.core.places.sea import CELLS_IN_DEGREE, COAST_KM
from flowiq_desktop.core.places.world_map import LINE_STEP_KM

_DEGREE_KM = 111.2
_COLUMNS, _ROWS = 360 * CELLS_IN_DEGREE, 180 * CELLS_IN_DEGREE
_STEP = 0.02
"""Degrees between points that a coast is followed by: far less than a cell."""
_MOST = 255
_POLE = np.cos(np.radians(89.9))
Grid = NDArray[np.bool_]


def country_cells(arcs: list[Points], countries: dict[str, list[Ring]]) -> bytes:
    """The countries, and for each cell of a quarter of a degree which of them it is in.

    A cell whose middle is in the sea belongs to the only country that has a coast in it: most
    islands are smaller than a cell.
    """
    cells = np.zeros((180 * IN_QUARTERS, 360 * IN_QUARTERS), dtype=np.uint8)
    for number, rings in enumerate(countries.values(), start=1):
        cells[_inside(arcs, rings, IN_QUARTERS)] = number
    coasts = np.zeros_like(cells)
    shared = np.zeros(cells.shape, dtype=np.bool_)
    for number, rings in enumerate(countries.values(), start=1):
        for ring in rings:
            here = _cells_along(ring_points(arcs, ring), IN_QUARTERS)
            shared[here] |= (coasts[here] != 0) & (coasts[here] != number)
            coasts[here] = number
    cells = np.where((cells == 0) & ~shared, coasts, cells)
    return bytes([len(countries)]) + "".join(countries).encode("ascii") + cells.tobytes()


def sea_bits(arcs: list[Points], rings: list[Ring]) -> bytes:
    """A bit for each cell, row by row from the south west: set where all of it is open sea."""
    sea = ~(_inside(arcs, rings, CELLS_IN_DEGREE) | _near_coast(arcs))
    return np.packbits(sea.ravel()).tobytes()


def near_lines(arcs: list[Points]) -> bytes:
    """How far each cell of a degree is from the next line, from its middle."""
    lines = _unit_vectors(np.concatenate([_followed(arc, 0.2) for arc in arcs]))
    found = bytearray()
    for latitude in np.arange(-89.5, 90):
        longitudes = np.arange(-179.5, 180)
        middles = np.stack([longitudes, np.full(360, latitude)], axis=1)
        nearest = (_unit_vectors(middles) @ lines.T).max(axis=1)
        far = np.degrees(np.arccos(np.clip(nearest, -1, 1))) * _DEGREE_KM / LINE_STEP_KM
        found += np.minimum(far, _MOST).astype(np.uint8).tobytes()
    return bytes(found)


def _cells_along(ring: Points, fineness: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns of the cells that a closed line goes through, of so many to a degree."""
    points = _followed(np.concatenate([ring, ring[:1]]), _STEP)
    rows = np.floor((points[:, 1] + 90) * fineness).astype(int)
    columns = np.floor((points[:, 0] + 180) * fineness).astype(int)
    return np.clip(rows, 0, 180 * fineness - 1), columns % (360 * fineness)


def _unit_vectors(points: Points) -> NDArray[np.float32]:
    east, north = np.radians(points).T
    across = np.cos(north)
    vectors = np.stack([across * np.cos(east), across * np.sin(east), np.sin(north)], axis=1)
    return vectors.astype(np.float32)


def _inside(arcs: list[Points], rings: list[Ring], fineness: int) -> Grid:
    """Cells whose middle is within the rings, of so many to a degree.

    A lake is land, as no ring is around it; the Caspian Sea has one.
    """
    turns = np.zeros((180 * fineness, 360 * fineness), dtype=np.int32)
    for ring in rings:
        points = ring_points(arcs, ring)
        _add_crossings(turns, points, np.roll(points, -1, axis=0), fineness)
    return np.asarray(np.cumsum(turns, axis=1) % 2 == 1)


def _add_crossings(turns: NDArray[np.int32], starts: Points, ends: Points, fineness: int) -> None:
    """Count at each cell the edges that cross its row's middle there."""
    norths = np.stack([starts[:, 1], ends[:, 1]])
    # The first rows whose middles are not below each end.
    low, high = (
        np.ceil((north + 90) * fineness - 0.5).astype(int)
        for north in (norths.min(axis=0), norths.max(axis=0))
    )
    around = 360 * fineness
    for edge in np.flatnonzero(high > low):
        rows = np.arange(low[edge], high[edge])
        middles = (rows + 0.5) / fineness - 90
        share = (middles - starts[edge, 1]) / (ends[edge, 1] - starts[edge, 1])
        crossed = starts[edge, 0] + share * (ends[edge, 0] - starts[edge, 0])
        columns = np.ceil((crossed + 180) * fineness - 0.5).astype(int)
        # Beyond the right edge a crossing counts for every cell of the next round as well.
        np.add.at(turns, (rows, columns % around), 1)
        np.add.at(turns, (rows, np.zeros_like(rows)), columns // around)


def _near_coast(arcs: list[Points]) -> Grid:
    """Cells some point of which is near a coast."""
    points = np.concatenate([*(_followed(arc, _STEP) for arc in arcs), _more_islands()])
    home = np.floor((points[:, 1] + 90) * CELLS_IN_DEGREE).astype(int)
    reach = int(COAST_KM / _DEGREE_KM * CELLS_IN_DEGREE) + 1
    turns = np.zeros((_ROWS, 3 * _COLUMNS + 1), dtype=np.int32)
    for row in range(-reach, reach + 1):
        _add_spans(turns, points, home + row)
    near = np.cumsum(turns, axis=1)[:, :-1] > 0
    return np.asarray(near.reshape(_ROWS, 3, _COLUMNS).any(axis=1))


def _more_islands() -> Points:
    return np.array([(east, north) for north, east in ATOLLS])


def _add_spans(turns: NDArray[np.int32], points: Points, rows: NDArray[np.int64]) -> None:
    """Mark in these rows, one for each point, the columns that are near it."""
    south = rows / CELLS_IN_DEGREE - 90
    north = south + 1 / CELLS_IN_DEGREE
    apart = np.maximum(0, np.maximum(south - points[:, 1], points[:, 1] - north)) * _DEGREE_KM
    reached = (apart <= COAST_KM) & (rows >= 0) & (rows < _ROWS)
    across = np.maximum(np.cos(np.radians(np.maximum(np.abs(south), np.abs(north)))), _POLE)
    wide = np.sqrt(np.maximum(COAST_KM**2 - apart**2, 0)) / (_DEGREE_KM * across)
    wide = np.minimum(wide, 179)
    first = np.floor((points[:, 0] + 180 - wide) * CELLS_IN_DEGREE).astype(int) + _COLUMNS
    last = np.floor((points[:, 0] + 180 + wide) * CELLS_IN_DEGREE).astype(int) + _COLUMNS
    np.add.at(turns, (rows[reached], first[reached]), 1)
    np.add.at(turns, (rows[reached], last[reached] + 1), -1)


def _followed(arc: Points, step: float) -> Points:
    """Points along a line, none further from the next than that many degrees; from -180 to 180."""
    line = unwrapped(arc)
    counts = np.ceil(np.abs(np.diff(line, axis=0)).max(axis=1) / step).astype(int)
    counts = np.maximum(counts, 1)
    at = np.repeat(np.arange(len(counts)), counts)
    share = (np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[at]
    points: Points = line[at] + share[:, None] * (line[at + 1] - line[at])
    points[:, 0] = (points[:, 0] + 180) % 360 - 180
    return points
