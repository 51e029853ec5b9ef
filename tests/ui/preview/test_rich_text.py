"""Words on the phone: formats arrive, markup does not, and everything fits."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.bubbles import MOST_PARTS, SHOWN
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.rich_text import RichText
from tests.core.pathological import pathological

TAIL = QSize(60, 15)


def words(qtbot: QtBot, text: str, width: int = 230, tail: QSize | None = None) -> RichText:
    made = RichText(parse(text), Look(QFont(), dark=False), width, tail, is_message=True)
    qtbot.addWidget(made)
    return made


def format_at(made: RichText, position: int) -> QTextCharFormat:
    document = made.findChild(QTextDocument)
    assert isinstance(document, QTextDocument)
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return cursor.charFormat()


def test_formats_arrive(qtbot: QtBot) -> None:
    made = words(qtbot, "*b* _i_ ~s~ `m` www.example.org")
    assert made.text() == "b i s m www.example.org"
    assert format_at(made, 0).fontWeight() == QFont.Weight.Bold
    assert format_at(made, 2).fontItalic()
    assert format_at(made, 4).fontStrikeOut()
    assert format_at(made, 6).fontFamilies()
    assert format_at(made, 8).fontUnderline()
    assert not format_at(made, 1).fontItalic()


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "<img src='file:///etc/passwd'>", "&amp; <a href='x'>y</a>", "a\tb"]
)
def test_markup_stays_text(qtbot: QtBot, text: str) -> None:
    assert words(qtbot, text).text() == text


@pytest.mark.parametrize("text", ["Hi", "word " * 80, "x" * 300, "a\n\nb", "👍", "> q\n- l", ""])
def test_words_fit_the_bubble(qtbot: QtBot, text: str) -> None:
    made = words(qtbot, text, tail=TAIL)
    assert TAIL.width() <= made.width() <= 232
    assert made.height() >= TAIL.height()


def test_short_words_make_a_small_bubble_and_the_time_stands_beside(qtbot: QtBot) -> None:
    bare, timed = words(qtbot, "Hi"), words(qtbot, "Hi", tail=TAIL)
    assert bare.width() < 60
    assert timed.height() == bare.height()
    assert timed.width() >= bare.width() + TAIL.width()


def test_the_time_goes_below_a_full_line_and_below_words_from_right_to_left(qtbot: QtBot) -> None:
    width = words(qtbot, "Nearly full").width()
    for text in ("Nearly full", "שלום"):
        bare, timed = words(qtbot, text, width), words(qtbot, text, width, TAIL)
        assert timed.height() >= bare.height() + TAIL.height() - 1


@pytest.mark.parametrize(
    ("text", "is_large"),
    [
        ("👍", True),
        ("👍🏽🎉❤️", True),
        ("👨‍👩‍👧", True),
        ("🇿🇦", True),
        ("👍👍👍👍", False),
        ("ok 👍", False),
    ],
)
def test_a_few_emoji_alone_are_large(qtbot: QtBot, text: str, is_large: bool) -> None:
    assert (words(qtbot, text).height() > 1.5 * words(qtbot, "ok").height()) is is_large


@pytest.mark.parametrize("name", pathological())
def test_no_text_is_wider_than_the_bubble(qtbot: QtBot, name: str) -> None:
    content = REGISTRY.bubble_of({"message_type": "text", "text": pathological()[name]})
    assert content is not None
    assert sum(len(span.text) for span in content.text) <= SHOWN + 2 * len("…")
    made = RichText(content.text, Look(QFont(), dark=False), 230, TAIL)
    qtbot.addWidget(made)
    made.grab()
    assert made.width() <= 231


def test_more_is_not_drawn_than_whatsapp_takes() -> None:
    rows = [{"title": "x" * 50_000}] * 3_000
    body = {"message_type": "interactive", "interactive": {"sections": [{"rows": rows}]}}
    content = REGISTRY.bubble_of(body)
    assert content is not None
    assert len(content.sections[0].rows) == MOST_PARTS
    assert len(content.sections[0].rows[0].title) == SHOWN
