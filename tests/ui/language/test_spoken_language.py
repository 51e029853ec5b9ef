"""SpokenLanguage: the window follows the person's choice, or the system."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from flowiq_desktop.texts.catalogue import Catalogue, catalogue, use
from flowiq_desktop.texts.installed import DOMAIN, load
from flowiq_desktop.ui.language.catalogue_translator import speak
from flowiq_desktop.ui.language.retranslated import keep_said
from flowiq_desktop.ui.language.spoken_language import SpokenLanguage
from flowiq_desktop.ui.widgets.choosers.language_chooser import LanguageChooser


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(Catalogue(), qapp)
    use(Catalogue())
    QApplication.processEvents()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code, text in (("af", "Stoor"), ("ar", "حفظ")):
        place = tmp_path / code / "LC_MESSAGES"
        place.mkdir(parents=True)
        made = Catalog(code)
        made.add("Save", text)
        with (place / f"{DOMAIN}.mo").open("wb") as file:
            write_mo(file, made)
    return tmp_path


def test_what_was_chosen_is_spoken_from_the_beginning(qapp: QApplication, folder: Path) -> None:
    SpokenLanguage(qapp, folder, "af").begin()
    assert catalogue().text("Save") == "Stoor"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_without_a_choice_the_system_decides(qapp: QApplication, folder: Path) -> None:
    SpokenLanguage(qapp, folder, "", lambda: ["nl-NL", "ar-EG", "af"]).begin()
    assert catalogue().language == "ar"


def test_what_the_command_line_speaks_already_reaches_the_window(
    qapp: QApplication, folder: Path
) -> None:
    use(load("ar", folder))
    SpokenLanguage(qapp, folder, "ar").begin()
    assert QCoreApplication.translate("Anywhere", "Save") == "حفظ"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_english_is_spoken_although_the_command_line_spoke_something_else(
    qapp: QApplication, folder: Path
) -> None:
    use(load("ar", folder))
    SpokenLanguage(qapp, folder, "en_GB").begin()
    assert catalogue().text("Save") == QCoreApplication.translate("Anywhere", "Save") == "Save"
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def _shows(label: QLabel, text: str) -> bool:
    return label.text() == text


def test_an_open_window_follows_another_choice(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    keep_said(label, lambda said_of: said_of.setText(catalogue().text("Save")))
    language = SpokenLanguage(qapp, folder, "", lambda: ["C"])
    language.begin()
    for code, text in (("ar", "حفظ"), ("af", "Stoor"), ("xx", "Save"), ("", "Save")):
        language.choose(code)
        qtbot.waitUntil(partial(_shows, label, text))
        mirrored = qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert mirrored == (code == "ar")


def test_the_same_choice_changes_nothing(qapp: QApplication, folder: Path) -> None:
    language = SpokenLanguage(qapp, folder, "")
    use(Catalogue("de"))
    language.choose("")
    assert catalogue().language == "de"


def test_languages_are_called_as_their_speakers_call_them(qtbot: QtBot) -> None:
    available = ("en_GB", "af", "ar", "fr", "pt", "zu")
    chooser = LanguageChooser(available)
    qtbot.addWidget(chooser)
    assert [chooser.itemText(place) for place in range(chooser.count())] == [
        *("As the computer says", "English", "Afrikaans", "العربية"),
        *("Français", "Português", "IsiZulu"),
    ]
    for code in ("", *available):
        chooser.show_language(code)
        assert chooser.chosen() == code
    chooser.show_language("xx")
    assert chooser.chosen() == ""
