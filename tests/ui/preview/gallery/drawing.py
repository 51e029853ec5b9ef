"""Draws the pictures, in a process that knows the chosen fonts alone."""

import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize
from PySide6.QtGui import QFont, QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, Look
from flowiq_desktop.ui.preview.phone_preview import PhonePreview
from tests.ui.preview.gallery.letters import FAMILY
from tests.ui.preview.gallery.scenes import SCENES, Scene

THEMES = ("light", "dark")
DIRECTIONS = ("ltr", "rtl")
SIZES = (100, 200, 300)
"""Size of the letters in percent."""
_LETTERS = 13
"""Height of letters at 100 % in pixels: 10 points on an ordinary screen."""
_MARGIN = 8
_LOW_PHONE = QSize(328, 460)


def main() -> int:
    """Draw the pictures into the folder that is named, or those of some scenes."""
    app = QApplication(sys.argv[:1])
    app.setStyle("fusion")
    folder, *begins = sys.argv[1:]
    for name, image in _pictures(tuple(begins) or ("",)):
        image.save(str(Path(folder, f"{name}.png")))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return 0


def tile(scene: str, theme: str, direction: str, size: int) -> str:
    """What a picture is called."""
    return f"{scene}-{theme}-{direction}-{size}"


def _pictures(begins: tuple[str, ...]) -> Iterator[tuple[str, QImage]]:
    scenes = [scene for scene in SCENES if scene.name.startswith(begins)]
    for scene, theme, direction, size in product(scenes, THEMES, DIRECTIONS, SIZES):
        font = QFont(FAMILY)
        font.setPixelSize(_LETTERS * size // 100)
        draw = _phone if scene.whole else _bubble
        yield tile(scene.name, theme, direction, size), draw(scene, direction, theme, font)


def _bubble(scene: Scene, direction: str, theme: str, font: QFont) -> QImage:
    """A bubble on the wallpaper."""
    look = Look(font, dark=theme == "dark", now=_moment)
    _frame, bubble = draw_bubble(
        scene.in_direction(direction), scene.state, look, held=bool(scene.held)
    )
    bubble.adjustSize()
    size = QSize(BUBBLE_WIDTH + 2 * _MARGIN, bubble.height() + 2 * _MARGIN)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(look.colour("wallpaper"))
    _paint(bubble, image, QPoint(_MARGIN, _MARGIN))
    return image


def _phone(scene: Scene, direction: str, theme: str, font: QFont) -> QImage:
    """A whole phone, of the least height that is usual."""
    phone = PhonePreview(now=_moment)
    phone.setFont(font)
    phone.set_dark(theme == "dark")
    phone.resize(_LOW_PHONE)
    phone.show_bubble(scene.in_direction(direction), scene.recipient(direction), scene.held)
    phone.show()
    QTest.qWait(1)
    for opener in phone.findChildren(QAbstractButton):
        if scene.opened and opener.objectName() in {"list_open", "contacts_open"}:
            opener.click()
    QTest.qWait(1)
    image = QImage(phone.size(), QImage.Format.Format_RGB32)
    image.fill(0x808080)
    _paint(phone, image, QPoint(0, 0))
    return image


def _paint(widget: QWidget, image: QImage, place: QPoint) -> None:
    painter = QPainter(image)
    widget.render(painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    widget.hide()
    widget.deleteLater()


def _moment() -> datetime:
    return datetime.fromisoformat("2026-03-06T09:41:00+02:00")


if __name__ == "__main__":
    sys.exit(main())
