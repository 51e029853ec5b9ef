"""HeldNote: says over a bubble that it will not be sent, and why."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from flowiq_desktop.texts import say, say_count
from flowiq_desktop.ui.language.words import Words
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, Look
from flowiq_desktop.ui.preview.wrapped_text import WrappedText
from flowiq_desktop.ui.qt_override import override

_SIGN, _EDGE, _GAP = 16, 10, 7
_RADIUS = 9.0


class HeldNote(QWidget):
    """A sign and a line of words on the wallpaper, like the line that names the day.

    Args:
        words: why the message is not sent.
        look: colours and fonts.
    """

    def __init__(self, words: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("held_note")
        self.setAccessibleName(words)
        taken = 2 * _EDGE + _SIGN + _GAP
        widest = WrappedText(words, look.small_bold, BUBBLE_WIDTH - taken).width
        self._words = WrappedText(words, look.small_bold, math.ceil(widest) + 1)
        height = max(_SIGN, math.ceil(self._words.height)) + 10
        self.setFixedSize(taken + math.ceil(widest) + 1, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour("error")
        painter.setPen(QPen(colour, 1))
        painter.setBrush(self._look.colour("incoming"))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        sign = QRectF(_EDGE, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
        draw_glyph(painter, "error", sign, colour)
        top = (self.height() - self._words.height) / 2
        self._words.draw(painter, _EDGE + _SIGN + _GAP, top, self._look.colour("text"))


def held_words(blocking: int, *, left_out: bool) -> Words:
    """Why a row will not be sent; "" when it will.

    Args:
        blocking: how many of its problems must be solved first.
        left_out: whether the person left it out, which goes before any problem.
    """
    if left_out:
        return lambda: say("Left out: will not be sent")
    if blocking:
        return lambda: say_count(
            "Will not be sent: 1 thing to fix", "Will not be sent: {n} things to fix", blocking
        )
    return ""
