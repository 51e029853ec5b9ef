"""Past sends that are older than the person wants are removed, when nothing of them is open."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.services.results.campaigns import CampaignService
from flowiq_desktop.services.sending.locks import CampaignLocks
from tests.journal.conftest import delivery
from tests.journal.damaging import finished

BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)


def _campaign(journal: Journal, name: str, state: DeliveryState) -> int:
    campaign = journal.campaigns.begin(NewCampaign(name, False, "", "", ()))
    list(journal.campaigns.add(campaign, [delivery(2, state=state)]))
    journal.campaigns.freeze(campaign)
    return campaign


def test_only_finished_ones_that_are_old_enough_go(tmp_path: Path) -> None:
    now = [BEGUN]
    with Journal(tmp_path / "data", lambda: now[0]) as journal:
        service = CampaignService(journal, CampaignLocks(), now=lambda: now[0])
        done = _campaign(journal, "done", DeliveryState.CANCELLED)
        waits = _campaign(journal, "waits", DeliveryState.READY)
        unsure = _campaign(journal, "unsure", DeliveryState.UNKNOWN)
        now[0] = BEGUN + timedelta(days=20)
        young = _campaign(journal, "young", DeliveryState.CANCELLED)
        now[0] = BEGUN + timedelta(days=30)
        assert service.outdated(30) == []
        now[0] += timedelta(minutes=1)
        assert [entry.id for entry in service.outdated(30)] == [done]
        assert finished(service.delete_outdated(30)) == 1
        assert [entry.id for entry in service.recent()] == [young, unsure, waits]
        journal.campaigns.set_state(waits, CampaignState.PAUSED)


def test_one_whose_results_are_being_saved_is_left_for_later(tmp_path: Path) -> None:
    now = [BEGUN]
    with Journal(tmp_path / "data", lambda: now[0]) as journal:
        locks = CampaignLocks()
        service = CampaignService(journal, locks, now=lambda: now[0])
        done = _campaign(journal, "done", DeliveryState.CANCELLED)
        now[0] += timedelta(days=40)
        with locks.reading(done):
            assert finished(service.delete_outdated(30)) == 0
        assert finished(service.delete_outdated(30)) == 1
