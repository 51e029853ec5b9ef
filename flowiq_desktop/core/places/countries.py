"""CountryGrid: which country a place is in, as well as a grid of quarters of a degree tells."""

from collections.abc import Iterable

CELLS_IN_DEGREE = 4
_NORTH, _EAST = 90, 180
_COLUMNS, _ROWS = 2 * _EAST * CELLS_IN_DEGREE, 2 * _NORTH * CELLS_IN_DEGREE
_CODE = 2
"""Letters of a code of ISO 3166."""


class CountryGrid:
    """Answers from a grid made beforehand.

    Args:
        plain: how many countries there are (one byte), their two letters one after the other, and a
            byte for each cell, row by row from the south west: the number of the country in which
            its middle is, or, where that is in the sea, which has a coast in it, from 1; 0 is the
            sea, or land that no country's code is for.
    """

    def __init__(self, plain: bytes) -> None:
        begin = 1 + _CODE * plain[0]
        letters = plain[1:begin].decode("ascii")
        codes = (letters[at : at + _CODE] for at in range(0, len(letters), _CODE))
        self._regions = ("", *codes)
        self._cells = memoryview(plain)[begin:]
        if len(self._cells) != _COLUMNS * _ROWS:
            raise ValueError("a grid of another size")

    def around(self, latitude: float, longitude: float) -> str:
        """The country of the place's cell, by its two letters; "" for none."""
        return self.rows([latitude], [longitude])[0][0]

    def rows(self, latitudes: Iterable[float], longitudes: Iterable[float]) -> list[list[str]]:
        """The same of every place with one of the latitudes, each a row, and of the longitudes."""
        regions, cells = self._regions, self._cells
        columns = [*map(_column, longitudes)]
        starts = (_row(latitude) * _COLUMNS for latitude in latitudes)
        return [[regions[cells[start + column]] for column in columns] for start in starts]

    def surely(self, latitude: float, longitude: float) -> str:
        """The only country in the place's cell and around it; "" near borders, and at sea."""
        row, column = _row(latitude), _column(longitude)
        found = {
            self._cells[
                max(0, min(_ROWS - 1, row + down)) * _COLUMNS + (column + across) % _COLUMNS
            ]
            for down in (-1, 0, 1)
            for across in (-1, 0, 1)
        } - {0}
        return self._regions[found.pop()] if len(found) == 1 else ""


def _row(latitude: float) -> int:
    return max(0, min(_ROWS - 1, int((latitude + _NORTH) * CELLS_IN_DEGREE)))


def _column(longitude: float) -> int:
    return int((longitude + _EAST) * CELLS_IN_DEGREE) % _COLUMNS
