from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from flowiq_desktop.system.paths import resource
from flowiq_desktop.texts.catalogue import Catalogue
from flowiq_desktop.texts.installed import load
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.steps.message.emoji_dialog import EmojiDialog
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.stage import PARENTS, Stage, write_csv

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(Catalogue(), qapp)


@pytest.fixture
def written(stage: Stage) -> Stage:
    """A list, and a text with the cursor after "Dear"."""
    stage.load(write_csv(stage.folder / "people.csv", [row[:3] for row in PARENTS]))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), LEFT)
    stage.message.view.form.reveal("text")
    box = stage.message.view.form.editor("text").input
    assert not isinstance(box, QComboBox)
    box.set_text("Dear all")
    box.select(4, 4)
    return stage


def text_of(stage: Stage) -> str:
    box = stage.message.view.form.editor("text").input
    assert not isinstance(box, QComboBox)
    return box.text()


def opened(stage: Stage) -> EmojiDialog:
    return stage.message.findChildren(EmojiDialog)[-1]


def shown(dialog: EmojiDialog) -> list[tuple[str, str]]:
    """The emoji in the list, each with the name that a screen reader says."""
    model = dialog.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [(row.data(), row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]


def press_each(box: QWidget, text: str) -> None:
    """As a keyboard with these letters does: `QTest.keyClicks` has those of English alone."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(box, key)


def said(dialog: EmojiDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(PlainLabel)]


def test_a_word_and_enter_write_it_at_the_cursor(written: Stage, qtbot: QtBot) -> None:
    box = written.message.view.form.editor("text").input
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(written)
    QTest.keyClicks(dialog.words, "birthday cake")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert text_of(written) == "Dear🎂 all"
    assert written.preferences.current.recent_emoji == ["🎂"]


def test_the_arrow_keys_and_the_mouse_choose(written: Stage, qtbot: QtBot) -> None:
    button = written.message.view.form.editor("text").emoji_button
    assert button is not None
    QTest.mouseClick(button, LEFT)
    dialog = opened(written)
    QTest.keyClicks(dialog.words, "flag a")
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert text_of(written) == "Dear🇦🇴 all"
    QTest.mouseClick(button, LEFT)
    dialog = opened(written)
    at = dialog.list.visualRect(dialog.list.model().index(0, 0)).center()
    QTest.mouseClick(dialog.list.viewport(), LEFT, pos=at)
    assert text_of(written) == "Dear🇦🇴🇦🇴 all"


def test_nothing_is_found_and_nothing_is_written(written: Stage) -> None:
    button = written.message.view.form.editor("text").emoji_button
    assert button is not None
    QTest.mouseClick(button, LEFT)
    dialog = opened(written)
    QTest.keyClicks(dialog.words, "qqq")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert text_of(written) == "Dear all"


def test_links_and_numbers_take_none(written: Stage) -> None:
    QTest.mouseClick(written.message.view.types.tile("image"), LEFT)
    form = written.message.view.form
    assert form.editor("media_url").emoji_button is None
    assert form.editor("caption").emoji_button is not None


@pytest.mark.parametrize("points", [8, 10, 15, 20, 30])
def test_they_are_drawn_with_letters_of_every_size(
    stage: Stage, qtbot: QtBot, qapp: QApplication, points: int
) -> None:
    """What does not fit into its cell is left out by Qt: with large letters the list was empty."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPointSize(points)
    try:
        qapp.setFont(font)
        dialog = EmojiDialog(stage.preferences)
        qtbot.addWidget(dialog)
        dialog.show()
        picture = dialog.list.viewport().grab()
        for row in (1, 2, 3):
            cell = dialog.list.visualRect(dialog.list.model().index(row, 0))
            image = picture.copy(cell).toImage()
            places = ((x, y) for x in range(image.width()) for y in range(image.height()))
            assert len({image.pixel(x, y) for x, y in places}) > 1
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize(
    ("language", "typed", "emoji", "name"),
    [
        ("af", "Verjaarsdagk", "🎂", "verjaarsdagkoek"),
        ("af", "baie dankie", "🙏", "gevoude hande"),
        ("ar", "المستشفى", "🏥", "مستشفى"),
        ("ar", "مدرسه", "🏫", "مدرسة"),
    ],
)
def test_words_of_the_language_find_them_and_their_names_are_said(
    written: Stage, qapp: QApplication, language: str, typed: str, emoji: str, name: str
) -> None:
    speak(load(language, resource("languages")), qapp)
    box = written.message.view.form.editor("text").input
    QTest.keyClick(box, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(written)
    assert dialog.isRightToLeft() == (language == "ar")
    press_each(dialog.words, typed)
    assert shown(dialog)[0] == (emoji, name)
    assert name in said(dialog)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert text_of(written) == f"Dear{emoji} all"


def test_the_language_changes_while_it_is_open(written: Stage, qapp: QApplication) -> None:
    button = written.message.view.form.editor("text").emoji_button
    assert button is not None
    QTest.mouseClick(button, LEFT)
    dialog = opened(written)
    before = shown(dialog)
    QTest.keyClicks(dialog.words, "school")
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    chosen = dialog.list.currentIndex().data()
    assert chosen == "🎒"
    named = {"af": "rugsak", "ar": "حقيبة مدرسية", "en_GB": "school satchel"}
    for language, name in named.items():
        speak(load(language, resource("languages")), qapp)
        qapp.processEvents()
        assert dialog.words.text() == "school"
        assert dialog.list.currentIndex().data() == chosen
        assert name in said(dialog)
        assert (chosen, name) in shown(dialog)
    dialog.words.clear()
    assert shown(dialog) == before
    QTest.keyClicks(dialog.words, "skool")
    assert shown(dialog) == []
    speak(load("af", resource("languages")), qapp)
    qapp.processEvents()
    assert ("🏫", "skool") in shown(dialog)
