"""Letters at 200 and 300 %: nothing lies over anything else, and nothing is cut off."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.core.messages.bubbles import BubbleContent, Card
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.bubbles.audio import Player
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.bubbles.chat_button import ChatButton
from flowiq_desktop.ui.preview.bubbles.contacts import CardLine
from flowiq_desktop.ui.preview.bubbles.document import DocumentCard
from flowiq_desktop.ui.preview.bubbles.frame import BubbleFrame
from flowiq_desktop.ui.preview.bubbles.picture import Thumbnail
from flowiq_desktop.ui.preview.bubbles.reaction import Badge
from flowiq_desktop.ui.preview.look import BUBBLE_WIDTH, Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.stamp import Stamp
from tests.ui.preview.samples import BODIES, content, facts

SIZES = (13, 26, 39)
KINDS = {"video": MediaKind.VIDEO, "audio": MediaKind.AUDIO, "document": MediaKind.DOCUMENT}
LONG = 36_000.0


def look(size: int) -> Look:
    font = QFont()
    font.setPixelSize(size)
    return Look(font, dark=False)


def draw(
    qtbot: QtBot, what: BubbleContent, state: MediaState, size: int
) -> tuple[BubbleFrame, QWidget]:
    frame, bubble = draw_bubble(what, state, look(size))
    qtbot.addWidget(bubble)
    with qtbot.waitExposed(bubble):
        bubble.show()
    return frame, bubble


def place(part: QWidget, frame: QWidget) -> QRect:
    return QRect(part.mapTo(frame, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", list(BODIES))
@pytest.mark.parametrize("known", [True, False])
def test_every_part_lies_inside_its_bubble_and_apart_from_its_neighbours(
    qtbot: QtBot, name: str, size: int, known: bool
) -> None:
    kind = KINDS.get(name, MediaKind.IMAGE)
    state = facts(kind, duration=LONG) if known else MediaFailure("No answer.", can_retry=True)
    frame, _bubble = draw(qtbot, content(name), state, size)
    assert frame.width() <= BUBBLE_WIDTH
    parts = [part for part in frame.children() if isinstance(part, QWidget)]
    stamps = [part for part in parts if isinstance(part, Stamp)]
    others = [place(part, frame) for part in parts if not isinstance(part, Stamp)]
    assert all(frame.rect().contains(part) for part in others)
    assert all(frame.rect().contains(place(stamp, frame)) for stamp in stamps)
    for above, below in pairwise(others):
        assert not above.intersects(below)


@pytest.mark.parametrize("seconds", [7.0, 75.0, 3_723.0, LONG])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["audio", "video"])
def test_the_time_never_lies_over_the_length(
    qtbot: QtBot, name: str, size: int, seconds: float
) -> None:
    frame, _bubble = draw(qtbot, content(name), facts(KINDS[name], duration=seconds), size)
    stamp = frame.findChildren(Stamp)[0]
    player = next(part for part in frame.children() if isinstance(part, Player | Thumbnail))
    area = place(player, frame)
    words = player.fontMetrics().horizontalAdvance(player._duration)
    beside = place(stamp, frame).left() - area.left() - words
    below = place(stamp, frame).top() - area.bottom()
    assert beside > 0 or below >= -2
    assert words <= player.width()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name",
    ["Invoice-2026-March.pdf", "Newsletter of the second term.docx", "فاتورة-2026.pdf"],
)
def test_a_document_shows_its_name_and_facts_whole(qtbot: QtBot, name: str, size: int) -> None:
    card = DocumentCard(name, facts(MediaKind.DOCUMENT, thumbnail_png=None), look(size))
    qtbot.addWidget(card)
    assert card._name.text() == name
    assert "PDF" in card._meta.text() or name.endswith("docx")
    assert card._name.height + card._meta.height <= card.height()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["Yes & no", "Yes, I will be there", "x" * 25, "نعم، سأكون هناك"])
def test_a_button_shows_all_that_whatsapp_allows(qtbot: QtBot, text: str, size: int) -> None:
    button = ChatButton(text, "reply", 234, look(size), "reply_button_1", works=False)
    qtbot.addWidget(button)
    assert button._words.text() == text
    assert button._words.height < button.height()


def test_a_button_is_never_endless(qtbot: QtBot) -> None:
    button = ChatButton("word " * 800, "", 234, look(13), "reply_button_1", works=False)
    qtbot.addWidget(button)
    assert button.height() < 60


@pytest.mark.parametrize("emoji", ["🎉", "👨‍👩‍👧", ""])
@pytest.mark.parametrize("size", SIZES)
def test_a_reaction_has_room_on_its_badge(qtbot: QtBot, size: int, emoji: str) -> None:
    badge = Badge(emoji, look(size))
    qtbot.addWidget(badge)
    room = badge.fontMetrics().boundingRect(badge._emoji)
    assert badge.height() >= room.height()
    assert room.width() < badge.width() < BUBBLE_WIDTH - 20


@pytest.mark.parametrize("size", SIZES)
def test_what_is_no_emoji_is_cut_on_the_badge_and_not_by_the_edge_of_the_phone(
    qtbot: QtBot, size: int
) -> None:
    badge = Badge("hello there, this is no emoji at all", look(size))
    qtbot.addWidget(badge)
    assert badge.width() < BUBBLE_WIDTH - 20
    assert badge._emoji.endswith("…")
    assert badge.fontMetrics().horizontalAdvance(badge._emoji) < badge.width()


LONG_NAME = "Anna Petronella van der Westhuizen-Donaudampfschifffahrtsgesellschaft"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [LONG_NAME, "W" * 4096, "محمد عبد الله بن عبد الرحمن " * 3])
def test_a_long_name_leaves_room_for_how_many_others_there_are(
    qtbot: QtBot, size: int, name: str
) -> None:
    shown = BubbleContent("cards", cards=(Card(name, ()), *[Card("Ben", ())] * 4))
    frame, _bubble = draw(qtbot, shown, None, size)
    line = frame.findChildren(CardLine)[0]
    assert line._words.text().endswith("… and 4 others")
    assert name[:5] in line._words.text()
    assert not line._words.is_cut
    assert line.accessibleName() == f"{name} and 4 others"


@pytest.mark.parametrize("size", SIZES)
def test_contacts_and_footers_are_whole(qtbot: QtBot, size: int) -> None:
    cards = tuple(Card(name, ()) for name in ("Chipo Nkosi-Dube", "Ben", "Anna"))
    frame, _bubble = draw(qtbot, BubbleContent("cards", cards=cards), None, size)
    assert frame.findChildren(CardLine)[0]._words.text().endswith("2 others")
    shown = replace(content("list"), footer=parse("Reply by Monday, please"))
    footed, _bubble = draw(qtbot, shown, None, size)
    assert footed.width() <= BUBBLE_WIDTH
