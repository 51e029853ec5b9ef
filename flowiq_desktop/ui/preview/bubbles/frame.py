"""BubbleFrame: the rounded background of a message, its parts from the top down, and its time."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from flowiq_desktop.ui.preview.look import PADDING, TAIL, Look
from flowiq_desktop.ui.preview.stamp import Stamp
from flowiq_desktop.ui.qt_override import override

_RADIUS = 9.0
_HELD_LINE = 1.6


class BubbleFrame(QWidget):
    """A bubble; parts have fixed sizes and the bubble is as large as they are.

    Args:
        look: colours and fonts.
        incoming: a message from the person, on the left; otherwise one from the business.
        held: it will not be sent: an outline without a ground, and a time without ticks.

    Signals:
        retry_requested: the file should be looked for again.
        sheet_requested: the list or the cards should be opened.
    """

    retry_requested = Signal()
    sheet_requested = Signal()

    def __init__(self, look: Look, *, incoming: bool = False, held: bool = False) -> None:
        super().__init__()
        self._look = look
        self._incoming = incoming
        self._held = held
        self._stamp: Stamp | None = None
        self._anchor: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        left, right = (PADDING + TAIL, PADDING) if incoming else (PADDING, PADDING + TAIL)
        self._column.setContentsMargins(left, PADDING, right, PADDING)

    def add(self, part: QWidget, *, inset: bool = False) -> None:
        """Put a part below the others; words are `inset` a little further from the edge."""
        if inset:
            holder = QWidget()
            row = QVBoxLayout(holder)
            row.setContentsMargins(PADDING, 2, PADDING, 2)
            row.addWidget(part)
            self._column.addWidget(holder)  # across the bubble: words may begin at its right side
        else:
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)

    def put_stamp(self, stamp: Stamp, anchor: QWidget) -> None:
        """Show the time in the lower right corner of the bubble at the foot of a part."""
        self._stamp, self._anchor = stamp, anchor
        if self._held:
            stamp.hold()
        stamp.setParent(self)
        stamp.show()
        # What the part is laid out in may get its size after the bubble has got its own.
        for moved in (anchor, anchor.parentWidget()):
            if moved is not None:
                moved.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_stamp()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place_stamp()
        return super().eventFilter(watched, event)

    def _place_stamp(self) -> None:
        if self._stamp is None or self._anchor is None:
            return
        # Words have a margin around them, which the time is not moved down by.
        holder = self._anchor.parentWidget()
        top = self._anchor.y() if holder is self or holder is None else holder.y()
        foot = top + self._anchor.height() - 1
        right = self.width() - self._column.contentsMargins().right()
        self._stamp.move(
            right - self._stamp.width() - 1, foot - self._stamp.height() + self._stamp.drop
        )
        self._stamp.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._held:
            painter.setPen(held_pen(self._look))
            painter.setBrush(self._look.colour("wallpaper"))
            painter.drawPath(self._outline(_HELD_LINE / 2))
            return
        ground = self._look.colour("incoming" if self._incoming else "outgoing")
        painter.fillPath(self._outline(), ground)

    def _outline(self, inside: float = 0.0) -> QPainterPath:
        """The shape of the bubble, or one that lies a little `inside` it."""
        width, height = float(self.width()) - inside, float(self.height())
        body = QPainterPath()
        area = QRectF(0, 0, width - TAIL, height).adjusted(inside, inside, 0, -inside)
        body.addRoundedRect(area, _RADIUS, _RADIUS)
        edge = width - TAIL
        tail = QPainterPath(QPointF(edge - _RADIUS, inside))
        tail.lineTo(width - 1.5, inside)
        tail.quadTo(QPointF(width, 0.3), QPointF(width - 0.8, 1.8))
        tail.lineTo(edge, 11)
        tail.lineTo(edge - _RADIUS, 11)
        tail.closeSubpath()
        outline = body.united(tail)
        mirrored = QTransform(-1, 0, 0, 1, self.width(), 0)
        return mirrored.map(outline) if self._incoming else outline


def held_pen(look: Look) -> QPen:
    """The line around what will not be sent."""
    return QPen(look.colour("faint"), _HELD_LINE, Qt.PenStyle.DashLine)
