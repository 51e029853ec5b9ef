"""What signs that are no letters cost: common ones little, frames and controls much."""

import unicodedata
from typing import Final

_COSTS: Final = (
    ("\u2019\u00a0", 6.0),
    ("\u2013\u201c\u201d\u201e\u00ab\u00bb\u2026\u20ac\u00b0\u00ba\u00aa\u2014\u2018", 7.5),
    ("\u00a3\u00a7\u00a9\u00ae\u2122\u00b7\u2022\u00b4\u00d7\u2116\u00bf\u00a1\u00bd\u00b2", 9.0),
)
_SIGNS: Final = {sign: cost for signs, cost in _COSTS for sign in signs}
_RARE: Final = 13.0
_NEVER: Final = 30.0
"""Control characters and places that stand for nothing."""
_MISPLACED: Final = 8.0
_INSIDE: Final = frozenset("\u2019\u00b7\u00b4\u2013\u2014")
_BEFORE: Final = frozenset("\u201c\u201e\u00ab\u2018\u00bf\u00a1\u2022\u20ac\u00a3\u00a7\u2116")
_ELISION: Final = 3.0
"""An apostrophe before a word is rarer than within one: Afrikaans has some."""
_AFTER: Final = frozenset("\u201d\u00bb\u2026\u2122\u00ae\u00a9\u00ba\u00aa\u20ac\u00b0\u201c")
_ON_LETTERS: Final = "Mn"
_OWN_MARK: Final = 2.5
"""A vowel of Thai, Hebrew or Arabic that is written on a letter is no rarer than a letter."""
_BLOCK_BITS: Final = 7
_LEFT_OVER: Final = frozenset({"Cc", "Cn", "Co", "Cs"})


def mark_cost(word: str) -> float:
    """What the signs beyond ASCII in a word cost that are no letters."""
    if word.isascii():
        return 0.0
    padded = f" {word} "
    return sum(
        _cost(padded[at - 1], padded[at], padded[at + 1])
        for at in range(1, len(padded) - 1)
        if not padded[at].isascii() and not _is_letter(padded[at])
    )


def _is_letter(sign: str) -> bool:
    return sign.isalpha() and sign not in {"ª", "º"}


def _cost(before: str, sign: str, after: str) -> float:
    category = unicodedata.category(sign)
    if category in _LEFT_OVER:
        return _NEVER
    if category == _ON_LETTERS and ord(before) >> _BLOCK_BITS == ord(sign) >> _BLOCK_BITS:
        return _OWN_MARK
    cost = _SIGNS.get(sign, _RARE)
    left, right = _is_letter(before), _is_letter(after)
    if left and right:
        fits = sign in _INSIDE
    elif left or right:
        fits = sign in (_AFTER if left else _BEFORE) or sign in _INSIDE
    else:
        fits = True
    if sign == "\u2019" and right and not left:
        return cost + _ELISION
    return cost if fits else cost + _MISPLACED
