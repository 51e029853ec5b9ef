"""The phone shows the beginning of a long text, and the rest when it is asked for."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.long_text import LongText, MoreButton, is_long
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, Look
from flowiq_desktop.ui.preview.stamp import Stamp

TAIL = QSize(60, 15)
LONG = "Dear parents, " * 80


@pytest.mark.parametrize(
    ("text", "long"), [("a" * 768, False), ("a" * 769, True), ("*" + "a" * 768 + "*", False)]
)
def test_what_people_read_is_counted(text: str, long: bool) -> None:
    assert is_long(parse(text)) is long


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a" * 900, "a" * 768 + "…"),
        ("a" * 767 + "👩🏽‍🏫" + "b" * 99, "a" * 767 + "…"),
        ("a" * 767 + "e\u0301" + "b" * 99, "a" * 767 + "…"),
        ("a" * 767 + "🇿🇦🇱🇸" + "b" * 99, "a" * 767 + "…"),
        ("a" * 765 + "🇿🇦🇱🇸" + "b" * 99, "a" * 765 + "🇿🇦…"),
        ("a" * 767 + "🏴󠁧󠁢󠁳󠁣󠁴󠁿" + "b" * 99, "a" * 767 + "…"),
        ("a" * 767 + "कि" + "b" * 99, "a" * 767 + "…"),
        ("a" * 760 + "\n- item one\n- two" * 9, "a" * 760 + "\n• item…"),
    ],
)
def test_the_beginning_ends_between_characters(qtbot: QtBot, text: str, shown: str) -> None:
    made = LongText(parse(text), Look(QFont(), dark=False), 230, TAIL)
    qtbot.addWidget(made)
    assert made.words.text() == shown


@pytest.mark.parametrize("text", ["\ud83d" * 900, "a" * 767 + "\ud83d" + "b" * 99, "\udc00 " * 900])
def test_halves_of_characters_in_a_damaged_file_stop_nothing(qtbot: QtBot, text: str) -> None:
    made = LongText(parse(text), Look(QFont(), dark=False), 230, TAIL)
    qtbot.addWidget(made)
    made.grab()
    assert made.words.text().endswith("…")


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ["text", "caption", "choices"])
def test_the_rest_is_shown_on_a_wish(qtbot: QtBot, key: Qt.Key | None, kind: str) -> None:
    spans = parse(LONG)
    content = {
        "text": BubbleContent("words", text=spans),
        "caption": BubbleContent("picture", caption=spans),
        "choices": BubbleContent("choices", text=spans, footer=parse("Foot"), buttons=("Yes",)),
    }[kind]
    frame, bubble = draw_bubble(content, None, Look(QFont(), dark=True))
    holder = QWidget()
    qtbot.addWidget(holder)
    bubble.setParent(holder)
    holder.resize(320, 3000)
    holder.show()
    qtbot.waitExposed(holder)
    before = frame.height()
    more = frame.findChild(MoreButton)
    assert isinstance(more, MoreButton)
    if key is None:
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    else:
        more.setFocus()
        QTest.keyClick(more, key)
    qtbot.waitUntil(lambda: frame.height() > before)
    part = frame.findChild(LongText)
    assert isinstance(part, LongText)
    assert part.words.text() == LONG
    assert frame.width() <= BUBBLE_WIDTH
    qtbot.waitUntil(lambda: not frame.findChildren(MoreButton))


@pytest.mark.parametrize("size", [13, 26, 39])
@pytest.mark.parametrize("kind", ["text", "caption", "choices"])
@pytest.mark.parametrize("text", [LONG, "أعزاءنا الأهل، الحفل يوم الخميس في القاعة. " * 30])
def test_the_time_stands_below_the_words_at_any_size(
    qtbot: QtBot, text: str, kind: str, size: int
) -> None:
    font = QFont()
    font.setPixelSize(size)
    spans = parse(text)
    content = {
        "text": BubbleContent("words", text=spans),
        "caption": BubbleContent("picture", caption=spans),
        "choices": BubbleContent("choices", text=spans, footer=parse("Foot"), buttons=("Yes",)),
    }[kind]
    frame, bubble = draw_bubble(content, None, Look(font, dark=False))
    qtbot.addWidget(bubble)
    with qtbot.waitExposed(bubble):
        bubble.show()
    _assert_in_order(frame)
    more = frame.findChild(MoreButton)
    assert isinstance(more, MoreButton)
    tapped = _in(frame, more)
    if not more.below and kind != "choices":  # its words stand beside the time
        tapped.setWidth(tapped.width() - _stamp(frame).room.width())
    assert not tapped.intersects(_in(frame, _stamp(frame)))
    before = frame.height()
    more.click()
    qtbot.waitUntil(lambda: frame.height() > before)
    qtbot.waitUntil(lambda: not frame.findChildren(MoreButton))
    _assert_in_order(frame)


def _assert_in_order(frame: QWidget) -> None:
    """The bubble has its width, all words are in sight, and the time is at its foot."""
    assert frame.width() <= BUBBLE_WIDTH
    part = frame.findChild(LongText)
    assert isinstance(part, LongText)
    for inner in (part, part.words, _stamp(frame)):
        assert frame.rect().contains(_in(frame, inner))
    assert part.words.height() <= part.words.sizeHint().height() + 1
    assert _in(frame, _stamp(frame)).bottom() >= _in(frame, part).bottom() - 2


def _stamp(frame: QWidget) -> Stamp:
    (stamp,) = frame.findChildren(Stamp)
    return stamp


def _in(frame: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(frame, QPoint(0, 0)), part.size())
