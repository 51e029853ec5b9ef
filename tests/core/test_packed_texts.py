"""Long columns held in little memory read as what they were made of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowiq_desktop.core import packed_texts
from flowiq_desktop.core.packed_texts import PackedTexts, growing
from tests.examples import examples

TEXTS = st.lists(st.text(max_size=4) | st.sampled_from(["", "\0", "\ud800", "🙂", "a\nb"]))
PLACES = st.none() | st.integers(-2_700, 2_700)


@settings(max_examples=examples(100))
@given(TEXTS, st.integers(0, 2_500), PLACES, PLACES, st.sampled_from([None, 1, 2, 999, -1, -7]))
def test_texts_slices_and_slices_of_slices_are_those_of_a_list(
    texts: list[str], filled: int, start: int | None, stop: int | None, step: int | None
) -> None:
    known = [*map(str, range(filled)), *texts]
    packed = PackedTexts(known[: len(known) // 2])
    packed.extend(known[len(known) // 2 :])
    assert len(packed) == len(known)
    assert [*packed] == known
    assert [*packed[start:stop:step]] == known[start:stop:step]
    assert [*map(packed.__getitem__, range(-len(known), len(known)))] == [*known, *known]


def test_a_long_slice_is_packed_and_a_short_one_is_a_list() -> None:
    known = [f"Pupil {at}" for at in range(25_300)]
    part = PackedTexts(known)[1:]
    assert isinstance(part, PackedTexts)
    assert len(part) == len(known) - 1
    assert part[:1_000] == known[1:1_001]
    assert (part[0], part[-1]) == (known[1], known[-1])
    assert [*part[300:20_000]] == known[301:20_001]
    assert part[20_000:][5_299 - 1 :] == known[25_299:]


def test_there_is_no_text_beyond_the_last() -> None:
    packed = PackedTexts(["a"] * 1_500)
    with pytest.raises(IndexError):
        packed[1_500]
    with pytest.raises(IndexError):
        packed[500:][1_000]


def test_only_a_long_column_is_packed() -> None:
    assert growing(packed_texts.LONG) == []
    assert isinstance(growing(packed_texts.LONG + 1), PackedTexts)
