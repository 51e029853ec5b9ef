"""What else decides whose turn it is: contacts on the way, refused templates, a day of sparing."""

from dataclasses import replace

import pytest

from flowiq_desktop.core.delivery.rate_limiter import SECOND
from flowiq_desktop.core.delivery.spared import SPARED
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.progress import Wait
from flowiq_desktop.services.sending.queue import SendQueue
from flowiq_desktop.services.sending.scheduler import Scheduler
from tests.services.sending.line_bench import (
    ANNA,
    BAD_KEY,
    BEN,
    CARA,
    OFFLINE,
    SENT,
    TOO_FAST,
    LineBench,
)

D = DeliveryState
STRANGER = replace(ANNA, needs_contact=True)
UNKNOWN_PERSON = Outcome(Verdict.NOT_SENT, "contact_not_found", status=404)
ADDED = Outcome(Verdict.ACCEPTED, "accepted", status=201)
VISITS = tuple(Waiting(at, f"person {at}", template="visit") for at in (1, 2, 3))
OTHER = Waiting(4, "person 4", template="other")
REFUSED = Outcome(Verdict.REJECTED, "meta_132001", status=400, stops_template=True)
TOO_MANY = Outcome(Verdict.REJECTED, SPARED, status=400)


def claimed(b: LineBench, entry: Waiting, *, begun: bool = True) -> None:
    b.time += SECOND
    assert b.line.claim_at_once() == entry
    if begun:
        b.line.begun()


def asked(b: LineBench, outcome: Outcome, state: D, entry: Waiting, tries: int = 1) -> str:
    """FlowIQ was asked to add somebody, with this outcome; what waits for its turn then."""
    claimed(b, STRANGER, begun=False)
    reason = b.line.contact_settled(entry, outcome, state, tries)
    b.line.leave(1)
    return reason


def test_who_has_to_be_added_first_has_a_turn_at_once() -> None:
    b = LineBench((ANNA,))
    claimed(b, ANNA)
    b.line.settled(STRANGER, UNKNOWN_PERSON, D.RETRY, 4)
    b.line.leave(1)
    claimed(b, STRANGER, begun=False)


def test_after_the_contact_was_added_its_message_has_a_turn_at_once() -> None:
    b = LineBench((STRANGER, BEN))
    b.counts[D.READY], b.counts[D.RETRY] = 1, 1
    assert asked(b, ADDED, D.RETRY, ANNA, tries=4) == ""
    assert b.counts == {D.READY: 1, D.RETRY: 1}
    assert b.line.snapshot().left == 2
    claimed(b, ANNA)


def test_whose_contact_was_added_is_put_before_nobody_and_waits_no_moment_more() -> None:
    b = LineBench((CARA, STRANGER), rate=60_000)
    for entry in (CARA, STRANGER):
        b.time += SECOND // 1000
        assert b.line.claim_at_once() is entry
    b.line.settled(CARA, OFFLINE, D.RETRY, 1)  # due two seconds later
    b.time += 2 * SECOND + SECOND // 2
    b.line.contact_settled(ANNA, ADDED, D.RETRY, 1)
    assert b.line.claim_at_once() is CARA
    b.time += SECOND // 1000
    assert b.line.claim_at_once() is ANNA


@pytest.mark.parametrize(("tries", "seconds"), [(1, 2), (3, 8)])
def test_a_contact_that_could_not_be_asked_for_is_asked_for_again_after_a_while(
    tries: int, seconds: int
) -> None:
    b = LineBench((STRANGER,))
    asked(b, OFFLINE, D.RETRY, STRANGER, tries)
    due = b.time + seconds * SECOND
    b.time = due - 1
    assert b.line.claim_at_once() is None
    b.time = due
    assert b.line.claim_at_once() is STRANGER


def test_a_contact_that_was_asked_for_too_fast_waits_for_the_pace_alone() -> None:
    b = LineBench((STRANGER,))
    asked(b, TOO_FAST, D.RETRY, STRANGER, 9)
    b.time += 7 * SECOND
    assert b.line.claim_at_once() is STRANGER
    assert b.limiter.rate == pytest.approx(48)


def test_whoever_cannot_be_added_is_given_up_and_counts_in_the_pace() -> None:
    people = tuple(replace(STRANGER, id=at, number=f"person {at}") for at in range(6))
    b = LineBench(people)
    b.counts[D.READY], b.counts[D.RETRY] = 0, 6
    refused = Outcome(Verdict.REJECTED, "invalid_whatsapp_number", status=400)
    for entry in people[:5]:
        claimed(b, entry, begun=False)
        assert b.line.contact_settled(entry, refused, D.GAVE_UP, 1) == ""
        b.line.leave(1)
    assert b.counts == {D.READY: 0, D.RETRY: 1, D.GAVE_UP: 5}
    assert b.line.snapshot().rate_per_minute > 0
    claimed(b, people[5], begun=False)


def test_a_key_that_is_refused_for_contacts_stops_the_run() -> None:
    b = LineBench((STRANGER,))
    assert asked(b, BAD_KEY, D.RETRY, STRANGER) == "bad_key"


def test_contacts_without_a_connection_count_like_messages() -> None:
    b = LineBench((STRANGER,))
    for _ in range(5):
        assert not b.line.offline
        asked(b, OFFLINE, D.RETRY, STRANGER)
        b.time += 2 * SECOND
    assert b.line.offline


def test_a_refused_template_waits_for_a_person_and_the_others_go_on() -> None:
    b = LineBench((*VISITS, OTHER, CARA))
    claimed(b, VISITS[0])
    assert b.line.waits_for == ""
    b.line.settled(VISITS[0], REFUSED, D.REJECTED, 1)
    b.line.leave(1)
    assert b.line.waits_for == "meta_132001"
    claimed(b, OTHER)
    claimed(b, CARA)
    again = replace(REFUSED, reason="meta_132000")
    b.line.settled(OTHER, again, D.REJECTED, 1)
    b.line.settled(CARA, again, D.REJECTED, 1)
    b.line.leave(2)
    assert b.line.claim() is None
    assert b.line.waits_for == "meta_132001"


def test_what_stops_a_template_stops_no_texts_and_another_refusal_no_template() -> None:
    b = LineBench((CARA, ANNA, *VISITS))
    claimed(b, CARA)
    b.line.settled(CARA, REFUSED, D.REJECTED, 1)
    claimed(b, ANNA)
    claimed(b, VISITS[0])
    b.line.settled(VISITS[0], replace(REFUSED, stops_template=False), D.REJECTED, 1)
    claimed(b, VISITS[1])
    assert b.line.waits_for == ""


@pytest.mark.parametrize(
    ("state", "waits_for"), [(D.REJECTED, ""), (D.READY, "meta_132001"), (D.RETRY, "meta_132001")]
)
def test_the_last_row_of_a_refused_template_is_waited_for_where_it_waits(
    state: D, waits_for: str
) -> None:
    b = LineBench((OTHER,))
    claimed(b, OTHER)
    b.line.settled(OTHER, REFUSED, state, 1)
    b.line.leave(1)
    assert b.line.claim() is None
    assert b.line.waits_for == waits_for


def test_the_first_reason_of_a_template_stays() -> None:
    b = LineBench(VISITS)
    claimed(b, VISITS[0])
    claimed(b, VISITS[1])
    b.line.settled(VISITS[0], REFUSED, D.REJECTED, 1)
    b.line.settled(VISITS[1], replace(REFUSED, reason="meta_132015"), D.RETRY, 1)
    assert b.line.waits_for == "meta_132001"


def test_what_whatsapp_spares_somebody_waits_for_another_day() -> None:
    b = LineBench((ANNA, BEN))
    claimed(b, ANNA)
    assert b.line.waits_for == ""
    b.line.settled(ANNA, TOO_MANY, D.RETRY, 1)
    b.line.leave(1)
    claimed(b, BEN)
    b.line.settled(BEN, SENT, D.ACCEPTED, 1)
    b.line.leave(1)
    b.time += 3600 * SECOND
    assert b.line.claim() is None
    assert b.line.waits_for == "held_back"


def test_a_sparing_that_is_over_or_settled_otherwise_holds_nothing_back() -> None:
    b = LineBench((ANNA,))
    claimed(b, ANNA)
    b.line.settled(ANNA, TOO_MANY, D.REJECTED, 1)
    assert b.line.waits_for == ""


@pytest.mark.parametrize("spares", [True, False])
def test_who_was_spared_before_the_run_is_waited_for(spares: bool) -> None:
    b = LineBench(())
    clock = b.line._clock
    line = Scheduler(SendQueue(()), b.counts, b.limiter, b.control, clock, spares=spares)
    assert line.claim() is None
    assert line.waits_for == ("held_back" if spares else "")


def test_nothing_is_waited_for_while_somebody_is_to_be_written_to_now() -> None:
    b = LineBench((ANNA, BEN))
    b.send(OFFLINE, D.RETRY, tries=3)
    assert b.line.snapshot().wait is None
    claimed(b, BEN)
    assert b.line.snapshot().wait is None
    b.line.leave(1)
    assert b.line.snapshot().wait is Wait.NOT_DUE
