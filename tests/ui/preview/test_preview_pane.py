"""The pane beside the steps: rows, search, problems."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.media.facts import MediaKind
from flowiq_desktop.core.messages.bubbles import BubbleContent, media_in
from flowiq_desktop.core.problems import Problem
from flowiq_desktop.ui.preview.preview_pane import PreviewPane
from tests.ui.preview.samples import LINK, content, facts


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    made = PreviewPane()
    made.resize(380, 760)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def lines(pane: PreviewPane) -> list[str]:
    body = pane.problems.widget()
    assert body
    return [line.accessibleName() for line in body.children() if isinstance(line, QWidget)]


def show(pane: PreviewPane, position: int, name: str = "text", *problems: Problem) -> None:
    pane.show_row(position, 1_204, position + 3, content(name), "Anna", problems)


def test_without_rows_nothing_can_be_pressed(pane: PreviewPane) -> None:
    assert pane.row_label.text() == "No rows yet"
    assert not pane.previous_button.isEnabled()
    assert not pane.next_button.isEnabled()
    assert not pane.search.isEnabled()


def test_the_row_is_named(pane: PreviewPane) -> None:
    show(pane, 1_100)
    assert pane.row_label.text() == "Row 1,103 (1,101 of 1,204)"


@pytest.mark.parametrize(
    ("position", "before", "after"), [(0, False, True), (5, True, True), (1_203, True, False)]
)
def test_the_ends_of_the_sheet(pane: PreviewPane, position: int, before: bool, after: bool) -> None:
    show(pane, position)
    assert pane.previous_button.isEnabled() is before
    assert pane.next_button.isEnabled() is after


def test_previous_and_next_ask_for_rows(qtbot: QtBot, pane: PreviewPane) -> None:
    show(pane, 5)
    for button, position in ((pane.previous_button, 4), (pane.next_button, 6)):
        with qtbot.waitSignal(pane.row_requested) as asked:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == [position]


def test_previous_and_next_have_keys(qtbot: QtBot, pane: PreviewPane) -> None:
    show(pane, 5)
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    for key, position in ((Qt.Key.Key_PageUp, 4), (Qt.Key.Key_PageDown, 6)):
        with qtbot.waitSignal(pane.row_requested) as asked:
            QTest.keyClick(pane, key, Qt.KeyboardModifier.AltModifier)
        assert asked.args == [position]


def test_search(qtbot: QtBot, pane: PreviewPane) -> None:
    show(pane, 5)
    QTest.keyClicks(pane.search, "  Zanele ")
    with qtbot.waitSignal(pane.search_requested) as asked:
        QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert asked.args == ["Zanele"]
    pane.tell("No row has Zanele.")
    assert pane.note.isVisible()
    show(pane, 6)
    assert not pane.note.isVisible()


def test_a_blank_search_asks_nothing(qtbot: QtBot, pane: PreviewPane) -> None:
    show(pane, 5)
    QTest.keyClicks(pane.search, "  ")
    with qtbot.assertNotEmitted(pane.search_requested):
        QTest.keyClick(pane.search, Qt.Key.Key_Return)


def test_problems_are_told_in_words_not_by_colour_alone(pane: PreviewPane) -> None:
    grave = Problem(8, "text", "missing", "Text")
    light = Problem(8, "location", "zero_point", "Place")
    show(pane, 5, "text", grave, light)
    assert pane.problems.isVisible()
    assert lines(pane) == [
        f"Must be fixed: {grave.message} {grave.advice}",
        f"Look at this: {light.message} {light.advice}",
    ]
    show(pane, 6)
    assert not pane.problems.isVisible()


@pytest.mark.parametrize(
    ("faults", "left_out", "words"),
    [
        (0, False, ""),
        (1, False, "Will not be sent: 1 thing to fix"),
        (2, False, "Will not be sent: 2 things to fix"),
        (0, True, "Left out: will not be sent"),
        (2, True, "Left out: will not be sent"),
    ],
)
def test_the_phone_says_why_a_row_is_not_sent(
    pane: PreviewPane, faults: int, left_out: bool, words: str
) -> None:
    grave = [Problem(8, f"field_{at}", "missing", "Text") for at in range(faults)]
    light = Problem(8, "location", "zero_point", "Place")
    shown = content("text")
    pane.show_row(5, 9, 8, shown, "Anna", [*grave, light], left_out=left_out)
    chat = pane.phone._screen.chat.widget()
    assert chat
    notes = [note.accessibleName() for note in chat.findChildren(QWidget, "held_note")]
    assert notes == ([words] if words else [])
    name = "Preview of the message: Anna"
    told = f"{name}. {words}" if words else name
    assert pane.phone.accessibleName() == told


def test_what_whatsapp_may_refuse_joins_the_problems(pane: PreviewPane) -> None:
    grave = Problem(8, "caption", "missing", "Caption")
    known = facts(MediaKind.IMAGE, warnings=("This is a WebP picture.",))
    show(pane, 5, "image", grave)
    pane.phone.set_media(LINK, known)
    assert lines(pane)[1:] == ["Look at this: This is a WebP picture."]
    show(pane, 6)
    show(pane, 7, "image")
    assert lines(pane) == ["Look at this: This is a WebP picture."]


@pytest.mark.parametrize(
    ("filename", "words"),
    [
        ("Invoice.pdf", []),
        ("", []),
        ("Invoice", ["has no ending that phones know"]),
        ("Invoice.xlsx", ["ends in .xlsx, but the file is a PDF"]),
    ],
)
def test_the_name_that_is_sent_is_compared_with_the_file(
    pane: PreviewPane, filename: str, words: list[str]
) -> None:
    named = media_in("document", LINK, filename)
    pane.show_row(5, 9, 8, BubbleContent("document", media=named), "Anna")
    pane.phone.set_media(LINK, facts(MediaKind.DOCUMENT, content_type="application/pdf"))
    assert len(lines(pane)) == len(words)
    assert all(word in line for word, line in zip(words, lines(pane), strict=True))


def test_a_row_without_a_message(pane: PreviewPane) -> None:
    pane.show_row(0, 1, 2, None, "+27821234567")
    assert pane.phone.findChild(QWidget, "preview_empty")
    pane.show_nothing()
    assert pane.row_label.text() == "No rows yet"


def test_everything_that_can_be_used_has_a_name(pane: PreviewPane) -> None:
    show(pane, 5, "list")
    for widget in (*pane.findChildren(QPushButton), pane.search):
        assert widget.objectName()
        assert widget.accessibleName() or getattr(widget, "text", str)()


def test_words_of_others_are_never_read_as_markup(pane: PreviewPane) -> None:
    show(pane, 5, "text", Problem(8, "x", "bad_url", "Link", {"value": "<img src=file:///x>"}))
    pane.tell("<b>x</b>")
    for label in pane.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
