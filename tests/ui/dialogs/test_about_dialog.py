"""About: version, date, where newer ones are, and the licences; nothing is asked of the network."""

import re
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import flowiq_desktop
from flowiq_desktop import HOME, __version__
from flowiq_desktop.system import third_party
from flowiq_desktop.ui.dialogs import about_dialog
from flowiq_desktop.ui.dialogs.about_dialog import AboutDialog, LicencesDialog


@pytest.fixture
def about(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> AboutDialog:
    def never(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    monkeypatch.setattr(about_dialog, "__date__", "2026-03-09")
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def words(dialog: AboutDialog) -> list[str]:
    return [label.text() for pair in dialog._cells for label in pair]


def test_it_tells_version_day_and_where_newer_ones_are(about: AboutDialog) -> None:
    told = words(about)
    assert __version__ in told
    assert "9 March 2026" in told
    assert f"{HOME}/releases" in told


def test_the_address_can_be_copied(about: AboutDialog) -> None:
    QTest.mouseClick(about.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == f"{HOME}/releases"


def test_the_licences_open_by_a_key_and_close_by_escape(about: AboutDialog) -> None:
    about.licences_button.setFocus()
    QTest.keyClick(about.licences_button, Qt.Key.Key_Space)
    (dialog,) = about.findChildren(LicencesDialog)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.text
    assert dialog.text.accessibleName()
    QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert about.isVisible()


def test_what_is_installed_beside_the_program_is_named(qtbot: QtBot) -> None:
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    assert re.search(r"^requests [\d.]+: Apache-2\.0$", text, re.MULTILINE)
    assert re.search(r"^numpy [\d.]+: BSD-3-Clause", text, re.MULTILINE)  # pandas needs it
    assert "pytest" not in text


def test_a_frozen_program_shows_its_list(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "THIRD-PARTY.txt").write_text("Säge 2.0\n    MIT\n", encoding="utf-8")
    monkeypatch.setattr(third_party, "resource", lambda name: tmp_path / name)
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().startswith("Säge 2.0")


def test_the_day_is_a_day() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", flowiq_desktop.__date__)
