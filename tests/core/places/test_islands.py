"""How large the island is that a place is on."""

import pytest

from flowiq_desktop.core.places.islands import Bounds, bounds_of, island_km

SIDE = 1024.0
ISLAND = Bounds(100, 100, 120, 110)


@pytest.mark.parametrize(
    ("land", "x", "y", "km"),
    [
        ((ISLAND,), 110, 105, 10.0),
        ((ISLAND,), 124, 105, 10.0),  # a harbour, beyond the coast as it was simplified
        ((ISLAND,), 140, 105, 0.0),
        ((), 110, 105, 0.0),
        ((ISLAND, Bounds(90, 90, 130, 120)), 110, 105, 20.0),  # an islet before an island
        ((ISLAND, Bounds(90, 90, 400, 400)), 110, 105, 0.0),  # an islet before a coast
        ((Bounds(0, 100, 20, 110),), 10, 105, 0.0),  # goes on in the next tile
        ((Bounds(1000, 100, 1024, 110),), 1010, 105, 0.0),
    ],
)
def test_the_size_of_a_small_island(
    land: tuple[Bounds, ...], x: float, y: float, km: float
) -> None:
    assert island_km(land, x, y, SIDE, unit=0.5) == km


def test_the_edges_of_land() -> None:
    assert bounds_of([([3, 9, 5], [4, 1, 8])]) == (Bounds(3, 1, 9, 8),)
