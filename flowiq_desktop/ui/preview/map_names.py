"""The names of countries on the map: what they are called, and where there is room for them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from flowiq_desktop.core.places.labels import Box, labels_of
from flowiq_desktop.core.places.view import View
from flowiq_desktop.services.preparing.places.map_files import countries
from flowiq_desktop.texts.names import country_name
from flowiq_desktop.ui.preview.look import Look, scaled_font

_LARGEST = 14
"""Pixels: the map does not grow with the letters, nor does it on a phone."""
_BESIDE = 6.0
"""Pixels left free beside a name, both sides together."""


def map_letters(look: Look) -> QFont:
    """The font of names on the map."""
    high = QFontInfo(look.small).pixelSize()
    return look.small if high <= _LARGEST else scaled_font(look.small, _LARGEST / high)


def country_names(view: View, font: QFont, free: Box) -> tuple[tuple[str, QRectF], ...]:
    """The names that have room on a part of the map, each with the rectangle it is centred in."""
    measures = QFontMetricsF(font)

    def size_of(region: str) -> tuple[float, float]:
        return measures.horizontalAdvance(country_name(region)) + _BESIDE, measures.height()

    found = labels_of(view, countries(), size_of, free)
    return tuple(
        (country_name(it.region), QRectF(it.box.x, it.box.y, it.box.wide, it.box.high))
        for it in found
    )
