"""Whatever the history shows, no more messages are proved than it lists."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.reconciliation.evidence import (
    LONGEST_HOLD,
    READS_APART,
    SETTLE_TIME,
    Choice,
    Claim,
    Finding,
    Proof,
    Sighting,
    Window,
    is_absent,
    judge,
    look,
)
from flowiq_desktop.core.reconciliation.history import Content, History, HistoryEntry, Likeness

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
HELLO = Content(REGISTRY["text"].listing, "Hello")
CERTAIN = Proof(form_known=True, read_twice=True, settled=True)
UNCLOCKED = replace(CERTAIN, clock_known=False)
BLIND = (Finding.CANNOT_TELL, "history_blind")
EARLY = (Finding.TOO_EARLY, "history_too_early")


def _entry(minute: float, text: str = "Hello", identity: str = "") -> HistoryEntry:
    at = NOON + timedelta(minutes=minute)
    return HistoryEntry(text, at, outbound=True, id=identity)


def _claim(
    delivery: int,
    minute: float,
    message_id: str = "",
    content: Content = HELLO,
    message: bytes = b"Hello",
) -> Claim:
    began = NOON + timedelta(minutes=minute)
    window = Window.of_attempt(began, began + timedelta(seconds=30), timedelta())
    return Claim(delivery, message, content, (window,), message_id)


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


def test_a_clock_that_was_put_back_leaves_the_end_open() -> None:
    """As after a power cut: whatever is listed later may be the message."""
    for back in (timedelta(milliseconds=1), timedelta(days=3000)):
        window = Window.of_attempt(NOON, NOON - back, timedelta())
        assert not window.holds(NOON - timedelta(seconds=6))
        assert window.holds(NOON)
        assert window.holds(NOON + timedelta(days=30))
    assert not Window.of_attempt(NOON, NOON, timedelta()).holds(NOON + timedelta(hours=1))


def test_absence_means_nothing_before_these_times() -> None:
    """With shorter times, a message that is late would count as lost."""
    assert timedelta(minutes=20) == SETTLE_TIME
    assert timedelta(minutes=10) == LONGEST_HOLD
    assert timedelta(minutes=1) == READS_APART


def test_the_words_that_stand_in_peoples_files_stay() -> None:
    """Journals hold these values; older ones must mean the same for ever."""
    assert list(Choice) == ["leave", "treat as sent", "send again"]
    assert list(Finding) == ["sent", "delivery_failed", "no_trace", "too_early", "cannot_tell"]


def test_a_message_that_was_tried_twice_may_stand_at_either_time() -> None:
    windows = (*_claim(2, 0).windows, *_claim(2, 60).windows)
    tried_twice = Claim(2, b"Hello", HELLO, windows)
    assert tried_twice.start == windows[0].start
    assert Claim(2, b"Hello", HELLO, windows[::-1]).start == windows[0].start
    for minute, found in ((1, True), (30, False), (61, True)):
        sighting = look(_history(_entry(minute)), [], [tried_twice])[2]
        assert (sighting.entry is not None) is found


def test_what_lies_outside_the_window_is_not_even_similar() -> None:
    image = _claim(
        2, 0, content=Content(REGISTRY["image"].listing, file="https://example.org/a.jpg")
    )
    for minute, similar in ((1, True), (30, False)):
        at = NOON + timedelta(minutes=minute)
        listed = HistoryEntry("", at, outbound=True, media_type="image", media_url="https://b/1")
        assert look(_history(listed), [], [image])[2] == Sighting(None, 0, similar)
        assert image.likeness(listed) is (Likeness.SIMILAR if similar else Likeness.OTHER)
    assert look(_history(_entry(1)), [], [_claim(2, 0)])[2] == Sighting(_entry(1), 1, similar=False)


@pytest.mark.parametrize(
    ("other", "proved"),
    [
        # A picture without a caption may be any picture: this one, if it is another message.
        (
            _claim(3, 0, content=Content(REGISTRY["image"].listing, file="x"), message=b"other"),
            False,
        ),
        (
            _claim(3, 0, content=Content(REGISTRY["image"].listing, file="x"), message=b"picture"),
            True,
        ),
        (
            _claim(3, 0, content=Content(REGISTRY["image"].listing, text="Bye"), message=b"other"),
            True,
        ),
        (
            _claim(3, 90, content=Content(REGISTRY["image"].listing, file="x"), message=b"other"),
            True,
        ),
    ],
)
def test_an_entry_that_may_be_another_message_without_one_proves_nothing(
    other: Claim, proved: bool
) -> None:
    at = NOON + timedelta(minutes=1)
    listed = HistoryEntry("Hi", at, outbound=True, media_type="image", media_url="https://b/1")
    mine = _claim(2, 0, content=Content(REGISTRY["image"].listing, text="Hi"), message=b"picture")
    seen = look(_history(listed), [], [mine], [other])[2]
    assert seen == (Sighting(listed, 1) if proved else Sighting(similar=True))


def test_another_message_with_an_entry_of_its_own_contests_none() -> None:
    def picture(minute: float, words: str, url: str) -> HistoryEntry:
        at = NOON + timedelta(minutes=minute)
        return HistoryEntry(words, at, outbound=True, media_type="image", media_url=url)

    mine = _claim(2, 0, content=Content(REGISTRY["image"].listing, text="Hi"), message=b"picture")
    other = _claim(
        3, 0, content=Content(REGISTRY["image"].listing, file="https://b/2"), message=b"other"
    )
    history = _history(picture(1, "Hi", "https://b/1"), picture(2, "", "https://b/2"))
    assert look(history, [], [mine], [other])[2] == Sighting(history.entries[0], 1)


def test_two_messages_that_are_both_absent_do_not_stand_for_each_other() -> None:
    mine, other = (
        _claim(2, 0),
        _claim(3, 0, content=Content(REGISTRY["image"].listing), message=b"other"),
    )
    assert look(_history(), [], [mine], [other])[2] == Sighting()
    assert look(_history(), [], [mine, other]) == {2: Sighting(), 3: Sighting()}


@pytest.mark.parametrize(
    ("sighting", "entries", "absent"),
    [
        (Sighting(), [], True),
        (Sighting(), [_entry(-60)], True),
        (Sighting(), [_entry(60)], False),
        (Sighting(similar=True), [_entry(-60)], False),
        (Sighting(_entry(1), 1), [_entry(-60)], False),
    ],
)
def test_only_what_would_have_to_be_listed_is_absent(
    sighting: Sighting, entries: list[HistoryEntry], absent: bool
) -> None:
    assert is_absent(sighting, _claim(1, 0), _history(*entries)) is absent


def test_a_known_message_whose_id_is_listed_takes_no_other_entry() -> None:
    known, doubtful = _claim(1, 0, "wamid.1"), _claim(2, 0)
    found = look(_history(_entry(1, identity="wamid.1"), _entry(2)), [known], [doubtful])
    assert found[2] == Sighting(_entry(2), 1, similar=False)


def test_an_entry_that_a_known_message_took_is_no_second_copy() -> None:
    history = _history(_entry(1), _entry(2))
    assert look(history, [_claim(1, 0)], [_claim(2, 0)])[2].copies == 1
    assert look(history, [], [_claim(2, 0)])[2].copies == 2
    assert look(history, [], [_claim(2, 0), _claim(3, 0)])[2].copies == 2
    assert look(_history(), [], [_claim(2, 0)])[2] == Sighting()


def test_the_oldest_entry_is_the_proof_however_they_are_listed() -> None:
    for listed in ((_entry(1), _entry(2)), (_entry(2), _entry(1))):
        assert look(_history(*listed), [], [_claim(2, 0)])[2].entry == _entry(1)


def test_a_claim_and_a_sighting_say_nothing_that_was_not_found() -> None:
    assert Claim(1, b"Hello", HELLO, ()).message_id == ""
    assert Sighting() == Sighting(entry=None, copies=0, similar=False)


def test_a_known_message_gives_way_to_nobody_but_moves_when_it_can() -> None:
    """The unsure one fits only the first entry; the known one, which fits both, moves on."""
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


CANNOT_BE_TOLD = Sighting(None, 0, similar=True)


def test_different_messages_that_look_alike_prove_nothing_while_entries_are_missing() -> None:
    eve, adam = (_claim(2, 0, message=b"eve.pdf"), _claim(3, 0, message=b"adam.pdf"))
    one, two = _history(_entry(1)), _history(_entry(1), _entry(2))
    assert set(look(one, [], [eve, adam]).values()) == {CANNOT_BE_TOLD}
    assert all(seen.entry for seen in look(two, [], [eve, adam]).values())
    # The same when only one of them is looked for, and when one of them was sent for certain.
    assert look(one, [], [eve], [adam])[2] == CANNOT_BE_TOLD
    assert look(two, [], [eve], [adam])[2].entry is not None
    assert look(one, [adam], [eve])[2] == CANNOT_BE_TOLD
    assert look(two, [adam], [eve])[2].entry is not None


def test_of_one_message_sent_twice_it_does_not_matter_which_is_listed() -> None:
    first, second = _claim(2, 0), _claim(3, 0)
    assert look(_history(_entry(1)), [], [first], [second])[2].entry == _entry(1)
    assert look(_history(_entry(1)), [], [second], [first])[3].entry == _entry(1)
    assert look(_history(), [], [first], [second])[2] == Sighting()


def test_an_entry_that_another_message_may_be_as_well_is_no_proof() -> None:
    ours = Content(REGISTRY["image"].listing, file="https://example.org/a.jpg")
    other = Content(REGISTRY["image"].listing, file="https://example.org/b.jpg")
    listed = HistoryEntry("", NOON, True, media_type="image", media_url="https://flowiq/a.jpg")
    mine, rival = _claim(2, 0, content=ours), _claim(3, 0, content=other, message=b"b.jpg")
    assert look(_history(listed), [], [mine])[2].entry == listed
    assert look(_history(listed), [], [mine], [rival])[2] == CANNOT_BE_TOLD


FAILED = HistoryEntry("Hello", NOON, outbound=True, status="failed")


@pytest.mark.parametrize(
    ("sighting", "entries", "proof", "expected", "reason"),
    [
        (Sighting(_entry(1), 1), [_entry(1)], CERTAIN, Finding.SENT, ""),
        (Sighting(FAILED, 1), [FAILED], CERTAIN, Finding.DELIVERY_FAILED, "delivery_failed"),
        (Sighting(), [], CERTAIN, Finding.NO_TRACE, "no_trace"),
        (Sighting(), [_entry(-60)], CERTAIN, Finding.NO_TRACE, "no_trace"),
        (Sighting(), [_entry(60)], CERTAIN, Finding.CANNOT_TELL, "history_too_short"),
        (
            Sighting(similar=True),
            [_entry(-60)],
            CERTAIN,
            Finding.CANNOT_TELL,
            "history_alike",
        ),
        (Sighting(), [], Proof(False, True, True), Finding.CANNOT_TELL, "history_blind"),
        (Sighting(), [], Proof(True, False, True), Finding.TOO_EARLY, "history_too_early"),
        (Sighting(), [], Proof(True, True, False), Finding.TOO_EARLY, "history_too_early"),
        (Sighting(), [], Proof(False, False, False), Finding.TOO_EARLY, "history_too_early"),
        (Sighting(), [], UNCLOCKED, Finding.CANNOT_TELL, "history_clock"),
        (Sighting(), [], replace(UNCLOCKED, form_known=False), *BLIND),
        (Sighting(), [], replace(UNCLOCKED, settled=False), *EARLY),
        (Sighting(_entry(1), 1), [_entry(1)], UNCLOCKED, Finding.SENT, ""),
    ],
)
def test_absence_is_an_answer_only_when_nothing_else_explains_it(
    sighting: Sighting, entries: list[HistoryEntry], proof: Proof, expected: Finding, reason: str
) -> None:
    assert judge(sighting, _claim(1, 0), _history(*entries), proof) == (expected, reason)
