"""Who owns which entry, compared with every assignment that there could be."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from flowiq_desktop.core.reconciliation.matching import Matching, match

NONE: frozenset[int] = frozenset()


def _assignments(fits: list[list[int]]) -> list[dict[int, int]]:
    """Every way to give as many claims as possible an entry each."""
    ways = [
        {claim: entry for claim, entry in enumerate(way) if entry is not None}
        for way in product(*([None, *entries] for entries in fits))
    ]
    ways = [way for way in ways if len(set(way.values())) == len(way)]
    most = max(map(len, ways))
    return [way for way in ways if len(way) == most]


FITS = st.lists(st.lists(st.integers(0, 3), max_size=4, unique=True), max_size=5)


@given(FITS)
def test_as_many_have_an_entry_as_can_and_no_entry_has_two_owners(fits: list[list[int]]) -> None:
    entry_of = match(fits, range(len(fits))).entry_of
    assert len(entry_of) == len(_assignments(fits)[0])
    assert len(set(entry_of.values())) == len(entry_of)
    assert all(entry in fits[claim] for claim, entry in entry_of.items())


@given(FITS)
def test_what_is_not_contested_has_its_entry_in_every_assignment(fits: list[list[int]]) -> None:
    matching = match(fits, range(len(fits)))
    ways = _assignments(fits)
    for claim in matching.entry_of:
        assert (claim in matching.contested) is not all(claim in way for way in ways)


@given(FITS, st.data())
def test_no_more_of_a_message_is_certain_than_any_assignment_has(
    fits: list[list[int]], data: st.DataObject
) -> None:
    messages = [data.draw(st.sampled_from("ab")) for _ in fits]
    matching = match(fits, messages)
    certain = [messages[claim] for claim in matching.entry_of if claim not in matching.contested]
    for message in set(messages):
        fewest = min(sum(messages[claim] == message for claim in way) for way in _assignments(fits))
        assert certain.count(message) <= fewest


@given(FITS, st.data())
def test_what_is_missing_for_certain_could_have_no_entry_but_its_equals(
    fits: list[list[int]], data: st.DataObject
) -> None:
    messages = [data.draw(st.sampled_from("ab")) for _ in fits]
    matching = match(fits, messages)
    owner = {entry: claim for claim, entry in matching.entry_of.items()}
    for claim in set(range(len(fits))) - set(matching.entry_of) - matching.contested:
        assert all(messages[owner[entry]] == messages[claim] for entry in fits[claim])


def test_the_first_ones_come_first() -> None:
    assert match([[0], [0]], "aa") == Matching({0: 0}, NONE)
    assert match([[0, 1], [0]], "aa") == Matching({0: 1, 1: 0}, NONE)


def test_where_different_messages_want_one_entry_all_are_contested() -> None:
    assert match([[0], [0]], "ab").contested == {0, 1}
    assert match([[0], [0], [0]], "aab").contested == {0, 1, 2}
    assert match([[0], [0], [0]], "baa").contested == {0, 1, 2}
    assert match([[0, 1], [0, 1], [2]], "abc") == Matching({0: 0, 1: 1, 2: 2}, NONE)


def test_a_thousand_alike_are_no_burden() -> None:
    matching = match([[*range(1000)]] * 1001, [b"same"] * 1001)
    assert len(matching.entry_of) == 1000


def test_messages_that_share_no_entry_do_not_contest_each_other() -> None:
    """Two of one message want one entry, two of another message another one."""
    assert match([[0], [0], [1], [1]], "aabb").contested == NONE
    assert match([[0], [0], [0, 1], [1]], "aabb").contested == frozenset(range(4))
