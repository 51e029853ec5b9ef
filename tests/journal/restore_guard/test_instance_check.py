"""A journal that was put back, copied or moved is recognised, and what waits in it is held."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, migrate
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.restore_guard.instance_check import Instance, check_instance
from flowiq_desktop.journal.restore_guard.missing_messages import OLDER_COPY, CopyWarning, Sign
from flowiq_desktop.journal.restore_guard.watermark import FILE_NAME as MARK_NAME
from flowiq_desktop.journal.restore_guard.watermark import Mark, Watermark
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.journal.tables.trying_again import PutBack
from flowiq_desktop.system.machine_id import machine_id
from tests.journal.conftest import delivery, frozen_campaign

NOT_SENT = Outcome(Verdict.NOT_SENT, "no_connection")
REFUSED = Outcome(Verdict.REJECTED, "contact_not_found", status=404)
HELD, READY, GAVE_UP = DeliveryState.HELD, DeliveryState.READY, DeliveryState.GAVE_UP
ACCEPTED = DeliveryState.ACCEPTED


class Place:
    """A data folder and a settings folder on some computer."""

    def __init__(self, root: Path, machine: str = "this computer") -> None:
        self.data, self.config, self.machine = root / "data", root / "config", machine
        self.config.mkdir(parents=True, exist_ok=True)
        self.now = datetime(2026, 5, 12, tzinfo=UTC)

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        place = Watermark(self.config, self.machine)
        with Journal(self.data, lambda: self.now, watermark=place) as opened:
            yield opened

    def warning(self) -> CopyWarning | None:
        with self.journal() as journal:
            return journal.copy_warning

    def signs(self, campaign: int) -> set[tuple[object, object]]:
        """What the rows that are held back were held back for, and for how many messages."""
        with self.journal() as journal:
            groups = [each for each in journal.results.reasons(campaign) if each.state is HELD]
        assert all(group.reason == OLDER_COPY for group in groups)
        return {(group.facts["sign"], group.facts.get("messages")) for group in groups}

    def put_back(self, copy: Path) -> None:
        shutil.rmtree(self.data)
        shutil.copytree(copy, self.data)

    def overwrite(self, copy: Path) -> None:
        """Put the bytes back without making a new file."""
        (self.data / FILE_NAME).write_bytes((copy / FILE_NAME).read_bytes())


@pytest.fixture
def here(tmp_path: Path) -> Place:
    return Place(tmp_path / "here")


def _send(journal: Journal, campaign: int, count: int) -> None:
    for entry in journal.deliveries.waiting(campaign)[:count]:
        outcome = Outcome(Verdict.ACCEPTED, "accepted", f"wamid.{entry.id}", 200)
        journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), outcome)


def _half_sent(here: Place, copy: Path, later: int) -> int:
    """Ten rows: two sent, then a copy is made, then `later` more are sent."""
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 10)
        _send(journal, campaign, 2)
    shutil.copytree(here.data, copy)
    with here.journal() as journal:
        _send(journal, campaign, later)
    return campaign


def test_a_journal_that_goes_on_where_it_stopped_is_no_copy(here: Place) -> None:
    assert here.warning() is None
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 10)
        _send(journal, campaign, 3)
    for _ in range(2):
        with here.journal() as journal:
            assert journal.copy_warning is None
            assert journal.campaigns.counts(campaign)[READY] == 7


@pytest.mark.parametrize("later", [1, 5])
def test_an_older_copy_holds_back_what_waits_and_says_how_many(
    here: Place, tmp_path: Path, later: int
) -> None:
    campaign = _half_sent(here, tmp_path / "copy", later)
    here.put_back(tmp_path / "copy")
    with here.journal() as journal:
        assert journal.copy_warning == CopyWarning(Sign.MISSING, later, 30)
        assert journal.campaigns.counts(campaign) == {ACCEPTED: 2, HELD: 8}
        assert journal.deliveries.waiting(campaign) == []
    assert here.signs(campaign) == {("older", later)}


def test_an_older_copy_is_known_even_in_the_very_same_file(here: Place, tmp_path: Path) -> None:
    campaign = _half_sent(here, tmp_path / "copy", 4)
    here.overwrite(tmp_path / "copy")
    with here.journal() as journal:
        assert journal.missing.count() == 4
        assert journal.campaigns.counts(campaign)[HELD] == 8


def test_the_warning_of_a_copy_stands_until_the_rows_are_released(
    here: Place, tmp_path: Path
) -> None:
    campaign = _half_sent(here, tmp_path / "copy", 4)
    here = Place(tmp_path / "here", "another computer")
    shutil.rmtree(here.config)
    here.config.mkdir()
    first = here.warning()
    assert first == CopyWarning(Sign.ELSEWHERE)
    here.now += timedelta(days=400)
    assert here.warning() == first
    with here.journal() as journal:
        assert journal.duplicates.release(campaign) == 4
        assert journal.copy_warning is None
        _send(journal, campaign, 4)
    with here.journal() as journal:
        assert journal.copy_warning is None
        assert journal.campaigns.counts(campaign) == {ACCEPTED: 10}


def test_rows_that_were_given_up_are_held_as_well(here: Place, tmp_path: Path) -> None:
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 2)
        first = journal.deliveries.waiting(campaign)[0]
        journal.deliveries.settle(
            journal.deliveries.begin_attempt(first.id, "run"), NOT_SENT, GAVE_UP
        )
    shutil.copytree(here.data, tmp_path / "copy")
    with here.journal() as journal:
        _send(journal, campaign, 1)
    here.put_back(tmp_path / "copy")
    with here.journal() as journal:
        assert journal.campaigns.counts(campaign) == {HELD: 2}
        assert journal.trying_again.put_back(campaign) == PutBack(0, 0)


def test_what_was_refused_in_a_copy_is_held_when_it_is_tried_again(
    here: Place, tmp_path: Path
) -> None:
    """The other one may have tried it again as well, and it may have arrived."""
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 3)
        first, second, third = journal.deliveries.waiting(campaign)
        journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "run"), REFUSED)
        journal.deliveries.settle(journal.deliveries.begin_attempt(third.id, "run"), REFUSED)
    shutil.copytree(here.data, tmp_path / "copy")
    with here.journal() as journal:
        journal.trying_again.put_back(campaign, rows=[2])
        _send(journal, campaign, 1)
    here.put_back(tmp_path / "copy")
    with here.journal() as journal:
        journal.duplicates.release(campaign)
        journal.deliveries.settle(journal.deliveries.begin_attempt(second.id, "run"), REFUSED)
        assert journal.trying_again.put_back(campaign, rows=[2, 3]) == PutBack(ready=1, held=1)
        held, waits, refused = journal.deliveries.of(campaign)
        assert refused.state is DeliveryState.REJECTED
        assert (held.state, waits.state) == (HELD, READY)
        assert held.reason == OLDER_COPY
        assert held.facts["sign"] == Sign.OLDER
        assert journal.duplicates.release(campaign) == 1
        assert journal.campaigns.counts(campaign) == {READY: 2, DeliveryState.REJECTED: 1}
        # What was refused since then was tried here last, and nowhere else.
        journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "run"), REFUSED)
        assert journal.trying_again.put_back(campaign, rows=[2]) == PutBack(ready=1, held=0)
        # The last one that the copy knew of is not newer than the copy.
        assert journal.trying_again.put_back(campaign, rows=[4]) == PutBack(ready=0, held=1)


def test_a_journal_without_the_file_that_its_last_writes_are_in_is_an_older_copy(
    here: Place,
) -> None:
    """The program was killed, and somebody tidied the file beside the journal away."""
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 10)
        whole = here.data / FILE_NAME
        journal._writer.run(lambda db: db.execute("PRAGMA wal_autocheckpoint = 0").fetchone())
    with here.journal() as journal:
        journal._writer.run(lambda db: db.execute("PRAGMA wal_autocheckpoint = 0").fetchone())
        _send(journal, campaign, 3)
        without = whole.read_bytes()
    whole.write_bytes(without)
    with here.journal() as journal:
        assert journal.missing.count() == 3
        assert journal.campaigns.counts(campaign) == {HELD: 10}


def test_a_copy_on_another_computer_holds_back_what_waits(here: Place, tmp_path: Path) -> None:
    campaign = _half_sent(here, tmp_path / "copy", 1)
    there = Place(tmp_path / "there", "another computer")
    shutil.copytree(here.data, there.data)
    with there.journal() as journal:
        assert journal.copy_warning == CopyWarning(Sign.ELSEWHERE)
        assert journal.campaigns.counts(campaign)[HELD] == 7
    with here.journal() as journal:
        assert journal.copy_warning is None
        assert journal.campaigns.counts(campaign)[READY] == 7


def test_a_whole_home_that_was_copied_is_known_by_its_file(here: Place, tmp_path: Path) -> None:
    campaign = _half_sent(here, tmp_path / "copy", 1)
    twin = Place(tmp_path / "twin")
    shutil.copytree(here.data, twin.data)
    shutil.copytree(here.config, twin.config, dirs_exist_ok=True)
    with twin.journal() as journal:
        assert journal.copy_warning == CopyWarning(Sign.ELSEWHERE)
        assert journal.campaigns.counts(campaign)[HELD] == 7


def test_another_journal_in_the_place_of_this_one_is_known(here: Place, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    campaign = _half_sent(other, tmp_path / "copy", 0)
    with here.journal() as journal:
        _send(journal, frozen_campaign(journal, 1), 1)
    here.put_back(other.data)
    with here.journal() as journal:
        assert journal.missing.count() == 1
        assert journal.campaigns.counts(campaign)[HELD] == 8
    assert here.signs(campaign) == {("elsewhere", None)}


def test_a_test_message_is_never_held_back(here: Place) -> None:
    """Nobody could release it, so its warning could never be ended."""
    with here.journal() as journal:
        test = journal.campaigns.begin(NewCampaign("Test", True, "", "", (), kind="test"))
        list(journal.campaigns.add(test, [delivery(0)]))
        journal.campaigns.freeze(test)
        elsewhere = Instance("another computer", "1", None)
        journal._writer.run(lambda db: check_instance(db, elsewhere, here.now))
        assert journal.campaigns.counts(test) == {READY: 1}
        held = "UPDATE delivery SET state = 'held', reason = 'older_copy'"
        journal._writer.run(lambda db: db.execute(held).rowcount)  # as it was done once
        assert journal.copy_warning is None


def test_a_moved_journal_in_which_nothing_waits_is_not_worth_a_word(
    here: Place, tmp_path: Path
) -> None:
    with here.journal() as journal:
        _send(journal, frozen_campaign(journal, 2), 2)
    there = Place(tmp_path / "there", "another computer")
    shutil.copytree(here.data, there.data)
    assert there.warning() is None


def test_deleting_campaigns_makes_no_older_copy(here: Place) -> None:
    with here.journal() as journal:
        _send(journal, frozen_campaign(journal, 5), 5)
        waiting = frozen_campaign(journal, 3)
        journal.campaigns.delete(1)
    with here.journal() as journal:
        assert journal.copy_warning is None
        assert journal.campaigns.counts(waiting) == {READY: 3}


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"install": "x"}', b"\xff" * 200])
def test_a_lost_or_damaged_mark_raises_no_alarm(here: Place, content: bytes | None) -> None:
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 3)
        _send(journal, campaign, 1)
    mark = here.config / MARK_NAME
    mark.unlink() if content is None else mark.write_bytes(content)
    with here.journal() as journal:
        assert journal.copy_warning is None
        assert journal.campaigns.counts(campaign)[READY] == 2


def test_a_journal_of_the_first_version_is_no_copy(here: Place) -> None:
    here.data.mkdir(parents=True)
    connection = sqlite3.connect(here.data / FILE_NAME, isolation_level=None)
    migrate(connection, here.data / FILE_NAME, MIGRATIONS[:1])
    connection.close()
    with here.journal() as journal:
        assert journal.copy_warning is None


def test_the_mark_is_written_before_the_bytes_may_leave(here: Place) -> None:
    """Nothing is closed here: it is what a killed program leaves behind."""
    place = Watermark(here.config, "m")
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 3)
        for attempts, entry in enumerate(journal.deliveries.waiting(campaign), 1):
            journal.deliveries.begin_attempt(entry.id, "run")
            mark = place.read()
            assert mark is not None
            assert mark.attempts == attempts


def test_an_outcome_with_the_next_intent_counts_as_well(here: Place) -> None:
    place = Watermark(here.config, "m")
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 2)
        first, second = journal.deliveries.waiting(campaign)
        outcome = Outcome(Verdict.ACCEPTED, "accepted", "wamid.1", 200)
        journal.deliveries.settle_and_begin_next(
            journal.deliveries.begin_attempt(first.id, "r"), outcome, second.id, "r"
        )
        assert place.read() == Mark(place.read().install, 2)  # type: ignore[union-attr] # it is there


def test_an_outcome_whose_id_is_taken_begins_nothing_that_would_count(here: Place) -> None:
    place = Watermark(here.config, "m")
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 3)
        first, second, third = journal.deliveries.waiting(campaign)
        outcome = Outcome(Verdict.ACCEPTED, "accepted", "wamid.1", 200)
        journal.deliveries.settle(journal.deliveries.begin_attempt(first.id, "r"), outcome)
        begun = journal.deliveries.begin_attempt(second.id, "r")
        journal.deliveries.settle_and_begin_next(begun, outcome, third.id, "r")
        mark = place.read()
        assert mark is not None
        assert mark.attempts == 2


def test_settings_that_cannot_be_written_stop_nothing(here: Place) -> None:
    shutil.rmtree(here.config)
    with here.journal() as journal:
        campaign = frozen_campaign(journal, 2)
        _send(journal, campaign, 2)
        assert journal.campaigns.counts(campaign) == {ACCEPTED: 2}


def test_this_computer_has_one_id_that_tells_nothing() -> None:
    found = machine_id()
    assert found == machine_id()
    assert found == "" or len(found) == 64
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        assert not path.is_file() or not path.read_text().strip() or found not in path.read_text()
