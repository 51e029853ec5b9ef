"""Draws the program's icon in any size, and a Windows icon of several."""

import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_VECTOR = Path(__file__).parent.parent / "resources" / "icons" / "flowiq.svg"
_WHOLE = 256
"""The size that a Windows icon writes as 0."""


def draw(size: int, path: Path) -> None:
    """Write the icon as a PNG of so many pixels to a side."""
    path.write_bytes(_png(size))


def draw_windows_icon(sizes: Sequence[int], path: Path) -> None:
    """Write an `.ico` with these sizes; each is a PNG, as Windows takes them since Vista."""
    pictures = [_png(size) for size in sizes]
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(sizes, pictures, strict=True):
        side = size % _WHOLE
        entries += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    path.write_bytes(struct.pack("<3H", 0, 1, len(pictures)) + entries + b"".join(pictures))


def _png(size: int) -> bytes:
    """No text is drawn, so it needs no application of Qt, of which a process has one alone."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_VECTOR)).render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # Qt's types know no bytes here
    return bytes(kept.data())
