"""What words cost in languages, mixed as a file mixes them; the figures are worked out by hand."""

import math
from collections.abc import Mapping, Sequence

import pytest

from flowiq_desktop.spreadsheet.letters.casing import Casing, case_cost
from flowiq_desktop.spreadsheet.letters.judging import Judge, Judgement
from flowiq_desktop.spreadsheet.letters.language_model import LanguageModel
from flowiq_desktop.spreadsheet.letters.marks import mark_cost

CASING = Casing(0.5)


def judged(
    words: Sequence[str],
    languages: Sequence[str] = ("one",),
    plain: Sequence[str] = (),
    known: Mapping[str, float] | None = None,
) -> Judgement:
    """Two languages of three letters each, for which a word costs the sum of its letters."""
    costs = {"one": {"a": 1.0, "b": 3.0, "e": 2.0}, "two": {"a": 2.0, "b": 1.0, "e": 2.0}}
    model = LanguageModel({name: {"": (letters, 0.0)} for name, letters in costs.items()})
    return Judge(model, plain, CASING, known or {}).judge(words, languages)


def test_a_word_costs_what_its_letters_do_and_each_word_is_followed_by_a_blank() -> None:
    assert judged(["ab", "a"]) == Judgement(5.0, (4.0, 1.0), 5, "one")


def test_the_parts_of_a_word_are_words_and_an_apostrophe_divides_none() -> None:
    assert judged(["ab-a1b"]) == Judgement(8.0, (8.0,), 7, "one")
    assert judged(["a'b"]).letters == 4


@pytest.mark.parametrize("word", ["\u20aca", "a\u2026", "a\u0401", "\u20ac"])
def test_signs_and_odd_letters_cost_more(word: str) -> None:
    letters = {"a": 1.0, "\u0401": 14.0}
    expected = sum(letters.get(sign, 0.0) for sign in word)
    beside = mark_cost(word) + case_cost(word, CASING)
    assert beside > 0
    assert judged([word]).words == pytest.approx((expected + beside,))


def test_plain_words_count_for_a_third_and_are_none_of_the_words() -> None:
    found = judged(["a"], plain=["b", "ab"])
    assert found.cost == pytest.approx(1.0 + 0.3 * (3.0 + 4.0))
    assert (found.words, found.letters) == ((1.0,), 2)


def test_a_word_that_all_languages_have_alike_tells_none() -> None:
    known = {"two": math.log(3)}
    assert judged(["e"], ("one", "two"), known=known).words == pytest.approx((2.0,))
    assert judged(["e"], ("one", "two"), known=known).language == "two"
    assert judged(["e"], ("one", "two"), known={"one": math.log(3)}).language == "one"


@pytest.mark.parametrize(("words", "language"), [(["a"], "one"), (["b"], "two")])
def test_the_language_is_the_one_that_the_words_have(words: list[str], language: str) -> None:
    assert judged(words, ("one", "two")).language == language


def test_plain_words_tell_the_language_too() -> None:
    assert judged(["e"], ("one", "two"), plain=["b"]).language == "two"
    assert judged(["b"], ("one", "two"), plain=["a"] * 9).language == "one"


def test_shares_are_found_in_three_rounds_from_what_is_known_before() -> None:
    # Known before are 3/4 and 1/4, which weigh as much as four words. In each round the two share
    # the word "b", which costs them 3 and 1, by what they have of the file: the first one gets
    # 0.28877, 0.20641, 0.19481 of it, and so has 0.65775, 0.64128, 0.63896 of the file.
    found = judged(["b"], ("one", "two"), known={"one": math.log(3)})
    cost = -math.log(0.63896157 * math.exp(-3) + 0.36103843 * math.exp(-1))
    assert found.words == pytest.approx((cost,), abs=1e-6)
    assert found.language == "one"


def test_what_no_language_can_have_costs_much_and_breaks_nothing() -> None:
    assert judged(["a" * 1000, "a"], ("one",)).words == (700.0, 1.0)
    assert judged(["a" * 1000], ("one", "two"), plain=["a"]).language == "one"
