"""Titles are known in any of the languages, with a point or without."""

import pytest

from flowiq_desktop.core.vocabulary.titles import are_titles, is_same_title, is_title


@pytest.mark.parametrize("word", ["Mrs", "MR.", "Mev", "Sra.", "Señora", "Mme", "Frau", "السيدة"])
def test_titles(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["", "Anna", "me", "Drew", "Mrs Botha", ".", "Dr", "Don"])
def test_no_titles(word: str) -> None:
    assert not is_title(word)


def test_titles_of_the_same_people() -> None:
    assert is_same_title("Mr", "Mnr.")
    assert is_same_title("M.", "Monsieur")
    assert not is_same_title("Mrs", "Mr")
    assert not is_same_title("Mme", "M.")


def test_a_letter_is_a_title_beside_a_french_one_alone() -> None:
    assert are_titles("Mme", "M.")
    assert are_titles("M.", "M.")
    assert not are_titles("Mr", "M.")
    assert not are_titles("Mme", "M")
