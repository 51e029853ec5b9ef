"""Labels: where the names of countries stand on a map, each on the ground of its own country."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from flowiq_desktop.core.places.countries import CountryGrid
from flowiq_desktop.core.places.view import View

_STEP = 6
"""Pixels between the places at which the map is looked at."""
Size = tuple[float, float]
_Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the upper left corner of the map."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have ground in common."""
        beside = self.x >= other.x + other.wide or other.x >= self.x + self.wide
        return not (beside or self.y >= other.y + other.high or other.y >= self.y + self.high)


@dataclass(frozen=True, slots=True)
class Label:
    """A country, by its two letters, and where its name goes."""

    region: str
    box: Box


def labels_of(
    view: View, countries: CountryGrid, size_of: Callable[[str], Size], free: Box
) -> tuple[Label, ...]:
    """The countries whose names have room on their own ground, each once.

    The country in the middle of the view has its name in the sea as well, as an island is narrow.

    Args:
        view: the part of the map.
        countries: which country is where.
        size_of: width and height in pixels of a country's name.
        free: where no name may stand.
    """
    rows = _looked_at(view, countries)
    regions = dict.fromkeys(region for row in rows for region in row if region)
    found = {region: _place(rows, region, size_of(region), free) for region in regions}
    own = countries.around(view.latitude_at(view.high / 2), view.longitude_at(view.wide / 2))
    if own and not found.get(own):
        found[own] = _beside(rows, own, size_of(own), free)
    return tuple(Label(region, box) for region, box in found.items() if box)


def _looked_at(view: View, countries: CountryGrid) -> _Rows:
    """The country at the middle of each square of the map of so many pixels."""
    latitudes = map(view.latitude_at, _middles(view.high))
    return countries.rows(latitudes, map(view.longitude_at, _middles(view.wide)))


def _middles(size: float) -> Iterator[float]:
    return (at * _STEP + _STEP / 2 for at in range(int(size / _STEP)))


def _place(rows: _Rows, region: str, size: Size, free: Box) -> Box | None:
    """The place for a name that is nearest the middle of what is seen of its country."""
    wide, high = (ceil(side / _STEP) for side in size)
    inside = [(x, y) for y, row in enumerate(rows) for x, it in enumerate(row) if it == region]
    middle_x, middle_y = (sum(each) / len(inside) for each in zip(*inside, strict=True))
    corners = sorted(
        inside, key=lambda at: abs(at[0] + wide / 2 - middle_x) + abs(at[1] + high / 2 - middle_y)
    )
    for x, y in corners:
        box = Box(x * _STEP, y * _STEP, wide * _STEP, high * _STEP)
        if not box.meets(free) and _is_all(rows, region, range(x, x + wide), range(y, y + high)):
            return box
    return None


def _beside(rows: _Rows, region: str, size: Size, free: Box) -> Box | None:
    """The place for a name nearest below what must stay free, on its own ground or in the sea."""
    wide, high = (ceil(side / _STEP) for side in size)
    middle, below = (free.x + free.wide / 2) / _STEP, (free.y + free.high) / _STEP
    corners = sorted(
        ((x, y) for y in range(len(rows)) for x in range(len(rows[0]))),
        key=lambda at: abs(at[0] + wide / 2 - middle) + abs(at[1] - below),
    )
    for x, y in corners:
        box = Box(x * _STEP, y * _STEP, wide * _STEP, high * _STEP)
        across, down = range(x, x + wide), range(y, y + high)
        if not box.meets(free) and _is_all(rows, region, across, down, sea=True):
            return box
    return None


def _is_all(rows: _Rows, region: str, across: range, down: range, *, sea: bool = False) -> bool:
    if across.stop > len(rows[0]) or down.stop > len(rows):
        return False
    taken = {region, ""} if sea else {region}
    return all(rows[y][x] in taken for y in down for x in across)
