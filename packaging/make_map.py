"""Makes resources/map: where there is land, for the map on the phone and for the look at places.

Its source is Natural Earth 4.1, which is in the public domain, in the form that the package
world-atlas 2.0.2 gives it (TopoJSON, under the ISC licence; nothing of its code is used). Get that
package with npm's own client, unpack it, and name its file of the finest scale:

    python packaging/make_map.py package/countries-10m.json

What the files hold is written in resources/map/README.md; the same source makes the same bytes.
"""

import struct
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from map_grids import country_cells, near_lines, sea_bits
from map_shapes import (
    Points,
    World,
    on_map,
    read_world,
    ring_points,
    simplified,
    tiles_of_line,
    tiles_of_ring,
    unwrapped,
)

from flowiq_desktop.core.places.world_map import LEVELS, TILE_HEAD

FOLDER = Path(__file__).parent.parent / "resources" / "map"
TOLERANCES_KM = {"fine": 2.0, "coarse": 16.0}
SMALLEST = {"fine": 0.0, "coarse": 24.0}
"""Land that is less wide and high, in units of the map, is left out."""
Tile = tuple[int, int]


def main(source: Path, folder: Path = FOLDER) -> None:
    """Write the files, replacing what is there."""
    world = read_world(source)
    for level in LEVELS:
        simple = World(
            [simplified(arc, TOLERANCES_KM[level.name]) for arc in world.arcs],
            world.rings,
            world.borders,
            {},
        )
        tiles = cut(simple, level.side, SMALLEST[level.name])
        _write(folder / f"{level.name}.bin", packed(tiles))
    _write(folder / "sea.bin", sea_bits(world.arcs, world.rings))
    _write(folder / "countries.bin", country_cells(world.arcs, world.countries))
    _write(folder / "lines.bin", near_lines(world.arcs))


def cut(world: World, side: int, smallest: float) -> dict[Tile, tuple[list[Points], list[Points]]]:
    """Land and borders of each tile that has any."""
    tiles: dict[Tile, tuple[list[Points], list[Points]]] = defaultdict(lambda: ([], []))
    for ring in world.rings:
        points = on_map(ring_points(world.arcs, ring))
        if np.ptp(points, axis=0).max() >= smallest:
            for column, row, part in tiles_of_ring(points, side):
                tiles[column, row][0].append(part)
    for arc in world.borders:
        for column, row, part in tiles_of_line(on_map(unwrapped(world.arcs[arc])), side):
            tiles[column, row][1].append(part)
    return dict(tiles)


def packed(tiles: dict[Tile, tuple[list[Points], list[Points]]]) -> bytes:
    """The tiles as `core.places.world_map` reads them."""
    heads, lengths, points = [], [], []
    for (column, row), (land, borders) in sorted(tiles.items()):
        shapes = [[*_steps(land, least=3)], [*_steps(borders, least=2)]]
        heads.append(struct.pack(TILE_HEAD, column, row, *map(len, shapes)))
        for shape in (*shapes[0], *shapes[1]):
            lengths.append(len(shape))
            points.append(shape.astype("<i2").tobytes())
    counts = np.array([len(heads), len(lengths)], "<u4").tobytes()
    return b"".join([counts, *heads, np.array(lengths, "<u2").tobytes(), *points])


def _steps(shapes: Iterable[Points], least: int) -> Iterator[Points]:
    """Each shape as its first point and the way from each to the next, in whole units."""
    for shape in shapes:
        whole = np.rint(shape)
        new = np.any(np.diff(whole, axis=0, prepend=np.nan) != 0, axis=1)
        whole = whole[new]
        if len(whole) >= least:
            yield np.diff(whole, axis=0, prepend=np.zeros((1, 2)))


def _write(path: Path, plain: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(plain, 9))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
