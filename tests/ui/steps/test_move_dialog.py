"""Refused rows get a template from the Results step: chosen, filled, seen, moved, sent."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.ui.steps.move_dialog import MoveDialog
from flowiq_desktop.ui.steps.results.results_group_card import GroupCard
from tests.ui.window_stage import GOOD, RESULTS, SEND, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]

SILENT = [
    *GOOD,
    ("Dan", "082 555 1047"),  # has not written for more than a day
    ("Eve", "083 555 1047"),
    ("Fay", "082 555 1026"),  # WhatsApp cannot reach her
]


def card(stage: WindowStage, name: str) -> GroupCard:
    stage.until(lambda: any(c.objectName() == name for c in _cards(stage)))
    return next(c for c in _cards(stage) if c.objectName() == name)


def _cards(stage: WindowStage) -> list[GroupCard]:
    found = stage.find(QWidget, "results_page").findChildren(GroupCard)
    return [card for card in found if card.isVisible()]


def opened(stage: WindowStage) -> MoveDialog:
    stage.click("template_button", card(stage, "group_meta_131047"))
    (dialog,) = (d for d in stage.program.window.findChildren(MoveDialog) if d.isVisible())
    return dialog


def test_refused_rows_are_moved_seen_and_sent_as_a_template(stage: WindowStage) -> None:
    stage.program.services.saved.save_template(Template("visit", "Dear {{1}}, please come."))
    stage.send_all(SILENT)
    before = stage.program.run.campaign_id
    assert not stage.button("template_button", card(stage, "group_meta_131026")).isVisible()
    dialog = opened(stage)
    stage.until(lambda: dialog._checked is not None)
    assert not dialog.move_button.isEnabled()
    assert "0 of 2 are ready" in stage.words(dialog)
    choose(dialog.findChildren(QComboBox, "move_variable_1_source")[0], "Column: Name")
    stage.until(dialog.move_button.isEnabled)
    assert "2 of 2 are ready" in stage.words(dialog)
    assert "Row 5" in stage.words(dialog)
    QTest.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    assert "Row 6" in stage.words(dialog)
    assert dialog.move_button.text() == "&Move 2 rows"
    QTest.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.program.run.campaign_id not in (None, before))
    assert stage.program.window.current_step == SEND
    campaign = stage.program.run.campaign
    assert campaign is not None
    assert (campaign.total, campaign.left) == (2, 2)
    journal = stage.program.services.moving._journal
    assert before is not None
    states = [record.state for record in journal.deliveries.of(before)]
    assert states[-3:] == [DeliveryState.CANCELLED, DeliveryState.CANCELLED, DeliveryState.REJECTED]
    bodies = [waiting.template for waiting in journal.deliveries.waiting(campaign.id)]
    assert bodies == ["visit", "visit"]


def test_without_a_saved_template_it_says_how_to_save_one(stage: WindowStage) -> None:
    stage.send_all(SILENT)
    stage.click("template_button", card(stage, "group_meta_131047"))
    dialog = stage.find(QDialog, "no_template_dialog")
    assert "Message step" in stage.words(dialog)
    stage.click("no_template_dialog_ok", dialog)
    assert stage.program.window.current_step == RESULTS


def test_cancelling_changes_nothing(stage: WindowStage) -> None:
    stage.program.services.saved.save_template(Template("visit", "Dear {{1}}, please come."))
    stage.send_all(SILENT)
    dialog = opened(stage)
    (text,) = dialog.findChildren(QLineEdit, "move_variable_1")
    QTest.keyClicks(text, "friend")
    stage.until(dialog.move_button.isEnabled)
    stage.click("move_cancel", dialog)
    summary = stage.program.services.campaigns.summary(stage.program.run.campaign_id or 0)
    assert summary is not None
    assert (summary.not_sent, summary.sent) == (3, 3)


def choose(box: QComboBox, text: str) -> None:
    place = box.findText(text)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)
