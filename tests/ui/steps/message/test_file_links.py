"""How a file gets a link is told beside the field that wants one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from flowiq_desktop.services.manual.manual import FILE_LINKS
from flowiq_desktop.ui.explaining.help_dialog import HelpDialog
from flowiq_desktop.ui.explaining.help_pages import HOW_FILES_GET_LINKS
from flowiq_desktop.ui.steps.message.message_page import MessagePage
from tests.ui.stage import PARENTS, Stage, write_csv
from tests.ui.window_stage import WindowStage, behaviour
from tests.ui.window_stage import stage as whole_window

__all__ = ["behaviour", "whole_window"]


def test_the_field_for_a_link_answers_how_to_get_one(whole_window: WindowStage) -> None:
    stage = whole_window
    stage.load([("Anna", "082 555 0301")])
    stage.program.window.go_to(1)
    page = stage.find(MessagePage, "message_page")
    QTest.mouseClick(page.view.types.tile("document"), Qt.MouseButton.LeftButton)
    editor = page.view.form.editor("media_url")
    button = page.findChild(QPushButton, "media_url_how")
    assert button
    assert button.isVisible()
    assert button.text() == HOW_FILES_GET_LINKS
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = stage.dialog("help_dialog")
    assert isinstance(dialog, HelpDialog)
    assert dialog.page == FILE_LINKS
    assert dialog.view.page.toPlainText().startswith(HOW_FILES_GET_LINKS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    stage.until(lambda: stage.shown_dialog("help_dialog") is None)
    stage.program.window.activateWindow()
    stage.until(stage.program.window.isActiveWindow)
    editor.input.setFocus()
    QTest.keyClick(editor.input, Qt.Key.Key_F1)  # the field has a page of its own
    again = stage.dialog("help_dialog")
    assert isinstance(again, HelpDialog)
    assert again.page == FILE_LINKS


def test_other_fields_do_not_ask(stage: Stage) -> None:
    stage.load(write_csv(stage.folder / "people.csv", PARENTS))
    stage.message.show()
    QTest.mouseClick(stage.message.view.types.tile("text"), Qt.MouseButton.LeftButton)
    assert stage.message.view.form.editor("text").how_button is None
