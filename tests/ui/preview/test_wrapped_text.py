"""Names and titles painted by hand: they go on in the next line, and begin at their own side."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.preview.wrapped_text import WrappedText

ROOM = 160
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


def inked(words: WrappedText) -> tuple[int, int]:
    """The leftmost and the rightmost column with a letter in it."""
    image = QImage(ROOM, max(1, round(words.height)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    words.draw(painter, 0, 0, QColor(Qt.GlobalColor.black))
    painter.end()
    dark = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]
    return min(dark), max(dark)


def test_a_long_name_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    one, many = WrappedText("Anna", QFont(), ROOM), WrappedText("Anna " * 20, QFont(), ROOM)
    assert many.height > 3 * one.height
    assert many.width <= ROOM
    assert many.text() == "Anna " * 20


@pytest.mark.parametrize("text", ["x" * 300, "word " * 60, "م" * 300, "a\nb\rc" * 50])
def test_it_never_takes_more_lines_or_width(qtbot: QtBot, text: str) -> None:
    one = WrappedText("x", QFont(), ROOM)
    words = WrappedText(text, QFont(), ROOM, most=2)
    assert words.height <= 2 * one.height + 2
    assert words.width <= ROOM
    assert "…" in words.text()


def test_a_file_keeps_its_ending(qtbot: QtBot) -> None:
    name = "letter-" * 30 + "2026.pdf"
    words = WrappedText(name, QFont(), ROOM, most=2, cut=Qt.TextElideMode.ElideMiddle)
    assert words.text().startswith("letter-")
    assert words.text().endswith(".pdf")


@pytest.mark.parametrize(
    ("text", "side", "begins_left"),
    [
        ("Anna", Qt.AlignmentFlag.AlignLeading, True),
        ("نعم", Qt.AlignmentFlag.AlignLeading, False),
        ("12 שלום", Qt.AlignmentFlag.AlignLeading, False),
        ("شكرا Anna", Qt.AlignmentFlag.AlignLeading, False),
        ("Anna نعم", Qt.AlignmentFlag.AlignLeading, True),
        ("نعم", _LEFT, True),
    ],
)
def test_it_begins_at_its_own_side(
    qtbot: QtBot, text: str, side: Qt.AlignmentFlag, begins_left: bool
) -> None:
    left, right = inked(WrappedText(text, QFont(), ROOM, side=side))
    assert (left < 6) is begins_left
    assert (right > ROOM - 7) is not begins_left


def test_in_the_middle(qtbot: QtBot) -> None:
    left, right = inked(WrappedText("Anna", QFont(), ROOM, side=Qt.AlignmentFlag.AlignHCenter))
    assert abs(left - (ROOM - 1 - right)) <= 3


@pytest.mark.parametrize("room", [90, 120, 160])
@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".pages", ".pdf"])
@pytest.mark.parametrize("name", ["Statement of the second term " * 4, "x" * 90, "كشف الحساب " * 9])
def test_large_letters_leave_the_whole_ending(
    qtbot: QtBot, room: int, ending: str, name: str
) -> None:
    font = QFont()
    font.setPixelSize(20)
    middle = Qt.TextElideMode.ElideMiddle
    words = WrappedText(f"{name}{ending}", font, room, most=3, cut=middle)
    assert words.text().endswith(ending)
    assert "…" in words.text()
    assert words.width <= room
