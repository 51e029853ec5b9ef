"""LongText: words that the phone cuts, until the person asks for the rest."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTextBoundaryFinder, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from flowiq_desktop.core.text.direction import reads_leftward
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.preview.tapped import Tapped
from flowiq_desktop.ui.qt_override import override

_CUT_AFTER = 768
"""Characters that WhatsApp shows of a long message; what its phones do, written down nowhere."""


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
        self.more = MoreButton(self.tr("Read more"), look, tail)
        self._column.addWidget(self.words)
        last = "".join(span.text for span in beginning).rpartition("\n")[2]
        leftward = reads_leftward(last)
        side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
        self._column.addWidget(self.more, 0, side)
        self.more.clicked.connect(self._on_more)

    @Slot()
    def _on_more(self) -> None:
        short, self.words = self.words, RichText(self._spans, self._look, self._width, self._tail)
        self.words.setObjectName("bubble_text_whole")
        for part in (short, self.more):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._column.addWidget(self.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # where the button was, so that the next Tab goes on from here


class MoreButton(Tapped):
    """Words that can be tapped, with room for the time behind them."""

    def __init__(self, words: str, look: Look, tail: QSize) -> None:
        super().__init__()
        self.setObjectName("bubble_read_more")
        self._words, self._look = words, look
        self.setAccessibleName(words)
        self.setFont(look.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        metrics = self.fontMetrics()
        self._wide = metrics.horizontalAdvance(words) + 4
        self.setFixedSize(self._wide + tail.width(), max(metrics.height() + 4, tail.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour("link")
        area = self.rect().adjusted(0, 0, self._wide - self.width(), 0)
        if self.hasFocus():
            painter.setPen(QPen(colour, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(colour)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(area, middle, self._words)


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
    finder.setPosition(len(text[:length].encode("utf-16-le")) // 2)
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    before = text.encode("utf-16-le")[: 2 * finder.position()]
    return before.decode("utf-16-le", "replace").rstrip()
