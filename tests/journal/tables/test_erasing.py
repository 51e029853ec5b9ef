"""A person who was erased is nowhere in the file, and what became of their rows still is."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.people import stop_list
from flowiq_desktop.journal.tables import erasing, trying_again
from flowiq_desktop.journal.tables.records import NewCampaign
from flowiq_desktop.system.clock import local_now
from tests.journal.conftest import delivery
from tests.journal.crowd import NOW, Row, campaign_of, contents, empty_journal

D = DeliveryState
ANNA, BEN = "+27820000001", "+27820000002"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


AFTER = {
    D.READY: "cancelled",
    D.RETRY: "cancelled",
    D.HELD: "cancelled",
    D.UNKNOWN: "settled",
}


@pytest.mark.parametrize("state", [state for state in D if state is not D.SENDING])
def test_a_row_in_any_state_keeps_what_became_of_it_and_nothing_else(
    db: sqlite3.Connection, state: DeliveryState
) -> None:
    _, (anna, ben) = campaign_of(db, [Row(ANNA, state=state, reason="tired"), Row(BEN)])
    before = contents(db, "delivery")[ben]
    erased = erasing.erase(db, ANNA, stop=False, now=NOW)
    row = contents(db, "delivery")[anna]
    assert (row["state"], row["reason"]) == (AFTER.get(state, state.value), "erased")
    assert [row[name] for name in ("number", "body", "body_sha256", "facts", "detail")] == [
        *("", None, None, "{}", "")
    ]
    assert db.execute("SELECT count(*) FROM attempt WHERE delivery = ?", (anna,)).fetchone() == (0,)
    assert contents(db, "delivery")[ben] == before
    assert (erased.count, erased.rows) == (1, {"": {2}})


def test_a_message_on_its_way_is_not_erased(db: sqlite3.Connection) -> None:
    campaign_of(db, [Row(ANNA, state=D.SENDING)])
    before = contents(db, "delivery")
    with pytest.raises(sqlite3.IntegrityError, match="on its way"):
        erasing.erase(db, ANNA, stop=False, now=NOW)
    assert contents(db, "delivery") == before


def test_what_was_erased_is_never_tried_or_sent_again(db: sqlite3.Connection) -> None:
    campaign, (anna,) = campaign_of(db, [Row(ANNA, state=D.REJECTED)])
    erasing.erase(db, ANNA, stop=False, now=NOW)
    asked: dict[str, object] = {"campaign": campaign, "reason": "", "state": "", "rows": None}
    assert trying_again.put_back(db, asked, NOW).ready == 0
    db.execute(
        "INSERT INTO decision (delivery, made, who, verdict, evidence, attempts)"
        " VALUES (?, '2026-05-01T09:00:00+00:00', 'person', 'try again', '{}', 0)",
        (anna,),
    )
    with pytest.raises(sqlite3.IntegrityError, match="never sent"):
        db.execute("UPDATE delivery SET state = 'ready' WHERE id = ?", (anna,))


def test_a_frozen_row_cannot_be_changed_in_part(db: sqlite3.Connection) -> None:
    _, (anna,) = campaign_of(db, [Row(ANNA, state=D.CANCELLED)])
    for change in ("number = ''", "cells = '[]'", "reason = 'erased', number = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            db.execute(f"UPDATE delivery SET {change} WHERE id = ?", (anna,))


@pytest.mark.parametrize("stop", [True, False])
def test_on_the_stop_list_a_fingerprint_stays(db: sqlite3.Connection, stop: bool) -> None:
    if not stop:
        stop_list.add(db, [NewStop(ANNA, StopReason.BY_HAND, facts={"note": "Anna"})], NOW)
    assert erasing.erase(db, ANNA, stop=stop, now=NOW).on_stop_list
    (entry,) = stop_list.entries_of(db, ANNA)
    assert (entry.number, entry.facts) == ("", {})


def test_under_another_spelling_it_is_the_same_person(db: sqlite3.Connection) -> None:
    campaign_of(db, [Row("+551187654321", state=D.REJECTED)])
    assert erasing.erase(db, "+5511987654321", stop=False, now=NOW).count == 1


def test_no_byte_of_theirs_is_left_and_the_message_is_not_sent_twice(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with Journal(folder, local_now) as journal:
        campaigns = []
        for _ in range(2):
            campaign = journal.campaigns.begin(NewCampaign("May", True, "p.xlsx", "00", ("A", "B")))
            list(journal.campaigns.add(campaign, [delivery(2, ANNA), delivery(3, BEN)]))
            journal.campaigns.freeze(campaign)
            campaigns.append(campaign)
        first, second = campaigns
        row = journal.deliveries.id_range(first)[0]
        outcome = Outcome(Verdict.ACCEPTED, "accepted", "wamid.SECRET", answer=ANNA.encode())
        journal.deliveries.settle(journal.deliveries.begin_attempt(row, "run"), outcome)
        assert journal.erasing.erase(ANNA, stop=False).count == 2
        again = journal.campaigns.begin(NewCampaign("May", True, "p.xlsx", "00", ("A", "B")))
        list(journal.campaigns.add(again, [delivery(2, ANNA)]))
        start, last = journal.deliveries.id_range(again)
        since = local_now() - timedelta(days=30)
        assert len(journal.duplicates.repeats(again, start - 1, last, since)) == 1
        journal.campaigns.discard(again)
        assert [record.row_number for record in journal.deliveries.of(second)] == [2, 3]
    for file in folder.glob(f"{FILE_NAME}*"):
        content = file.read_bytes()
        assert ANNA.encode() not in content
        assert b"Person 2" not in content
        assert b"wamid.SECRET" not in content
        assert BEN.encode() in content or file.suffix != ".sqlite3"
