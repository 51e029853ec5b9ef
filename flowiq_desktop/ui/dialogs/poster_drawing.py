"""PosterDrawing: a page with a QR code for people to write to, for the screen or a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextOption,
)

from flowiq_desktop.system.durable_file import sync_file, sync_folder, temporary_beside
from flowiq_desktop.texts import say

if TYPE_CHECKING:
    from pathlib import Path

_WIDTH, _HEIGHT = 1240, 1754
"""An A4 page at 150 dots an inch; everything below is measured in these."""
_SCALE = 2
"""A picture has four times as many dots, so that it can be printed as large."""
_MARGIN = 90
_CODE = 760
_QUIET = 4
"""Squares of white around a QR code (ISO/IEC 18004)."""
_DOTS = 300
_INK, _FAINT = QColor("#111111"), QColor("#6B7775")
_BUBBLE_ROOM = QRectF(90, 1326, 1060, 224)
_PADDING = 26
_LEAST = 12
_STILL_LARGE = 0.6
"""Of a size: a text gets so small before a word of it is broken."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it.

    Attributes:
        name: the organisation's, or "".
        number: its own, as people write it.
        text: what people send first, or "".
        link: the same as a link.
        squares: of the QR code, True for black.
    """

    name: str
    number: str
    text: str
    link: str
    squares: tuple[tuple[bool, ...], ...]


def picture(poster: Poster, scale: int = _SCALE) -> QImage:
    """The poster as a picture."""
    image = QImage(_WIDTH * scale, _HEIGHT * scale, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _draw(painter, poster)
    painter.end()
    return image


def save(poster: Poster, target: Path) -> None:
    """Write the poster, as a PDF by its ending, else as a PNG; raises OSError."""
    with temporary_beside(target) as pending:
        if target.suffix.lower() == ".pdf":
            _write_pdf(poster, pending)
        elif not QImageWriter(str(pending), b"png").write(picture(poster)):
            raise OSError(5, "the picture could not be written", str(target))
        sync_file(pending)
        pending.replace(target)
    sync_folder(target.parent)


def _write_pdf(poster: Poster, place: Path) -> None:
    writer = QPdfWriter(str(place))
    writer.setTitle(" - ".join(filter(None, (say("Write to us on WhatsApp"), poster.name))))
    writer.setResolution(_DOTS)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(5, "the page could not be written", str(place))
    painter.scale(writer.width() / _WIDTH, writer.height() / _HEIGHT)
    _draw(painter, poster)
    painter.end()


def _draw(painter: QPainter, poster: Poster) -> None:
    painter.setPen(_INK)
    if poster.name:
        _write(painter, _line(90, 190), poster.name, 64, bold=True)
        _write(painter, _line(290, 110), say("Write to us on WhatsApp"), 60, bold=True)
    else:
        _write(painter, _line(150, 220), say("Write to us on WhatsApp"), 84, bold=True)
    _draw_code(painter, poster, 430)
    if poster.text:
        _write(
            painter, _line(1194, 78), say("Point your phone's camera here, then press send."), 40
        )
        _draw_text(painter, poster.text)
    else:
        _write(
            painter, _line(1230, 130), say("Point your phone's camera here and write to us."), 40
        )
    _write(painter, _line(1566, 62), poster.number, 46, bold=True)
    address = poster.link.partition("?")[0].partition("://")[2]
    _write(painter, _line(1634, 50), address, 30)


def _draw_text(painter: QPainter, text: str) -> None:
    """What people will send, in a bubble of its own: it may be read from the other side."""
    painter.setPen(_FAINT)
    _write(painter, _line(1274, 44), say("This is what you send:"), 30)
    pad = _PADDING
    inner = _BUBBLE_ROOM.adjusted(pad, pad / 2, -pad, -pad / 2)
    taken = _fit(painter, inner, text, 38)
    painter.setPen(QPen(_FAINT, 2))
    painter.drawRoundedRect(taken.adjusted(-pad, -pad / 2, pad, pad / 2), pad, pad)
    painter.setPen(_INK)
    painter.drawText(inner, text, _option(anywhere=True))


def _draw_code(painter: QPainter, poster: Poster, top: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    side = _CODE / (len(poster.squares) + 2 * _QUIET)
    left = (_WIDTH - _CODE) / 2 + _QUIET * side
    for row, squares in enumerate(poster.squares):
        for column, black in enumerate(squares):
            if black:
                place = QRectF(left + column * side, top + (row + _QUIET) * side, side, side)
                painter.fillRect(place, Qt.GlobalColor.black)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _line(top: float, height: float) -> QRectF:
    return QRectF(_MARGIN, top, _WIDTH - 2 * _MARGIN, height)


def _write(painter: QPainter, room: QRectF, text: str, size: int, *, bold: bool = False) -> None:
    """Write a text in the middle, as small as it needs to be to find its room."""
    _fit(painter, room, text, size, bold=bold)
    painter.drawText(room, text, _option(anywhere=True))


def _fit(painter: QPainter, room: QRectF, text: str, size: int, *, bold: bool = False) -> QRectF:
    """Choose the largest letters that find room; only very long words are broken."""
    font = QFont(painter.font())
    font.setBold(bold)
    needed = room
    for pixels in range(size, _LEAST - 1, -2):
        font.setPixelSize(pixels)
        painter.setFont(font)
        option = _option(anywhere=pixels < size * _STILL_LARGE)
        needed = painter.boundingRect(room, text, option)
        if needed.height() <= room.height() and needed.width() <= room.width():
            break
    return needed


def _option(*, anywhere: bool) -> QTextOption:
    """In the middle, and each text from the side from which its own letters are read."""
    option = QTextOption(Qt.AlignmentFlag.AlignCenter)
    wraps = QTextOption.WrapMode
    option.setWrapMode(wraps.WrapAtWordBoundaryOrAnywhere if anywhere else wraps.WordWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option
