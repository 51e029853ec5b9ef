"""Rows that were not sent wait again because a person said so, and no others ever do."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason
from flowiq_desktop.journal.engine.migrate import MIGRATIONS, Migration, migrate
from flowiq_desktop.journal.journal import FILE_NAME, Journal
from flowiq_desktop.journal.tables.trying_again import PutBack, put_back
from tests.journal.conftest import frozen_campaign
from tests.journal.crowd import (
    EARLIER,
    NOW,
    campaign_of,
    changes,
    contents,
    empty_journal,
    everyone,
)

D = DeliveryState
REFUSED = Outcome(Verdict.REJECTED, "meta_unknown", status=500)
LOST = Outcome(Verdict.UNKNOWN, "timeout")
ALL: dict[str, object] = {"reason": "", "state": "", "rows": None}


def _now() -> datetime:
    return datetime(2026, 5, 12, 14, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path, _now) as opened:
        yield opened


def refuse(journal: Journal, campaign: int, outcome: Outcome = REFUSED) -> None:
    """Everything that waits is tried once."""
    for entry in journal.deliveries.waiting(campaign):
        journal.deliveries.settle(journal.deliveries.begin_attempt(entry.id, "run"), outcome)


@pytest.mark.parametrize(
    ("asked", "states"),
    [
        ({}, (D.REJECTED, D.GAVE_UP)),
        ({"reason": "tired"}, (D.REJECTED, D.GAVE_UP)),
        ({"reason": "other"}, ()),
        ({"state": "rejected"}, (D.REJECTED,)),
        ({"state": "gave_up"}, (D.GAVE_UP,)),
        ({"rows": "[6]"}, ()),
        ({"rows": "[7, 9]"}, (D.REJECTED, D.GAVE_UP)),
        ({"rows": "[9]", "state": "rejected"}, ()),
    ],
)
def test_only_what_was_asked_for_of_one_campaign_and_was_refused_or_given_up_waits_again(
    tmp_path: Path, asked: dict[str, object], states: tuple[D, ...]
) -> None:
    db = empty_journal(tmp_path)
    campaign_of(db, everyone(100))
    campaign, ids = campaign_of(db, everyone(200))
    mine = dict(zip(D, ids, strict=True))
    before = contents(db, "delivery")
    told = put_back(db, {**ALL, "campaign": campaign, **asked}, NOW)
    assert told == PutBack(len(states), 0)
    assert changes(before, contents(db, "delivery")) == {
        mine[state]: {"state": "ready"} for state in states
    }
    found = "SELECT delivery, who, verdict, evidence, attempts, made FROM decision ORDER BY id"
    moment = NOW.isoformat(timespec="milliseconds")
    assert db.execute(found).fetchall() == [
        (mine[state], "person", "try again", '{"not sent for": "tired"}', 0, moment)
        for state in sorted(states, key=list(D).index)
    ]
    db.close()


def test_each_try_takes_a_decision_of_its_own(journal: Journal) -> None:
    campaign = frozen_campaign(journal, 1)
    refuse(journal, campaign)
    assert journal.trying_again.put_back(campaign) == PutBack(1, 0)
    refuse(journal, campaign)
    with pytest.raises(sqlite3.IntegrityError, match="only a decision"):
        journal._writer.run(lambda db: db.execute("UPDATE delivery SET state = 'ready'"))
    assert journal.trying_again.put_back(campaign) == PutBack(1, 0)
    record = next(journal.deliveries.of(campaign))
    assert (record.state, record.attempts) == (D.READY, 2)


def test_the_journal_is_asked_by_state_and_rows(journal: Journal) -> None:
    campaign = frozen_campaign(journal, 4)
    refuse(journal, campaign)
    again = journal.trying_again.put_back
    assert again(campaign, state=D.GAVE_UP) == again(campaign, rows=[]) == PutBack(0, 0)
    assert again(campaign, "meta_unknown", D.REJECTED, [2, 4, 99]) == PutBack(2, 0)
    states = [record.state for record in journal.deliveries.of(campaign)]
    assert states == [D.READY, D.REJECTED, D.READY, D.REJECTED]


def test_what_may_have_arrived_before_is_never_put_back(journal: Journal) -> None:
    """As a journal of the first versions has it: lost at the first try, refused at the second."""
    campaign = frozen_campaign(journal, 2)
    first, _second = journal.deliveries.waiting(campaign)
    refuse(journal, campaign)

    def doubt(db: sqlite3.Connection) -> None:
        db.execute("DROP TRIGGER attempt_ends_once")
        db.execute("UPDATE attempt SET verdict = 'unknown' WHERE delivery = ?", (first.id,))

    journal._writer.run(doubt)
    assert journal.trying_again.put_back(campaign) == PutBack(1, 0)
    assert [record.state for record in journal.deliveries.of(campaign)] == [D.REJECTED, D.READY]


def test_who_does_not_want_messages_is_not_put_back_and_is_counted(journal: Journal) -> None:
    campaign = frozen_campaign(journal, 3)
    refuse(journal, campaign)
    journal.stop_list.add([NewStop("+27820000003", StopReason.BY_HAND)])
    assert journal.trying_again.put_back(campaign) == PutBack(2, 0, 1)
    states = [record.state for record in journal.deliveries.of(campaign)]
    assert states == [D.READY, D.REJECTED, D.READY]


def test_a_refused_row_whose_person_was_erased_is_not_put_back(journal: Journal) -> None:
    campaign = frozen_campaign(journal, 2)
    refuse(journal, campaign)
    journal.erasing.erase("+27820000002", stop=False)
    assert journal.trying_again.put_back(campaign) == PutBack(1, 0)
    states = [record.state for record in journal.deliveries.of(campaign)]
    assert states == [D.REJECTED, D.READY]


def test_a_campaign_that_was_done_is_one_to_go_on_with(journal: Journal) -> None:
    campaign = frozen_campaign(journal, 2)
    refuse(journal, campaign)
    journal.campaigns.set_state(campaign, CampaignState.RUNNING)
    journal.campaigns.set_state(campaign, CampaignState.DONE)
    assert journal.trying_again.put_back(campaign, "no such reason") == PutBack(0, 0)
    assert _state(journal, campaign) is CampaignState.DONE
    journal.trying_again.put_back(campaign)
    assert _state(journal, campaign) is CampaignState.PAUSED


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_journal_of_every_version_lets_its_refused_rows_be_tried_again(
    tmp_path: Path, version: int
) -> None:
    ids = _written_by(MIGRATIONS[:version], tmp_path / FILE_NAME)
    with Journal(tmp_path, _now) as journal:
        before = journal._writer.run(lambda db: contents(db, "delivery"))
        assert journal.trying_again.put_back(1) == PutBack(2, 0)
        after = journal._writer.run(lambda db: contents(db, "delivery"))
        again = [(ids[state], {"state": "ready"}) for state in (D.REJECTED, D.GAVE_UP)]
        assert changes(before, after) == dict(again)


def _written_by(steps: Sequence[Migration], path: Path) -> dict[D, int]:
    """A journal of an earlier version, with a message in each state; their ids."""
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, steps)
    connection.execute(
        "INSERT INTO campaign (id, kind, name, state, practice, created, source_name,"
        " source_sha256, headers) VALUES (1, 'campaign', 'May', 'draft', 0, ?, '', '', '[]')",
        (EARLIER,),
    )
    connection.executemany(
        "INSERT INTO delivery (id, campaign, row_number, cells, number, message_type, body, state,"
        " attempts) VALUES (?, 1, ?, '[]', ?, 'text', x'00', ?, 1)",
        ((at, at, f"+2782000000{at:02d}", state) for at, state in enumerate(D, 1)),
    )
    connection.execute(
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
        " SELECT id, 1, number, 'r', x'00', ?, ?, 'rejected' FROM delivery"
        " WHERE state IN ('rejected', 'gave_up')",
        (EARLIER, EARLIER),
    )
    connection.execute("UPDATE campaign SET state = 'frozen'")
    connection.close()
    return {state: at for at, state in enumerate(D, 1)}


def _state(journal: Journal, campaign: int) -> CampaignState:
    record = journal.campaigns.get(campaign)
    assert record is not None
    return record.state
