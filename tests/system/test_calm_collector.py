"""Garbage is looked for as often as Python itself does it, wherever that is asked for."""

import gc
import threading
from collections.abc import Iterator

import pytest

from flowiq_desktop.system.calm_collector import ShortLooks, collect_what_is_due


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


class TestShortLooks:
    def test_nothing_is_looked_for_while_little_happens(self, looked_at: list[int]) -> None:
        gc.set_threshold(1_000, 10, 10)
        looks = ShortLooks()
        assert not looks.look()
        assert looked_at == []

    def test_what_was_made_is_looked_through(self, looked_at: list[int]) -> None:
        gc.set_threshold(1_000, 10, 10)
        looks = ShortLooks()
        kept = [[number] for number in range(2_000)]
        assert looks.look()
        assert looked_at == [0]
        assert len(kept) == 2_000

    def test_beside_a_thread_that_works_the_count_is_not_waited_for(
        self, looked_at: list[int]
    ) -> None:
        """It gives old things back as fast as it makes new ones."""
        gc.set_threshold(10_000_000, 10, 10)
        looks = ShortLooks()
        working = threading.Thread(target=lambda: sum(n * n for n in range(1_000_000)))
        working.start()
        working.join()
        assert looks.look()
        assert looked_at == [0]

    def test_the_older_ones_come_when_as_much_was_made_as_python_waits_for(
        self, looked_at: list[int]
    ) -> None:
        gc.set_threshold(100, 3, 10)  # the older ones after 300, two times 150 and a few
        looks = ShortLooks()
        kept = []
        for _ in range(4):
            kept.append([[number] for number in range(150)])
            looks.look()
        assert looked_at == [0, 1, 0, 1]
