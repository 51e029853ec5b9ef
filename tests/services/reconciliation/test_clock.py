"""Looking when this computer's clock was wrong, or has been put right: absence is no answer."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.assembly import new_client
from flowiq_desktop.core.delivery.states import DeliveryState as D
from flowiq_desktop.core.reconciliation.evidence import Finding
from flowiq_desktop.journal.journal import Journal
from flowiq_desktop.practice_server import Answer, Contract, ReceivedRequest
from flowiq_desktop.services.reconciliation.service import ReconciliationService
from tests.services.reconciliation.reconciliation_bench import (
    ANNA,
    BEN,
    FAULT_LOST,
    LOST,
    SENT,
    ReconciliationBench,
    reconciliation_bench,
    result,
    text,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[ReconciliationBench]:
    with reconciliation_bench(tmp_path / "data", contract) as made:
        made.send(text(BEN, "An earlier message"))
        made.clock.pass_minutes(60)
        yield made


@contextmanager
def _after_a_power_cut(bench: ReconciliationBench, folder: Path, back: timedelta) -> Iterator[None]:
    """Ben's message has left when the power goes, and the clock comes back wrong for a while."""
    campaign = bench.campaign = bench.freeze(text(ANNA, "Hi"), text(BEN, "Hello"))
    account = bench.connection.fingerprint(bench.journal.accounts.salt)
    bench.journal.accounts.begin_run("run", campaign, account)
    with closing(new_client(bench.connection, 1)) as client:
        first, second = bench.journal.deliveries.waiting(campaign)
        begun = bench.journal.deliveries.begin_attempt(first.id, "run")
        bench.journal.deliveries.settle(begun, client.send(begun.endpoint, begun.body)[0])
        begun = bench.journal.deliveries.begin_attempt(second.id, "run")
        client.send(begun.endpoint, begun.body)
    bench.journal.close()
    bench.clock.pass_minutes(2)
    bench.clock.ahead = -back
    with Journal(folder, bench.clock.now) as bench.journal:
        bench.clock.ahead = timedelta()
        bench.clock.pass_minutes(3)
        clock = bench.settle._clock
        bench.settle = ReconciliationService(bench.journal, bench.settle._new_client, clock)
        yield


@pytest.mark.parametrize("back", [timedelta(days=2000), HOUR, timedelta(minutes=3), timedelta()])
def test_a_clock_that_was_put_back_hides_no_message_that_is_listed(
    bench: ReconciliationBench, tmp_path: Path, back: timedelta
) -> None:
    with _after_a_power_cut(bench, tmp_path / "data", back):
        assert bench.states == [D.ACCEPTED, D.UNKNOWN]
        again = result(bench.settle.send_again(bench.campaign, bench.connection))
        assert (again.ready, again.found) == (0, 1)
        assert bench.states == [D.ACCEPTED, D.SENT_CONFIRMED]


def test_a_clock_that_was_put_back_makes_nothing_absent(
    bench: ReconciliationBench, tmp_path: Path
) -> None:
    with _after_a_power_cut(bench, tmp_path / "data", HOUR):
        bench.clock.pass_minutes(60)
        bench.reading = _to_ben(_listing())
        (row,) = bench.check().rows
        assert row.finding is Finding.CANNOT_TELL
        assert "clock was wrong" in row.sentence


def _to_ben(answer: Answer) -> Callable[[ReceivedRequest], Answer | None]:
    return lambda request: answer if BEN[1:] in request.query.values() else None


def _listing(headers: dict[str, str] | None = None) -> Answer:
    """A conversation in which the message does not stand."""
    listed = {
        "message": "Something else",
        "sender_type": "user-whatsapp",
        "message_status": "read",
        "created_at": "2020-01-01T00:00:00+00:00",
        "media_type": None,
        "media_url": None,
    }
    page = {"success": True, "messages": [listed], "pagination": {"hasNextPage": False}}
    return Answer(200, page, headers or {})


@pytest.mark.parametrize(("jump", "finding"), [(HOUR, "too_early"), (-HOUR, "too_early")])
def test_a_clock_that_jumps_makes_nothing_old(
    bench: ReconciliationBench, jump: timedelta, finding: str
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.check()
    bench.clock.ahead = jump
    bench.clock.pass_minutes(5)
    assert bench.findings() == {3: Finding(finding)}


def test_a_clock_that_jumped_does_not_keep_it_from_growing_old(bench: ReconciliationBench) -> None:
    bench.clock.ahead = HOUR
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(25)
    assert bench.findings() == {3: Finding.NO_TRACE}


def test_where_flowiq_never_said_its_time_nothing_is_absent(bench: ReconciliationBench) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(BEN, "Hello"))
    bench.clock.pass_minutes(60)
    before = bench.clock.seconds
    (row,) = bench.check().rows
    assert bench.clock.seconds - before < 30  # a second look says no more
    assert row.finding is Finding.CANNOT_TELL
    assert "clock was wrong or unknown" in row.sentence


def test_each_try_must_have_had_its_time_told(bench: ReconciliationBench) -> None:
    """The first try had an answer that proves nothing but the time, the second had none."""
    bench.fates = {BEN: FAULT_LOST}
    campaign = bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    assert result(bench.settle.send_again(campaign, bench.connection)).ready == 1
    bench.fates = {BEN: LOST}
    bench.run()
    bench.clock.pass_minutes(60)
    (row,) = bench.check().rows
    assert row.finding is Finding.CANNOT_TELL
    assert "clock was wrong or unknown" in row.sentence


def test_where_it_does_not_say_its_time_now_nothing_is_absent_either(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: LOST}
    bench.send(text(ANNA, "Hello"), text(BEN, "Hello"))
    bench.clock.pass_minutes(60)
    bench.reading = _to_ben(_listing({"Date": "some time in May"}))
    (row,) = bench.check().rows
    assert row.finding is Finding.CANNOT_TELL
    assert "clock was wrong or unknown" in row.sentence


def test_without_a_known_clock_what_is_listed_was_sent_all_the_same(
    bench: ReconciliationBench,
) -> None:
    bench.fates = {BEN: SENT}
    bench.send(text(BEN, "Hello"))
    assert bench.findings() == {2: Finding.SENT}
