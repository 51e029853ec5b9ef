"""Looking for words in a text, whatever their accents and capitals, and which page comes first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from flowiq_desktop.core.text.plain_letters import ARABIC_SPELLINGS, ARTICLE, plain_letters

FEWEST_LETTERS = 2
"""A single letter stands in every line, and says nothing."""
_ALIKE = str.maketrans("\u2019\u2018\u02bc", "'''")
"""Apostrophes of other forms than the one that keyboards have."""
_WORD = re.compile(r"\w+(?:'\w+)*")
_BEGINNING = rf"(?<!\w)(?:[\u0648\u0641]?(?:[\u0628\u0643\u0644]|\u0644\u0644)?(?:{ARTICLE})?)?"
"""A word begins here, or behind the little words that Arabic writes together with it."""
_ENDING = r"(?=\w{0,2}(?!\w))"
"""A word ends here, but for the sign of its plural: "what" is not the beginning of "WhatsApp"."""
_ARTICLE = re.compile(rf"(?<!\w){ARTICLE}(?=\w\w)")
_PREFIXING = frozenset({"zu"})
"""In isiZulu the beginning of a word changes with its place in the sentence."""
_SURE_PART = 4


class Place(NamedTuple):
    """Where a word stands: its first character, and the one behind its last."""

    start: int
    end: int


def is_searchable(wanted: str) -> bool:
    """Whether there is a word in it that can be looked for."""
    return bool(_words(wanted))


def places_of(wanted: str, text: str, language: str = "") -> tuple[Place, ...]:
    """Where the words stand, in their order; none where one of them is not in the text.

    Args:
        wanted: one or more words, or beginnings of words; what is shorter than two letters is
            left out.
        text: what is looked through.
        language: the text's; in some, parts of words are found as well.
    """
    words = _words(wanted)
    letters, origins = _folded(text)
    spans: set[tuple[int, int]] = set()
    for place, word in enumerate(words):
        is_whole = place < len(words) - 1  # another word follows: this one is typed to its end
        found = set(_each(word, letters, language, is_whole=is_whole))
        if not found:
            return ()
        spans |= found
    return tuple(Place(origins[start], origins[end - 1] + 1) for start, end in sorted(spans))


def rank_of(wanted: str, title: str, language: str = "") -> int:
    """How well a title fits: 0 when it is what was typed, 1 when it has all words, else 2."""
    if _WORD.findall(_plain(wanted)) == _WORD.findall(_plain(title)):
        return 0
    return 1 if places_of(wanted, title, language) else 2


def _words(wanted: str) -> list[str]:
    words = (_ARTICLE.sub("", word) for word in _WORD.findall(_plain(wanted)))
    return [word for word in words if len(word) >= FEWEST_LETTERS]


def _each(word: str, letters: str, language: str, *, is_whole: bool) -> Iterator[tuple[int, int]]:
    inside = language.partition("_")[0] in _PREFIXING and len(word) >= _SURE_PART
    beginning, end = "" if inside else _BEGINNING, _ENDING if is_whole and not inside else ""
    for found in re.finditer(f"{beginning}({re.escape(word)}){end}", letters):
        yield found.span(1)


def _plain(text: str) -> str:
    return plain_letters(text.translate(_ALIKE)).translate(ARABIC_SPELLINGS)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in plain letters, and for each of them the character that it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for at, sign in enumerate(text):
        plain = _plain(sign)
        letters.append(plain)
        origins += [at] * len(plain)
    return "".join(letters), origins
