"""Heading words: tells what stands above columns of people from what stands in them."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain

from flowiq_desktop.core.columns.heading_vocabulary import PHONE_STEMS, PHONE_WORDS
from flowiq_desktop.core.columns.synonyms import PHONE_NAMES, words_of
from flowiq_desktop.core.messages.types import REGISTRY
from flowiq_desktop.core.text.plain_letters import without_accents
from flowiq_desktop.core.vocabulary.languages import words
from flowiq_desktop.core.vocabulary.word_parts import single_words

_OURS = "flowiq "
_WHOLE_HEADINGS = (
    *("headings", "full_name", "first_name", "last_name", "people", "stopped", "consent"),
    *("language", "date", "links", "identity"),
)
"""Kinds of words that are headings where nothing else stands in the cell."""
_LONGEST = 60
_MOST_WORDS = 6
_MOST_TELLING = 4
"""In longer texts a single word says little: "Parents of the second class"."""


def is_heading(text: str) -> bool:
    """Whether a cell is a word that stands above columns, rather than in them."""
    key = _key(text)
    parts = key.split()
    if not 0 < len(parts) <= _MOST_WORDS or key in _placeholders():
        return False
    if key in _names() or key.startswith(_OURS) or names_a_phone(text):
        return True
    telling = {*parts, *words_of(text)} if len(parts) <= _MOST_TELLING else set()
    return not any(map(str.isdigit, key)) and not telling.isdisjoint(_head_words())


def names_a_phone(text: str) -> bool:
    """Whether a cell is what people write above phone numbers."""
    key = _key(text)
    if not key or key in _placeholders() or sum(map(str.isdigit, key)) > 1:
        return False
    has_stem = any(stem in key for stem in _phone_stems())
    return key in _phone_names() or has_stem or not _phone_words().isdisjoint(key.split())


def is_only_a_phone(text: str) -> bool:
    """Whether it is such words and nothing else: "Cell no", but not "contact her mother"."""
    key = _key(text)
    long = (word for word in key.split() if len(word) > len("no"))
    return names_a_phone(text) and (key in _phone_names() or all(map(names_a_phone, long)))


def is_placeholder(text: str) -> bool:
    """Whether it is what people write where a number is missing: "none", "no phone", "n/a"."""
    key = _key(text)
    return not key or key in _placeholders()


@cache
def _names() -> frozenset[str]:
    of_fields = chain.from_iterable((f.name, *f.names) for f in REGISTRY.all_fields())
    return _keys(chain(of_fields, *map(words, _WHOLE_HEADINGS)))


@cache
def _phone_names() -> frozenset[str]:
    return _keys(PHONE_NAMES)


@cache
def _head_words() -> frozenset[str]:
    return single_words("headings")


@cache
def _phone_words() -> frozenset[str]:
    return _keys(" ".join(PHONE_WORDS).split()) | single_words("telephone") | single_words("mobile")


@cache
def _phone_stems() -> frozenset[str]:
    return _keys(" ".join(PHONE_STEMS).split())


@cache
def _placeholders() -> frozenset[str]:
    return _keys(words("missing"))


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_key, texts))


def _key(text: str) -> str:
    """Words in small letters, without accents and signs; "" for what is too long for a header."""
    if len(text) > _LONGEST:
        return ""
    plain = without_accents(text).casefold()
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    return " ".join("".join(kept).split())
