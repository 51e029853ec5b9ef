"""What the phone calls a file, and what it offers with a contact card or a failure."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaFailure, MediaKind
from flowiq_desktop.core.media.file_types import DOCX, PPTX, UNKNOWN, XLSX
from flowiq_desktop.core.messages.bubbles import BubbleContent
from flowiq_desktop.ui.preview.bubbles.bubbles import draw_bubble
from flowiq_desktop.ui.preview.look import Look
from flowiq_desktop.ui.preview.media_state import MediaState
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
