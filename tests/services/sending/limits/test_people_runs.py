"""New people a day: what is over the limit waits for room, and the others go on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.core.messages.message import Message
from flowiq_desktop.core.messages.types.endpoints import SEND_TEMPLATE
from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.practice_server import Contract
from flowiq_desktop.practice_server.exchange import Answer, Ending, ReceivedRequest
from flowiq_desktop.practice_server.failing_numbers import meta_refusal
from flowiq_desktop.services.sending.progress import SendProgress, Wait
from flowiq_desktop.services.sending.summary import TestResult
from tests.services.sending.limits.limits_bench import LimitsBench, limits_bench

ACCEPTED, READY = DeliveryState.ACCEPTED, DeliveryState.READY
DAY = timedelta(hours=24)


@pytest.fixture
def bench(tmp_path: Path, contract: Contract) -> Iterator[LimitsBench]:
    with limits_bench(tmp_path / "data", contract) as made:
        yield made


def test_the_rest_waits_until_the_first_leave_the_24_hours(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 3)
    bench.freeze(*["visit"] * 5)
    summary = bench.run(until="PEOPLE")
    assert (summary.progress.sent, summary.progress.left) == (3, 2)
    waiting = [seen for seen in bench.seen if seen.wait is Wait.PEOPLE]
    assert waiting[0].wait_until is not None
    assert abs(waiting[0].wait_until - bench.now() - DAY) < timedelta(minutes=1)
    assert "this program has to stay open" in waiting[0].waiting
    bench.by = DAY - timedelta(minutes=5)
    bench.run(until="PEOPLE")
    assert len(bench.sent()) == 3
    bench.by = DAY + timedelta(minutes=5)
    assert bench.run().done
    assert set(bench.sent().values()) == {1}


def test_after_closing_and_opening_the_day_goes_on_where_it_was(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 2)
    bench.freeze(*["visit"] * 3)
    bench.run(until="PEOPLE")
    bench.restart()
    assert bench.costs.limit(bench.connection) == 2
    bench.run(until="PEOPLE")
    assert len(bench.sent()) == 2
    bench.by = DAY + timedelta(minutes=5)
    assert bench.run().done


def test_while_the_program_waits_room_comes_by_itself(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 1)
    bench.freeze("visit", "visit")

    def nine_minutes_pass(progress: SendProgress) -> None:
        if progress.wait is Wait.PEOPLE:
            bench.by += timedelta(minutes=9)

    assert bench.run(watch=nine_minutes_pass).done
    assert bench.by >= DAY - timedelta(minutes=10)


def test_a_computer_that_slept_meanwhile_asks(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 1)
    bench.freeze("visit", "visit")

    def sleeps(progress: SendProgress) -> None:
        if progress.wait is Wait.PEOPLE:
            bench.by = timedelta(hours=30)

    summary = bench.run(watch=sleeps)
    assert summary.stopped_because is not None
    assert summary.stopped_because.code == "slept"
    assert len(bench.sent()) == 1
    assert bench.run().done


def test_free_messages_and_people_who_count_already_go_on(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 1)
    bench.freeze("visit")
    assert bench.run().done
    bench.freeze("visit", "visit", "", "", first=0)  # the first person again, another, two texts
    summary = bench.run(until="PEOPLE")
    assert (summary.progress.sent, summary.progress.left) == (3, 1)
    assert bench.states() == [ACCEPTED, READY, ACCEPTED, ACCEPTED]


def test_whose_window_is_known_to_be_open_does_not_count(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 1)
    account = bench.connection.fingerprint(bench.journal.accounts.salt)
    wrote = bench.now() - timedelta(hours=2)
    looks = [Look(f"+2782000000{n}", bench.now(), last_wrote=wrote) for n in (0, 1)]
    bench.journal.looks.keep(account, looks)
    bench.freeze(*["visit"] * 4)
    summary = bench.run(until="PEOPLE")
    assert bench.states() == [ACCEPTED, ACCEPTED, ACCEPTED, READY]
    assert summary.progress.left == 1
    bench.restart()
    new = bench.costs.new_people({"+27820000000", "+27820000002", "+27820000003"}, bench.connection)
    assert (new.people, new.limit, new.used, new.days) == (1, 1, 1, 2)
    bench.journal.looks.keep(account, [replace(looks[0], last_wrote=wrote - DAY)])
    assert bench.costs.new_people({"+27820000009"}, bench.connection).used == 2


def test_who_was_refused_leaves_room_and_who_is_unsure_does_not(
    tmp_path: Path, contract: Contract
) -> None:
    def script(request: ReceivedRequest) -> Answer | None:
        number = request.body.get("whatsappNumber", "") if request.method == "POST" else ""
        if number.endswith("0"):
            return meta_refusal(131026)
        return Answer(200, ending=Ending.NO_ANSWER) if number.endswith("1") else None

    with limits_bench(tmp_path / "data", contract, script) as bench:
        bench.costs.set_limit(bench.connection, 2)
        bench.freeze(*["visit"] * 4)
        bench.run(connections=1, until="PEOPLE")
        expected = [DeliveryState.REJECTED, DeliveryState.UNKNOWN, ACCEPTED, READY]
        assert bench.states() == expected
        bench.restart()
        bench.run(until="PEOPLE")
        assert bench.states() == expected


def test_deleted_and_erased_people_count_on_without_their_numbers(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 2)
    first = bench.freeze("visit")
    assert bench.run().done
    bench.freeze("visit", first=1)
    assert bench.run().done
    bench.journal.campaigns.delete(first)
    bench.journal.erasing.erase("+27820000001", stop=False)
    bench.freeze("visit", "visit", "visit")
    bench.run(until="PEOPLE")
    assert bench.states() == [ACCEPTED, ACCEPTED, READY]
    bench.by = DAY + timedelta(minutes=5)
    assert bench.run().done


def test_accounts_are_counted_apart_and_one_without_a_limit_not_at_all(
    bench: LimitsBench,
) -> None:
    bench.freeze(*["visit"] * 5)
    assert bench.costs.new_people({f"+2782000000{n}" for n in range(5)}, bench.connection).days == 1
    assert bench.run().done
    bench.costs.set_limit(bench.connection, 5)
    assert bench.costs.new_people({"+27820000009"}, bench.connection).used == 5
    other = replace(bench.connection, tenant_id="another")
    bench.costs.set_limit(other, 5)
    assert bench.costs.new_people({"+27820000009"}, other).used == 0
    bench.costs.set_limit(bench.connection, 0)
    bench.freeze(*["visit"] * 5, first=20)
    assert bench.run().done


def test_a_message_to_the_own_phone_counts_and_does_not_hang(bench: LimitsBench) -> None:
    bench.costs.set_limit(bench.connection, 1)
    body: dict[str, object] = {"whatsappNumber": "+27820000099", "templateName": "visit"}
    message = Message(0, 2, "+27820000099", "template", body, (), endpoint=SEND_TEMPLATE)

    def test(number: str) -> TestResult:
        job = bench.service.send_test(message, number, "ZA", bench.connection)
        while True:
            try:
                next(job)
            except StopIteration as done:
                result: TestResult = done.value
                return result

    assert test("+27820000098").ok
    assert test("+27820000098").ok
    refused = test("+27820000097")
    assert not refused.ok
    assert "may write to more new people from" in refused.sentence
    bench.freeze("visit")
    bench.run(until="PEOPLE")
    assert bench.states() == [READY]


def test_the_number_of_days_is_told(bench: LimitsBench) -> None:
    numbers = {f"+278200{n:05d}" for n in range(1200)}
    unknown = bench.costs.new_people(numbers, bench.connection)
    assert (unknown.people, unknown.limit, unknown.must_ask) == (1200, None, True)
    bench.costs.set_limit(bench.connection, 250)
    known = bench.costs.new_people(numbers, bench.connection)
    assert (known.days, known.must_ask) == (5, False)
    assert not bench.costs.new_people(set(), bench.connection).people
