"""RichText: a message's words with their formatting, as wide as they need and no wider."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from flowiq_desktop.core.text.emoji_alone import emoji_alone
from flowiq_desktop.core.text.whatsapp_markup import LineKind, Span
from flowiq_desktop.ui.preview.look import Look, scaled_font
from flowiq_desktop.ui.qt_override import override

_INDENT = 4
_QUOTE_INDENT = 10
_QUOTE_BAR = 3
_RIM = 1
"""Room for the edges of letters, which reach a little over their widths."""
_EMOJI_SIZES = {1: 3.2, 2: 2.6, 3: 2.0}
"""How many times as large emoji are that stand alone, by how many they are."""


class RichText(QWidget):
    """Draws spans of text; nothing that a person wrote is ever read as markup.

    Each paragraph has the direction of its own first letter, as on the phone. What is given more
    width than it needs keeps its lines; those from right to left then begin further to the right.

    Args:
        spans: what to show.
        look: colours and fonts.
        width: the most it may take.
        tail: room to keep free at the end of the last line, for the time.
        font: a font other than that of messages.
        colour: a name of `ChatColours`.
        is_message: it is a whole message of words: few emoji and nothing else are then large.
    """

    def __init__(
        self,
        spans: tuple[Span, ...],
        look: Look,
        width: int,
        tail: QSize | None = None,
        font: QFont | None = None,
        colour: str = "text",
        *,
        is_message: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._colour = look.colour(colour)
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        letters = font or look.text
        self._document.setDefaultFont(_letters(spans, letters) if is_message else letters)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        self._write(spans)
        self.setAccessibleName("".join(span.text for span in spans))
        self._needed = self._fit(width - _RIM, tail or QSize(0, 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(self._needed)
        self.resize(self._needed)

    def text(self) -> str:
        """The words, as a person reads them."""
        return self._document.toPlainText()

    @override
    def sizeHint(self) -> QSize:
        return self._needed

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._document.setTextWidth(max(self.width(), self._needed.width()) - _RIM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_quote_bars(painter)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._colour)
        self._document.documentLayout().draw(painter, context)

    def _write(self, spans: tuple[Span, ...]) -> None:
        cursor = QTextCursor(self._document)
        metrics = QFontMetricsF(self._document.defaultFont())
        if spans:
            cursor.setBlockFormat(_block_format(spans[0], metrics))
        for index, span in enumerate(spans):
            if span.text == "\n":
                follower = spans[index + 1] if index + 1 < len(spans) else Span("")
                cursor.insertBlock(_block_format(follower, metrics))
            else:
                cursor.insertText(span.text, self._char_format(span))
        for block in self._blocks():
            if _is_leftward(block):
                QTextCursor(block).setBlockFormat(_mirrored(block.blockFormat()))

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self._document.begin()
        while block.isValid():
            yield block
            block = block.next()

    def _char_format(self, span: Span) -> QTextCharFormat:
        style = QTextCharFormat()
        if span.mono:
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            style.setFontFamilies(fixed.families())
        if span.bold:
            style.setFontWeight(QFont.Weight.Bold)
        style.setFontItalic(span.italic)
        style.setFontStrikeOut(span.strike)
        if span.code:
            style.setBackground(self._look.colour("code"))
        if span.link:
            style.setForeground(self._look.colour("link"))
            style.setFontUnderline(True)
        elif span.line is LineKind.QUOTE:
            style.setForeground(self._look.colour("faint"))
        return style

    def _fit(self, width: int, tail: QSize) -> QSize:
        """The smallest size that holds the words, with the tail beside or below the last line."""
        self._document.setTextWidth(width)
        needed = self._document.idealWidth()
        last = self._document.lastBlock()
        line = last.layout().lineAt(last.layout().lineCount() - 1)
        last_width = line.x() + line.naturalTextWidth() + tail.width()
        # Right-to-left text ends where the time is.
        beside = last_width <= width and not _is_leftward(last)
        # What cannot be broken, such as an endless chain of joined emoji, is cut off at the edge.
        used = min(max(needed, last_width if beside else tail.width()), width)
        self._document.setTextWidth(used)
        height = self._document.size().height() + (0 if beside else tail.height())
        return QSize(math.ceil(used) + _RIM, math.ceil(height) + _RIM)

    def _draw_quote_bars(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colours.accent))
        for block in self._blocks():
            margins = block.blockFormat().leftMargin(), block.blockFormat().rightMargin()
            if _QUOTE_INDENT in margins:
                area = self._document.documentLayout().blockBoundingRect(block)
                left = self.width() - _QUOTE_BAR if _is_leftward(block) else 0
                painter.drawRect(QRectF(left, area.top(), _QUOTE_BAR, area.height()))


def _letters(spans: tuple[Span, ...], font: QFont) -> QFont:
    """Few emoji alone are shown large, as the phone does, the fewer the larger."""
    alone = emoji_alone("".join(span.text for span in spans), max(_EMOJI_SIZES))
    return scaled_font(font, _EMOJI_SIZES[alone]) if alone else font


def _block_format(first: Span, metrics: QFontMetricsF) -> QTextBlockFormat:
    """How the line that begins with a span is set: bullets and numbers hang before their words."""
    block = QTextBlockFormat()
    if first.line is LineKind.QUOTE:
        block.setLeftMargin(_QUOTE_INDENT)
    elif first.line in {LineKind.BULLET, LineKind.NUMBER}:
        hanging = metrics.horizontalAdvance(first.text)
        block.setLeftMargin(_INDENT + hanging)
        block.setTextIndent(-hanging)
    return block


def _mirrored(block: QTextBlockFormat) -> QTextBlockFormat:
    block.setRightMargin(block.leftMargin())
    block.setLeftMargin(0)
    return block


def _is_leftward(block: QTextBlock) -> bool:
    return block.textDirection() is Qt.LayoutDirection.RightToLeft
