"""Garbage is looked for as often as Python itself does it, wherever that is asked for."""

import gc
from collections.abc import Iterator

import pytest

from flowiq_desktop.system.calm_collector import collect_what_is_due


@pytest.fixture
def looked_at() -> Iterator[list[int]]:
    """Which generations were looked through."""
    found: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            found.append(about["generation"])

    limits = gc.get_threshold()
    gc.collect()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*limits)


def test_nothing_is_looked_for_before_enough_was_made(looked_at: list[int]) -> None:
    gc.set_threshold(1_000, 10, 10)
    collect_what_is_due()
    kept = [[number] for number in range(2_000)]
    collect_what_is_due()
    collect_what_is_due()
    assert looked_at == [0]
    assert len(kept) == 2_000


def test_the_older_ones_come_later(looked_at: list[int]) -> None:
    gc.set_threshold(10, 2, 1_000)
    kept = []
    for _ in range(4):
        kept.append([[number] for number in range(50)])
        collect_what_is_due()
    assert looked_at == [0, 0, 0, 1]


def test_a_limit_of_nothing_is_none(looked_at: list[int]) -> None:
    """As Python 3.14 has it for the oldest objects."""
    gc.set_threshold(10, 1, 0)
    kept = []
    for _ in range(12):
        kept.append([[number] for number in range(50)])
        collect_what_is_due()
    assert 2 not in looked_at
