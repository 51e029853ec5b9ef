"""Paragraphs from right to left: where they begin, their bullets, numbers and bars."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QImage, QTextDocument, QTextLine
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.look import LIGHT, Look
from flowiq_desktop.ui.preview.rich_text import RichText

WIDTH = 220


def image_of(qtbot: QtBot, text: str, size: int = 13) -> QImage:
    font = QFont()
    font.setPixelSize(size)
    words = RichText(parse(text), Look(font, dark=False), WIDTH)
    qtbot.addWidget(words)
    words.resize(WIDTH, words.height())
    return words.grab().toImage()


def columns(image: QImage, colour: str | None = None) -> list[int]:
    """Columns with something on the ground, or with that colour."""
    ground = image.pixelColor(image.width() // 2, image.height() - 1)
    wanted = QColor(colour) if colour else None
    return [
        x
        for x in range(image.width())
        if any(
            pixel == wanted if wanted else abs(pixel.lightness() - ground.lightness()) > 60
            for pixel in (image.pixelColor(x, y) for y in range(image.height()))
        )
    ]


@pytest.mark.parametrize("size", [13, 26, 39])
@pytest.mark.parametrize("item", ["نعم", "שלום", "ٹھیک", "5 نعم", "*نعم* A"])
@pytest.mark.parametrize("lead", ["- ", "* ", "1. ", "12. "])
def test_bullets_and_numbers_stand_before_words_from_right_to_left(
    qtbot: QtBot, lead: str, item: str, size: int
) -> None:
    bare = columns(image_of(qtbot, item, size))
    listed = columns(image_of(qtbot, lead + item, size))
    assert WIDTH - size / 2 - 8 < max(listed) < WIDTH - 1, "inside the right edge, but near to it"
    # The words moved to the left, by the room that the bullet or the number takes.
    assert min(listed) <= min(bare) - size / 2


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("> Anna", False),
        ("> نعم", True),
        ("> 12 שלום", True),
        ("> 12", False),
        ("> Anna نعم", False),
    ],
)
def test_the_bar_of_a_quote_stands_where_its_words_begin(
    qtbot: QtBot, text: str, right: bool
) -> None:
    bar = columns(image_of(qtbot, text), LIGHT.accent)
    assert bar
    assert (min(bar) > WIDTH - 5) is right
    assert (max(bar) < 4) is not right


def test_each_paragraph_goes_its_own_way(qtbot: QtBot) -> None:
    image = image_of(qtbot, "Anna\nنعم")
    half = image.height() // 2
    upper = columns(image.copy(0, 0, image.width(), half))
    lower = columns(image.copy(0, half, image.width(), half))
    assert max(upper) < WIDTH / 2 < min(lower)


_ITEM = "- معطف *دافئ* https://example.org/x طويل جدا ويلتف في السطر"
_QUOTE = "> مقتبس طويل جدا يلتف في سطرين"


@pytest.mark.parametrize("size", range(11, 40, 2))
@pytest.mark.parametrize(
    "text", [_ITEM, _QUOTE, f"{_ITEM}\n{_QUOTE}\n2. שלום", "12. " + "שלום " * 14]
)
def test_lines_break_alike_when_measured_and_when_shown(qtbot: QtBot, text: str, size: int) -> None:
    font = QFont()
    font.setPixelSize(size)
    tail = QSize(90, 30)
    words = RichText(parse(text), Look(font, dark=False), WIDTH, tail)
    qtbot.addWidget(words)
    words.show()
    assert words._document.size().height() + tail.height() <= words.height()
    for line in lines(words._document):
        assert line.naturalTextWidth() <= line.width() + 0.1, "inside its margins"


def lines(document: QTextDocument) -> Iterator[QTextLine]:
    block = document.begin()
    while block.isValid():
        yield from (block.layout().lineAt(at) for at in range(block.layout().lineCount()))
        block = block.next()


def test_a_short_header_begins_at_the_right_of_a_wide_bubble(qtbot: QtBot) -> None:
    content = BubbleContent(
        "choices", text=parse("A long body of many words, to be wide"), header="نعم"
    )
    _, bubble = draw_bubble(content, None, Look(QFont(), dark=False))
    qtbot.addWidget(bubble)
    with qtbot.waitExposed(bubble):
        bubble.show()
    parts = {part.accessibleName(): part for part in bubble.findChildren(QWidget)}
    header = parts["نعم"]
    assert header.width() == parts["A long body of many words, to be wide"].width()
    assert min(columns(header.grab().toImage())) > header.width() / 2
