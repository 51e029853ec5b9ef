"""Words of emoji as they are compared: small letters, without accents, beginnings count."""

import re
from collections.abc import Iterator

from flowiq_desktop.core.text.plain_letters import (
    ARABIC_SPELLINGS,
    ARTICLE,
    KEYBOARDS,
    plain_letters,
)

_JOINED = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
"""Letters that most keyboards write as two: "coeur" is "cœur"."""
_BETWEEN = re.compile(r"[-'\u2019\u02bc\u2010]+")
"""What joins two words into one: "e-pos", "l'école", "i-ambulensi"."""
_OUTSIDE = re.compile(r"[^\w\s'\u2019\u02bc\u2010-]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_VOWELS = tuple("aeiou")
_WITHOUT_FIRST_VOWEL = "zu"


def index_of(text: str, language: str) -> str:
    """All that a word may begin with to be found, with a blank before each.

    Args:
        text: names and words.
        language: its code. Arabic words are found with and without the article, Zulu ones with and
            without the vowel that they begin with, which people leave out.
    """
    found = (way for word in _words(text) for way in _ways(word, language))
    return "".join(f" {way}" for way in dict.fromkeys(found))


def beginnings(wanted: str) -> tuple[tuple[str, ...], ...]:
    """For each word that somebody types what has to stand in the index: one of its ways."""
    ways = (tuple(f" {part}" for part in _whole_and_parts(word)) for word in _words(wanted))
    return tuple(filter(None, ways))


def bare(text: str) -> str:
    """A name as it is compared as a whole: without accents, capitals and the article of Arabic."""
    return " ".join(word.removeprefix(ARTICLE) for word in _words(text))


def _words(text: str) -> list[str]:
    plain = plain_letters(text.translate(_JOINED))
    plain = plain.translate(ARABIC_SPELLINGS).translate(KEYBOARDS)
    return _OUTSIDE.sub(" ", plain).split()


def _whole_and_parts(word: str) -> Iterator[str]:
    parts = [part for part in _BETWEEN.split(word) if part]
    if parts:
        yield "".join(parts)
        # A letter alone is an elision: "l'école" is not all that begins with l.
        yield from (part for part in parts if len(part) > 1)


def _ways(word: str, language: str) -> Iterator[str]:
    for part in _whole_and_parts(word):
        yield part
        if _ARABIC.match(part):
            yield from (part.removeprefix(ARTICLE), ARTICLE + part)
        elif language == _WITHOUT_FIRST_VOWEL and part.startswith(_VOWELS):
            yield part[1:]
