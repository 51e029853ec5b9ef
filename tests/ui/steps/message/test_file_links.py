"""How a file gets a link is told beside the field that wants one, and in the help."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from flowiq_desktop.ui.explaining.file_links_dialog import FileLinksDialog
from flowiq_desktop.ui.explaining.help_story import FILE_LINKS, TOPICS
from flowiq_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.stage import PARENTS, Stage, write_csv


def test_the_field_for_a_link_answers_how_to_get_one(stage: Stage) -> None:
    stage.load(write_csv(stage.folder / "people.csv", PARENTS))
    page = stage.message
    page.show()
    QTest.mouseClick(page.view.types.tile("document"), Qt.MouseButton.LeftButton)
    editor = page.view.form.editor("media_url")
    button = page.findChild(QPushButton, "media_url_how")
    assert button
    assert button.isVisible()
    assert button.text() == FILE_LINKS.title
    assert editor.tab_stops()[-1] is button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = editor.findChild(FileLinksDialog)
    assert dialog
    told = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert told == [FILE_LINKS.title, *FILE_LINKS.texts()]
    assert dialog.windowTitle() == FILE_LINKS.title
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: not editor.findChildren(FileLinksDialog))


def test_other_fields_do_not_ask(stage: Stage) -> None:
    stage.load(write_csv(stage.folder / "people.csv", PARENTS))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), Qt.MouseButton.LeftButton)
    assert stage.message.view.form.editor("text").how_button is None


def test_the_help_has_the_same_topic() -> None:
    assert FILE_LINKS in TOPICS
