"""Titles are known in any of the languages, with a point or without."""

import pytest

from flowiq_desktop.core.vocabulary.titles import is_title


@pytest.mark.parametrize("word", ["Mrs", "MR.", "Mev", "Sra.", "Señora", "Mme", "Frau", "السيدة"])
def test_titles(word: str) -> None:
    assert is_title(word)


@pytest.mark.parametrize("word", ["", "Anna", "me", "Drew", "Mrs Botha", ".", "Dr", "Don"])
def test_no_titles(word: str) -> None:
    assert not is_title(word)
