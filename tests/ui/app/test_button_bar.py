"""No button at the foot of the window is cut, however narrow it is and large the letters are."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.app.button_bar import ButtonBar
from flowiq_desktop.ui.app.phone_room import PhoneRoom
from flowiq_desktop.ui.preview.preview_pane import PreviewPane


@pytest.fixture
def bar(qtbot: QtBot) -> ButtonBar:
    made = ButtonBar()
    qtbot.addWidget(made)
    picture = QPixmap(QSize(16, 16))
    picture.fill("black")
    for button, words in ((made.back_button, "&Back"), (made.phone_button, "Show the phone")):
        button.setText(words)
        button.setIcon(QIcon(picture))
    made.primary_button.setText("Continue to the check")
    made.place_reason(above=True)
    made.show()
    made.look_after_itself()
    return made


def cut(bar: ButtonBar) -> list[str]:
    """Buttons that have less room than they wish for."""
    buttons = (bar.back_button, bar.phone_button, bar.primary_button)
    return [
        it.accessibleName() or it.text() for it in buttons if it.width() < it.sizeHint().width()
    ]


def at_width(bar: ButtonBar, width: int) -> None:
    bar.resize(width, bar.sizeHint().height())
    QApplication.processEvents()
    QApplication.processEvents()


def test_words_go_before_anything_is_cut(bar: ButtonBar) -> None:
    at_width(bar, 800)
    assert bar.phone_button.text() == "Show the phone"
    buttons = (bar.back_button, bar.phone_button, bar.primary_button)
    whole = sum(it.sizeHint().width() for it in buttons) + 2 * 16 + 2 * 24
    at_width(bar, whole - 10)
    assert cut(bar) == []
    assert bar.phone_button.text() == ""
    assert bar.phone_button.accessibleName() == "Show the phone"
    assert bar.phone_button.toolTip() == "Show the phone"
    assert bar.back_button.text() == "&Back"
    at_width(bar, 800)
    assert bar.phone_button.text() == "Show the phone"
    assert bar.phone_button.toolTip() == ""


def test_the_way_on_gets_a_line_of_its_own_at_last(bar: ButtonBar) -> None:
    bar.primary_button.setText("Continue with 1,048,574 rows of people")
    narrow = bar.primary_button.sizeHint().width() + 2 * 24 + 10
    at_width(bar, narrow)
    assert cut(bar) == []
    assert bar.primary_button.y() > bar.back_button.y()
    bar.primary_button.setText("Continue")
    at_width(bar, narrow)
    assert cut(bar) == []
    assert bar.primary_button.y() < bar.back_button.geometry().bottom()


def test_a_folded_button_keeps_its_key_and_what_is_said_of_it(bar: ButtonBar) -> None:
    bar.back_button.say_why("Messages are being sent.")
    at_width(bar, 200)
    assert bar.back_button.text() == ""
    assert bar.back_button.shortcut().toString() == "Alt+B"
    assert bar.back_button.toolTip() == "Messages are being sent."


def test_letters_of_twice_the_size_are_not_cut(bar: ButtonBar, qapp: QApplication) -> None:
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSize(2 * usual.pointSize())
    try:
        qapp.setFont(large)
        for width in (500, 700, 900, 1100):
            at_width(bar, width)
            assert cut(bar) == [], width
    finally:
        qapp.setFont(usual)


def test_a_phone_that_is_higher_than_its_room_is_scrolled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    room, pane = PhoneRoom(), PreviewPane()
    room.hold(pane)
    column.addWidget(room)
    window.resize(420, 200)
    window.show()
    QTest.qWait(0)
    bar = room.verticalScrollBar()
    assert bar.maximum() > 0
    assert pane.phone.height() >= pane.phone.minimumSizeHint().height()
    assert bar.maximum() + room.viewport().height() == pane.height()
    window.resize(420, 460)  # a low phone fits: it need not have the height that it likes best
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    window.resize(420, 900)
    qtbot.waitUntil(lambda: pane.phone.height() > 500)
