"""Swapping: a place whose latitude stands where its longitude belongs, put right in the cells."""

from collections.abc import Mapping

from flowiq_desktop.core.messages.types.coordinates import Coordinates, read_place
from flowiq_desktop.core.messages.types.location import (
    COORDINATES,
    LATITUDE,
    LONGITUDE,
    parse_degrees,
)

PLACE_FIELDS = (LATITUDE.name, LONGITUDE.name, COORDINATES.name)
"""The fields that say where a place is, but for a whole place as JSON."""


def with_places_swapped(cells: Mapping[str, str]) -> dict[str, str]:
    """What the cells of a row read with latitude and longitude swapped; {} where that is no place.

    Args:
        cells: of the `PLACE_FIELDS` that have a column, by their field.
    """
    if whole := cells.get(COORDINATES.name, "").strip():
        return _in_one(COORDINATES.name, whole)
    latitude, longitude = (cells.get(field.name, "").strip() for field in (LATITUDE, LONGITUDE))
    if parse_degrees(latitude) is None:
        return _in_one(LATITUDE.name, latitude) if longitude in {"", latitude} else {}
    if not _is_place(parse_degrees(longitude), parse_degrees(latitude)):
        return {}
    return {LATITUDE.name: longitude, LONGITUDE.name: latitude}


def degrees_together(latitude: float, longitude: float) -> str:
    """Both numbers as one cell takes them, and as they are told in a sentence."""
    return f"{_plain(latitude)}, {_plain(longitude)}"


def _in_one(name: str, text: str) -> dict[str, str]:
    place = read_place(text)
    if not isinstance(place, Coordinates) or not _is_place(place.longitude, place.latitude):
        return {}
    return {name: degrees_together(place.longitude, place.latitude)}


def _is_place(latitude: float | None, longitude: float | None) -> bool:
    if latitude is None or longitude is None:
        return False
    return abs(latitude) <= LATITUDE.column.bound and abs(longitude) <= LONGITUDE.column.bound


def _plain(degrees: float) -> str:
    return f"{degrees:.9f}".rstrip("0").rstrip(".")
