"""The last question: doing nothing is the default, and many must be typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.services.preparing.outline import Outline
from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.steps.send.confirm_send_dialog import ConfirmSendDialog
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme

FACTS = [("From", "Your FlowIQ account"), ("Left out", "Nobody")]


def message(row: int, text: str) -> Message:
    body: dict[str, object] = {"phone_number": "+27825550301", "message_type": "text", "text": text}
    return Message(row - 2, row, "+27825550301", "text", body, ())


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(resource("icons"), Theme(qapp, resource("theme"), "light"))


def ask(qtbot: QtBot, icons: Icons, count: int, *, practice: bool = False) -> ConfirmSendDialog:
    first = (message(4, "Hi <b>Anna</b>"), message(5, "Hi Ben"))
    outline = Outline(count, count, {"text": count}, 0, 0, first)
    dialog = ConfirmSendDialog(outline, lambda _outline: FACTS, icons, practice=practice)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def words(dialog: QDialog) -> str:
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_says_the_number_the_facts_and_the_first_messages(qtbot: QtBot, icons: Icons) -> None:
    dialog = ask(qtbot, icons, 142)
    assert "Send 142 messages to 142 people?" in words(dialog)
    assert "Your FlowIQ account" in words(dialog)
    assert "Row 4, +27825550301: Hi <b>Anna</b>" in words(dialog)
    assert "cannot be taken back" in words(dialog)
    assert dialog.send_button.text() == "&Send 142 messages"


def test_practice_is_said(qtbot: QtBot, icons: Icons) -> None:
    assert "nothing is really sent" in words(ask(qtbot, icons, 3, practice=True))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_keys_send_nothing(qtbot: QtBot, icons: Icons, key: Qt.Key) -> None:
    dialog = ask(qtbot, icons, 142)
    QTest.keyClick(dialog, key)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_the_button_sends(qtbot: QtBot, icons: Icons) -> None:
    dialog = ask(qtbot, icons, 1000)
    assert not dialog.number.isVisible()
    QTest.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("typed", ["1187", "1,187", "1 187"])
def test_above_a_thousand_the_number_is_typed(qtbot: QtBot, icons: Icons, typed: str) -> None:
    dialog = ask(qtbot, icons, 1187)
    assert not dialog.send_button.isEnabled()
    assert dialog.send_button.toolTip() == "Type the number of messages first."
    QTest.keyClicks(dialog.number, "118")
    assert not dialog.send_button.isEnabled()
    dialog.number.clear()
    QTest.keyClicks(dialog.number, typed)
    assert dialog.send_button.isEnabled()
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)  # still the default: not yet
    assert dialog.result() == QDialog.DialogCode.Rejected
