"""The table in the Results step: names, search, filter, order, copying, and sending again."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QTableView,
)

from flowiq_desktop.practice_server import Behaviour
from flowiq_desktop.services.results.table import ResultStatus
from flowiq_desktop.ui.steps.results.results_model import ResultColumn
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

MIXED = [
    *GOOD,
    ("Dan", "12345"),  # no phone number
    ("Eve", "082 555 1026"),  # WhatsApp cannot reach her
    ("Fay", "083 555 1026"),
    ("Gus", "082 555 0999"),  # accepted, and then the line is cut: unsure
]


def shown(stage: WindowStage) -> list[list[str]]:
    """What stands in the table, once all of it is read."""
    model = stage.find(QTableView, "results_table").model()

    def cells() -> list[list[str]]:
        columns = range(model.columnCount())
        return [[model.index(r, c).data() or "" for c in columns] for r in range(model.rowCount())]

    stage.until(lambda: all(row[0] for row in cells()))
    return cells()


def names(stage: WindowStage) -> list[str]:
    return [row[ResultColumn.NAME] for row in shown(stage)]


def sent(stage: WindowStage) -> None:
    stage.send_all(MIXED)
    stage.until(lambda: stage.find(QTableView, "results_table").model().rowCount() == len(MIXED))


def test_every_row_names_its_person(stage: WindowStage) -> None:
    sent(stage)
    rows = shown(stage)
    assert [row[:4] for row in rows[:3]] == [
        ["2", "Anna", "+27825550301", "Sent"],
        ["3", "Ben", "+27835550302", "Sent"],
        ["4", "Cara", "+27845550303", "Sent"],
    ]
    assert [row[ResultColumn.OUTCOME] for row in rows[3:]] == [
        *("Left out", "Not sent", "Not sent", "Unsure")
    ]
    assert all(row[ResultColumn.WHY] and row[ResultColumn.ADVICE] for row in rows[3:])


def test_search_filter_and_order_work_together(stage: WindowStage) -> None:
    sent(stage)
    QTest.keyClicks(stage.find(QLineEdit, "results_search"), "1026")
    stage.until(lambda: names(stage) == ["Eve", "Fay"])
    assert "2 of 7 rows" in stage.words()
    table = stage.find(QTableView, "results_table")
    table.sortByColumn(ResultColumn.NAME, Qt.SortOrder.DescendingOrder)
    stage.until(lambda: names(stage) == ["Fay", "Eve"])
    stage.find(QLineEdit, "results_search").clear()
    stage.until(lambda: len(names(stage)) == len(MIXED))
    chooser = stage.find(QComboBox, "results_filter")
    place = chooser.findData(ResultStatus.UNSURE)
    assert chooser.itemText(place) == "Unsure (1)"
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)
    stage.until(lambda: names(stage) == ["Gus"])
    QTest.keyClicks(stage.find(QLineEdit, "results_search"), "nobody at all")
    stage.until(lambda: "No row fits" in stage.words())
    assert chooser.currentText() == "Unsure (1)"


def test_ids_and_rows_are_copied_with_the_keys(stage: WindowStage) -> None:
    sent(stage)
    shown(stage)
    table = stage.find(QTableView, "results_table")
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("2\tAnna\t+27825550301\tSent\t")
    copy_id = stage.program.window.findChild(QAction, "action_copy_id")
    assert copy_id is not None
    assert copy_id.shortcut() == QKeySequence("Ctrl+Shift+C")
    copy_id.trigger()
    identity = QApplication.clipboard().text()
    assert identity.startswith("wamid.")
    assert copied.endswith(identity)
    table.selectAll()
    copy_id.trigger()
    assert len(QApplication.clipboard().text().splitlines()) == len(GOOD)


def test_the_context_menu_offers_both(stage: WindowStage) -> None:
    sent(stage)
    table = stage.find(QTableView, "results_table")
    assert table.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu
    table.customContextMenuRequested.emit(table.rect().center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert {a.objectName() for a in menu.actions()} == {"action_copy_row", "action_copy_id"}
    menu.close()


def test_what_was_not_sent_is_sent_again_and_nobody_unsure(stage: WindowStage) -> None:
    sent(stage)
    button = stage.button("send_unsent_again_button")
    assert "2 that were not sent" in button.text()
    stage.click("send_unsent_again_button")
    question = stage.dialog("send_again_question")
    assert isinstance(question, QDialog)
    said = "\n".join(label.text() for label in question.findChildren(QLabel))
    assert "Send the 2 that were not sent again?" in said
    assert "1 that nobody is sure of is not sent" in said
    stage.click("send_again_question_act", question)
    stage.until(lambda: stage.program.run.running or stage.program.window.current_step == SEND)
    stage.until(lambda: not stage.program.run.running)
    stage.program.window.go_to(RESULTS)
    stage.until(lambda: stage.find(QTableView, "results_table").model().rowCount() == len(MIXED))
    journal = stage.program.services.send._journal
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    tries = {d.cells[0]: d.attempts for d in journal.deliveries.of(campaign)}
    once = dict.fromkeys(("Anna", "Ben", "Cara", "Gus"), 1)
    assert tries == {**once, "Dan": 0, "Eve": 2, "Fay": 2}


def test_leaving_them_sends_nothing(stage: WindowStage) -> None:
    sent(stage)
    stage.click("send_unsent_again_button")
    stage.click("send_again_question_leave", stage.dialog("send_again_question"))
    assert stage.program.window.current_step == RESULTS
    assert not stage.program.run.running


def test_nothing_unsent_offers_nothing(stage: WindowStage) -> None:
    stage.send_all()
    stage.until(lambda: stage.find(QTableView, "results_table").model().rowCount() == len(GOOD))
    assert not stage.button("send_unsent_again_button").isVisible()


def test_past_sends_open_the_same_table(stage: WindowStage) -> None:
    sent(stage)
    campaign = stage.program.run.campaign_id
    assert campaign is not None
    stage.program.actions.new_campaign()
    stage.program.actions.open_campaign(campaign)
    assert stage.program.window.current_step == RESULTS
    stage.until(lambda: stage.find(QTableView, "results_table").model().rowCount() == len(MIXED))
    assert names(stage)[0] == "Anna"


class TestWaiting:
    """A campaign that was stopped."""

    @pytest.fixture
    def behaviour(self) -> Behaviour:
        return Behaviour(any_key=True, failing_numbers=True, delay=(0.3, 0.3))

    def test_rows_to_come_are_waiting_on_the_screen_and_in_a_sheet(
        self, stage: WindowStage
    ) -> None:
        people = [(f"Anna {n}", f"082 555 03{n:02d}") for n in range(12)]
        stage.program.services.preferences.current.rate_per_minute = 60
        stage.send(people)
        stage.until(lambda: stage.program.run.progress.sent >= 1)
        stage.program.run.stop()
        stage.until(lambda: not stage.program.run.running)
        assert stage.program.run.progress.left
        stage.program.window.go_to(RESULTS)
        stage.until(lambda: stage.find(QTableView, "results_table").model().rowCount() == 12)
        assert {row[ResultColumn.OUTCOME] for row in shown(stage)} == {"Sent", "Waiting"}
        target = stage.folder / "midway.csv"
        campaign = stage.program.run.campaign_id
        assert campaign is not None
        stage.program._saver.save(campaign, target)
        stage.until(target.exists)
        text = target.read_text(encoding="utf-8-sig")
        assert text.count(",Waiting,") == stage.program.run.progress.left
        assert "Not sent" not in text


def test_saving_proposes_the_sheets_folder_and_opens_what_was_saved(
    stage: WindowStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.send_all()
    (stage.folder / "people - results.xlsx").write_text("older", encoding="utf-8")
    stage.click("primary_button")
    dialog = stage.dialog("save_results_dialog")
    assert isinstance(dialog, QFileDialog)
    assert dialog.directory().absolutePath() == str(stage.folder)
    assert dialog.selectedFiles()[0].endswith("people - results (2).xlsx")
    dialog.accept()
    target = stage.folder / "people - results (2).xlsx"
    stage.until(target.exists)
    notice = stage.find(QFrame, "results_saved_notice")
    stage.until(lambda: "Saved as" in stage.words(notice))
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    stage.click("results_saved_notice_file", notice)
    stage.click("results_saved_notice_button", notice)
    assert opened == [str(target), str(stage.folder)]
    target.unlink()
    stage.click("results_saved_notice_file", notice)
    assert "is not there any more" in stage.words(notice)


def test_every_row_is_one_click_away(stage: WindowStage) -> None:
    sent(stage)
    stage.program.window.resize(1366, 700)
    table = stage.find(QTableView, "results_table")
    stage.click("every_row_button")
    stage.until(lambda: table.visibleRegion().boundingRect().height() > 200)
    search = stage.find(QLineEdit, "results_search")
    stage.until(lambda: stage.program.window.focusWidget() is search)
