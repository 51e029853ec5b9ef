"""The cache on a real disk, with a clock that tests turn."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from flowiq_desktop.core.media.facts import MediaFacts, MediaKind
from flowiq_desktop.media.cache import FactsCache

FACTS = MediaFacts(
    MediaKind.VIDEO, "video/mp4", 9, 320, 240, 1.5, None, b"\x89PNG", b"\0\1\2", ("Too big.",)
)
URL = "https://example.org/ü?q=\ud800"


class Clock:
    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    cache = FactsCache(tmp_path / "a" / "b", Clock())
    assert cache.get(URL, MediaKind.VIDEO) is None
    cache.put(URL, FACTS)
    assert cache.get(URL, MediaKind.VIDEO) == FACTS
    assert cache.get(URL, MediaKind.DOCUMENT) is None
    cache.clear()
    assert cache.get(URL, MediaKind.VIDEO) is None


def test_entries_grow_old(tmp_path: Path) -> None:
    clock = Clock()
    cache = FactsCache(tmp_path, clock, max_age=600)
    cache.put(URL, FACTS)
    clock.time += 600
    assert cache.get(URL, MediaKind.VIDEO) == FACTS
    clock.time += 1
    assert cache.get(URL, MediaKind.VIDEO) is None


def test_entries_from_the_future_do_not_count(tmp_path: Path) -> None:
    clock = Clock()
    cache = FactsCache(tmp_path, clock)
    cache.put(URL, FACTS)
    clock.time -= 5_000
    assert cache.get(URL, MediaKind.VIDEO) is None


def test_the_folder_keeps_its_size(tmp_path: Path) -> None:
    cache = FactsCache(tmp_path, Clock(), max_bytes=10_000)
    for number in range(10):
        cache.put(f"https://example.org/{number}", replace(FACTS, thumbnail_png=bytes(1_500)))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000
    assert cache.get("https://example.org/9", MediaKind.VIDEO)
    assert cache.get("https://example.org/0", MediaKind.VIDEO) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_look(tmp_path: Path) -> None:
    cache = FactsCache(tmp_path / "previews", Clock())
    cache.put(URL, FACTS)
    assert stat.S_IMODE((tmp_path / "previews").stat().st_mode) == 0o700
    for path in (tmp_path / "previews").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "example" not in path.name


@pytest.mark.parametrize("rubbish", [b"", b"[]", b"{}", b"\xff", b'{"seen": "x"}', b"[" * 9])
def test_damaged_entries_do_not_count(tmp_path: Path, rubbish: bytes) -> None:
    cache = FactsCache(tmp_path, Clock())
    cache.put(URL, FACTS)
    for path in tmp_path.iterdir():
        path.write_bytes(rubbish)
    assert cache.get(URL, MediaKind.VIDEO) is None


def test_a_disk_that_takes_nothing_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    cache = FactsCache(tmp_path / "file", Clock())
    cache.put(URL, FACTS)
    assert cache.get(URL, MediaKind.VIDEO) is None
