"""WindowStage: the whole window on real services, with a pretend FlowIQ that answers at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from flowiq_desktop.assembly import build_services
from flowiq_desktop.core.columns.mapping import ColumnSource, Mapping, Source, TextSource
from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.system.clock import local_now
from flowiq_desktop.system.paths import Folders, resource
from flowiq_desktop.ui.app.program import Program
from flowiq_desktop.ui.app.shell import make_shell
from tests.services.conftest import FakeKeyStore
from tests.ui.stage import write_csv

SEND, RESULTS = 3, 4
_PATIENCE = 20_000
W = TypeVar("W", bound=QWidget)

GOOD = [("Anna", "082 555 0301"), ("Ben", "083 555 0302"), ("Cara", "084 555 0303")]
"""Three people whom practice mode reaches."""


@dataclass
class WindowStage:
    """A window that is shown, and a person's hands on it."""

    qtbot: QtBot
    program: Program
    folder: Path
    keys: FakeKeyStore

    def load(self, people: Sequence[tuple[str, str]], text: str = "Hi {{Name}}") -> None:
        """Open a spreadsheet of names and numbers, with this message for everybody."""
        draft = self.program.draft
        path = write_csv(self.folder / "people.csv", [("Name", "Mobile"), *people])
        self.program.actions.open_file(path)
        self.until(lambda: draft.loaded is not None and draft.loaded.origin.path == path)
        sources: dict[str, Source] = {
            "phone_number": ColumnSource("Mobile"),
            "text": TextSource(text),
        }
        draft.set_mapping(Mapping("text", sources))
        self.until(lambda: draft.checked is not None and not draft.stale)

    def practise(self) -> None:
        """Turn practice mode on and wait for it."""
        self.program.account.set_practice(True)
        self.until(lambda: self.program.account.connection is not None)

    def go_to_send(self, people: Sequence[tuple[str, str]] = GOOD) -> None:
        """Stand before the button that sends."""
        self.practise()
        self.load(people)
        self.program.window.go_to(SEND)
        self.until(self.button("primary_button").isEnabled)

    def send(self, people: Sequence[tuple[str, str]] = GOOD) -> None:
        """Begin sending, the last question answered."""
        self.go_to_send(people)
        self.click("primary_button")
        self.click("confirm_send_button", self.dialog("confirm_send_dialog"))
        self.until(lambda: self.program.run.campaign is not None)

    def send_all(self, people: Sequence[tuple[str, str]] = GOOD) -> None:
        """Send and wait for the results."""
        self.send(people)
        self.until(lambda: self.program.window.current_step == RESULTS)
        self.until(lambda: not self.program.run.running)

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for something to become true."""
        self.qtbot.waitUntil(reached, timeout=_PATIENCE)

    def click(self, name: str, place: QWidget | None = None) -> None:
        """Click a button that can be clicked."""
        button = self.button(name, place)
        assert button.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def button(self, name: str, place: QWidget | None = None) -> QAbstractButton:
        """A button by its name."""
        return self.find(QAbstractButton, name, place)

    def edit(self, name: str, place: QWidget | None = None) -> QLineEdit:
        """A line to type in by its name."""
        return self.find(QLineEdit, name, place)

    def find(self, kind: type[W], name: str, place: QWidget | None = None) -> W:
        """A part of the window by its name."""
        found = (place or self.program.window).findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def dialog(self, name: str) -> QDialog:
        """A dialog by its name, once it is open."""
        self.until(lambda: self.shown_dialog(name) is not None)
        dialog = self.shown_dialog(name)
        assert dialog is not None
        return dialog

    def choose_file(self, dialog: QDialog, path: Path) -> None:
        """Choose a file in a file dialog, also one that is not there yet."""
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(path))
        dialog.accept()

    def shown_dialog(self, name: str) -> QDialog | None:
        """A dialog by its name, or None while it is not open."""
        tops = QApplication.topLevelWidgets()
        dialogs = (w for w in tops if isinstance(w, QDialog) and w.objectName() == name)
        return next((d for d in dialogs if d.isVisible()), None)

    def words(self, place: QWidget | None = None) -> str:
        """All words that are shown, one label after another."""
        labels = (place or self.program.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())


def make_window(
    qtbot: QtBot,
    app: QApplication,
    folders: Folders,
    folder: Path,
    behaviour: Behaviour,
    now: Callable[[], datetime] = local_now,
) -> WindowStage:
    """Build the program as `app` does, and show its window."""
    keys = FakeKeyStore()
    services = build_services(folders, keys, behaviour, now)
    choices = services.preferences.current
    choices.welcomed, choices.country, choices.theme = True, "ZA", "light"
    choices.rate_per_minute = 1000
    shell = make_shell(app, choices, resource())
    shell.window.show()
    program = Program(services, shell)
    program.begin()
    stage = WindowStage(qtbot, program, folder, keys)
    stage.until(lambda: not program.account.busy)
    return stage


def close_window(stage: WindowStage) -> None:
    """End everything, as closing the program does."""
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    stage.program.window.close()
    stage.program.close()
    stage.program.window.deleteLater()


@pytest.fixture
def behaviour() -> Behaviour:
    """How the pretend FlowIQ behaves; a test module may have its own."""
    return Behaviour(any_key=True, failing_numbers=True)


@pytest.fixture
def stage(
    qtbot: QtBot, qapp: QApplication, folders: Folders, tmp_path: Path, behaviour: Behaviour
) -> Iterator[WindowStage]:
    """The window, shown and at its first step."""
    made = make_window(qtbot, qapp, folders, tmp_path, behaviour)
    yield made
    close_window(made)
