"""Windows stay on their screen, and a dialog opens over the window that it belongs to."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.question import Question
from flowiq_desktop.ui.widgets.screen_room import ScreenRoom, frame_of


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setGeometry(150, 120, 600, 400)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def _opened(qtbot: QtBot, window: QWidget) -> Question:
    question = Question("stop", "Stop?", "The others wait.", "Stop", "Keep", window)
    with qtbot.waitExposed(question):
        question.open()
    qtbot.wait(200)  # it looks once more when the window manager has drawn its frame
    return question


def test_a_dialog_opens_over_its_window(qtbot: QtBot, window: QWidget) -> None:
    apart = _opened(qtbot, window).geometry().center() - window.geometry().center()
    assert abs(apart.x()) < 20
    assert abs(apart.y()) < 60


def test_a_dialog_of_a_window_at_the_edge_is_whole(qtbot: QtBot, window: QWidget) -> None:
    free = window.screen().availableGeometry()
    window.move(free.right() - 40, free.bottom() - 40)
    question = _opened(qtbot, window)
    assert free.contains(question.geometry().marginsAdded(frame_of(question)))


def test_a_window_that_was_off_the_screen_is_shown_on_it(qtbot: QtBot) -> None:
    window = QWidget()
    ScreenRoom(window)
    qtbot.addWidget(window)
    free = window.screen().availableGeometry()
    window.setGeometry(free.right() - 10, free.bottom() + 900, 5000, 300)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: free.contains(window.geometry()))
    assert window.pos() != QPoint(0, 0)
