"""Reactions, and the quote above a message that answers another."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame, held_pen
from flowiq_desktop.ui.preview.look import (
    BUBBLE_WIDTH,
    CONTENT_WIDTH,
    WORDS_WIDTH,
    Look,
    scaled_font,
)
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import add_stamp_row
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.qt_override import override

_OVERLAP = 9
_BADGE_HEIGHT = 30
_LARGE = 1.4
_LEFT, _AROUND = 20, 18
_MOST_WIDE = BUBBLE_WIDTH - 2 * _LEFT


def fill_reaction(
    frame: BubbleFrame, content: BubbleContent, _state: MediaState, look: Look
) -> None:
    """The message reacted to; only the phone knows its words, so its id stands for them."""
    theirs = QCoreApplication.translate("ReactionBubble", "The person's own message")
    frame.add(RichText((Span(theirs, italic=True),), look, WORDS_WIDTH), inset=True)
    frame.add(_which(content.reaction_to, look), inset=True)
    add_stamp_row(frame, look, ticks=False)


def _which(message_id: str, look: Look) -> QWidget:
    """The id of a message, or a sentence, which wraps instead of being cut."""
    if message_id:
        return IdLine(message_id, look)
    nothing = QCoreApplication.translate("ReactionBubble", "No message id yet")
    return RichText((Span(nothing),), look, WORDS_WIDTH, font=look.small, colour="faint")


class ReactedBubble(QWidget):
    """A bubble with an emoji on its lower edge."""

    def __init__(self, frame: BubbleFrame, badge: "Badge") -> None:
        super().__init__()
        frame.setParent(self)
        frame.adjustSize()
        badge.setParent(self)
        badge.move(_LEFT, frame.height() - _OVERLAP)
        self.setFixedSize(frame.width(), frame.height() + badge.height() - _OVERLAP)


class Badge(QWidget):
    """The emoji of a reaction, or that one is taken back."""

    def __init__(self, emoji: str, look: Look, *, held: bool = False) -> None:
        super().__init__()
        line = QPen(look.colour("wallpaper"), 2)
        self._pen = held_pen(look) if held else line
        self._look = look
        self._emoji = emoji or QCoreApplication.translate("ReactionBubble", "removed")
        self.setObjectName("reaction_emoji")
        self.setAccessibleName(
            QCoreApplication.translate("ReactionBubble", "Reaction: {emoji}").format(
                emoji=self._emoji
            )
        )
        self.setFont(scaled_font(look.text, _LARGE) if emoji else look.text)
        metrics = self.fontMetrics()
        # What is no emoji is told beside the phone, and may be of any length.
        right = Qt.TextElideMode.ElideRight
        self._emoji = metrics.elidedText(self._emoji, right, _MOST_WIDE - _AROUND)
        width = metrics.horizontalAdvance(self._emoji) + _AROUND
        self.setFixedSize(max(38, width), max(_BADGE_HEIGHT, self.fontMetrics().height() + 6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._look.colour("incoming"))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(self._look.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._emoji)


class IdLine(QWidget):
    """A message id, cut in the middle; ids are longer than a bubble is wide."""

    def __init__(self, message_id: str, look: Look, width: int = WORDS_WIDTH) -> None:
        super().__init__()
        self._look = look
        self._text = message_id
        self.setFont(look.small)
        self.setAccessibleName(self._text)
        self.setFixedSize(width, self.fontMetrics().height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.colour("faint"))
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
        )


class Quote(QWidget):
    """What a message answers, above it."""

    def __init__(self, message_id: str, look: Look) -> None:
        super().__init__()
        self._look = look
        title = QCoreApplication.translate("Quote", "In reply to an earlier message")
        heading = RichText(
            (Span(title),), look, CONTENT_WIDTH - 24, font=look.small_bold, colour="accent"
        )
        line = IdLine(message_id, look, CONTENT_WIDTH - 24)
        for part, top in ((heading, 6), (line, 7 + heading.height())):
            part.setParent(self)
            part.move(14, top)
        self.setObjectName("reply_quote")
        self.setAccessibleName(f"{title}: {message_id}")
        self.setFixedSize(CONTENT_WIDTH, heading.height() + line.height() + 13)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._look.colour("panel"))
        painter.fillRect(QRectF(0, 0, 4, self.height()), self._look.colour("accent"))
