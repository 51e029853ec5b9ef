import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from flowiq_desktop.ui.steps.message.emoji_dialog import EmojiDialog
from tests.ui.stage import PARENTS, Stage, write_csv

LEFT = Qt.MouseButton.LeftButton


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
