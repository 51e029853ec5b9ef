"""Words that names begin with."""

import pytest

from flowiq_desktop.core.vocabulary.name_beginnings import begins_names


@pytest.mark.parametrize("word", ["van", "Van", "AN", "São", "بن"])
def test_beginnings_of_names(word: str) -> None:
    assert begins_names(word)


@pytest.mark.parametrize("word", ["", "the", "Dear", "Grade", "Vance"])
def test_other_words(word: str) -> None:
    assert not begins_names(word)
