"""Every bubble drawn on real widgets, light and dark, with its file in every state."""

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.bubbles.location import coordinates
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, DARK, LIGHT, ChatColours, Look
from flowiq_desktop.ui.preview.media_state import MediaState, duration_words
from flowiq_desktop.ui.theme.theme_colours import contrast
from tests.ui.preview.samples import BODIES, content, facts

STATES: list[MediaState] = [
    None,
    MediaFailure("No file here.", can_retry=True),
    facts(MediaKind.IMAGE),
    facts(MediaKind.IMAGE, thumbnail_png=None, width=0, height=0, duration=None, pages=None),
]


def draw(qtbot: QtBot, name: str, state: MediaState = None, *, dark: bool = False) -> QWidget:
    _, bubble = draw_bubble(content(name), state, Look(QFont(), dark=dark))
    qtbot.addWidget(bubble)
    with qtbot.waitExposed(bubble):
        bubble.show()
    return bubble


def names(bubble: QWidget) -> list[str]:
    return [part.accessibleName() for part in bubble.findChildren(QWidget) if part.accessibleName()]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", list(BODIES))
def test_every_bubble_draws(qtbot: QtBot, name: str, state: MediaState, dark: bool) -> None:
    bubble = draw(qtbot, name, state, dark=dark)
    assert 40 < bubble.width() <= BUBBLE_WIDTH
    assert bubble.height() > 20
    ground = QColor(
        (DARK if dark else LIGHT).incoming
        if name == "reaction"
        else (DARK if dark else LIGHT).outgoing
    )
    image = bubble.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 3).name() for x in range(image.width())}
    assert ground.name() in seen


@pytest.mark.parametrize(
    ("name", "state", "words"),
    [
        ("text", None, "two three https://example.org"),
        ("image", facts(MediaKind.IMAGE), "Picture, 64 by 40 pixels"),
        ("video", facts(MediaKind.VIDEO), "Video, 64 by 40 pixels, 1:15"),
        ("audio", facts(MediaKind.AUDIO), "Recording, 1:15"),
        ("document", facts(MediaKind.DOCUMENT), "Invoice.pdf, 3 pages · 2 KB · PDF"),
        ("document", facts(MediaKind.DOCUMENT, pages=1), "1 page ·"),
        ("document", facts(MediaKind.DOCUMENT, content_type="text/plain"), "2 KB · PDF"),
        ("image", None, "Looking for the file"),
        ("image", MediaFailure("No file here."), "No file here."),
        ("location", None, "pin at Clinic, -33.92487, 18.42406"),
        ("contacts", None, "Anna and 2 others"),
        ("buttons", None, "Yes & no"),
        ("list", None, "Pick a time"),
        ("reaction", None, "Reaction: 🎉"),
        ("reply", None, "In reply to an earlier message: wamid.B"),
    ],
)
def test_a_bubble_is_told_to_screen_readers(
    qtbot: QtBot, name: str, state: MediaState, words: str
) -> None:
    assert words in "\n".join(names(draw(qtbot, name, state)))


def test_the_picture_of_the_file_is_shown(qtbot: QtBot) -> None:
    image = draw(qtbot, "image", facts(MediaKind.IMAGE)).grab().toImage()
    assert image.pixelColor(image.width() // 2, 40) == QColor(255, 0, 255)


def test_the_first_page_of_a_document_is_shown(qtbot: QtBot) -> None:
    image = draw(qtbot, "document", facts(MediaKind.DOCUMENT)).grab().toImage()
    assert image.pixelColor(image.width() // 2, 20) == QColor(255, 0, 255)


def test_a_thumbnail_that_is_no_png_is_not_read(qtbot: QtBot) -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    bubble = draw(qtbot, "image", facts(MediaKind.IMAGE, thumbnail_png=svg))
    assert bubble.findChild(QWidget, "media_thumbnail")


def test_another_place_looks_different_and_the_same_looks_the_same(qtbot: QtBot) -> None:
    first, again = draw(qtbot, "location").grab(), draw(qtbot, "location").grab()
    assert first.toImage() == again.toImage()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"latitude": 51.5, "longitude": -0.12}, "51.5, -0.12"),
        ({"latitude": 10, "longitude": 100}, "10, 100"),
        ({"latitude": 1.23456789}, "1.234568, ?"),
        ({}, "?, ?"),
    ],
)
def test_coordinates(place: dict[str, float], words: str) -> None:
    found = content("location", location=place).location
    assert found
    assert coordinates(found) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, ""), (7, "0:07"), (75.4, "1:15"), (3_723, "1:02:03")]
)
def test_lengths(seconds: float | None, words: str) -> None:
    assert duration_words(seconds) == words


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "outgoing"),
        ("text", "incoming"),
        ("text", "panel"),
        ("text", "code"),
        ("faint", "outgoing"),
        ("faint", "incoming"),
        ("faint", "panel"),
        ("faint", "bar"),
        ("link", "outgoing"),
        ("accent", "panel"),
        ("accent", "bar"),
        ("bar_text", "bar"),
        ("error", "panel"),
        ("text", "wallpaper"),
        ("faint", "wallpaper"),
        ("link", "wallpaper"),
        ("error", "wallpaper"),
        ("error", "incoming"),
    ],
)
def test_words_can_be_read_on_their_ground(colours: ChatColours, text: str, ground: str) -> None:
    assert contrast(QColor(getattr(colours, text)), QColor(getattr(colours, ground))) >= 4.5
