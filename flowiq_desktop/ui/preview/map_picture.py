"""The map around a place as paths: land to be filled, and borders to be drawn as lines."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from flowiq_desktop.core.places.islands import Bounds, bounds_of, island_km
from flowiq_desktop.core.places.projection import map_point, unit_km
from flowiq_desktop.core.places.view import View, view_of
from flowiq_desktop.core.places.world_map import FINE, Level, Shape
from flowiq_desktop.services.preparing.places.map_files import world_map

_VIEWS = 32
_TILES = 64
"""Kept; a list has its places near one another, and in the same few tiles."""


@dataclass(frozen=True, slots=True)
class MapPaths:
    """Land and borders, in pixels from the upper left corner of the map."""

    land: QPainterPath
    borders: QPainterPath


def view_around(latitude: float, longitude: float, wide: int, high: int) -> View:
    """The part of the map around a place on earth, that many pixels wide and high."""
    point = map_point(latitude, longitude)
    column, x = divmod(point.x, FINE.side)
    row, y = divmod(point.y, FINE.side)
    land = _tile_land(int(column), int(row))
    island = island_km(land, x, y, FINE.side, unit_km(latitude))
    return view_of(latitude, longitude, wide, high, world_map().lines, island)


@lru_cache(_TILES)
def _tile_land(column: int, row: int) -> tuple[Bounds, ...]:
    return bounds_of(world_map().fine.tile(column, row).land)


@lru_cache(_VIEWS)
def map_paths(view: View) -> MapPaths:
    """What lies in a part of the map."""
    land, borders = QPainterPath(), QPainterPath()
    # Pieces of one land meet at the edge of a tile: one path, filled once, shows no seam there.
    land.setFillRule(Qt.FillRule.WindingFill)
    for column, row, x, y in view.tiles():
        tile = _tile_paths(view.level, column, row)
        place = QTransform(view.scale, 0, 0, view.scale, x, y)
        land.addPath(place.map(tile.land))
        borders.addPath(place.map(tile.borders))
    if view.below < view.high:
        land.addRect(QRectF(0, view.below, view.wide, view.high - view.below))
    return MapPaths(land, borders)


@lru_cache(_TILES)
def _tile_paths(level: Level, column: int, row: int) -> MapPaths:
    """A tile's land and borders, in units of the map from its corner."""
    tiles = world_map().fine if level is FINE else world_map().coarse
    tile = tiles.tile(column, row)
    land, borders = QPainterPath(), QPainterPath()
    for shape in tile.land:
        land.addPolygon(_polygon(shape))
        land.closeSubpath()
    for shape in tile.borders:
        borders.addPolygon(_polygon(shape))
    return MapPaths(land, borders)


def _polygon(shape: Shape) -> QPolygonF:
    return QPolygonF([*map(QPointF, *shape)])
