"""People who do not want messages: the dialog, by hand, by file, with very many."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QTableView

from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, StopScope
from flowiq_desktop.ui.dialogs.stop_list_dialog import StopListDialog
from tests.ui.stage import write_csv
from tests.ui.window_stage import WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

NOW = datetime.now(UTC) - timedelta(minutes=5)
ANNA, BEN = "+27821234567", "+27827654321"


def opened(stage: WindowStage) -> StopListDialog:
    stage.program.window.menu.stopped.trigger()
    dialog = stage.dialog("stop_list_dialog")
    assert isinstance(dialog, StopListDialog)
    return dialog


def field(stage: WindowStage, dialog: QDialog, name: str) -> QLineEdit:
    return stage.find(QLineEdit, name, dialog)


def rows(stage: WindowStage, dialog: QDialog) -> list[list[str]]:
    model = stage.find(QTableView, "stop_list_table", dialog).model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def test_the_list_can_be_used_where_words_are_read_from_the_right(
    stage: WindowStage, qapp: QApplication
) -> None:
    """The first line is chosen, so that it can be taken off, and a number keeps its order."""
    stage.program.services.stop_list.add(ANNA, "ZA", "")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        dialog = opened(stage)
        stage.until(stage.button("stop_remove_button", dialog).isEnabled)
        assert rows(stage, dialog)[0][0] == f"\u200e{ANNA}\u200e"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_an_empty_list_says_so_and_how_to_begin(stage: WindowStage) -> None:
    dialog = opened(stage)
    assert "Nobody is on the list yet." in stage.words(dialog)
    assert not stage.button("stop_remove_button", dialog).isEnabled()
    assert not stage.button("stop_export_button", dialog).isEnabled()
    stage.click("close_stop_list_button", dialog)


def test_a_number_is_added_found_explained_and_taken_off_by_keys(stage: WindowStage) -> None:
    dialog = opened(stage)
    number = field(stage, dialog, "stop_number")
    assert dialog.focusWidget() is number
    QTest.keyClicks(number, ANNA)
    QTest.keyClicks(field(stage, dialog, "stop_note"), "rang on Monday")
    QTest.keyClick(number, Qt.Key.Key_Return)
    stage.until(lambda: rows(stage, dialog) != [])
    assert [row[:3] for row in rows(stage, dialog)] == [[ANNA, "No messages", "Added by hand"]]
    assert dialog.focusWidget() is number
    assert number.text() == ""
    stage.until(lambda: "with the note “rang on Monday”" in stage.words(dialog))
    stage.click("stop_remove_button", dialog)
    question = stage.dialog("stop_remove_question")
    stage.click("stop_remove_question_act", question)
    stage.until(lambda: rows(stage, dialog) == [])
    assert stage.program.services.stop_list.count() == 0


def test_what_is_no_number_is_said_and_stays_to_be_corrected(stage: WindowStage) -> None:
    dialog = opened(stage)
    number = field(stage, dialog, "stop_number")
    number.setText("12345")
    stage.click("stop_add_button", dialog)
    assert "too short" in stage.words(dialog)
    assert number.text() == "12345"
    assert stage.program.services.stop_list.count() == 0


def test_a_spreadsheet_asks_first_and_says_which_rows_it_cannot_read(
    stage: WindowStage, tmp_path: Path
) -> None:
    path = tmp_path / "stop.csv"
    path.write_text(f"Name,Mobile\nAnna,{ANNA}\nBen,{BEN}\nCara,12\n", encoding="utf-8")
    dialog = opened(stage)
    dialog.read_file(str(path))
    question = stage.dialog("stop_import_question")
    assert "Put 2 people on the list?" in stage.words(question)
    assert "row 4" in stage.words(question)
    assert stage.program.services.stop_list.count() == 0
    stage.click("stop_import_question_act", question)
    stage.until(lambda: len(rows(stage, dialog)) == 2)
    saved = tmp_path / "saved.xlsx"
    dialog.save(str(saved))
    stage.until(saved.exists)
    stage.until(lambda: "The list is saved" in stage.words(dialog))


def test_a_file_that_cannot_be_read_is_one_sentence(stage: WindowStage, tmp_path: Path) -> None:
    dialog = opened(stage)
    dialog.read_file(str(tmp_path / "gone.xlsx"))
    stage.until(lambda: "gone.xlsx" in stage.words(dialog))


@pytest.mark.parametrize(("text", "found"), [("820000042", 1), ("nobody", 0), ("", 10_000)])
def test_ten_thousand_are_searched_in_the_background(
    stage: WindowStage, text: str, found: int
) -> None:
    stage.program.services.stop_list._journal.stop_list.add(
        NewStop(f"+2782{at:07d}", StopReason.BY_FILE, StopScope.EVERYTHING, {"file": "all.xlsx"})
        for at in range(10_000)
    )
    dialog = opened(stage)
    model = stage.find(QTableView, "stop_list_table", dialog).model()
    stage.until(lambda: model.rowCount() == 10_000)
    field(stage, dialog, "stop_search").setText(text)
    stage.until(lambda: model.rowCount() == found)
    if not found:
        assert "Nobody on the list fits “nobody”." in stage.words(dialog)


def test_who_asked_for_messages_again_is_pointed_out_first(stage: WindowStage) -> None:
    """And is taken off by a person alone."""
    services = stage.program.services
    stage.practise()
    connection = stage.program.account.connection
    assert connection is not None
    services.stop_list.add_answered({BEN: NOW}, practice=True)
    services.stop_list.add_answered({ANNA: NOW}, practice=True)
    server = services.practice.server
    server.add_message(BEN, "START", "user-whatsapp")
    for _ in services.looks.look([BEN], connection, contacts=False):
        pass
    dialog = opened(stage)
    again = stage.find(QLabel, "stop_again", dialog)
    stage.until(again.isVisible)
    assert "1 person here has asked for messages again since." in again.text()
    stage.until(lambda: "want messages again: take them off?" in stage.words(dialog))
    stage.click("stop_remove_button", dialog)
    stage.click("stop_remove_question_act", stage.dialog("stop_remove_question"))
    stage.until(lambda: [row[0] for row in rows(stage, dialog)] == [ANNA])
    assert not again.isVisible()


def test_a_list_is_looked_for_where_the_person_was_last(stage: WindowStage) -> None:
    preferences = stage.program.services.preferences
    preferences.remember_folder(stage.folder / "people.csv")
    dialog = opened(stage)
    dialog._choose_file()
    asked = stage.dialog("stop_file_dialog")
    assert isinstance(asked, QFileDialog)
    assert Path(asked.directory().absolutePath()) == stage.folder
    (stage.folder / "leavers").mkdir()
    path = write_csv(stage.folder / "leavers" / "left.csv", [("Name", "Mobile"), ("Ben", BEN)])
    stage.choose_file(asked, path)
    stage.until(lambda: stage.shown_dialog("stop_import_question") is not None)
    assert preferences.begin_folder == stage.folder / "leavers"
