"""Whatever the history shows, no more messages are proved than it lists."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.history import Content, History, HistoryEntry
from flowiq_desktop.core.settling import (
    LONGEST_HOLD,
    Claim,
    Finding,
    Proof,
    Sighting,
    Window,
    judge,
    look,
)

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
HELLO = Content("text", "Hello")
CERTAIN = Proof(form_known=True, read_twice=True, settled=True)


def _entry(minute: float, text: str = "Hello", identity: str = "") -> HistoryEntry:
    at = NOON + timedelta(minutes=minute)
    return HistoryEntry(text, at, outbound=True, id=identity)


def _claim(delivery: int, minute: float, message_id: str = "", content: Content = HELLO) -> Claim:
    began = NOON + timedelta(minutes=minute)
    window = Window.of_attempt(began, began + timedelta(seconds=30), timedelta())
    return Claim(delivery, content, (window,), message_id)


def _history(*entries: HistoryEntry) -> History:
    return History(entries, whole=True, read_at=NOON + timedelta(hours=2))


def test_the_window_follows_the_servers_clock() -> None:
    ahead = timedelta(hours=3)
    window = Window.of_attempt(NOON + ahead, NOON + ahead, ahead)
    assert window.holds(NOON)
    assert window.holds(NOON - timedelta(seconds=5))
    assert window.holds(NOON + LONGEST_HOLD)
    assert not window.holds(NOON - timedelta(seconds=6))
    assert not window.holds(NOON + LONGEST_HOLD + timedelta(seconds=1))


def test_a_known_message_gives_way_to_nobody_but_moves_when_it_can() -> None:
    """The doubtful one fits only the first entry; the known one, which fits both, moves on."""
    known, doubtful = _claim(1, 5), _claim(2, 0)
    found = look(_history(_entry(6), _entry(12)), [known], [doubtful])
    assert found[2].entry == _entry(6)
    assert look(_history(_entry(6)), [known], [doubtful])[2].entry is None


def test_a_known_message_with_another_id_owns_no_entry_that_has_one() -> None:
    known, doubtful = _claim(1, 0, "wamid.1"), _claim(2, 0)
    assert look(_history(_entry(1, identity="wamid.9")), [known], [doubtful])[2].entry is not None
    assert look(_history(_entry(1, identity="wamid.1")), [known], [doubtful])[2].entry is None
    # An id of another kind tells nothing apart: then the time has to.
    assert look(_history(_entry(1, identity="77")), [known], [doubtful])[2].entry is None


def test_a_delivered_copy_is_taken_before_one_that_failed() -> None:
    failed = HistoryEntry("Hello", NOON, outbound=True, status="failed")
    (sighting,) = look(_history(failed, _entry(1)), [], [_claim(2, 0)]).values()
    assert sighting.entry == _entry(1)
    assert sighting.copies == 2


@given(
    entries=st.lists(st.floats(-20, 40), max_size=8),
    known=st.lists(st.floats(-20, 40), max_size=4),
    doubtful=st.lists(st.floats(-20, 40), min_size=1, max_size=4),
)
def test_no_more_messages_are_proved_than_are_listed(
    entries: list[float], known: list[float], doubtful: list[float]
) -> None:
    listed = [_entry(minute) for minute in entries]
    sure = [_claim(place, minute) for place, minute in enumerate(known)]
    unsure = [_claim(100 + place, minute) for place, minute in enumerate(doubtful)]
    found = [sighting.entry for sighting in look(_history(*listed), sure, unsure).values()]
    proofs = [entry for entry in found if entry is not None]
    assert len(proofs) <= len(listed)
    for proof in set(proofs):
        assert proofs.count(proof) <= listed.count(proof)
    # Each proof lies in its own window, and leaves an entry for every known one that had one.
    for claim, entry in zip(unsure, found, strict=True):
        assert entry is None or claim.windows[0].holds(entry.at)
    alone = look(_history(*listed), [], sure).values()
    served = sum(sighting.entry is not None for sighting in alone)
    assert len(proofs) + served <= len(listed)


@pytest.mark.parametrize(
    ("sighting", "entries", "proof", "expected"),
    [
        (Sighting(_entry(1), 1), [_entry(1)], CERTAIN, Finding.SENT),
        (Sighting(), [], CERTAIN, Finding.NO_TRACE),
        (Sighting(), [_entry(-60)], CERTAIN, Finding.NO_TRACE),
        (Sighting(), [_entry(60)], CERTAIN, Finding.CANNOT_TELL),
        (Sighting(similar=True), [_entry(-60)], CERTAIN, Finding.CANNOT_TELL),
        (Sighting(), [], Proof(False, True, True), Finding.CANNOT_TELL),
        (Sighting(), [], Proof(True, False, True), Finding.TOO_EARLY),
        (Sighting(), [], Proof(True, True, False), Finding.TOO_EARLY),
        (Sighting(), [], Proof(False, False, False), Finding.TOO_EARLY),
    ],
)
def test_absence_is_an_answer_only_when_nothing_else_explains_it(
    sighting: Sighting, entries: list[HistoryEntry], proof: Proof, expected: Finding
) -> None:
    finding, reason = judge(sighting, _claim(1, 0), _history(*entries), proof)
    assert finding is expected
    assert bool(reason) is (expected is not Finding.SENT)
