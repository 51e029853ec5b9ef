"""Quiet hours by the recipient's own clock."""

from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.delivery.quiet_hours import QuietHours

JOHANNESBURG = ZoneInfo("Africa/Johannesburg")
SYDNEY = ZoneInfo("Australia/Sydney")
PERTH = ZoneInfo("Australia/Perth")
NEW_YORK = ZoneInfo("America/New_York")
NIGHT = QuietHours(time(21), time(7))
NOON = QuietHours(time(12), time(13, 30))

_ZONES = st.lists(st.sampled_from([JOHANNESBURG, SYDNEY, PERTH, NEW_YORK, UTC]), max_size=4)
_MOMENTS = st.integers(0, 15 * 366 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
_CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def at(text: str, zone: tzinfo = JOHANNESBURG) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("20:59", False), ("21:00", True), ("00:00", True), ("06:59", True), ("07:00", False)],
)
def test_a_night_goes_over_midnight(clock: str, quiet: bool) -> None:
    assert NIGHT.are_at(at(f"2026-11-27 {clock}"), [JOHANNESBURG]) is quiet


@pytest.mark.parametrize(
    ("clock", "quiet"), [("11:59", False), ("12:00", True), ("13:29", True), ("13:30", False)]
)
def test_a_rest_at_noon_is_within_a_day(clock: str, quiet: bool) -> None:
    assert NOON.are_at(at(f"2026-11-27 {clock}"), [JOHANNESBURG]) is quiet


def test_what_is_allowed_is_allowed_now() -> None:
    noon = at("2026-11-27 12:00")
    assert NIGHT.next_allowed(noon, [JOHANNESBURG]) == noon
    assert NIGHT.next_allowed(noon, []) == noon


def test_the_night_ends_in_the_morning_after_it() -> None:
    assert NIGHT.next_allowed(at("2026-11-27 22:15"), [JOHANNESBURG]) == at("2026-11-28 07:00")
    assert NIGHT.next_allowed(at("2026-11-28 02:00"), [JOHANNESBURG]) == at("2026-11-28 07:00")


def test_it_is_the_recipients_clock_that_counts() -> None:
    evening_here = at("2026-11-27 19:00")
    assert not NIGHT.are_at(evening_here, [JOHANNESBURG])
    assert NIGHT.are_at(evening_here, [SYDNEY])
    assert NIGHT.next_allowed(evening_here, [SYDNEY]) == at("2026-11-28 07:00", SYDNEY)


def test_each_zone_that_it_may_be_must_allow_it() -> None:
    morning_in_sydney = at("2026-11-28 07:00", SYDNEY)
    allowed = NIGHT.next_allowed(morning_in_sydney, [SYDNEY, PERTH])
    assert allowed == at("2026-11-28 07:00", PERTH)
    assert not NIGHT.are_at(at("2026-11-28 07:00", PERTH), [SYDNEY, PERTH])


def test_zones_that_leave_no_time_of_day_allow_nothing() -> None:
    working_hours_only = QuietHours(time(17), time(9))
    assert working_hours_only.next_allowed(at("2026-11-27 12:00"), [NEW_YORK, SYDNEY]) is None
    assert QuietHours(time(8), time(8)).next_allowed(at("2026-11-27 12:00"), [SYDNEY]) is None


def test_a_clock_that_is_put_forward_takes_the_morning_with_it() -> None:
    # New York loses the hour from 2 to 3 on 8 March 2026.
    night = at("2026-03-07 23:00", NEW_YORK)
    allowed = NIGHT.next_allowed(night, [NEW_YORK])
    assert allowed == at("2026-03-08 07:00", NEW_YORK)
    assert allowed is not None
    assert allowed - night.astimezone(UTC) == timedelta(hours=7)


def test_a_morning_in_the_hour_that_is_left_out_is_right_after_it() -> None:
    early = QuietHours(time(22), time(2, 30))
    allowed = early.next_allowed(at("2026-03-08 00:00", NEW_YORK), [NEW_YORK])
    assert allowed is not None
    assert allowed.astimezone(NEW_YORK).time() == time(3, 30)


def test_the_next_evening_is_when_it_gets_quiet_somewhere() -> None:
    noon = at("2026-11-27 12:00")
    assert NIGHT.next_quiet(noon, [JOHANNESBURG]) == at("2026-11-27 21:00")
    assert NIGHT.next_quiet(noon, [JOHANNESBURG, SYDNEY]) == noon  # it is 21:00 in Sydney
    assert NIGHT.next_quiet(noon, []) is None


@given(_CLOCKS, _CLOCKS, _MOMENTS, _ZONES)
def test_what_is_found_is_quiet_nowhere_and_nothing_before_it_is_allowed(
    begins: time, ends: time, moment: datetime, zones: list[tzinfo]
) -> None:
    quiet = QuietHours(begins, ends)
    found = quiet.next_allowed(moment, zones)
    if found is None:
        return
    assert found >= moment
    assert not quiet.are_at(found, zones)
    step = timedelta(minutes=20)
    while moment < found:
        assert quiet.are_at(moment, zones)
        moment += step


@given(st.integers(-23, 23), _MOMENTS)
def test_a_fixed_offset_is_a_zone_like_others(hours: int, moment: datetime) -> None:
    zone = timezone(timedelta(hours=hours))
    found = NIGHT.next_allowed(moment, [zone])
    assert found is not None
    assert time(7) <= found.astimezone(zone).time() < time(21)
