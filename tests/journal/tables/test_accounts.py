import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery

NOW = datetime(2026, 5, 12, 14, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def _journal(folder: Path) -> Journal:
    return Journal(folder, lambda: NOW)


def _campaign(journal: Journal) -> int:
    campaign = journal.campaigns.begin(NewCampaign("May", True, "p.xlsx", "", ()))
    row = NewDelivery(2, (), "+27825550301", "text", b"{}", DeliveryState.READY)
    list(journal.campaigns.add(campaign, [row]))
    journal.campaigns.freeze(campaign)
    return campaign


def test_the_latest_run_tells_the_account_over_restarts(folder: Path) -> None:
    with _journal(folder) as journal:
        campaign, other = _campaign(journal), _campaign(journal)
        assert journal.accounts.latest(campaign) == b""
        journal.accounts.begin_run("z", campaign, b"first")
        journal.accounts.begin_run("a", campaign, b"second")
        journal.accounts.begin_run("b", other, b"third")
    with _journal(folder) as journal:
        assert journal.accounts.latest(campaign) == b"second"


def test_each_list_has_a_salt_of_its_own_and_keeps_it(folder: Path, tmp_path: Path) -> None:
    with _journal(folder) as journal:
        salt = journal.accounts.salt
    assert len(salt) == 32
    with _journal(folder) as journal, _journal(tmp_path / "other") as other:
        assert journal.accounts.salt == salt
        assert other.accounts.salt != salt


def test_with_its_campaign_a_run_is_forgotten(folder: Path) -> None:
    with _journal(folder) as journal:
        campaign, other = _campaign(journal), _campaign(journal)
        journal.accounts.begin_run("a", campaign, b"first")
        journal.accounts.begin_run("b", other, b"second")
        journal.campaigns.delete(campaign)
    connection = sqlite3.connect(folder / FILE_NAME)
    assert connection.execute("SELECT id FROM run").fetchall() == [("b",)]
    connection.close()


def test_an_attempt_tells_through_which_account_it_went(folder: Path) -> None:
    with _journal(folder) as journal:
        campaign = _campaign(journal)
        journal.accounts.begin_run("a", campaign, b"first")
        journal.deliveries.begin_attempt(journal.deliveries.waiting(campaign)[0].id, "a")
        journal.deliveries.settle_abandoned(campaign)
        (record,) = journal.unknown_outcomes.of(campaign)
    assert [attempt.account for attempt in record.attempts] == [b"first"]
    assert record.went_elsewhere(b"second")
    assert not record.went_elsewhere(b"first")
