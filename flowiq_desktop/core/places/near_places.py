"""NearPlaces: how many places of a list are near one of them."""

from collections.abc import Iterator

Place = tuple[float, float]
"""Degrees north and east."""
_Cell = tuple[int, int]
_SIDE = 15
"""Of a cell, in degrees: places of one country are near each other, but for the largest."""
_AROUND = 360 // _SIDE
_NEXT = 1.5
"""Degrees: 150 km or less."""
_FEW = 50
"""More places that lie together are no odd ones, however many there are elsewhere."""


class NearPlaces:
    """Counts distinct places by cells: near are those in a place's own cell and the eight around.

    Attributes:
        total: how many places there are.
    """

    def __init__(self) -> None:
        self._cells: dict[_Cell, set[Place]] = {}
        self.total = 0

    def add(self, place: Place) -> None:
        """Take a place that is not among them."""
        self.total += 1
        cell = _cell(place)
        places = self._cells.get(cell)
        if places is None:
            self._cells[cell] = {place}
        else:
            places.add(place)

    def remove(self, place: Place) -> None:
        """Leave out a place that is among them."""
        self.total -= 1
        cell = _cell(place)
        self._cells[cell].remove(place)
        if not self._cells[cell]:
            del self._cells[cell]

    def count_near(self, place: Place) -> int:
        """How many are near, the place itself among them."""
        return sum(map(len, self._near(_cell(place))))

    def has_next_to(self, place: Place) -> bool:
        """Whether one is so near that both may be of the same town or its surroundings."""
        return any(
            abs(place[0] - other[0]) <= _NEXT and abs(place[1] - other[1]) <= _NEXT
            for others in self._near(_cell(place))
            for other in others
        )

    def lonely(self, times: int) -> Iterator[Place]:
        """Places that have few around them, and that many times as many in the whole list."""
        for cell, places in self._cells.items():
            near = sum(map(len, self._near(cell)))
            if near <= _FEW and near * times <= self.total:
                yield from places

    def _near(self, cell: _Cell) -> Iterator[set[Place]]:
        row, column = cell
        for down in (-1, 0, 1):
            for across in (-1, 0, 1):
                places = self._cells.get((row + down, (column + across) % _AROUND))
                if places:
                    yield places


def _cell(place: Place) -> _Cell:
    return int(place[0] // _SIDE), int(place[1] // _SIDE) % _AROUND
