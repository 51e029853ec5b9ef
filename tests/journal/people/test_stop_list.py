"""Who does not want messages stands in the journal, under every spelling of their number."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, StopScope
from flowiq_desktop.journal.people import looks, stop_list
from flowiq_desktop.journal.tables import accounts
from flowiq_desktop.services.reach.stop_texts import why_words
from tests.journal.crowd import NOW, Row, campaign_of, empty_journal

ANNA, BEN = "+27820000001", "+27820000002"
BRAZIL, BRAZIL_BEFORE = "+5511987654321", "+551187654321"
HAND, FILE = StopReason.BY_HAND, StopReason.BY_FILE


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def _ids(db: sqlite3.Connection) -> list[int]:
    return stop_list.find(db, "")


def test_who_is_on_the_list_is_found_with_reason_date_and_source(db: sqlite3.Connection) -> None:
    assert stop_list.add(db, [NewStop(ANNA, FILE, facts={"file": "out.xlsx", "row": 4})], NOW) == 1
    (entry,) = stop_list.entries_of(db, ANNA)
    assert (entry.number, entry.reason, entry.scope) == (ANNA, FILE, StopScope.EVERYTHING)
    assert (entry.added, entry.facts) == (NOW, {"file": "out.xlsx", "row": 4})
    assert stop_list.entries_of(db, BEN) == []


def test_a_person_is_on_it_once_under_whatever_spelling_and_keeps_the_first_reason(
    db: sqlite3.Connection,
) -> None:
    new = [NewStop(BRAZIL, HAND), NewStop(BRAZIL_BEFORE, FILE), NewStop(BRAZIL, FILE)]
    assert stop_list.add(db, new, NOW) == 1
    (entry,) = stop_list.entries_of(db, BRAZIL_BEFORE)
    assert entry.reason is HAND
    lookup = stop_list.lookup(db, practice=False)
    assert lookup.entry(BRAZIL) == lookup.entry("55 11 8765-4321") == entry
    assert lookup.entry(ANNA) is None
    assert lookup.entry("") is None


def test_no_marketing_is_kept_apart_and_lets_the_rest_go(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, StopReason.REFUSED, StopScope.MARKETING)], NOW)
    lookup = stop_list.lookup(db, practice=False)
    assert lookup.entry(ANNA) is None
    assert lookup.entry(ANNA, marketing=True) is not None
    assert stop_list.add(db, [NewStop(ANNA, HAND)], NOW) == 1
    both = stop_list.lookup(db, practice=False)
    found = both.entry(ANNA, marketing=True)
    assert found is not None
    assert found.scope is StopScope.EVERYTHING


def test_what_practice_taught_counts_in_practice_alone(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, HAND, practice=True), NewStop(BEN, HAND)], NOW)
    real, practice = (stop_list.lookup(db, practice=which) for which in (False, True))
    assert real.entry(ANNA) is None
    assert practice.entry(ANNA) is not None
    assert real.entry(BEN) is not None
    assert practice.entry(BEN) is not None


def test_only_a_recorded_decision_takes_somebody_off(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, HAND), NewStop(BEN, HAND)], NOW)
    (anna,) = stop_list.entries_of(db, ANNA)
    with pytest.raises(sqlite3.IntegrityError, match="only a decision"):
        db.execute("DELETE FROM stop_list WHERE id = ?", (anna.id,))
    assert stop_list.remove(db, [anna.id], "She wrote START", NOW) == 1
    assert stop_list.entries_of(db, ANNA) == []
    assert stop_list.last_removed(db, [ANNA, BEN]) == {ANNA: NOW}
    assert db.execute("SELECT note FROM stop_removal").fetchall() == [("She wrote START",)]
    assert stop_list.add(db, [NewStop(ANNA, FILE)], NOW) == 1  # and may ask again


def test_an_old_decision_does_not_take_off_whoever_came_back(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, HAND)], NOW)
    stop_list.remove(db, _ids(db), "", NOW)
    stop_list.add(db, [NewStop(ANNA, HAND)], NOW.replace(hour=10))
    with pytest.raises(sqlite3.IntegrityError, match="only a decision"):
        db.execute("DELETE FROM stop_list")


def test_an_entry_never_becomes_somebody_elses(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, HAND)], NOW)
    for change in ("person = randomblob(32)", "scope = 'marketing'", "practice = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="about one person"):
            db.execute(f"UPDATE stop_list SET {change}")


@pytest.mark.parametrize(
    ("text", "found"),
    [("", 3), ("82 000", 2), ("+27820000001", 1), ("0820000001", 1), ("Müller", 1), ("100%", 0)],
)
def test_people_are_found_by_digits_and_by_the_words_about_them(
    db: sqlite3.Connection, text: str, found: int
) -> None:
    people = [NewStop(ANNA, HAND), NewStop(BEN, HAND), NewStop(BRAZIL, HAND)]
    people[1] = NewStop(BEN, HAND, facts={"note": "Herr Müller rief an"})
    stop_list.add(db, people, NOW)
    assert len(stop_list.find(db, text)) == found


def test_the_latest_come_first_and_those_taken_off_are_missing(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, HAND), NewStop(BEN, HAND)], NOW)
    ids = _ids(db)
    assert [entry.number for entry in stop_list.entries(db, ids)] == [BEN, ANNA]
    stop_list.remove(db, ids[:1], "", NOW)
    assert [entry.number for entry in stop_list.entries(db, ids)] == [ANNA]


@pytest.mark.parametrize(
    ("said_no", "started", "account", "pointed_out"),
    [
        ("2026-05-01T09:00:00+00:00", "2026-05-03T09:00:00+00:00", b"real", True),
        ("2026-05-04T09:00:00+00:00", "2026-05-03T09:00:00+00:00", b"real", False),
        ("2026-05-01T09:00:00+00:00", None, b"real", False),
        ("2026-05-01T09:00:00+00:00", "2026-05-03T09:00:00+00:00", b"practice", False),
    ],
)
def test_who_asks_for_messages_again_is_pointed_out_and_stays_on_the_list(
    db: sqlite3.Connection, said_no: str, started: str | None, account: bytes, pointed_out: bool
) -> None:
    facts = {"answered": said_no}
    stop_list.add(db, [NewStop(BRAZIL, StopReason.ANSWERED, facts=facts)], NOW)
    moment = datetime.fromisoformat(started) if started else None
    look = Look(BRAZIL_BEFORE, NOW, asked_to_start=moment)
    db.execute(looks._PUT, looks._row(account, look))
    campaign, _ = campaign_of(db, [Row(BEN)], practice=True)
    accounts._begin_run(db, "run", campaign, b"practice")
    for entry in (*stop_list.entries_of(db, BRAZIL), *stop_list.entries(db, _ids(db))):
        assert entry.wants_again == (moment if pointed_out else None)
        said = "Answered on 3 May 2026 that they want messages again: take them off?"
        assert (said in why_words(entry)) == pointed_out
    assert stop_list.lookup(db, practice=False).entry(BRAZIL) is not None


def test_by_hand_no_answer_changes_anything(db: sqlite3.Connection) -> None:
    stop_list.add(db, [NewStop(ANNA, HAND)], NOW)
    db.execute(looks._PUT, looks._row(b"real", Look(ANNA, NOW, asked_to_start=NOW)))
    (entry,) = stop_list.entries_of(db, ANNA)
    assert entry.wants_again is None
