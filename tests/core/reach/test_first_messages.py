"""What a conversation shows of messages that went out a moment ago."""

from datetime import UTC, datetime, timedelta

from flowiq_desktop.core.reach.first_messages import became
from flowiq_desktop.core.reconciliation.history import HistoryEntry

BEGAN = datetime(2026, 5, 1, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def sent(after: timedelta, status: str) -> HistoryEntry:
    return HistoryEntry("Hi", BEGAN + after, outbound=True, status=status)


def test_delivered_and_read_have_arrived_and_what_is_on_its_way_has_not() -> None:
    assert became([sent(SECOND, "delivered")], BEGAN, 1) == (1, 0)
    assert became([sent(SECOND, "read")], BEGAN, 1) == (1, 0)
    assert became([sent(SECOND, "sent")], BEGAN, 1) == (0, 0)
    assert became([sent(SECOND, "failed")], BEGAN, 1) == (0, 1)
    assert became([], BEGAN, 1) == (0, 0)


def test_what_went_before_is_not_ours() -> None:
    before = sent(-3.1 * SECOND, "delivered")
    assert became([before], BEGAN, 1) == (0, 0)
    assert became([before, sent(-3 * SECOND, "failed")], BEGAN, 1) == (0, 1)


def test_what_the_person_wrote_has_not_arrived_anywhere() -> None:
    wrote = HistoryEntry("Thanks", BEGAN + SECOND, outbound=False, status="read", inbound=True)
    assert became([wrote], BEGAN, 1) == (0, 0)


def test_of_more_messages_than_ours_a_failure_counts_first() -> None:
    entries = [sent(SECOND, "failed"), sent(2 * SECOND, "delivered"), sent(3 * SECOND, "read")]
    assert became(entries, BEGAN, 1) == (0, 1)
    assert became(entries, BEGAN, 2) == (1, 1)
    assert became(entries, BEGAN, 3) == (2, 1)
