"""Documents: the head of the first page, then icon, name, pages and size."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.media.facts import MediaFacts, MediaFailure
from flowiq_desktop.core.media.file_types import ending_of, type_of_ending, usual_ending
from flowiq_desktop.core.media.limits import in_words
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.texts import say_count
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.bubbles.picture import thumbnail_of
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.media_wait import placeholder
from flowiq_desktop.ui.preview.preview_texts import add_last_words, add_stamp_row
from flowiq_desktop.ui.preview.wrapped_text import WrappedText
from flowiq_desktop.ui.qt_override import override

_PAGE_HEIGHT = 112
_ROW_HEIGHT = 56
_WORDS_LEFT, _EDGE = 46, 8
_NO_BREAK = "\N{NO-BREAK SPACE}"
_HUES = (
    ("pdf", "#B3261E"),
    ("word", "#1B5BA8"),
    ("opendocument.text", "#1B5BA8"),
    ("rtf", "#1B5BA8"),
    ("sheet", "#18693C"),
    ("excel", "#18693C"),
    ("csv", "#18693C"),
    ("presentation", "#B04A12"),
    ("powerpoint", "#B04A12"),
)
_OTHER_HUE = "#55646B"
_LONGEST_ENDING = 5
"""A longer one is no ending, but the end of a sentence."""
_LETTERS, _SMALL_LETTERS, _LONG_NAME = 9, 7, 4


def fill_document(
    frame: BubbleFrame, content: BubbleContent, state: MediaState, look: Look
) -> None:
    """A document, with its caption."""
    frame.add(document_part(frame, content, state, look))
    if content.caption:
        add_last_words(frame, content.caption, look)
    else:
        add_stamp_row(frame, look)


def document_part(
    frame: BubbleFrame, content: BubbleContent, state: MediaState, look: Look
) -> QWidget:
    """The document itself, or its placeholder."""
    if content.media is None or state is None or isinstance(state, MediaFailure):
        return placeholder(frame, content.media, state, look)
    return DocumentCard(content.media.filename, state, look)


class DocumentCard(QWidget):
    """The card of a document on a darker background."""

    def __init__(self, filename: str, facts: MediaFacts, look: Look) -> None:
        super().__init__()
        self._look = look
        name = filename or self.tr("Document")
        self._badge, self._hue = _kind(filename, facts.content_type)
        meta = self._facts_line(facts)
        room = CONTENT_WIDTH - _WORDS_LEFT - _EDGE
        middle = Qt.TextElideMode.ElideMiddle  # the ending says what kind of file it is
        self._name = WrappedText(name, look.bold, room, most=look.lines(2), cut=middle)
        # Lines break between the facts, not between a number and its unit.
        unbroken = meta.replace(" ", _NO_BREAK).replace(
            f"{_NO_BREAK}·{_NO_BREAK}", f"{_NO_BREAK}· "
        )
        self._meta = WrappedText(unbroken, look.small, room)
        self._page = thumbnail_of(facts)
        self.setObjectName("document_card")
        self.setAccessibleName(f"{name}, {meta}")
        self._page_height = 0 if self._page.isNull() else _PAGE_HEIGHT
        words = math.ceil(self._name.height + self._meta.height) + 2 * _EDGE
        self._row_height = max(_ROW_HEIGHT, words)
        self.setFixedSize(CONTENT_WIDTH, self._page_height + self._row_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._look.colour("panel"))
        if self._page_height:
            self._draw_page(painter)
        self._draw_icon(painter)
        self._draw_words(painter)

    def _facts_line(self, facts: MediaFacts) -> str:
        pages = say_count("1 page", "{n} pages", facts.pages) if facts.pages else ""
        size = in_words(facts.size) if facts.size else ""
        return " · ".join(filter(None, (pages, size, self._badge)))

    def _draw_page(self, painter: QPainter) -> None:
        """The upper part of the page across the whole card, as the phone shows it."""
        wanted = round(self.width() * self.devicePixelRatioF())
        page = self._page.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        height = min(page.height(), page.width() * _PAGE_HEIGHT / self.width())
        area = QRectF(0, 0, self.width(), height * self.width() / page.width())
        painter.fillRect(QRectF(0, 0, self.width(), _PAGE_HEIGHT), Qt.GlobalColor.white)
        painter.drawImage(area, page, QRectF(0, 0, page.width(), height))

    def _draw_icon(self, painter: QPainter) -> None:
        top = self._page_height + 10
        sheet = QPainterPath()
        sheet.moveTo(10, top)
        for x, y in ((28, top), (36, top + 8), (36, top + 36), (10, top + 36)):
            sheet.lineTo(x, y)
        sheet.closeSubpath()
        painter.fillPath(sheet, QColor(self._hue))
        corner = QPainterPath()
        corner.moveTo(28, top)
        corner.lineTo(36, top + 8)
        corner.lineTo(28, top + 8)
        painter.fillPath(corner, QColor(255, 255, 255, 130))
        letters = QFont(self._look.small_bold)
        letters.setPixelSize(_LETTERS if len(self._badge) < _LONG_NAME else _SMALL_LETTERS)
        painter.setFont(letters)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(QRectF(10, top + 14, 26, 14), Qt.AlignmentFlag.AlignCenter, self._badge)

    def _draw_words(self, painter: QPainter) -> None:
        words = self._name.height + self._meta.height
        top = self._page_height + (self._row_height - words) / 2
        self._name.draw(painter, _WORDS_LEFT, top, self._look.colour("text"))
        top += self._name.height
        self._meta.draw(painter, _WORDS_LEFT, top, self._look.colour("faint"))


def _kind(filename: str, content_type: str) -> tuple[str, str]:
    """What the phone calls it, and the colour of its sheet.

    By the name's ending, as the phone does; by the content for a name without one.
    """
    ending = ending_of(filename)
    shown = (type_of_ending(ending) if ending else content_type) or content_type
    name = ending if 0 < len(ending) <= _LONGEST_ENDING else usual_ending(content_type)
    hues = (hue for part, hue in _HUES if part in shown)
    return name.upper(), next(hues, _OTHER_HUE)
