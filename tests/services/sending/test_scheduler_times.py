"""A line of people who are written to at their times, by a clock of the test's own."""

from datetime import UTC, datetime, time, timedelta

from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.core.delivery.states import DeliveryState
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.progress import Wait
from tests.services.sending.line_bench import SENT, LineBench

NOON = datetime(2026, 11, 27, 10, tzinfo=UTC)
HERE, ABROAD, HERE_TOO = (
    Waiting(1, "+27821234567"),
    Waiting(2, "+61412345678"),
    Waiting(3, "+27821234568"),
)
NIGHT = SendTimes(quiet=QuietHours(time(21), time(7)))
MINUTE, HOUR = 60 * SECOND, 3600 * SECOND


def test_nobody_is_written_to_before_the_campaign_begins() -> None:
    b = LineBench((HERE,), times=SendTimes(begins=NOON + timedelta(hours=2)))
    assert b.line.claim_at_once() is None
    shown = b.line.snapshot()
    assert shown.wait is Wait.BEGINS
    assert shown.wait_until == NOON + timedelta(hours=2)
    assert "this program has to stay open" in shown.waiting
    b.time = 2 * HOUR
    assert b.line.claim_at_once() is HERE


def test_who_sleeps_waits_and_the_others_go_on() -> None:
    b = LineBench((ABROAD, HERE, HERE_TOO), times=NIGHT)
    assert b.line.claim_at_once() is HERE
    b.time = SECOND
    assert b.line.claim_at_once() is HERE_TOO
    b.line.leave(2)
    b.time = 2 * SECOND
    assert b.line.claim_at_once() is None
    shown = b.line.snapshot()
    assert shown.wait is Wait.QUIET
    assert shown.wait_until == datetime(2026, 11, 28, 0, 30, tzinfo=UTC)  # 7:00 on Cocos
    b.time = 14 * HOUR
    assert b.line.claim_at_once() is None
    b.time = 15 * HOUR
    assert b.line.claim_at_once() is ABROAD


def test_after_waiting_for_the_morning_a_message_fails_and_is_tried_as_ever() -> None:
    b = LineBench((ABROAD,), times=NIGHT)
    assert b.line.claim_at_once() is None
    b.time = 15 * HOUR
    assert b.send(SENT, DeliveryState.ACCEPTED) == ""
    assert b.line.snapshot().sent == 1
    assert b.line.claim_at_once() is None


def test_messages_are_spread_evenly_and_never_faster_than_allowed() -> None:
    people = tuple(Waiting(at, f"person {at}") for at in range(4))
    b = LineBench(people, times=SendTimes(spread_until=NOON + timedelta(minutes=30)))
    moments: list[int] = []
    while len(moments) < 4:
        if b.line.claim_at_once():
            moments.append(b.time // MINUTE)
        b.time += 5 * SECOND
    assert moments == [0, 10, 20, 30]


def test_time_that_is_up_is_no_reason_to_hurry_more_than_allowed() -> None:
    people = tuple(Waiting(at, f"person {at}") for at in range(3))
    b = LineBench(people, times=SendTimes(spread_until=NOON - timedelta(hours=1)))
    assert b.line.claim_at_once()
    assert b.line.claim_at_once() is None
    b.time = SECOND
    assert b.line.claim_at_once()


def test_a_thousand_who_sleep_are_passed_over_in_some_steps() -> None:
    asleep = tuple(Waiting(at, "+61412345678") for at in range(1, 1201))
    b = LineBench((*asleep, HERE), times=NIGHT)
    claims = [b.line.claim_at_once() for _ in range(3)]
    assert claims == [None, None, HERE]
    b.line.leave(1)
    b.time = SECOND
    assert b.line.claim_at_once() is None
    assert b.line.snapshot().wait is Wait.QUIET


def test_five_hundred_who_sleep_are_passed_over_at_once() -> None:
    asleep = tuple(Waiting(at, "+61412345678") for at in range(1, 501))
    assert LineBench((*asleep[1:], HERE), times=NIGHT).line.claim_at_once() is HERE
    assert LineBench((*asleep, HERE), times=NIGHT).line.claim_at_once() is None


def test_who_has_no_time_of_day_at_all_waits_until_nobody_knows_when() -> None:
    b = LineBench((ABROAD,), times=SendTimes(quiet=QuietHours(time(8), time(7, 59))))
    assert b.line.claim_at_once() is None
    shown = b.line.snapshot()
    assert (shown.wait, shown.wait_until) == (Wait.QUIET, None)
