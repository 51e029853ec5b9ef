"""Lists that open are wide enough for their words, wherever their field stands."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.widgets.choosers.chooser import Chooser, keep_on_screen

LONG = "Saint Helena, Ascension and Tristan da Cunha"


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The program's own style."""
    return Theme(qapp, resource("theme"), "light")


def opened(qtbot: QtBot, chooser: QComboBox, at: QPoint) -> QComboBox:
    chooser.setEditable(True)  # of these alone Qt makes the list as narrow as the field
    chooser.addItems(["No", LONG])
    chooser.setFixedWidth(90)
    qtbot.addWidget(chooser)
    chooser.move(at)
    chooser.show()
    chooser.showPopup()
    qtbot.waitUntil(chooser.view().isVisible)
    return chooser


def has_room(chooser: QComboBox) -> bool:
    needed = chooser.fontMetrics().horizontalAdvance(LONG)
    return chooser.view().viewport().width() >= needed


@pytest.mark.parametrize("far", [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)])
def test_the_list_has_room_for_its_words_and_stays_on_the_screen(
    qtbot: QtBot, far: tuple[float, float]
) -> None:
    chooser = Chooser()
    free = chooser.screen().availableGeometry()
    spot = QPoint(int((free.width() - 90) * far[0]), int((free.height() - 30) * far[1]))
    opened(qtbot, chooser, spot)
    assert has_room(chooser)
    assert free.adjusted(-2, -2, 2, 2).contains(chooser.view().window().geometry())
    chooser.hidePopup()


def test_qt_alone_leaves_the_list_as_narrow_as_its_field(qtbot: QtBot) -> None:
    """So that the test above can fail."""
    plain = opened(qtbot, QComboBox(), QPoint(0, 0))
    assert not has_room(plain)
    plain.hidePopup()


def test_what_reaches_over_an_edge_is_moved(qtbot: QtBot) -> None:
    popup = QWidget()
    qtbot.addWidget(popup)
    popup.resize(200, 100)
    free = popup.screen().availableGeometry()
    for spot in (QPoint(-50, -50), free.bottomRight() - QPoint(20, 20)):
        popup.move(spot)
        popup.show()
        keep_on_screen(popup)
        assert free.contains(popup.frameGeometry())


@pytest.mark.parametrize("lines", [1, 3, 10, 40])
def test_no_line_of_an_open_list_is_cut(qtbot: QtBot, qapp: QApplication, lines: int) -> None:
    """Qt forgets the border that the stylesheet gives the list while it is in use."""
    Theme(qapp, resource("theme"), "light")
    chooser = Chooser()
    qtbot.addWidget(chooser)
    chooser.addItems([f"Line {place}" for place in range(lines)])
    chooser.show()
    chooser.showPopup()
    shown = min(lines, chooser.maxVisibleItems())
    last = chooser.view().visualRect(chooser.model().index(shown - 1, 0))
    assert last.bottom() < chooser.view().viewport().height()
    assert chooser.screen().availableGeometry().contains(chooser.view().window().frameGeometry())
    chooser.hidePopup()
