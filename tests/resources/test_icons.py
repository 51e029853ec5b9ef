import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from flowiq_desktop.system.paths import resource

ICONS = resource("icons")
WANTED = {
    *("spreadsheet", "message", "check", "send", "results", "play", "pause", "stop"),
    *("previous", "next", "search", "undo", "warning", "error", "ok", "info", "phone"),
    *("account", "folder", "settings", "insert-field", "document", "pdf", "word", "excel"),
    *("powerpoint", "audio", "video", "image", "location", "contact", "list", "reaction"),
    *("reply", "link", "help", "practice", "flowiq", "blocked"),
}


def test_every_icon_is_there() -> None:
    assert {path.stem for path in ICONS.glob("*.svg")} >= WANTED


@pytest.mark.parametrize("name", sorted(WANTED))
def test_an_icon_shows_something_and_leaves_the_rest_clear(name: str) -> None:
    renderer = QSvgRenderer(str(ICONS / f"{name}.svg"))
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(48) for y in range(48))

    assert renderer.isValid()
    assert renderer.viewBoxF().width() == renderer.viewBoxF().height()
    assert 48 < drawn < 48 * 48


@pytest.mark.parametrize("name", sorted(WANTED - {"flowiq"}))
def test_an_icon_has_one_colour_that_a_theme_can_replace(name: str) -> None:
    source = (ICONS / f"{name}.svg").read_text("utf-8")

    assert set(re.findall(r"#[0-9a-fA-F]{3,6}", source)) == {"#000000"}
    assert 'viewBox="0 0 24 24"' in source


def test_the_app_icon_is_a_picture_too() -> None:
    image = QImage(str(ICONS / "flowiq.png"))

    assert (image.width(), image.height()) == (256, 256)
    assert image.pixelColor(0, 0).alpha() == 0
