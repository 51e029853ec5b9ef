"""Buttons and lists: words with what can be tapped below them."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.bubbles import BubbleContent, ListRow, ListSection
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.bubbles.chat_button import ChatButton
from flowiq_desktop.ui.preview.bubbles.document import document_part
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.bubbles.picture import picture_part
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, SHEET_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import (
    add_footer,
    add_header,
    add_last_words,
    add_words,
)
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.qt_override import override

_RADIO = 20


def fill_interactive(
    frame: BubbleFrame, content: BubbleContent, state: MediaState, look: Look
) -> None:
    """Header or file, body, footer, then the buttons or the one that opens the list."""
    if content.media is not None:
        draw = document_part if content.media.kind is MediaKind.DOCUMENT else picture_part
        frame.add(draw(frame, content, state, look))
    if content.header:
        add_header(frame, content.header, look)
    if content.footer:
        add_words(frame, content.text, look)
        add_footer(frame, content.footer, look)
    else:
        add_last_words(frame, content.text, look)
    for at, title in enumerate(content.buttons):
        icon, name = "opens" if at in content.links else "reply", f"reply_button_{at + 1}"
        frame.add(ChatButton(title, icon, CONTENT_WIDTH, look, name, works=False))
    if content.list_button or content.sections:
        words = content.list_button or QCoreApplication.translate("ListBubble", "No text yet")
        button = ChatButton(words, "list", CONTENT_WIDTH, look, "list_open", works=True)
        button.clicked.connect(frame.sheet_requested)
        frame.add(button)


def list_rows(sections: tuple[ListSection, ...], look: Look) -> list[QWidget]:
    """Sections and choices of a list, for the sheet."""
    rows: list[QWidget] = []
    for section in sections:
        if section.title:
            heading = (Span(section.title, bold=True),)
            rows.append(RichText(heading, look, SHEET_WIDTH, colour="accent"))
        rows += [Choice(row, look) for row in section.rows]
    return rows


class Choice(QWidget):
    """One row of a list: title, description, and the ring that a tap would fill."""

    def __init__(self, row: ListRow, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("list_choice")
        self.setAccessibleName(". ".join(filter(None, (row.title, row.description))))
        words = QVBoxLayout()
        words.setSpacing(1)
        room = SHEET_WIDTH - _RADIO - 8
        words.addWidget(RichText((Span(row.title),), look, room))
        if row.description:
            faint = RichText((Span(row.description),), look, room, font=look.small, colour="faint")
            words.addWidget(faint)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 7, _RADIO + 8, 7)
        line.addLayout(words, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("faint"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(self.width() - _RADIO, (self.height() - _RADIO) / 2, _RADIO, _RADIO)
        painter.drawEllipse(ring.adjusted(2, 2, -2, -2))
