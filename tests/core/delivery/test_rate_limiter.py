"""Pace, with a clock of the test's own; times are nanoseconds."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.delivery.rate_limiter import (
    MINUTE,
    PAIR_INTERVAL,
    SECOND,
    RateLimiter,
    back_off,
)

HOUR = 3600 * SECOND
SHORTEST = SECOND // 1000


def send_all(limiter: RateLimiter, start: int, until: int) -> list[int]:
    """When requests go out if there is always one waiting."""
    times, now = [], start
    while now < until:
        wait = limiter.wait(now)
        if wait:
            now += wait
            continue
        limiter.take(now)
        limiter.accepted()
        times.append(now)
    return times


def test_the_units_are_nanoseconds() -> None:
    assert SECOND == 10**9
    assert PAIR_INTERVAL == 6 * 10**9


def test_a_wait_too_short_to_be_slept_is_none() -> None:
    limiter = RateLimiter(60)
    limiter.take(0)
    assert limiter.wait(SECOND - SHORTEST) == 0
    assert limiter.wait(SECOND - SHORTEST - 1) == SHORTEST + 1


def test_a_pacer_may_begin_below_its_ceiling() -> None:
    assert RateLimiter(100, rate=50).interval == MINUTE / 50


@pytest.mark.parametrize("rate", [1, 7, 60, 90, 100, 1000])
def test_the_pace_is_kept_and_used(rate: int) -> None:
    times = send_all(RateLimiter(rate), 5 * SECOND, 5 * SECOND + 10 * MINUTE)
    assert abs(len(times) - 10 * rate) <= 1
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert min(gaps) >= MINUTE // rate - SHORTEST


@given(
    st.floats(1, 3000), st.lists(st.integers(0, 20 * SECOND), min_size=2, max_size=60), st.data()
)
def test_no_minute_has_more_than_the_ceiling(
    rate: float, pauses: list[int], data: st.DataObject
) -> None:
    limiter, now, times = RateLimiter(rate), 0, []
    for pause in pauses:
        now += pause
        now += limiter.wait(now)
        if limiter.wait(now) == 0:
            limiter.take(now)
            times.append(now)
            limiter.accepted()
        if data.draw(st.booleans()):
            limiter.refused(now, data.draw(st.none() | st.floats()), data.draw(st.floats(0, 1)))
    for first, later in itertools.pairwise(times):
        assert later - first >= MINUTE / rate - SHORTEST - 1
    assert limiter.rate <= limiter.ceiling == rate


def test_no_burst_is_saved_up_over_a_night() -> None:
    limiter = RateLimiter(60)
    send_all(limiter, 0, 10 * SECOND)
    morning = 8 * HOUR
    times = send_all(limiter, morning, morning + 3 * SECOND - 1)
    assert [time - morning for time in times] == [0, SECOND, 2 * SECOND]


def test_a_refusal_holds_everything_and_slows_down() -> None:
    limiter = RateLimiter(100)
    limiter.refused(0, None, 1.0)
    assert limiter.wait(0) == 2 * SECOND
    assert limiter.rate == pytest.approx(80)
    later = 2 * SECOND
    limiter.refused(later, None, 0.0)
    assert limiter.wait(later) == 2 * SECOND
    assert limiter.rate == pytest.approx(64)


def test_refusals_of_one_moment_count_as_one() -> None:
    limiter = RateLimiter(100)
    for moment in range(8):
        limiter.refused(moment, None, 1.0)
    assert limiter.rate == pytest.approx(80)
    assert limiter.wait(0) == 2 * SECOND


def test_a_refusal_while_the_network_is_waited_for_still_slows_down() -> None:
    limiter = RateLimiter(100)
    limiter.hold(0, 30)
    limiter.refused(SECOND, None, 1.0)
    assert limiter.rate == pytest.approx(80)
    assert limiter.wait(0) == 30 * SECOND


def test_waits_double_until_something_is_taken() -> None:
    limiter, now, waits = RateLimiter(100), 0, []
    for _ in range(12):
        limiter.refused(now, None, 1.0)
        waits.append(limiter.wait(now) // SECOND)
        now += limiter.wait(now)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 512, 512, 512]
    limiter.accepted()
    limiter.refused(now, None, 1.0)
    assert limiter.wait(now) == 2 * SECOND


def test_the_rate_never_falls_below_one_a_minute_and_comes_back_up() -> None:
    limiter, now = RateLimiter(100), 0
    for _ in range(60):
        limiter.refused(now, None, 0.5)
        now += limiter.wait(now)
    assert limiter.rate == 1.0
    for _ in range(100 * 300):
        limiter.accepted()
    assert limiter.rate == 100


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(3.0, 3.0), (0.0, 2.0), (-1.0, 2.0), (1e9, 3600.0), (math.inf, 3600.0), (math.nan, 2.0)],
)
def test_what_the_server_asks_for_is_honoured_within_reason(asked: float, seconds: float) -> None:
    limiter = RateLimiter(100)
    limiter.refused(0, asked, 1.0)
    assert limiter.wait(0) == seconds * SECOND


@pytest.mark.parametrize("seconds", [-5.0, 0.0, math.nan])
def test_a_hold_of_nothing_holds_nothing(seconds: float) -> None:
    limiter = RateLimiter(100)
    limiter.hold(SECOND, seconds)
    assert limiter.wait(SECOND) == 0


def test_less_than_a_second_is_held_too() -> None:
    limiter = RateLimiter(100)
    limiter.hold(0, 0.5)
    assert limiter.wait(0) == SECOND // 2


def test_a_hold_is_never_shortened() -> None:
    limiter = RateLimiter(100)
    limiter.hold(0, 60)
    limiter.hold(SECOND, 5)
    assert limiter.wait(0) == MINUTE
    limiter.hold(0, math.inf)
    assert limiter.wait(0) == HOUR


def test_the_servers_own_limit_is_kept_to_from_the_moment_it_is_said() -> None:
    limiter = RateLimiter(90)
    limiter.learn_limit(60)
    assert limiter.rate == pytest.approx(58.8)
    for nonsense in (0, -3):
        limiter.learn_limit(nonsense)
    accept(limiter, 1000)
    assert limiter.rate == pytest.approx(58.8)


def test_a_limit_that_is_raised_is_used_but_never_beyond_what_the_person_allows() -> None:
    limiter = RateLimiter(90)
    limiter.learn_limit(60)
    limiter.learn_limit(600)
    assert limiter.rate == pytest.approx(58.8)
    accept(limiter, 100)
    assert limiter.rate == 90


def test_after_a_refusal_the_pace_comes_back_to_just_below_it_and_then_tries_more_slowly() -> None:
    limiter = RateLimiter(100)
    limiter.refused(0, None, 0.0)
    accept(limiter, 40)
    assert limiter.rate == pytest.approx(96)
    accept(limiter, 99)
    assert limiter.rate == pytest.approx(96)
    accept(limiter, 1)
    assert limiter.rate == pytest.approx(96.48)
    accept(limiter, 1000)
    assert limiter.rate == 100


def accept(limiter: RateLimiter, times: int) -> None:
    for _ in range(times):
        limiter.accepted()


def test_only_calm_without_a_break_raises_the_pace() -> None:
    def accept(times: int) -> float:
        for _ in range(times):
            limiter.accepted()
        return limiter.rate

    limiter = RateLimiter(100)
    limiter.refused(0, None, 1.0)
    assert accept(9) == pytest.approx(80)
    limiter.refused(MINUTE, None, 1.0)
    assert accept(9) == pytest.approx(64)
    assert accept(1) == pytest.approx(67.2)
    limiter = RateLimiter(90)
    limiter.learn_limit(60)
    limiter.learn_limit(600)
    assert accept(9) == pytest.approx(58.8)
    assert accept(1) == pytest.approx(61.74)


def test_a_server_that_takes_one_a_minute_gets_one_a_minute() -> None:
    limiter = RateLimiter(90)
    limiter.learn_limit(1)
    assert limiter.interval == MINUTE


@pytest.mark.parametrize("rate", [0, -5, 0.2])
def test_a_rate_below_one_a_minute_counts_as_one(rate: float) -> None:
    assert RateLimiter(rate).interval == MINUTE


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_tries_are_spread_and_never_far_apart(tries: int, jitter: float) -> None:
    assert 0.5 <= back_off(tries, jitter) <= 300


def test_tries_back_off_by_doubling() -> None:
    assert [back_off(n, 1.0) for n in (1, 2, 3, 8, 9, 10)] == [2, 4, 8, 256, 300, 300]
    assert back_off(9, 1.0, longest=20.0) == 20
    assert back_off(9, 0.0) == 0.5
    assert back_off(99, 1.0, longest=math.inf) == 65_536
