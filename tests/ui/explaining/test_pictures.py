"""Pictures follow the theme and the direction, and are sharp on any screen."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.reach.terms import Term, in_the_picture
from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.explaining.pictures import LARGE, SMALL, Picture, Pictures
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.theme.theme_colours import DARK, LIGHT, contrast


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resource("theme"), "light")


@pytest.fixture
def pictures(theme: Theme) -> Pictures:
    return Pictures(resource("pictures"), theme)


def _hues(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def _lit(image: QImage, *, left: bool) -> int:
    half = image.width() // 2
    columns = range(half) if left else range(half, image.width())
    return sum(image.pixelColor(x, y).alpha() > 0 for x in columns for y in range(image.height()))


@pytest.mark.parametrize("term", Term)
def test_a_picture_is_drawn_in_the_colours_of_the_theme(
    qtbot: QtBot, pictures: Pictures, theme: Theme, term: Term
) -> None:
    label = Picture(term, pictures, LARGE)
    qtbot.addWidget(label)
    light = _hues(label.pixmap())
    theme.choose("dark")
    dark = _hues(label.pixmap())
    for hues, colours in ((light, LIGHT), (dark, DARK)):
        assert QColor(colours.accent).name() in hues
        assert QColor(colours.surface).name() in hues
    assert QColor(LIGHT.accent).name() not in dark


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)
def test_what_a_picture_says_stands_out(colours: object) -> None:
    """Lines that carry meaning have the contrast of 3 that WCAG 2.2 asks of graphics."""
    for line in ("muted", "control", "accent", "text"):
        for ground in ("surface", "window"):
            hues = (QColor(getattr(colours, name)) for name in (line, ground))
            assert contrast(*hues) >= 3, (line, ground)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("term", Term)
def test_a_picture_has_every_pixel_of_its_screen(
    pictures: Pictures, term: Term, ratio: float
) -> None:
    pixmap = pictures.drawn(term.value, SMALL, ratio, leftward=False)
    assert pixmap.size() == SMALL * ratio
    assert pixmap.deviceIndependentSize().toSize() == QSize(96, 54)


@pytest.mark.parametrize("term", Term)
def test_a_picture_points_the_way_the_window_is_read(
    qtbot: QtBot, pictures: Pictures, term: Term
) -> None:
    label = Picture(term, pictures, LARGE)
    qtbot.addWidget(label)
    rightward = label.pixmap().toImage()
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    leftward = label.pixmap().toImage()
    assert leftward != rightward
    assert abs(_lit(leftward, left=True) - _lit(rightward, left=False)) < 60
    assert abs(_lit(leftward, left=False) - _lit(rightward, left=True)) < 60


def test_a_clock_goes_the_same_way_round_everywhere(pictures: Pictures) -> None:
    """Its face is the same in both drawings, not mirrored."""
    right, left = (
        pictures.drawn("24-hours", QSize(128, 72), 1, leftward=way).toImage()
        for way in (False, True)
    )
    assert right.copy(80, 18, 32, 36) == left.copy(16, 18, 32, 36)


def test_a_picture_says_what_it_shows(qtbot: QtBot, pictures: Pictures) -> None:
    label = Picture(Term.CONTACT, pictures)
    qtbot.addWidget(label)
    assert label.accessibleName() == in_the_picture(Term.CONTACT)
    assert label.text() == ""
