"""The poster holds what is written on it: long words, other scripts, no text, no name."""

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from flowiq_desktop.services.reach.poster import chat_link, qr_squares
from flowiq_desktop.ui.dialogs.poster_drawing import Poster, picture

_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_ARABIC = "مرحبا، أرجو إبلاغي بأخبار المدرسة (الصف 4)."


def poster(name: str = "School", text: str = "Hello") -> Poster:
    link = chat_link("+27821234567", text)
    return Poster(name, "+27 82 123 4567", text, link, qr_squares(link))


def inked(image: QImage, top: int, height: int) -> list[tuple[int, int]]:
    """Where something dark is drawn between two heights; every third place is looked at."""
    return [
        (x, y)
        for y in range(top, top + height, 3)
        for x in range(0, image.width(), 3)
        if image.pixelColor(x, y).lightness() < 128
    ]


@pytest.mark.parametrize("name", ["School", _WORD, f"{_WORD} {_WORD}", _ARABIC, "A b " * 40])
def test_a_name_keeps_to_the_page_and_can_be_read(qapp: QApplication, name: str) -> None:
    places = inked(picture(poster(name), 1), 90, 190)
    across = {x for x, _ in places}
    assert min(across) >= 90
    assert max(across) <= 1240 - 90
    heights = {y for _, y in places}
    assert max(heights) - min(heights) >= 24  # letters of two millimetres and more


@pytest.mark.parametrize("text", ["Hi", "x" * 300, "Hello there, " * 23, _ARABIC, _WORD])
def test_a_first_text_stands_in_its_bubble(qapp: QApplication, text: str) -> None:
    image = picture(poster(text=text), 1)
    assert inked(image, 1330, 216)
    assert inked(image, 1552, 14) == []


def test_what_is_read_from_the_right_ends_at_the_left(qapp: QApplication) -> None:
    """The full stop of an Arabic sentence is its leftmost sign, that of an English one the last."""
    assert _height_of_end(_ARABIC, left=True) < 10 < _height_of_end(_ARABIC, left=False)
    assert _height_of_end("Hello there.", left=False) < 10 < _height_of_end("Hello", left=True)


def _height_of_end(text: str, *, left: bool) -> int:
    """How high the first or last sign of the first text is, in dots: a full stop is low."""
    image = picture(poster(text=text), 1)
    black = [
        (x, y)
        for y in range(1340, 1536)
        for x in range(100, 1140)
        if image.pixelColor(x, y).lightness() < 60
    ]
    end = min(black)[0] if left else max(black)[0]
    heights = [y for x, y in black if abs(x - end) < 4]
    return max(heights) - min(heights)


def test_without_a_text_nothing_is_said_of_pressing_send(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    draw: Any = QPainter.drawText

    def note(painter: QPainter, room: QRectF, text: str, option: object) -> None:
        written.append(text)
        draw(painter, room, text, option)

    monkeypatch.setattr(QPainter, "drawText", note)
    picture(poster(text=""), 1)
    assert "Point your phone's camera here and write to us." in written
    assert not [text for text in written if "press send" in text or "what you send" in text]
    assert "wa.me/27821234567" in written
    assert "+27 82 123 4567" in written
