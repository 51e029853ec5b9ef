"""What a person does by keys comes before the jobs, and when the window is gone none waits."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.jobs.turns import Turns
from flowiq_desktop.ui.jobs.window_first import WindowFirst
from flowiq_desktop.ui.qt_override import override


class Noted(Turns):
    """Keeps what the window says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def begin_window(self) -> None:
        super().begin_window()
        self.said.append("begun")

    def end_window(self) -> None:
        super().end_window()
        self.said.append("done")


class Field(QLineEdit):
    """Says when it is painted."""

    def __init__(self, turns: Noted, parent: QWidget) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.update)
        self._turns = turns

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._turns.said.append("painted")


@pytest.fixture
def turns() -> Noted:
    return Noted()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, turns: Noted) -> QWidget:
    widget = QWidget()
    WindowFirst(turns, qapp, widget)
    qtbot.addWidget(widget)
    field = Field(turns, widget)
    _show(qtbot, widget)
    field.setFocus()
    return widget


def _show(qtbot: QtBot, widget: QWidget) -> None:
    with qtbot.waitExposed(widget):
        widget.show()
        widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is widget.windowHandle())


def _press(qtbot: QtBot, window: QWidget, turns: Noted) -> list[str]:
    qtbot.wait(50)
    turns.said.clear()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: "done" in turns.said)
    return turns.said


def test_jobs_wait_until_what_a_key_changed_is_painted(
    qtbot: QtBot, window: QWidget, turns: Noted
) -> None:
    said = _press(qtbot, window, turns)
    assert said[0] == "begun"
    assert said.index("painted") < said.index("done")


def test_a_key_in_a_dialog_counts_as_well(qtbot: QtBot, window: QWidget, turns: Noted) -> None:
    dialog = QDialog(window)
    _show(qtbot, dialog)
    assert _press(qtbot, dialog, turns)[0] == "begun"


def test_what_is_shown_by_itself_keeps_no_job_waiting(
    qtbot: QtBot, window: QWidget, turns: Noted
) -> None:
    qtbot.wait(50)
    turns.said.clear()
    window.resize(400, 300)
    window.update()
    qtbot.wait(50)
    assert "begun" not in turns.said


def test_no_job_waits_for_a_window_that_is_gone(qtbot: QtBot, qapp: QApplication) -> None:
    turns = Turns()
    parent = QWidget()
    WindowFirst(turns, qapp, parent)
    turns.begin_window()
    parent.deleteLater()
    over = threading.Event()

    def job() -> None:
        turns.wait_for_window()
        over.set()

    qtbot.wait(20)
    threading.Thread(target=job).start()
    assert over.wait(5)
