"""Rows are held back by looks in the very transaction that would begin their attempt."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.journal.errors import PersonStoppedError
from flowiq_desktop.journal.people import looked_rows, looks, stop_list
from flowiq_desktop.journal.tables import accounts, deliveries, duplicates, moving
from tests.journal.crowd import NOW, Row, campaign_of, empty_journal

D = DeliveryState
ANNA, BEN = "+27820000001", "+27820000002"
BRAZIL, BRAZIL_BEFORE = "+5511987654321", "+551187654321"
HOUR = timedelta(hours=1)
ACCOUNT = b"account"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    monkeypatch.setattr(deliveries, "is_frozen", lambda *_: True)
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def keep(db: sqlite3.Connection, look: Look, account: bytes = ACCOUNT) -> None:
    db.execute(looks._PUT, looks._row(account, look))


def in_run(db: sqlite3.Connection, campaign: int, account: bytes = ACCOUNT) -> str:
    run = f"run {campaign} {account!r}"
    accounts._begin_run(db, run, campaign, account)
    return run


def state(db: sqlite3.Connection, delivery: int) -> tuple[str, str]:
    row: tuple[str, str] = db.execute(
        "SELECT state, reason FROM delivery WHERE id = ?", (delivery,)
    ).fetchone()
    return row


def wrote_23_hours_ago(number: str = ANNA) -> Look:
    return Look(number, NOW - HOUR, last_wrote=NOW - 23 * HOUR)


@pytest.mark.parametrize("written", [BRAZIL, BRAZIL_BEFORE])
def test_no_attempt_begins_to_somebody_whose_24_hours_are_over(
    db: sqlite3.Connection, written: str
) -> None:
    campaign, (row,) = campaign_of(db, [Row(written)])
    keep(db, wrote_23_hours_ago(BRAZIL))
    run = in_run(db, campaign)
    with pytest.raises(PersonStoppedError, match="window_closed"):
        deliveries.begin_attempt(db, row, run, NOW + HOUR)
    assert db.execute("SELECT count(*) FROM attempt").fetchone() == (0,)
    begun = deliveries.begin_attempt(db, row, run, NOW + HOUR - timedelta(seconds=1))
    assert begun.delivery == row


def test_only_rows_that_wait_are_held(db: sqlite3.Connection) -> None:
    rows = [Row(ANNA), Row(BEN), Row(ANNA, state=D.RETRY), Row(ANNA, state=D.ACCEPTED)]
    campaign, ids = campaign_of(db, rows)
    keep(db, wrote_23_hours_ago())
    between = (ids[0] - 1, ids[-1])
    assert looked_rows.hold_between(db, campaign, between, b"another", NOW + HOUR) == 0
    assert looked_rows.hold_between(db, campaign, between, ACCOUNT, NOW) == 0
    assert looked_rows.hold_between(db, campaign, between, ACCOUNT, NOW + HOUR) == 2
    closed = ("held", "window_closed")
    assert [state(db, row) for row in ids] == [closed, ("ready", ""), closed, ("accepted", "")]


def test_a_message_to_ones_own_phone_is_never_turned_away(db: sqlite3.Connection) -> None:
    campaign, (row,) = campaign_of(db, [Row(ANNA)], kind="test")
    keep(db, Look(ANNA, NOW, blocked=True))
    assert deliveries.begin_attempt(db, row, in_run(db, campaign), NOW + HOUR).delivery == row


def test_flowiqs_own_time_counts_where_the_computers_clock_was_put_back(
    db: sqlite3.Connection,
) -> None:
    told = "Fri, 01 May 2026 10:00:00 GMT"
    campaign_of(db, [Row(BEN, state=D.ACCEPTED, dates=(told,))], practice=False)
    campaign, (row,) = campaign_of(db, [Row(ANNA)], practice=False)
    practised, (practice_row,) = campaign_of(db, [Row(ANNA)])
    keep(db, wrote_23_hours_ago())
    assert looked_rows.turned_away(db, row, ACCOUNT, NOW) == "window_closed"
    assert looked_rows.turned_away(db, practice_row, ACCOUNT, NOW) == ""
    assert campaign != practised


def test_a_release_stands_against_the_clock_and_not_against_flowiqs_settings(
    db: sqlite3.Connection,
) -> None:
    campaign, (late, blocked) = campaign_of(db, [Row(ANNA), Row(BEN)])
    keep(db, wrote_23_hours_ago())
    keep(db, Look(BEN, NOW, blocked=True))
    in_run(db, campaign)
    at = NOW + HOUR
    assert looked_rows.hold_between(db, campaign, (late - 1, blocked), ACCOUNT, at) == 2
    assert duplicates.release(db, campaign, "", at) == 1
    assert [state(db, late), state(db, blocked)] == [("ready", ""), ("held", "found_blocked")]
    assert looked_rows.hold_between(db, campaign, (late - 1, blocked), ACCOUNT, at) == 0
    assert duplicates.release(db, campaign, "found_blocked", NOW + 25 * HOUR) == 1
    between = (late - 1, blocked)
    assert looked_rows.hold_between(db, campaign, between, ACCOUNT, NOW + 26 * HOUR) == 0


def test_who_wants_no_messages_is_named_so_before_any_look(db: sqlite3.Connection) -> None:
    campaign, (row,) = campaign_of(db, [Row(ANNA)])
    keep(db, wrote_23_hours_ago())
    run = in_run(db, campaign)
    looked_rows.hold_between(db, campaign, (0, row), ACCOUNT, NOW + HOUR)
    stop_list.add(db, [NewStop(ANNA, StopReason.BY_HAND)], NOW)
    assert duplicates.release(db, campaign, "window_closed", NOW + HOUR) == 0
    assert state(db, row) == ("held", "asked_not_to")
    assert looked_rows.turned_away_in(db, row, run, NOW + HOUR) == "window_closed"


def test_a_row_held_for_its_window_moves_and_one_held_for_anything_else_does_not(
    db: sqlite3.Connection,
) -> None:
    reasons = ("window_closed", "found_blocked", "sent_before")
    campaign, ids = campaign_of(db, [Row(ANNA, state=D.HELD, reason=reason) for reason in reasons])
    assert [row.id for row in moving.movable(db, campaign)] == ids[:1]


def test_one_look_is_read_by_its_key(db: sqlite3.Connection) -> None:
    campaign, (row,) = campaign_of(db, [Row(ANNA)])
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    looked_rows.turned_away(db, row, ACCOUNT, NOW)
    db.set_trace_callback(None)
    plans = [
        str(step[3])
        for statement in asked
        for step in db.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    ]
    assert plans
    assert not [plan for plan in plans if plan.startswith("SCAN")], campaign
