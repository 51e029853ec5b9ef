"""Placeholders for files that cannot be shown: not here yet, unavailable, or not named."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flowiq_desktop.core.media.facts import MediaFailure
from flowiq_desktop.core.messages.bubbles import BubbleMedia
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.bubbles.chat_button import ChatButton
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.qt_override import override

_HEIGHT = 132
_SIGN = 28
_SIDE = 34
_STEP_MS = 80
_STEP_DEGREES = 30


class Placeholder(QWidget):
    """A quiet rectangle with a sign, a sentence and a button where trying again may help."""

    def __init__(self, sign: QWidget, words: RichText, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words.text())
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 14, 12, 12)
        self.column.setSpacing(8)
        self.column.addStretch(1)
        self.column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("panel"))
        painter.drawRoundedRect(self.rect(), 6, 6)


class Sign(QWidget):
    """One glyph."""

    def __init__(self, glyph: str, colour: str, look: Look) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = look.colour(colour)
        self.setFixedSize(_SIGN, _SIGN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_glyph(QPainter(self), self._glyph, QRectF(self.rect()), self._colour)


def placeholder(
    frame: BubbleFrame, media: BubbleMedia | None, state: MediaState, look: Look
) -> Placeholder:
    """What stands where a file would be shown.

    Args:
        frame: the bubble, which passes on a request to try again.
        media: the file, or None when the message names none.
        state: why it cannot be shown.
        look: colours and fonts.
    """
    if media is None:
        words = QCoreApplication.translate("Placeholder", "There is no link yet")
        sign = Sign("picture", "faint", look)
        part = Placeholder(sign, _words(words, look), look, "media_none")
    elif isinstance(state, MediaFailure):
        sign = Sign("error", "error", look)
        part = Placeholder(sign, _words(state.sentence, look), look, "media_failed")
        if state.can_retry:
            part.column.addWidget(_again(frame, look))
    else:
        words = QCoreApplication.translate("Placeholder", "Looking for the file…")
        part = Placeholder(Waiting(look), _words(words, look), look, "media_loading")
    part.setFixedWidth(CONTENT_WIDTH)
    part.setFixedHeight(max(_HEIGHT, part.column.sizeHint().height()))
    return part


def _again(frame: BubbleFrame, look: Look) -> ChatButton:
    words = QCoreApplication.translate("Placeholder", "Try again")
    button = ChatButton(words, "", CONTENT_WIDTH - 24, look, "media_try_again", works=True)
    button.clicked.connect(frame.retry_requested)
    return button


def _words(text: str, look: Look) -> RichText:
    return RichText((Span(text),), look, CONTENT_WIDTH - 24, font=look.small)


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
