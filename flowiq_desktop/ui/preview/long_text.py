"""LongText: words that the phone cuts, until the person asks for the rest."""

import math
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTextBoundaryFinder, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from flowiq_desktop.core.text.direction import reads_leftward
from flowiq_desktop.core.text.utf16 import place_of, units
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.preview.tapped import Tapped
from flowiq_desktop.ui.preview.wrapped_text import WrappedText
from flowiq_desktop.ui.qt_override import override

_CUT_AFTER = 768
"""Characters that WhatsApp shows of a long message; what its phones do, written down nowhere."""
_EDGE = 2
"""Pixels around the words of the button."""


def is_long(spans: tuple[Span, ...]) -> bool:
    """Whether the phone shows only the beginning."""
    return sum(len(span.text) for span in spans) > _CUT_AFTER


class LongText(QWidget):
    """The beginning of a long text, with a button for all of it.

    Args:
        spans: the whole text.
        look: colours and fonts.
        width: the most it may take.
        tail: room to keep free at the end of the last line, for the time.
    """

    def __init__(self, spans: tuple[Span, ...], look: Look, width: int, tail: QSize) -> None:
        super().__init__()
        self._spans, self._look, self._width, self._tail = spans, look, width, tail
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        beginning = tuple(_beginning(spans))
        self.words = RichText(beginning, look, width)
        self.more = MoreButton(self.tr("Read more"), look, width, tail)
        self._column.addWidget(self.words)
        last = "".join(span.text for span in beginning).rpartition("\n")[2]
        leftward = reads_leftward(last)
        side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
        self._column.addWidget(self.more, 0, side)
        self.more.clicked.connect(self._on_more)
        wide = max(self.words.width(), self.more.width())
        self._take_room(QSize(wide, self.words.height() + self.more.height() + self.more.below))

    def _take_room(self, needed: QSize) -> None:
        """As large as its parts at once: where the time goes is known before it is laid out."""
        self._column.setContentsMargins(0, 0, 0, self.more.below if self.more.isEnabled() else 0)
        self.setMinimumSize(needed)
        self.resize(needed)

    @Slot()
    def _on_more(self) -> None:
        short, self.words = self.words, RichText(self._spans, self._look, self._width, self._tail)
        self.words.setObjectName("bubble_text_whole")
        for part in (short, self.more):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._column.addWidget(self.words)
        self.more.setEnabled(False)
        self._take_room(self.words.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # where the button was, so that the next Tab goes on from here


class MoreButton(Tapped):
    """Words that can be tapped, with room for the time behind them.

    Args:
        words: as the person reads them.
        look: colours and fonts.
        width: the most it may take.
        tail: room for the time.

    Attributes:
        below: pixels to keep free for the time below the button, where it has no room beside.
    """

    def __init__(self, words: str, look: Look, width: int, tail: QSize) -> None:
        super().__init__()
        self.setObjectName("bubble_read_more")
        self._look = look
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        middle = Qt.AlignmentFlag.AlignHCenter
        lines = WrappedText(words, look.text, width - 2 * _EDGE, side=middle)
        self._wide = min(width, math.ceil(lines.width) + 2 * _EDGE)
        self._words = WrappedText(words, look.text, self._wide - 2 * _EDGE, side=middle)
        high = math.ceil(self._words.height) + 2 * _EDGE
        beside = self._wide + tail.width() <= width
        self.below = 0 if beside else tail.height()
        if beside:
            self.setFixedSize(self._wide + tail.width(), max(high, tail.height()))
        else:
            self.setFixedSize(self._wide, high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour("link")
        area = self.rect().adjusted(0, 0, self._wide - self.width(), 0)
        if self.hasFocus():
            painter.setPen(QPen(colour, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        self._words.draw(painter, _EDGE, (self.height() - self._words.height) / 2, colour)


def _beginning(spans: tuple[Span, ...]) -> Iterator[Span]:
    left = _CUT_AFTER
    for span in spans:
        if left <= len(span.text):
            # A combining sign or the second half of an emoji is not torn off.
            yield replace(span, text=_whole_characters(span.text, left))
            yield Span("…", line=span.line)
            return
        yield span
        left -= len(span.text)


def _whole_characters(text: str, length: int) -> str:
    """The beginning of a text, in which no flag, family, keycap or letter with marks is torn."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(units(text[:length]))
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    return text[: place_of(text, finder.position())].rstrip()
