"""The small widgets: text stays text, and what they say can be heard too."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.errors import AppError
from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue, catalogue, use
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.widgets.counter import Counter
from flowiq_desktop.ui.widgets.details import Details
from flowiq_desktop.ui.widgets.file_guard import FileGuard
from flowiq_desktop.ui.widgets.notice import Notice
from flowiq_desktop.ui.widgets.plain_label import ElidedLabel, PlainLabel
from flowiq_desktop.ui.widgets.question import Question

MARKUP = "<img src='file:///etc/passwd'><a href='x'>&amp;"


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(resource("icons"), Theme(qapp, resource("theme"), "light"))


def test_markup_stays_text(qtbot: QtBot) -> None:
    for label in (PlainLabel(MARKUP), ElidedLabel(MARKUP)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == MARKUP


@pytest.mark.parametrize(
    ("language", "text", "edge"),
    [
        ("ar", "people.csv، بدأت الآن", "right"),
        ("ar", "12 من 60", "right"),
        ("ar", "بدأت الآن", "right"),
        ("ar", "Please be on time.", "left"),
        ("en_GB", "people.csv, قائمة", "left"),
        ("en_GB", "قائمة", "right"),
    ],
)
def test_a_sentence_begins_where_its_language_does(
    qtbot: QtBot, language: str, text: str, edge: str
) -> None:
    before = catalogue()
    use(Catalogue(language))
    try:
        label = PlainLabel(text)
    finally:
        use(before)
    qtbot.addWidget(label)
    label.resize(600, 40)
    assert label.text() == text
    assert _inked_edge(label) == edge


def _inked_edge(label: PlainLabel) -> str:
    """At which edge of a wide label its words are drawn."""
    image = label.grab().toImage()
    paper, half = image.pixel(image.width() // 2, 0), image.width() // 2
    rows = range(image.height())
    left = any(image.pixel(x, y) != paper for x in range(half) for y in rows)
    right = any(image.pixel(x, y) != paper for x in range(half, image.width()) for y in rows)
    assert left != right
    return "left" if left else "right"


def test_an_empty_label_takes_no_room(qtbot: QtBot) -> None:
    label = PlainLabel("words")
    qtbot.addWidget(label)
    label.show_if_any("")
    assert not label.isVisible()
    label.show_if_any("words")
    assert label.isVisible()


def test_a_cut_line_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("A very long name of a spreadsheet that nobody shortened.xlsx")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_notice_says_and_offers(qtbot: QtBot, icons: Icons) -> None:
    notice = Notice(icons, "notice")
    qtbot.addWidget(notice)
    assert not notice.isVisible()
    notice.tell("error", MARKUP, "Do this.")
    notice.offer("Do it")
    assert notice.accessibleName() == f"{MARKUP} Do this."
    assert notice.sentence.text() == MARKUP
    assert notice.button.isVisible()
    notice.tell("ok", "Done.")
    assert not notice.advice.isVisible()
    assert notice.property("tone") == "ok"
    notice.offer("")
    assert not notice.button.isVisible()


def test_an_error_is_told_in_its_own_words(qtbot: QtBot, icons: Icons) -> None:
    notice, details = Notice(icons, "notice"), Details(QApplication.clipboard(), "details")
    for widget in (notice, details):
        qtbot.addWidget(widget)
    notice.tell_error(AppError(MARKUP, "Close it.", "EACCES"), "Otherwise.", "Try.", details)
    assert (notice.sentence.text(), notice.advice.text()) == (MARKUP, "Close it.")
    assert details.text() == "EACCES"
    notice.tell_error(AppError("It is open."), advice="Try again.", details=details)
    assert (notice.sentence.text(), notice.advice.text()) == ("It is open.", "Try again.")
    assert details.isHidden()


def test_an_error_without_words_gets_those_of_the_screen(qtbot: QtBot, icons: Icons) -> None:
    notice, details = Notice(icons, "notice"), Details(QApplication.clipboard(), "details")
    for widget in (notice, details):
        qtbot.addWidget(widget)
    notice.tell_error(KeyError("row"), "Nothing was sent.", "Try again.", details)
    assert (notice.sentence.text(), notice.advice.text()) == ("Nothing was sent.", "Try again.")
    assert details.text() == "KeyError: 'row'"
    notice.tell_error(KeyError("row"))
    assert (notice.sentence.text(), notice.advice.text()) == (
        "That did not work.",
        "KeyError: 'row'",
    )


def test_a_counter_is_heard_as_it_is_read(qtbot: QtBot, icons: Icons) -> None:
    counter = Counter(icons, "counter", "ok", "ok")
    counter.name_it("Sent")
    qtbot.addWidget(counter)
    counter.show_number(1204)
    assert counter.accessibleName() == "Sent: 1,204"


def test_details_unfold_and_are_copied(qtbot: QtBot) -> None:
    details = Details(QApplication.clipboard(), "details")
    qtbot.addWidget(details)
    details.tell("")
    assert not details.isVisible()
    details.tell("HTTP 401: Invalid API key")
    assert not details._text.isVisible()
    QTest.mouseClick(details.button, Qt.MouseButton.LeftButton)
    assert details._text.isVisible()
    QTest.mouseClick(details.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "HTTP 401: Invalid API key"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_keys_answer_a_question_with_doing_nothing(qtbot: QtBot, key: Qt.Key) -> None:
    question = Question("question", MARKUP, "It is for good.", "Delete", "Keep it", None)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(question)
    accepted: list[bool] = []
    question.accepted.connect(lambda: accepted.append(True))
    question.open()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in question.findChildren(PlainLabel)
    )
    assert question.text() == MARKUP
    QTest.keyClick(question, key)
    assert not question.isVisible()
    assert accepted == []


def test_the_named_button_answers_yes(qtbot: QtBot) -> None:
    question = Question("question", "Delete?", "", "Delete", "Keep it", None)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(question)
    question.open()
    with qtbot.waitSignal(question.accepted):
        QTest.mouseClick(question.act_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_file_let_go_over_a_text_leaves_it_as_it_is(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    entry, guard, mime = kind(), FileGuard(), QMimeData()
    qtbot.addWidget(entry)
    guard.guard(entry)
    entry.show()
    target = entry.viewport() if isinstance(entry, QPlainTextEdit) else entry
    mime.setUrls([QUrl.fromLocalFile("/home/anna/list.xlsx")])
    mime.setText("/home/anna/list.xlsx")
    place, keys = QPoint(5, 5), Qt.KeyboardModifier.NoModifier
    drag = (Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, keys)
    for event in (QDragEnterEvent(place, *drag), QDropEvent(QPointF(place), *drag)):
        QApplication.sendEvent(target, event)
        assert not event.isAccepted()
    assert (entry.text() if isinstance(entry, QLineEdit) else entry.toPlainText()) == ""
