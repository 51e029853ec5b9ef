"""Icons are tinted, follow the theme, and forget what is gone."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.theme.theme_colours import DARK, LIGHT


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resource("theme"), "light")


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(resource("icons"), theme)


def _hues(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_an_icon_has_the_colour_of_its_name(icons: Icons) -> None:
    image = icons.icon("send", "accent", 32).pixmap(32, 32).toImage()
    assert _hues(image) == {QColor(LIGHT.accent).name()}


def test_a_tone_may_be_named(icons: Icons) -> None:
    image = icons.icon("stop", "error", 32).pixmap(32, 32).toImage()
    assert _hues(image) == {QColor(LIGHT.error.text).name()}


def test_what_is_bound_follows_the_theme(qtbot: QtBot, icons: Icons, theme: Theme) -> None:
    label, button = QLabel(), QPushButton()
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    icons.bind(label, "warning", "text", 32)
    icons.bind(button, "warning", "text", 32)
    theme.choose("dark")
    expected = {QColor(DARK.text).name()}
    assert _hues(label.pixmap().toImage()) == expected
    assert _hues(button.icon().pixmap(32, 32).toImage()) == expected


def test_the_last_icon_bound_counts(qtbot: QtBot, icons: Icons, theme: Theme) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    icons.bind(label, "warning", "text")
    icons.bind(label, "ok", "accent")
    shown = label.pixmap().toImage()
    theme.choose("dark")
    theme.choose("light")
    assert label.pixmap().toImage() == shown


def test_what_is_gone_is_forgotten(icons: Icons, theme: Theme) -> None:
    label = QLabel()
    icons.bind(label, "warning")
    label.deleteLater()
    QApplication.sendPostedEvents(label, 52)  # QEvent.DeferredDelete
    theme.choose("dark")  # must not touch the label
    assert theme.colours is DARK


def test_an_icon_that_does_not_exist_is_a_fault(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no such drawing")
