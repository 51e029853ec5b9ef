"""When a campaign may go out."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.send_times import AT_ONCE, SendTimes, send_times_of

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 28, 6, tzinfo=UTC)
HERE = (ZoneInfo("Africa/Johannesburg"),)
NIGHT = QuietHours(time(21), time(7))


def test_at_once_is_what_nobody_has_to_wish() -> None:
    assert not AT_ONCE
    assert AT_ONCE.next_moment(NOW, HERE) == NOW
    assert AT_ONCE.interval(NOW, 100) == timedelta()
    assert AT_ONCE.as_facts() == {}
    assert send_times_of({}) == AT_ONCE


def test_nothing_goes_before_its_time() -> None:
    times = SendTimes(begins=TOMORROW)
    assert times
    assert times.next_moment(NOW, HERE) == TOMORROW
    assert times.next_moment(TOMORROW, HERE) == TOMORROW
    assert times.next_moment(TOMORROW + timedelta(hours=1), HERE) == TOMORROW + timedelta(hours=1)


def test_a_time_in_the_night_of_a_recipient_waits_for_their_morning() -> None:
    late = datetime(2026, 11, 27, 20, tzinfo=UTC)  # 22:00 in Johannesburg
    times = SendTimes(begins=late, quiet=NIGHT)
    assert times.next_moment(NOW, HERE) == datetime(2026, 11, 28, 5, tzinfo=UTC)
    assert times.next_moment(NOW, ()) == late


def test_hours_that_are_always_quiet_allow_no_moment() -> None:
    assert SendTimes(quiet=QuietHours(time(8), time(8))).next_moment(NOW, HERE) is None


def test_messages_are_spread_evenly_over_what_is_left_of_the_time() -> None:
    times = SendTimes(spread_until=NOW + timedelta(hours=2))
    assert times.interval(NOW, 120) == timedelta(minutes=1)
    assert times.interval(NOW + timedelta(hours=1), 60) == timedelta(minutes=1)
    assert times.interval(NOW + timedelta(hours=3), 60) == timedelta()
    assert times.interval(NOW, 0) == timedelta()


@pytest.mark.parametrize(
    "times",
    [
        AT_ONCE,
        SendTimes(begins=TOMORROW),
        SendTimes(spread_until=datetime(2026, 11, 27, 15, tzinfo=HERE[0])),
        SendTimes(TOMORROW, TOMORROW + timedelta(hours=3), NIGHT),
    ],
)
def test_wishes_are_kept_as_they_were(times: SendTimes) -> None:
    assert send_times_of(times.as_facts()) == times


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"begins": "tomorrow"}, "tomorrow"),
        ({"begins": "2026-11-28T08:00:00"}, "without its offset"),
        ({"quiet_from": "21:00"}, "quiet_to"),
        ({"quiet_from": "21:00", "quiet_to": "seven"}, "seven"),
        ({"quiet_from": "21:00+02:00", "quiet_to": "07:00"}, "with an offset"),
    ],
)
def test_wishes_that_cannot_be_read_are_none(facts: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        send_times_of(facts)


def test_moments_that_have_passed_are_wished_no_more_and_quiet_hours_are() -> None:
    times = SendTimes(NOW, NOW + timedelta(seconds=1), NIGHT)
    assert times.still_to_come(NOW) == SendTimes(None, times.spread_until, NIGHT)
    assert times.still_to_come(NOW - timedelta(seconds=1)) == times
    assert times.still_to_come(TOMORROW) == SendTimes(quiet=NIGHT)
    assert AT_ONCE.still_to_come(NOW) == AT_ONCE
