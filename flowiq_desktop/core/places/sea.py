"""Sea: which places are so far from any coast that nobody can mean them."""

CELLS_IN_DEGREE = 10
COAST_KM = 25.0
"""Whoever is nearer to a coast may mean it: a harbour, a reef, an island that no map shows."""
_NORTH, _EAST = 90, 180
_COLUMNS, _ROWS = 2 * _EAST * CELLS_IN_DEGREE, 2 * _NORTH * CELLS_IN_DEGREE


class Sea:
    """Answers for each place on earth whether it is in the open sea, by a grid made beforehand.

    Lakes are land.

    Args:
        bits: one for each cell of a tenth of a degree, row by row from the south west, set where
            all of the cell is further than `COAST_KM` from any land.
    """

    def __init__(self, bits: bytes) -> None:
        if len(bits) * 8 != _COLUMNS * _ROWS:
            raise ValueError("a grid of another size")
        self._bits = bits

    def has(self, latitude: float, longitude: float) -> bool:
        """Whether the place is in the open sea; False for one that is not on earth."""
        if not (abs(latitude) <= _NORTH and abs(longitude) <= _EAST):
            return False
        row = min(int((latitude + _NORTH) * CELLS_IN_DEGREE), _ROWS - 1)
        cell = row * _COLUMNS + int((longitude + _EAST) * CELLS_IN_DEGREE) % _COLUMNS
        return bool(self._bits[cell >> 3] & 0x80 >> (cell & 7))
