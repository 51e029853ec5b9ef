"""What a person wishes of a campaign is on disk before the campaign is one."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.assembly import Services
from flowiq_desktop.core.columns.mapping import TextSource
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.reach.new_contacts import NewContacts
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.preparing.check import check_sheet
from flowiq_desktop.services.preparing.load import load_sheet
from flowiq_desktop.services.sending.campaign_wishes import NO_WISHES, CampaignWishes
from flowiq_desktop.system.clock import local_now
from tests.bench.drive import result

LATE = datetime(2031, 3, 1, 8, tzinfo=UTC)


def frozen(services: Services, people: Path, wishes: CampaignWishes) -> int:
    loaded = result(load_sheet(people))
    mapping = services.mappings.suggest(loaded.sheet, "ZA").mapping.with_type("text")
    mapping = mapping.with_source("text", TextSource("Hi"))
    checked = result(check_sheet(loaded.sheet, mapping, "ZA"))
    campaign: int = result(services.send.freeze(checked, loaded, "Parents", True, wishes))
    return campaign


def test_a_program_that_dies_when_the_campaign_is_made_has_kept_every_wish(
    services: Services, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or it would be continued at once, without a limit, and refuse whoever is no contact."""
    journal = services.send._journal
    freeze, folder = journal.campaigns.freeze, journal._writer.folder

    def freeze_and_die(campaign: int) -> None:
        freeze(campaign)
        shutil.copytree(folder, tmp_path / "left")

    monkeypatch.setattr(journal.campaigns, "freeze", freeze_and_die)
    wishes = CampaignWishes(SendTimes(LATE), Budget(messages=2), True, NewContacts((0,)))
    campaign = frozen(services, people, wishes)
    left = Journal(tmp_path / "left", local_now)
    try:
        assert left.send_times.of(campaign) == wishes.times
        assert left.costs.budget(campaign) == wishes.budget
        assert left.careful_starts.state(campaign) is not None
        assert left.contacts.consent(campaign) == wishes.contacts
    finally:
        left.close()


def test_without_wishes_it_goes_out_at_once_and_adds_nobody(
    services: Services, people: Path
) -> None:
    campaign, journal = frozen(services, people, NO_WISHES), services.send._journal
    assert journal.send_times.of(campaign) == AT_ONCE
    assert journal.costs.budget(campaign) == NO_BUDGET
    assert journal.careful_starts.state(campaign) is None
    assert services.contacts.allowed(campaign) is None
