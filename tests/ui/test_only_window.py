"""A second start, from outside: each asks from a process of its own, as it really does."""

import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.only_window import OnlyWindow, show_the_first

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from flowiq_desktop.ui.only_window import show_the_first
app = QCoreApplication([])
print(show_the_first(Path(sys.argv[1])))
"""


pytestmark = pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="the stranger here is a socket in a file"
)


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[OnlyWindow]:
    window = OnlyWindow(tmp_path)
    assert window.listen()
    yield window
    window.close()


def second_start(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _START, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def answer(qtbot: QtBot, start: "subprocess.Popen[str]") -> str:
    qtbot.waitUntil(lambda: start.poll() is not None, timeout=20_000)
    out, _ = start.communicate()
    return out.strip()


def test_a_second_start_shows_the_first_window(
    qtbot: QtBot, first: OnlyWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.asked, timeout=20_000):
        start = second_start(tmp_path)
    assert answer(qtbot, start) == "True"


def test_a_first_start_finds_no_window(qtbot: QtBot, tmp_path: Path) -> None:
    assert not show_the_first(tmp_path)


def test_another_folder_has_a_window_of_its_own(first: OnlyWindow, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert not show_the_first(other)


def test_what_a_dead_program_left_behind_is_no_window(qtbot: QtBot, tmp_path: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(tmp_path / "window"))
    left.close()
    assert not show_the_first(tmp_path)
    window = OnlyWindow(tmp_path)
    with qtbot.waitSignal(window.asked, timeout=20_000):
        assert window.listen()
        start = second_start(tmp_path)
    assert answer(qtbot, start) == "True"
    window.close()


def test_nobody_else_can_reach_it(first: OnlyWindow, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "window").stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("words", [b"raise", b"quit!\n", b"\x00" * 100_000, b"raisee" * 20, b""])
def test_other_words_do_nothing(
    qtbot: QtBot, first: OnlyWindow, tmp_path: Path, words: bytes
) -> None:
    asked: list[bool] = []
    first.asked.connect(lambda: asked.append(True))
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect(str(tmp_path / "window"))
        stranger.setblocking(False)
        stranger.send(words[:50_000])
        with qtbot.waitSignal(first.asked, timeout=20_000):
            start = second_start(tmp_path)
        assert answer(qtbot, start) == "True"
    assert asked == [True]


def test_many_strangers_at_once_do_not_keep_it_from_answering(
    qtbot: QtBot, first: OnlyWindow, tmp_path: Path
) -> None:
    strangers = [socket.socket(socket.AF_UNIX) for _ in range(60)]
    for stranger in strangers:
        stranger.setblocking(False)
        stranger.connect_ex(str(tmp_path / "window"))
    for stranger in strangers:
        stranger.close()
    with qtbot.waitSignal(first.asked, timeout=20_000):
        start = second_start(tmp_path)
    assert answer(qtbot, start) == "True"


def test_a_path_too_long_for_a_socket_is_no_reason_to_fail(qtbot: QtBot, tmp_path: Path) -> None:
    deep = tmp_path / ("long" * 30)
    deep.mkdir()
    window = OnlyWindow(deep)
    assert not window.listen()
    assert not show_the_first(deep)
