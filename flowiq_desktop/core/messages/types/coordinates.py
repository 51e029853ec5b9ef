"""Coordinates: a place as people write it in one cell, or copy it from a map.

Two numbers, degrees with minutes and seconds, and the addresses of maps that say where the place
is. What can be read as two places is refused, never guessed.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

from flowiq_desktop.core.cells.plain_digits import plain_digits

LATITUDES, LONGITUDES = "NS", "EW"
_LONGEST, _LONGEST_LINK = 120, 2000
_SIXTY = 60
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2212\u2013\u2010\u2011", "-"),
        **dict.fromkeys("º˚", "°"),
        **dict.fromkeys("\u2032\u2019\u2018\u00b4`", "'"),
        **dict.fromkeys("\u2033\u201c\u201d\u201e", '"'),
    }
)
_WHOLE_AND_POINT = r"[+-]?\d{1,3}(?:\.\d+)?"
_POINTS = re.compile(rf"({_WHOLE_AND_POINT})(\s*[,;/|]\s*|\s+)({_WHOLE_AND_POINT})")
_COMMAS = re.compile(r"([+-]?\d{1,3},\d+)(\s*[;/|]\s*|,?\s+)([+-]?\d{1,3},\d+)")
_COMMAS_WITH_WHOLE = re.compile(r"([+-]?\d{1,3}(?:,\d+)?)(\s*[;|]\s*)([+-]?\d{1,3}(?:,\d+)?)")
_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_PARTS = (
    rf"(?P<d>[+-]?\s?{_NUMBER})\s?°?"
    rf"(?:\s?(?P<m>{_NUMBER})\s?'?(?:\s?(?P<s>{_NUMBER})\s?(?:\"|'')?)?)?"
)
_BEFORE = re.compile(rf"(?P<h>[NSEWO])\s?{_PARTS}")
_BEHIND = re.compile(rf"{_PARTS}\s?(?P<h>[NSEWO])")
_BARE = re.compile(_PARTS)
_BETWEEN = re.compile(r"\s?[,;/|]?\s?")
_LABELLED = re.compile(
    r"(?P<a>lat|lon|lng|long)[a-z]*[\s:=.]{1,3}(?P<x>[+-]?\d{1,3}(?:\.\d+)?)°?[,;\s]{1,3}"
    r"(?P<b>lat|lon|lng|long)[a-z]*[\s:=.]{1,3}(?P<y>[+-]?\d{1,3}(?:\.\d+)?)°?",
    re.IGNORECASE,
)
_DIGITS_ALONE = re.compile(r"[\d\s.,;:/|+\-]+")
_LINK = re.compile(r"(?:https?://|geo:|(?:www|maps)\.[a-z0-9.-]+/)", re.IGNORECASE)
_PAIR = r"(-?\d{1,3}(?:\.\d+)?),\s*\+?(-?\d{1,3}(?:\.\d+)?)"
_PIN = re.compile(r"!3d(-?\d{1,3}(?:\.\d+)?)!4d(-?\d{1,3}(?:\.\d+)?)")
_IN_PATH = re.compile(rf"/(?:search|place|dir)/+(?:loc:)?{_PAIR}(?:[/?@]|$)")
_NAMED = re.compile(r"/(?:search|place)/([^/]*°[^/]*)")
_NO_STOP = ("@", "data=", "am=")
"""How parts of the way on a map of Google begin that are no places to go by."""
_VIEW = re.compile(rf"/@{_PAIR},")
_HASH = re.compile(r"map=\d{1,2}(?:\.\d+)?/(-?\d{1,3}(?:\.\d+)?)/(-?\d{1,3}(?:\.\d+)?)")
_QUERIES = ("q", "query", "ll", "center", "destination", "daddr", "sll", "cp", "to")
_SHORT_LINKS = ("goo.gl", "maps.app.goo.gl", "g.co", "waze.com")
_GEO = re.compile(rf"geo:(?:0(?:\.0+)?,0(?:\.0+)?\?q=)?{_PAIR}", re.IGNORECASE)
"""Android has no place but the one that is asked for where it says 0, 0."""
_EAST_FIRST = re.compile(r"(?:.+\.)?yandex\.[a-z.]+")
"""Hosts whose maps say east before north."""
_EAST_FIRST_QUERIES = ("whatshere[point]", "pt", "ll")
_EAST_FIRST_PAIR = re.compile(rf"{_PAIR}(?:[,~].*)?")


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees north and east; they may be off the map."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class NoPlace:
    """Why a text is no place: the code of the problem."""

    code: str


_NONE, _SEVERAL = NoPlace("not_a_place"), NoPlace("ambiguous_place")


def read_place(text: str) -> Coordinates | NoPlace:
    """The place that one text says: numbers, degrees and minutes, or the address of a map."""
    bare = text.strip()
    if len(bare) > _LONGEST_LINK:
        return _NONE
    if _LINK.match(bare):
        return _of_link(bare)
    if len(bare) > _LONGEST:
        return _NONE
    bare = " ".join(plain_digits(bare).translate(_SIGNS).strip("()[]{} ").split())
    if (labelled := _LABELLED.fullmatch(bare)) is not None:
        return _of_labels(labelled)
    if any(sign in bare for sign in "°'\"") or any(map(str.isalpha, bare)):
        return _of_marks(bare.upper())
    return _of_numbers(bare)


def is_place(text: str) -> bool:
    """Whether a text most likely means a place on the map; "3, 4" may mean anything."""
    place = read_place(text)
    return (
        isinstance(place, Coordinates)
        and not (place.latitude.is_integer() and place.longitude.is_integer())
        and abs(place.latitude) <= _BOUNDS[LATITUDES]
        and abs(place.longitude) <= _BOUNDS[LONGITUDES]
    )


def read_angle(text: str, letters: str) -> float | None:
    """Degrees of one axis with minutes or a letter, such as 33°55'31"S; None for anything else.

    Args:
        text: as it stands in a cell.
        letters: those of the axis, the positive one first: `LATITUDES`; or "EW".
    """
    if len(text) > _LONGEST:
        return None
    bare = " ".join(plain_digits(text).translate(_SIGNS).split()).upper()
    found = _BEFORE.fullmatch(bare) or _BEHIND.fullmatch(bare)
    if found is not None:
        return _angle(found) if found["h"] in letters else None
    unlettered = _BARE.fullmatch(bare) if "°" in bare else None
    return _angle(unlettered) if unlettered is not None else None


_BOUNDS = {LATITUDES: 90.0, LONGITUDES: 180.0}


def _of_numbers(text: str) -> Coordinates | NoPlace:
    if (found := _POINTS.fullmatch(text)) is not None:
        first, between, second = found.groups()
        whole = "." not in first and "." not in second
        # 33,18 may be 33.18 degrees, and 33 18 degrees and minutes.
        clear = not whole or between.strip() == ";" or between == ", "
        return _pair(first, second) if clear else _SEVERAL
    found = _COMMAS.fullmatch(text) or _COMMAS_WITH_WHOLE.fullmatch(text)
    if found is not None:
        return _pair(found[1].replace(",", "."), found[3].replace(",", "."))
    return _SEVERAL if _DIGITS_ALONE.fullmatch(text) and any(map(str.isdigit, text)) else _NONE


def _of_marks(text: str) -> Coordinates | NoPlace:
    one = _BEFORE if text[:1].isalpha() else _BEHIND
    lettered = _two(text, one)
    if lettered is None:
        bare = _two(text, _BARE) if text.count("°") >= len("XY") else None
        if bare is None:
            return _NONE
        angles = [_angle(part) for part in bare]
        return _NONE if None in angles else _pair(*angles)
    letters = [part["h"] for part in lettered]
    if "O" in letters:  # west in French and Spanish, east in German
        return _SEVERAL
    angles = [_angle(part) for part in lettered]
    if None in angles:
        return _NONE
    if letters[0] in LATITUDES and letters[1] in LONGITUDES:
        return _pair(*angles)
    if letters[0] in LONGITUDES and letters[1] in LATITUDES:
        return _pair(*reversed(angles))
    return _NONE


def _two(text: str, one: re.Pattern[str]) -> tuple[re.Match[str], re.Match[str]] | None:
    """Both angles of a text that consists of them and what stands between."""
    for sign in (";", "|", "/", ", ", ","):
        parts = text.split(sign)
        if len(parts) == len("XY"):
            both = tuple(one.fullmatch(part.strip()) for part in parts)
            if both[0] and both[1]:
                return both[0], both[1]
    first = one.match(text)
    if first is None or first.end() == len(text):
        return None
    between = _BETWEEN.match(text, first.end())
    second = one.fullmatch(text, between.end() if between else first.end())
    return (first, second) if second else None


def _angle(found: re.Match[str]) -> float | None:
    """Degrees of one angle; None where its parts contradict each other."""
    parts = [
        found[name].replace(" ", "").replace(",", ".") if found[name] else "" for name in "dms"
    ]
    letter = found.groupdict().get("h") or ""
    signed = parts[0][:1] in {"+", "-"}
    if letter and parts[0].startswith("-"):
        return None
    if any("." in part and later for part, later in pairwise(parts)):
        return None  # half a degree and minutes besides
    degrees, minutes, seconds = (abs(float(part or 0)) for part in parts)
    if minutes >= _SIXTY or seconds >= _SIXTY:
        return None
    size = degrees + minutes / _SIXTY + seconds / _SIXTY**2
    negative = parts[0].startswith("-") if signed else letter in {"S", "W"}
    return -size if negative else size


def _of_labels(found: re.Match[str]) -> Coordinates | NoPlace:
    first, second = (found[name].lower() == "lat" for name in "ab")
    if first == second:
        return _NONE
    return _pair(found["x"], found["y"]) if first else _pair(found["y"], found["x"])


def _of_link(link: str) -> Coordinates | NoPlace:
    if (geo := _GEO.match(unquote(link))) is not None:
        return _pair(geo[1], geo[2])
    try:
        parts = urlsplit(link if "//" in link else f"//{link}")
        host = (parts.hostname or "").removeprefix("www.")
        queries = parse_qs(parts.query)
    except ValueError:
        return _NONE
    if _EAST_FIRST.fullmatch(host):
        return _of_east_first(queries)
    path = unquote(parts.path)
    if len(_stops(path)) > 1:
        return _SEVERAL
    pin = _PIN.search(link) or _IN_PATH.search(path)
    if pin is None and (named := _NAMED.search(path)) is not None:
        return read_place(named[1].replace("+", " "))
    values = (value for name in _QUERIES for value in queries.get(name, ()))
    asked = (re.fullmatch(_PAIR, _bare_value(value)) for value in values)
    marked = _HASH.search(parts.fragment)
    found = pin or next(filter(None, asked), None) or _VIEW.search(path) or marked
    if found is not None:
        return _pair(found[1], found[2])
    return NoPlace("short_map_link") if host in _SHORT_LINKS else _NONE


def _stops(path: str) -> list[str]:
    """What a way leads by: with two or more of them nobody can tell which is meant."""
    way = path.partition("/dir/")[2]
    return [stop for stop in way.split("/") if stop and not stop.startswith(_NO_STOP)]


def _bare_value(value: str) -> str:
    return value.removeprefix("loc:").removeprefix("ll.").strip()


def _of_east_first(queries: dict[str, list[str]]) -> Coordinates | NoPlace:
    values = (value for name in _EAST_FIRST_QUERIES for value in queries.get(name, ()))
    found = next(filter(None, map(_EAST_FIRST_PAIR.fullmatch, values)), None)
    return _NONE if found is None else _pair(found[2], found[1])


def _pair(latitude: str | float | None, longitude: str | float | None) -> Coordinates:
    return Coordinates(float(latitude or 0), float(longitude or 0))
