"""Texts in capitals among others, and texts with braces left in them."""

from collections.abc import Sequence
from typing import Final

_FEWEST: Final = 10
"""Texts from which on it can be said what is usual."""
_RARE: Final = 0.1
_LEAST_LETTERS: Final = 4
"""Shorter ones are initials and abbreviations."""
_SIGNS: Final = "{}"


def in_capitals(texts: Sequence[str]) -> list[int]:
    """Places of texts in capitals, where nearly all others have small letters."""
    telling = sum(map(_has_small_letters, texts))
    if telling < _FEWEST:
        return []
    found = [at for at, text in enumerate(texts) if text.isupper() and _is_long(text)]
    return found if len(found) <= _RARE * telling else []


def with_braces(texts: Sequence[str]) -> list[int]:
    """Places of texts that have a brace in them, where nearly all others have none."""
    joined = "".join(texts)
    if not any(sign in joined for sign in _SIGNS):
        return []
    found = [at for at, text in enumerate(texts) if "{" in text or "}" in text]
    return found if len(found) <= max(1, _RARE * len(texts)) else []


def _has_small_letters(text: str) -> bool:
    return text != text.upper()


def _is_long(text: str) -> bool:
    return len(text) >= _LEAST_LETTERS and sum(map(str.isalpha, text)) >= _LEAST_LETTERS
