"""A dialog gives what comes into it later the room it needs, as far as the screen has it."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.task_dialog import TaskDialog


def _dialog(qtbot: QtBot, *parts: QWidget) -> TaskDialog:
    dialog = TaskDialog("some_dialog", "Some", (400, 100), None)
    for part in parts:
        dialog.body.addWidget(part)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_dialog_grows_with_what_is_shown_later(qtbot: QtBot) -> None:
    later = QLabel("Later")
    later.setFixedHeight(200)
    later.hide()
    dialog = _dialog(qtbot, QLabel("At once"), later)
    before = dialog.height()
    later.show()
    qtbot.waitUntil(lambda: dialog.height() >= before + 100)
    assert later.visibleRegion().boundingRect() == later.rect()


def test_a_dialog_grows_no_larger_than_its_screen(qtbot: QtBot) -> None:
    later = QLabel("Later")
    later.setFixedHeight(10_000)
    later.hide()
    dialog = _dialog(qtbot, later)
    before = dialog.height()
    later.show()
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_what_the_person_made_larger_stays_larger(qtbot: QtBot) -> None:
    first, later = QLabel("At once"), QLabel("Later")
    later.hide()
    dialog = _dialog(qtbot, first, later)
    dialog.resize(600, 500)
    later.show()
    qtbot.waitUntil(later.isVisible)
    first.hide()
    assert (dialog.width(), dialog.height()) == (600, 500)
