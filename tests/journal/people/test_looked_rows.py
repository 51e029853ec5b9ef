"""Rows are held back by looks in the very transaction that would begin their attempt."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.errors import PersonStoppedError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.people import looked_rows, looks, stop_list
from flowiq_desktop.journal.tables import (
    accounts,
    campaigns,
    decisions,
    deliveries,
    duplicates,
    moving,
)
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from tests.journal.conftest import frozen_campaign
from tests.journal.crowd import NOW, Row, campaign_of, changes, contents, empty_journal

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


def template_of(db: sqlite3.Connection, number: str) -> int:
    """A row that is a template, in a campaign of its own."""
    campaign = campaigns.add_campaign(db, NewCampaign("Visits", True, "", "", ()), NOW)
    row = NewDelivery(2, (), number, "template", b"{}", D.READY, endpoint=SEND_TEMPLATE)
    campaigns.add_deliveries(db, campaign, [row])
    campaigns.freeze(db, campaign)
    return int(db.execute("SELECT max(id) FROM delivery").fetchone()[0])


def test_between_two_ids_and_in_one_campaign_alone(db: sqlite3.Connection) -> None:
    _, (others,) = campaign_of(db, [Row(ANNA)])
    campaign, ids = campaign_of(db, [Row(ANNA)] * 4)
    keep(db, wrote_23_hours_ago())
    later = NOW + HOUR
    assert looked_rows.hold_between(db, campaign, (ids[0], ids[2]), ACCOUNT, later) == 2
    assert [state(db, row)[0] for row in ids] == ["ready", "held", "held", "ready"]
    assert looked_rows.hold_between(db, campaign, (0, ids[-1]), ACCOUNT, later) == 2
    assert state(db, others) == ("ready", "")
    assert looked_rows._hold(db, ids[0], "window_closed") is False  # it is held already


def test_a_template_needs_no_open_24_hours(db: sqlite3.Connection) -> None:
    keep(db, wrote_23_hours_ago())
    row = template_of(db, ANNA)
    assert looked_rows.turned_away(db, row, ACCOUNT, NOW + HOUR) == ""
    keep(db, Look(ANNA, NOW, broadcasts=False))
    assert looked_rows.turned_away(db, row, ACCOUNT, NOW + HOUR) == "found_no_broadcasts"


def test_a_run_without_an_account_and_a_row_without_a_number_are_not_turned_away(
    db: sqlite3.Connection,
) -> None:
    campaign, (anna, nobody) = campaign_of(db, [Row(ANNA), Row("", state=D.INVALID)])
    keep(db, Look(ANNA, NOW, blocked=True))
    keep(db, Look(ANNA, NOW, blocked=True), b"")
    keep(db, Look("", NOW, blocked=True))
    assert looked_rows.account_of(db, "never begun") == b""
    assert looked_rows.turned_away_in(db, anna, "never begun", NOW) == ""
    assert looked_rows.turned_away(db, nobody, ACCOUNT, NOW) == ""
    assert looked_rows.turned_away(db, nobody + 1, ACCOUNT, NOW) == ""
    run = in_run(db, campaign)
    other = in_run(db, campaign, b"another")
    assert looked_rows.account_of(db, run) == ACCOUNT
    assert looked_rows.account_of(db, other) == b"another"
    assert looked_rows.turned_away_in(db, anna, run, NOW) == "found_blocked"


def test_only_a_release_of_that_row_for_that_reason_counts_and_the_newest(
    db: sqlite3.Connection,
) -> None:
    _, (row, other) = campaign_of(db, [Row(ANNA), Row(BEN)])
    seen = NOW + HOUR
    keep(db, Look(ANNA, seen, blocked=True))
    now = NOW + 26 * HOUR

    def decide(delivery: int, verdict: Choice, reason: str, made: datetime) -> str:
        decisions.note(db, [delivery], "person", verdict, {"held for": reason}, made)
        return looked_rows.turned_away(db, row, ACCOUNT, now)

    after = seen + HOUR
    assert decide(row, Choice.SEND_AGAIN, "found_blocked", NOW) == "found_blocked"
    assert decide(other, Choice.SEND_AGAIN, "found_blocked", after) == "found_blocked"
    assert decide(row, Choice.SEND_AGAIN, "window_closed", after) == "found_blocked"
    assert decide(row, Choice.LEAVE, "found_blocked", after) == "found_blocked"
    assert decide(row, Choice.SEND_AGAIN, "found_blocked", after) == ""
    assert decide(row, Choice.SEND_AGAIN, "found_blocked", NOW) == ""


def test_what_flowiq_is_set_to_keeps_a_held_row_and_says_so(db: sqlite3.Connection) -> None:
    states = (D.HELD, D.HELD, D.READY, D.ACCEPTED, D.UNKNOWN)
    _, ids = campaign_of(db, [Row(ANNA, state=each, reason="sent_before") for each in states])
    keep(db, wrote_23_hours_ago())
    before = contents(db, "delivery")
    assert not looked_rows.keep_held(db, ids[0], ACCOUNT, NOW + HOUR)
    keep(db, Look(ANNA, NOW, blocked=True))
    assert not looked_rows.keep_held(db, ids[0], b"another", NOW + HOUR)
    assert changes(before, contents(db, "delivery")) == {}
    for row in (ids[0], *ids[2:]):
        assert looked_rows.keep_held(db, row, ACCOUNT, NOW + HOUR)
    kept = {"reason": "found_blocked", "facts": "{}"}
    assert changes(before, contents(db, "delivery")) == {ids[0]: kept}


def test_what_is_not_waiting_any_more_is_not_held(db: sqlite3.Connection) -> None:
    others = [each for each in D if each not in (D.READY, D.RETRY)]
    campaign, ids = campaign_of(db, [Row(ANNA, state=each) for each in (D.READY, *others, D.RETRY)])
    keep(db, Look(ANNA, NOW, blocked=True))
    run, before = in_run(db, campaign), contents(db, "delivery")
    held = [row for row in ids if looked_rows._hold_one(db, row, run, NOW)]
    assert held == [ids[0], ids[-1]]
    assert set(changes(before, contents(db, "delivery"))) == set(held)
    assert contents(db, "delivery")[ids[0]]["facts"] == "{}"


def test_the_journal_holds_rows_by_its_own_clock(tmp_path: Path) -> None:
    moments = [NOW]
    with Journal(tmp_path / "own", lambda: moments[-1]) as journal:
        campaign = frozen_campaign(journal, 3)
        journal.accounts.begin_run("run", campaign, ACCOUNT)
        assert journal.looked_rows.any(ACCOUNT) is False
        numbers = [entry.number for entry in journal.deliveries.waiting(campaign)]
        journal.looks.keep(ACCOUNT, [wrote_23_hours_ago(number) for number in numbers[:2]])
        assert journal.looked_rows.any(ACCOUNT) is True
        assert journal.looked_rows.any(b"another") is False
        first, last = journal.deliveries.id_range(campaign)
        assert journal.looked_rows.hold(campaign, first - 1, last, ACCOUNT) == 0
        assert journal.looked_rows.hold_one(first, "run") is False
        moments.append(NOW + HOUR)
        assert journal.looked_rows.hold_one(first, "run") is True
        assert journal.looked_rows.hold_one(last, "run") is False
        assert journal.looked_rows.hold(campaign, first - 1, last, ACCOUNT) == 1
        assert len(journal.deliveries.waiting(campaign)) == 1
