"""The word for yes, as people of each language type it."""

import gettext

import pytest

from flowiq_desktop.cli.answers import is_yes
from flowiq_desktop.texts.catalogue import Catalogue, use


class _Yes(gettext.NullTranslations):
    """A language that has a word for yes, and no other."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def gettext(self, message: str) -> str:
        return self._word if message == "yes" else message


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("sí", "si"),
        ("sí", "SÍ\n"),
        ("sí", "si\u0301"),
        ("sim", " Sim "),
        ("oui", "Oui.\n"),
        ("ja", "JA"),
        ("yebo", "“yebo”"),
        ("نعم", "نَعَم\n"),
        ("نعم", "yes"),
        ("ja", "Yes\n"),
    ],
)
def test_yes_is_yes_with_and_without_accents_and_in_english(word: str, typed: str) -> None:
    use(Catalogue("es", _Yes(word)))
    try:
        assert is_yes(typed)
        assert not any(map(is_yes, ("", "\n", "no", "s", "y", f"{word} {word}", f"{word}?no")))
    finally:
        use(Catalogue())


def test_the_word_of_another_language_is_none() -> None:
    assert is_yes("yes")
    assert not any(map(is_yes, ("oui", "ja", "y", "yesss")))
