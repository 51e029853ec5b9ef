"""ChatButton: what can be tapped under a bubble, as words across it."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.tapped import Tapped
from flowiq_desktop.ui.preview.wrapped_text import WrappedText
from flowiq_desktop.ui.qt_override import override

_HEIGHT = 36
_ICON = 17
_GAP = 7
_EDGE = 8


class ChatButton(Tapped):
    """A button as the phone draws it: a line above, then an icon and a text in the middle.

    A text that is longer than the button is wide goes on in the next line.

    Args:
        text: as the person reads it.
        icon: a glyph, or "" for none.
        width: in pixels.
        look: colours and fonts.
        name: the object's name.
        works: whether it does something here; otherwise it is only a picture of a button.
    """

    def __init__(
        self, text: str, icon: str, width: int, look: Look, name: str, *, works: bool
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        # Not its text: QAbstractButton would take "&" for a keyboard shortcut.
        self.setAccessibleName(text)
        self._icon = icon
        self._look = look
        self._taken = (_ICON + _GAP) if icon else 0
        room = width - self._taken - 2 * _EDGE
        middle = Qt.AlignmentFlag.AlignHCenter
        self._words = WrappedText(text, look.bold, room, most=look.lines(2), side=middle)
        self.setFixedSize(width, max(_HEIGHT, math.ceil(self._words.height) + 14))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if works else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not works)
        if works:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        colour = self._look.colour("link")
        if self.hasFocus():
            painter.setPen(QPen(colour, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 4, -3, -3), 6, 6)
        if self._icon:
            left = (self.width() - self._taken - self._words.width) / 2
            square = QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON)
            draw_glyph(painter, self._icon, square, colour)
        top = (self.height() - self._words.height) / 2
        self._words.draw(painter, _EDGE + self._taken, top, colour)
