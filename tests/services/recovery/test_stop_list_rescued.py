"""Who does not want messages is not forgotten with a damaged journal."""

import sqlite3
from pathlib import Path

import pytest

from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, StopScope
from flowiq_desktop.journal.carried_stops import FILE_NAME
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.services.recovery.service import RescueService
from flowiq_desktop.services.recovery.texts import summary_words
from tests.journal.damaging import Damaged, finished, mixed_journal, now

ANNA, BEN, CARA = "+27820000001", "+27820000002", "+27820000003"


@pytest.fixture
def damaged(tmp_path: Path) -> Damaged:
    made = mixed_journal(tmp_path)
    with made.journal() as journal:
        journal.stop_list.add(
            [
                NewStop(ANNA, StopReason.BY_HAND, facts={"note": "rang"}),
                NewStop(BEN, StopReason.REFUSED, StopScope.MARKETING, practice=True),
                NewStop(CARA, StopReason.BY_FILE),
            ]
        )
        journal._writer.run(
            lambda db: db.execute("UPDATE stop_list SET number = '' WHERE number = ?", (CARA,))
        )
    return made


def _rescue(damaged: Damaged) -> RescueService:
    return RescueService(damaged.path, damaged.place, now)


def test_the_list_is_saved_and_goes_on_in_the_new_journal(damaged: Damaged, tmp_path: Path) -> None:
    summary = finished(_rescue(damaged).save(tmp_path / "out"))
    assert (summary.stopped, summary.stopped_lost) == (3, False)
    assert summary.stopped_file is not None
    assert summary.stopped_file.exists()
    assert "3 people who do not want messages could be read" in "\n".join(summary_words(summary))
    finished(_rescue(damaged).quarantine())
    folder = damaged.path.parent
    for _ in range(2):  # taken up once, and there for good
        with Journal(folder, now) as journal:
            lookup = journal.stop_list.lookup(practice=False)
            (anna,) = journal.stop_list.on_it(ANNA)
            assert anna.facts == {"note": "rang"}
            assert lookup.entry(CARA) is not None  # whoever was erased stays on it
            assert lookup.entry(BEN, marketing=True) is None
            assert journal.stop_list.lookup(practice=True).entry(BEN, marketing=True) is not None
        assert not (folder / FILE_NAME).exists()


def test_a_death_between_taking_up_and_removing_the_file_changes_nothing(
    damaged: Damaged, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(_rescue(damaged).quarantine())
    folder = damaged.path.parent
    with monkeypatch.context() as death:
        death.setattr("flowiq_desktop.journal.carried_stops.taken_up", lambda _folder: None)
        with Journal(folder, now) as journal:
            assert journal.stop_list.count() == 3
    assert (folder / FILE_NAME).exists()
    with Journal(folder, now) as journal:
        assert journal.stop_list.count() == 3


def test_a_number_and_a_fingerprint_that_disagree_are_both_taken_along(
    damaged: Damaged, tmp_path: Path
) -> None:
    with sqlite3.connect(damaged.path) as db:
        db.execute("UPDATE stop_list SET number = '+27829999999' WHERE number = ?", (ANNA,))
    finished(_rescue(damaged).quarantine())
    with Journal(damaged.path.parent, now) as journal:
        lookup = journal.stop_list.lookup(practice=False)
        assert lookup.entry(ANNA) is not None
        assert lookup.entry("+27829999999") is not None


def test_what_cannot_be_read_is_said(damaged: Damaged, tmp_path: Path) -> None:
    with sqlite3.connect(damaged.path) as db:
        db.execute("UPDATE stop_list SET added = 'never' WHERE number = ?", (ANNA,))
        db.execute("DELETE FROM stop_salt")
    summary = finished(_rescue(damaged).save(tmp_path / "out"))
    assert summary.stopped_lost
    assert summary.stopped == 1
    assert "put them on the list again" in "\n".join(summary_words(summary))


def test_a_list_that_cannot_be_taken_up_stops_everything(damaged: Damaged) -> None:
    finished(_rescue(damaged).quarantine())
    file = damaged.path.parent / FILE_NAME
    file.write_text("{", encoding="utf-8")
    with pytest.raises(JournalError, match="people who do not want messages"):
        Journal(damaged.path.parent, now)
    assert file.exists()
