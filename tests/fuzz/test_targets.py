"""Every seed, and some inputs near it, are read or refused: never more than that."""

import pytest

from tests.fuzz.mutations import mutations
from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import TARGETS

TRIED = 150


def test_every_target_has_seeds() -> None:
    assert SEEDS.keys() == TARGETS.keys()


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_read(name: str) -> None:
    for data in (*SEEDS[name], b"", b"\0", b"x"):
        TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_what_lies_near_a_seed_is_read_or_refused(name: str) -> None:
    for data in mutations(SEEDS[name], TRIED, seed=1):
        TARGETS[name](data)


def test_a_fault_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a fault of the program")

    monkeypatch.setattr("tests.fuzz.targets.kind_of", broken)
    with pytest.raises(RuntimeError):
        TARGETS["workbook"](SEEDS["workbook"][0])
