"""Rows that need a template go on as one, in another campaign, and never in both."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from flowiq_desktop.core.columns.mapping import Mapping
from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes
from flowiq_desktop.core.delivery.states import CampaignState, DeliveryState
from flowiq_desktop.core.messages.template import Template
from flowiq_desktop.core.money.budget import NO_BUDGET, Budget
from flowiq_desktop.core.money.tariff import FREE_FORM, Entered, tariff_of
from flowiq_desktop.flowiq.request_body import encoded
from flowiq_desktop.journal.errors import JournalError
from flowiq_desktop.journal.tables.records import NewCampaign, NewDelivery
from flowiq_desktop.journal.wishes.careful_start import CarefulState
from flowiq_desktop.practice_server import Behaviour, Contract
from flowiq_desktop.services.account.preferences import PreferenceStore
from flowiq_desktop.services.preparing.mappings import MappingService
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.locks import CampaignLocks
from flowiq_desktop.services.sending.moves.campaign_rows import MovableRows, Moved, MoveService
from flowiq_desktop.system.clock import Clock, local_now
from tests.bench.drive import result
from tests.services.campaign_bench import CampaignBench, campaign_bench

D = DeliveryState
SAVED = {
    "visit": Template("visit", "Dear {{child}}, come on {{day}}."),
    "welcome": Template("welcome", "Welcome {{name}}"),
}
ROWS = (
    ("0301", "Anna", "Tuesday"),  # sent
    ("1047", "Ben", "Tuesday"),  # has not written for a day
    ("0999", "Cara", "Tuesday"),  # unsure
    ("1026", "Dan", "Tuesday"),  # cannot be reached
    ("1047", "Eve", ""),  # has not written; nothing for {{day}}
    ("1047", "Fay", "Friday"),
)


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[CampaignBench]:
    with ExitStack() as stack:
        behaviour = Behaviour(failing_numbers=True)
        made = stack.enter_context(campaign_bench(tmp_path / "data", contract, None, behaviour))
        new = NewCampaign("Visits", True, "t.xlsx", "", ("Child", "Day"))
        made.campaign = made.journal.campaigns.begin(new)
        rows = [_row(at, *row) for at, row in enumerate(ROWS)]
        list(made.journal.campaigns.add(made.campaign, rows))
        made.journal.campaigns.freeze(made.campaign)
        yield made


def _row(at: int, digits: str, child: str, day: str) -> NewDelivery:
    number = f"+2782{at + 100:03d}{digits}"
    body = encoded({"phone_number": number, "message_type": "text", "text": f"Hi {child}"})
    return NewDelivery(at + 2, (child, day), number, "text", body, D.READY)


@pytest.fixture
def moving(bench: CampaignBench, tmp_path: Path) -> MoveService:
    store = PreferenceStore(tmp_path)
    mappings = MappingService(store, lambda: date(2026, 5, 12), templates=lambda: SAVED)
    return MoveService(bench.journal, CampaignLocks(), Clock(), mappings.completed)


def moved(moving: MoveService, movable: MovableRows, mapping: Mapping | None = None) -> Moved:
    mapping = mapping or moving.mapping_for(movable, "visit")
    done: Moved = result(moving.move(movable, result(moving.check(movable, mapping))))
    return done


def test_what_was_wished_of_a_campaign_holds_for_what_goes_on_of_it(
    bench: CampaignBench, moving: MoveService
) -> None:
    now, journal = local_now(), bench.journal
    quiet = QuietHours(time(21), time(7))
    times = SendTimes(now - timedelta(hours=1), now + timedelta(hours=1), quiet)
    journal.costs.freeze_prices(bench.campaign, tariff_of({FREE_FORM: Entered("0.50")}, "R"))
    bench.again_with(1)
    journal.send_times.set(bench.campaign, times)
    journal.costs.set_budget(bench.campaign, Budget(Decimal(4), "R", 10))
    journal.careful_starts.wish(bench.campaign)
    journal.careful_starts.end(bench.campaign)
    made = moved(moving, moving.rows(bench.campaign))
    assert journal.send_times.of(made.campaign) == SendTimes(None, times.spread_until, quiet)
    # One was sent and one may have been.
    assert journal.costs.budget(made.campaign) == Budget(Decimal("3.00"), "R", 8)
    assert journal.costs.budget(bench.campaign) == Budget(Decimal(4), "R", 10)
    assert journal.careful_starts.state(made.campaign) is CarefulState.WISHED


def test_of_a_budget_that_is_used_up_nothing_is_left(
    bench: CampaignBench, moving: MoveService
) -> None:
    bench.again_with(1)
    bench.journal.costs.set_budget(bench.campaign, Budget(messages=1))
    made = moved(moving, moving.rows(bench.campaign))
    assert bench.journal.costs.budget(made.campaign) == Budget(messages=0)


def test_a_plain_campaign_goes_on_as_a_plain_one(bench: CampaignBench, moving: MoveService) -> None:
    bench.again_with(1)
    made = moved(moving, moving.rows(bench.campaign))
    assert bench.journal.send_times.of(made.campaign) == AT_ONCE
    assert bench.journal.costs.budget(made.campaign) == NO_BUDGET
    assert bench.journal.careful_starts.state(made.campaign) is None


def test_refused_rows_with_what_they_need_move_and_all_others_stay(
    bench: CampaignBench, moving: MoveService
) -> None:
    bench.again_with(1)
    states = [D.ACCEPTED, D.REJECTED, D.UNKNOWN, D.REJECTED, D.REJECTED, D.REJECTED]
    assert bench.states == states
    movable = moving.rows(bench.campaign)
    assert [row.row_number for row in movable.rows] == [3, 6, 7]
    made = moved(moving, movable)
    assert (made.rows, made.left) == (2, 1)
    after = [D.ACCEPTED, D.CANCELLED, D.UNKNOWN, D.REJECTED, D.REJECTED, D.CANCELLED]
    assert bench.states == after
    assert [r.reason for r in bench.records if r.state is D.CANCELLED] == ["moved_to_template"] * 2
    old, bench.campaign = bench.campaign, made.campaign
    assert [(r.row_number, r.cells) for r in bench.records] == [
        (3, ("Ben", "Tuesday")),
        (7, ("Fay", "Friday")),
    ]
    record = bench.journal.campaigns.get(made.campaign)
    assert record is not None
    assert (record.name, record.headers) == ("Visits: visit", ("Child", "Day"))
    assert record.state is CampaignState.FROZEN
    bodies = [w.template for w in bench.journal.deliveries.waiting(made.campaign)]
    assert bodies == ["visit", "visit"]
    bench.again_with(1)
    posts = [r.body for r in bench.server.received if r.method == "POST"]
    sent = [body for body in posts if body.get("templateName") == "visit"]
    assert [body["bodyParameters"] for body in sent] == [
        {"child": "Ben", "day": "Tuesday"},
        {"child": "Fay", "day": "Friday"},
    ]
    # The old campaign never sends them again, whatever a person asks of it.
    bench.campaign = old
    put_back = bench.journal.trying_again.put_back(old)
    assert put_back.ready == 2  # the two that stayed: Dan, and Eve without a day
    bench.again_with(1)
    texts = Counter(r.body.get("text") for r in bench.server.received if r.method == "POST")
    assert (texts["Hi Ben"], texts["Hi Fay"], texts["Hi Cara"]) == (1, 1, 1)


def test_waiting_rows_move_too_where_that_is_wanted(
    bench: CampaignBench, moving: MoveService
) -> None:
    assert moving.rows(bench.campaign, waiting=False).rows == ()
    movable = moving.rows(bench.campaign)
    assert len(movable.rows) == 6
    assert movable.refused == 0
    made = moved(moving, movable)
    assert (made.rows, made.left) == (5, 1)
    assert bench.states == [D.CANCELLED] * 4 + [D.READY] + [D.CANCELLED]
    bench.again_with(1)
    assert [r.body["text"] for r in bench.server.received if r.method == "POST"] == ["Hi Eve"]


def test_a_campaign_without_anything_left_is_done(
    bench: CampaignBench, moving: MoveService
) -> None:
    bench.again_with(1)
    moved(moving, moving.rows(bench.campaign))
    record = bench.journal.campaigns.get(bench.campaign)
    assert record is not None
    assert record.state is CampaignState.DONE


@pytest.mark.parametrize(
    ("change", "there"),
    [
        ("state = 'sending'", False),
        ("state = 'unknown'", False),
        ("state = 'held'", False),
        ("state = 'accepted'", False),
        ("state = 'cancelled'", False),
        ("state = 'rejected', reason = 'meta_131047'", True),
        ("state = 'gave_up', reason = 'meta_470'", True),
        ("state = 'rejected', reason = 'meta_131026'", False),
        ("state = 'gave_up', reason = 'no_connection'", False),
        ("state = 'retry'", True),
        ("state = 'ready'", True),
    ],
)
@pytest.mark.parametrize("verdict", ["", "not_sent", "rejected", "unknown", "accepted"])
def test_only_what_nobody_can_have_moves(
    bench: CampaignBench, moving: MoveService, change: str, there: bool, verdict: str
) -> None:
    """Whatever the state says: with one try that may have arrived, it stays."""
    first = bench.journal.deliveries.id_range(bench.campaign)[0]

    def put(db: sqlite3.Connection) -> None:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(f"UPDATE delivery SET {change} WHERE id = ?", (first,))
        if verdict:
            db.execute(
                "INSERT INTO attempt (delivery, k, number, run, body_sha256, began, ended, verdict)"
                " SELECT id, 1, number, 'r', body_sha256, '2026-05-12T10:00:00+00:00',"
                " '2026-05-12T10:00:01+00:00', ? FROM delivery WHERE id = ?",
                (verdict, first),
            )

    bench.journal._writer.run(put)
    found = first in {row.id for row in moving.rows(bench.campaign).rows}
    assert found is (there and verdict not in {"unknown", "accepted"})


def test_a_row_that_was_sent_meanwhile_moves_nothing(
    bench: CampaignBench, moving: MoveService
) -> None:
    movable = moving.rows(bench.campaign)
    checked = result(moving.check(movable, moving.mapping_for(movable, "visit")))
    bench.again_with(1)
    before = bench.states
    with pytest.raises(JournalError, match="nothing was moved"):
        result(moving.move(movable, checked))
    assert bench.states == before
    assert [c.id for c in bench.journal.campaigns.all()] == [bench.campaign]


@pytest.mark.parametrize("step", range(8))
def test_whoever_is_stopped_at_any_step_has_moved_all_or_nothing(
    bench: CampaignBench, moving: MoveService, step: int
) -> None:
    movable = moving.rows(bench.campaign)
    checked = result(moving.check(movable, moving.mapping_for(movable, "visit")))
    job = moving.move(movable, checked)
    with suppress(StopIteration):
        for _ in range(step):
            next(job)
    job.close()
    campaigns = [c.id for c in bench.journal.campaigns.all()]
    gone = bench.states.count(D.CANCELLED)
    assert (len(campaigns), gone) in {(1, 0), (2, 5)}


def test_a_fault_in_the_middle_of_the_commit_moves_nothing(
    bench: CampaignBench, moving: MoveService
) -> None:
    """Each statement of the commit fails once; the two campaigns are as before each time."""
    statements = (
        "INSERT ON decision",
        "UPDATE OF state ON delivery",
        "UPDATE OF state ON campaign",
    )
    for name, event in enumerate(statements):
        trigger = (
            f"CREATE TRIGGER fault_{name} BEFORE {event} BEGIN SELECT RAISE(ABORT, 'a fault'); END"
        )
        movable = moving.rows(bench.campaign)
        checked = result(moving.check(movable, moving.mapping_for(movable, "visit")))
        _execute(bench, trigger)
        with pytest.raises(sqlite3.IntegrityError, match="a fault"):
            result(moving.move(movable, checked))
        _execute(bench, f"DROP TRIGGER fault_{name}")
        assert bench.states == [D.READY] * 6
        assert [c.id for c in bench.journal.campaigns.all()] == [bench.campaign]


def _execute(bench: CampaignBench, statement: str) -> None:
    def work(db: sqlite3.Connection) -> None:
        db.execute(statement)

    bench.journal._writer.run(work)


def test_a_new_campaign_is_not_removed_as_one_that_nobody_touched(
    bench: CampaignBench, moving: MoveService
) -> None:
    made = moved(moving, moving.rows(bench.campaign))
    assert not bench.journal.campaigns.discard(made.campaign)


def test_while_it_is_being_sent_nothing_moves(bench: CampaignBench, tmp_path: Path) -> None:
    locks = CampaignLocks()
    mappings = MappingService(PreferenceStore(tmp_path), lambda: date(2026, 5, 12))
    moving = MoveService(bench.journal, locks, Clock(), mappings.completed)
    movable = moving.rows(bench.campaign)
    checked = result(moving.check(movable, moving.mapping_for(movable, "visit")))
    with locks.sending(bench.campaign), pytest.raises(SendRefusedError):
        result(moving.move(movable, checked))


def test_where_no_row_is_ready_nothing_moves(bench: CampaignBench, moving: MoveService) -> None:
    movable = moving.rows(bench.campaign)
    mapping = moving.mapping_for(movable, "visit").with_source("variable_day", None)
    with pytest.raises(SendRefusedError, match="No row is ready"):
        moved(moving, movable, mapping)
    assert bench.states == [D.READY] * 6


def test_a_template_that_names_people_goes_to_those_who_are_contacts(
    bench: CampaignBench, moving: MoveService
) -> None:
    """WhatsApp refuses only people whom FlowIQ knows; of the others nobody can tell."""
    waiting = moving.rows(bench.campaign)
    mapping = moving.mapping_for(waiting, "welcome")
    named = mapping.with_source("variable_name", mapping.sources["phone_number"])
    assert result(moving.check(waiting, named)).counts().ready == 0
    bench.again_with(1)
    refused = moving.rows(bench.campaign)
    assert result(moving.check(refused, named)).counts().ready == 3
