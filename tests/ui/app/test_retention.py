"""Old past sends go by themselves once the person has said yes, and never before."""

from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QDialog

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.system.clock import local_now
from tests.journal.conftest import delivery
from tests.ui.window_stage import GOOD, WindowStage, behaviour, stage

__all__ = ["behaviour", "stage"]


def _sent_long_ago(stage: WindowStage) -> None:
    stage.send_all(GOOD)
    stage.click("new_campaign_button")
    stage.program.services.campaigns._now = lambda: local_now() + timedelta(days=31)


def _choose(stage: WindowStage, days: int) -> None:
    stage.program.window.menu.settings.trigger()
    settings = stage.dialog("settings_dialog")
    box = stage.find(QComboBox, "keep_box", settings)
    box.setCurrentIndex(box.findData(days))
    stage.click("save_settings_button", settings)


def test_it_is_off_until_it_is_chosen(stage: WindowStage) -> None:
    _sent_long_ago(stage)
    stage.program._retention.look()
    assert stage.program.window.findChild(QDialog, "retention_question") is None
    assert len(stage.program.services.campaigns.recent()) == 1


def test_it_asks_the_first_time_and_then_no_more(stage: WindowStage) -> None:
    campaigns = stage.program.services.campaigns
    _sent_long_ago(stage)
    _choose(stage, 30)
    question = stage.dialog("retention_question")
    assert "Delete 1 past send?" in stage.words(question)
    stage.click("retention_question_leave", question)
    assert len(campaigns.recent()) == 1
    stage.program._retention.look()
    stage.click("retention_question_act", stage.dialog("retention_question"))
    stage.until(lambda: campaigns.recent() == [])
    journal = campaigns._journal
    later = journal.campaigns.begin(NewCampaign("May", True, "", "", ()))
    list(journal.campaigns.add(later, [delivery(2, state=DeliveryState.CANCELLED)]))
    journal.campaigns.freeze(later)
    stage.until(lambda: not stage.program._retention._runner.busy)
    stage.program._retention.look()
    stage.until(lambda: campaigns.recent() == [])
    assert stage.program.services.preferences.current.keep_days_agreed == 30


def test_another_number_of_days_is_asked_about_anew(stage: WindowStage) -> None:
    stage.program.services.preferences.current.keep_days_agreed = 365
    _sent_long_ago(stage)
    _choose(stage, 30)
    stage.click("retention_question_leave", stage.dialog("retention_question"))
    assert len(stage.program.services.campaigns.recent()) == 1
