"""Whose turn it is, by a clock of the test's own; times are nanoseconds."""

from flowiq_desktop.core.delivery.rate_limiter import PAIR_INTERVAL, SECOND
from flowiq_desktop.journal.tables.records import Waiting
from flowiq_desktop.services.sending.queue import SendQueue

A_MOMENT = PAIR_INTERVAL // 60
ANNA, BEN, CARA = Waiting(1, "anna"), Waiting(2, "ben"), Waiting(3, "cara")
ANNA_AGAIN = Waiting(4, "anna")


def test_everyone_gets_a_turn_in_the_sheets_order() -> None:
    queue = SendQueue([ANNA, BEN, CARA])
    assert len(queue) == 3
    assert [queue.take(0) for _ in range(4)] == [ANNA, BEN, CARA, None]
    assert len(queue) == 0
    assert queue.next_due() is None


def test_a_person_who_is_written_to_waits_for_the_answer_and_others_do_not() -> None:
    queue = SendQueue([ANNA, ANNA_AGAIN, BEN])
    assert [queue.take(0) for _ in range(3)] == [ANNA, BEN, None]
    assert len(queue) == 1
    assert queue.next_due() == A_MOMENT
    # Nobody has answered yet: looking again puts it off again, for a moment more.
    assert queue.take(A_MOMENT) is None
    assert queue.next_due() == 2 * A_MOMENT


def test_one_account_under_two_spellings_of_its_number_is_one_person() -> None:
    home, mobile = Waiting(1, "+541155550187"), Waiting(2, "+5491155550187")
    queue = SendQueue([home, mobile, BEN])
    assert [queue.take(0) for _ in range(3)] == [home, BEN, None]
    queue.done(home, 0)
    assert queue.take(PAIR_INTERVAL) is mobile


def test_two_messages_to_a_person_are_a_pair_interval_apart() -> None:
    queue = SendQueue([ANNA, ANNA_AGAIN])
    assert queue.take(0) is ANNA
    queue.done(ANNA, 5 * SECOND)
    free = 5 * SECOND + PAIR_INTERVAL
    assert queue.take(5 * SECOND) is None
    assert queue.next_due() == free
    assert queue.take(free - 1) is None
    assert queue.take(free) is ANNA_AGAIN
    assert queue.next_due() is None


def test_a_wait_that_is_nearly_over_is_still_a_moment() -> None:
    queue = SendQueue([ANNA, ANNA_AGAIN])
    queue.take(0)
    queue.done(ANNA, 0)
    assert queue.take(PAIR_INTERVAL - 1) is None
    assert queue.next_due() == PAIR_INTERVAL - 1 + A_MOMENT


def test_a_message_that_was_put_back_has_its_turn_when_it_is_due_and_before_the_others() -> None:
    queue = SendQueue([ANNA, BEN, CARA])
    assert queue.take(0) is ANNA
    queue.done(ANNA, 0)
    queue.put_back(ANNA, 2 * SECOND)
    assert len(queue) == 3
    assert queue.next_due() == 2 * SECOND
    assert queue.take(2 * SECOND - 1) is BEN
    assert queue.take(2 * SECOND) is ANNA
    assert queue.take(2 * SECOND) is CARA


def test_a_person_with_one_message_has_no_wait_of_their_own() -> None:
    queue = SendQueue([ANNA])
    queue.take(0)
    queue.done(ANNA, 0)
    queue.put_back(ANNA, 1)
    assert queue.take(1) is ANNA


def test_what_is_put_back_while_its_person_is_written_to_gives_way_to_the_next() -> None:
    queue = SendQueue([ANNA, ANNA_AGAIN, BEN])
    assert queue.take(0) is ANNA
    queue.done(ANNA, 0)
    queue.put_back(ANNA, PAIR_INTERVAL)
    assert queue.take(0) is BEN
    assert queue.take(PAIR_INTERVAL) in (ANNA, ANNA_AGAIN)
    assert queue.take(PAIR_INTERVAL) is None
    assert len(queue) == 1
    assert queue.next_due() == PAIR_INTERVAL + A_MOMENT


def test_what_is_due_at_one_moment_goes_in_the_order_it_was_put_back() -> None:
    queue = SendQueue([ANNA, BEN, CARA])
    for entry in [queue.take(0) for _ in range(3)]:
        assert entry is not None
        queue.done(entry, 0)
    for entry in (CARA, ANNA, BEN):
        queue.put_back(entry, SECOND)
    assert [queue.take(SECOND) for _ in range(3)] == [CARA, ANNA, BEN]


def test_of_those_that_wait_the_first_to_be_due_is_next() -> None:
    queue = SendQueue([ANNA, BEN])
    for entry, due in ((queue.take(0), 3 * SECOND), (queue.take(0), 2 * SECOND)):
        assert entry is not None
        queue.done(entry, 0)
        queue.put_back(entry, due)
    assert queue.next_due() == 2 * SECOND
    assert queue.take(2 * SECOND) is BEN
    assert queue.take(2 * SECOND) is None
    assert queue.next_due() == 3 * SECOND


def test_a_turn_that_is_over_is_over_once() -> None:
    queue = SendQueue([ANNA])
    queue.take(0)
    queue.done(ANNA, 0)
    queue.done(ANNA, 0)
    assert queue.take(0) is None


def test_a_stopped_template_is_handed_out_no_more_and_others_go_on() -> None:
    visit, other, text = Waiting(1, "a", template="visit"), Waiting(2, "b", template="other"), BEN
    late, again = Waiting(4, "d", template="visit"), Waiting(5, "e", template="visit")
    line = SendQueue([visit, other, text, late, again])
    assert line.take(0) is visit
    line.put_back(again, 5)
    assert line.stop("visit") == 3  # two in the line, and the one that was put back
    assert len(line) == 2
    line.done(visit, 1)
    line.put_back(visit, 1)
    assert len(line) == 2
    assert [line.take(2), line.take(2), line.take(10**12)] == [other, text, None]
    assert line.next_due() is None


def test_what_stops_nothing_takes_nothing_away() -> None:
    line = SendQueue([Waiting(1, "a"), Waiting(2, "b", template="visit")])
    assert line.stop("other") == 0
    assert len(line) == 2


def test_what_was_put_off_keeps_its_order_after_a_stop() -> None:
    entries = [Waiting(at, f"p{at}", template="visit" if at % 2 else "") for at in range(6)]
    line = SendQueue([])
    for entry in entries:
        line.put_back(entry, 100 - entry.id)
    line.stop("visit")
    taken = [line.take(1000) for _ in range(4)]
    assert taken == [entries[4], entries[2], entries[0], None]


def test_after_a_stop_the_first_to_be_due_is_still_the_first() -> None:
    line = SendQueue([])
    for entry, due in ((Waiting(4, "d", template="visit"), 1), (ANNA, 5), (BEN, 2)):
        line.put_back(entry, due)
    assert line.stop("visit") == 1
    assert (line.next_due(), line.next_later()) == (2, BEN)
    assert [line.take(2), line.take(2), line.take(5)] == [BEN, None, ANNA]


def _parked(queue: SendQueue, entries: int) -> None:
    for _ in range(entries):
        entry = queue.take(0)
        assert entry is not None
        queue.park(entry)


def test_what_is_parked_is_handed_out_only_when_it_is_let_go_and_in_its_order() -> None:
    queue = SendQueue([ANNA, BEN, CARA])
    assert [queue.has_parked, len(queue)] == [False, 3]
    _parked(queue, 2)
    assert [queue.has_parked, len(queue)] == [True, 3]
    assert [queue.take(10**15), queue.take(10**15)] == [CARA, None]
    queue.unpark(7)
    assert (queue.next_due(), queue.next_later(), len(queue)) == (7, ANNA, 2)
    assert [queue.take(6), queue.take(7), queue.take(7)] == [None, ANNA, None]
    queue.unpark(8)
    assert not queue.has_parked
    queue.unpark(9)
    assert [queue.take(8), queue.take(10**15)] == [BEN, None]
    assert len(queue) == 0


def test_whose_message_is_parked_or_put_off_may_get_another() -> None:
    queue = SendQueue([ANNA, ANNA_AGAIN])
    _parked(queue, 1)
    assert queue.take(0) is ANNA_AGAIN
    queue.defer(ANNA_AGAIN, 5)
    assert queue.next_later() is ANNA_AGAIN
    assert queue.take(5) is ANNA_AGAIN


def test_who_is_next_in_the_line_and_who_of_those_that_wait() -> None:
    queue = SendQueue([ANNA, BEN])
    assert [queue.has_untried, queue.next_later()] == [True, None]
    first, second = queue.take(0), queue.take(0)
    assert [queue.has_untried, queue.next_later()] == [False, None]
    for entry, due in ((first, 9), (second, 4)):
        assert entry is not None
        queue.defer(entry, due)
    assert queue.next_later() is BEN
    assert not queue.has_untried


def test_a_stopped_template_leaves_nothing_parked() -> None:
    visits = [Waiting(at, f"p{at}", template="visit") for at in (1, 2)]
    queue = SendQueue([*visits, Waiting(3, "c", template="other")])
    taken = queue.take(0)
    assert taken is visits[0]
    _parked(queue, 2)
    assert queue.stop("visit") == 1
    assert len(queue) == 1
    queue.park(taken)
    assert len(queue) == 1
    queue.unpark(0)
    assert not queue.has_parked
    entry = queue.take(0)
    assert entry is not None
    assert entry.template == "other"
