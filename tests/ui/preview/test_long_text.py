"""The phone shows the beginning of a long text, and the rest when it is asked for."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.long_text import LongText, MoreButton, is_long
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, Look

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
