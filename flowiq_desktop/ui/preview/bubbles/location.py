"""Places: a map with a pin, drawn from the coasts and borders that come with the program."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent, Place
from flowiq_desktop.core.messages.types.location import LATITUDE, LONGITUDE
from flowiq_desktop.core.places.labels import Box
from flowiq_desktop.core.places.view import View
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.services.preparing.places.map_files import countries
from flowiq_desktop.texts.names import country_name
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, WORDS_WIDTH, Look
from flowiq_desktop.ui.preview.map_names import country_names, map_letters
from flowiq_desktop.ui.preview.map_picture import map_paths, view_around
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import add_footer
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.qt_override import override

_HEIGHT = 128
_PIN = 34
_CORNER = 6
_PIN_BOX = Box(CONTENT_WIDTH / 2 - _PIN / 3, _HEIGHT / 2 - _PIN, 2 * _PIN / 3, _PIN + 4)
LIGHT_MAP = {
    "land": "#F1EFE8",
    "water": "#A5D3E8",
    "border": "#8F9AA3",
    "name": "#5C6670",
    "nowhere": "#DADFE1",
}
DARK_MAP = {
    "land": "#3B4B53",
    "water": "#0F2733",
    "border": "#8798A1",
    "name": "#D3DCE0",
    "nowhere": "#243036",
}


def fill_location(
    frame: BubbleFrame, content: BubbleContent, _state: MediaState, look: Look
) -> None:
    """A place, with its name, address and coordinates as far as they are given."""
    place = content.location or Place(None, None, "", "")
    frame.add(MapPicture(place, look))
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
    if degrees is None:
        return "?"
    # There is no minus before nothing.
    return f"{round(degrees, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


class MapPicture(QWidget):
    """Land, sea and borders around a place, with a pin in the middle.

    The names of countries stand where there is room for them. A place that is not on earth, or not
    known yet, is a pin on an empty ground.
    """

    def __init__(self, place: Place, look: Look) -> None:
        super().__init__()
        where = _on_earth(place)
        self._view = view_around(*where, CONTENT_WIDTH, _HEIGHT) if where else None
        self._colours = DARK_MAP if QColor(look.colours.outgoing).lightness() < 128 else LIGHT_MAP  # noqa: PLR2004 - half
        self.setObjectName("location_map")
        region = countries().surely(*where) if where else ""
        parts = (place.name, coordinates(place), country_name(region) if region else "")
        self.setAccessibleName(
            self.tr("Map with a pin at {place}").format(place=", ".join(filter(None, parts)))
        )
        self.setFixedSize(CONTENT_WIDTH, _HEIGHT)
        self._letters = map_letters(look)
        self._names = country_names(self._view, self._letters, _PIN_BOX) if self._view else ()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _CORNER, _CORNER)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._colour("water" if self._view else "nowhere"))
        if self._view is not None:
            self._draw_map(painter, self._view)
        self._draw_pin(painter)

    def _draw_map(self, painter: QPainter, view: View) -> None:
        paths = map_paths(view)
        painter.fillPath(paths.land, self._colour("land"))
        painter.strokePath(paths.borders, QPen(self._colour("border"), 1))
        painter.setFont(self._letters)
        painter.setPen(self._colour("name"))
        for name, place in self._names:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)

    def _draw_pin(self, painter: QPainter) -> None:
        """A pin with its tip at the place, and its shadow."""
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QRectF(self.rect()).center()
        painter.setBrush(QColor(0, 0, 0, 50))
        painter.drawEllipse(centre + QPointF(0, 1), 8, 3)
        pin = QRectF(centre.x() - _PIN / 2, centre.y() - _PIN + 1, _PIN, _PIN)
        draw_glyph(painter, "pin", pin, QColor("#D93025"))

    def _colour(self, name: str) -> QColor:
        return QColor(self._colours[name])


def _on_earth(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude, where there is such a place."""
    latitude, longitude = place.latitude, place.longitude
    if latitude is None or longitude is None:
        return None
    is_place = abs(latitude) <= LATITUDE.column.bound and abs(longitude) <= LONGITUDE.column.bound
    return (latitude, longitude) if is_place else None
