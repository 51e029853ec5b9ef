"""What the kinds of letters tell: nobody writes a capital, or two scripts, within a name."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_ODD: Final = 6.0
"""What a capital after a small letter costs, a small one among capitals, or another script
within a word."""
_LATIN_ENDS: Final = 0x370
_RUN: Final = re.compile(r"[^\W\d_]+")
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Casing:
    """How words of the file begin.

    Attributes:
        small: the share of its words of ASCII letters that begin with a small one.
    """

    small: float


def casing_of(words: Iterable[str]) -> Casing:
    """How these words begin; a few words tell little."""
    firsts = [found[0][0] for word in words if (found := _RUN.search(word))]
    plain = [first for first in firsts if first.isascii()]
    small = sum(first.islower() for first in plain)
    return Casing((small + 0.5) / (len(plain) + 2))


def case_cost(word: str, casing: Casing) -> float:
    """What the letters beyond ASCII cost for being small or capital where they are."""
    return sum(_run_cost(run, casing) for run in _RUN.findall(word) if not run.isascii())


def _run_cost(run: str, casing: Casing) -> float:
    cost = sum(
        _ODD
        for before, letter in pairwise(run)
        if before.islower() and letter.isupper() and not (before.isascii() and letter.isascii())
    )
    latin = [_is_latin(letter) for letter in run]
    cost += _ODD * sum(one != other for one, other in pairwise(latin))
    plain = [letter for letter in run if letter.isascii()]
    shouted = len(plain) >= _FEW and all(letter.isupper() for letter in plain)
    if shouted:
        cost += _ODD * sum(letter.islower() and letter != "ß" for letter in run)
    first = run[0]
    if not first.isascii() and first.islower() != first.isupper():
        cost -= math.log(casing.small if first.islower() else 1 - casing.small)
    return cost


def _is_latin(letter: str) -> bool:
    return ord(letter) < _LATIN_ENDS or not letter.isalpha()
