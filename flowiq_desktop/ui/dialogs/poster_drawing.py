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


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it.

    Attributes:
        name: the organisation's, or "".
        number: its own, `+` and digits.
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
    painter.setPen(QColor("#111111"))
    _write(painter, 90, 190, poster.name, 64, bold=True)
    _write(painter, 290, 110, say("Write to us on WhatsApp"), 60, bold=True)
    _draw_code(painter, poster, 430)
    _write(painter, 1220, 130, say("Point your phone's camera here, then press send."), 40)
    if poster.text:
        sent = say("This is what you send: “{text}”", text=poster.text)
        _write(painter, 1350, 190, sent, 36)
    _write(painter, 1560, 60, poster.number, 44, bold=True)
    _write(painter, 1630, 60, poster.link.partition("?")[0], 30)


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


def _write(
    painter: QPainter, top: int, height: int, text: str, size: int, *, bold: bool = False
) -> None:
    """Write a text in the middle, as small as it needs to be to find its room."""
    room = QRectF(_MARGIN, top, _WIDTH - 2 * _MARGIN, height)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    font = QFont(painter.font())
    font.setBold(bold)
    for pixels in range(size, 11, -2):
        font.setPixelSize(pixels)
        painter.setFont(font)
        needed = painter.boundingRect(room, int(flags), text)
        if needed.height() <= height and needed.width() <= room.width():
            break
    painter.drawText(room, int(flags), text)
