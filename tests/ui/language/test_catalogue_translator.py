"""Qt's words, and the window's, come from the one catalogue."""

import gettext
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from flowiq_desktop.texts.catalogue import Catalogue, catalogue, use
from flowiq_desktop.ui.dialogs.help_dialogs import keys, shortcuts
from flowiq_desktop.ui.language.catalogue_translator import QT_WORDS, CatalogueTranslator, speak
from flowiq_desktop.ui.language.retranslated import keep_translated


class _Loud(gettext.NullTranslations):
    """Everything in capitals, with its key and its facts as they are."""

    def gettext(self, message: str) -> str:
        return message.replace("%n", "\0").upper().replace("\0", "%n")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


LOUD = Catalogue("de_DE", _Loud())


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(Catalogue(), qapp)
    use(Catalogue())
    QApplication.processEvents()


def test_what_is_unknown_is_none_and_never_blank(qapp: QApplication) -> None:
    translator = CatalogueTranslator(qapp)
    assert translator.translate("Any", "Save") is None
    assert translator.translate("Any", "") is None
    translator.deleteLater()


def test_qt_still_has_its_own_words_for_what_is_unknown(qapp: QApplication) -> None:
    speak(Catalogue(), qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_qt_fills_its_numbers_in_afterwards(qapp: QApplication) -> None:
    speak(LOUD, qapp)
    assert QCoreApplication.translate("Any", "%n file(s)", None, 3) == "3 FILE(S)"


def test_the_context_does_not_matter(qapp: QApplication) -> None:
    speak(LOUD, qapp)
    assert QCoreApplication.translate("One", "Save") == "SAVE"
    assert QCoreApplication.translate("Another", "Save") == "SAVE"


def test_open_windows_are_told(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    keep_translated(label, lambda: label.setText(QCoreApplication.translate("Any", "Save")))
    assert label.text() == "Save"
    speak(LOUD, qapp)
    qtbot.waitUntil(lambda: label.text() == "SAVE")
    speak(Catalogue(), qapp)
    qtbot.waitUntil(lambda: label.text() == "Save")


def test_qts_own_buttons_follow(qapp: QApplication, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    for widget in (buttons, box):
        qtbot.addWidget(widget)
        widget.show()
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    close = box.button(QMessageBox.StandardButton.Close)
    speak(LOUD, qapp)
    qtbot.waitUntil(lambda: "CANCEL" in cancel.text() and "CLOSE" in close.text())


def test_a_language_from_right_to_left_mirrors_the_window(qapp: QApplication) -> None:
    speak(Catalogue("ar_EG"), qapp)
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    speak(Catalogue(), qapp)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_there_is_one_translator_however_often_the_language_changes(qapp: QApplication) -> None:
    for language in (LOUD, Catalogue("ar_EG"), Catalogue()):
        speak(language, qapp)
    assert len(qapp.findChildren(CatalogueTranslator)) == 1
    assert catalogue().language == "en_GB"


def test_keys_have_the_words_of_the_menus(qapp: QApplication) -> None:
    assert keys("Ctrl+Return") == "Ctrl+Return"
    speak(LOUD, qapp)
    assert keys("Alt+Page Up", "Alt+Page Down") == "ALT+PAGE UP, ALT+PAGE DOWN"


def test_every_word_in_the_list_of_keys_is_among_qts_words() -> None:
    pressed = [part for line, _ in shortcuts() for part in line.replace(", ", "+").split("+")]
    named = {part for part in pressed if len(part) > 2 and part.isascii() and part[:1] != "F"}
    assert named
    assert named <= set(QT_WORDS)


class _Listed(gettext.NullTranslations):
    """Brackets around what the catalogue has of Qt's words, and nothing else."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message in QT_WORDS else message


def test_every_word_of_qts_dialog_for_files_is_in_the_catalogue(
    qapp: QApplication, qtbot: QtBot
) -> None:
    speak(Catalogue("de_DE", _Listed()), qapp)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    told = {part.text() for part in dialog.findChildren(QLabel)} | {dialog.windowTitle()}
    told |= {button.text() for button in dialog.findChildren(QPushButton)}
    told |= {button.toolTip() for button in dialog.findChildren(QToolButton)}
    header = dialog.findChildren(QTreeView)[0].model()
    told |= {
        str(header.headerData(section, Qt.Orientation.Horizontal))
        for section in range(header.columnCount())
    }
    assert sorted(text for text in told if text and "⟦" not in text) == []
