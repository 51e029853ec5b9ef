"""The small drawings of the phone, as strokes and shapes in a square of 24 by 24."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

SIDE = 24.0


def draw_glyph(painter: QPainter, name: str, area: QRectF, colour: QColor) -> None:
    """Draw a glyph by name into a square.

    Args:
        painter: where to; its state is kept.
        name: a key of `GLYPHS`.
        area: the square it fills.
        colour: of strokes and shapes.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / SIDE, area.height() / SIDE)
    pen = QPen(colour, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    GLYPHS[name](painter)
    painter.restore()


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _fill(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _back(painter: QPainter) -> None:
    _line(painter, (20, 12), (4, 12))
    _line(painter, (11, 5), (4, 12), (11, 19))


def _more(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    for y in (5, 12, 19):
        painter.drawEllipse(QPointF(12, y), 1.0, 1.0)


def _ticks(painter: QPainter) -> None:
    _line(painter, (1, 13), (5.5, 17.5), (15, 7))
    _line(painter, (10, 16), (11.5, 17.5), (22, 7))


def _play(painter: QPainter) -> None:
    _fill(painter, (8, 5), (19, 12), (8, 19))


def _person(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(QPointF(12, 8.5), 3.6, 3.6)
    body = QPainterPath(QPointF(4.5, 20))
    body.cubicTo(QPointF(5, 13.2), QPointF(19, 13.2), QPointF(19.5, 20))
    body.closeSubpath()
    painter.drawPath(body)


def _reply(painter: QPainter) -> None:
    _line(painter, (9, 6), (3.5, 11.5), (9, 17))
    curve = QPainterPath(QPointF(3.5, 11.5))
    curve.lineTo(13, 11.5)
    curve.cubicTo(QPointF(18, 11.5), QPointF(20, 14.5), QPointF(20, 19))
    painter.drawPath(curve)


def _list(painter: QPainter) -> None:
    for y in (6, 12, 18):
        _line(painter, (9, y), (20, y))
        painter.drawPoint(QPointF(4.5, y))


def _close(painter: QPainter) -> None:
    _line(painter, (6, 6), (18, 18))
    _line(painter, (18, 6), (6, 18))


def _warning(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(12, 3.5), QPointF(22, 20.5), QPointF(2, 20.5)]))
    _line(painter, (12, 10), (12, 14.5))
    painter.drawPoint(QPointF(12, 17.4))


def _error(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5)
    _line(painter, (12, 7), (12, 13))
    painter.drawPoint(QPointF(12, 16.6))


def _pin(painter: QPainter) -> None:
    shape = QPainterPath(QPointF(12, 23))
    shape.cubicTo(QPointF(8, 17), QPointF(4.5, 13.5), QPointF(4.5, 8.8))
    shape.cubicTo(QPointF(4.5, -1), QPointF(19.5, -1), QPointF(19.5, 8.8))
    shape.cubicTo(QPointF(19.5, 13.5), QPointF(16, 17), QPointF(12, 23))
    hole = QPainterPath()
    hole.addEllipse(QPointF(12, 8.8), 2.8, 2.8)
    painter.fillPath(shape.subtracted(hole), painter.pen().color())


def _headphones(painter: QPainter) -> None:
    band = QPainterPath(QPointF(4, 15))
    band.cubicTo(QPointF(4, 1.5), QPointF(20, 1.5), QPointF(20, 15))
    painter.drawPath(band)
    painter.setBrush(painter.pen().color())
    painter.drawRoundedRect(QRectF(3.5, 14, 4, 6.5), 1.5, 1.5)
    painter.drawRoundedRect(QRectF(16.5, 14, 4, 6.5), 1.5, 1.5)


def _camera(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.5, 6, 13, 12), 2.5, 2.5)
    _fill(painter, (18, 11), (21.5, 8.5), (21.5, 15.5), (18, 13))


def _picture(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3, 4.5, 18, 15), 2.5, 2.5)
    painter.drawEllipse(QPointF(8.5, 9.5), 1.4, 1.4)
    _line(painter, (4, 18), (10, 13), (13.5, 16), (17, 12), (20.5, 15.5))


def _microphone(painter: QPainter) -> None:
    cup = QPainterPath(QPointF(5.5, 11))
    cup.cubicTo(QPointF(5.5, 20), QPointF(18.5, 20), QPointF(18.5, 11))
    painter.drawPath(cup)
    _line(painter, (12, 18), (12, 21.5))
    painter.setBrush(painter.pen().color())
    painter.drawRoundedRect(QRectF(9.5, 3, 5, 11), 2.5, 2.5)


def _opens(painter: QPainter) -> None:
    _line(painter, (10, 6), (4.5, 6), (4.5, 19.5), (18, 19.5), (18, 14))
    _line(painter, (11.5, 12.5), (20, 4))
    _line(painter, (14, 4), (20, 4), (20, 10))


GLYPHS: dict[str, Callable[[QPainter], None]] = {
    "back": _back,
    "camera": _camera,
    "close": _close,
    "error": _error,
    "headphones": _headphones,
    "list": _list,
    "microphone": _microphone,
    "more": _more,
    "opens": _opens,
    "person": _person,
    "picture": _picture,
    "pin": _pin,
    "play": _play,
    "reply": _reply,
    "ticks": _ticks,
    "warning": _warning,
}
