"""How many people an account may begin with in any 24 hours."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.delivery.people_a_day import (
    A_DAY,
    NO_LIMIT,
    SMALLEST,
    TIERS,
    PeopleADay,
    days_for,
)

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ANNA, BEN, CARA = b"anna", b"ben", b"cara"


def test_a_day_and_no_limit_are_what_the_journal_and_whatsapp_call_so() -> None:
    assert timedelta(hours=24) == A_DAY
    assert NO_LIMIT == 0
    assert TIERS == (250, 2_000, 10_000, 100_000, 0)
    assert SMALLEST == 250


def test_a_person_counts_once_and_until_a_day_after_the_last_message() -> None:
    day = PeopleADay(1, {ANNA: NOON})
    assert not day.may_begin(BEN, NOON + HOUR)
    assert day.may_begin(ANNA, NOON + HOUR)
    day.begin(ANNA)
    day.end(ANNA, NOON + HOUR, counts=True)
    assert day.next_room(NOON + HOUR) == NOON + HOUR + A_DAY
    assert not day.may_begin(BEN, NOON + A_DAY)
    assert day.may_begin(BEN, NOON + HOUR + A_DAY)
    assert day.used(NOON + HOUR + A_DAY) == 0


def test_who_is_being_written_to_counts_until_it_is_proved_that_nothing_was_sent() -> None:
    day = PeopleADay(1, {})
    day.begin(ANNA)
    day.begin(ANNA)
    assert day.used(NOON) == 1
    assert not day.has_room(NOON)
    day.end(ANNA, NOON, counts=False)
    assert day.counts(ANNA, NOON)
    assert day.next_room(NOON) == NOON + A_DAY  # nobody knows when
    day.end(ANNA, NOON, counts=False)
    assert day.used(NOON) == 0
    assert day.next_room(NOON) == NOON


def test_who_counted_as_the_program_began_leaves_after_a_day_in_any_order() -> None:
    last = {CARA: NOON + 2 * HOUR, ANNA: NOON, BEN: NOON + HOUR}
    for hours, left in ((23, 3), (24, 2), (25, 1), (26, 0)):
        day = PeopleADay(5, last)
        assert day.used(NOON + hours * HOUR) == left
        assert day.counts(ANNA, NOON + hours * HOUR) == (hours < 24)
    assert not PeopleADay(5, last).counts(CARA, NOON + 26 * HOUR)
    assert PeopleADay(1, last).next_room(NOON + 3 * HOUR) == NOON + 2 * HOUR + A_DAY


def test_room_for_more_than_the_limit_takes_until_enough_have_left() -> None:
    last = {ANNA: NOON, BEN: NOON + HOUR, CARA: NOON + 2 * HOUR}
    day = PeopleADay(2, last)
    assert day.next_room(NOON + 3 * HOUR) == NOON + HOUR + A_DAY
    assert PeopleADay(3, last).next_room(NOON + 3 * HOUR) == NOON + A_DAY
    assert PeopleADay(4, last).next_room(NOON + 3 * HOUR) == NOON + 3 * HOUR


def test_a_clock_that_was_put_back_keeps_people_longer_never_shorter() -> None:
    day = PeopleADay(1, {ANNA: NOON})
    day.begin(ANNA)
    day.end(ANNA, NOON - 5 * HOUR, counts=True)
    assert not day.may_begin(BEN, NOON + A_DAY - timedelta(seconds=1))
    assert day.may_begin(BEN, NOON + A_DAY)


@pytest.mark.parametrize(
    ("people", "most", "used", "days"),
    [
        (0, 250, 0, 1),
        (250, 250, 0, 1),
        (251, 250, 0, 2),
        (1200, 250, 0, 5),
        (1250, 250, 0, 5),
        (1251, 250, 0, 6),
        (10, 250, 245, 2),
        (5, 250, 245, 1),
        (1, 250, 300, 2),
        (250, 250, 251, 2),
        (10**6, NO_LIMIT, 0, 1),
    ],
)
def test_the_days_it_takes(people: int, most: int, used: int, days: int) -> None:
    assert days_for(people, most, used) == days
    if not used:
        assert days_for(people, most) == days


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 600), st.booleans())))
def test_in_no_24_hours_are_there_more_people_than_allowed(
    tries: list[tuple[str, int, bool]],
) -> None:
    day, now, began = PeopleADay(3, {}), NOON, []
    for who, minutes, arrives in tries:
        now += timedelta(minutes=minutes)
        person = who.encode()
        if day.may_begin(person, now):
            day.begin(person)
            day.end(person, now, counts=arrives)
            began += [(now, person)] if arrives else []
        else:
            assert now < day.next_room(now) <= now + A_DAY
        assert len({p for moment, p in began if now - A_DAY < moment <= now}) <= 3
