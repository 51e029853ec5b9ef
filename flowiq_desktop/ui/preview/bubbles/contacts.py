"""Contact cards: one, or the first "and others", which can be opened in full."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent, Card
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.texts import say_count
from flowiq_desktop.ui.preview.bubbles.chat_button import ChatButton
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, SCREEN_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import add_stamp_row
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.qt_override import override

_HEIGHT = 54
_DISC = 42.0


def fill_contacts(
    frame: BubbleFrame, content: BubbleContent, _state: MediaState, look: Look
) -> None:
    """One or more contact cards."""
    frame.add(CardLine(cards_title(content.cards), look))
    add_stamp_row(frame, look)
    if not content.cards:
        return
    words = QCoreApplication.translate("ContactsBubble", "View contact")
    if len(content.cards) > 1:
        words = QCoreApplication.translate("ContactsBubble", "View all")
    button = ChatButton(words, "person", CONTENT_WIDTH, look, "contacts_open", works=True)
    button.clicked.connect(frame.sheet_requested)
    frame.add(button)


def cards_title(cards: tuple[Card, ...]) -> str:
    """What the phone calls these cards: "Anna", "Anna and 2 others"."""
    if not cards:
        return QCoreApplication.translate("ContactsBubble", "No contact yet")
    first = cards[0].name or QCoreApplication.translate("ContactsBubble", "No name yet")
    others = len(cards) - 1
    if not others:
        return first
    return say_count("{name} and 1 other", "{name} and {n} others", others, name=first)


def card_rows(cards: tuple[Card, ...], look: Look) -> list[QWidget]:
    """Every card in full, for the sheet."""
    rows: list[QWidget] = []
    for card in cards:
        rows.append(
            CardLine(
                card.name or QCoreApplication.translate("ContactsBubble", "No name yet"),
                look,
                on_sheet=True,
            )
        )
        for number, kind in card.phones:
            words = f"{number}  {kind.capitalize()}" if kind else number
            line = RichText((Span(words),), look, SCREEN_WIDTH - 90, font=look.small)
            rows.append(Indented(line))
    return rows


class Indented(QWidget):
    """A part moved to the right, under a name."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        part.setParent(self)
        part.move(60, 0)
        self.setFixedHeight(part.height() + 6)


class CardLine(QWidget):
    """The picture of a person and a name."""

    def __init__(self, name: str, look: Look, *, on_sheet: bool = False) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self.setObjectName("contact_card")
        self.setAccessibleName(name)
        self.setFont(look.bold)
        self.setFixedSize(SCREEN_WIDTH - 40 if on_sheet else CONTENT_WIDTH, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(6, (_HEIGHT - _DISC) / 2, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#7C8D95"))
        painter.drawEllipse(disc)
        person = disc.adjusted(7, 7, -7, -7)
        draw_glyph(painter, "person", person, QColor(Qt.GlobalColor.white))
        area = QRectF(60, 0, self.width() - 66, _HEIGHT)
        text = self.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.setPen(self._look.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
