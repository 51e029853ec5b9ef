from datetime import UTC, datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from flowiq_desktop.services.results.campaigns import CampaignSummary
from flowiq_desktop.ui.dialogs.past_sends_model import Column, PastSendsModel
from tests.ui.model_rules import watch

BEGUN = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
CAMPAIGNS = (
    CampaignSummary(2, "Fees", "paused", BEGUN, 1204, 418, 3, 2, 781, False, 1210, "stopped"),
    CampaignSummary(1, "Open day", "done", BEGUN, 20, 20, 0, 0, 0, True, 20, ""),
)


def test_it_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = PastSendsModel()
    watch(model)
    model.show(CAMPAIGNS)
    model.show(())


def test_each_campaign_has_its_counts() -> None:
    model = PastSendsModel()
    model.show(CAMPAIGNS)
    counts = [model.index(0, column).data() for column in range(Column.SENT, len(Column))]
    assert counts == ["418", "3", "2", "781"]
    assert model.index(0, Column.NAME).data(Qt.ItemDataRole.ToolTipRole) == "Fees"
    assert model.campaign(1) == CAMPAIGNS[1]
    assert model.campaign(2) is None
