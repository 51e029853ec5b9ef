"""A second start, from outside: each asks from a process of its own, as it really does."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from flowiq_desktop.system.paths import Folders
from flowiq_desktop.ui.app.only_window import OnlyWindow, _is_ours, show_the_first

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from flowiq_desktop.ui.app.only_window import show_the_first
app = QCoreApplication([])
print(show_the_first(*map(Path, sys.argv[1:])))
"""


pytestmark = pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="the stranger here is a socket in a file"
)


@pytest.fixture(autouse=True)
def private(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[OnlyWindow]:
    window = OnlyWindow(tmp_path)
    assert window.listen()
    yield window
    window.close()


def second_start(folder: Path, *file: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _START, str(folder), *file]
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


@pytest.mark.parametrize(
    "name", ["people.xlsx", "Grade 4 & 5%\nÇ.csv", "x" * 250 + ".ods", "\udcff.csv"]
)
def test_a_second_start_hands_over_its_file(
    qtbot: QtBot, first: OnlyWindow, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(first.file_asked, timeout=20_000) as asked:
        start = second_start(tmp_path, str(tmp_path / name))
    assert asked.args == [tmp_path / name]
    assert answer(qtbot, start) == "True"


@pytest.mark.parametrize("words", [b"open people.xlsx\n", b"open \n", b"open %2Fa%00b\n"])
def test_what_is_no_whole_path_is_not_opened(
    qtbot: QtBot, first: OnlyWindow, tmp_path: Path, words: bytes
) -> None:
    asked: list[Path] = []
    first.file_asked.connect(asked.append)
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect(str(tmp_path / "window"))
        stranger.send(words)
        with qtbot.waitSignal(first.asked, timeout=20_000):
            start = second_start(tmp_path)
        assert answer(qtbot, start) == "True"
    assert asked == []


def test_a_first_start_finds_no_window(qtbot: QtBot, tmp_path: Path) -> None:
    assert not show_the_first(tmp_path)


def test_another_folder_has_a_window_of_its_own(first: OnlyWindow, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
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


def test_a_path_too_long_for_a_socket_has_one_in_the_sessions_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Path(tempfile.mkdtemp(prefix="fiq"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    deep = tmp_path / ("long" * 30)
    deep.mkdir(mode=0o700)
    window = OnlyWindow(deep)
    assert window.listen()
    with qtbot.waitSignal(window.asked, timeout=20_000):
        start = second_start(deep)
    assert answer(qtbot, start) == "True"
    window.close()
    assert list(deep.iterdir()) == []
    shutil.rmtree(session)


@pytest.mark.parametrize("session", ["", "relative", "/nowhere/at/all", "/tmp"])
def test_without_such_a_folder_there_is_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: str
) -> None:
    """It is a courtesy: the program starts all the same."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", session)
    deep = tmp_path / ("long" * 30)
    deep.mkdir(mode=0o700)
    assert not OnlyWindow(deep).listen()
    assert not show_the_first(deep)


def test_a_relative_folder_is_the_same_as_its_whole_path(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt puts sockets with relative names into the folder for temporary files of everybody."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir(mode=0o700)
    window = OnlyWindow(Path("data"))
    assert window.listen()
    assert (tmp_path / "data" / "window").is_socket()
    with qtbot.waitSignal(window.asked, timeout=20_000):
        start = second_start(tmp_path / "data")
    assert answer(qtbot, start) == "True"
    window.close()
    folders = Folders.of_data_dir(Path("data"))
    assert all(it.is_absolute() for it in (folders.data, folders.config, folders.logs))


class Planted:
    """Somebody else's program, which takes down what it is told."""

    def __init__(self, path: Path, words: bytes = b"raised\n") -> None:
        self.told: list[bytes] = []
        self._words = words
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        self._socket.settimeout(30)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            other, _ = self._socket.accept()
            with other:
                other.settimeout(5)
                self.told.append(other.recv(1_000))
                other.sendall(self._words)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o701])
def test_a_folder_that_others_may_enter_is_not_trusted(
    qtbot: QtBot, tmp_path: Path, mode: int
) -> None:
    planted = Planted(tmp_path / "window")
    tmp_path.chmod(mode)
    assert not show_the_first(tmp_path)
    planted.close()
    assert planted.told == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_a_socket_of_somebody_else_is_told_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    planted = Planted(tmp_path / "window")
    os.chown(tmp_path / "window", 12_345, 12_345)
    assert not show_the_first(tmp_path)
    planted.close()
    assert planted.told == []


def test_a_program_of_somebody_else_is_told_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = Planted(tmp_path / "window")
    monkeypatch.setattr("flowiq_desktop.ui.app.only_window._is_ours", lambda _socket: False)
    assert not show_the_first(tmp_path)
    planted.close()
    assert planted.told in ([], [b""])


def test_who_is_at_the_other_end_is_asked(first: OnlyWindow, tmp_path: Path) -> None:
    other = QLocalSocket()
    other.connectToServer(str(tmp_path / "window"))
    assert other.waitForConnected(5_000)
    assert _is_ours(other)
    other.abort()
    assert not _is_ours(other)


@pytest.mark.parametrize("put", ["file", "link", "folder", "pipe"])
def test_what_is_no_socket_is_not_asked(qtbot: QtBot, tmp_path: Path, put: str) -> None:
    planted = Planted(tmp_path / "elsewhere")
    path = tmp_path / "window"
    if put == "link":
        path.symlink_to(tmp_path / "elsewhere")
    elif put == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir() if put == "folder" else path.touch()
    assert not show_the_first(tmp_path)
    window = OnlyWindow(tmp_path)
    assert window.listen() == (put != "folder")
    window.close()
    planted.close()
    assert planted.told == []
    assert (tmp_path / "elsewhere").is_socket()
