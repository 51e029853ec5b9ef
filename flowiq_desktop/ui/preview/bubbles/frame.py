"""BubbleFrame: the rounded background of a message, its parts from the top down, and its time."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from flowiq_desktop.ui.preview.look import PADDING, TAIL, Look
from flowiq_desktop.ui.preview.stamp import Stamp
from flowiq_desktop.ui.qt_override import override

_RADIUS = 9.0


class BubbleFrame(QWidget):
    """A bubble; parts have fixed sizes and the bubble is as large as they are.

    Args:
        look: colours and fonts.
        incoming: a message from the person, on the left; otherwise one from the business.

    Signals:
        retry_requested: the file should be looked for again.
        sheet_requested: the list or the cards should be opened.
    """

    retry_requested = Signal()
    sheet_requested = Signal()

    def __init__(self, look: Look, *, incoming: bool = False) -> None:
        super().__init__()
        self._look = look
        self._incoming = incoming
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
        stamp.setParent(self)
        stamp.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stamp is None or self._anchor is None:
            return
        foot = self._anchor.mapTo(self, self._anchor.rect().bottomLeft()).y()
        right = self.width() - self._column.contentsMargins().right()
        self._stamp.move(
            right - self._stamp.width() - 1, foot - self._stamp.height() + self._stamp.drop
        )
        self._stamp.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._look.colour("incoming" if self._incoming else "outgoing")
        painter.fillPath(self._outline(), ground)

    def _outline(self) -> QPainterPath:
        width, height = float(self.width()), float(self.height())
        body = QPainterPath()
        body.addRoundedRect(QRectF(0, 0, width - TAIL, height), _RADIUS, _RADIUS)
        edge = width - TAIL
        tail = QPainterPath(QPointF(edge - _RADIUS, 0))
        tail.lineTo(width - 1.5, 0)
        tail.quadTo(QPointF(width, 0.3), QPointF(width - 0.8, 1.8))
        tail.lineTo(edge, 11)
        tail.lineTo(edge - _RADIUS, 11)
        tail.closeSubpath()
        outline = body.united(tail)
        return QTransform(-1, 0, 0, 1, width, 0).map(outline) if self._incoming else outline
