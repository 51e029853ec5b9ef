"""Nothing goes to people who do not want messages: the program and the file itself see to it."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.reach.stop_list import NewStop, StopReason, StopScope
from flowiq_desktop.core.reconciliation.evidence import Choice
from flowiq_desktop.journal.errors import PersonStoppedError
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.journal.people import stop_list, stopped_rows
from flowiq_desktop.journal.tables import deliveries, duplicates, trying_again, unknown_outcomes
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.system.clock import local_now
from tests.journal.crowd import EARLIER, NOW, Row, campaign_of, empty_journal

D = DeliveryState
ANNA, BEN = "+27820000001", "+27820000002"
BRAZIL, BRAZIL_BEFORE = "+5511987654321", "+551187654321"
HAND, REFUSED = StopReason.BY_HAND, StopReason.REFUSED
MARKETING = StopScope.MARKETING


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = empty_journal(tmp_path)
    yield connection
    connection.close()


def _stop(db: sqlite3.Connection, number: str = ANNA, *, practice: bool = False) -> None:
    stop_list.add(db, [NewStop(number, HAND, practice=practice)], NOW)


def _state(db: sqlite3.Connection, delivery: int) -> tuple[str, str, str]:
    row: tuple[str, str, str] = db.execute(
        "SELECT state, reason, facts FROM delivery WHERE id = ?", (delivery,)
    ).fetchone()
    return row


@pytest.fixture
def begun(db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The crowd's bytes are no real messages."""
    monkeypatch.setattr(deliveries, "is_frozen", lambda *_: True)


HELD = ("held", "asked_not_to", '{"why": "by_hand"}')


def test_waiting_rows_of_people_on_the_list_are_held_and_no_others(db: sqlite3.Connection) -> None:
    rows = [Row(ANNA), Row(BEN), Row(ANNA, state=D.RETRY), Row(ANNA, state=D.ACCEPTED)]
    campaign, ids = campaign_of(db, rows)
    _other, (elsewhere,) = campaign_of(db, [Row(ANNA)])
    _stop(db)
    assert stopped_rows.hold_between(db, campaign, ids[0] - 1, ids[-1]) == 2
    assert [_state(db, i)[0] for i in ids] == ["held", "ready", "held", "accepted"]
    assert _state(db, ids[0]) == HELD
    assert _state(db, elsewhere)[0] == "ready"


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    ("stopped", "number"), [(ANNA, ANNA), (BRAZIL, BRAZIL_BEFORE), (BRAZIL_BEFORE, BRAZIL)]
)
def test_at_its_turn_no_attempt_begins(db: sqlite3.Connection, stopped: str, number: str) -> None:
    _, (row,) = campaign_of(db, [Row(number)])
    _stop(db, stopped)
    with pytest.raises(PersonStoppedError):
        deliveries.begin_attempt(db, row, "run", NOW)
    assert _state(db, row)[0] == "ready"
    assert db.execute("SELECT count(*) FROM attempt").fetchone() == (0,)
    assert stopped_rows.hold_one(db, row)
    assert _state(db, row) == HELD


@pytest.mark.usefixtures("begun")
def test_the_file_itself_refuses_whatever_the_program_forgets(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (row, other) = campaign_of(db, [Row(ANNA), Row(BEN)])
    _stop(db)
    monkeypatch.setattr("flowiq_desktop.journal.people.recipients.listed_as", lambda *_: None)
    with pytest.raises(sqlite3.IntegrityError, match="does not want messages"):
        deliveries.begin_attempt(db, row, "run", NOW)
    insert = (
        "INSERT INTO attempt (delivery, k, number, run, body_sha256, began)"
        " VALUES (?, 1, ?, 'r', x'00', ?)"
    )
    with pytest.raises(sqlite3.IntegrityError, match="nobody can tell"):
        db.execute(insert, (other, BEN, EARLIER))
    assert deliveries.begin_attempt(db, other, "run", NOW).delivery == other


@pytest.mark.usefixtures("begun")
def test_who_was_taken_off_is_written_to_again(db: sqlite3.Connection) -> None:
    _, (row,) = campaign_of(db, [Row(ANNA)])
    _stop(db)
    stop_list.remove(db, stop_list.find(db, ""), "", NOW)
    assert not stopped_rows.hold_one(db, row)
    assert deliveries.begin_attempt(db, row, "run", NOW).k == 1


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    ("learnt", "campaign", "goes"), [(True, False, True), (True, True, False), (False, True, False)]
)
def test_practice_never_stops_a_real_message(
    db: sqlite3.Connection, learnt: bool, campaign: bool, goes: bool
) -> None:
    _, (row,) = campaign_of(db, [Row(ANNA)], practice=campaign)
    _stop(db, practice=learnt)
    if goes:
        assert deliveries.begin_attempt(db, row, "run", NOW).delivery == row
    else:
        with pytest.raises(PersonStoppedError):
            deliveries.begin_attempt(db, row, "run", NOW)


@pytest.mark.usefixtures("begun")
def test_a_message_to_the_own_phone_asks_the_list_too(db: sqlite3.Connection) -> None:
    _, (row,) = campaign_of(db, [Row(ANNA)], kind="test")
    _stop(db)
    with pytest.raises(PersonStoppedError):
        deliveries.begin_attempt(db, row, "run", NOW)


def _marketing(journal: Journal, category: str) -> int:
    campaign = journal.campaigns.begin(NewCampaign("May", False, "", "", ()))
    rows = [NewDelivery(2, (), ANNA, "text", b"{}", D.READY, category=category)]
    list(journal.campaigns.add(campaign, rows))
    journal.campaigns.freeze(campaign)
    return journal.deliveries.id_range(campaign)[0]


def test_whoever_stopped_marketing_gets_everything_else(tmp_path: Path) -> None:
    with Journal(tmp_path / "data", local_now) as journal:
        journal.stop_list.add([NewStop(ANNA, REFUSED, MARKETING)])
        offer, news = (_marketing(journal, category) for category in ("marketing", "utility"))
        with pytest.raises(PersonStoppedError):
            journal.deliveries.begin_attempt(offer, "run")
        assert journal.stopped_rows.hold_one(offer)
        assert journal.deliveries.begin_attempt(news, "run").delivery == news


def test_the_category_of_a_frozen_message_never_changes(tmp_path: Path) -> None:
    with Journal(tmp_path / "data", local_now) as journal:
        row = _marketing(journal, "marketing")
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            journal._writer.run(
                lambda db: db.execute("UPDATE delivery SET category = '' WHERE id = ?", (row,))
            )


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("reason", ["meta_131050", "meta_131026"])
def test_a_refusal_of_marketing_puts_them_on_the_list_with_its_own_commit(
    db: sqlite3.Connection, reason: str
) -> None:
    _, (row,) = campaign_of(db, [Row(ANNA)])
    attempt = deliveries.begin_attempt(db, row, "run", NOW)
    later = NOW + timedelta(minutes=1)
    deliveries.settle(db, attempt, Outcome(Verdict.REJECTED, reason), later)
    found = stop_list.entries_of(db, ANNA)
    if reason != "meta_131050":
        assert found == []
        return
    (entry,) = found
    assert (entry.scope, entry.reason, entry.added) == (MARKETING, REFUSED, later)
    assert (entry.facts, entry.practice) == ({"campaign": "May"}, True)


def test_a_release_of_held_rows_does_not_override_it(db: sqlite3.Connection) -> None:
    campaign, (anna, ben) = campaign_of(db, [Row(ANNA), Row(BEN)])
    duplicates.hold(db, "sent_before", [(anna, {"sure": True}), (ben, {"sure": True})])
    _stop(db)
    assert duplicates.release(db, campaign, "", NOW) == 1
    assert _state(db, anna) == HELD
    assert _state(db, ben)[0] == "ready"
    assert duplicates.release(db, campaign, "asked_not_to", NOW) == 0
    stop_list.remove(db, stop_list.find(db, ""), "", NOW)
    assert duplicates.release(db, campaign, "asked_not_to", NOW) == 1
    assert _state(db, anna)[0] == "ready"


def test_nor_does_a_wish_to_try_again(db: sqlite3.Connection) -> None:
    rows = [Row(n, state=s) for n in (ANNA, BEN) for s in (D.REJECTED, D.GAVE_UP)]
    campaign, ids = campaign_of(db, rows)
    _stop(db)
    asked: dict[str, object] = {"campaign": campaign, "reason": "", "state": "", "rows": None}
    put_back = trying_again.put_back(db, asked, NOW)
    assert (put_back.ready, put_back.stopped) == (2, 2)
    assert [_state(db, i)[0] for i in ids] == ["rejected", "gave_up", "ready", "ready"]


def test_nor_does_a_wish_to_send_an_unsure_message_again(db: sqlite3.Connection) -> None:
    campaign, ids = campaign_of(db, [Row(n, state=D.UNKNOWN) for n in (ANNA, BEN)])
    _stop(db)
    assert unknown_outcomes.decide(db, campaign, Choice.SEND_AGAIN, None, NOW) == 1
    assert [_state(db, i)[0] for i in ids] == ["unknown", "ready"]
    assert unknown_outcomes.decide(db, campaign, Choice.LEAVE, None, NOW) == 1
    assert _state(db, ids[0])[0] == "settled"
