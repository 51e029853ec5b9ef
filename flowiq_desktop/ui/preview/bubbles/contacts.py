"""Contact cards: one, or the first "and others", which can be opened in full."""

import math
from bisect import bisect_left
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent, Card
from flowiq_desktop.core.text.direction import reads_leftward
from flowiq_desktop.core.text.shorten import shortened
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.texts import say_count
from flowiq_desktop.ui.preview.bubbles.chat_button import ChatButton
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.glyphs import draw_glyph
from flowiq_desktop.ui.preview.look import CONTENT_WIDTH, SHEET_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.preview_texts import add_stamp_row
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.preview.wrapped_text import WrappedText
from flowiq_desktop.ui.qt_override import override

_HEIGHT = 54
_DISC = 42.0
_NAME_LEFT, _EDGE = 60, 6
_LEFT_TO_RIGHT, _ITS_END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def fill_contacts(
    frame: BubbleFrame, content: BubbleContent, _state: MediaState, look: Look
) -> None:
    """One or more contact cards."""
    title = cards_title(content.cards)
    frame.add(CardLine(title, look, shown=_fitting_title(content.cards, look)))
    add_stamp_row(frame, look)
    if not content.cards:
        return
    if len(content.cards) == 1:
        words = QCoreApplication.translate("ContactsBubble", "View contact")
        write = _write_words(content.cards[0])
        frame.add(ChatButton(write, "", CONTENT_WIDTH, look, "contacts_write", works=False))
    else:
        words = QCoreApplication.translate("ContactsBubble", "View all")
    button = ChatButton(words, "person", CONTENT_WIDTH, look, "contacts_open", works=True)
    button.clicked.connect(frame.sheet_requested)
    frame.add(button)


def _write_words(card: Card) -> str:
    """What the phone's button says that begins a chat with the person on the card."""
    if card.on_whatsapp:
        return QCoreApplication.translate("ContactsBubble", "Message")
    return QCoreApplication.translate("ContactsBubble", "Invite to WhatsApp")


def cards_title(cards: tuple[Card, ...]) -> str:
    """What the phone calls these cards: "Anna", "Anna and 2 others"."""
    if not cards:
        return QCoreApplication.translate("ContactsBubble", "No contact yet")
    first = cards[0].name or QCoreApplication.translate("ContactsBubble", "No name yet")
    others = len(cards) - 1
    if not others:
        return first
    return say_count("{name} and 1 other", "{name} and {n} others", others, name=first)


def _fitting_title(cards: tuple[Card, ...], look: Look) -> str:
    """The title with as much of the name as leaves room for how many others there are."""

    def title(length: int) -> str:
        first = replace(cards[0], name=shortened(cards[0].name, length))
        return cards_title((first, *cards[1:]))

    def is_cut(length: int) -> bool:
        return _name_lines(title(length), look).is_cut

    lengths = range(1, len(cards[0].name) + 1 if len(cards) > 1 else 1)
    fitting = bisect_left(lengths, True, key=is_cut)
    return title(lengths[fitting - 1]) if fitting else cards_title(cards)


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
            words = Span(_number_of_kind(number, kind))
            line = RichText((words,), look, SHEET_WIDTH - _NAME_LEFT, font=look.small)
            rows.append(Indented(line))
    return rows


def _number_of_kind(number: str, kind: str) -> str:
    """A number and what it is: "+27 82 123 4567  Cell"."""
    if not kind:
        return number
    if reads_leftward(kind):
        # Beside such words the groups of a number would stand in the reverse order.
        number = f"{_LEFT_TO_RIGHT}{number}{_ITS_END}"
    return f"{number}  {kind.capitalize()}"


class Indented(QWidget):
    """A part moved to the right, under a name."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        part.setParent(self)
        part.move(_NAME_LEFT, 0)
        self.setFixedHeight(part.height() + 6)


def _name_lines(name: str, look: Look, *, on_sheet: bool = False) -> WrappedText:
    room = (SHEET_WIDTH if on_sheet else CONTENT_WIDTH) - _NAME_LEFT - _EDGE
    return WrappedText(name, look.bold, room, most=look.lines(4 if on_sheet else 2))


class CardLine(QWidget):
    """The picture of a person and a name."""

    def __init__(
        self, name: str, look: Look, *, on_sheet: bool = False, shown: str | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("contact_card")
        self.setAccessibleName(name)
        width = SHEET_WIDTH if on_sheet else CONTENT_WIDTH
        self._words = _name_lines(name if shown is None else shown, look, on_sheet=on_sheet)
        self.setFixedSize(width, max(_HEIGHT, math.ceil(self._words.height) + 2 * _EDGE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(6, (self.height() - _DISC) / 2, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#7C8D95"))
        painter.drawEllipse(disc)
        person = disc.adjusted(7, 7, -7, -7)
        draw_glyph(painter, "person", person, QColor(Qt.GlobalColor.white))
        top = (self.height() - self._words.height) / 2
        self._words.draw(painter, _NAME_LEFT, top, self._look.colour("text"))
