"""PlaceCheck: which rows have a place that is most likely not the one that was meant."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from flowiq_desktop.core.places.near_places import NearPlaces, Place
from flowiq_desktop.core.places.sea import Sea
from flowiq_desktop.core.places.swapping import degrees_together

_ZERO_POINT: Place = (0.0, 0.0)
_TIMES = 4
"""How many times as many places are near when a place is swapped."""
_MOST_NORTH = 90.0


@dataclass(frozen=True, slots=True)
class PlaceProblem:
    """What is wrong with a place, as the code of a problem and the facts that it mentions."""

    code: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _InSea:
    """What may be said of a place in the sea; `swapped` if that is on land."""

    plain: PlaceProblem
    swapped: PlaceProblem | None


class PlaceCheck:
    """Keeps the places of rows, and says which are wrong; each distinct place is looked at once.

    Two things give one away: it is in the open sea, or it is far from all others and would be near
    them with latitude and longitude swapped. What is at 0, 0 is told where the message is built.

    Args:
        sea: says where the open sea is; asked when there is a place.
    """

    def __init__(self, sea: Callable[[], Sea]) -> None:
        self._sea = sea
        self._place_of: dict[int, Place] = {}
        self._times: dict[Place, int] = {}
        self._in_sea: dict[Place, _InSea] = {}
        self._on_land = NearPlaces()
        self._found: dict[int, PlaceProblem] = {}
        self._wrong: dict[Place, PlaceProblem] = {}
        self._unjudged: set[int] = set()
        self._has_land_changed = False

    def __bool__(self) -> bool:
        """Whether it was told of any place."""
        return bool(self._place_of)

    def note(self, places: Mapping[int, Place]) -> None:
        """These rows, of which no place was noted or which were forgotten, send these places."""
        self._place_of.update(places)
        self._unjudged.update(places)
        times, in_sea = self._times, self._sea().has if places else None
        for place in places.values():
            if place in times:
                times[place] += 1
                continue
            times[place] = 1
            if in_sea and in_sea(*place):
                self._in_sea[place] = self._looked_at(place)
            else:
                self._on_land.add(place)
                self._has_land_changed = True

    def forget(self, index: int) -> None:
        """The row's place is about to change."""
        self._found.pop(index, None)
        self._unjudged.discard(index)
        place = self._place_of.pop(index, None)
        if place is None:
            return
        self._times[place] -= 1
        if self._times[place]:
            return
        del self._times[place]
        self._wrong.pop(place, None)
        if place in self._in_sea:
            del self._in_sea[place]
        else:
            self._on_land.remove(place)
            self._has_land_changed = True

    def found(self, index: int) -> PlaceProblem | None:
        """What was wrong with the row's place when all were judged last."""
        return self._found.get(index)

    def judge(self) -> frozenset[int]:
        """Judge all places as they are now; the rows of which something else is found.

        What is said of a place depends on those on land alone: while they stay, only rows that
        were noted since are judged.
        """
        rows = self._place_of.keys() if self._has_land_changed else frozenset(self._unjudged)
        if self._has_land_changed:
            self._wrong = dict(chain(self._wrong_in_sea(self._in_sea), self._wrong_on_land()))
        else:
            noted = {self._place_of[index] for index in rows}
            self._wrong.update(self._wrong_in_sea(noted & self._in_sea.keys()))
        self._has_land_changed = False
        self._unjudged.clear()
        return frozenset(self._judge_rows(rows) if self._wrong or self._found else ())

    def _judge_rows(self, rows: AbstractSet[int]) -> Iterator[int]:
        """Note what is found of rows, and tell of which that is something else than before."""
        for index in rows:
            before, now = self._found.get(index), self._wrong.get(self._place_of[index])
            if now is not None:
                self._found[index] = now
            elif before is not None:
                del self._found[index]
            if before != now:
                yield index

    def _wrong_in_sea(self, places: Iterable[Place]) -> Iterator[tuple[Place, PlaceProblem]]:
        alone = not self._on_land.total
        for place in places:
            look = self._in_sea[place]
            if look.swapped and (alone or self._on_land.count_near((place[1], place[0]))):
                yield place, look.swapped
            elif place != _ZERO_POINT:
                yield place, look.plain

    def _looked_at(self, place: Place) -> "_InSea":
        plain = PlaceProblem("place_in_sea", (("value", degrees_together(*place)),))
        swapped = _swapped(place)
        if swapped is None or self._sea().has(*swapped):
            return _InSea(plain, None)
        return _InSea(plain, _told("place_swapped", place, swapped))

    def _wrong_on_land(self) -> Iterator[tuple[Place, PlaceProblem]]:
        for place in self._on_land.lonely(_TIMES):
            swapped = _swapped(place)
            if swapped is None:
                continue
            near, then = map(self._on_land.count_near, (place, swapped))
            if then >= _TIMES * near and self._on_land.has_next_to(swapped):
                yield place, _told("place_swapped_far", place, swapped)


def _swapped(place: Place) -> Place | None:
    """What the place is with its numbers swapped; None where that is no place on earth."""
    return (place[1], place[0]) if abs(place[1]) <= _MOST_NORTH else None


def _told(code: str, place: Place, swapped: Place) -> PlaceProblem:
    facts = (("value", degrees_together(*place)), ("swapped", degrees_together(*swapped)))
    return PlaceProblem(code, facts)
