"""One look: what is asked, what counts, and what is noted of it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.core.reconciliation.history import History
from flowiq_desktop.journal.journal import FILE_NAME
from flowiq_desktop.journal.tables.records import AttemptTimes, ReconciliationRecord
from flowiq_desktop.practice_server import Answer, Contract
from flowiq_desktop.services.reconciliation import row_reconciliation
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    CARA,
    DAN,
    FAULT_LOST,
    LOST,
    SENT,
    ReconciliationBench,
    doings,
    reconciliation_bench,
    result,
    text,
)

LOOKING = "Looking into the conversations"
WAITING = "Waiting a minute before looking once more"
LOCATION = {"message_type": "location", "location": {"latitude": -33.9249, "longitude": 18.4241}}
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        yield made


def _location(number: str) -> dict[str, Any]:
    return {"phone_number": number, **LOCATION}


def _decisions(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """What was noted, oldest first."""
    with sqlite3.connect(f"file:{folder / FILE_NAME}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT verdict, evidence FROM decision ORDER BY id").fetchall()
    return [(verdict, json.loads(evidence)) for verdict, evidence in rows]


def test_two_looks_within_the_minute_are_as_good_as_one(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    first = bench.settle.check(bench.campaign, bench.connection)
    for progress in first:
        if progress.doing == WAITING:
            first.close()
    bench.clock.pass_minutes(0.5)
    assert doings(bench.settle.check(bench.campaign, bench.connection)) == [LOOKING, WAITING]


def test_a_look_before_the_last_try_says_nothing_of_it(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: FAULT_LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.NO_TRACE}
    assert result(bench.settle.send_again(bench.campaign, bench.connection)).ready == 1
    bench.run()
    bench.clock.pass_minutes(25)
    assert doings(bench.settle.check(bench.campaign, bench.connection)) == [LOOKING, WAITING]


def test_a_type_that_was_never_accepted_is_not_waited_for(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: FAULT_LOST}
    bench.send(_location(BEN))
    bench.clock.pass_minutes(25)
    assert doings(bench.settle.check(bench.campaign, bench.connection)) == [LOOKING]


def test_an_example_that_is_listed_late_counts_in_the_second_look(
    tmp_path: Path, contract: Contract
) -> None:
    with reconciliation_bench(tmp_path, contract, history_lag=25 * 60 + 30) as bench:
        bench.fates = {BEN: LOST}
        bench.send(_location(ANNA), _location(BEN))
        bench.clock.pass_minutes(25.3)
        assert bench.findings() == {3: Finding.NO_TRACE}


def test_an_example_that_was_seen_is_not_asked_for_again(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST, CARA: LOST}
    bench.send(_location(ANNA), _location(BEN), _location(CARA))
    bench.clock.pass_minutes(25)
    assert set(bench.findings().values()) == {Finding.NO_TRACE}
    # Two people twice, and the one who has such a message once.
    assert bench.questions() == 2 * 2 + 1


def test_no_example_is_asked_for_while_nothing_is_absent(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: SENT}
    bench.send(_location(ANNA), _location(BEN))
    assert bench.findings() == {3: Finding.SENT}
    assert bench.questions() == 1


def test_one_example_that_is_listed_is_enough(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    bench.send(*(_location(f"+2782555040{n}") for n in range(3)), _location(BEN))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {5: Finding.NO_TRACE}
    assert bench.questions() == 2 + 1


def test_three_examples_are_asked_for_at_the_most(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    others = [_location(f"+2782555040{n}") for n in range(5)]
    bench.send(*others, _location(BEN))
    bench.reading = lambda _request: Answer(404, {"error": "Contact not found", "message": ""})
    bench.clock.pass_minutes(25)
    bench.check()
    assert bench.questions() == 1
    bench.reading = lambda request: (
        None if BEN[1:] in "".join(request.query.values()) else Answer(404, {"error": "x"})
    )
    (row,) = bench.check().rows
    assert row.finding is Finding.CANNOT_TELL
    # One look at the person and at three others, and the same again a minute later.
    assert bench.questions() == 1 + 2 * (1 + 3)


@pytest.mark.parametrize("fate", [SENT, LOST])
def test_only_what_is_listed_is_counted(bench: ReconciliationBench, fate: str) -> None:
    bench.fates = {BEN: fate}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    (row,) = bench.check().rows
    assert row.copies == (1 if fate == SENT else 0)


def test_why_a_conversation_proves_nothing_is_noted(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    bench.reading = lambda _request: Answer(200, b"<html>")
    (row,) = bench.check().rows
    assert (row.finding, row.copies) == (Finding.CANNOT_TELL, 0)
    bench.journal.close()
    ((verdict, evidence),) = _decisions(tmp_path / "data")
    assert verdict == "cannot_tell"
    assert set(evidence) == {"why", "detail"}
    assert evidence["why"] == "history_unreadable"
    assert evidence["detail"]


def test_what_was_read_is_noted_so_that_it_can_be_judged_again(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    bench.fates = {BEN: SENT, CARA: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"), text(CARA, "Hello"), text(DAN, "Hello"))
    bench.clock.pass_minutes(25)
    bench.check()
    bench.journal.close()
    found, unseen, *_, no_trace = _decisions(tmp_path / "data")
    assert (found[0], unseen[0], no_trace[0]) == ("sent", "not seen", "no_trace")
    assert set(found[1]) == {"read", "entries", "whole", "offset", "at", "id", "status", "copies"}
    assert (found[1]["entries"], found[1]["copies"], found[1]["whole"]) == (1, 1, True)
    assert (found[1]["status"], found[1]["id"]) == ("read", "")
    assert datetime.fromisoformat(found[1]["read"]) >= datetime.fromisoformat(found[1]["at"])
    assert abs(found[1]["offset"]) <= 1
    assert set(no_trace[1]) == {"read", "entries", "whole", "offset", "similar"}
    assert (no_trace[1]["entries"], no_trace[1]["similar"]) == (0, False)


def _listing(*entries: dict[str, Any]) -> dict[str, Any]:
    return {
        "success": True,
        "messages": list(entries),
        "pagination": {"hasNextPage": False},
        "count": len(entries),
        "filtered": False,
    }


def test_an_entry_under_the_id_of_another_message_proves_nothing(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    entry = {
        "message": "Hello",
        "sender_type": "bot-whatsapp",
        "created_at": bench.clock.now().isoformat(),
        "message_status": "sent",
        "media_type": None,
        "media_url": None,
        "whatsapp_message_id": bench.records[0].message_id,
    }
    bench.reading = lambda _request: Answer(200, _listing(entry))
    (row,) = bench.check().rows
    assert (row.finding, row.copies) == (Finding.CANNOT_TELL, 0)
    assert bench.states == [DeliveryState.ACCEPTED, DeliveryState.UNKNOWN]
    bench.journal.close()
    ((verdict, evidence),) = _decisions(tmp_path / "data")
    assert (verdict, evidence["why"]) == ("cannot_tell", "history_alike")


@pytest.mark.parametrize("hours", [-3, 0, 3])
def test_where_no_answer_told_the_time_the_list_itself_does(
    bench: ReconciliationBench, hours: int
) -> None:
    bench.clock.ahead = timedelta(hours=hours)
    bench.fates = {BEN: SENT}
    bench.send(text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {2: Finding.SENT}


def test_where_nothing_tells_the_time_the_two_clocks_count_as_one(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: SENT}
    bench.send(text(BEN, "Hello"))
    entry = {
        "message": "Hello",
        "sender_type": "bot-whatsapp",
        "created_at": bench.clock.now().isoformat(),
        "message_status": "sent",
        "media_type": None,
        "media_url": None,
    }
    bench.reading = lambda _request: Answer(200, _listing(entry), {"Date": "some time in May"})
    bench.clock.pass_minutes(25)
    assert bench.findings() == {2: Finding.SENT}


def test_a_finding_that_settles_nothing_is_noted_with_its_reason(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(BEN, "Hello"))
    bench.clock.pass_minutes(2)
    bench.server.add_message(BEN, "Something else", "human-whatsapp")
    bench.clock.pass_minutes(25)
    assert bench.findings() == {2: Finding.CANNOT_TELL}
    assert bench.records[0].reason == "connection_lost"
    bench.journal.close()
    ((verdict, evidence),) = _decisions(tmp_path / "data")
    assert (verdict, evidence["why"]) == ("cannot_tell", "history_too_short")


@pytest.mark.parametrize(("minutes", "finding"), [(19.9, "too_early"), (20.1, "no_trace")])
def test_absence_means_something_twenty_minutes_after_the_end(
    bench: ReconciliationBench, minutes: float, finding: str
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.check()
    bench.clock.pass_minutes(minutes)
    assert bench.findings() == {3: Finding(finding)}


def test_the_times_that_a_proof_takes_are_kept_to_the_millisecond(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    campaign = bench.journal.campaigns.get(bench.send(text(BEN, "Hello")))
    assert campaign is not None
    (record,) = bench.journal.unknown_outcomes.of(campaign.id)
    bench.journal.unknown_outcomes.note_reading(record.id, "not seen", "", {})
    seen, ended = bench.clock.now(), record.attempts[0].ended
    with closing(bench.settle._new_client(bench.connection, 1)) as client:
        look = bench.settle._row_reconciliation(client, campaign, bench.connection)
        for at, proved in ((0, True), (-1, False)):
            late = timedelta(milliseconds=at)
            again = History((), whole=True, read_at=seen + timedelta(minutes=1) + late)
            assert look._proof(record, again, form_known=True).read_twice is proved
            old = History((), whole=True, read_at=ended + timedelta(minutes=20) + late)
            assert look._proof(record, old, form_known=True).settled is proved


def _record(server_date: str = "") -> ReconciliationRecord:
    """A message that was tried for half a minute at noon."""
    answered = NOON if server_date else None
    ended = NOON + timedelta(seconds=30)
    times = AttemptTimes(NOON, ended, False, answered, server_date)
    state, body = DeliveryState.UNKNOWN, b'{"message_type": "text", "text": "Hi"}'
    return ReconciliationRecord(1, 2, BEN, "text", body, state, "timeout", "", (), (times,))


def test_so_much_is_read_that_a_wrong_clock_does_no_harm() -> None:
    """An hour more while nothing tells the clock, and no more than needed once something does."""
    slack = timedelta(seconds=5)
    assert row_reconciliation._read_since([_record()]) == NOON - timedelta(hours=1) - slack
    told = _record("Tue, 12 May 2026 12:00:10 GMT")
    assert row_reconciliation._read_since([told]) == NOON + timedelta(seconds=10) - slack
    assert row_reconciliation._read_since([told, _record()]) == NOON - timedelta(hours=1) - slack
