"""Waiting: a turning arc while a file is being looked for."""

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.qt_override import override

_SIDE = 34
_STEP_MS = 80
_STEP_DEGREES = 30


class Waiting(QWidget):
    """Turns while it can be seen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._angle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._on_tick)
        self.setFixedSize(_SIDE, _SIDE)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.colour("text"), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(QRectF(self.rect()).adjusted(3, 3, -3, -3), -self._angle * 16, 270 * 16)

    @Slot()
    def _on_tick(self) -> None:
        self._angle = (self._angle + _STEP_DEGREES) % 360
        self.update()
