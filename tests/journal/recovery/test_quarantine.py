"""A damaged journal is set aside under another name, and the watch for copies goes on."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.recovery.quarantine import quarantine
from flowiq_desktop.journal.recovery.snapshot import log_of
from flowiq_desktop.journal.restore_guard.missing_messages import CopyWarning, Sign
from tests.journal.conftest import frozen_campaign
from tests.journal.damaging import Damaged, mixed_journal

TODAY = date(2026, 5, 12)
HELD = DeliveryState.HELD


@pytest.fixture
def old(tmp_path: Path) -> Damaged:
    return mixed_journal(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "reserve"}


def _send(journal: Journal, campaign: int, count: int) -> None:
    journal.duplicates.release(campaign)
    for entry in journal.deliveries.waiting(campaign)[:count]:
        outcome = Outcome(Verdict.ACCEPTED, "accepted", f"wamid.new{entry.id}", 200)
        journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), outcome)


def test_it_gets_a_name_with_the_day_and_keeps_every_byte(old: Damaged) -> None:
    log_of(old.path).write_bytes(b"the log")
    before = contents(old.data)
    place = quarantine(old.path, TODAY)
    assert place.name == "journal.damaged-2026-05-12.sqlite3"
    assert contents(old.data) == {
        place.name: before["journal.sqlite3"],
        f"{place.name}-wal": b"the log",
    }


def test_nothing_that_was_set_aside_before_is_overwritten(old: Damaged) -> None:
    content = old.path.read_bytes()
    names = []
    for n in range(3):
        old.write(content + bytes([n]))
        names.append(quarantine(old.path, TODAY).name)
    assert names == [
        "journal.damaged-2026-05-12.sqlite3",
        "journal.damaged-2026-05-12-2.sqlite3",
        "journal.damaged-2026-05-12-3.sqlite3",
    ]
    assert [(old.data / name).read_bytes()[-1] for name in names] == [0, 1, 2]


def test_an_interrupted_renaming_is_finished_the_next_time(old: Damaged) -> None:
    """The log was renamed, and then the power went."""
    log = old.data / "journal.damaged-2026-05-12.sqlite3-wal"
    log.write_bytes(b"the log")
    place = quarantine(old.path, TODAY)
    assert log_of(place) == log
    assert log.read_bytes() == b"the log"
    assert not old.path.exists()


def test_a_log_that_was_set_aside_without_its_journal_is_not_overwritten(old: Damaged) -> None:
    (old.data / "journal.damaged-2026-05-12.sqlite3-wal").write_bytes(b"another log")
    log_of(old.path).write_bytes(b"the log")
    assert quarantine(old.path, TODAY).name == "journal.damaged-2026-05-12-2.sqlite3"
    assert (old.data / "journal.damaged-2026-05-12.sqlite3-wal").read_bytes() == b"another log"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_changes_nothing(old: Damaged) -> None:
    old.data.chmod(0o500)
    try:
        with pytest.raises(JournalError, match="could not be set aside"):
            quarantine(old.path, TODAY)
    finally:
        old.data.chmod(0o700)
    assert old.path.exists()


def test_where_a_folder_vanished_it_is_said(old: Damaged) -> None:
    shutil.rmtree(old.data)
    with pytest.raises(JournalError, match="could not be set aside"):
        quarantine(old.path, TODAY)


# -- the second place ---------------------------------------------------------------------------


def test_the_new_list_knows_that_it_is_not_the_whole_one(old: Damaged) -> None:
    mark = old.place.read()
    assert mark is not None
    quarantine(old.path, TODAY)
    for _ in range(2):
        with old.journal() as journal:
            assert journal.copy_warning == CopyWarning(Sign.MISSING, mark.attempts, 30)
            assert journal.campaigns.all() == []
            assert journal.campaigns.counts(frozen_campaign(journal, 2)) == {HELD: 2}
            journal.campaigns.delete(1)


def test_the_second_place_watches_the_new_list_as_it_watched_the_old_one(
    old: Damaged, tmp_path: Path
) -> None:
    quarantine(old.path, TODAY)
    with old.journal() as journal:
        before = journal.missing.count()
        campaign = frozen_campaign(journal, 10)
        _send(journal, campaign, 2)
    copy = old.path.read_bytes()
    with old.journal() as journal:
        _send(journal, campaign, 3)
    old.write(copy)
    with old.journal() as journal:
        assert journal.missing.count() == before + 3
        assert journal.campaigns.counts(campaign)[HELD] == 8


def test_the_old_list_put_back_later_sends_nothing(old: Damaged) -> None:
    """Repaired, say, or from a backup of any age: what waits in it may have been sent since."""
    with old.journal() as journal:
        waiting = len(journal.deliveries.waiting(1)) + len(journal.deliveries.waiting(2))
    assert waiting
    place = quarantine(old.path, TODAY)
    with old.journal() as journal:
        _send(journal, frozen_campaign(journal, 3), 3)
    place.replace(old.path)
    with old.journal() as journal:
        assert journal.copy_warning is not None
        assert journal.copy_warning.sign is Sign.MISSING
        assert journal.deliveries.waiting(1) == journal.deliveries.waiting(2) == []


def test_a_list_set_aside_can_still_be_read(old: Damaged) -> None:
    place = quarantine(old.path, TODAY)
    with old.journal() as journal:
        _send(journal, frozen_campaign(journal, 3), 3)
    place.replace(old.path)
    read, up_to_date = old.read_all()
    assert not up_to_date  # the second place watches another list by now
    assert [len(rows) for rows in read.values()] == [40, 40]
