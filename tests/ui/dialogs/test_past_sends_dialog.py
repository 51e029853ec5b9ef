"""Past sends: look, go on, save, delete."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QTableView

from flowiq_desktop.ui.dialogs.past_sends_model import PastSendsModel
from tests.ui.model_rules import watch
from tests.ui.steps.send.test_send_page import MANY, received
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


@pytest.fixture
def stopped(stage: WindowStage) -> WindowStage:
    """A window with a finished campaign, and a newer one that was stopped."""
    stage.send_all(GOOD)
    stage.click("new_campaign_button")
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.progress.sent >= 2)
    stage.program.run.stop()
    stage.until(lambda: not stage.program.run.running)
    return stage


def opened(stage: WindowStage) -> QDialog:
    stage.program.actions.open_past_sends()
    return stage.dialog("past_sends_dialog")


def table(stage: WindowStage, dialog: QDialog) -> QTableView:
    return stage.find(QTableView, "past_sends_table", dialog)


def row(stage: WindowStage, dialog: QDialog, number: int) -> list[str]:
    model = table(stage, dialog).model()
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def test_that_there_is_nothing_is_said(stage: WindowStage) -> None:
    dialog = opened(stage)
    assert "No past sends are kept on this computer." in stage.words(dialog)
    title, empty = (
        next(label for label in dialog.findChildren(QLabel) if label.text().startswith(words))
        for words in ("Past sends", "No past sends")
    )
    assert empty.y() - title.geometry().bottom() < title.height()  # right below, not adrift
    assert not table(stage, dialog).isVisible()
    assert not stage.button("open_campaign_button", dialog).isEnabled()
    stage.click("close_past_sends_button", dialog)


def test_lists_the_newest_first_with_its_counts(stopped: WindowStage) -> None:
    dialog = opened(stopped)
    progress = stopped.program.run.progress
    newest, oldest = row(stopped, dialog, 0), row(stopped, dialog, 1)
    assert newest[2] == "Not finished, practice"
    assert newest[3:] == [str(progress.sent), "0", "0", str(progress.left)]
    assert oldest[2:] == ["Finished, practice", "3", "0", "0", "0"]
    stopped.click("close_past_sends_button", dialog)


def test_goes_on_where_it_stopped_and_sends_nobody_twice(stopped: WindowStage) -> None:
    stopped.program.actions.new_campaign()
    dialog = opened(stopped)
    assert stopped.button("open_campaign_button", dialog).text() == "&Continue"
    stopped.click("open_campaign_button", dialog)
    assert stopped.program.window.current_step == SEND
    left = stopped.program.run.progress.left
    assert stopped.button("primary_button").text() == f"Continue with {left}"
    stopped.program.services.preferences.current.rate_per_minute = 1000
    stopped.click("primary_button")
    stopped.until(lambda: stopped.program.run.progress.left == 0)
    sent = received(stopped)
    assert len(sent) == len(set(sent)) == len(GOOD) + len(MANY)


def test_a_finished_one_opens_at_its_results(stopped: WindowStage) -> None:
    dialog = opened(stopped)
    table(stopped, dialog).selectRow(1)
    assert stopped.button("open_campaign_button", dialog).text() == "See &results"
    stopped.click("open_campaign_button", dialog)
    assert stopped.program.window.current_step == RESULTS
    assert "All 3 sent" in stopped.words()


def test_saves_the_results_of_any(stopped: WindowStage) -> None:
    dialog = opened(stopped)
    table(stopped, dialog).selectRow(1)
    stopped.click("save_campaign_button", dialog)
    target = stopped.folder / "old.csv"
    stopped.choose_file(stopped.dialog("save_results_dialog"), target)
    stopped.until(lambda: "Saved as “old.csv”." in stopped.words(dialog))
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 4
    stopped.click("close_past_sends_button", dialog)


def test_deleting_asks_first_and_says_what_is_lost(stopped: WindowStage) -> None:
    dialog = opened(stopped)
    left = stopped.program.run.progress.left
    stopped.click("delete_campaign_button", dialog)
    question = stopped.dialog("delete_question")
    assert f"{left} messages that wait are not sent any more." in question.explanation()  # type: ignore[attr-defined] # a Question
    stopped.click("delete_question_leave", question)
    assert table(stopped, dialog).model().rowCount() == 2
    stopped.click("delete_campaign_button", dialog)
    stopped.click("delete_question_act", stopped.dialog("delete_question"))
    stopped.until(lambda: table(stopped, dialog).model().rowCount() == 1)
    assert stopped.program.run.campaign is None
    assert len(stopped.program.services.campaigns.recent()) == 1
    stopped.click("close_past_sends_button", dialog)


def test_the_window_goes_on_while_a_large_campaign_is_being_deleted(stopped: WindowStage) -> None:
    """The journal is held up, as by a hundred thousand rows; the window waits for nothing."""
    dialog, go_on = opened(stopped), threading.Event()
    stopped.click("delete_campaign_button", dialog)
    question = stopped.dialog("delete_question")
    stopped.program.services.campaigns._journal._writer.submit(lambda _db: go_on.wait(30))
    stopped.click("delete_question_act", question)
    assert stopped.program.run.campaign is None
    assert "Deleting…" in stopped.words(dialog)
    for name in ("delete", "save", "open"):
        assert not stopped.button(f"{name}_campaign_button", dialog).isEnabled()
    stopped.program._deleter.delete(99)  # a second wish changes nothing
    assert not stopped.button("close_past_sends_button", dialog).isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # how it ends is to be read here
    assert table(stopped, dialog).model().rowCount() == 2
    go_on.set()
    stopped.until(lambda: table(stopped, dialog).model().rowCount() == 1)
    assert "Deleting…" not in stopped.words(dialog)
    assert stopped.button("delete_campaign_button", dialog).isEnabled()
    stopped.click("close_past_sends_button", dialog)


def test_nothing_is_deleted_while_results_are_being_saved(stopped: WindowStage) -> None:
    dialog, saver = opened(stopped), stopped.program._saver
    delete, (_, oldest) = (
        stopped.button("delete_campaign_button", dialog),
        (stopped.program.services.campaigns.recent()),
    )
    assert delete.isEnabled()
    saver.save(oldest.id, stopped.folder / "old.xlsx")
    assert not delete.isEnabled()
    assert delete.toolTip() == "Results are being saved. You can delete after that."
    assert delete.toolTip() in stopped.words(dialog)
    stopped.until(delete.isEnabled)
    assert delete.toolTip() == ""
    stopped.click("close_past_sends_button", dialog)


def test_what_cannot_be_deleted_now_says_why_and_stays_open(stopped: WindowStage) -> None:
    dialog, services = opened(stopped), stopped.program.services
    stopped.click("delete_campaign_button", dialog)
    question = stopped.dialog("delete_question")
    with services.reconciliation._locks.reconciling():
        stopped.click("delete_question_act", question)
        stopped.until(lambda: "still being looked into" in stopped.words(dialog))
    assert len(services.campaigns.recent()) == 2
    assert stopped.program.run.campaign is not None
    stopped.click("close_past_sends_button", dialog)


def test_the_campaign_under_way_can_be_neither_opened_nor_deleted(stage: WindowStage) -> None:
    stage.program.services.preferences.current.rate_per_minute = 600
    stage.send(MANY)
    stage.until(lambda: stage.program.run.running)
    dialog = opened(stage)
    assert not stage.button("open_campaign_button", dialog).isEnabled()
    assert not stage.button("delete_campaign_button", dialog).isEnabled()
    assert stage.button("delete_campaign_button", dialog).toolTip() == "Stop sending first."
    assert stage.button("save_campaign_button", dialog).isEnabled()
    stage.click("close_past_sends_button", dialog)


def test_the_model_keeps_qts_rules(stopped: WindowStage) -> None:
    model = PastSendsModel()
    watch(model)
    model.show(stopped.program.services.campaigns.recent())
    model.show([])
    assert model.rowCount() == 0
