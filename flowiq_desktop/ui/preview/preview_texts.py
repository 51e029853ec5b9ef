"""Words in a bubble: texts, captions, headers and footers, and where the time goes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.text.whatsapp_markup import Span
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.long_text import LongText, is_long
from flowiq_desktop.ui.preview.look import WORDS_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.rich_text import RichText
from flowiq_desktop.ui.preview.stamp import Stamp


def fill_text(frame: BubbleFrame, content: BubbleContent, _state: MediaState, look: Look) -> None:
    """A plain message."""
    add_last_words(frame, content.text, look, is_message=True)


def add_last_words(
    frame: BubbleFrame, spans: tuple[Span, ...], look: Look, *, is_message: bool = False
) -> None:
    """Words that end a bubble, with the time beside their last line."""
    stamp = Stamp(look)
    words = add_words(frame, spans, look, stamp.room, is_message=is_message)
    words.setObjectName("bubble_text")
    frame.put_stamp(stamp, words)


def add_words(
    frame: BubbleFrame,
    spans: tuple[Span, ...],
    look: Look,
    tail: QSize | None = None,
    *,
    is_message: bool = False,
) -> QWidget:
    """Words of any length, with room for the time at their end; a long text can be unfolded."""
    room = tail or QSize(0, 0)
    words: QWidget = (
        LongText(spans, look, WORDS_WIDTH, room)
        if is_long(spans)
        else RichText(spans, look, WORDS_WIDTH, room, is_message=is_message)
    )
    frame.add(words, inset=True)
    return words


def add_header(frame: BubbleFrame, text: str, look: Look) -> None:
    """The heavy line above buttons and lists."""
    frame.add(RichText((Span(text, bold=True),), look, WORDS_WIDTH), inset=True)


def add_footer(frame: BubbleFrame, spans: tuple[Span, ...], look: Look) -> None:
    """The faint line below buttons and lists, which then has the time beside it."""
    stamp = Stamp(look)
    line = RichText(spans, look, WORDS_WIDTH, stamp.room, look.small, "faint")
    frame.add(line, inset=True)
    frame.put_stamp(stamp, line)


def add_stamp_row(frame: BubbleFrame, look: Look, *, ticks: bool = True) -> None:
    """A last row with nothing but the time."""
    stamp = Stamp(look, ticks=ticks)
    row = QWidget()
    row.setFixedSize(stamp.width(), stamp.height())
    frame.add(row)
    frame.put_stamp(stamp, row)
