"""Careful starts as the journal keeps them, and who was written to first."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.careful_start import FIRST_LATE
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.tables import deliveries
from flowiq_desktop.journal.wishes.careful_start import CarefulState, first_rows
from flowiq_desktop.system.clock import local_now
from tests.journal.conftest import frozen_campaign
from tests.journal.crowd import NOW, Row, campaign_of, empty_journal, everyone

D = DeliveryState
COUNTS = {"count": 5, "arrived": 2, "failed": 0, "unsure": 0, "because": ""}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def test_each_campaign_has_its_own_wish_which_outlives_the_program(tmp_path: Path) -> None:
    with Journal(tmp_path, local_now) as journal:
        one, other, plain = (frozen_campaign(journal, 1) for _ in range(3))
        starts = journal.careful_starts
        starts.wish(one)
        starts.wish(other)
        starts.end(other)
        assert [starts.state(c) for c in (one, other, plain)] == [
            CarefulState.WISHED,
            CarefulState.OVER,
            None,
        ]
        assert starts.facts(plain) == {}
        assert starts.first(plain, 5) == []
        assert starts.facts(one) == {}
    with Journal(tmp_path, local_now) as journal:
        assert journal.careful_starts.state(one) is CarefulState.WISHED
        assert journal.careful_starts.state(other) is CarefulState.OVER


def test_a_pause_keeps_the_counts_and_pauses_that_campaign(tmp_path: Path) -> None:
    with Journal(tmp_path, local_now) as journal:
        one, other = frozen_campaign(journal, 1), frozen_campaign(journal, 1)
        starts = journal.careful_starts
        for campaign in (one, other):
            starts.wish(campaign)
            journal.campaigns.set_state(campaign, CampaignState.RUNNING)
        starts.pause(other, FIRST_LATE, COUNTS)
        assert starts.state(one) is CarefulState.WISHED
        assert starts.state(other) is CarefulState.ASKED
        assert (starts.facts(one), starts.facts(other)) == ({}, COUNTS)
        found = [journal.campaigns.get(campaign) for campaign in (one, other)]
        told = [(record.state, record.paused_for) for record in found if record is not None]
        assert told == [(CampaignState.RUNNING, ""), (CampaignState.PAUSED, "first_late")]


def test_a_wish_does_not_begin_again_what_is_asked_about_or_over(tmp_path: Path) -> None:
    with Journal(tmp_path, local_now) as journal:
        campaign = frozen_campaign(journal, 1)
        starts = journal.careful_starts
        starts.wish(campaign)
        starts.end(campaign)
        starts.wish(campaign)
        assert starts.state(campaign) is CarefulState.OVER


def _tried(db: sqlite3.Connection, delivery: int, verdict: Verdict, moment: datetime = NOW) -> None:
    begun = deliveries.begin_attempt(db, delivery, "run", moment)
    outcome = Outcome(verdict, "why", f"wamid.{begun.id}" if verdict is Verdict.ACCEPTED else "")
    deliveries.settle(db, begun, outcome, moment)


def test_the_first_are_those_whose_first_attempt_came_first(db: sqlite3.Connection) -> None:
    campaign, ids = campaign_of(db, [Row(f"+2782000000{at}", b"Hi") for at in range(5)])
    later = NOW + timedelta(minutes=1)
    _tried(db, ids[3], Verdict.ACCEPTED)
    _tried(db, ids[2], Verdict.NOT_SENT)  # it waits, and is tried again when others were
    _tried(db, ids[0], Verdict.ACCEPTED)
    assert [row.number[-1] for row in first_rows(db, campaign, 5)] == ["3", "0"]
    _tried(db, ids[2], Verdict.UNKNOWN, later)
    _tried(db, ids[1], Verdict.REJECTED)
    found = first_rows(db, campaign, 5)
    assert [row.number[-1] for row in found] == ["3", "2", "0", "1"]
    assert [row.state for row in found] == [D.ACCEPTED, D.UNKNOWN, D.ACCEPTED, D.REJECTED]
    assert [row.began for row in found] == [NOW, later, NOW, NOW]
    assert [row.number[-1] for row in first_rows(db, campaign, 2)] == ["3", "2"]


def test_what_was_not_tried_or_has_not_come_to_an_end_is_not_among_them(
    db: sqlite3.Connection,
) -> None:
    campaign, _ = campaign_of(db, everyone(1))
    other, _ = campaign_of(db, [Row("+27829999999", b"Hi", D.ACCEPTED)])
    db.execute(
        "UPDATE delivery SET attempts = (SELECT count(*) FROM attempt WHERE delivery = delivery.id)"
    )
    found = {row.state for row in first_rows(db, campaign, 20)}
    tried = {D.ACCEPTED, D.REJECTED, D.GAVE_UP, D.UNKNOWN, D.SENT_CONFIRMED}
    assert found == tried | {D.SETTLED, D.TREATED_AS_SENT}
    assert [row.number for row in first_rows(db, other, 5)] == ["+27829999999"]
