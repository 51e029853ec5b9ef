"""Why a waiting row is not sent after all, by what a look showed of its person."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.reach.look import Look
from flowiq_desktop.core.reach.turned_away import (
    FOUND_BLOCKED,
    FOUND_NO_BROADCASTS,
    NOT_RELEASED_BY_A_WORD,
    SET_IN_FLOWIQ,
    WINDOW_CLOSED,
    WOULD_ADD,
    Turn,
    why_turned_away,
)

NUMBER = "+27825550301"
MADE = datetime(2026, 5, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def turn(
    after: timedelta,
    *,
    told: datetime | None = None,
    inside_window: bool = True,
    released: Mapping[str, datetime] | None = None,
) -> Turn:
    return Turn(MADE, MADE + after, told, inside_window, (released or {}).get)


def wrote(ago: timedelta, offset: timedelta | None = None) -> Look:
    """Somebody who last wrote so long before the campaign was made."""
    ahead = offset or timedelta()
    return Look(NUMBER, MADE - HOUR, offset=offset, last_wrote=MADE - ahead - ago)


@pytest.mark.parametrize(
    ("ago", "after", "closed"),
    [
        (23 * HOUR, timedelta(minutes=59), False),
        (23 * HOUR, HOUR, True),
        (23 * HOUR, 50 * HOUR, True),
        (24 * HOUR, HOUR, False),  # it was known to be closed before: the person's own decision
        (25 * HOUR, 50 * HOUR, False),
        (HOUR, 22 * HOUR, False),
        (HOUR, 23 * HOUR, True),
    ],
)
def test_who_was_open_when_it_was_made_and_is_closed_at_the_turn(
    ago: timedelta, after: timedelta, closed: bool
) -> None:
    assert why_turned_away(wrote(ago), turn(after)) == (WINDOW_CLOSED if closed else "")
    assert why_turned_away(wrote(ago), turn(after, inside_window=False)) == ""


def test_somebody_who_never_wrote_was_known_to_be_closed() -> None:
    assert why_turned_away(Look(NUMBER, MADE - HOUR), turn(50 * HOUR)) == ""


def test_a_newer_look_at_somebody_who_wrote_again_lets_the_message_go() -> None:
    again = Look(NUMBER, MADE + 20 * HOUR, last_wrote=MADE + 19 * HOUR)
    assert why_turned_away(again, turn(30 * HOUR)) == ""
    assert why_turned_away(again, turn(43 * HOUR)) == WINDOW_CLOSED


def test_the_clocks_difference_is_the_one_of_the_look() -> None:
    fast = wrote(23 * HOUR, timedelta(hours=5))
    assert why_turned_away(fast, turn(timedelta(minutes=59))) == ""
    assert why_turned_away(fast, turn(HOUR)) == WINDOW_CLOSED


def test_a_clock_that_was_put_back_is_overruled_by_flowiqs_own() -> None:
    look = wrote(23 * HOUR)
    put_back = turn(-HOUR, told=MADE + timedelta(minutes=59, seconds=59))
    assert why_turned_away(look, put_back) == ""
    assert why_turned_away(look, turn(-HOUR, told=MADE + HOUR)) == WINDOW_CLOSED


def test_a_persons_release_of_the_closed_window_stands_and_another_one_does_not() -> None:
    look = wrote(23 * HOUR)
    released = {WINDOW_CLOSED: MADE + 2 * HOUR}
    assert why_turned_away(look, turn(3 * HOUR, released=released)) == ""
    other = {"sent_before": MADE + 2 * HOUR}
    assert why_turned_away(look, turn(3 * HOUR, released=other)) == WINDOW_CLOSED


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (Look(NUMBER, MADE + HOUR, blocked=True, broadcasts=True), FOUND_BLOCKED),
        (Look(NUMBER, MADE + HOUR, blocked=True, broadcasts=False), FOUND_BLOCKED),
        (Look(NUMBER, MADE + HOUR, blocked=False, broadcasts=False), FOUND_NO_BROADCASTS),
        (Look(NUMBER, MADE + HOUR, blocked=False, broadcasts=True), ""),
        (Look(NUMBER, MADE + HOUR), ""),
    ],
)
def test_how_flowiq_is_set_counts_for_templates_too(look: Look, reason: str) -> None:
    assert why_turned_away(look, turn(2 * HOUR)) == reason
    assert why_turned_away(look, turn(2 * HOUR, inside_window=False)) == reason


def test_no_release_goes_round_a_look_of_the_same_day_and_a_later_one_does() -> None:
    look = Look(NUMBER, MADE + HOUR, blocked=True)
    released = {FOUND_BLOCKED: MADE + 2 * HOUR}
    assert why_turned_away(look, turn(24 * HOUR, released=released)) == FOUND_BLOCKED
    assert why_turned_away(look, turn(25 * HOUR, released=released)) == ""
    assert why_turned_away(look, turn(25 * HOUR)) == FOUND_BLOCKED
    before = {FOUND_BLOCKED: MADE + timedelta(minutes=59)}
    assert why_turned_away(look, turn(25 * HOUR, released=before)) == FOUND_BLOCKED


def test_a_release_in_the_moment_of_the_look_comes_after_it() -> None:
    look = Look(NUMBER, MADE + HOUR, blocked=True)
    released = {FOUND_BLOCKED: look.at}
    assert why_turned_away(look, turn(25 * HOUR, released=released)) == ""


def test_a_look_in_the_moment_the_campaign_was_made_was_there_when_it_was_asked_about() -> None:
    assert why_turned_away(Look(NUMBER, MADE, blocked=True), turn(24 * HOUR)) == ""


def test_journals_know_why_a_row_is_held_and_what_a_word_releases() -> None:
    assert WINDOW_CLOSED == "window_closed"
    assert WOULD_ADD == "would_add_contact"
    assert sorted(SET_IN_FLOWIQ) == ["found_blocked", "found_no_broadcasts"]
    assert sorted(NOT_RELEASED_BY_A_WORD) == [
        "asked_not_to",
        "found_blocked",
        "found_no_broadcasts",
        "no_marketing",
        "would_add_contact",
    ]


def test_what_was_known_before_the_campaign_and_is_old_by_now_was_asked_about_then() -> None:
    look = Look(NUMBER, MADE - 2 * HOUR, blocked=True)
    assert why_turned_away(look, turn(21 * HOUR)) == FOUND_BLOCKED
    assert why_turned_away(look, turn(22 * HOUR)) == ""


@given(
    look=st.builds(
        Look,
        st.just(NUMBER),
        st.integers(-100, 100).map(lambda h: MADE + h * HOUR),
        last_wrote=st.none() | st.integers(-100, 50).map(lambda h: MADE + h * HOUR),
        blocked=st.none() | st.booleans(),
        broadcasts=st.none() | st.booleans(),
    ),
    after=st.integers(0, 100),
    more=st.integers(0, 100),
)
def test_time_alone_never_opens_a_window_again(look: Look, after: int, more: int) -> None:
    first = why_turned_away(look, turn(after * HOUR))
    later = why_turned_away(look, turn((after + more) * HOUR))
    if first == WINDOW_CLOSED:
        assert later == WINDOW_CLOSED
    if not look.is_kept_out and not look.is_open(MADE):
        assert (first, later) == ("", "")
