"""Groups: each row is in exactly one, and it is the first that applies."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.reach.groups import ReachFacts, ReachGroup, failed_on, group_of
from flowiq_desktop.core.reach.look import Look, Standing, Statuses

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
OPEN = Look("+27821234567", NOW, last_wrote=NOW - timedelta(hours=1))
CLOSED = replace(OPEN, last_wrote=NOW - timedelta(hours=25))
EVERYTHING = ReachFacts(
    to_fix=True,
    left_out=True,
    look=replace(
        CLOSED, standing=Standing.NO_CONTACT, blocked=True, asked_to_stop=NOW - timedelta(days=2)
    ),
    asked_not_to=True,
    failed=NOW,
)

moments = st.none() | st.timedeltas(timedelta(days=-60), timedelta(days=1)).map(
    lambda ago: NOW + ago
)
looks = st.builds(
    Look,
    number=st.just("+27821234567"),
    at=st.just(NOW),
    standing=st.sampled_from(Standing),
    offset=st.none() | st.timedeltas(timedelta(hours=-3), timedelta(hours=3)),
    last_wrote=moments,
    whole=st.booleans(),
    asked_to_stop=moments,
    asked_to_start=moments,
    statuses=st.builds(Statuses, last_arrived=moments, last_failed=moments, in_vain=st.booleans()),
    blocked=st.none() | st.booleans(),
    broadcasts=st.none() | st.booleans(),
)
facts = st.builds(
    ReachFacts,
    to_fix=st.booleans(),
    left_out=st.booleans(),
    inside_window=st.booleans(),
    look=st.none() | looks,
    asked_not_to=st.booleans(),
    failed=moments,
)


@given(st.lists(facts, max_size=30))
def test_groups_partition_the_rows(rows: list[ReachFacts]) -> None:
    counts = Counter(group_of(row, NOW) for row in rows)
    assert sum(counts[group] for group in ReachGroup) == len(rows)


@given(facts)
def test_who_can_be_written_to_has_nothing_in_the_way(row: ReachFacts) -> None:
    if group_of(row, NOW) is not ReachGroup.REACHABLE:
        return
    look = row.look
    assert look is not None
    assert not (row.to_fix)
    assert not (row.left_out)
    assert not (row.asked_not_to)
    assert not look.is_kept_out
    stopped, again = look.asked_to_stop, look.asked_to_start
    assert stopped is None or (again is not None and again > stopped)
    assert look.standing is not Standing.NO_CONTACT
    assert look.is_open(NOW) or not row.inside_window


@given(facts)
def test_a_look_never_frees_what_it_does_not_see(row: ReachFacts) -> None:
    """Without the look, the row is in the same group, or in a later one."""
    order = list(ReachGroup)
    without = group_of(replace(row, look=None), NOW)
    if without in (ReachGroup.NOT_LOOKED, ReachGroup.FAILED_BEFORE):
        return  # the look is what tells more
    assert order.index(group_of(row, NOW)) <= order.index(without)


def test_the_first_reason_counts() -> None:
    look = EVERYTHING.look
    assert look is not None
    steps = [
        (EVERYTHING, ReachGroup.TO_FIX),
        (row := replace(EVERYTHING, to_fix=False), ReachGroup.LEFT_OUT),
        (row := replace(row, left_out=False), ReachGroup.KEPT_OUT),
        (row := replace(row, look=(look := replace(look, blocked=False))), ReachGroup.ASKED_NOT_TO),
        (row := replace(row, asked_not_to=False), ReachGroup.ASKED_NOT_TO),
        (
            row := replace(row, look=(look := replace(look, asked_to_stop=None))),
            ReachGroup.NO_CONTACT,
        ),
        (
            row := replace(row, look=(look := replace(look, standing=Standing.CONTACT))),
            ReachGroup.FAILED_BEFORE,
        ),
        (row := replace(row, failed=None), ReachGroup.NEEDS_TEMPLATE),
        (replace(row, look=None), ReachGroup.NOT_LOOKED),
        (replace(row, look=OPEN), ReachGroup.REACHABLE),
    ]
    assert [group_of(given_facts, NOW) for given_facts, _ in steps] == [g for _, g in steps]
    assert [group for _, group in steps] == sorted(
        (group for _, group in steps), key=list(ReachGroup).index
    )


def test_broadcasts_that_are_switched_off_are_heeded_like_a_block() -> None:
    look = replace(OPEN, broadcasts=False)
    assert group_of(ReachFacts(look=look), NOW) is ReachGroup.KEPT_OUT


def test_nobody_who_was_not_asked_about_is_kept_out() -> None:
    look = replace(OPEN, blocked=None, broadcasts=None)
    assert group_of(ReachFacts(look=look), NOW) is ReachGroup.REACHABLE


@pytest.mark.parametrize(
    ("ago", "group"),
    [
        (timedelta(hours=23, minutes=59), ReachGroup.REACHABLE),
        (timedelta(hours=24), ReachGroup.NEEDS_TEMPLATE),
        (timedelta(hours=25), ReachGroup.NEEDS_TEMPLATE),
    ],
)
def test_the_24_hours_end_to_the_second(ago: timedelta, group: ReachGroup) -> None:
    assert group_of(ReachFacts(look=replace(OPEN, last_wrote=NOW - ago)), NOW) is group


def test_the_24_hours_are_those_of_flowiqs_clock() -> None:
    """This computer is two hours fast: what looks like 25 hours is 23."""
    look = replace(CLOSED, offset=timedelta(hours=2))
    assert group_of(ReachFacts(look=look), NOW) is ReachGroup.REACHABLE
    assert look.open_until == CLOSED.open_until


def test_a_template_needs_no_open_window() -> None:
    assert group_of(ReachFacts(inside_window=False, look=CLOSED), NOW) is ReachGroup.REACHABLE


def test_a_person_without_number_is_not_said_never_to_have_written() -> None:
    look = replace(OPEN, standing=Standing.WITHOUT_NUMBER, last_wrote=None)
    assert group_of(ReachFacts(look=look), NOW) is ReachGroup.NOT_LOOKED
    wrote = replace(look, last_wrote=NOW - timedelta(minutes=5))
    assert group_of(ReachFacts(look=wrote), NOW) is ReachGroup.REACHABLE


def test_a_sign_of_life_after_a_failure_counts() -> None:
    failed = NOW - timedelta(days=3)
    look = replace(CLOSED, last_wrote=NOW - timedelta(days=4))
    assert failed_on(ReachFacts(failed=failed)) == failed
    assert failed_on(ReachFacts(look=look, failed=failed)) == failed
    wrote = replace(look, last_wrote=NOW - timedelta(days=2))
    assert failed_on(ReachFacts(look=wrote, failed=failed)) is None
    arrived = replace(look, statuses=Statuses(delivered=1, last_arrived=NOW))
    assert failed_on(ReachFacts(look=arrived, failed=failed)) is None


def test_a_failure_outside_the_24_hours_says_nothing_about_the_number() -> None:
    failed = NOW - timedelta(hours=26)
    look = replace(CLOSED, last_wrote=None, statuses=Statuses(failed=1, last_failed=failed))
    assert group_of(ReachFacts(look=look), NOW) is ReachGroup.NEEDS_TEMPLATE
    in_vain = replace(look, statuses=replace(look.statuses, in_vain=True))
    assert failed_on(ReachFacts(look=in_vain)) == failed
    assert group_of(ReachFacts(look=in_vain), NOW) is ReachGroup.FAILED_BEFORE


def test_whoever_asked_for_messages_again_has_not_asked_for_none() -> None:
    """Their last word counts; but nobody on the list is taken off by it."""
    stopped = replace(OPEN, asked_to_stop=NOW - timedelta(hours=2))
    again = replace(stopped, asked_to_start=NOW - timedelta(hours=1))
    once_more = replace(again, asked_to_stop=NOW)
    groups = [group_of(ReachFacts(look=look), NOW) for look in (stopped, again, once_more)]
    assert groups == [ReachGroup.ASKED_NOT_TO, ReachGroup.REACHABLE, ReachGroup.ASKED_NOT_TO]
    assert group_of(ReachFacts(look=again, asked_not_to=True), NOW) is ReachGroup.ASKED_NOT_TO
