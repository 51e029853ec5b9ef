"""The program as it is started: the window, a request to end, a journal that cannot be opened."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flowiq_desktop.app import Launch, _folders, _no_folder
from flowiq_desktop.cli.options.parser import build_parser
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.restore_guard.watermark import Watermark
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.system.machine_id import machine_id
from flowiq_desktop.system.paths import FolderError, Folders, resource
from flowiq_desktop.ui.app.shell import Shell, make_shell
from flowiq_desktop.ui.recovery.damaged_dialog import DamagedDialog
from flowiq_desktop.ui.steps.page import Page
from flowiq_desktop.ui.widgets.question import Announcement, Question
from tests.journal.conftest import frozen_campaign
from tests.journal.damaging import Damaged

LOADED = "import sys, flowiq_desktop.app; print([m for m in sys.argv[1:] if m in sys.modules])"


WITH_STYLE = """
import sys
import flowiq_desktop.app
ours = [m for m in sys.modules.values() if m.__name__.startswith("flowiq_desktop")]
print([m.__name__ for m in ours if hasattr(m, "QStyle")])
"""
"""QStyle brings a thousand names of its own: to import it takes as long as a dozen modules."""


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, folders: Folders) -> Iterator[Shell]:
    preferences = PreferenceStore(folders.config)
    preferences.current.welcomed = True
    preferences.save()
    made = make_shell(qapp, preferences.current, resource())
    qtbot.addWidget(made.window)
    yield made
    gc.unfreeze()  # a program that has started keeps what is there; this process goes on


def test_the_window_draws_while_it_is_furnished(
    qtbot: QtBot, shell: Shell, folders: Folders
) -> None:
    """Or it stands still for half a second, on a slow computer for two."""
    seen: set[int] = set()
    timer = QTimer(shell.window)
    timer.timeout.connect(
        lambda: seen.add(sum(isinstance(each, Page) for each in QApplication.allWidgets()))
    )
    before = sum(isinstance(each, Page) for each in QApplication.allWidgets())
    launch = Launch(shell, folders, practice=False)
    timer.start(0)
    with qtbot.waitSignal(launch.ready, timeout=20_000):
        launch.begin()
    launch.close()
    assert {before + pages for pages in range(1, 6)} <= seen
    assert gc.get_freeze_count() > 0


def test_what_is_heavy_loads_after_the_window_shows() -> None:
    heavy = (
        "pandas",
        "requests",
        "babel",
        "phonenumbers",
        "keyring",
        "av",
        "PIL",
        "flowiq_desktop.ui.app.program",
    )
    command = [sys.executable, "-c", LOADED, *heavy]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_no_module_that_the_first_window_needs_imports_qstyle() -> None:
    command = [sys.executable, "-c", WITH_STYLE]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_window_shows_first_and_is_furnished_then(
    qtbot: QtBot, shell: Shell, folders: Folders
) -> None:
    launch = Launch(shell, folders, practice=False)
    with qtbot.waitSignal(launch.ready, timeout=20_000):
        launch.begin()
        assert shell.window.isVisible()
        assert shell.window.view.reason.text() == "Getting ready…"
    assert shell.window.view.reason.text() == "Choose a spreadsheet first."
    launch.leave()
    assert not shell.window.isVisible()
    launch.close()


def test_a_journal_in_use_is_said_in_words(
    qtbot: QtBot, shell: Shell, folders: Folders, caplog: pytest.LogCaptureFixture
) -> None:
    launch = Launch(shell, folders, practice=False)
    with Journal(folders.data, local_now):
        launch.begin()
        qtbot.waitUntil(lambda: _cannot_start(shell) is not None, timeout=30_000)
    box = _cannot_start(shell)
    assert box is not None
    assert box.text()
    assert box.explanation()
    box.ok_button.click()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    assert launch.exit_code == 2
    launch.close()
    assert "The program could not start" in caplog.text
    caplog.clear()


def _damage(folders: Folders) -> bytes:
    """Write a journal of a few messages, and damage one of its pages; returns the damaged bytes."""
    place = Watermark(folders.config, machine_id())
    with Journal(folders.data, local_now, watermark=place) as journal:
        frozen_campaign(journal, 60)
    damaged = Damaged(folders.data, folders.config)
    damaged.wipe(damaged.pages_with(b"Person 30")[0])
    return damaged.path.read_bytes()


def _rescue_dialog(shell: Shell) -> DamagedDialog:
    dialog = shell.window.findChild(DamagedDialog, "damaged_dialog")
    assert isinstance(dialog, DamagedDialog)
    return dialog


def test_a_damaged_list_can_be_saved_set_aside_and_begun_anew(
    qtbot: QtBot,
    shell: Shell,
    folders: Folders,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    damaged = _damage(folders)
    launch = Launch(shell, folders, practice=False)
    launch.begin()
    qtbot.waitUntil(lambda: shell.window.findChild(DamagedDialog) is not None, timeout=30_000)
    dialog = _rescue_dialog(shell)
    with qtbot.waitSignal(dialog.saved, timeout=30_000):
        dialog.save(tmp_path)
    assert len(list(tmp_path.glob("FlowIQ results */*.xlsx"))) == 1
    dialog.view.new_button.click()
    question = dialog.findChild(Question, "new_list_question")
    assert isinstance(question, Question)
    with qtbot.waitSignal(launch.ready, timeout=30_000):
        question.act_button.click()
    qtbot.waitUntil(lambda: shell.window.findChild(DamagedDialog) is None)
    assert shell.window.view.reason.text() == "Choose a spreadsheet first."
    assert launch.program is not None
    assert launch.program.services.holds.copy_warning == ""
    kept = list(folders.data.glob("journal.damaged-*.sqlite3"))
    assert [path.read_bytes() for path in kept] == [damaged]
    launch.leave()
    assert launch.exit_code == 0
    launch.close()
    assert "The program could not start" in caplog.text
    caplog.clear()


@pytest.mark.parametrize("way", ["button", "signal"])
def test_closing_ends_the_program_and_changes_nothing(
    qtbot: QtBot, shell: Shell, folders: Folders, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = _damage(folders)
    launch = Launch(shell, folders, practice=False)
    launch.begin()
    qtbot.waitUntil(lambda: shell.window.findChild(DamagedDialog) is not None, timeout=30_000)
    dialog = _rescue_dialog(shell)
    dialog.view.close_button.click() if way == "button" else launch.leave()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    assert not dialog.isVisible()
    assert launch.exit_code == 2
    launch.close()
    assert (folders.data / FILE_NAME).read_bytes() == damaged
    caplog.clear()


def _cannot_start(shell: Shell) -> Announcement | None:
    box = shell.window.findChild(Announcement, "cannot_start")
    return box if isinstance(box, Announcement) and box.isVisible() else None


def test_a_second_start_shows_the_first_window_and_ends(
    qtbot: QtBot, shell: Shell, folders: Folders
) -> None:
    launch = Launch(shell, folders, practice=False)
    with qtbot.waitSignal(launch.ready, timeout=20_000):
        launch.begin()
    shell.window.showMinimized()
    command = [sys.executable, "-m", "flowiq_desktop", "--data-dir", str(folders.data)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    second = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    finally:
        second.kill()
        _, errors = second.communicate()
    told = "FlowIQ Desktop is open already; its window was brought to the front."
    assert (second.returncode, errors) == (0, f"{told}\n")
    assert not shell.window.isMinimized()
    launch.leave()
    launch.close()


def test_a_file_is_opened_at_the_start_and_by_a_second_start(
    qtbot: QtBot, shell: Shell, folders: Folders, tmp_path: Path
) -> None:
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    for path in (first, later):
        path.write_text("Name,Phone\nThandi,0825550101\n", encoding="utf-8")
    launch = Launch(shell, folders, practice=False, file=first)
    with qtbot.waitSignal(launch.ready, timeout=20_000):
        launch.begin()
    assert launch.program is not None
    draft = launch.program.draft

    def shows(path: Path) -> bool:
        return draft.loaded is not None and draft.loaded.origin.path == path

    qtbot.waitUntil(lambda: shows(first), timeout=20_000)
    options = ["--data-dir", str(folders.data), later.name]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    command = [sys.executable, "-m", "flowiq_desktop", *options]
    second = subprocess.Popen(command, env=environment, cwd=tmp_path)
    try:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    finally:
        second.kill()
    qtbot.waitUntil(lambda: shows(later), timeout=20_000)
    launch.leave()
    launch.close()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_signal_ends_the_program_in_order(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "flowiq_desktop", "--practice", "--data-dir", str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    preferences = tmp_path / "config" / "preferences.json"
    try:
        # The recent file is written once the sample is read: the window is in full use then.
        end = time.monotonic() + 60
        while time.monotonic() < end and not preferences.exists():
            time.sleep(0.05)
        assert preferences.exists()
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such folder")
def test_a_folder_that_cannot_be_used_is_said_in_a_window_and_in_the_terminal(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    options = build_parser().parse_args(["--data-dir", str(tmp_path / "file" / "\x1b[2Jdata")])
    with pytest.raises(FolderError) as caught:
        _folders(options).create()
    seen: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Announcement):
            seen.append(box.explanation())
            box.accept()

    QTimer.singleShot(0, close)
    assert _no_folder(caught.value) == 2
    assert "cannot be used" in seen[0]
    told = capsys.readouterr().err
    assert "Name a folder of your own with --data-dir" in told
    assert "\x1b" not in told


def test_that_there_is_no_folder_is_said_in_the_language_of_the_system(tmp_path: Path) -> None:
    """The window says it before anything has been read that the person chose."""
    (tmp_path / "file").touch()
    look = (
        "import sys; from flowiq_desktop.ui.widgets.question import Announcement\n"
        "Announcement.exec = lambda box: print(box.text(), box.explanation())\n"
        "from flowiq_desktop.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", look, "--data-dir", str(tmp_path / "file" / "data")],
        env={**os.environ, "LANGUAGE": "fr", "LANG": "fr_FR.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout.startswith("Le programme ne peut pas démarrer.")
