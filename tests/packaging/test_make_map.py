"""The script that makes resources/map, with a made-up world of two countries and an island."""

import json
import math
import zlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from flowiq_desktop.core.places.countries import CountryGrid
from flowiq_desktop.core.places.projection import MAP_SIDE, map_point
from flowiq_desktop.core.places.sea import Sea
from flowiq_desktop.core.places.world_map import COARSE, FINE, Tiles
from tests.packaging.loading import ROOT, load


def topology() -> dict[str, object]:
    """South Africa in the west, Kenya in the east, and Fiji on both sides of 180 degrees."""
    arcs = [
        [(20, 0), (20, 10)],  # the border
        [(20, 10), (10, 10), (10, 0), (20, 0)],
        [(20, 0), (30, 0), (30, 10), (20, 10)],
        [(179, -5), (-179, -5), (-179, -7), (179, -7), (179, -5)],
    ]
    steps = [[arc[0], *np.diff(arc, axis=0).tolist()] for arc in arcs]
    countries = [
        {"type": "Polygon", "id": "710", "properties": {"name": "West"}, "arcs": [[0, 1]]},
        {"type": "Polygon", "id": "404", "properties": {"name": "East"}, "arcs": [[2, -1]]},
        {"type": "MultiPolygon", "id": "242", "properties": {"name": "Isle"}, "arcs": [[[3]]]},
    ]
    land = {"type": "MultiPolygon", "arcs": [[[1, 2]], [[3]]]}
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": steps,
        "objects": {
            "land": {"type": "GeometryCollection", "geometries": [land]},
            "countries": {"type": "GeometryCollection", "geometries": countries},
        },
    }


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return load("make_map")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "world.json"
    path.write_text(json.dumps(topology()), encoding="utf-8")
    return path


def plain(folder: Path, name: str) -> bytes:
    return zlib.decompress((folder / f"{name}.bin").read_bytes())


def area(shape: tuple[object, object]) -> float:
    x, y = (np.asarray(side, dtype=float) for side in shape)
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2)


def test_the_files_say_what_the_world_is(script: ModuleType, source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    script.main(source, folder)
    sea, countries = Sea(plain(folder, "sea")), CountryGrid(plain(folder, "countries"))
    for latitude, longitude, is_sea, region in [
        (5, 15, False, "ZA"),
        (5, 25, False, "KE"),
        (5, 9.9, False, ""),  # 11 km off the coast
        (5, 9.5, True, ""),
        (-6, 179.5, False, "FJ"),
        (-6, -179.5, False, "FJ"),
        (-6, 180, False, "FJ"),
        (-6, 0, True, ""),
        (-6, 178, True, ""),
        (60, 15, True, ""),
    ]:
        assert sea.has(latitude, longitude) is is_sea, (latitude, longitude)
        assert countries.around(latitude, longitude) == region, (latitude, longitude)
    for level in (FINE, COARSE):
        tiles = Tiles(plain(folder, level.name))
        around = range(MAP_SIDE // level.side)
        every = [tiles.tile(column, row) for column in around for row in around]
        land = sum(abs(area(it)) for tile in every for it in tile.land)
        (left, top), (right, low) = (
            (map_point(y, x).x, map_point(y, x).y) for x, y in ((10, 10), (30, 0))
        )
        isle = 2 / 360 * MAP_SIDE * abs(map_point(-5, 0).y - map_point(-7, 0).y)
        assert land == pytest.approx((right - left) * (low - top) + isle, rel=0.01)
        borders = [it for tile in every for it in tile.borders]
        long = sum(abs(np.diff(ys)).sum() for _, ys in borders)
        assert long == pytest.approx(low - top, abs=2 * len(borders))


def test_simplified_lines_stay_within_the_tolerance(script: ModuleType) -> None:
    angles = np.linspace(0, math.pi, 400)
    line = np.stack([angles * 10, np.sin(angles * 3)], axis=1)
    simple = script.simplified(line, 5.0)
    assert len(simple) < 40
    assert (simple[0] == line[0]).all()
    assert (simple[-1] == line[-1]).all()
    heights = np.interp(line[:, 0], simple[:, 0], simple[:, 1])
    assert np.abs(heights - line[:, 1]).max() * 111.2 < 10


def test_what_is_kept_comes_with_its_licence_and_is_small() -> None:
    files = [*(ROOT / "resources" / "map").glob("*.bin")]
    note = (ROOT / "resources" / "map" / "README.md").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in files) < 400_000
    assert "public domain" in note
    assert not [path.name for path in files if f"`{path.name}`" not in note]
