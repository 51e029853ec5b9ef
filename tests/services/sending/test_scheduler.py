"""What the threads of a run share, by a clock of the test's own."""

import threading
from dataclasses import replace

import pytest

from flowiq_desktop.core.delivery.circuit_breaker import Streak
from flowiq_desktop.core.delivery.rate_limiter import PAIR_INTERVAL, SECOND
from flowiq_desktop.core.delivery.states import DeliveryState, Outcome, Verdict
from flowiq_desktop.flowiq.http.transport import Answer
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.queue import SendQueue
from flowiq_desktop.services.sending.scheduler import Scheduler
from flowiq_desktop.system.clock import Clock
from tests.services.sending.line_bench import (
    ANNA,
    ANNA_AGAIN,
    BAD_KEY,
    BEN,
    CARA,
    OFFLINE,
    SENT,
    TOO_FAST,
    UNSURE,
    LineBench,
)

D = DeliveryState
DATE = "Fri, 24 Apr 2026 03:06:40 GMT"
DATE_IN_SECONDS = 1_777_000_000


@pytest.fixture
def many() -> LineBench:
    return LineBench(tuple(Waiting(at, f"person {at}") for at in range(20)))


def test_the_next_one_goes_when_the_pace_allows_it() -> None:
    b = LineBench((ANNA, BEN))
    assert b.line.claim_at_once() is ANNA
    assert b.line.claim_at_once() is None
    b.time = SECOND
    assert b.line.claim_at_once() is BEN
    assert b.line.snapshot().in_flight == 2
    b.line.leave(2)
    assert b.line.snapshot().in_flight == 0
    b.time = 2 * SECOND
    assert b.line.claim_at_once() is None


def test_a_claim_that_finds_nobody_costs_no_turn() -> None:
    b = LineBench((ANNA, ANNA_AGAIN))
    assert b.line.claim_at_once() is ANNA
    b.time = SECOND
    assert b.line.claim_at_once() is None
    assert b.limiter.wait(b.time) == 0
    assert b.line.snapshot().in_flight == 1


def test_nothing_goes_out_while_paused_and_nothing_at_all_after_the_end() -> None:
    b = LineBench()
    b.control.pause()
    assert b.line.claim_at_once() is None
    b.control.proceed()
    assert b.line.claim_at_once() is ANNA
    assert b.line.close()
    assert not b.line.close()
    b.time = SECOND
    assert b.line.claim_at_once() is None
    stopped = LineBench()
    stopped.control.stop()
    assert stopped.line.claim_at_once() is None
    assert stopped.line.claim() is None


def test_whoever_waits_gets_the_next_one_when_its_time_has_come() -> None:
    b = LineBench((ANNA, BEN, ANNA_AGAIN))
    seconds = iter(range(0, 10**12, 3 * SECOND))
    clock = Clock(monotonic_ns=lambda: next(seconds))
    line = Scheduler(SendQueue(b.people), b.counts, b.limiter, b.control, clock)
    assert line.claim() is ANNA
    assert line.claim() is BEN
    line.settled(ANNA, SENT, D.ACCEPTED, 1)
    assert line.claim() is ANNA_AGAIN
    line.leave(3)
    assert line.claim() is None


@pytest.mark.parametrize("end", ["the last answer", "the end of the run", "the person"])
def test_whoever_waits_in_vain_is_sent_home(end: str) -> None:
    """Somebody is still in flight: a retry of theirs may need a thread."""
    b = LineBench((ANNA,))
    b.line.claim_at_once()
    ended: list[Waiting | None] = []
    thread = threading.Thread(target=lambda: ended.append(b.line.claim()))
    thread.start()
    assert not ended
    if end == "the last answer":
        b.line.leave(1)
    elif end == "the end of the run":
        b.line.close()
    else:
        b.control.stop()
        b.line.wake()
    thread.join()
    assert ended == [None]


def test_an_intent_is_counted_where_its_message_came_from() -> None:
    b = LineBench()
    b.counts[D.READY] = b.counts[D.RETRY] = 1
    b.line.begun()
    assert b.counts == {D.READY: 0, D.RETRY: 1, D.SENDING: 1}
    b.line.begun()
    assert b.counts == {D.READY: 0, D.RETRY: 0, D.SENDING: 2}


def test_an_outcome_is_counted_and_its_person_is_free_again() -> None:
    b = LineBench((ANNA, ANNA_AGAIN))
    assert b.send(SENT, D.ACCEPTED) == ""
    assert b.counts == {D.READY: 1, D.SENDING: 0, D.ACCEPTED: 1}
    progress = b.line.snapshot()
    assert (progress.total, progress.sent, progress.left) == (2, 1, 1)
    b.time = PAIR_INTERVAL - 1
    assert b.line.claim_at_once() is None
    b.time += PAIR_INTERVAL
    assert b.line.claim_at_once() is ANNA_AGAIN


def test_an_answer_with_another_messages_id_stops_the_run() -> None:
    b = LineBench()
    assert b.send(SENT, D.UNKNOWN) == "duplicate_id"
    assert b.counts[D.UNKNOWN] == 1


def test_reasons_to_stop_come_from_the_breakers() -> None:
    b = LineBench()
    assert [b.send(UNSURE, D.UNKNOWN) for _ in range(3)] == ["", "", "many_unsure"]
    assert LineBench().send(BAD_KEY, D.READY) == "bad_key"


def test_what_was_proved_unsent_is_tried_again_after_a_while() -> None:
    b = LineBench((ANNA,))
    b.send(OFFLINE, D.RETRY, tries=3)
    b.time = 8 * SECOND - 1
    assert b.line.claim_at_once() is None
    b.time = 8 * SECOND
    assert b.line.claim_at_once() is ANNA


def test_who_is_written_to_by_somebody_else_has_a_turn_later() -> None:
    b = LineBench((ANNA,))
    assert b.line.claim_at_once() is ANNA
    b.line.put_off(ANNA)
    b.line.leave(1)
    b.time = 2 * SECOND - 1
    assert b.line.claim_at_once() is None
    b.time = 2 * SECOND
    assert b.line.claim_at_once() is ANNA
    assert b.counts == {D.READY: 1}


def test_what_was_refused_for_speed_is_tried_again_when_everything_goes_on() -> None:
    b = LineBench((ANNA, BEN))
    b.send(TOO_FAST, D.RETRY, tries=9)
    b.time = 7 * SECOND - SECOND // 100
    assert b.line.claim_at_once() is None
    b.time = 7 * SECOND
    assert b.line.claim_at_once() is ANNA
    assert b.limiter.rate == pytest.approx(48)


def test_a_refusal_for_speed_puts_nobody_before_or_behind_others() -> None:
    """It waits for the pace alone: no second more, and behind those whose turn came sooner."""
    b = LineBench(rate=60_000)
    for person in (ANNA, BEN, CARA):
        b.time += SECOND // 1000
        assert b.line.claim_at_once() is person
        b.line.begun()
    b.line.settled(ANNA, OFFLINE, D.RETRY, 1)  # due two seconds later
    first = b.time = 3 * SECOND
    refused = replace(TOO_FAST, retry_after=None)
    b.line.settled(BEN, refused, D.RETRY, 1)
    b.time = first + 2 * SECOND - SECOND // 10  # the wait for Ben's refusal ends after two seconds
    b.line.settled(CARA, refused, D.RETRY, 1)
    b.time = first + 2 * SECOND
    for person in (ANNA, BEN, CARA):
        assert b.line.claim_at_once() is person
        b.time += SECOND // 100


@pytest.mark.parametrize(("outcome", "calm"), [(SENT, 1), (UNSURE, 0), (TOO_FAST, 0), (BAD_KEY, 1)])
def test_only_an_answer_that_was_no_refusal_for_speed_calms_the_pace(
    outcome: Outcome, calm: int
) -> None:
    b = LineBench()
    b.send(outcome, D.UNKNOWN)
    assert b.limiter._calm == calm


def test_after_five_messages_without_a_connection_no_more_go_out(many: LineBench) -> None:
    seen = []
    for outcome in (*[OFFLINE] * 4, SENT, *[OFFLINE] * 5):
        seen.append(many.line.offline)
        many.send(outcome, D.RETRY)
    assert not any(seen)
    many.time += 10 * SECOND
    assert many.line.claim_at_once() is None
    words = "No connection to FlowIQ; trying again by itself"
    assert many.line.snapshot().waiting == words
    many.line.connected()
    assert many.line.snapshot().waiting != words
    assert many.line.claim_at_once() is not None


def test_the_first_five_without_a_connection_count_like_any_others(many: LineBench) -> None:
    for _ in range(2):
        seen = []
        for _ in range(5):
            seen.append(many.line.offline)
            many.send(OFFLINE, D.RETRY)
        assert (any(seen), many.line.offline) == (False, True)
        many.line.connected()


def test_what_the_server_says_of_its_limit_holds_for_the_next_message() -> None:
    b = LineBench(rate=600)
    b.time = 5 * SECOND
    b.line.heed_limits(None)
    b.line.heed_limits(Answer(200, {"date": DATE}, b""))
    assert (b.limiter.rate, b.limiter.wait(b.time)) == (600, 0)
    used_up = {
        "date": DATE,
        "x-ratelimit-limit": "100",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": str(DATE_IN_SECONDS + 20),
    }
    b.line.heed_limits(Answer(200, used_up, b""))
    assert b.limiter.rate == pytest.approx(98)
    assert b.limiter.wait(b.time) == 20 * SECOND


def test_the_pace_is_that_of_what_was_settled_for_good(many: LineBench) -> None:
    many.send(BAD_KEY, D.READY)
    many.send(OFFLINE, D.RETRY)
    for _ in range(4):
        many.send(SENT, D.ACCEPTED)
    assert many.line.snapshot().rate_per_minute == 0
    assert many.line.snapshot().seconds_left is None
    many.send(SENT, D.ACCEPTED)
    progress = many.line.snapshot()
    assert progress.rate_per_minute == pytest.approx(75)
    assert progress.seconds_left == pytest.approx(60 * 15 / 75)
    assert not progress.paused
    many.control.pause()
    progress = many.line.snapshot()
    assert progress.paused
    assert progress.seconds_left is None


def test_why_nothing_goes_out_is_said() -> None:
    b = LineBench((ANNA, ANNA_AGAIN))
    assert b.line.snapshot().waiting == ""
    b.line.claim_at_once()
    for seconds, told in ((9, "0:09"), (65, "1:05"), (119, "1:59"), (120, "2:00")):
        b.limiter.hold(0, seconds)
        assert b.line.snapshot().waiting == f"FlowIQ asked to slow down; going on in {told}"
    b.control.pause()
    assert b.line.snapshot().waiting == ""
    b.control.proceed()
    b.time = 119 * SECOND - 1
    assert b.line.snapshot().waiting.endswith("0:01")
    b.time = 119 * SECOND
    assert b.line.snapshot().waiting == ""
    b.line.close()
    assert b.line.snapshot().waiting == "Finishing what is under way"
    b.line.leave(1)
    assert b.line.snapshot().waiting == ""


def test_a_stop_is_waited_for_in_words() -> None:
    b = LineBench()
    b.line.claim_at_once()
    b.control.stop()
    assert b.line.snapshot().waiting == "Finishing what is under way"


def test_a_wait_between_two_messages_to_one_person_is_said_when_nothing_else_goes_on() -> None:
    b = LineBench((ANNA, ANNA_AGAIN))
    entry = b.line.claim_at_once()
    assert entry is not None
    b.line.settled(entry, SENT, D.ACCEPTED, 1)
    b.time = SECOND
    assert b.line.claim_at_once() is None
    assert b.line.snapshot().waiting == ""
    b.line.leave(1)
    words = "Waiting a moment before the next message may go out"
    assert b.line.snapshot().waiting == words
    b.time = PAIR_INTERVAL - SECOND
    assert b.line.snapshot().waiting == ""


def test_refusals_of_the_run_before_count_on() -> None:
    """Four alike ended the last run; the fifth pauses this one at once."""
    refused = Outcome(Verdict.REJECTED, "meta_131008", status=500, alike="500 meta_131008")
    b = LineBench((ANNA, BEN))
    assert b.send(refused, DeliveryState.REJECTED) == ""
    before = Streak()
    for _ in range(4):
        before.note(refused)
    b = LineBench((ANNA, BEN), before=before)
    assert b.send(refused, DeliveryState.REJECTED) == "all_refused"


def test_nobody_is_told_to_wait_when_nothing_holds_anything_up() -> None:
    b = LineBench((ANNA,))
    b.time = 5 * SECOND
    assert b.line.snapshot().wait_seconds == 0.0
