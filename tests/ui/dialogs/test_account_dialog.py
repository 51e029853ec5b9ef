"""The account dialog: keys cleaned up or refused, tested for real, kept honestly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit

from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

KEY = "fiq_abcdefgh1234"


@pytest.fixture
def dialog(stage: WindowStage) -> QDialog:
    """The dialog, pointed at the pretend FlowIQ as if that were the real one."""
    stage.practise()
    url = stage.program.services.practice.server.url
    stage.program.services.preferences.current.api_url = url
    stage.program.account.set_practice(False)
    stage.program.account.refresh()
    stage.until(lambda: not stage.program.account.busy)
    stage.click("account_button")
    return stage.dialog("account_dialog")


def type_key(stage: WindowStage, dialog: QDialog, text: str) -> None:
    edit = stage.edit("key_edit", dialog)
    edit.clear()
    QApplication.clipboard().setText(text)
    edit.paste()
    QTest.keyClick(edit, Qt.Key.Key_Tab)


def result(stage: WindowStage, dialog: QDialog) -> QFrame:
    return stage.find(QFrame, "account_result", dialog)


def test_the_key_is_masked_and_shown_only_while_pressed(
    stage: WindowStage, dialog: QDialog
) -> None:
    edit = stage.edit("key_edit", dialog)
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    assert edit.completer() is None
    button = stage.button("show_key_button", dialog)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert edit.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("sk_123456", "A FlowIQ key starts with fiq_"),
        ("fiq_abc def", "no spaces"),
        ("fiq_ümläut1", "characters that no FlowIQ key has"),
        ("fiq_ab", "This key is cut off"),
    ],
)
def test_a_wrong_key_is_refused_at_entry(
    stage: WindowStage, dialog: QDialog, typed: str, words: str
) -> None:
    type_key(stage, dialog, typed)
    assert words in stage.words(dialog)
    stage.click("save_account_button", dialog)
    assert dialog.isVisible()
    assert stage.keys.kept == {}


def test_what_pasting_adds_is_mended_and_said(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, f"  Bearer {KEY}\u200b ")
    assert stage.edit("key_edit", dialog).text() == KEY
    assert "were taken away" in stage.words(dialog)


def test_saving_keeps_the_key_in_the_key_store_alone(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, KEY)
    stage.edit("tenant_edit", dialog).setText("hillview")
    stage.click("save_account_button", dialog)
    stage.until(lambda: not dialog.isVisible())

    url = stage.program.services.preferences.current.api_url
    assert stage.keys.kept == {url: KEY}
    stage.until(lambda: stage.program.account.connection is not None)
    assert stage.button("account_button").text() == "hillview"
    files = [path for path in stage.folder.rglob("*") if path.is_file()]
    assert [path for path in files if KEY.encode() in path.read_bytes()] == []


def test_without_a_key_store_it_says_where_the_key_is(stage: WindowStage, dialog: QDialog) -> None:
    stage.keys.fault = "This computer has no key store."
    type_key(stage, dialog, KEY)
    stage.click("save_account_button", dialog)
    said = result(stage, dialog)
    stage.until(lambda: "kept until you close the program" in stage.words(said))
    assert dialog.isVisible()
    assert stage.edit("key_edit", dialog).text() == ""
    assert "kept in memory only" in stage.words(dialog)
    stage.until(lambda: stage.program.account.connection is not None)


@pytest.mark.parametrize(
    ("key", "tone", "words"),
    [
        ("fiq_abcdefgh1234", "ok", "You are ready to send"),
        ("fiq_revoked_1234", "error", "key"),
        ("fiq_other_123456", "error", "key"),
    ],
)
def test_testing_says_plainly_how_it_went(
    stage: WindowStage, dialog: QDialog, key: str, tone: str, words: str
) -> None:
    type_key(stage, dialog, key)
    stage.click("test_connection_button", dialog)
    said = result(stage, dialog)
    stage.until(lambda: said.property("tone") == tone)
    assert words in stage.words(said)
    assert stage.button("test_connection_button", dialog).isEnabled()
    assert stage.keys.kept == {}


def test_no_network_is_said_in_words(stage: WindowStage, dialog: QDialog) -> None:
    stage.program.services.practice.stop()
    type_key(stage, dialog, KEY)
    stage.click("test_connection_button", dialog)
    said = result(stage, dialog)
    stage.until(lambda: said.property("tone") == "error")
    assert "connection" in stage.words(said).lower()


PROXY = "proxy.school.example:8080"


def test_a_proxy_is_saved_with_the_account_and_shown_with_it(
    stage: WindowStage, dialog: QDialog
) -> None:
    type_key(stage, dialog, KEY)
    stage.click("advanced_button", dialog)
    stage.edit("proxy_edit", dialog).setText(f" http://{PROXY}/ ")
    stage.click("save_account_button", dialog)
    stage.until(lambda: not dialog.isVisible())
    account = stage.program.account
    stage.until(lambda: account.connection is not None)
    assert account.connection is not None
    assert account.connection.proxy == f"http://{PROXY}"
    assert account.words().endswith(f"through the proxy {PROXY}")
    stage.click("account_button")
    assert stage.edit("proxy_edit", dialog).text() == PROXY
    stage.click("cancel_account_button", dialog)


def test_what_cannot_be_a_proxy_is_refused(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, KEY)
    stage.edit("proxy_edit", dialog).setText("anna:secret@proxy:8080")
    stage.click("save_account_button", dialog)
    assert dialog.isVisible()
    assert stage.edit("proxy_edit", dialog).isVisible()
    assert "Leave out names, passwords" in stage.words(dialog)
    stage.edit("proxy_edit", dialog).setText("proxy:8080")
    assert "Leave out names, passwords" not in stage.words(dialog)


def test_this_computers_proxy_is_offered_where_nothing_is_reached(
    stage: WindowStage, dialog: QDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = stage.program.services.account
    monkeypatch.setattr(accounts, "_proxies", lambda: {"https": f"http://{PROXY}"})
    stage.click("cancel_account_button", dialog)
    stage.click("account_button")
    stage.program.services.practice.stop()
    type_key(stage, dialog, KEY)
    offer = stage.button("found_proxy_button", dialog)
    assert not offer.isVisible()
    stage.click("test_connection_button", dialog)
    stage.until(offer.isVisible)
    assert offer.text() == f"&Use this computer's: {PROXY}"
    stage.click("found_proxy_button", dialog)
    assert stage.edit("proxy_edit", dialog).text() == PROXY
    assert not offer.isVisible()


def test_an_unsafe_address_is_refused(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, KEY)
    stage.edit("url_edit", dialog).setText("http://flowiq.example")
    stage.click("test_connection_button", dialog)
    assert "must start with https://" in stage.words(dialog)
    assert stage.edit("url_edit", dialog).isVisible()
    assert not result(stage, dialog).isVisible()


def test_another_address_needs_a_key_of_its_own(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, KEY)
    stage.click("save_account_button", dialog)
    stage.until(lambda: not dialog.isVisible())
    stage.until(lambda: stage.program.account.connection is not None)
    stage.click("account_button")
    stage.edit("url_edit", dialog).setText("https://other.example")
    stage.click("save_account_button", dialog)
    assert dialog.isVisible()
    assert "Type or paste your API key." in stage.words(dialog)


def test_forgetting_the_key_asks_first(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, KEY)
    stage.click("save_account_button", dialog)
    stage.until(lambda: not dialog.isVisible())
    stage.until(lambda: stage.program.account.connection is not None)
    stage.click("account_button")
    stage.click("forget_key_button", dialog)
    stage.click("forget_question_leave", stage.dialog("forget_question"))
    assert stage.keys.kept
    stage.click("forget_key_button", dialog)
    stage.click("forget_question_act", stage.dialog("forget_question"))
    stage.until(lambda: not stage.keys.kept)
    stage.until(lambda: "The key is forgotten." in stage.words(dialog))
    stage.until(lambda: stage.program.account.connection is None)


def test_closing_leaves_nothing_of_the_key_behind(stage: WindowStage, dialog: QDialog) -> None:
    type_key(stage, dialog, KEY)
    stage.click("cancel_account_button", dialog)
    assert stage.edit("key_edit", dialog).text() == ""
    stage.click("account_button")
    assert stage.edit("key_edit", dialog).text() == ""
