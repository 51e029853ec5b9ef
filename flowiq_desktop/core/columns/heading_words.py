"""Heading words: tells what stands above columns of people from what stands in them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain

from flowiq_desktop.core.columns.heading_vocabulary import (
    HEAD_WORDS,
    PHONE_STEMS,
    PHONE_WORDS,
    PLACEHOLDERS,
)
from flowiq_desktop.core.columns.synonyms import PHONE_NAMES, words_of
from flowiq_desktop.core.messages.types import REGISTRY

_MARKS = re.compile("[\u0300-\u036f\u093c\u09bc\u0a3c]")
"""Accents, and the dots of Indian scripts that are typed in two ways."""
_OURS = "flowiq "
_LONGEST = 60
_MOST_WORDS = 6
_MOST_TELLING = 4
"""In longer texts a single word says little: "Parents of the second class"."""


def is_heading(text: str) -> bool:
    """Whether a cell is a word that stands above columns, rather than in them."""
    key = _key(text)
    words = key.split()
    if not 0 < len(words) <= _MOST_WORDS or key in _placeholders():
        return False
    if key in _names() or key.startswith(_OURS) or names_a_phone(text):
        return True
    telling = {*words, *words_of(text)} if len(words) <= _MOST_TELLING else set()
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
    words = (word for word in key.split() if len(word) > len("no"))
    return names_a_phone(text) and (key in _phone_names() or all(map(names_a_phone, words)))


def is_placeholder(text: str) -> bool:
    """Whether it is what people write where a number is missing: "none", "no phone", "n/a"."""
    key = _key(text)
    return not key or key in _placeholders()


@cache
def _names() -> frozenset[str]:
    return _keys(chain.from_iterable((f.name, *f.column.also) for f in REGISTRY.all_fields()))


@cache
def _phone_names() -> frozenset[str]:
    return _keys(PHONE_NAMES)


@cache
def _head_words() -> frozenset[str]:
    return _keys(" ".join(HEAD_WORDS).split())


@cache
def _phone_words() -> frozenset[str]:
    return _keys(" ".join(PHONE_WORDS).split())


@cache
def _phone_stems() -> frozenset[str]:
    return _keys(" ".join(PHONE_STEMS).split())


@cache
def _placeholders() -> frozenset[str]:
    return _keys(PLACEHOLDERS)


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_key, texts))


def _key(text: str) -> str:
    """Words in small letters, without accents and signs; "" for what is too long for a header."""
    if len(text) > _LONGEST:
        return ""
    plain = re.sub(
        "[\u0300-\u036f\u093c\u09bc\u0a3c]", "", unicodedata.normalize("NFKD", text)
    ).casefold()
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    return " ".join("".join(kept).split())
