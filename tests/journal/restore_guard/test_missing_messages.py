"""What a new or an older list has forgotten is known for as long as it could be sent twice."""

import shutil
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.restore_guard.missing_messages import CopyWarning, Sign
from flowiq_desktop.journal.tables.records import NewCampaign
from tests.journal.conftest import delivery, frozen_campaign
from tests.journal.restore_guard.test_instance_check import Place, _send

HELD, READY = DeliveryState.HELD, DeliveryState.READY


@pytest.fixture
def here(tmp_path: Path) -> Place:
    return Place(tmp_path / "here")


@pytest.fixture
def emptied(here: Place) -> Place:
    """Five messages were sent; then the list was deleted, and the mark was not."""
    with here.journal() as journal:
        _send(journal, frozen_campaign(journal, 5), 5)
    shutil.rmtree(here.data)
    return here


@pytest.fixture
def restored(here: Place, tmp_path: Path) -> Place:
    """Five messages were sent; then a copy was put back in which nothing waits."""
    with here.journal() as journal:
        _send(journal, frozen_campaign(journal, 2), 2)
    shutil.copytree(here.data, tmp_path / "copy")
    with here.journal() as journal:
        _send(journal, frozen_campaign(journal, 5), 5)
    here.put_back(tmp_path / "copy")
    return here


@pytest.fixture(params=["emptied", "restored"])
def forgetful(request: pytest.FixtureRequest) -> Place:
    """Five messages were sent that the list does not know of."""
    place = request.getfixturevalue(request.param)
    assert isinstance(place, Place)
    return place


def test_what_is_missing_is_said_at_each_start_for_thirty_days(forgetful: Place) -> None:
    for _ in range(2):
        assert forgetful.warning() == CopyWarning(Sign.MISSING, messages=5, days=30)
    forgetful.now += timedelta(days=29.5)
    assert forgetful.warning() == CopyWarning(Sign.MISSING, messages=5, days=1)
    forgetful.now += timedelta(days=0.5)
    assert forgetful.warning() is None


def test_new_campaigns_are_held_back_for_thirty_days(forgetful: Place) -> None:
    with forgetful.journal() as journal:
        held = [frozen_campaign(journal, 3) for _ in range(2)]
    forgetful.now += timedelta(days=29.9)
    with forgetful.journal() as journal:
        held.append(frozen_campaign(journal, 3))
        assert [journal.campaigns.counts(campaign) for campaign in held] == [{HELD: 3}] * 3
        assert {group.reason for group in journal.results.reasons(held[0])} == {"older_copy"}
    forgetful.now += timedelta(days=0.2)
    with forgetful.journal() as journal:
        assert journal.campaigns.counts(frozen_campaign(journal, 3)) == {READY: 3}
        assert journal.copy_warning is None


def test_a_campaign_that_is_let_go_takes_no_other_with_it(forgetful: Place) -> None:
    with forgetful.journal() as journal:
        campaign = frozen_campaign(journal, 3)
        assert journal.duplicates.release(campaign, "older_copy") == 3
        _send(journal, campaign, 3)
        assert journal.copy_warning
        assert journal.campaigns.counts(frozen_campaign(journal, 3)) == {HELD: 3}


def test_who_knows_of_it_can_end_it(forgetful: Place) -> None:
    with forgetful.journal() as journal:
        before = frozen_campaign(journal, 3)
        journal.missing.acknowledge()
        assert (journal.missing.count(), journal.copy_warning) == (0, None)
        assert journal.campaigns.counts(frozen_campaign(journal, 3)) == {READY: 3}
        assert journal.campaigns.counts(before) == {HELD: 3}
        asked = "SELECT acknowledged FROM installation"
        made = journal._writer.run(lambda db: db.execute(asked).fetchone())
        assert made == ("2026-05-12T00:00:00+00:00",)
    assert forgetful.warning() is None


def test_only_what_waits_in_the_new_campaign_is_held_back(forgetful: Place) -> None:
    with forgetful.journal() as journal:
        states = (READY, DeliveryState.INVALID, DeliveryState.CANCELLED)
        rows = [delivery(row, state=state) for row, state in enumerate(states)]
        campaign = journal.campaigns.begin(NewCampaign("Parents", True, "p.xlsx", "", ("A",)))
        list(journal.campaigns.add(campaign, rows))
        journal.campaigns.freeze(campaign)
        assert journal.campaigns.counts(campaign) == {HELD: 1, **dict.fromkeys(states[1:], 1)}


def test_a_message_to_the_own_phone_goes_out(forgetful: Place) -> None:
    with forgetful.journal() as journal:
        assert journal.copy_warning
        test = journal.campaigns.begin(NewCampaign("Test", True, "", "", (), kind="test"))
        list(journal.campaigns.add(test, [delivery(0)]))
        journal.campaigns.freeze(test)
        assert journal.campaigns.counts(test) == {READY: 1}


def test_what_is_missing_adds_up(emptied: Place, tmp_path: Path) -> None:
    with emptied.journal() as journal:
        assert journal.missing.count() == 5
        campaign = frozen_campaign(journal, 4)
        journal.duplicates.release(campaign)
    shutil.copytree(emptied.data, tmp_path / "copy")
    with emptied.journal() as journal:
        _send(journal, campaign, 3)
    emptied.put_back(tmp_path / "copy")
    with emptied.journal() as journal:
        assert journal.missing.count() == 8
    shutil.rmtree(emptied.data)
    with emptied.journal() as journal:
        assert journal.missing.count() == 8


def test_an_old_list_put_back_after_a_new_one_was_begun_is_not_the_whole_one(
    emptied: Place, tmp_path: Path
) -> None:
    with Place(tmp_path / "old").journal() as journal:
        _send(journal, frozen_campaign(journal, 1), 1)
    assert emptied.warning()
    with emptied.journal() as journal:
        journal.missing.acknowledge()
    emptied.put_back(tmp_path / "old" / "data")
    with emptied.journal() as journal:
        assert journal.missing.count() == 5


def test_a_first_start_misses_nothing(here: Place) -> None:
    for _ in range(2):
        with here.journal() as journal:
            assert (journal.missing.count(), journal.copy_warning) == (0, None)
            assert journal.campaigns.counts(frozen_campaign(journal, 3)) == {READY: 3}


def test_a_new_list_where_nothing_was_sent_misses_nothing(here: Place) -> None:
    with here.journal() as journal:
        frozen_campaign(journal, 3)
    shutil.rmtree(here.data)
    with here.journal() as journal:
        assert (journal.missing.count(), journal.copy_warning) == (0, None)


def test_without_a_second_place_nothing_is_known_to_be_missing(journal: Journal) -> None:
    assert journal.missing.count() == 0
    assert journal.campaigns.counts(frozen_campaign(journal, 3)) == {READY: 3}


def test_a_clock_that_is_behind_does_not_end_it_early(here: Place, tmp_path: Path) -> None:
    """The computer starts in 2001, and learns the day from the network later."""
    date = format_datetime(here.now, usegmt=True)
    said = Outcome(Verdict.ACCEPTED, "accepted", "wamid.1", 200, server_date=date)
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 2)
        journal.deliveries.settle(
            journal.deliveries.begin_attempt(journal.deliveries.waiting(campaign)[0].id, "run"),
            said,
        )
    shutil.copytree(here.data, tmp_path / "copy")
    with here.journal() as journal:
        _send(journal, campaign, 1)
    here.put_back(tmp_path / "copy")
    now, here.now = here.now, datetime(2001, 1, 1, tzinfo=UTC)
    assert here.warning()
    here.now = now + timedelta(days=29)
    assert here.warning()
