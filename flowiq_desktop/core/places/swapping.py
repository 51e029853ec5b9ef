"""Swapping: a place whose latitude stands where its longitude belongs, put right in the cells."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress

from flowiq_desktop.core.messages.types.coordinates import Coordinates, read_place
from flowiq_desktop.core.messages.types.location import (
    COORDINATES,
    LATITUDE,
    LOCATION_JSON,
    LONGITUDE,
    parse_degrees,
)

PLACE_FIELDS = (LATITUDE.name, LONGITUDE.name, COORDINATES.name, LOCATION_JSON.name)
"""The fields that say where a place is."""
_AXES = (LATITUDE, LONGITUDE)
_VALUE = r'(?<!\\)"{name}"\s*:\s*(-?\d[\d.eE+-]*|"(?:[^"\\]|\\.)*")'
"""A member of an object in JSON, as it is written; within a text its quotation mark is escaped."""
_MEMBERS = tuple(re.compile(_VALUE.replace("{name}", field.name)) for field in _AXES)


def with_places_swapped(cells: Mapping[str, str]) -> dict[str, str]:
    """What the cells of a row read with latitude and longitude swapped; {} where that is no place.

    Args:
        cells: of the `PLACE_FIELDS` that have a column, by their field.
    """
    if made := cells.get(LOCATION_JSON.name, "").strip():
        return _in_json(made)
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


def _in_json(text: str) -> dict[str, str]:
    """The same JSON with the two values at each other's place; all else stays as it is written."""
    found = [[*member.finditer(text)] for member in _MEMBERS]
    with suppress(ValueError, RecursionError):
        place = json.loads(text)
        if not isinstance(place, dict) or [len(each) for each in found] != [1, 1]:
            return {}
        north, east = (parse_degrees(str(place.get(field.name, ""))) for field in _AXES)
        first, second = sorted((each[0] for each in found), key=lambda value: value.start())
        between = text[first.end(1) : second.start(1)]
        swapped = f"{text[: first.start(1)]}{second[1]}{between}{first[1]}{text[second.end(1) :]}"
        wanted = {
            **place,
            LATITUDE.name: place.get(LONGITUDE.name),
            LONGITUDE.name: place.get(LATITUDE.name),
        }
        if _is_place(east, north) and json.loads(swapped) == wanted:
            return {LOCATION_JSON.name: swapped}
    return {}


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
