"""The map that comes with the program, each part read when something asks for it first."""

import zlib
from functools import cache

from flowiq_desktop.core.places.countries import CountryGrid
from flowiq_desktop.core.places.sea import Sea
from flowiq_desktop.core.places.world_map import COARSE, FINE, LineDistances, Tiles, WorldMap
from flowiq_desktop.system.paths import resource


@cache
def sea() -> Sea:
    """Where the open sea is."""
    return Sea(_plain("sea"))


@cache
def world_map() -> WorldMap:
    """Land and borders."""
    return WorldMap(
        Tiles(_plain(FINE.name)), Tiles(_plain(COARSE.name)), LineDistances(_plain("lines"))
    )


@cache
def countries() -> CountryGrid:
    """Which country is where."""
    return CountryGrid(_plain("countries"))


def read_map() -> None:
    """Read what a picture of the map needs, where nobody waits for it."""
    world_map()
    countries()


def _plain(name: str) -> bytes:
    return zlib.decompress(resource("map", f"{name}.bin").read_bytes())
