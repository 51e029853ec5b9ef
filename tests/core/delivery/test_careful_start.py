"""When the rest of a campaign may go, by what became of its first messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.delivery.careful_start import (
    FIRST,
    FIRST_FAILED,
    FIRST_LATE,
    FIRST_REASONS,
    NOTHING_SENT,
    FirstMessages,
    why_pause,
)


@pytest.mark.parametrize(
    ("first", "waited", "since_failure", "expected"),
    [
        (FirstMessages(5, 3), 0, None, ""),
        (FirstMessages(5, 2), 0, None, None),
        (FirstMessages(5, 2), 119.9, None, None),
        (FirstMessages(5, 2), 120, None, FIRST_LATE),
        (FirstMessages(5, 3), 120, None, ""),
        (FirstMessages(5, 3, 1), 0, 0.0, None),
        (FirstMessages(5, 3, 1), 20, 14.9, None),
        (FirstMessages(5, 3, 1), 20, 15, FIRST_FAILED),
        (FirstMessages(5, 0, 1), 120, 1.0, FIRST_FAILED),
        (FirstMessages(5, 0, 1), 0, None, None),
        (FirstMessages(5, 4, 1), 0, 0.0, FIRST_FAILED),
        (FirstMessages(5, 2, 0, 3), 0, None, FIRST_LATE),
        (FirstMessages(5, 2, 0, 2), 0, None, None),
        (FirstMessages(5, 3, 0, 2), 0, None, ""),
        (FirstMessages(1, 1), 0, None, ""),
        (FirstMessages(2, 2), 0, None, ""),
        (FirstMessages(2, 1), 0, None, None),
        (FirstMessages(1, 0, 0, 1), 0, None, FIRST_LATE),
        (FirstMessages(0), 0, None, FIRST_LATE),
    ],
)
def test_the_rest_goes_pauses_or_is_waited_for(
    first: FirstMessages, waited: float, since_failure: float | None, expected: str | None
) -> None:
    assert why_pause(first, waited, since_failure) == expected


@given(
    st.integers(0, 5), st.integers(0, 5), st.integers(0, 5), st.floats(0, 300), st.floats(0, 300)
)
def test_nothing_goes_on_with_a_failure_and_nothing_is_waited_for_beyond_the_time(
    arrived: int, failed: int, unsure: int, waited: float, seen: float
) -> None:
    first = FirstMessages(5, arrived, failed, unsure)
    why = why_pause(first, waited, seen if failed else None)
    assert (why == "") == (not failed and arrived >= 3)
    assert waited < 120 or why is not None
    assert FirstMessages.of(first.as_facts()) == first


def test_counts_that_cannot_be_read_are_none() -> None:
    assert FirstMessages.of({"count": "5", "arrived": None}) == FirstMessages(0)


def test_five_go_first_and_journals_know_why_it_pauses() -> None:
    assert FIRST == 5
    assert sorted(FIRST_REASONS) == ["first_failed", "first_late", "first_unseen"]
    assert NOTHING_SENT.as_facts() == {"count": 0, "arrived": 0, "failed": 0, "unsure": 0}
