"""Sound: a play sign, bars as high as the recording is loud, and its length."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.media.facts import MediaFacts
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState, duration_words
from flowiq_desktop.ui.preview.media_wait import placeholder
from flowiq_desktop.ui.preview.preview_texts import add_stamp_row
from flowiq_desktop.ui.preview.stamp import Stamp
from flowiq_desktop.ui.qt_override import override

_UPPER, _LEAST_LOWER = 44, 18
_MIDDLE = 28
_DISC = 44.0
_BARS_LEFT, _BARS_RIGHT = 88, 10
_QUIET = bytes([26] * 40)
"""Bars for a recording that was too long to analyse: level, so that they claim nothing."""


def fill_audio(frame: BubbleFrame, content: BubbleContent, state: MediaState, look: Look) -> None:
    """A recording; it has no caption."""
    if content.media is None or not isinstance(state, MediaFacts):
        frame.add(placeholder(frame, content.media, state, look))
        add_stamp_row(frame, look)
        return
    player = Player(state, look)
    stamp = Stamp(look)
    frame.add(player)
    if player.has_room_for(stamp):
        frame.put_stamp(stamp, player)
    else:
        add_stamp_row(frame, look)


class Player(QWidget):
    """The player as it looks before anybody listens."""

    def __init__(self, facts: MediaFacts, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bars = facts.waveform or _QUIET
        self._duration = duration_words(facts.duration)
        self.setObjectName("media_player")
        self.setAccessibleName(", ".join(filter(None, (self.tr("Recording"), self._duration))))
        self.setFont(look.small)
        self._words = self.fontMetrics().horizontalAdvance(self._duration)
        self._left = min(_BARS_LEFT, CONTENT_WIDTH - self._words)
        self._lower = max(_LEAST_LOWER, self.fontMetrics().height())
        self.setFixedSize(CONTENT_WIDTH, _UPPER + self._lower)

    def has_room_for(self, stamp: Stamp) -> bool:
        """Whether the time fits beside the length."""
        return self._left + self._words + stamp.width() <= self.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#C4561A"))
        painter.drawEllipse(QPointF(6 + _DISC / 2, _MIDDLE), _DISC / 2, _DISC / 2)
        white = QColor(Qt.GlobalColor.white)
        draw_glyph(painter, "headphones", QRectF(16, _MIDDLE - 12, 24, 24), white)
        draw_glyph(painter, "play", QRectF(56, _MIDDLE - 13, 26, 26), self._look.colour("faint"))
        self._draw_bars(painter)
        painter.setPen(self._look.colour("faint"))
        words = QRectF(self._left, _UPPER, self.width() - self._left, self._lower)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._duration
        )

    def _draw_bars(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("ticks"))
        step = (self.width() - _BARS_LEFT - _BARS_RIGHT) / len(self._bars)
        for index, loudness in enumerate(self._bars):
            # A root lifts quiet passages, which would otherwise be dots.
            height = max(2.5, 24 * math.sqrt(loudness / 255))
            left = _BARS_LEFT + index * step
            painter.drawRoundedRect(QRectF(left, _MIDDLE - height / 2, step * 0.62, height), 1, 1)
        painter.setBrush(QColor("#1F8FBF"))
        painter.drawEllipse(QPointF(_BARS_LEFT, _MIDDLE), 5.5, 5.5)
