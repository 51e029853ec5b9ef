"""The journal is damaged: what a person can press, and what is said then."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.recovery.service import RescueService
from flowiq_desktop.system.paths import resource
from flowiq_desktop.ui.recovery.damaged_dialog import DamagedDialog
from flowiq_desktop.ui.theme.icons import Icons
from flowiq_desktop.ui.theme.theme import Theme
from flowiq_desktop.ui.widgets.question import Question
from tests.journal.damaging import Damaged, mixed_journal, now

REASON = "The list of sent messages is damaged (page 20)."


@dataclass
class Stage:
    """The dialog about a damaged journal, and a person's hands on it."""

    qtbot: QtBot
    dialog: DamagedDialog
    damaged: Damaged
    folder: Path

    def save(self) -> None:
        with self.qtbot.waitSignal(self.dialog.saved, timeout=20_000):
            self.dialog.save(self.folder)

    def words(self, widget: QWidget | None = None) -> str:
        labels = (widget or self.dialog).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def question(self) -> Question:
        self.dialog.view.new_button.click()
        found = self.dialog.findChild(Question, "new_list_question")
        assert isinstance(found, Question)
        return found

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached, timeout=20_000)


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Stage:
    damaged = mixed_journal(tmp_path)
    damaged.wipe(damaged.pages_with(b"Person 20")[0])
    folder = tmp_path / "documents"
    folder.mkdir()
    icons = Icons(resource("icons"), Theme(qapp, resource("theme"), "light"))
    service = RescueService(damaged.path, damaged.place, now)
    dialog = DamagedDialog(service, REASON, folder, icons)
    qtbot.addWidget(dialog, before_close_func=lambda shown: shown.shutdown())
    dialog.show()
    return Stage(qtbot, dialog, damaged, folder)


def test_it_says_what_is_wrong_and_that_nothing_is_lost(stage: Stage) -> None:
    words = stage.words()
    assert "The list of sent messages is damaged" in words
    assert "Nothing was sent now, and nothing is deleted." in words
    assert "does not know what was sent before" in words
    assert REASON not in words
    assert stage.dialog.view.details.text() == f"{REASON}\n{stage.damaged.path}"
    assert not stage.dialog.view.cancel_button.isVisible()


def test_saving_asks_for_a_folder_and_says_how_much_was_read(stage: Stage) -> None:
    view = stage.dialog.view
    view.save_button.click()
    chooser = stage.dialog.findChild(QFileDialog, "rescue_folder_dialog")
    assert isinstance(chooser, QFileDialog)
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    with stage.qtbot.waitSignal(stage.dialog.saved, timeout=20_000):
        chooser.fileSelected.emit(str(stage.folder))
        assert not view.new_button.isEnabled()
        assert view.cancel_button.isVisible()
    chooser.close()
    out = stage.folder / "FlowIQ results 2026-05-12"
    assert "Parents - results.xlsx" in [path.name for path in out.iterdir()]
    assert "rows could be read and saved, in 2 spreadsheets;" in view.notice.sentence.text()
    assert str(out) in view.notice.advice.text()
    assert view.notice.button.isVisible()
    assert view.new_button.isEnabled()
    assert stage.dialog.isVisible()


def test_saving_twice_makes_two_folders(stage: Stage) -> None:
    stage.save()
    stage.save()
    assert len(list(stage.folder.iterdir())) == 2


def test_a_failure_is_said_in_words_and_can_be_tried_again(stage: Stage) -> None:
    view, content = stage.dialog.view, stage.damaged.path.read_bytes()
    stage.damaged.write(b"not a list")
    stage.dialog.save(stage.folder)
    stage.until(view.notice.isVisible)
    assert "Nothing can be read" in view.notice.sentence.text()
    assert view.notice.advice.text()
    assert not view.notice.button.isVisible()
    assert list(stage.folder.iterdir()) == []
    stage.damaged.write(content)
    stage.save()
    assert "could be read" in view.notice.sentence.text()


def test_escape_stops_the_saving_first_and_closes_then(stage: Stage) -> None:
    view = stage.dialog.view
    stage.dialog.save(stage.folder)
    QTest.keyClick(stage.dialog, Qt.Key.Key_Escape)
    stage.until(view.notice.isVisible)
    assert stage.dialog.isVisible()
    assert view.notice.sentence.text() == "Saving was stopped."
    with stage.qtbot.waitSignal(stage.dialog.rejected):
        QTest.keyClick(stage.dialog, Qt.Key.Key_Escape)


def test_a_new_list_is_begun_only_after_a_warning_whose_default_is_no(stage: Stage) -> None:
    question = stage.question()
    words = question.explanation()
    assert "You have not saved what can still be read" in words
    assert "may get the same message twice" in words
    assert "leave out the rows" in words
    assert "journal.damaged" in words
    assert question.leave_button.isDefault()
    QTest.keyClick(question, Qt.Key.Key_Return)
    stage.until(lambda: stage.dialog.findChild(Question) is None)
    assert stage.damaged.path.exists()
    assert stage.dialog.isVisible()


def test_after_saving_the_warning_no_longer_says_that_it_was_not(stage: Stage) -> None:
    stage.save()
    words = stage.question().explanation()
    assert "You have not saved" not in words
    assert "may get the same message twice" in words


def test_a_yes_sets_the_list_aside_and_accepts(stage: Stage) -> None:
    content = stage.damaged.path.read_bytes()
    with stage.qtbot.waitSignal(stage.dialog.accepted, timeout=20_000):
        stage.question().act_button.click()
    assert not stage.damaged.path.exists()
    kept = stage.damaged.data / "journal.damaged-2026-05-12.sqlite3"
    assert kept.read_bytes() == content


def test_a_list_that_cannot_be_set_aside_is_said(stage: Stage) -> None:
    view = stage.dialog.view
    stage.damaged.data.rename(stage.damaged.data.with_name("gone"))
    stage.question().act_button.click()
    stage.until(view.notice.isVisible)
    assert "could not be set aside" in view.notice.sentence.text()
    assert stage.dialog.isVisible()


def test_tab_goes_from_the_top_down_and_a_key_closes(stage: Stage) -> None:
    stage.until(stage.dialog.isActiveWindow)
    view = stage.dialog.view
    assert view.save_button.hasFocus()
    order = []
    for _ in range(4):
        QTest.keyClick(stage.dialog.focusWidget(), Qt.Key.Key_Tab)
        order.append(stage.dialog.focusWidget())
    assert order == [
        view.new_button,
        view.details.button,
        view.details.copy_button,
        view.close_button,
    ]
    with stage.qtbot.waitSignal(stage.dialog.rejected):
        QTest.keyClick(stage.dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_S, QFileDialog), (Qt.Key.Key_N, Question)])
def test_each_way_out_has_a_key(stage: Stage, key: Qt.Key, kind: type[QDialog]) -> None:
    stage.until(stage.dialog.isActiveWindow)
    QTest.keyClick(stage.dialog, key, Qt.KeyboardModifier.AltModifier)
    stage.until(lambda: stage.dialog.findChild(kind) is not None)
    opened = stage.dialog.findChild(kind)
    assert isinstance(opened, QDialog)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    stage.until(lambda: stage.dialog.findChild(kind) is None)
    assert stage.damaged.path.exists()


def test_every_button_has_a_name(stage: Stage) -> None:
    for button in stage.dialog.findChildren(QPushButton):
        assert button.objectName()
        assert button.text() or button.accessibleName() or not button.isVisible()
    assert stage.dialog.view.bar.accessibleName()
