"""When a campaign's messages may go out, by a clock of the test's own."""

from datetime import UTC, datetime, time, timedelta
from time import tzset

import pytest

from flowiq_desktop.core.delivery.quiet_hours import QuietHours
from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.send_times import SendTimes
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.account_match import SendRefusedError
from flowiq_desktop.services.sending.gates.time_gate import (
    TimeGate,
    open_gate,
    refuse_never_allowed,
)
from flowiq_desktop.system.clock import Clock
from flowiq_desktop.texts.moments import moment_and_zone

HOUR = 3600 * SECOND
JOHANNESBURG, IN_AUSTRALIA, NOBODY = "+27821234567", "+61412345678", "anna"
NIGHT = QuietHours(time(21), time(7))


class Hands:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.clock = Clock(now=lambda: self.now)

    def go_on(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@pytest.fixture
def noon() -> Hands:
    """12:00 in Johannesburg, 21:00 in Sydney, 16:30 on the Cocos Islands (Australia's too)."""
    return Hands(datetime(2026, 11, 27, 10, tzinfo=UTC))


def test_an_open_gate_lets_everybody_pass(noon: Hands) -> None:
    gate = open_gate(noon.clock)
    assert gate.wait(JOHANNESBURG) == gate.interval(10) == 0
    assert gate.begins_later() is None
    noon.go_on(hours=9)
    assert not gate.slept()


def test_it_is_the_recipients_night_that_counts(noon: Hands) -> None:
    gate = TimeGate(SendTimes(quiet=NIGHT), noon.clock)
    assert gate.wait(JOHANNESBURG) == 0
    assert gate.wait(IN_AUSTRALIA) == HOUR  # asked again by then
    assert gate.moment(IN_AUSTRALIA, noon.now) == datetime(2026, 11, 28, 0, 30, tzinfo=UTC)
    noon.now = datetime(2026, 11, 28, 0, tzinfo=UTC)
    assert gate.wait(IN_AUSTRALIA) == HOUR // 2
    noon.go_on(minutes=30)
    assert gate.wait(IN_AUSTRALIA) == 0


def test_where_nothing_tells_where_somebody_is_this_computers_clock_counts(noon: Hands) -> None:
    gate = TimeGate(SendTimes(quiet=NIGHT), noon.clock)
    assert gate.wait(NOBODY) == 0
    noon.now = datetime(2026, 11, 27, 21, 30, tzinfo=UTC)
    assert gate.wait(NOBODY) == HOUR


def test_a_campaign_begins_at_its_time(noon: Hands) -> None:
    begins = noon.now + timedelta(minutes=20)
    gate = TimeGate(SendTimes(begins=begins), noon.clock)
    assert gate.begins_later() == begins
    assert gate.wait(JOHANNESBURG) == HOUR // 3
    noon.go_on(minutes=20)
    assert gate.begins_later() is None
    assert gate.wait(JOHANNESBURG) == 0


def test_messages_are_spread_over_the_time_that_is_left(noon: Hands) -> None:
    gate = TimeGate(SendTimes(spread_until=noon.now + timedelta(hours=1)), noon.clock)
    assert gate.interval(60) == 60 * SECOND
    noon.go_on(minutes=30)
    assert gate.interval(60) == 30 * SECOND
    noon.go_on(hours=1)
    assert gate.interval(60) == 0


def test_a_computer_that_slept_is_noticed_once(noon: Hands) -> None:
    gate = TimeGate(SendTimes(quiet=NIGHT), noon.clock)
    noon.go_on(minutes=10)
    assert not gate.slept()
    noon.go_on(minutes=10, seconds=1)
    assert gate.slept()
    assert not gate.slept()


def test_hours_that_leave_no_time_of_day_are_refused_before_anything_goes_out(noon: Hands) -> None:
    nearly_always = SendTimes(quiet=QuietHours(time(9), time(8)))
    people = [Waiting(1, JOHANNESBURG), Waiting(2, IN_AUSTRALIA), Waiting(3, IN_AUSTRALIA)]
    with pytest.raises(SendRefusedError, match="no time of day at all for 2 people"):
        refuse_never_allowed(people, nearly_always, noon.clock)
    with pytest.raises(SendRefusedError, match="for 1 person"):
        refuse_never_allowed(people[:2], nearly_always, noon.clock)
    refuse_never_allowed(people[:1], nearly_always, noon.clock)
    refuse_never_allowed(people, SendTimes(begins=noon.now), noon.clock)


def test_a_moment_is_said_with_its_zone(
    noon: Hands, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("TZ", "Africa/Johannesburg")
    tzset()
    request.addfinalizer(tzset)
    request.addfinalizer(monkeypatch.undo)
    assert moment_and_zone(noon.now) == "27 November at 12:00 (GMT+02:00)"
