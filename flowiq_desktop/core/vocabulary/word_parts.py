"""Word parts: looking the words of a text up among those of a kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Self

from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.languages import words

_SEVERAL = re.compile(r"[\s\-'.]")


@dataclass(frozen=True, slots=True)
class WordParts:
    """Words, and parts that longer words begin or end with, folded as `folded` does it."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, kind: str) -> Self:
        """Those of all languages; a hyphen in the list stands where a word may go on."""
        beginnings = [folded(word) for word in words(kind) if word.endswith("-")]
        ends = [folded(word) for word in words(kind) if word.startswith("-")]
        whole = single_words(kind).union(beginnings, ends)
        return cls(whole, tuple(beginnings), tuple(ends))

    def in_any(self, found: Iterable[str]) -> bool:
        """Whether one of some folded words is among them."""
        return any(
            word in self.whole or word.startswith(self.beginnings) or word.endswith(self.ends)
            for word in found
        )


@cache
def single_words(kind: str) -> frozenset[str]:
    """The entries of a kind that are one word, folded."""
    plain = (without_accents(word).casefold() for word in words(kind))
    return frozenset(word for word in plain if not _SEVERAL.search(word))


def folded(word: str) -> str:
    """A word or a part of one without accents, capitals and hyphens."""
    return without_accents(word).casefold().strip("-")
