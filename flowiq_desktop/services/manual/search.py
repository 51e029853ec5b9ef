"""Looking for words in a text, whatever their accents and capitals."""

from collections.abc import Iterator
from typing import NamedTuple

from flowiq_desktop.core.text.plain_letters import plain_letters

_ALIKE = str.maketrans("\u2019\u2018\u02bc", "'''")
"""Apostrophes of other forms than the one that keyboards have."""


class Place(NamedTuple):
    """Where a word stands: its first character, and the one behind its last."""

    start: int
    end: int


def places_of(wanted: str, text: str) -> tuple[Place, ...]:
    """Where the words stand, in their order; none where one of them is not in the text.

    Args:
        wanted: one or more words, or beginnings of words, or parts.
        text: what is looked through.
    """
    words = [word for part in wanted.split() if (word := _plain(part))]
    letters, origins = _folded(text)
    if not words or any(word not in letters for word in words):
        return ()
    spans = {span for word in words for span in _each(word, letters)}
    return tuple(Place(origins[start], origins[end - 1] + 1) for start, end in sorted(spans))


def _each(word: str, letters: str) -> Iterator[tuple[int, int]]:
    at = letters.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = letters.find(word, at + len(word))


def _plain(text: str) -> str:
    return plain_letters(text.translate(_ALIKE))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in plain letters, and for each of them the character that it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for at, sign in enumerate(text):
        plain = _plain(sign)
        letters.append(plain)
        origins += [at] * len(plain)
    return "".join(letters), origins
