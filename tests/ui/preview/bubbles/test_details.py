"""What the phone calls a file, and what it offers with a contact card or a failure."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.core.media.file_types import DOCX, PPTX, UNKNOWN, XLSX
from flowiq_desktop.core.messages.bubbles import (
    BubbleContent,
    BubbleMedia,
    Card,
    ListRow,
    ListSection,
    Place,
)
from flowiq_desktop.core.text.whatsapp_markup import parse
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.bubbles.chat_button import ChatButton
from flowiq_desktop.ui.preview.bubbles.contacts import card_rows
from flowiq_desktop.ui.preview.bubbles.interactive import list_rows
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.media_state import MediaState
from flowiq_desktop.ui.preview.rich_text import RichText
from tests.ui.preview.samples import content, facts


def names(qtbot: QtBot, shown: BubbleContent, state: MediaState = None) -> list[str]:
    _, bubble = draw_bubble(shown, state, Look(QFont(), dark=False))
    qtbot.addWidget(bubble)
    bubble.show()
    qtbot.waitExposed(bubble)
    bubble.grab()
    return [part.accessibleName() for part in bubble.findChildren(QWidget)]


@pytest.mark.parametrize(
    ("name", "content_type", "words"),
    [
        ("Letter.docx", DOCX, "Letter.docx, 2 KB · DOCX"),
        ("Letter.DOC", "application/msword", "Letter.DOC, 2 KB · DOC"),
        ("Marks.xlsx", XLSX, "Marks.xlsx, 2 KB · XLSX"),
        ("Slides.pptx", PPTX, "Slides.pptx, 2 KB · PPTX"),
        ("Marks.csv", "text/csv", "Marks.csv, 2 KB · CSV"),
        ("All.zip", "application/zip", "All.zip, 2 KB · ZIP"),
        ("Plan.pages", "application/zip", "Plan.pages, 2 KB · PAGES"),
        ("Plan", "application/vnd.ms-excel", "Plan, 2 KB · XLS"),
        ("The end. Yours faithfully", XLSX, "The end. Yours faithfully, 2 KB · XLSX"),
        ("data", UNKNOWN, "data, 2 KB"),
    ],
)
def test_files_are_called_as_the_phone_calls_them(
    qtbot: QtBot, name: str, content_type: str, words: str
) -> None:
    state = facts(MediaKind.DOCUMENT, content_type=content_type, pages=None)
    assert words in names(qtbot, content("document", filename=name), state)


def card(**phone: str) -> dict[str, object]:
    return {"name": {"formatted_name": "Front desk"}, "phones": [{"phone": "+27", **phone}]}


@pytest.mark.parametrize(
    ("cards", "offered"),
    [
        ([card(wa_id="27825550101")], {"Message", "View contact"}),
        ([card()], {"Invite to WhatsApp", "View contact"}),
        ([card(wa_id="27825550101"), card()], {"View all"}),
    ],
)
def test_who_is_on_whatsapp_can_be_written_to(
    qtbot: QtBot, cards: list[dict[str, object]], offered: set[str]
) -> None:
    buttons = {"Message", "Invite to WhatsApp", "View contact", "View all"}
    assert buttons & set(names(qtbot, content("contacts", contacts=cards))) == offered


@pytest.mark.parametrize("helps", [False, True])
def test_trying_again_is_offered_where_it_can_help(qtbot: QtBot, helps: bool) -> None:
    state = MediaFailure("There is no file at this link.", can_retry=helps)
    assert ("Try again" in names(qtbot, content("image"), state)) is helps


def test_emoji_are_large_as_a_message_and_nowhere_else(qtbot: QtBot) -> None:
    look = Look(QFont(), dark=False)
    alone, usual = parse("🎉"), QFontInfo(look.text).pixelSize()
    file = BubbleMedia("https://example.org/a.png", MediaKind.IMAGE, "")
    bubbles = (
        BubbleContent("words", text=alone),
        BubbleContent("picture", caption=alone, media=file),
        BubbleContent("choices", text=alone, header="🎉", footer=alone, buttons=("🎉",)),
        BubbleContent("map", location=Place(1.0, 2.0, "🎉", "🎉")),
    )
    sizes = []
    for shown in bubbles:
        _frame, bubble = draw_bubble(shown, None, look)
        qtbot.addWidget(bubble)
        documents = bubble.findChildren(QTextDocument)
        fonts = [it.defaultFont() for it in documents if it.toPlainText() == "🎉"]
        sizes.append([QFontInfo(font).pixelSize() for font in fonts])
    assert [*map(len, sizes)] == [1, 1, 3, 2]
    assert sizes[0][0] > 2 * usual
    assert max(map(max, sizes[1:])) <= usual
    rows = list_rows((ListSection("🎉", (ListRow("🎉", "🎉"),)),), look)
    for row in rows:
        qtbot.addWidget(row)
    assert sum(row.sizeHint().height() for row in rows) < 6 * usual + 40


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("", "+27 82 123 4567"),
        ("CELL", "+27 82 123 4567  Cell"),
        ("خلوي", "\u2066+27 82 123 4567\u2069  خلوي"),
    ],
)
def test_a_number_keeps_its_order_beside_words_from_right_to_left(
    qtbot: QtBot, kind: str, shown: str
) -> None:
    look = Look(QFont(), dark=False)
    _name, line = card_rows((Card("Anna", (("+27 82 123 4567", kind),)),), look)
    qtbot.addWidget(line)
    words = line.findChild(RichText)
    assert isinstance(words, RichText)
    assert words.text() == shown


def test_buttons_that_open_a_link_have_another_sign_than_those_that_answer(qtbot: QtBot) -> None:
    shown = BubbleContent("choices", buttons=("Map", "Yes"), links=frozenset({0}))
    _frame, bubble = draw_bubble(shown, None, Look(QFont(), dark=False))
    qtbot.addWidget(bubble)
    first, second = bubble.findChildren(ChatButton)
    assert (first._icon, second._icon) == ("opens", "reply")
    assert first.grab().toImage() != second.grab().toImage()
