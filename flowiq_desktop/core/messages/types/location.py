"""Location: a place on the map."""

import math
from collections.abc import Mapping

from flowiq_desktop.core.cells.plain_digits import plain_digits
from flowiq_desktop.core.messages.bubbles import BubbleContent, Place, number_in, object_in, text_in
from flowiq_desktop.core.messages.types import plain
from flowiq_desktop.core.messages.types.coordinates import (
    LATITUDES,
    LONGITUDES,
    Coordinates,
    NoPlace,
    read_angle,
    read_place,
)
from flowiq_desktop.core.messages.types.draft import Body, Draft, without_empty
from flowiq_desktop.core.messages.types.fields import Cells, Column, Field, FieldKind
from flowiq_desktop.core.messages.types.json_cell import with_members
from flowiq_desktop.core.messages.types.message_type import MessageType
from flowiq_desktop.core.messages.types.signs import Signs
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.texts import mark

_SHOWN = 60

LATITUDE = Field(
    "latitude",
    mark("Latitude"),
    FieldKind.NUMBER,
    mark("North is positive, south negative, in degrees with a point: -33.9249."),
    "-33.9249",
    required=True,
    column=Column(
        ("lat", "gps lat", "gps latitude"),
        cells=Cells.DEGREES,
        bound=90.0,
    ),
)
LONGITUDE = Field(
    "longitude",
    mark("Longitude"),
    FieldKind.NUMBER,
    mark("East is positive, west negative, in degrees with a point: 18.4241."),
    "18.4241",
    required=True,
    column=Column(
        ("lng", "lon", "long", "gps long", "gps lng", "gps longitude"),
        cells=Cells.DEGREES,
        bound=180.0,
    ),
)
NAME = Field(
    "location_name",
    mark("Place name"),
    FieldKind.TEXT,
    mark("Shown in bold under the map."),
    "City Hall",
    column=Column(
        ("place", "place name", "name of place", "venue", "venue name", "location", "branch")
    ),
)
ADDRESS = Field(
    "location_address",
    mark("Address"),
    FieldKind.TEXT,
    mark("Shown under the name."),
    "Darling St, Cape Town",
    column=Column(("address", "street address", "full address", "venue address", "place address")),
)
COORDINATES = Field(
    "location_coordinates",
    mark("Coordinates in one cell"),
    FieldKind.TEXT,
    mark(
        "Instead of latitude and longitude: both in one cell, degrees and minutes, or the address "
        "of a map."
    ),
    "-33.9249, 18.4241",
    advanced=True,
    beside_others=True,
    column=Column(
        (
            *("coordinates", "coordinate", "gps coordinates", "gps", "gps location", "lat long"),
            *("lat lng", "lat lon", "latitude longitude", "geolocation"),
            *("map link", "maps link", "google maps", "google maps link", "location link"),
            "location pin",
        ),
        cells=Cells.PLACES,
    ),
)
LOCATION_JSON = Field(
    "location",
    mark("Place as JSON"),
    FieldKind.JSON,
    mark("Instead of the separate columns: an object with latitude, longitude, name and address."),
    '{"latitude": -33.9249, "longitude": 18.4241}',
    advanced=True,
)
_JSON_NAMES = {
    "latitude": LATITUDE,
    "longitude": LONGITUDE,
    "name": NAME,
    "address": ADDRESS,
}


def build_location(draft: Draft) -> Body:
    """The body's own part of a location message."""
    draft = with_members(draft, LOCATION_JSON, _JSON_NAMES)
    latitude, longitude = _place(draft)
    if latitude == 0 and longitude == 0:
        draft.report("zero_point", LATITUDE)
    place = without_empty(
        latitude=latitude,
        longitude=longitude,
        name=draft.line(NAME),
        address=draft.line(ADDRESS),
    )
    return {LOCATION_JSON.name: place}


def _place(draft: Draft) -> tuple[float | None, float | None]:
    """Both degrees, from their own cells or from the one that says them; None where it does not."""
    field, text = _in_one_cell(draft)
    axes = (LATITUDE, LONGITUDE)
    if not text and not any(draft.values.get(axis.name, "").strip() for axis in axes):
        _report_no_place(draft)
        return None, None
    if not text:
        return _degrees(draft, LATITUDE), _degrees(draft, LONGITUDE)
    place = read_place(text)
    shown = shortened(" ".join(text.split()), _SHOWN)
    if isinstance(place, NoPlace):
        draft.report(place.code, field, value=shown)
        return None, None
    for degrees, axis in ((place.latitude, LATITUDE), (place.longitude, LONGITUDE)):
        if abs(degrees) > (bound := axis.column.bound):
            draft.report("out_of_bounds", field, value=shown, low=f"{-bound:g}", high=f"{bound:g}")
    return place.latitude, place.longitude


def _report_no_place(draft: Draft) -> None:
    """One problem for a row without coordinates, unless it is told already what is in the way."""
    fields = {LATITUDE.name, LONGITUDE.name, COORDINATES.name}
    if not any(it.blocks and it.field in fields for it in draft.findings.problems):
        draft.report("no_place", LATITUDE, instead=COORDINATES.name)


def _in_one_cell(draft: Draft) -> tuple[Field, str]:
    """The field whose cell says the whole place, and what it says; "" where none does.

    The cell for the latitude may: many name such a column by its first half.
    """
    latitude, longitude = (draft.values.get(f.name, "").strip() for f in (LATITUDE, LONGITUDE))
    if text := draft.line(COORDINATES):
        if latitude or longitude:
            draft.report("place_and_columns", COORDINATES)
        return COORDINATES, text
    alone = longitude in ("", latitude) and parse_degrees(latitude) is None
    whole = latitude if alone and isinstance(read_place(latitude), Coordinates) else ""
    return LATITUDE, whole


def _degrees(draft: Draft, field: Field) -> float | None:
    text = draft.line(field)
    if not text:
        return None
    degrees = degrees_in(text, field)
    if degrees is None:
        draft.report("not_a_number", field, value=text)
        return None
    bound = field.column.bound
    if abs(degrees) > bound:
        draft.report("out_of_bounds", field, value=text, low=f"{-bound:g}", high=f"{bound:g}")
    return degrees


def degrees_in(text: str, axis: Field) -> float | None:
    """Degrees of the latitude or the longitude in all ways that a message takes, or None."""
    degrees = parse_degrees(text)
    if degrees is None:
        degrees = read_angle(text, LATITUDES if axis is LATITUDE else LONGITUDES)
    return degrees


def parse_degrees(text: str) -> float | None:
    """Degrees from text such as `-33.9` or, with a decimal comma, `33,9`; None for other text.

    Digits and decimal signs may be those of Arabic and Persian.
    """
    plain = plain_digits(text).strip().removesuffix("°").strip()
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if not plain.isascii() or "_" in plain:
        return None
    try:
        degrees = float(plain)
    except ValueError:
        return None
    return degrees if math.isfinite(degrees) else None


def _show(body: Mapping[str, object]) -> BubbleContent:
    place = object_in(body, LOCATION_JSON.name)
    return BubbleContent(
        location=Place(
            number_in(place, "latitude"),
            number_in(place, "longitude"),
            text_in(place, "name"),
            text_in(place, "address"),
        )
    )


LOCATION_TYPE = MessageType(
    "location",
    mark("Location"),
    mark("A place on the map that opens in the person's map app."),
    (LATITUDE, LONGITUDE, NAME, ADDRESS, COORDINATES, LOCATION_JSON),
    build_location,
    icon="location",
    bubble="map",
    show=_show,
    called=("place", "map"),
    stand_ins=(COORDINATES.name,),
    plain=(*map(plain.degrees, (LATITUDE, LONGITUDE)), *map(plain.words, (NAME, ADDRESS))),
    signs=Signs(
        fields=((LOCATION_JSON.name,), (COORDINATES.name,), (LATITUDE.name, LONGITUDE.name)),
        unless_text=True,
    ),
)
