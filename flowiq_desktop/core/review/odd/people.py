"""People whose names are spelled nearly the same, each with a number of their own."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from flowiq_desktop.core.text.plain_letters import plain_letters

_LEAST_LETTERS: Final = 7
"""Shorter names are alike by chance."""
_FEW: Final = 3
_RARE: Final = 0.005
_MOST_ALIKE: Final = 12
"""People of one sound who are compared with one another."""
_WORDS: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = (
    "aeiouyh"
    "\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9"  # Greek
    "\u0430\u0435\u0451\u0438\u0439\u043e\u0443"
    "\u044a\u044b\u044c\u044d\u044e\u044f\u0456\u0457\u0454"  # with those above: Cyrillic
    "\u05d5\u05d9"  # Hebrew: those that are written or left out
    "\u0621"  # Arabic: its vowels part names, such as Muhammad and Mahmud
)
"""And the letters that are heard as little; by their numbers, as some look like Latin ones."""
_SOUNDS: Final = str.maketrans("cqzvw\u0629\u0649\u06cc", "kksff\u0647\u064a\u064a", _VOWELS)
"""In Arabic the letters that end a word in two ways."""
_TWICE: Final = re.compile(r"(.)\1+")


class LookAlike(NamedTuple):
    """Two people.

    Attributes:
        at: the place of the one further down.
        other: that of the one above.
    """

    at: int
    other: int


def look_alikes(names: Sequence[str], numbers: Sequence[str]) -> list[LookAlike]:
    """People whose names differ by a letter or in the order of their words.

    Of a long list in which many are alike, as some are by chance, none are told.

    Args:
        names: of each person, with first and last name.
        numbers: of each, in the same order.
    """
    first: dict[str, int] = {}
    for at, name in enumerate(names):
        first.setdefault(name, at)
    by_sound: dict[str, list[tuple[str, int]]] = {}
    for name, at in first.items():
        words = sorted(_WORDS.findall(plain_letters(name)))
        letters = "".join(words)
        if len(words) > 1 and len(letters) >= _LEAST_LETTERS:
            by_sound.setdefault(_sound(letters), []).append((letters, at))
    groups = (alike for alike in by_sound.values() if 1 < len(alike) <= _MOST_ALIKE)
    found = [pair for alike in groups for pair in _nearly_same(alike, numbers)]
    return found if len(found) <= max(_FEW, _RARE * len(names)) else []


def _nearly_same(alike: Sequence[tuple[str, int]], numbers: Sequence[str]) -> Iterator[LookAlike]:
    for (one, at_one), (other, at_other) in combinations(alike, 2):
        if numbers[at_one] != numbers[at_other] and _differ_by_one(one, other):
            yield LookAlike(max(at_one, at_other), min(at_one, at_other))


def _sound(letters: str) -> str:
    """What is left of a name that is spelled by ear: consonants, each once."""
    return _TWICE.sub(r"\1", letters.translate(_SOUNDS))


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one letter is another, or is left out, or none is."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[at + (len(one) == len(other)) :] == other[at + 1 :]
