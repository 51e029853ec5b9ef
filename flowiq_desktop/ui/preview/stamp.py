"""Stamp: the time and the ticks in a bubble's corner."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.texts.moments import clock
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.qt_override import override

_TICKS = 15
_GAP = 3
_MARGIN = 4


class Stamp(QWidget):
    """The present time, since the message is not sent yet, and two ticks.

    Args:
        look: colours and fonts.
        ticks: whether the message is the business's own.
        on_picture: white, to be placed on top of a picture.
    """

    def __init__(self, look: Look, *, ticks: bool = True, on_picture: bool = False) -> None:
        super().__init__()
        self._look = look
        self._ticks = ticks
        self._on_picture = on_picture
        self._held = False
        self._text = clock(look.now())
        self.setFont(look.small)
        width = self.fontMetrics().horizontalAdvance(self._text) + (_GAP + _TICKS) * ticks
        self.setFixedSize(width + 2 * _MARGIN, max(_TICKS, self.fontMetrics().height()))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hold(self) -> None:
        """Show a sign in place of the ticks: the message will not be sent."""
        self._held = True
        self.update()

    @property
    def drop(self) -> int:
        """How far below the foot of its part it stands; above the foot of a picture."""
        return -4 if self._on_picture else 3

    @property
    def room(self) -> QSize:
        """What a text must keep free at its end."""
        return QSize(self.width() + _MARGIN, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._on_picture:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 120))
            painter.drawRoundedRect(self.rect(), 7, 7)
        white = QColor(Qt.GlobalColor.white)
        painter.setPen(white if self._on_picture else self._look.colour("faint"))
        area = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        # The phone is not mirrored, whatever the direction of the text.
        left_edge = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | left_edge, self._text)
        if self._ticks:
            name = "error" if self._held else "ticks"
            colour = white if self._on_picture else self._look.colour(name)
            top = (self.height() - _TICKS) / 2
            left = self.width() - _MARGIN - _TICKS
            draw_glyph(painter, name, QRectF(left, top, _TICKS, _TICKS), colour)
