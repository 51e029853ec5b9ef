"""Answers: yes and no in a cell, in whatever language, and marks that mean the same."""

from functools import cache

from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.languages import words

_LONGEST = 40


def yes_or_no(text: str) -> bool | None:
    """Whether a cell says yes (True) or no (False); None for everything else, and for nothing."""
    if not text or len(text) > _LONGEST:
        return None
    key = _key(text)
    return True if key in _yes() else False if key in _no() else None


@cache
def _yes() -> frozenset[str]:
    return frozenset(map(_key, words("yes"))) - frozenset(map(_key, words("no")))


@cache
def _no() -> frozenset[str]:
    """A letter that is yes in one language and no in another is neither."""
    return frozenset(map(_key, words("no"))) - frozenset(map(_key, words("yes")))


def _key(text: str) -> str:
    plain = without_accents(text).casefold().replace("\ufe0f", "").replace(",", " ")
    return " ".join(plain.split()).strip(".!")
