"""A page begins at its top, and nothing but the person moves it, nor what the mouse is at."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.widgets.page_area import PageArea


class Page:
    """Twelve buttons, of which three are in sight, below a notice that comes and goes."""

    def __init__(self, qtbot: QtBot) -> None:
        canvas = QWidget()
        column = QVBoxLayout(canvas)
        self.notice = QLabel("News\nof\nsome\nlines")
        self.notice.hide()
        self.buttons = [QPushButton(f"Button {at}") for at in range(12)]
        column.addWidget(self.notice)
        for button in self.buttons:
            button.setMinimumHeight(50)
            column.addWidget(button)
        self.area = PageArea(canvas, "page_scroll")
        self.area.resize(300, 200)
        qtbot.addWidget(self.area)
        QCursor.setPos(QPoint(2000, 2000))
        with qtbot.waitExposed(self.area):
            self.area.show()
        self.area.to_top()

    @property
    def scrolled(self) -> int:
        return self.area.verticalScrollBar().value()

    def point_at(self, at: int) -> None:
        """Put the mouse on a button."""
        button = self.buttons[at]
        QCursor.setPos(button.mapToGlobal(button.rect().center()))

    def height_of(self, at: int) -> int:
        """Where a button is on the screen."""
        return self.buttons[at].mapToGlobal(QPoint()).y()

    def tell(self, *, shown: bool) -> None:
        self.notice.setVisible(shown)
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_what_the_mouse_is_at_stays_when_something_comes_above_it(page: Page) -> None:
    page.point_at(1)
    before = page.height_of(1)
    page.tell(shown=True)
    assert page.notice.isVisible()
    assert page.height_of(1) == before
    assert page.scrolled > 0
    page.tell(shown=False)
    assert page.height_of(1) == before


def test_a_page_stays_at_its_top_where_the_mouse_is_elsewhere(page: Page) -> None:
    page.tell(shown=True)
    assert page.scrolled == 0
    page.point_at(1)
    page.area.to_top()  # it is opened under a mouse that rests there
    page.tell(shown=False)
    page.tell(shown=True)
    assert page.scrolled == 0


def test_the_focus_scrolls_only_by_keys(page: Page, qtbot: QtBot) -> None:
    page.area.activateWindow()
    qtbot.waitUntil(page.area.isActiveWindow)
    page.buttons[0].setFocus()
    for button in page.buttons[1:11]:
        button.setEnabled(False)
    page.buttons[0].setEnabled(False)
    QApplication.processEvents()
    assert page.buttons[11].hasFocus()
    assert page.scrolled == 0
    page.buttons[10].setEnabled(True)
    QTest.keyClick(page.buttons[11], Qt.Key.Key_Tab)
    assert page.buttons[10].hasFocus()
    assert page.scrolled > 0
