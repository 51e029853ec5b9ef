"""A line of people under a budget and a number of new people a day, by a clock of its own."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.core.money.budget import Budget
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.progress import Wait
from tests.services.sending.line_bench import ANNA, BEN, CARA, OFFLINE, SENT, UNSURE, LineBench

D = DeliveryState
DAY = 24 * 3600 * SECOND
ONE = Budget(messages=1)
VISITS = tuple(Waiting(at, f"+2782000000{at}", template="visit") for at in (1, 2, 3))


def claimed(b: LineBench, entry: Waiting) -> None:
    """This message is claimed, and its intent on disk."""
    b.time += SECOND
    assert b.line.claim_at_once() is entry
    b.line.begun()


@pytest.mark.parametrize("outcome", [SENT, UNSURE])
def test_a_budget_that_is_used_up_ends_the_run_with_its_reason(outcome: Outcome) -> None:
    b = LineBench((ANNA, BEN), budget=ONE)
    claimed(b, ANNA)
    b.time += SECOND
    assert b.line.claim_at_once() is None
    assert b.line.waits_for == "budget_messages"
    state = D.ACCEPTED if outcome is SENT else D.UNKNOWN
    assert b.line.settled(ANNA, outcome, state, 1) == ""
    b.line.leave(1)
    assert b.line.claim() is None
    assert b.line.claim_at_once() is None
    assert b.line.waits_for == "budget_messages"
    assert b.line.snapshot().left == 1


def test_what_was_proved_unsent_lets_the_next_one_go() -> None:
    b = LineBench((ANNA, BEN), budget=ONE)
    claimed(b, ANNA)
    b.time += SECOND
    assert b.line.claim_at_once() is None
    b.line.settled(ANNA, replace(OFFLINE, verdict=Verdict.REJECTED), D.REJECTED, 1)
    b.line.leave(1)
    assert b.line.waits_for == ""
    claimed(b, BEN)
    b.line.settled(BEN, SENT, D.ACCEPTED, 1)
    b.line.leave(1)
    assert b.line.claim() is None
    assert b.line.waits_for == ""


def test_a_budget_that_is_used_up_with_the_last_message_is_no_reason() -> None:
    b = LineBench((ANNA,), budget=ONE)
    claimed(b, ANNA)
    b.line.settled(ANNA, SENT, D.ACCEPTED, 1)
    b.line.leave(1)
    assert b.line.claim() is None
    assert b.line.waits_for == ""


def test_rows_of_a_template_that_stopped_wait_for_no_budget() -> None:
    b = LineBench(VISITS[:2], budget=ONE)
    claimed(b, VISITS[0])
    b.time += SECOND
    assert b.line.claim_at_once() is None
    b.line.settled(VISITS[0], replace(UNSURE, stops_template=True), D.UNKNOWN, 1)
    b.line.leave(1)
    assert b.line.waits_for == UNSURE.reason
    assert b.line.refused_templates == {"visit": UNSURE.reason}


def test_a_message_that_costs_too_much_is_not_overtaken_by_a_cheaper_one() -> None:
    b = LineBench((VISITS[0], ANNA), budget=Budget(Decimal(2), "R"))
    assert b.line.claim_at_once() is None
    b.time = SECOND
    assert b.line.claim_at_once() is None
    assert b.line.waits_for == "budget_money"
    assert b.line.claim() is None


def test_nor_by_one_that_was_put_back_and_is_due_as_well() -> None:
    b = LineBench((VISITS[0], ANNA), budget=Budget(Decimal(2), "R"))
    for due in (1, 2):
        entry = b.line._queue.take(0)
        assert entry is not None
        b.line._queue.defer(entry, due)
    b.time = SECOND
    assert b.line.claim_at_once() is None
    assert b.line.waits_for == "budget_money"


@pytest.mark.parametrize("put_off", [True, False])
def test_what_is_put_off_or_held_uses_nothing(put_off: bool) -> None:
    b = LineBench((VISITS[0], VISITS[1]), budget=ONE, people_a_day=1)
    b.time += SECOND
    assert b.line.claim_at_once() is VISITS[0]
    if put_off:
        b.line.put_off(VISITS[0])
    else:
        b.line.hold(VISITS[0])
        assert b.counts == {D.READY: 1, D.HELD: 1}
    b.line.leave(1)
    claimed(b, VISITS[1])
    b.line.settled(VISITS[1], SENT, D.ACCEPTED, 1)
    b.line.leave(1)
    b.time += 3 * SECOND
    assert b.line.claim_at_once() is None
    assert b.line.waits_for == ("budget_messages" if put_off else "")


def test_a_held_row_counts_where_it_came_from_and_frees_its_person() -> None:
    b = LineBench((ANNA, replace(ANNA, id=9)))
    b.counts[D.READY], b.counts[D.RETRY] = 0, 2
    assert b.line.claim_at_once() is ANNA
    b.line.hold(ANNA)
    assert b.counts == {D.READY: 0, D.RETRY: 1, D.HELD: 1}
    b.time = 10 * SECOND
    assert b.line.claim_at_once() is not None


def test_whoever_is_one_too_many_waits_for_room_and_texts_go_on() -> None:
    b = LineBench((*VISITS, CARA), people_a_day=1)
    assert b.line.waits_for_room is False
    claimed(b, VISITS[0])
    claimed(b, CARA)
    b.time += SECOND
    assert b.line.claim_at_once() is None
    assert (b.line.waits_for_room, b.line.snapshot().wait) == (True, None)
    for entry in (VISITS[0], CARA):
        b.line.settled(entry, SENT, D.ACCEPTED, 1)
    b.line.leave(2)
    settled = b.time
    shown = b.line.snapshot()
    assert shown.wait is Wait.PEOPLE
    assert shown.wait_until == b.noon + timedelta(days=1, seconds=settled / SECOND)
    assert b.line.waits_for == ""
    b.time = settled + DAY - SECOND
    assert b.line.claim_at_once() is None
    b.time = settled + DAY
    assert b.line.claim_at_once() is VISITS[1]
    b.time += SECOND
    assert b.line.claim_at_once() is None
    assert b.line.waits_for_room


def test_who_was_refused_makes_room_at_once() -> None:
    b = LineBench(VISITS[:2], people_a_day=1)
    claimed(b, VISITS[0])
    b.time += SECOND
    assert b.line.claim_at_once() is None
    b.line.settled(VISITS[0], Outcome(Verdict.REJECTED, "meta_131026"), D.REJECTED, 1)
    b.line.leave(1)
    claimed(b, VISITS[1])
    assert not b.line.waits_for_room


def test_room_is_waited_for_in_words_only_while_nothing_else_is_due_soon() -> None:
    b = LineBench((*VISITS[:2], ANNA), people_a_day=1)
    claimed(b, VISITS[0])
    claimed(b, ANNA)
    b.time += SECOND
    assert b.line.claim_at_once() is None
    b.line.settled(VISITS[0], SENT, D.ACCEPTED, 1)
    b.line.settled(ANNA, OFFLINE, D.RETRY, 1)
    b.line.leave(2)
    due = b.time + 2 * SECOND
    assert b.line.snapshot().wait is Wait.PEOPLE
    b.time = due - SECOND - 1
    assert b.line.snapshot().wait is Wait.PEOPLE
    b.time = due - SECOND
    assert b.line.snapshot().wait is None
    b.time = due
    assert b.line.snapshot().wait is None
    assert b.line.claim_at_once() is ANNA
