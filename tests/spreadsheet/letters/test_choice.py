"""When one reading of letters is sure, and which words two are told apart by."""

import pytest

from flowiq_desktop.spreadsheet.letters.choice import is_sure, two_readings
from flowiq_desktop.spreadsheet.letters.readings import Reading, ShownReading


def reading(
    cost: float = 0.0, words: int = 1, per_letter: float = 3.0, encoding: str = "cp1252"
) -> Reading:
    return Reading(encoding, cost, tuple(f"w\u00f6rd{at}" for at in range(words)), per_letter)


def in_words(encoding: str, *words: str) -> Reading:
    return Reading(encoding, 0.0, words, 3.0)


@pytest.mark.parametrize(
    ("words", "per_letter", "needed"),
    [
        (1, 3.0, 8.5 + 8.0),
        (1, 3.8, 8.5 + 8.0),
        (10, 3.0, 8.5 + 1.5962),
        (100, 3.0, 8.5 + 0.3185),
        (1, 4.3, 8.5 + 8.0 + 2.0),
        (1, 4.8, 8.5 + 8.0 + 4.0),
    ],
)
def test_the_other_reading_has_to_be_so_much_less_likely(
    words: int, per_letter: float, needed: float
) -> None:
    first = reading(words=words, per_letter=per_letter)
    assert is_sure([first, reading(needed + 0.001)])
    assert not is_sure([first, reading(needed - 0.001)])


@pytest.mark.parametrize(("per_letter", "sure"), [(4.99, True), (5.0, False), (6.0, False)])
def test_letters_of_no_known_language_are_never_sure(per_letter: float, sure: bool) -> None:
    assert is_sure([reading(per_letter=per_letter)]) == sure
    assert is_sure([reading(per_letter=per_letter), reading(1000.0)]) == sure


def test_the_gap_itself_is_enough_and_counts_from_the_first() -> None:
    assert is_sure([reading(), reading(16.5)])
    assert is_sure([reading(100.0), reading(116.5)])
    assert not is_sure([reading(100.0), reading(116.0)])


def both_ways(*words: str) -> tuple[Reading, Reading]:
    """The words, and the same with each o that has two strokes for one with a tilde."""
    other = (word.replace("\u0151", "\u00f5") for word in words)
    return in_words("cp1250", *words), in_words("cp1252", *other)


def test_two_readings_are_shown_by_the_words_that_differ_most_in_the_files_order() -> None:
    words = ("same", "abcdefgh\u0151", "\u0151\u0151", "\u0151\u0151\u0151", "\u0151d\u0151")
    both = two_readings(*both_ways(*words))
    shown = " ".join(words[2:])
    assert both.taken == ShownReading("cp1250", shown)
    assert both.other == ShownReading("cp1252", shown.replace("\u0151", "\u00f5"))


def test_words_that_both_read_alike_are_not_shown() -> None:
    assert two_readings(*both_ways("same", "a\u0151")).taken.words == "a\u0151"


def test_a_letter_that_only_one_reading_has_is_a_difference() -> None:
    taken, other = both_ways("a\u0151", "b\u0151", "c\u0151", "de")
    longer = in_words("big5", *taken.words[:3], "defg")
    assert two_readings(longer, other).taken.words == "a\u0151 b\u0151 defg"


def test_words_that_come_twice_are_shown_no_more_than_three_times() -> None:
    taken = in_words("cp1250", *["\u0151"] * 5)
    other = in_words("cp1252", *["\u00f5"] * 5)
    assert two_readings(taken, other).taken.words == "\u0151 \u0151 \u0151"


def test_words_of_40_letters_are_shown_and_longer_ones_are_not() -> None:
    whole, longer = "\u0151" * 40, "b" + "\u0151" * 40
    assert two_readings(*both_ways(longer, whole)).taken.words == whole
    taken, other = both_ways("a\u0151", "\u0151" * 40)
    more = in_words("big5", "a\u0151", "\u0151" * 41)
    assert two_readings(more, other).taken.words == taken.words[0]


def test_of_nothing_but_longer_words_the_beginning_of_the_first_is_shown() -> None:
    both = two_readings(*both_ways("b" + "\u0151" * 40, "c" + "\u0151" * 40))
    assert both.taken.words == "b" + "\u0151" * 39
    assert both.other.words == "b" + "\u00f5" * 39
