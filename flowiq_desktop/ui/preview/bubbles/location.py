"""Places: a drawn card with a pin; no map is fetched, and the coordinates are shown."""

import random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent, Place
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, WORDS_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import add_footer
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.qt_override import override

_HEIGHT = 128
_LIGHT = {"land": "#E8ECE4", "park": "#C6E2BC", "water": "#A9D6EA", "road": "#FFFFFF"}
_DARK = {"land": "#25333A", "park": "#24493C", "water": "#174257", "road": "#41525B"}


def fill_location(
    frame: BubbleFrame, content: BubbleContent, _state: MediaState, look: Look
) -> None:
    """A place, with its name, address and coordinates as far as they are given."""
    place = content.location or Place(None, None, "", "")
    frame.add(MapSketch(place, look))
    if place.name:
        frame.add(RichText((Span(place.name, bold=True),), look, WORDS_WIDTH), inset=True)
    if place.address:
        address = RichText((Span(place.address),), look, WORDS_WIDTH, font=look.small)
        frame.add(address, inset=True)
    add_footer(frame, (Span(coordinates(place)),), look)


def coordinates(place: Place) -> str:
    """Latitude and longitude as maps take them; a question mark for one that is missing."""
    return ", ".join(_degrees(degrees) for degrees in (place.latitude, place.longitude))


def _degrees(degrees: float | None) -> str:
    return "?" if degrees is None else f"{degrees:.6f}".rstrip("0").rstrip(".")


class MapSketch(QWidget):
    """Streets, a park and water that no town has, with a pin in the middle.

    The same place always looks the same, and another place looks different.
    """

    def __init__(self, place: Place, look: Look) -> None:
        super().__init__()
        self._dice = random.Random(coordinates(place))  # noqa: S311 - a drawing, not a secret
        self._seed = coordinates(place)
        self._colours = _DARK if QColor(look.colours.outgoing).lightness() < 128 else _LIGHT  # noqa: PLR2004 - half
        self.setObjectName("location_map")
        self.setAccessibleName(
            self.tr("Sketch of a map, with a pin at {place}").format(
                place=", ".join(filter(None, (place.name, self._seed)))
            )
        )
        self.setFixedSize(CONTENT_WIDTH, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(shape)
        painter.fillPath(shape, QColor(self._colours["land"]))
        self._dice.seed(self._seed)
        self._draw_water(painter)
        self._draw_park(painter)
        self._draw_roads(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QRectF(self.rect()).center()
        painter.setBrush(QColor(0, 0, 0, 50))
        painter.drawEllipse(centre + QPointF(0, 1), 8, 3)
        pin = QRectF(centre.x() - 17, centre.y() - 33, 34, 34)
        draw_glyph(painter, "pin", pin, QColor("#D93025"))

    def _draw_water(self, painter: QPainter) -> None:
        start = self._dice.uniform(0.55, 0.9) * self.width()
        water = QPainterPath(QPointF(start, 0))
        bend = self._dice.uniform(-50, 50)
        water.cubicTo(
            QPointF(start + bend, 40), QPointF(start - bend, 80), QPointF(start + 30, _HEIGHT)
        )
        water.lineTo(self.width(), _HEIGHT)
        water.lineTo(self.width(), 0)
        painter.fillPath(water, QColor(self._colours["water"]))

    def _draw_park(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours["park"]))
        left, top = self._dice.uniform(10, 70), self._dice.uniform(8, 60)
        painter.drawRoundedRect(QRectF(left, top, 74, 46), 12, 12)

    def _draw_roads(self, painter: QPainter) -> None:
        tilt = self._dice.uniform(-0.35, 0.35)
        for index in range(-1, 5):
            y = index * 36 + self._dice.uniform(0, 14)
            self._draw_road(painter, -10, y, self.width() + 10, y + tilt * self.width(), 4)
        for index in range(6):
            x = index * 50 + self._dice.uniform(0, 18)
            self._draw_road(painter, x, -10, x - tilt * _HEIGHT, _HEIGHT + 10, 4)
        self._draw_road(painter, -10, self._dice.uniform(60, 120), self.width() + 10, 20, 9)

    def _draw_road(
        self, painter: QPainter, x1: float, y1: float, x2: float, y2: float, width: float
    ) -> None:
        painter.setPen(QPen(QColor(self._colours["road"]), width))
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
